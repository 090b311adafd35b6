// Cells with spans laid out as a grid, the way a browser does it.
#pragma once

#include <cstdint>
#include <vector>

#include "base/limits.h"
#include "intake/document.h"

namespace gouji {

// Takes the cells of a table row by row and lays them out. What a merged cell claims beyond the
// rows and columns that the table has costs nothing. One builder serves all tables of a document,
// one after another, and keeps their size together within the limits.
class GridBuilder {
 public:
  explicit GridBuilder(const Limits& limits);

  // Room for a table of so many cells, where that is known beforehand.
  void reserve(std::size_t cells) { cells_.reserve(cells); }

  // Merged cells end with their group of rows (a table's head, body or foot).
  void begin_group();
  void begin_row();

  // The next cell of the row, with its spans as claimed (`row_span` 0: to the end of the group).
  // Its row and column are set here.
  void add(Cell cell);

  // The grid of all that was added, and a clean builder. Columns at the right in which no cell
  // begins are left out. Each limit that was reached becomes one problem.
  Grid finish(Locus where, std::vector<Problem>& problems);

 private:
  void fit(Grid& grid);

  const Limits limits_;
  std::uint64_t max_columns_, max_span_, places_left_;
  std::vector<Cell> cells_;
  std::vector<std::uint32_t> row_group_;  // by row
  std::vector<std::uint64_t> reach_;      // by column: the row up to which it is taken from above
  std::uint32_t group_ = 0, columns_ = 0;
  std::uint64_t next_column_ = 0;
  bool over_span_ = false, over_columns_ = false;
};

}  // namespace gouji
