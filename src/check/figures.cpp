#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/fold.h"
#include "check/compose.h"
#include "check/equations.h"
#include "check/rule_checks.h"
#include "check/table_cells.h"
#include "check/wordings.h"

namespace gouji {
namespace {

struct BodyName {
  std::string_view body;
  Bilingual name;
};

// What a message calls a body whose own name the report does not give.
Bilingual body_name(const Report& report) {
  static const std::array kNames{
      BodyName{"government", {"人民政府", "a people's government"}},
      BodyName{"township", {"乡镇人民政府", "a township government"}},
      BodyName{"subdistrict", {"街道办事处", "a sub-district office"}},
      BodyName{"department", {"政府部门", "a department"}},
  };
  if (!report.agency.empty()) return {report.agency, report.agency};
  for (const auto& row : kNames) {
    if (row.body == report.body) return row.name;
  }
  return {"本机关", "this organ"};
}

bool lists(std::string_view words, std::string_view word) {
  for (std::size_t at = 0; at < words.size();) {
    const auto end = std::min(words.find(' ', at), words.size());
    if (words.substr(at, end - at) == word) return true;
    at = end + 1;
  }
  return false;
}

bool is_named(const Rule& rule, const Report& report) {
  if (lists(rule.parameter("bodies"), report.body)) return true;
  const auto agency = folded(report.agency);
  return !agency.empty() && matches_words(*report.pack, rule, agency);
}

struct CellChoice {
  const TableReading* table = nullptr;
  int row = -1;
};

CellChoice row_of(const Report& report, const Rule& rule) {
  const auto* table = report.table(rule.parameter("table"));
  if (table == nullptr || table->spec == nullptr || table->state != TableState::read) return {};
  const int row = table->spec->row(rule.parameter("row"));
  if (row < 0 || unreadable_in(*table, row) != nullptr) return {};
  return {table, row};
}

void add(const Report& report, const Rule& rule, const CellChoice& cell, int column,
         std::vector<Argument> arguments, Findings& findings) {
  const auto& figure = cell.table->at(cell.row, column);
  arguments.emplace_back("found", quotable(figure.raw));
  auto finding = make_finding(report, rule, "", arguments, &figure.where);
  finding.section = cell.table->spec->section;
  finding.table = cell.table->spec->id;
  finding.row = row_name(*cell.table->spec, cell.row).en;
  finding.column = column_name(*cell.table->spec, column).en;
  finding.found = quotable(figure.raw);
  finding.excerpt = excerpt_of(*cell.table, cell.row, column, Rule::Each::row);
  findings.push_back(std::move(finding));
}

}  // namespace

void check_figure_for_bodies(const Examination& examination, const Rule& rule, Findings& findings) {
  const auto& report = examination.report;
  const auto cell = row_of(report, rule);
  if (cell.table == nullptr) return;
  std::optional<bool> named;  // asked only where there is a figure: patterns are dear to compile
  for (int column = 0; column < static_cast<int>(cell.table->spec->columns.size()); ++column) {
    const auto& figure = cell.table->at(cell.row, column);
    if (figure.state != FigureState::number || figure.value <= Decimal(0)) continue;
    if (!named) named = is_named(rule, report);
    if (*named) add(report, rule, cell, column, {{"body", body_name(report)}}, findings);
  }
}

void check_fee_scale(const Examination& examination, const Rule& rule, Findings& findings) {
  const auto& report = examination.report;
  const auto cell = row_of(report, rule);
  const auto least = Decimal::parse(rule.parameter("at-least"));
  if (cell.table == nullptr || !least) return;
  const int column = cell.table->spec->column(rule.parameter("column"));
  if (column < 0) return;
  const auto& figure = cell.table->at(cell.row, column);
  if (figure.state == FigureState::number && figure.value >= *least) {
    add(report, rule, cell, column, {}, findings);
  }
}

}  // namespace gouji
