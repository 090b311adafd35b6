// Ruled tables put together over the ends of pages.
#pragma once

#include <vector>

#include "intake/page_strip.h"

namespace gouji {

// A cell of a whole table, line by line; `row` and `column` count from 0.
struct WholeCell {
  std::size_t row = 0, column = 0, rows = 1, columns = 1;
  std::vector<std::vector<Token>> lines;
  bool unread = false;
  PageBox box;  // on its page, as the page is held
  int page = 1, line = 1;
};

struct WholeTable {
  std::size_t rows = 0;
  std::vector<WholeCell> cells;  // in order of row and column
};

// Makes one table of each in `shown`, in order. What follows at once on the next page under the
// same outer edges goes on: heads that are repeated there are left out, and a row that the page
// ended in is put together again. Throws OutOfTime.
std::vector<WholeTable> whole_tables(const std::vector<Shown>& shown, std::size_t begin,
                                     std::size_t end, const Limits& limits);

}  // namespace gouji
