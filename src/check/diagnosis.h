// The search for changes of cells that would settle what is broken in one table.
#pragma once

#include <cstdint>
#include <vector>

#include "check/breakage.h"

namespace gouji {

struct Fix {
  enum class Kind { cell, total, split, shift, transposed };
  Kind kind = Kind::cell;
  std::vector<CellChange> changes;  // in order of cells
  std::uint64_t settles = 0;        // broken lines, by bit
  bool solved = false;              // one value was not read off the row but worked out
};

// Every single cell that settles all the broken lines it counts in.
std::vector<Fix> single_cell_fixes(Breakage& breakage);
// Numbers that came apart along a row, or stand one place off along a row or a column. In tables
// whose rows stand side by side the row is the line of all figures.
std::vector<Fix> moved_figure_fixes(Breakage& breakage);

// Alternatives that settle the same lines, the likeliest first.
struct Explanation {
  std::uint64_t settles = 0;
  std::vector<Fix> fixes;
};

// The fewest changes that between them settle what can be settled, each line by one change; only
// what all such choices have in common, and nothing that has more than eight alternatives.
std::vector<Explanation> explain(Breakage& breakage);

}  // namespace gouji
