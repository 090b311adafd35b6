#include <algorithm>

#include "check/equations.h"

namespace gouji {
namespace {

// What the report prints where the label was found, else what the format prints.
std::string head(const std::vector<LabelReading>& readings, std::size_t index, const Label& label) {
  if (index < readings.size() && readings[index].match != LabelMatch::none &&
      !readings[index].raw.empty()) {
    return readings[index].raw;
  }
  return label.text;
}

class ExcerptDraft {
 public:
  ExcerptDraft(const TableReading& table, int row, int column)
      : table_(table), row_(row), column_(column) {}

  Excerpt of_row() {
    const auto& columns = table_.spec->columns;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const int column = static_cast<int>(c);
      add(row_, column, head(table_.columns, c, columns[c].label), column == column_);
    }
    return std::move(excerpt_);
  }

  Excerpt of_column() {
    const auto& rows = table_.spec->rows;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      const int row = static_cast<int>(r);
      const MergedRows* group = group_of(row);
      if (group && group->rows.front() != row) continue;
      const bool marked = row == row_ || (group && holds(*group, row_));
      add(row, column_, group ? group->raw : head(table_.rows, r, rows[r].label), marked);
    }
    return std::move(excerpt_);
  }

 private:
  static bool holds(const MergedRows& group, int row) {
    return std::find(group.rows.begin(), group.rows.end(), row) != group.rows.end();
  }

  const MergedRows* group_of(int row) const {
    for (const auto& group : table_.merged) {
      if (holds(group, row)) return &group;
    }
    return nullptr;
  }

  const Figure* figure(int row, int column) const {
    const MergedRows* group = group_of(row);
    const auto& figures = group ? group->figures : table_.figures;
    const auto index = static_cast<std::size_t>(column) +
                       (group ? 0 : static_cast<std::size_t>(row) * table_.spec->columns.size());
    return index < figures.size() ? &figures[index] : nullptr;
  }

  void add(int row, int column, std::string head_text, bool marked) {
    if (!table_.spec->asks_for(row, column)) return;
    const Figure* f = figure(row, column);
    if ((!f || f->state == FigureState::absent) && !marked) return;
    if (marked) excerpt_.marked = static_cast<int>(excerpt_.heads.size());
    excerpt_.heads.push_back(std::move(head_text));
    excerpt_.values.push_back(f ? f->raw : std::string());
  }

  const TableReading& table_;
  const int row_, column_;
  Excerpt excerpt_;
};

}  // namespace

Excerpt excerpt_of(const TableReading& table, int row, int column, Rule::Each each) {
  ExcerptDraft draft(table, row, column);
  return each == Rule::Each::row ? draft.of_row() : draft.of_column();
}

}  // namespace gouji
