// Running text put together from the lines of pages.
#pragma once

#include <cstddef>
#include <vector>

#include "intake/page_lines.h"

namespace gouji {

// Lines [begin, end) of the strip that make one paragraph.
struct ParagraphLines {
  std::vector<std::size_t> lines;
};

// Puts lines of prose (indexes into the strip, in order) together into paragraphs: a line goes on
// in the next where it reaches the right margin and the next begins at the left one, over pages
// too. Notes in small print at the foot of a page come after the paragraph that they interrupt.
// Throws what `limits.keep_time` throws.
std::vector<ParagraphLines> paragraphs_of(const std::vector<TextLine>& lines,
                                          const std::vector<std::size_t>& prose,
                                          const Limits& limits);

}  // namespace gouji
