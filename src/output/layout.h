// Which blocks of a report's document are prose and which belong to one of its tables.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "reading/report.h"

namespace gouji {

// Whether every figure of a table that was read stands in a cell. Where some could not be tied to
// theirs, the table is no more than its text.
bool can_be_written(const TableReading& table);

class Layout {
 public:
  explicit Layout(const Report& report);

  // Whether a table that can be written covers the block.
  bool in_table(std::size_t block) const { return owner_[block] >= 0; }
  // The tables that can be written and begin with the block.
  std::vector<int> tables_at(std::size_t block) const;
  // The first block of a table; npos where it cannot be written.
  std::size_t first_block(int table) const { return first_[static_cast<std::size_t>(table)]; }

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

 private:
  std::vector<int> owner_;          // by block: index of a table, -1 for none
  std::vector<std::size_t> first_;  // by table
};

// The paragraphs of a section as they stand, without what belongs to a table; one a line.
std::string prose_of(const Report& report, const Layout& layout, const SectionReading& section);

}  // namespace gouji
