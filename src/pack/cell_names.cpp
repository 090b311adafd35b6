#include "pack/cell_names.h"

#include <algorithm>

namespace gouji {

CellNames find_cell(const Builder& b, const Item& item, CellNeeds needs) {
  CellNames found;
  const Pack& pack = b.pack;
  const std::string section = item.attribute("section"), table = item.attribute("table");
  const std::string row = item.attribute("row"), column = item.attribute("column");
  if (!section.empty()) {
    found.section = pack.section_index(section);
    if (found.section < 0) b.unknown(item, "section", "部分", "section", b.section_names());
  }
  if (table.empty()) return found;
  const TableSpec* spec = pack.table(table);
  if (!spec) {
    b.unknown(item, "table", "表", "table", b.table_names());
    return found;
  }
  found.table = static_cast<int>(spec - pack.tables.data());
  if (!row.empty()) {
    found.row = spec->row(row);
    if (found.row < 0) b.unknown(item, "row", "行", "row", b.row_names(*spec));
  }
  if (!column.empty()) {
    found.column = spec->column(column);
    if (found.column < 0) b.unknown(item, "column", "列", "column", b.column_names(*spec));
  }
  const bool both = found.row >= 0 && found.column >= 0;
  if (both && !spec->asks_for(found.row, found.column)) {
    b.wrong(item, "column",
            {"“" + row + "”行没有“" + column + "”这一列",
             "row \"" + row + "\" has no column \"" + column + "\""});
    found.column = -1;
  }
  if (needs == CellNeeds::cell && !both) found.column = -1;
  return found;
}

}  // namespace gouji
