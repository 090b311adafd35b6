// A sound report whose prose a test writes.
#pragma once

#include <string>
#include <vector>

#include "check/check.h"
#include "pack/specimen.h"

namespace gouji::narrative {

using Lines = std::vector<std::string>;

struct Cell {
  std::string table, row, column, text;
};

// The pack's specimen with `text` in one of its sections, and with other figures where given.
struct Report {
  std::string text;
  std::vector<Cell> cells = {};
  std::string pack = "national-2021";
  std::string section = "applications";
  std::string title = {};
};

// What the rules on figures in prose find: "warning figure 129 table.row.column>119", cell and
// expected figure where there are.
Lines found(const Report& report);
inline Lines found(const std::string& text) { return found(Report{text}); }

// The findings themselves.
std::vector<Finding> findings(const Report& report);

}  // namespace gouji::narrative
