// Print in two columns, put one below the other.
#pragma once

#include "intake/page_margins.h"

namespace gouji {

// Where running text stands in two columns with a gap between that nothing crosses, moves the right
// column below the left one, to the same margins: in the strip, not on the page. What stands over
// or under both stays over or under them.
void put_columns_in_order(PageSheet& sheet);

}  // namespace gouji
