// Waivers at work: findings they stand for are marked, and waivers that are past their day, have
// none or stand for nothing are findings themselves.
#pragma once

#include <memory>
#include <vector>

#include "gate/gate.h"
#include "gate/waivers.h"

namespace gouji {

class WaiverGate : public Gate {
 public:
  // `whole`: every report below the list's folder comes by, so a waiver that meets none of them is
  // a mistake. A waiver holds through its last day; one without a day does not hold at all.
  WaiverGate(std::shared_ptr<const WaiverList> list, Day day, bool whole);

  // What falls under a waiver that holds becomes `waived`; no finding about a limit does.
  void pass(ReportResult& report) override;

  // waiver.expired, waiver.undated, waiver.unmatched, in the order of the file.
  std::vector<Finding> general() override;

 private:
  struct Use {
    bool report = false;   // a report came by that it speaks of
    bool finding = false;  // and a finding
  };
  bool holds(const Waiver& waiver) const { return waiver.until && *waiver.until >= day_; }
  std::optional<Finding> trouble(const Waiver& waiver, const Use& use) const;

  std::shared_ptr<const WaiverList> list_;
  Day day_;
  bool whole_;
  std::vector<Use> uses_;  // one a waiver
};

}  // namespace gouji
