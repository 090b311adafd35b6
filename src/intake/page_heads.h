// The heads of a table put together from where their words stand.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/limits.h"
#include "intake/page_tokens.h"

namespace gouji {

// Where the figures of one column stand, from left to right.
struct Column {
  double x0, x1;
  bool bare = false;  // known by its head alone: no figure stands in it

  double middle() const { return (x0 + x1) / 2; }
};

// A stretch of words among the heads.
struct HeadPart {
  std::vector<std::vector<Token>> lines;
  PageBox at;
  std::size_t from = 0, to = 0;  // columns that it stands over
  bool lowest = false;
};

// Whether two lines may be of one cell: they have an edge or their middle in common. `em` is the
// width of a full character, in points.
bool are_aligned(const PageBox& a, const PageBox& b, double em);

// The column whose middle is nearest; `columns` is not empty.
std::size_t nearest_column(const std::vector<Column>& columns, double x);

// How many columns have their middle in the box.
std::size_t columns_under(const std::vector<Column>& columns, const PageBox& box);

// Words over the figures, as parts that stand over one column or several. May add columns that
// no figure stands in. Nothing where figures may be those of one head as well as of the next:
// beside a column without figures they have to stand below their own head. Throws what
// `limits.keep_time` throws.
std::optional<std::vector<HeadPart>> read_heads(std::vector<Token> tokens,
                                                std::vector<Column>& columns, const Limits& limits);

// Whether a box reaches into a stretch across the page.
inline bool crosses(const PageBox& box, double x0, double x1) { return box.x0 < x1 && box.x1 > x0; }

}  // namespace gouji
