// Tables put together from where their words stand: columns from heads and figures, rows from the
// base lines of figures, labels from the lines around them.
#pragma once

#include <cstddef>
#include <vector>

#include "intake/page_lines.h"

namespace gouji {

// Where lines [begin, end) of the strip are a table.
struct TableRegion {
  std::size_t begin = 0, end = 0;
};

// The stretches of lines that hold figures in columns, with their heads; in order. Throws
// what `limits.keep_time` throws, as does the next.
std::vector<TableRegion> find_tables(const std::vector<TextLine>& lines, const Limits& limits);

// One cell: its words line by line, its columns, and where it stands if it is empty.
struct PageCell {
  std::vector<std::vector<Token>> lines;
  std::uint32_t column = 0, span = 1;
  PageBox box;  // on its page
  int page = 1, line = 1;
};

struct PageRow {
  std::vector<PageCell> cells;
};

// Rows under one set of heads. `columns` counts those of labels, too.
struct PageTable {
  std::vector<PageRow> rows;
  std::uint32_t columns = 0;
};

// The tables that follow one another in a region; empty where it cannot be told which label belongs
// to which figures, or which figure stands in which column.
std::vector<PageTable> build_tables(const std::vector<TextLine>& lines, TableRegion region,
                                    const Limits& limits);

}  // namespace gouji
