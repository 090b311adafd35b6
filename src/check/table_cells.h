// The cells that the format asks for, one by one.
#pragma once

#include "reading/report.h"

namespace gouji {

// Calls `visit(row, column, figure)` for every cell that the format asks for, row by row.
template <typename Visit>
void for_each_cell(const TableReading& table, Visit visit) {
  for (const auto& part : table.spec->parts) {
    for (const int row : part.rows) {
      for (const int column : part.columns) visit(row, column, table.at(row, column));
    }
  }
}

// A figure of the row that could not be read or tied to its cell; null where there is none. One
// that merely lost characters is tied.
const Figure* unreadable_in(const TableReading& table, int row);
// Whether every figure of the table could be tied to its cell: only then are its labels judged.
bool is_whole(const TableReading& table);
// The table stands there without one figure.
bool is_blank(const TableReading& table);
// Where the table stands, else its section's heading, else where the report begins.
Locus place_of(const Report& report, const TableReading& table);

}  // namespace gouji
