// Whether a report was published by the day that the law or a supervisor sets for such a body.
#include <optional>

#include "base/fold.h"
#include "check/compose.h"
#include "check/rule_checks.h"
#include "check/wordings.h"

namespace gouji {
namespace {

// YYYY-MM-DD as people write a date.
Bilingual in_words(const std::string& date) {
  const auto number = [&](std::size_t at) {
    return date.substr(date[at] == '0' ? at + 1 : at, date[at] == '0' ? 1 : 2);
  };
  return {date.substr(0, 4) + "年" + number(5) + "月" + number(8) + "日", date};
}

bool is_date(const std::string& text) {
  if (text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  }
  return true;
}

// The line of the page that states a date, folded; empty where the date comes from its metadata.
std::string line_at(const Report& report, const Locus& where) {
  for (const auto& block : report.document->blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      if (paragraph->text.locus() == where) return folded(paragraph->text.utf8);
    } else if (const auto* grid = std::get_if<Grid>(&block)) {
      for (const auto& cell : grid->cells) {
        if (cell.text.locus() == where) return folded(cell.text.utf8);
      }
    }
  }
  return {};
}

// Some lines date something else: when the page was last changed, when a system made it.
bool dates_something_else(const Report& report, const Rule& rule) {
  if (!report.published_year) return false;
  const auto line = line_at(report, report.published_year->where);
  return matches_words(*report.pack, rule, line);
}

}  // namespace

// Silent where the body, the year or the date is not known, and where the date is of a later year
// altogether: such a page was put up anew.
void check_deadline(const Examination& examination, const Rule& rule, Findings& findings) {
  const auto& report = examination.report;
  const auto day = rule.parameter("due-" + report.body);
  if (day.empty() || !examination.year) return;
  const bool known = is_date(examination.published);
  const std::string& date = known ? examination.published : report.published;
  if (!is_date(date)) return;
  const std::string next_year = std::to_string(*examination.year + 1);
  const std::string due = next_year + "-" + std::string(day);
  if (date <= due) return;
  if (!known && (date.substr(0, 4) != next_year || dates_something_else(report, rule))) return;
  const Locus where = !known && report.published_year ? report.published_year->where : Locus{};
  const bool shown = where != Locus{};
  const Locus title = opening(report);
  auto finding = make_finding(report, rule, known ? "known" : "",
                              {{"found", in_words(date)}, {"expected", in_words(due)}},
                              shown ? &where : &title);
  finding.found = date;
  finding.expected = due;
  finding.confidence = known ? Confidence::certain : Confidence::likely;
  findings.push_back(std::move(finding));
}

}  // namespace gouji
