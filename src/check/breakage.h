// The broken equations of one table, and what a change of cells would do to them.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "check/sums.h"

namespace gouji {

// A cell and the number that would have to stand in it.
struct CellChange {
  int cell = 0;
  Decimal value;
  bool operator==(const CellChange&) const = default;
};

// The broken lines of one table, and what a change of cells does to them. At most 64 are kept;
// `too_many` says that there were more, and then nothing should be claimed.
class Breakage {
 public:
  static constexpr std::size_t kMost = 64;

  explicit Breakage(const TableSums& sums);

  const TableSums& sums() const { return sums_; }
  const std::vector<std::size_t>& broken() const { return broken_; }  // indexes into sums().lines()
  bool too_many() const { return too_many_; }

  // The one number in `cell` that settles every broken line that it counts in, if there is one and
  // it counts in no line that holds.
  std::optional<Decimal> settling(int cell) const;
  // The number in `cell` that makes the first line holding it true once `changes` are made.
  std::optional<Decimal> solve(int cell, const std::vector<CellChange>& changes);
  // The broken lines that hold once `changes` are made; 0 where the changes break another line,
  // leave a broken one broken otherwise, or take a line out of evaluation.
  std::uint64_t settled(const std::vector<CellChange>& changes);
  // A number that the format allows in the cell.
  bool plausible(int cell, Decimal value) const;
  // Cells that some broken line rests on, ascending.
  std::vector<int> suspects() const;

 private:
  struct Use {
    std::size_t line;
    int sign;
  };
  bool hopeless(const std::vector<CellChange>& changes);
  void apply(const std::vector<CellChange>& changes);
  void restore(const std::vector<CellChange>& changes);

  const TableSums& sums_;
  std::vector<SumCell> trial_;
  std::vector<SumResult> results_;      // by line, as the report stands
  std::vector<std::vector<Use>> uses_;  // by cell, in evaluated lines
  std::vector<Decimal> moved_;          // by line, for hopeless()
  std::vector<std::size_t> broken_;
  bool too_many_ = false;
};

}  // namespace gouji
