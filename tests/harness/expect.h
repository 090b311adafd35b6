// What a careful reader finds in a report, computed from the harness's own model.
#pragma once

#include <compare>
#include <string>
#include <vector>

#include "model.h"

namespace harness {

// One finding; fields that have no meaning for its rule are empty. A section of "*" stands for any:
// where two sections changed places, either may be said to be out of order.
struct Expected {
  std::string rule, table, row, column, section;
  auto operator<=>(const Expected&) const = default;
  std::string print() const;
};

struct Expectation {
  std::vector<Expected> findings;  // sorted
  // Why the norm does not settle what is to be found; such a report is not used.
  std::string unsettled;
};

Expectation expect(const Report& report);

}  // namespace harness
