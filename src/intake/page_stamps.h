// What is stamped across pages: watermarks.
#pragma once

#include <vector>

#include "base/limits.h"
#include "intake/pages.h"

namespace gouji {

// Takes out what stands across the text of pages that are held upright, and the same at the same
// place of the other pages: large words, and words of any size that stand so on several pages. They
// are not text of the page, and tear what is. A figure that may hold one of them is unread.
// Throws what `limits.keep_time` throws.
void drop_stamps(std::vector<Page>& pages, const Limits& limits);

}  // namespace gouji
