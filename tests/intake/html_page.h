// A page read from a string, and what its blocks hold.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "intake/html.h"

namespace gouji::test {

inline Document page(std::string html, const Limits& limits = Limits()) {
  auto source = std::make_shared<Source>();
  source->path = "page.html";
  source->charset = "UTF-8";
  source->text = std::move(html);
  Document document;
  document.format = Format::html;
  document.source = source;
  read_html(document, limits);
  return document;
}

inline std::string source_of(const Document& document, Locus where) {
  return document.source->text.substr(where.begin, where.end - where.begin);
}

// Every block in one line: paragraphs as their text (# for each level of a heading, ~ for chrome),
// grids as [rows x columns: cells], what is embedded as <kind target label>.
inline std::vector<std::string> outline(const Document& document) {
  std::vector<std::string> lines;
  for (const auto& block : document.blocks) {
    std::string line;
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      line.append(static_cast<std::size_t>(paragraph->heading_level), '#');
      if (paragraph->chrome) line += '~';
      line += paragraph->text.utf8;
    } else if (const auto* grid = std::get_if<Grid>(&block)) {
      line = "[" + std::to_string(grid->rows) + "x" + std::to_string(grid->columns) + ":";
      for (std::uint32_t row = 0; row < grid->rows; ++row) {
        line += row == 0 ? " " : " / ";
        for (std::uint32_t column = 0; column < grid->columns; ++column) {
          const auto* cell = grid->at(row, column);
          if (column != 0) line += '|';
          if (cell == nullptr) {
            line += '?';
          } else if (cell->row != row) {
            line += '^';
          } else if (cell->column != column) {
            line += '<';
          } else {
            line += (cell->header ? "*" : "") + cell->text.utf8 + (cell->picture ? "!" : "");
          }
        }
      }
      line += "]";
    } else {
      const auto& embedded = std::get<Embedded>(block);
      constexpr const char* kKinds[] = {"picture", "frame", "attachment"};
      line = std::string("<") + kKinds[static_cast<int>(embedded.kind)] + " " + embedded.target +
             " " + embedded.label + ">";
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

inline std::vector<std::string> problem_ids(const Document& document) {
  std::vector<std::string> ids;
  for (const auto& problem : document.problems) ids.push_back(problem.id);
  return ids;
}

using Lines = std::vector<std::string>;

}  // namespace gouji::test
