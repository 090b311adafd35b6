// Print in two columns, put one below the other.
#pragma once

#include <vector>

#include "intake/page_margins.h"

namespace gouji {

// Where running text stands in two columns with a gap between that nothing crosses, moves the right
// column below the left one, to the same margins: in the strip, not on the page. What stands over
// or under both stays over or under them. A few lines are columns where other pages have the same
// ones; elsewhere they are marked as doubtful.
void put_columns_in_order(std::vector<PageSheet>& sheets, const Limits& limits);

}  // namespace gouji
