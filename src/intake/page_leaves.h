// The lowest heads of a table, and which column of figures is whose.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "intake/page_heads.h"

namespace gouji {

// The boxes of the heads that have no other below them, from left to right. `parts` are of one line
// each, from top to bottom. Throws what `limits.keep_time` throws.
std::vector<PageBox> leaves_of(const std::vector<HeadPart>& parts, const Limits& limits);

// The leaf of each column of figures, ascending. Nothing where that is not certain: figures that do
// not stand under their heads, beside heads without figures, may be those of two.
std::optional<std::vector<std::size_t>> leaves_over(const std::vector<Column>& columns,
                                                    const std::vector<PageBox>& leaves);

}  // namespace gouji
