// What stands between the check and the writers: which findings are known or waived, and how much
// they weigh here.
#pragma once

#include <vector>

#include "check/finding.h"

namespace gouji {

class Gate {
 public:
  virtual ~Gate() = default;
  Gate() = default;
  Gate(const Gate&) = delete;
  Gate& operator=(const Gate&) = delete;

  // Every report goes through in the order in which they were named, one at a time. State and
  // severity of findings may be changed; whoever changes a severity sets the verdict anew.
  virtual void pass(ReportResult& report) = 0;

  // After the last report: findings that belong to none (a waiver that has expired), in a fixed
  // order, each with fingerprint and place.
  virtual std::vector<Finding> general() { return {}; }
};

}  // namespace gouji
