#include "reading/read.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"
#include "reading/doubts.h"
#include "reading/opening.h"
#include "reading/rows.h"
#include "reading/sections.h"
#include "reading/tables.h"
#include "reading/words.h"

namespace gouji {
namespace {

Home home_of(const Report& report, const std::string& section) {
  const auto spec = report.pack->section_index(section);
  Home home;
  for (const auto& s : report.sections) {
    // Of a section that stands twice, the one that holds more.
    if (s.spec == spec && spec >= 0 && s.end_block - s.first_block > home.end - home.begin) {
      home = {s.first_block, s.end_block};
    }
  }
  return home;
}

// A table that was not found may be there in a form that cannot be read.
void look_for_stand_ins(Report& report, TableReading& table) {
  const auto& blocks = report.document->blocks;
  auto [from, to] = home_of(report, table.spec->section);
  const bool own_section = to > from;
  if (!own_section) to = blocks.size();
  for (auto i = from; i < to; ++i) {
    if (const auto* grid = std::get_if<Grid>(&blocks[i])) {
      const auto picture = std::find_if(grid->cells.begin(), grid->cells.end(),
                                        [](const Cell& cell) { return cell.picture; });
      if (picture == grid->cells.end() || !own_section) continue;
      table.state = TableState::unreadable;
      table.trouble = "picture";
      table.where = grid->where;
      table.placed = true;
      return;
    }
    const auto* embedded = std::get_if<Embedded>(&blocks[i]);
    if (embedded == nullptr) continue;
    // A page full of pictures says nothing of a table unless the picture stands in its section, or
    // the page has no section at all.
    if (!own_section && !report.sections.empty()) continue;
    table.state = TableState::unreadable;
    table.trouble = embedded->kind == Embedded::Kind::picture      ? "picture"
                    : embedded->kind == Embedded::Kind::attachment ? "attachment"
                                                                   : "frame";
    table.where = embedded->where;
    table.placed = true;
    return;
  }
}

// Rows that another table asks for are no unknown rows of this one.
void drop_foreign_rows(std::vector<TableReading>& tables, const Words& words) {
  for (auto& table : tables) {
    std::erase_if(table.unknown_rows, [&](const UnknownRow& row) {
      const auto key = label_key(row.raw);
      return std::any_of(words.tables.begin(), words.tables.end(), [&](const TableWords& other) {
        return &other.spec() != table.spec &&
               (other.row(key).index >= 0 || other.column(key).index >= 0);
      });
    });
  }
}

// On pages a row without figures stands right above the heading that follows its table.
std::vector<std::size_t> headings_on_pages(const Report& report) {
  const auto& nodes = report.document->nodes;
  std::vector<std::size_t> headings;
  if (nodes.empty() || nodes.front().page == 0) return headings;
  for (const auto& section : report.sections) {
    if (!section.implied) headings.push_back(section.heading_block);
  }
  return headings;
}

void limit_preamble(Report& report) {
  const auto& document = *report.document;
  report.preamble_end = report.sections.empty() ? std::min<std::size_t>(document.blocks.size(), 60)
                                                : report.sections.front().heading_block;
}

}  // namespace

YearChoice choose_year(const Report& report) {
  if (report.title_year) return {report.title_year->year, "title"};
  if (report.period && !report.period->damaged) return {report.period->from_year, "period"};
  if (report.overview_year) return {report.overview_year->year, "overview"};
  if (report.published_year) return {report.published_year->year - 1, "published"};
  return {};
}

Report read_opening(std::shared_ptr<const Document> document, std::shared_ptr<const Pack> due) {
  const auto words = words_of(*due);
  Report report;
  report.document = with_headings_apart(std::move(document), *words);
  report.pack = due;
  report.followed = std::move(due);
  report.sections = find_sections(*report.document, *words);
  limit_preamble(report);
  read_title(report, *words);
  read_second_title(report, *words);
  read_published(report, *words);
  read_period(report, *words);
  read_overview_year(report);
  return report;
}

Report read_report(Report opening, std::shared_ptr<const Pack> followed, const Limits& limits) {
  Report report = std::move(opening);
  read_preamble_parts(report, *words_of(*report.pack));
  report.followed = followed;
  const auto table_words = words_of(*followed);
  const auto runs = piece_runs(*report.document, headings_on_pages(report));
  for (const auto& table : table_words->tables) {
    limits.keep_time();
    report.tables.push_back(read_table(table, runs, home_of(report, table.spec().section)));
    auto& reading = report.tables.back();
    doubt_missing(*report.document, home_of(report, table.spec().section), reading);
    doubt_damaged(*report.document, home_of(report, table.spec().section), reading);
    if (report.document->loss() >= Loss::cells) doubt_blanks(reading);
    if (reading.state == TableState::missing) look_for_stand_ins(report, reading);
    if (reading.placed) continue;
    const auto spec = report.pack->section_index(reading.spec->section);
    for (const auto& section : report.sections) {
      if (section.spec != spec) continue;
      reading.where = section.where;
      reading.placed = true;
      break;
    }
  }
  drop_foreign_rows(report.tables, *table_words);
  return report;
}

std::vector<Telltale> find_telltales(const Document& document,
                                     const std::vector<std::string>& telltales) {
  std::vector<Telltale> found;
  std::vector<std::string> needles;
  auto shortest = std::string::npos;
  for (const auto& label : telltales) {
    needles.push_back(folded(label));
    shortest = std::min(shortest, needles.back().size());
  }
  std::vector<std::optional<Locus>> first(needles.size());
  std::string above;  // the line or cell before, folded: a label may have begun there
  const auto look = [&](const Text& text, bool label) {
    constexpr std::size_t kLine = 200, kReport = 3000;  // bytes
    const auto size = text.utf8.size();
    // In running text a label counts only where the line is one, or a whole report on one line.
    if (size == 0 || (!label && size > kLine && size < kReport)) return above.clear();
    // Folding makes no text twice as long.
    const auto begun = above.size();
    if (begun + size * 2 < shortest) return above.clear();
    const auto plain = above + folded(text.utf8);
    for (std::size_t i = 0; i < needles.size(); ++i) {
      if (first[i] || plain.find(needles[i]) == std::string::npos) continue;
      first[i] = text.locus();
    }
    above = size > kLine ? "" : plain.substr(begun);
  };
  for (const auto& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      look(paragraph->text, false);
    } else if (const auto* grid = std::get_if<Grid>(&block)) {
      above.clear();
      for (const auto& cell : grid->cells) look(cell.text, true);
    }
  }
  for (std::size_t i = 0; i < needles.size(); ++i) {
    if (first[i]) found.push_back({telltales[i], *first[i]});
  }
  return found;
}

}  // namespace gouji
