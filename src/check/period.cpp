#include <string>

#include "check/compose.h"
#include "check/rule_checks.h"

namespace gouji {
namespace {

bool is_whole_year(const Period& period) {
  return period.from_year == period.to_year && period.from_month == 1 && period.from_day == 1 &&
         period.to_month == 12 && period.to_day == 31;
}

// A date that conversion took a character from is no ground for a judgement.
bool is_complete(const Period& period) {
  return !period.damaged && period.from_year > 0 && period.from_month > 0 && period.from_day > 0 &&
         period.to_year > 0 && period.to_month > 0 && period.to_day > 0;
}

}  // namespace

void check_period(const Examination& examination, const Rule& rule, Findings& findings) {
  const auto& report = examination.report;
  if (!report.period || !is_complete(*report.period) || is_whole_year(*report.period)) return;
  const auto& period = *report.period;
  const auto year = std::to_string(examination.year.value_or(period.to_year));
  const auto raw = quotable(period.raw);
  auto finding = make_finding(report, rule, "", {{"year", year}, {"found", raw}}, &period.where);
  finding.found = raw;
  finding.expected = year + "年1月1日至" + year + "年12月31日";
  findings.push_back(std::move(finding));
}

}  // namespace gouji
