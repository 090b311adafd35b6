// The gate of a run: severities as configured, then waivers, then the baseline, report by report.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "gate/baseline_gate.h"
#include "gate/gate.h"
#include "gate/run_settings.h"
#include "gate/waiver_gate.h"

namespace gouji {

class RunGate : public Gate {
 public:
  // `folders` are those that the run walks as a whole, as whole paths.
  RunGate(RunSettings& settings, Day day, std::vector<std::string> folders)
      : settings_(settings), day_(day), folders_(std::move(folders)) {}

  // Loads what a report falls under, so that mistakes are told before anything is checked. A
  // baseline is passed over where `without_baselines`. Throws GateFailure.
  void prepare(const std::string& report);
  void leave_out_baselines() { without_baselines_ = true; }

  // Sets the verdict anew where a severity was changed.
  void pass(ReportResult& report) override;
  std::vector<Finding> general() override;

  // The lists of waivers in force.
  const std::vector<std::shared_ptr<const WaiverList>>& waiver_lists() const { return lists_; }
  // Each baseline in force, by its file.
  const std::map<std::string, BaselineGate>& baselines() const { return baselines_; }

 private:
  void change_severities(const Settings& settings, std::vector<Finding>& findings) const;

  RunSettings& settings_;
  Day day_;
  std::vector<std::string> folders_;
  bool without_baselines_ = false;
  std::vector<std::shared_ptr<const WaiverList>> lists_;
  std::map<std::string, WaiverGate> waivers_;  // by file
  std::map<std::string, BaselineGate> baselines_;
};

// What is left of a report's verdict once known and waived findings are put aside. A report that
// could not be read is settled where all that says so is; a file that is no report never is.
Verdict open_verdict(const ReportResult& report);

}  // namespace gouji
