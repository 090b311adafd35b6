#include "check/table_cells.h"

#include <algorithm>

#include "check/compose.h"

namespace gouji {
namespace {

bool has_figure(const std::vector<Figure>& figures) {
  return std::any_of(figures.begin(), figures.end(), [](const Figure& figure) {
    return figure.state != FigureState::absent && figure.state != FigureState::blank;
  });
}

}  // namespace

const Figure* unreadable_in(const TableReading& table, int row) {
  for (int column = 0; column < static_cast<int>(table.spec->columns.size()); ++column) {
    const auto& figure = table.at(row, column);
    if (figure.state == FigureState::unreadable && figure.unread != Unread::damaged) return &figure;
  }
  return nullptr;
}

bool is_whole(const TableReading& table) {
  return table.spec != nullptr && table.state == TableState::read &&
         std::none_of(table.figures.begin(), table.figures.end(), [](const Figure& figure) {
           return figure.state == FigureState::unreadable && figure.unread != Unread::damaged;
         });
}

bool is_blank(const TableReading& table) {
  if (table.spec == nullptr || table.state != TableState::read || has_figure(table.figures)) {
    return false;
  }
  const auto of_row = [](const auto& row) { return has_figure(row.figures); };
  if (std::any_of(table.unknown_rows.begin(), table.unknown_rows.end(), of_row) ||
      std::any_of(table.merged.begin(), table.merged.end(), of_row)) {
    return false;
  }
  return std::any_of(table.figures.begin(), table.figures.end(),
                     [](const Figure& figure) { return figure.state == FigureState::blank; });
}

Locus place_of(const Report& report, const TableReading& table) {
  return table.placed ? table.where : opening(report);
}

}  // namespace gouji
