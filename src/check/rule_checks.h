// The kinds of rule: each is one function that adds what it finds.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "check/finding.h"
#include "pack/load.h"
#include "reading/read.h"
#include "reading/report.h"

namespace gouji {

class Prose;
class WordingHits;
struct LastYear;

// A report under examination, with what the choice of its edition brought to light.
struct Examination {
  const Report& report;
  std::optional<int> year;            // of the report
  std::vector<PackHeader> editions;   // all that are known
  std::vector<Telltale> betrayed_by;  // labels of the edition followed, where it is not the one due

  // The running text of the report, made when first asked for; not for two threads at a time.
  mutable std::shared_ptr<const Prose> running_text{};
  // Where the wordings that rules look for stand in it, likewise.
  mutable std::shared_ptr<const WordingHits> wordings_met{};
  const LastYear* last = nullptr;  // the report of the year before, where one is given
  std::string today{};             // YYYY-MM-DD, where the day of the check is asked
  std::string published{};         // its date, where it is known better than by the page

  bool outdated() const { return report.followed != report.pack; }
  const Prose& prose() const;
  const WordingHits& wordings() const;
};

using Findings = std::vector<Finding>;
using RuleCheck = void (*)(const Examination&, const Rule&, Findings&);

// The check of a kind of rule; null for a kind that is evaluated elsewhere (equation) or not known.
RuleCheck rule_check(std::string_view kind);
// Whether rules of this kind have anything to judge in this report. Labels have not where the
// tables are of another edition; sections have not where what holds them could not be opened.
bool concerns(const Examination& examination, std::string_view kind);

// Nothing of the report but its title is in the text: it stands in a picture, a frame or another
// file.
bool body_out_of_reach(const Report& report);

// Where a section that is not there ought to stand: at the next heading of the format, else at the
// last one.
Locus place_of_missing_section(const Report& report, int spec);

void check_edition_outdated(const Examination&, const Rule&, Findings&);
void check_edition_basis(const Examination&, const Rule&, Findings&);
void check_title_missing(const Examination&, const Rule&, Findings&);
void check_title_form(const Examination&, const Rule&, Findings&);
void check_title_year(const Examination&, const Rule&, Findings&);
void check_impossible_year(const Examination&, const Rule&, Findings&);
void check_period(const Examination&, const Rule&, Findings&);
void check_preamble_parts(const Examination&, const Rule&, Findings&);
void check_section_missing(const Examination&, const Rule&, Findings&);
void check_section_order(const Examination&, const Rule&, Findings&);
void check_section_duplicate(const Examination&, const Rule&, Findings&);
void check_section_empty(const Examination&, const Rule&, Findings&);
void check_section_wording(const Examination&, const Rule&, Findings&);
void check_table_missing(const Examination&, const Rule&, Findings&);
void check_table_blank(const Examination&, const Rule&, Findings&);
void check_table_duplicate(const Examination&, const Rule&, Findings&);
void check_table_unreadable(const Examination&, const Rule&, Findings&);
void check_row_missing(const Examination&, const Rule&, Findings&);
void check_column_missing(const Examination&, const Rule&, Findings&);
void check_row_wording(const Examination&, const Rule&, Findings&);
void check_row_unknown(const Examination&, const Rule&, Findings&);
void check_cell_blank(const Examination&, const Rule&, Findings&);
void check_cell_not_a_number(const Examination&, const Rule&, Findings&);
void check_cell_negative(const Examination&, const Rule&, Findings&);
void check_cell_fraction(const Examination&, const Rule&, Findings&);
void check_figure_for_bodies(const Examination&, const Rule&, Findings&);
void check_fee_scale(const Examination&, const Rule&, Findings&);
void check_aspects(const Examination&, const Rule&, Findings&);
void check_accountability(const Examination&, const Rule&, Findings&);
void check_problems(const Examination&, const Rule&, Findings&);
void check_fee_statement(const Examination&, const Rule&, Findings&);
void check_stale_year(const Examination&, const Rule&, Findings&);
void check_wording(const Examination&, const Rule&, Findings&);
void check_wording_once(const Examination&, const Rule&, Findings&);
void check_doubled(const Examination&, const Rule&, Findings&);
void check_injected(const Examination&, const Rule&, Findings&);
void check_last_year(const Examination&, const Rule&, Findings&);
void check_carried(const Examination&, const Rule&, Findings&);
void check_in_force(const Examination&, const Rule&, Findings&);
void check_copied(const Examination&, const Rule&, Findings&);
void check_comparison(const Examination&, const Rule&, Findings&);
void check_narrative_figure(const Examination&, const Rule&, Findings&);
void check_narrative_parts(const Examination&, const Rule&, Findings&);
void check_narrative_percentage(const Examination&, const Rule&, Findings&);
void check_narrative_conflict(const Examination&, const Rule&, Findings&);
void check_deadline(const Examination&, const Rule&, Findings&);

}  // namespace gouji
