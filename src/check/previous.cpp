// This report against last year's, figure by figure.
#include <string>
#include <utility>

#include "check/compose.h"
#include "check/equations.h"
#include "check/last_year.h"
#include "check/rule_checks.h"
#include "check/sums.h"
#include "check/table_cells.h"

namespace gouji {
namespace {

bool comparable(const Examination& examination) {
  return examination.last != nullptr && examination.last->trouble.empty();
}

const TableReading* readable_table(const Report& report, std::string_view id) {
  const auto* table = report.table(id);
  return table == nullptr || table->spec == nullptr || table->state != TableState::read ? nullptr
                                                                                        : table;
}

// A cell with what it counts for: blank addends as 0, blank totals as the sum of their parts.
struct Counted {
  const TableReading* table = nullptr;
  int row = -1, column = -1;
  Decimal value;
  bool likely = false;

  const Figure& figure() const { return table->at(row, column); }
  std::string row_id() const { return row_name(*table->spec, row).en; }
  std::string column_id() const { return column_name(*table->spec, column).en; }
};

// One table of one report, by the ids of its rows and columns.
class Counts {
 public:
  Counts(const Report& report, const TableReading& table)
      : table_(table), sums_(table, *report.followed) {}

  const TableSpec& spec() const { return *table_.spec; }

  // Nothing where the edition has no such cell or nothing is stated in it.
  std::optional<Counted> at(std::string_view row_id, std::string_view column_id) const {
    const int row = spec().row(row_id), column = spec().column(column_id);
    if (row < 0 || column < 0 || !spec().asks_for(row, column)) return std::nullopt;
    if (unreadable_in(table_, row) != nullptr) return std::nullopt;
    const auto cell = row * static_cast<int>(spec().columns.size()) + column;
    const auto value = sums_.value(cell, sums_.cells());
    if (value.problem != FigureState::number || !value.stated) return std::nullopt;
    return Counted{&table_, row, column, value.value, value.likely};
  }

 private:
  const TableReading& table_;
  TableSums sums_;
};

Related related_to(const Report& report, const Counted& cell) {
  Related related{cell.table->spec->id, cell.row_id(), cell.column_id(), cell.figure().raw, {}};
  if (report.document) related.place = report.document->place(cell.figure().where);
  return related;
}

Finding cell_finding(const Report& report, const Rule& rule, const Counted& cell,
                     std::vector<Argument> arguments, const Decimal& expected) {
  const auto& spec = *cell.table->spec;
  arguments.emplace_back("table", table_name(spec));
  arguments.emplace_back("row", row_name(spec, cell.row));
  arguments.emplace_back("column", column_name(spec, cell.column));
  arguments.emplace_back("found", cell.value.to_string());
  arguments.emplace_back("expected", expected.to_string());
  auto finding = make_finding(report, rule, "", arguments, &cell.figure().where);
  finding.section = spec.section;
  finding.table = spec.id;
  finding.row = cell.row_id();
  finding.column = cell.column_id();
  finding.found = cell.value.to_string();
  if (!expected.is_negative()) finding.expected = expected.to_string();
  finding.excerpt = excerpt_of(*cell.table, cell.row, cell.column, Rule::Each::row);
  return finding;
}

// The table of a rule in the reports of both years.
struct TwoYears {
  Counts now, then;
};

// Nothing where one of them cannot be had.
std::optional<TwoYears> two_years(const Examination& examination, const Rule& rule) {
  if (!comparable(examination)) return std::nullopt;
  const auto& before = *examination.last->report;
  const auto* now = readable_table(examination.report, rule.parameter("table"));
  const auto* then = readable_table(before, rule.parameter("table"));
  if (now == nullptr || then == nullptr) return std::nullopt;
  return TwoYears{Counts(examination.report, *now), Counts(before, *then)};
}

}  // namespace

void check_last_year(const Examination& examination, const Rule& rule, Findings& findings) {
  const auto& last = *examination.last;
  const auto trouble = last.trouble.empty() && last.partial ? "partial" : last.trouble;
  if (trouble.empty()) return;
  const auto& report = examination.report;
  const auto number = [](std::optional<int> year) {
    return year ? Bilingual{std::to_string(*year) + "年", std::to_string(*year)}
                : Bilingual{"年份不明", "an unknown year"};
  };
  Bilingual found, expected;
  if (last.trouble == "year") {
    found = number(last.year);
    expected = examination.year ? number(*examination.year - 1) : number(std::nullopt);
  } else if (last.trouble == "agency") {
    found = {last.report->agency, last.report->agency};
    expected = {report.agency, report.agency};
  }
  const auto where = opening(report);
  auto finding = make_finding(
      report, rule, trouble,
      {{"file", quotable(last.path)}, {"found", found}, {"expected", expected}}, &where);
  if (!found.empty()) finding.found = found.zh;
  if (!expected.empty()) finding.expected = expected.zh;
  findings.push_back(std::move(finding));
}

// Rows of two years that must agree: what was carried out is carried in, column by column.
void check_carried(const Examination& examination, const Rule& rule, Findings& findings) {
  const auto years = two_years(examination, rule);
  if (!years) return;
  for (const auto& column : years->now.spec().columns) {
    const auto here = years->now.at(rule.parameter("row"), column.id);
    const auto there = years->then.at(rule.parameter("last-row"), column.id);
    if (!here || !there || here->value == there->value) continue;
    auto finding = cell_finding(examination.report, rule, *here, {}, there->value);
    if (here->likely || there->likely) finding.confidence = Confidence::likely;
    finding.related.push_back(related_to(*examination.last->report, *there));
    findings.push_back(std::move(finding));
  }
}

// A stock: what was there, plus what came, less what went.
void check_in_force(const Examination& examination, const Rule& rule, Findings& findings) {
  const auto years = two_years(examination, rule);
  if (!years) return;
  const auto& [now, then] = *years;
  const auto& report = examination.report;
  for (const auto& row : now.spec().rows) {
    const auto stock = now.at(row.id, rule.parameter("column"));
    const auto was = then.at(row.id, rule.parameter("column"));
    const auto more = now.at(row.id, rule.parameter("add"));
    const auto less = now.at(row.id, rule.parameter("subtract"));
    if (!stock || !was || !more || !less) continue;
    const auto expected = was->value + more->value - less->value;
    if (expected == stock->value) continue;
    const auto computation = was->value.to_string() + " + " + more->value.to_string() + " - " +
                             less->value.to_string() + " = " + expected.to_string() + " ≠ " +
                             stock->value.to_string();
    auto finding = cell_finding(report, rule, *stock, {{"computation", computation}}, expected);
    finding.computation = computation;
    finding.confidence = Confidence::likely;
    finding.related = {related_to(report, *more), related_to(report, *less),
                       related_to(*examination.last->report, *was)};
    findings.push_back(std::move(finding));
  }
}

}  // namespace gouji
