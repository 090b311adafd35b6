// Figures that cannot be had: of a table that stands twice, of a formula without its result.
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

#include "check/check.h"
#include "check/edition_choice.h"
#include "check/print.h"
#include "intake/intake.h"

namespace gouji {
namespace {

using Lines = std::vector<std::string>;

std::string sound() {
  std::ifstream in(std::string(GOUJI_SOURCE_DIR) + "/examples/sound.html");
  REQUIRE(in.good());
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// The n-th table of the page, from 0.
std::string table_of(const std::string& page, int n) {
  auto begin = page.find("<table");
  for (; n > 0; --n) begin = page.find("<table", begin + 1);
  const auto end = page.find("</table>", begin) + 8;
  return page.substr(begin, end - begin);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

// What is found in the sound page with more behind it.
Lines found(const std::string& more) {
  static PackLibrary packs;
  Lines lines;
  const auto page = replaced(sound(), "</body>", more + "</body>");
  for (const auto& f : check_bytes("report.html", page, packs, {}).findings) {
    lines.push_back(f.rule + " " + std::string(to_string(f.severity)) + " " + f.row.value_or("") +
                    "." + f.column.value_or("") + " " + f.found.value_or("-") + " " +
                    (f.related.empty() ? "" : f.related[0].found));
  }
  return lines;
}

}  // namespace

TEST_CASE("a second copy of a table with other figures is told, whichever the table") {
  const auto page = sound();
  const auto applications = replaced(table_of(page, 1), "<td>38</td>", "<td>83</td>");
  CHECK(found(applications) == Lines{"table.duplicate unclear received.natural_person 83 38"});
  const auto proceedings = replaced(table_of(page, 2), "<td>1</td>", "<td>4</td>");
  CHECK(found(proceedings) == Lines{"table.duplicate unclear review.upheld 4 1"});
}

TEST_CASE("a second copy with the same figures, or a few rows of another table, are let be") {
  const auto page = sound();
  for (int table = 0; table < 3; ++table) CHECK(found(table_of(page, table)) == Lines{});
  CHECK(found("<table><tr><td>行政处罚</td><td>3</td></tr><tr><td>行政强制</td><td>2</td></tr></"
              "table>") == Lines{});
}

TEST_CASE("a cell whose formula was saved without its result is unread, neither blank nor 0") {
  auto document = std::make_shared<Document>(read_document("report.html", sound(), Limits()));
  for (auto& block : document->blocks) {
    auto* grid = std::get_if<Grid>(&block);
    if (grid == nullptr) continue;
    for (auto& cell : grid->cells) {
      if (cell.text.utf8 != "38") continue;
      cell.text.utf8.clear();
      cell.unread = true;
    }
  }
  PackLibrary packs;
  const auto report = read_in_edition(document, packs, {}).report;
  const auto& table = report.tables.at(1);
  CHECK(table.at(0, 0).state == FigureState::unreadable);
  CHECK(table.trouble == "no-result");
  CHECK(table.at(0, 1).state == FigureState::number);
}

}  // namespace gouji
