// Tables whose rows are printed side by side, all figures on one line.
#include <algorithm>

#include "base/utf8.h"
#include "reading/figure.h"
#include "reading/glued.h"
#include "reading/table_reader.h"

namespace gouji {

// The cells that a line of figures under heads is to be read into: from the heads of a grid, or
// from the rows and columns that lines of text name.
std::vector<TableReader::CellIndex> TableReader::cells_under(HeadReader& heads,
                                                             const std::vector<Piece>& labels,
                                                             std::size_t figures) const {
  const auto columns = spec().columns.size(), width = spec().rows.size() * columns;
  std::vector<CellIndex> order;
  if (figures == width) {
    for (std::size_t i = 0; i < width; ++i) {
      order.push_back({static_cast<int>(i / columns), static_cast<int>(i % columns)});
    }
    return order;
  }
  // A row's heads stand together; where its group is named above any of them it is named for all.
  int previous = static_cast<int>(columns), last_row = -1;
  std::size_t block = 0;
  for (const auto& head : heads.heads()) {
    if (head.column < 0) continue;
    if (head.column <= previous) {
      block = order.size();
      ++last_row;
    }
    previous = head.column;
    if (head.group_row >= 0 && head.group_row != last_row) {
      last_row = head.group_row;
      for (auto i = block; i < order.size(); ++i) order[i].row = last_row;
    }
    order.push_back({last_row, head.column});
  }
  if (!order.empty()) return order;
  std::vector<char> rows_met(spec().rows.size(), 0), columns_met(columns, 0);
  for (const auto& label : labels) {
    const auto& key = label_of(label);
    if (const auto hit = words_.row(key); hit.index >= 0) rows_met[std::size_t(hit.index)] = 1;
    if (const auto hit = words_.column(key); hit.index >= 0)
      columns_met[std::size_t(hit.index)] = 1;
  }
  for (std::size_t r = 0; r < rows_met.size(); ++r) {
    for (std::size_t c = 0; c < columns_met.size(); ++c) {
      if (rows_met[r] != 0 && columns_met[c] != 0) {
        order.push_back({static_cast<int>(r), static_cast<int>(c)});
      }
    }
  }
  return order;
}

// Whether heads of this table are among labels of text.
bool TableReader::has_heads(const std::vector<Piece>& labels) const {
  std::size_t known = 0;
  std::string text;
  for (const auto& label : labels) text += label.text;
  const auto all = label_key(text).body;
  for (const auto& column : spec().columns) {
    if (all.find(label_key(column.label.text).body) != std::u32string::npos) ++known;
  }
  return known >= 3;
}

void TableReader::read_across(const Run& run) {
  const auto columns = spec().columns.size(), width = spec().rows.size() * columns;
  HeadReader heads(words_, run.columns);
  // In its own section the line of figures is known by their number, whatever became of the heads.
  const bool at_home = home_.begin < run.end_block && run.block < home_.end;
  bool headed = at_home, any_heads = false, after_figures = false;
  std::vector<Piece> labels;  // of lines of text, since the last figures
  for (const auto& row : run.rows) {
    const auto figures = count_figures(row.cells);
    if (run.from_grid && figures == 0 && heads.take(row)) {
      // 其他 and 总计 are heads of other tables too.
      const auto& met = heads.heads();
      headed = headed || std::count_if(met.begin(), met.end(),
                                       [](const Head& head) { return head.column >= 0; }) > 2;
      any_heads = any_heads || met.size() + 1 >= columns;
      continue;
    }
    auto values = run.from_grid ? row.cells : values_of(row, row.first_value);
    if (!run.from_grid) {
      if (after_figures) labels.clear();
      labels.insert(labels.end(), row.cells.begin(),
                    row.cells.begin() + static_cast<std::ptrdiff_t>(row.first_value));
      after_figures = figures > 0;
    }
    const bool heads_before = !run.from_grid && has_heads(labels);
    any_heads = any_heads || heads_before;
    headed = headed || heads_before;
    if (!headed && !table_.placed) continue;
    if (values.size() == 1) values = split_digits(values[0], width);
    const bool some_heads = heads_before || !heads.heads().empty();
    if (values.size() < (some_heads ? columns - 1 : width)) continue;
    const bool blank_line =
        std::all_of(values.begin(), values.end(), [](const Piece& p) { return p.text.empty(); });
    if (run.from_grid && figures == 0 && !blank_line) continue;
    // Fewer blanks than the format asks for are a line only where the heads say so.
    if (blank_line && values.size() < width &&
        cells_under(heads, labels, values.size()).size() != values.size()) {
      continue;
    }
    while (values.size() > width && values.back().text.empty()) values.pop_back();
    while (values.size() > width && values.front().text.empty()) values.erase(values.begin());
    auto order = cells_under(heads, labels, values.size());
    while (values.size() > order.size() && !values.empty() && values.back().text.empty()) {
      values.pop_back();
    }
    if (order.empty() && !at_home) continue;
    // Of lines of text, the heads and what follows may have taken in a figure with what is lost.
    const auto* next = &row == &run.rows.back() ? nullptr : &row + 1;
    const auto lost = [](const Piece& piece) { return is_damaged(piece.text); };
    const bool beside =
        std::any_of(labels.begin(), labels.end(), lost) ||
        (next != nullptr && std::any_of(next->cells.begin(), next->cells.end(), lost));
    const bool torn = may_be_torn(values, width) || (!run.from_grid && beside);
    place(run, row);
    table_.state = TableState::read;
    take_line(values, order, torn, row.where);
    return;
  }
  if (!at_home || !any_heads || run.rows.empty()) return;
  // Heads, and nothing under them.
  place(run, run.rows.front());
  table_.state = TableState::read;
  auto order = cells_under(heads, labels, 0);
  if (order.empty()) order = cells_under(heads, labels, width);
  take_line(std::vector<Piece>(order.size()), order, false, run.where);
  for (auto& figure : table_.figures) {
    if (figure.state == FigureState::blank) figure.where = run.where;
  }
}

void TableReader::take_line(const std::vector<Piece>& values, const std::vector<CellIndex>& order,
                            bool torn, Locus where) {
  if (torn || order.size() != values.size()) {
    for (auto& figure : table_.figures) {
      figure.state = FigureState::unreadable;
      figure.where = where;
    }
    for (auto& label : table_.rows) label.match = LabelMatch::exact;
    for (auto& label : table_.columns) label.match = LabelMatch::exact;
    return;
  }
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto [r, c] = order[i];
    if (r >= static_cast<int>(spec().rows.size())) continue;
    table_.rows[static_cast<std::size_t>(r)].match = LabelMatch::exact;
    table_.columns[static_cast<std::size_t>(c)].match = LabelMatch::exact;
    set(r, c, values[i]);
  }
}

}  // namespace gouji
