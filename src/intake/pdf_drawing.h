// What the pages of a PDF show beside their words.
#pragma once

#include <string_view>
#include <vector>

#include "base/limits.h"
#include "intake/pages.h"

namespace gouji {

// Pages that were to be drawn and were not, by their numbers, and whether there was no `pdftoppm`;
// and those so large that what is as small as characters is not to be seen in their pictures.
struct Undrawn {
  std::vector<int> pages, coarse;
  bool no_tool = false;
};

// Has `pdftoppm` draw the pages, a few at a time, each with at most so many dots as a page of print
// needs, and adds to each the lines that are drawn on it and what is drawn and no word stands for.
// Pages full of running text are not drawn: nothing else has room on them. Pages that cannot be
// drawn, or a `pdftoppm` that is not there, leave them without: then tables are known by their
// words alone. Gives these. Throws what `limits.keep_time` throws.
Undrawn add_drawings(std::vector<Page>& pages, std::string_view bytes, const Limits& limits);

}  // namespace gouji
