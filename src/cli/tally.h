// The exit code of a run, as it adds up report by report.
#pragma once

#include "cli/session.h"
#include "output/summary.h"

namespace gouji {

class Tally {
 public:
  // What counts where a report or a finding does not come with settings of its own.
  explicit Tally(Severity fail_on = Severity::error, bool unclear_fails = true)
      : fail_on_(fail_on), unclear_fails_(unclear_fails) {}

  // Known and waived findings fail nothing; what cannot be judged for them alone neither.
  void add(const ReportResult& report) { add(report, fail_on_, unclear_fails_); }
  void add(const ReportResult& report, Severity fail_on, bool unclear_fails);
  void add(const Finding& general) { add(general, fail_on_, unclear_fails_); }
  void add(const Finding& general, Severity fail_on, bool unclear_fails);

  const Summary& summary() const { return summary_; }
  int code() const { return code_; }

 private:
  Severity fail_on_;
  bool unclear_fails_;
  Summary summary_;
  int code_ = kExitSound;
};

}  // namespace gouji
