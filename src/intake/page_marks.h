// Running heads and marks that are printed into the lines of the text.
#pragma once

#include <vector>

#include "base/limits.h"
#include "intake/pages.h"

namespace gouji {

// Takes out of pages that are held upright the words that stand at the same place of nearly all of
// them, few and by themselves, where some of them stand on the level of other words: they are read
// into the row of a table or into a sentence otherwise. One that was taken for a part of the word
// beside it is cut from it; where it cannot be, the page is `crossed`. Heads of tables that are
// repeated, and forms filled in more than once, stay. Throws what `limits.keep_time` throws.
void drop_marks(std::vector<Page>& pages, const Limits& limits);

}  // namespace gouji
