#include "cli/tally.h"

#include <algorithm>

#include "gate/run_gate.h"

namespace gouji {
namespace {

// Severities are in order of weight; unclear stands apart and never fails a report.
bool fails(const Finding& finding, Severity fail_on) {
  return finding.state == FindingState::fresh && finding.severity != Severity::unclear &&
         finding.severity <= fail_on;
}

}  // namespace

void Tally::add(const ReportResult& report, Severity fail_on, bool unclear_fails) {
  summary_.add(report);
  const bool any = std::any_of(report.findings.begin(), report.findings.end(),
                               [&](const Finding& finding) { return fails(finding, fail_on); });
  if (any) code_ = weightier(code_, kExitFindings);
  const auto verdict = open_verdict(report);
  const bool judged = verdict == Verdict::pass || verdict == Verdict::fail;
  if (!judged && unclear_fails) code_ = weightier(code_, kExitUnclear);
  const bool ours = std::any_of(report.findings.begin(), report.findings.end(),
                                [](const Finding& f) { return f.rule == "intake.fault"; });
  if (ours) code_ = weightier(code_, kExitFault);
}

void Tally::add(const Finding& general, Severity fail_on, bool unclear_fails) {
  summary_.add(general);
  if (fails(general, fail_on)) code_ = weightier(code_, kExitFindings);
  const bool open = general.severity == Severity::unclear && general.state == FindingState::fresh;
  if (open && unclear_fails) code_ = weightier(code_, kExitUnclear);
}

}  // namespace gouji
