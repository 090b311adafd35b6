// What is stamped across pages: watermarks.
#pragma once

#include <vector>

#include "intake/pages.h"

namespace gouji {

// Takes out the large words that stand across the text of a page that is held upright, and the same
// at the same place of the other pages: they are not text of the page, and tear what is.
void drop_stamps(std::vector<Page>& pages);

}  // namespace gouji
