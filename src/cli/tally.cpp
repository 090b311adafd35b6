#include "cli/tally.h"

#include <algorithm>

namespace gouji {

// Severities are in order of weight; unclear stands apart and never fails a report.
bool Tally::fails(const Finding& finding, Severity fail_on) const {
  return finding.state == FindingState::fresh && finding.severity != Severity::unclear &&
         finding.severity <= fail_on;
}

void Tally::add(const ReportResult& report, Severity fail_on) {
  summary_.add(report);
  const bool any = std::any_of(report.findings.begin(), report.findings.end(),
                               [&](const Finding& finding) { return fails(finding, fail_on); });
  if (any) code_ = weightier(code_, kExitFindings);
  const bool judged = report.verdict == Verdict::pass || report.verdict == Verdict::fail;
  if (!judged && unclear_fails_) code_ = weightier(code_, kExitUnclear);
}

void Tally::add(const Finding& general) {
  summary_.add(general);
  if (fails(general, fail_on_)) code_ = weightier(code_, kExitFindings);
  const bool open = general.severity == Severity::unclear && general.state == FindingState::fresh;
  if (open && unclear_fails_) code_ = weightier(code_, kExitUnclear);
}

}  // namespace gouji
