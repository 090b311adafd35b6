#include "check/rule_checks.h"

#include <algorithm>
#include <array>

#include "check/prose.h"

namespace gouji {
namespace {

// What a kind of rule speaks of, as far as it decides whether there is anything to judge.
enum class Subject { edition, title, sections, tables, labels, prose, last_year };

struct Row {
  std::string_view kind;
  Subject subject;
  RuleCheck check;
};

constexpr std::array kTable{
    Row{"edition-outdated", Subject::edition, check_edition_outdated},
    Row{"edition-basis", Subject::edition, check_edition_basis},
    Row{"title-missing", Subject::title, check_title_missing},
    Row{"title-form", Subject::title, check_title_form},
    Row{"title-year", Subject::title, check_title_year},
    Row{"impossible-year", Subject::title, check_impossible_year},
    Row{"period", Subject::title, check_period},
    Row{"preamble-parts", Subject::sections, check_preamble_parts},
    Row{"section-missing", Subject::sections, check_section_missing},
    Row{"section-order", Subject::sections, check_section_order},
    Row{"section-duplicate", Subject::sections, check_section_duplicate},
    Row{"section-empty", Subject::sections, check_section_empty},
    Row{"section-wording", Subject::sections, check_section_wording},
    Row{"table-missing", Subject::tables, check_table_missing},
    Row{"table-blank", Subject::tables, check_table_blank},
    Row{"table-duplicate", Subject::tables, check_table_duplicate},
    Row{"row-missing", Subject::labels, check_row_missing},
    Row{"column-missing", Subject::labels, check_column_missing},
    Row{"row-wording", Subject::labels, check_row_wording},
    Row{"row-unknown", Subject::labels, check_row_unknown},
    Row{"table-unreadable", Subject::tables, check_table_unreadable},
    Row{"cell-blank", Subject::tables, check_cell_blank},
    Row{"cell-not-a-number", Subject::tables, check_cell_not_a_number},
    Row{"cell-negative", Subject::tables, check_cell_negative},
    Row{"cell-fraction", Subject::tables, check_cell_fraction},
    Row{"figure-for-bodies", Subject::tables, check_figure_for_bodies},
    Row{"fee-scale", Subject::tables, check_fee_scale},
    Row{"narrative-figure", Subject::tables, check_narrative_figure},
    Row{"narrative-parts", Subject::prose, check_narrative_parts},
    Row{"narrative-percentage", Subject::prose, check_narrative_percentage},
    Row{"narrative-conflict", Subject::prose, check_narrative_conflict},
    Row{"aspects", Subject::prose, check_aspects},
    Row{"accountability", Subject::prose, check_accountability},
    Row{"problems", Subject::prose, check_problems},
    Row{"fee-statement", Subject::prose, check_fee_statement},
    Row{"stale-year", Subject::prose, check_stale_year},
    Row{"wording", Subject::prose, check_wording},
    Row{"wording-once", Subject::prose, check_wording_once},
    Row{"doubled", Subject::prose, check_doubled},
    Row{"injected", Subject::prose, check_injected},
    Row{"deadline", Subject::title, check_deadline},
    Row{"last-year", Subject::last_year, check_last_year},
    Row{"carried", Subject::last_year, check_carried},
    Row{"in-force", Subject::last_year, check_in_force},
    Row{"copied", Subject::last_year, check_copied},
    Row{"comparison", Subject::last_year, check_comparison},
};

const Row* find(std::string_view kind) {
  const auto* found =
      std::find_if(kTable.begin(), kTable.end(), [&](const Row& row) { return row.kind == kind; });
  return found == kTable.end() ? nullptr : found;
}

}  // namespace

const Prose& Examination::prose() const {
  if (!running_text) running_text = std::make_shared<const Prose>(report);
  return *running_text;
}

RuleCheck rule_check(std::string_view kind) {
  const auto* row = find(kind);
  return row == nullptr ? nullptr : row->check;
}

bool concerns(const Examination& examination, std::string_view kind) {
  const auto* row = find(kind);
  if (row == nullptr) return false;
  switch (row->subject) {
    case Subject::edition:
    case Subject::title:
    case Subject::sections:
      return true;
    case Subject::tables:
      return !examination.report.tables.empty();
    case Subject::prose:
      return true;
    case Subject::last_year:
      return examination.last != nullptr;
    case Subject::labels:
      return !examination.report.tables.empty() && !examination.outdated();
  }
  return false;
}

bool body_out_of_reach(const Report& report) {
  if (!report.sections.empty()) return false;
  const auto shut = [](const TableReading& table) {
    return table.state == TableState::unreadable && table.trouble != "untied";
  };
  if (!report.tables.empty()) {
    return std::all_of(report.tables.begin(), report.tables.end(), shut);
  }
  // An edition without tables: the document itself tells.
  const auto embedded = [](const Block& block) { return std::holds_alternative<Embedded>(block); };
  return report.document &&
         std::any_of(report.document->blocks.begin(), report.document->blocks.end(), embedded);
}

}  // namespace gouji
