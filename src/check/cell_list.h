// Cells by their names, as messages list them.
#pragma once

#include <cstddef>

#include "base/bilingual.h"
#include "pack/pack.h"

namespace gouji {

// Cells of one table that has been named already, in order; a row is named once for all its cells.
// Only the first few are named, and how many there are.
class CellList {
 public:
  explicit CellList(const TableSpec& table) : table_(table) {}

  void add(int row, int column);
  std::size_t count() const { return count_; }
  Bilingual text() const;

 private:
  const TableSpec& table_;
  Bilingual text_;
  std::size_t count_ = 0;
  int last_row_ = -1;
};

}  // namespace gouji
