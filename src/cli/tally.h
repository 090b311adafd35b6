// The exit code of a run, as it adds up report by report.
#pragma once

#include "cli/session.h"
#include "output/summary.h"

namespace gouji {

class Tally {
 public:
  Tally(Severity fail_on, bool unclear_fails) : fail_on_(fail_on), unclear_fails_(unclear_fails) {}

  // Known and waived findings fail nothing.
  void add(const ReportResult& report) { add(report, fail_on_); }
  void add(const ReportResult& report, Severity fail_on);
  void add(const Finding& general);

  const Summary& summary() const { return summary_; }
  int code() const { return code_; }

 private:
  bool fails(const Finding& finding, Severity fail_on) const;

  Severity fail_on_;
  bool unclear_fails_;
  Summary summary_;
  int code_ = kExitSound;
};

}  // namespace gouji
