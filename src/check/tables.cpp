#include <string>
#include <utility>

#include "check/cell_list.h"
#include "check/compose.h"
#include "check/rule_checks.h"
#include "check/table_cells.h"

namespace gouji {
namespace {

constexpr std::size_t kRowsNamed = 8;

Bilingual section_of(const Report& report, const TableSpec& table) {
  for (const auto* pack : {report.pack.get(), report.followed.get()}) {
    if (pack == nullptr) continue;
    if (const auto* section = pack->section(table.section)) return section_name(*section);
  }
  return {table.section, table.section};
}

Finding table_finding(const Report& report, const Rule& rule, std::string_view key,
                      const TableReading& table, std::vector<Argument> arguments) {
  arguments.emplace_back("table", table_name(*table.spec));
  const auto where = place_of(report, table);
  auto finding = make_finding(report, rule, key, arguments, &where);
  finding.section = table.spec->section;
  finding.table = table.spec->id;
  return finding;
}

void set_place(const Report& report, const Figure* first, Finding& finding) {
  if (first != nullptr && first->where != Locus{}) {
    finding.place = report.document->place(first->where);
  }
}

// Calls `visit(row, column, figure)` for figures that are there and were not read for this reason.
template <typename Visit>
void each_unread(const TableReading& table, Unread reason, Visit visit) {
  for (int row = 0; row < static_cast<int>(table.spec->rows.size()); ++row) {
    for (int column = 0; column < static_cast<int>(table.spec->columns.size()); ++column) {
      const auto& figure = table.at(row, column);
      if (figure.state == FigureState::unreadable && figure.unread == reason) {
        visit(row, column, figure);
      }
    }
  }
}

// The cells whose figures could not be read for a reason that goes by `key`.
void report_cells(const Report& report, const Rule& rule, const TableReading& table, Unread reason,
                  std::string_view key, Findings& findings) {
  CellList cells(*table.spec);
  const Figure* first = nullptr;
  each_unread(table, reason, [&](int row, int column, const Figure& figure) {
    if (first == nullptr) first = &figure;
    cells.add(row, column);
  });
  if (first == nullptr) return;
  auto finding = table_finding(report, rule, key, table,
                               {{"count", std::to_string(cells.count())}, {"cells", cells.text()}});
  set_place(report, first, finding);
  findings.push_back(std::move(finding));
}

// The table that is out of reach, or the rows whose figures cannot be tied to their cells.
void report_untied(const Report& report, const Rule& rule, const TableReading& table,
                   Findings& findings) {
  std::vector<Bilingual> rows;
  const Figure* first = nullptr;
  int last = -1;
  each_unread(table, Unread::untied, [&](int row, int, const Figure& figure) {
    if (row == last) return;
    last = row;
    if (first == nullptr) first = &figure;
    const auto name = row_name(*table.spec, row);
    rows.push_back({"“" + name.zh + "”", name.en});
  });
  if (table.state == TableState::read && first == nullptr) return;
  auto key = table.trouble.empty() ? std::string("untied") : table.trouble;
  if (key == "untied" && rows.empty()) key.clear();  // not even a row is known
  auto finding =
      table_finding(report, rule, key, table, {{"rows", enumerate(rows, kRowsNamed, "行")}});
  set_place(report, first, finding);
  findings.push_back(std::move(finding));
}

}  // namespace

// A table whose section is missing, too, ought to stand where that ought to.
void check_table_missing(const Examination& examination, const Rule& rule, Findings& findings) {
  const auto& report = examination.report;
  for (const auto& table : report.tables) {
    if (table.spec == nullptr || table.state != TableState::missing) continue;
    const int section = report.pack->section_index(table.spec->section);
    const bool gone = section >= 0 && !table.placed && !report.sections.empty();
    auto finding = table_finding(report, rule, gone ? "section" : "", table,
                                 {{"section", section_of(report, *table.spec)}});
    if (table.damaged) finding.severity = Severity::unclear;
    if (gone) finding.place = report.document->place(place_of_missing_section(report, section));
    findings.push_back(std::move(finding));
  }
}

void check_table_blank(const Examination& examination, const Rule& rule, Findings& findings) {
  for (const auto& table : examination.report.tables) {
    if (!is_blank(table)) continue;
    findings.push_back(table_finding(examination.report, rule, "", table, {}));
    if (table.damaged) findings.back().severity = Severity::unclear;
  }
}

void check_table_unreadable(const Examination& examination, const Rule& rule, Findings& findings) {
  for (const auto& table : examination.report.tables) {
    if (table.spec == nullptr || table.state == TableState::missing) continue;
    report_cells(examination.report, rule, table, Unread::drawn, "drawn", findings);
    report_cells(examination.report, rule, table, Unread::damaged, "damaged", findings);
    report_untied(examination.report, rule, table, findings);
  }
}

// Which of two copies is meant nobody can tell: all else goes by the first.
void check_table_duplicate(const Examination& examination, const Rule& rule, Findings& findings) {
  const auto& report = examination.report;
  for (const auto& table : report.tables) {
    if (table.other_copy.empty()) continue;
    const auto& other = table.other_copy.front();
    const auto& first = table.at(other.row, other.column);
    auto finding = table_finding(report, rule, "", table,
                                 {{"row", row_name(table, other.row)},
                                  {"column", column_name(*table.spec, other.column)},
                                  {"found", quotable(other.figure.raw)},
                                  {"first", quotable(first.raw)},
                                  {"count", std::to_string(table.other_copy.size())}});
    finding.place = report.document->place(other.figure.where);
    finding.row = table.spec->rows[static_cast<std::size_t>(other.row)].id;
    finding.column = table.spec->columns[static_cast<std::size_t>(other.column)].id;
    finding.found = other.figure.raw;
    finding.related = {{table.spec->id, *finding.row, *finding.column, first.raw,
                        report.document->place(first.where)}};
    findings.push_back(std::move(finding));
  }
}

}  // namespace gouji
