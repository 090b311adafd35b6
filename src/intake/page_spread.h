// Sheets on which two pages stand side by side.
#pragma once

#include <vector>

#include "intake/pages.h"

namespace gouji {

// The pages that the sheets hold, left before right, each held upright: where sheets are broader
// than high, nothing crosses the middle of any, and page numbers, running text or tables show that
// each half is a page, they are taken apart; otherwise they stay whole. The first and the last may
// be single pages that cross it, a cover perhaps, and stay whole, where all between show two pages.
std::vector<Page> pages_on(std::vector<Page> sheets);

}  // namespace gouji
