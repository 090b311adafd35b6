// Tables whose cells are drawn: known by the lines around them, whatever stands in them.
#pragma once

#include <cstddef>
#include <vector>

#include "base/limits.h"
#include "intake/page_tokens.h"

namespace gouji {

// One cell: where it begins and how far it reaches, in columns and rows of its table.
struct RuledCell {
  std::size_t row = 0, column = 0, rows = 1, columns = 1;
  std::vector<Token> tokens;  // in no order
  bool unread = false;        // what it shows cannot be told
  PageBox at;
};

// Rows and columns lie between neighbours of `ys` and `xs`, in points of the page. Cells are in
// order of row and column; where lines leave a place open there is none.
struct RuledTable {
  std::vector<double> xs, ys;
  std::vector<RuledCell> cells;
  PageBox at;
};

struct TakenTables {
  std::vector<RuledTable> tables;  // from top to bottom
  bool full = false;               // one of more places than Limit::cells was left out
};

// The tables that the lines `rules` of a page make, with the words that stand
// in them, which leave `tokens`; a word over the line between two cells is cut there. What `unread`
// marks in a cell without words, or beside its figure, makes the cell unread. A frame around one
// text is no table, and lines that leave several figures of a row in one cell make none.
// Throws what `limits.keep_time` throws.
TakenTables take_ruled_tables(const std::vector<PageBox>& rules, const std::vector<PageBox>& unread,
                              std::vector<Token>& tokens, const Limits& limits);

}  // namespace gouji
