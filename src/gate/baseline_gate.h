// A baseline at work: what it knows is marked, and what it knows and nobody finds any more is told.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "gate/baseline.h"
#include "gate/gate.h"

namespace gouji {

class BaselineGate : public Gate {
 public:
  // `folder` is that of the baseline, a whole path.
  BaselineGate(Baseline baseline, std::string folder);

  // What the baseline knows becomes `known`, as often as it counts it; waived findings stay waived.
  void pass(ReportResult& report) override;

  // Entries that the reports which came by ought to have and have not, in the order of the
  // baseline, `count` being how often they were missed.
  std::vector<BaselineEntry> vanished() const;
  // Entries of reports that did not come by.
  std::vector<BaselineEntry> unseen() const;
  // The baseline without what vanished and, where `also_unseen`, without what was not seen.
  Baseline pruned(bool also_unseen) const;

 private:
  int copies(const BaselineEntry& entry) const;
  int missed(const BaselineEntry& entry) const;

  Baseline baseline_;
  std::string folder_;
  std::map<std::string, int> left_;        // by fingerprint: how often it may still be met
  std::map<BaselineReport, int> reports_;  // how many files came by of each
};

// Gathers a baseline: every finding that is new, whatever its severity.
class BaselineRecorder : public Gate {
 public:
  explicit BaselineRecorder(std::string folder) : folder_(std::move(folder)) {}
  void pass(ReportResult& report) override;
  Baseline take() const;

 private:
  std::string folder_;
  std::map<std::string, BaselineEntry> entries_;  // by fingerprint
};

}  // namespace gouji
