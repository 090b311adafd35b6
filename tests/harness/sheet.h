// Tables as they are printed: rows of cells that may be merged.
#pragma once

#include <string>
#include <vector>

#include "model.h"

namespace harness {

struct SheetCell {
  enum Kind { heading, corner, head, group, label, figure, filler } kind = figure;
  std::string text;
  int rows = 1, columns = 1;
};

struct SheetRow {
  std::vector<SheetCell> cells;  // those that begin in this row
  bool head = false;             // a row of heads, or the heading of a part
};

struct Sheet {
  std::string table;
  int columns = 0;
  std::vector<SheetRow> rows;
};

// One sheet a part.
std::vector<Sheet> sheets_of(const Table& table);

// The rows from `begin` to `end` of the first part, with its heads.
Sheet piece_of(const Table& table, std::size_t begin, std::size_t end);

// The sheets one below the other in one table; figures of narrow parts are merged to fill the
// width.
Sheet stacked(const std::vector<Sheet>& sheets);

// The same with a column of subtotals after the kinds of legal persons, where they are all there.
Sheet with_subtotal(const Table& table);

// Every row in full width; covered cells are empty and marked as fillers.
std::vector<std::vector<SheetCell>> expanded(const Sheet& sheet);

}  // namespace harness
