#include <algorithm>
#include <vector>

#include "base/utf8.h"
#include "check/compose.h"
#include "check/rule_checks.h"
#include "check/table_cells.h"

namespace gouji {
namespace {

bool is_there(const LabelReading& label) { return label.match != LabelMatch::none; }

const LabelReading& row_label(const TableReading& table, int row) {
  return table.rows[static_cast<std::size_t>(row)];
}

// Where a row that is not there ought to stand: at the row that stands for it, else after the last
// row before it that is there.
Locus gap(const Report& report, const TableReading& table, int row) {
  for (const auto& merged : table.merged) {
    if (std::find(merged.rows.begin(), merged.rows.end(), row) != merged.rows.end()) {
      return merged.where;
    }
  }
  for (int before = row - 1; before >= 0; --before) {
    if (is_there(row_label(table, before))) return row_label(table, before).where;
  }
  return place_of(report, table);
}

Finding label_finding(const Report& report, const Rule& rule, const TableReading& table,
                      std::vector<Argument> arguments, const Locus& where) {
  arguments.emplace_back("table", table_name(*table.spec));
  auto finding = make_finding(report, rule, "", arguments, &where);
  finding.section = table.spec->section;
  finding.table = table.spec->id;
  return finding;
}

// Calls `visit(label, index)` for the labels of a table's rows or columns.
template <class Visit>
void for_each_label(const std::vector<LabelReading>& labels, Visit visit) {
  for (std::size_t i = 0; i < labels.size(); ++i) visit(labels[i], static_cast<int>(i));
}

}  // namespace

void check_row_missing(const Examination& examination, const Rule& rule, Findings& findings) {
  const auto& report = examination.report;
  for (const auto& table : report.tables) {
    if (!is_whole(table)) continue;
    for_each_label(table.rows, [&](const LabelReading& label, int row) {
      if (is_there(label)) return;
      const auto name = row_name(*table.spec, row);
      auto finding = label_finding(report, rule, table, {{"row", name}}, gap(report, table, row));
      finding.row = name.en;
      finding.expected = name.zh;
      if (table.damaged) finding.severity = Severity::unclear;
      findings.push_back(std::move(finding));
    });
  }
}

void check_column_missing(const Examination& examination, const Rule& rule, Findings& findings) {
  const auto& report = examination.report;
  for (const auto& table : report.tables) {
    if (!is_whole(table)) continue;
    for_each_label(table.columns, [&](const LabelReading& label, int column) {
      if (is_there(label)) return;
      const auto name = column_name(*table.spec, column);
      auto finding =
          label_finding(report, rule, table, {{"column", name}}, place_of(report, table));
      finding.column = name.en;
      if (table.damaged) finding.severity = Severity::unclear;
      finding.expected = name.zh;
      findings.push_back(std::move(finding));
    });
  }
}

void check_row_wording(const Examination& examination, const Rule& rule, Findings& findings) {
  const auto& report = examination.report;
  for (const auto& table : report.tables) {
    if (table.spec == nullptr || table.state != TableState::read) continue;
    for_each_label(table.rows, [&](const LabelReading& label, int row) {
      if (label.match != LabelMatch::variant && label.match != LabelMatch::misspelt) return;
      const auto name = row_name(*table.spec, row);
      const auto raw = quotable(label.raw);
      auto finding =
          label_finding(report, rule, table, {{"row", name}, {"found", raw}}, label.where);
      finding.row = name.en;
      finding.found = raw;
      finding.expected = name.zh;
      findings.push_back(std::move(finding));
    });
  }
}

void check_row_unknown(const Examination& examination, const Rule& rule, Findings& findings) {
  const auto& report = examination.report;
  for (const auto& table : report.tables) {
    if (!is_whole(table)) continue;
    for (const auto& row : table.unknown_rows) {
      if (is_damaged(row.raw)) continue;  // which row it is cannot be told
      const auto raw = quotable(row.raw);
      auto finding = label_finding(report, rule, table, {{"found", raw}}, row.where);
      finding.found = raw;
      findings.push_back(std::move(finding));
    }
  }
}

}  // namespace gouji
