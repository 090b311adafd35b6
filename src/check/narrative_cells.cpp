#include "check/narrative_cells.h"

#include <algorithm>

namespace gouji {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

const MergedRows* merged_with(const TableReading& table, int row) {
  for (const auto& group : table.merged) {
    if (std::find(group.rows.begin(), group.rows.end(), row) != group.rows.end()) return &group;
  }
  return nullptr;
}

}  // namespace

CellValues::Table& CellValues::table(int index) {
  if (tables_.size() <= at(index)) tables_.resize(at(index) + 1);
  auto& slot = tables_[at(index)];
  if (slot) return *slot;
  slot.emplace();
  if (at(index) >= report_.tables.size()) return *slot;
  const auto& reading = report_.tables[at(index)];
  const bool any = std::any_of(reading.figures.begin(), reading.figures.end(),
                               [](const Figure& f) { return f.state == FigureState::number; });
  if (reading.state != TableState::read || !any) return *slot;
  slot->sums = std::make_unique<TableSums>(reading, *report_.followed);
  slot->made_up = slot->sums->cells();
  slot->values.resize(slot->made_up.size());
  for (std::size_t c = 0; c < slot->made_up.size(); ++c) {
    auto& cell = slot->made_up[c];
    if (cell.state == FigureState::number && slot->sums->is_total(static_cast<int>(c))) {
      cell = {FigureState::blank, Decimal(), false};
    }
  }
  return *slot;
}

// Many sums ask for the same few totals.
const SumValue& CellValues::made_up(Table& table, int cell) {
  auto& known = table.values[at(cell)];
  if (!known) known = table.sums->value(cell, table.made_up);
  return *known;
}

// Rows that stand as one have one figure: it counts for all of them or for none.
bool CellValues::merged_away(const CellSum& sum, const CellSum::Term& term, bool& whole) const {
  const auto* group = merged_with(report_.tables[at(term.table)], term.row);
  if (group == nullptr) return false;
  whole = whole && std::all_of(group->rows.begin(), group->rows.end(), [&](int row) {
            return std::any_of(sum.terms.begin(), sum.terms.end(), [&](const CellSum::Term& t) {
              return t.table == term.table && t.row == row && t.column == term.column &&
                     t.negative == term.negative;
            });
          });
  return group->rows.front() != term.row;
}

// The sum where every cell has a number of its own, as most have.
std::optional<Decimal> CellValues::plain_sum(const CellSum& sum) const {
  Decimal result;
  for (const auto& term : sum.terms) {
    if (at(term.table) >= report_.tables.size()) return std::nullopt;
    const auto& table = report_.tables[at(term.table)];
    if (table.state != TableState::read || !table.merged.empty()) return std::nullopt;
    const auto& figure = table.at(term.row, term.column);
    if (figure.state != FigureState::number) return std::nullopt;
    result += term.negative ? -figure.value : figure.value;
  }
  return result;
}

std::optional<Decimal> CellValues::value(const CellSum& sum, Totals totals) {
  if (totals == Totals::stated) {
    if (const auto plain = plain_sum(sum)) return plain;
  }
  Decimal result;
  bool stated = false, whole = true;
  for (const auto& term : sum.terms) {
    auto& own = table(term.table);
    if (!own.sums) return std::nullopt;
    if (merged_away(sum, term, whole)) continue;
    if (!whole) return std::nullopt;
    const int columns = static_cast<int>(own.sums->table().spec->columns.size());
    const int cell = term.row * columns + term.column;
    const auto value =
        totals == Totals::stated ? own.sums->value(cell, own.sums->cells()) : made_up(own, cell);
    if (value.problem != FigureState::number) return std::nullopt;
    stated = stated || value.stated;
    result += term.negative ? -value.value : value.value;
  }
  if (!stated || !whole) return std::nullopt;
  return result;
}

Bilingual name_of(const CellSum& sum, const Pack& pack) {
  Bilingual name;
  name.en = sum.text;
  std::string last;
  for (const auto& term : sum.terms) {
    const auto& table = pack.tables[at(term.table)];
    const auto& row = table.rows[at(term.row)];
    // A sum over a group of rows is named after the group.
    const auto same_group = [&](const CellSum::Term& t) {
      const auto& other = pack.tables[at(t.table)].rows[at(t.row)];
      return t.table == term.table && t.column == term.column && t.negative == term.negative &&
             t.row != term.row && !row.groups.empty() && other.groups == row.groups &&
             row.groups.size() > 1;
    };
    const bool group = std::any_of(sum.terms.begin(), sum.terms.end(), same_group);
    const auto& label = group ? row.groups.back() : row.label.text;
    const auto& column = table.columns[at(term.column)];
    std::string text = "“" + label + "”" + (column.id == "total" ? "" : column.label.text);
    if (text == last) continue;
    last = text;
    if (!name.zh.empty() || term.negative) name.zh += term.negative ? "减" : "加";
    name.zh += text;
  }
  return name;
}

}  // namespace gouji
