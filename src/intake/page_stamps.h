// What is stamped across pages: watermarks.
#pragma once

#include <vector>

#include "base/limits.h"
#include "intake/pages.h"

namespace gouji {

// Takes out the large words that stand across the text of a page that is held upright, and the same
// at the same place of the other pages: they are not text of the page, and tear what is. Throws
// what `limits.keep_time` throws.
void drop_stamps(std::vector<Page>& pages, const Limits& limits);

}  // namespace gouji
