// Rows of pieces tied to the rows and columns that the format asks for.
#pragma once

#include <vector>

#include "reading/report.h"
#include "reading/rows.h"
#include "reading/words.h"

namespace gouji {

// The blocks of the section in which a table belongs; empty where the section was not found.
struct Home {
  std::size_t begin = 0, end = 0;
};

// Reads one table out of all runs of a document: found by its labels wherever it stands, its rows
// in any number of runs. Figures are taken as they stand; what cannot be tied to a row is
// unreadable.
TableReading read_table(const TableWords& words, const std::vector<Run>& runs, const Home& home);

}  // namespace gouji
