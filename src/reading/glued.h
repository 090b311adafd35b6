// Figures that lost what stood between them.
#pragma once

#include <vector>

#include "reading/rows.h"
#include "reading/words.h"

namespace gouji {

// `0000000` as `count` figures of one digit each; the piece alone where its digits are not just
// that many.
std::vector<Piece> split_digits(const Piece& piece, std::size_t count);

// The one way to read the digits as figures of `columns` of a row such that all its sums hold;
// empty where there is none or more than one. A figure has no leading zero. At most 24 digits are
// tried.
std::vector<Piece> split_by_sums(const Piece& piece, const std::vector<int>& columns,
                                 const std::vector<TableWords::RowSum>& sums);

}  // namespace gouji
