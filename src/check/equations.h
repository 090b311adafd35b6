// The sums that the format prints: evaluated exactly, skipped where a figure cannot be had.
#pragma once

#include <vector>

#include "check/finding.h"
#include "reading/report.h"

namespace gouji {

// One equation that does not hold. `line` is the column (rules over rows of each column) or the row
// (rules over columns of each row) that it was evaluated for.
struct BrokenEquation {
  const Rule* rule = nullptr;
  int table = -1;  // index into Report::tables
  int line = -1;
  Decimal left, right;
  std::size_t finding = 0;  // index into EquationRun::findings
};

struct EquationRun {
  std::vector<Finding> findings;
  std::vector<BrokenEquation> broken;
  std::vector<SkippedEquation> skipped;
  std::vector<const Rule*> run;  // rules evaluated at least once or skipped
};

// Evaluates every rule of kind `equation` of the edition followed on every line of its table.
EquationRun check_equations(const Report& report);

// What one would change to settle them. Fingerprints of the findings must be set before.
std::vector<Diagnosis> diagnose(const Report& report, const EquationRun& run);

// The row (rules over columns) or the column (rules over rows) around a cell, for people.
Excerpt excerpt_of(const TableReading& table, int row, int column, Rule::Each each);

}  // namespace gouji
