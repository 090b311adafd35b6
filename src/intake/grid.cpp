#include "intake/grid.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace gouji {
namespace {

// A table may have this many places for each cell that a document may have: enough for any table
// that people fill in, and a bound on what one wide row above many short ones can cost.
constexpr std::uint64_t kPlacesPerCell = 16;

}  // namespace

GridBuilder::GridBuilder(const Limits& limits)
    : limits_(limits),
      max_columns_(limits[Limit::columns]),
      max_span_(std::min<std::uint64_t>(limits[Limit::span], std::uint32_t(-1) / 2)),
      places_left_(limits[Limit::cells] * kPlacesPerCell) {}

void GridBuilder::begin_group() {
  ++group_;
  for (auto& until : reach_) until = 0;
}

void GridBuilder::begin_row() {
  row_group_.push_back(group_);
  next_column_ = 0;
}

// The first free place of the row takes the cell. Where it then runs into one that reaches down
// from above, it is cut there, and what follows goes on behind its claim, as in a browser.
void GridBuilder::add(Cell cell) {
  if (row_group_.empty()) begin_row();
  const auto row = static_cast<std::uint32_t>(row_group_.size() - 1);
  auto column = next_column_;
  while (column < reach_.size() && reach_[column] > row) ++column;

  auto width = std::max<std::uint64_t>(cell.column_span, 1);
  if (width > max_span_) {
    width = max_span_;
    over_span_ = true;
  }
  next_column_ = column + width;
  if (column >= max_columns_) {
    over_columns_ = true;
    return;
  }
  width = std::min(width, max_columns_ - column);
  if (reach_.size() < column + width) reach_.resize(column + width, 0);
  std::uint64_t free = 1;
  while (free < width && reach_[column + free] <= row) ++free;

  const std::uint64_t until = cell.row_span == 0 ? std::numeric_limits<std::uint64_t>::max()
                                                 : std::uint64_t{row} + cell.row_span;
  std::fill_n(reach_.begin() + static_cast<std::ptrdiff_t>(column), free, until);

  cell.row = row;
  cell.column = static_cast<std::uint32_t>(column);
  cell.column_span = static_cast<std::uint32_t>(free);
  columns_ = std::max(columns_, cell.column + 1);
  cells_.push_back(std::move(cell));
}

Grid GridBuilder::finish(Locus where, std::vector<Problem>& problems) {
  Grid grid;
  grid.where = where;
  grid.rows = static_cast<std::uint32_t>(row_group_.size());
  grid.columns = columns_;
  if (columns_ != 0 && std::uint64_t{grid.rows} * columns_ > places_left_) {
    grid.rows = static_cast<std::uint32_t>(places_left_ / columns_);
    std::erase_if(cells_, [&](const Cell& cell) { return cell.row >= grid.rows; });
    problems.push_back(limit_reached(Limit::cells, limits_, where));
  }
  places_left_ -= std::uint64_t{grid.rows} * columns_;
  grid.cells = std::move(cells_);
  fit(grid);
  if (over_span_) problems.push_back(limit_reached(Limit::span, limits_, where));
  if (over_columns_) problems.push_back(limit_reached(Limit::columns, limits_, where));

  cells_.clear();
  row_group_.clear();
  reach_.clear();
  group_ = columns_ = 0;
  next_column_ = 0;
  over_span_ = over_columns_ = false;
  return grid;
}

// Cuts spans to the rows of the group and the columns of the table, and enters every cell at the
// places that it covers.
void GridBuilder::fit(Grid& grid) {
  std::vector<std::uint32_t> group_end(grid.rows);
  for (auto row = grid.rows; row-- > 0;) {
    const bool last = row + 1 == grid.rows || row_group_[row + 1] != row_group_[row];
    group_end[row] = last ? row + 1 : group_end[row + 1];
  }
  grid.at_.assign(std::size_t{grid.rows} * grid.columns, -1);
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    auto& cell = grid.cells[i];
    const auto rows_left = group_end[cell.row] - cell.row;
    if (cell.row_span == 0 || cell.row_span > rows_left) cell.row_span = rows_left;
    if (cell.row_span > max_span_) {
      cell.row_span = static_cast<std::uint32_t>(max_span_);
      over_span_ = true;
    }
    cell.column_span = std::min(cell.column_span, grid.columns - cell.column);
    for (std::uint32_t row = 0; row < cell.row_span; ++row) {
      const auto start = std::size_t{cell.row + row} * grid.columns + cell.column;
      std::fill_n(grid.at_.begin() + static_cast<std::ptrdiff_t>(start), cell.column_span,
                  static_cast<std::int32_t>(i));
    }
  }
}

}  // namespace gouji
