#include <string>

#include "check/cell_list.h"
#include "check/compose.h"
#include "check/equations.h"
#include "check/rule_checks.h"
#include "check/table_cells.h"

namespace gouji {
namespace {

// One finding for every cell of a readable row that `wrong` is true of.
template <typename Wrong>
void judge_cells(const Examination& examination, const Rule& rule, Findings& findings,
                 Wrong wrong) {
  const auto& report = examination.report;
  for (const auto& table : report.tables) {
    if (table.spec == nullptr || table.state != TableState::read) continue;
    for_each_cell(table, [&](int row, int column, const Figure& figure) {
      if (!wrong(table.spec->columns[static_cast<std::size_t>(column)], figure)) return;
      if (unreadable_in(table, row) != nullptr) return;
      const auto r = row_name(*table.spec, row), c = column_name(*table.spec, column);
      const auto raw = quotable(figure.raw);
      auto finding = make_finding(
          report, rule, "",
          {{"table", table_name(*table.spec)}, {"row", r}, {"column", c}, {"found", raw}},
          &figure.where);
      finding.section = table.spec->section;
      finding.table = table.spec->id;
      finding.row = r.en;
      finding.column = c.en;
      finding.found = raw;
      if (figure.likely) finding.confidence = Confidence::likely;
      finding.excerpt = excerpt_of(table, row, column, Rule::Each::row);
      findings.push_back(std::move(finding));
    });
  }
}

}  // namespace

void check_cell_blank(const Examination& examination, const Rule& rule, Findings& findings) {
  const auto& report = examination.report;
  for (const auto& table : report.tables) {
    // Where figures came apart from their rows, what looks blank need not be.
    if (!is_whole(table) || is_blank(table)) continue;
    CellList cells(*table.spec);
    std::vector<Related> related;
    const Figure* first = nullptr;
    for_each_cell(table, [&](int row, int column, const Figure& figure) {
      if (figure.state != FigureState::blank) return;
      if (first == nullptr) first = &figure;
      cells.add(row, column);
      related.push_back({table.spec->id, row_name(*table.spec, row).en,
                         column_name(*table.spec, column).en, figure.raw,
                         report.document->place(figure.where)});
    });
    if (first == nullptr) continue;
    auto finding = make_finding(report, rule, "",
                                {{"table", table_name(*table.spec)},
                                 {"count", std::to_string(cells.count())},
                                 {"cells", cells.text()}},
                                &first->where);
    finding.section = table.spec->section;
    finding.table = table.spec->id;
    finding.related = std::move(related);
    findings.push_back(std::move(finding));
  }
}

void check_cell_not_a_number(const Examination& examination, const Rule& rule, Findings& findings) {
  judge_cells(examination, rule, findings, [](const ColumnSpec&, const Figure& figure) {
    return figure.state == FigureState::not_a_number;
  });
}

void check_cell_negative(const Examination& examination, const Rule& rule, Findings& findings) {
  judge_cells(examination, rule, findings, [](const ColumnSpec& column, const Figure& figure) {
    return figure.state == FigureState::number && column.kind != FigureKind::change &&
           figure.value.is_negative();
  });
}

void check_cell_fraction(const Examination& examination, const Rule& rule, Findings& findings) {
  judge_cells(examination, rule, findings, [](const ColumnSpec& column, const Figure& figure) {
    return figure.state == FigureState::number && column.kind != FigureKind::amount &&
           !figure.value.is_integer();
  });
}

}  // namespace gouji
