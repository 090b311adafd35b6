// The faults that are planted, one after another, in a sound report.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model.h"

namespace harness {

// What a layout must be able to carry for a fault to be visible in it.
enum Carry : unsigned {
  kBlanks = 1,     // an empty cell differs from no cell
  kBlankRuns = 2,  // several empty cells side by side, or a whole table of them
  kWords = 4,      // a word where a number should be
  kRows = 8,       // a row the format does not have
  kColumns = 16,   // a column left out
  kNoTitle = 32,   // a report without a title line
  kMinus = 64,     // a sign or a point in a number
  kWording = 128,  // a label as it is written, on however many lines
  kAnything = 0xffff
};

struct FaultKind {
  const char* name;
  unsigned needs;
};
const std::vector<FaultKind>& fault_kinds();

struct Fault {
  std::size_t kind = 0;
  std::uint64_t seed = 0;
};

struct ChangedCell {
  std::string table, row, column;
  std::string original;  // as it was printed
};

struct Planted {
  std::string what;
  std::vector<ChangedCell> cells;  // figures that were changed, where a diagnosis could name them
};

// Plants the fault; nothing where the report has no place for it.
std::optional<Planted> plant(Report& report, const Fault& fault);

}  // namespace harness
