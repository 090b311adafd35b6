// What the program says of a report, against what is to be said of it.
#pragma once

#include <string>
#include <vector>

#include "check/finding.h"
#include "expect.h"
#include "faults.h"

namespace harness {

struct Comparison {
  std::size_t found = 0;
  std::vector<std::string> missed, unasked;  // "unasked": said without reason
  std::size_t doubted = 0;                   // tables
  bool diagnosis_checked = false, diagnosis_right = false;
  std::string diagnosis;  // what was said, where it is not right

  bool good() const {
    return missed.empty() && unasked.empty() && diagnosis_checked == diagnosis_right;
  }
};

// With `may_doubt` nothing that is due in a table is missed where the table is called unreadable.
Comparison compare(const gouji::ReportResult& said, const Expectation& due, bool may_doubt);

// Asks that the diagnosis name these cells with what stood there before.
void compare_diagnosis(const gouji::ReportResult& said, const std::vector<ChangedCell>& cells,
                       Comparison& out);

// Rule, cell and fingerprint of every finding, sorted: the same through every layout.
std::vector<std::string> fingerprints(const gouji::ReportResult& said);

}  // namespace harness
