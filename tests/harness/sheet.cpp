#include "sheet.h"

#include <algorithm>

namespace harness {
namespace {

using Kind = SheetCell::Kind;

// The heads of `columns`, with equal neighbours merged. `lead` columns stand to the left.
std::vector<SheetRow> heads_of(const std::vector<Column>& columns, const std::string& corner,
                               int lead) {
  std::size_t depth = 1;
  for (const Column& column : columns) depth = std::max(depth, column.groups.size() + 1);
  std::vector<SheetRow> rows(depth);
  for (SheetRow& row : rows) row.head = true;
  if (lead > 0) rows[0].cells.push_back({Kind::corner, corner, static_cast<int>(depth), lead});
  auto same_path = [](const Column& a, const Column& b, std::size_t level) {
    if (a.groups.size() <= level || b.groups.size() <= level) return false;
    return std::equal(a.groups.begin(), a.groups.begin() + static_cast<std::ptrdiff_t>(level) + 1,
                      b.groups.begin());
  };
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const Column& column = columns[c];
    for (std::size_t level = 0; level < column.groups.size(); ++level) {
      if (c > 0 && same_path(columns[c - 1], column, level)) continue;
      int width = 1;
      while (c + static_cast<std::size_t>(width) < columns.size() &&
             same_path(column, columns[c + static_cast<std::size_t>(width)], level))
        ++width;
      rows[level].cells.push_back({Kind::head, column.groups[level], 1, width});
    }
    const std::size_t level = column.groups.size();
    rows[level].cells.push_back({Kind::head, column.label, static_cast<int>(depth - level), 1});
  }
  return rows;
}

std::vector<SheetRow> body_of(const std::vector<Row>& rows, int lead) {
  std::vector<SheetRow> out;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const Row& row = rows[r];
    SheetRow line;
    for (std::size_t level = 0; level < row.groups.size(); ++level) {
      auto same = [&](const Row& other) {
        return other.groups.size() > level &&
               std::equal(row.groups.begin(),
                          row.groups.begin() + static_cast<std::ptrdiff_t>(level) + 1,
                          other.groups.begin());
      };
      if (r > 0 && same(rows[r - 1])) continue;
      int height = 1;
      while (r + static_cast<std::size_t>(height) < rows.size() &&
             same(rows[r + static_cast<std::size_t>(height)]))
        ++height;
      line.cells.push_back({Kind::group, row.groups[level], height, 1});
    }
    line.cells.push_back({Kind::label, row.label, 1, lead - static_cast<int>(row.groups.size())});
    for (const Cell& cell : row.cells) line.cells.push_back({Kind::figure, cell.print(), 1, 1});
    out.push_back(std::move(line));
  }
  return out;
}

Sheet sheet_of(const std::string& table, const Part& part, const std::vector<Row>& rows) {
  std::size_t depth = 0;
  for (const Row& row : part.rows) depth = std::max(depth, row.groups.size());
  const int lead = static_cast<int>(depth) + 1;
  Sheet sheet{table, lead + static_cast<int>(part.columns.size()), {}};
  if (!part.heading.empty()) {
    SheetRow heading;
    heading.head = true;
    heading.cells.push_back({Kind::heading, part.heading, 1, sheet.columns});
    sheet.rows.push_back(std::move(heading));
  }
  for (SheetRow& row : heads_of(part.columns, part.corner, lead)) sheet.rows.push_back(row);
  for (SheetRow& row : body_of(rows, lead)) sheet.rows.push_back(row);
  return sheet;
}

// All rows of the part side by side, their labels above their columns.
Sheet across(const Table& table) {
  std::vector<Column> columns;
  SheetRow line;
  const Part& part = table.parts[0];
  for (const Row& row : part.rows)
    for (std::size_t c = 0; c < part.columns.size(); ++c) {
      Column column = part.columns[c];
      column.groups = row.groups;
      column.groups.push_back(row.label);
      columns.push_back(std::move(column));
      line.cells.push_back({Kind::figure, row.cells[c].print(), 1, 1});
    }
  Sheet sheet{table.id, static_cast<int>(columns.size()), heads_of(columns, "", 0)};
  sheet.rows.push_back(std::move(line));
  return sheet;
}

}  // namespace

std::vector<Sheet> sheets_of(const Table& table) {
  if (table.across) return {across(table)};
  std::vector<Sheet> out;
  for (const Part& part : table.parts) out.push_back(sheet_of(table.id, part, part.rows));
  return out;
}

Sheet piece_of(const Table& table, std::size_t begin, std::size_t end) {
  const Part& part = table.parts[0];
  end = std::min(end, part.rows.size());
  const std::vector<Row> rows(part.rows.begin() + static_cast<std::ptrdiff_t>(begin),
                              part.rows.begin() + static_cast<std::ptrdiff_t>(end));
  return sheet_of(table.id, part, rows);
}

Sheet stacked(const std::vector<Sheet>& sheets) {
  Sheet out{sheets.front().table, 0, {}};
  for (const Sheet& sheet : sheets) out.columns = std::max(out.columns, sheet.columns);
  for (const Sheet& sheet : sheets)
    for (SheetRow row : sheet.rows) {
      const int missing = out.columns - sheet.columns;
      row.cells.back().columns += missing;
      out.rows.push_back(std::move(row));
    }
  return out;
}

Sheet with_subtotal(const Table& table) {
  const std::vector<Column>& columns = table.parts[0].columns;
  std::size_t first = columns.size(), last = 0;
  for (std::size_t c = 0; c < columns.size(); ++c)
    if (columns[c].groups.size() == 2) {
      first = std::min(first, c);
      last = c;
    }
  if (first + 1 >= last) return sheets_of(table)[0];
  Table wider = table;
  Part& part = wider.parts[0];
  Column subtotal = columns[last];
  subtotal.id = "subtotal";
  subtotal.label = "小计";
  const auto at = static_cast<std::ptrdiff_t>(last) + 1;
  part.columns.insert(part.columns.begin() + at, subtotal);
  for (Row& row : part.rows) {
    Cell sum = Cell::of(0);
    for (std::size_t c = first; c <= last; ++c)
      if (row.cells[c].state == Cell::number) sum.hundredths += row.cells[c].hundredths;
    row.cells.insert(row.cells.begin() + at, sum);
  }
  return sheets_of(wider)[0];
}

std::vector<std::vector<SheetCell>> expanded(const Sheet& sheet) {
  std::vector<std::vector<SheetCell>> out(
      sheet.rows.size(), std::vector<SheetCell>(static_cast<std::size_t>(sheet.columns)));
  std::vector<std::vector<bool>> taken(
      sheet.rows.size(), std::vector<bool>(static_cast<std::size_t>(sheet.columns), false));
  for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
    std::size_t c = 0;
    for (const SheetCell& cell : sheet.rows[r].cells) {
      while (c < taken[r].size() && taken[r][c]) ++c;
      for (std::size_t down = 0; down < static_cast<std::size_t>(cell.rows); ++down)
        for (std::size_t right = 0; right < static_cast<std::size_t>(cell.columns); ++right) {
          if (r + down >= out.size() || c + right >= taken[r].size()) continue;
          taken[r + down][c + right] = true;
          SheetCell& covered = out[r + down][c + right];
          covered.kind = SheetCell::filler;
          if (down == 0 && right == 0) covered = cell;
        }
      c += static_cast<std::size_t>(cell.columns);
    }
  }
  return out;
}

}  // namespace harness
