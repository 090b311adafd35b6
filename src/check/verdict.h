// What is said of a report as a whole, and the order in which its findings are given.
#pragma once

#include <vector>

#include "check/finding.h"
#include "reading/report.h"

namespace gouji {

// fail with at least one error, else unclear with at least one finding unclear, else pass.
Verdict verdict_of(const std::vector<Finding>& findings);

// Readable, but no title, no section and no table of the format: not a report at all.
bool is_no_report(const Report& report);

// What was not read comes first, since the rest may follow from it; then by place, then rule;
// findings that point at nothing come before others. Those of one rule at one place keep the order
// in which they were found.
bool stands_before(const Finding& a, const Finding& b);

}  // namespace gouji
