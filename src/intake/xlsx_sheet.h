// One sheet of a workbook: the cells of its part, and the blocks that a reader sees in them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "base/limits.h"
#include "intake/document.h"
#include "intake/grid.h"

namespace gouji {

// How a cell's style shows it.
struct SheetStyle {
  std::string code = "General";  // of its number format
  bool bordered = false;
};

// What the sheets of a workbook share.
struct Workbook {
  std::vector<std::string> strings;
  std::vector<SheetStyle> styles;
  bool epoch_1904 = false;
};

struct SheetCell {
  std::uint32_t column = 0;  // from 1
  std::string text;          // as displayed
  bool bordered = false;
  bool without_result = false;  // a formula
};

struct SheetRow {
  std::uint32_t number = 0;      // from 1
  std::vector<SheetCell> cells;  // in order of their columns, no two in one
};

struct SheetMerge {
  std::uint32_t first_row = 0, last_row = 0, first_column = 0, last_column = 0;
};

struct Sheet {
  std::string name;
  std::vector<SheetRow> rows;  // in order, without hidden ones
  std::vector<SheetMerge> merges;
  std::vector<bool> hidden_columns;  // by column; shorter than the sheet is wide
  std::size_t without_result = 0;    // formulas
  bool lacks_strings = false;        // a cell names a shared string that is not there

  bool is_hidden(std::uint32_t column) const {
    return column < hidden_columns.size() && hidden_columns[column];
  }
};

// "B12" of row 12 and column 2.
std::string cell_address(std::uint32_t row, std::uint32_t column);

// The text of a string item: plain or in runs, without the readings of characters.
std::string string_item(const pugi::xml_node& item);

Sheet read_sheet(const pugi::xml_node& worksheet, std::string name, const Workbook& workbook);

// Appends the sheet's paragraphs and grids to the document; `cells` counts on over all sheets up to
// the limit. False where a limit was reached behind which nothing may be added.
bool add_sheet(Document& document, const Sheet& sheet, GridBuilder& builder, const Limits& limits,
               std::uint64_t& cells);

}  // namespace gouji
