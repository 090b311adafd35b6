#include "check/sums.h"

#include <algorithm>
#include <array>

namespace gouji {
namespace {

constexpr int kAbsentCell = -1;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

const Figure& no_figure() {
  static const Figure kNone;
  return kNone;
}

// Which of two reasons a skipped equation names: what stands in the report before what does not.
FigureState graver(FigureState a, FigureState b) {
  const auto weight = [](FigureState s) {
    switch (s) {
      case FigureState::not_a_number:
        return 3;
      case FigureState::unreadable:
        return 2;
      case FigureState::absent:
        return 1;
      default:
        return 0;
    }
  };
  return weight(b) > weight(a) ? b : a;
}

std::string_view reason_for(FigureState problem) {
  switch (problem) {
    case FigureState::not_a_number:
      return "not-a-number";
    case FigureState::unreadable:
      return "untied";
    default:
      return "absent";
  }
}

}  // namespace

// The totals on the way to a value: a total is never made of itself.
struct TableSums::Trail {
  std::array<int, 4> cells{};
  std::size_t depth = 0;

  bool may_enter(int cell) const {
    return depth < cells.size() &&
           std::find(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(depth), cell) ==
               cells.begin() + static_cast<std::ptrdiff_t>(depth);
  }
};

TableSums::TableSums(const TableReading& table, const Pack& pack) : table_(table), pack_(pack) {
  rows_ = static_cast<int>(table.spec->rows.size());
  columns_ = static_cast<int>(table.spec->columns.size());
  const std::size_t count = at(rows_) * at(columns_);
  asked_.assign(count, false);
  for (const auto& part : table.spec->parts) {
    for (const int r : part.rows) {
      for (const int c : part.columns) asked_[at(r * columns_ + c)] = true;
    }
  }
  group_of_row_.assign(at(rows_), -1);
  for (std::size_t g = 0; g < table.merged.size(); ++g) {
    for (const int r : table.merged[g].rows) group_of_row_[at(r)] = static_cast<int>(g);
  }
  is_total_.assign(count, false);
  read_cells();
  for (std::size_t i = 0; i < pack.rules.size(); ++i) {
    const Rule& rule = pack.rules[i];
    if (rule.equation && rule.table == table.spec->id) add_lines(i);
  }
}

const Figure& TableSums::figure(int cell) const {
  const int row = row_of(cell);
  const int group = group_of_row_[at(row)];
  const std::vector<Figure>* figures = &table_.figures;
  std::size_t index = at(cell);
  if (group >= 0) {
    const MergedRows& merged = table_.merged[at(group)];
    if (merged.rows.front() != row) return no_figure();
    figures = &merged.figures;
    index = at(column_of(cell));
  }
  return index < figures->size() ? (*figures)[index] : no_figure();
}

void TableSums::read_cells() {
  cells_.resize(asked_.size());
  if (table_.state != TableState::read) return;
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    const Figure& f = figure(static_cast<int>(i));
    cells_[i] = {f.state, f.value, f.likely};
    if (f.state != FigureState::number) cells_[i].value = Decimal();
    any_likely_ = any_likely_ || f.likely;
  }
}

std::vector<int> TableSums::cells_of_row(int row) const {
  std::vector<int> found;
  const int group = group_of_row_[at(row)];
  if (group >= 0 && table_.merged[at(group)].rows.front() != row) return found;
  for (int c = 0; c < columns_; ++c) {
    if (asked_[at(row * columns_ + c)]) found.push_back(row * columns_ + c);
  }
  return found;
}

void TableSums::add_lines(std::size_t rule) {
  const bool by_column = pack_.rules[rule].each == Rule::Each::column;
  const int count = by_column ? columns_ : rows_;
  for (int i = 0; i < count; ++i) {
    if (!by_column) {
      const int group = group_of_row_[at(i)];
      if (group >= 0 && table_.merged[at(group)].rows.front() != i) continue;
    }
    add_line(rule, i);
  }
}

// A common figure may stand for its rows only where all of them count, on one side with one sign.
bool TableSums::stands_whole(const Equation& equation, const MergedRows& group) const {
  for (const auto* side : {&equation.left, &equation.right}) {
    for (const bool negative : {false, true}) {
      const auto in_side = [&](int row) {
        return std::any_of(side->begin(), side->end(), [&](const Equation::Term& t) {
          return t.index == row && t.negative == negative;
        });
      };
      if (std::all_of(group.rows.begin(), group.rows.end(), in_side)) return true;
    }
  }
  return false;
}

// The cell of a term; kAbsentCell for a merged row whose common figure already stands for it.
int TableSums::cell_of_term(const Equation& equation, const Equation::Term& term, Rule::Each each,
                            int index) const {
  if (each == Rule::Each::row) return index * columns_ + term.index;
  const int cell = term.index * columns_ + index;
  const int group = group_of_row_[at(term.index)];
  if (group < 0) return cell;
  const MergedRows& merged = table_.merged[at(group)];
  if (merged.rows.front() == term.index) {
    if (stands_whole(equation, merged)) return cell;
    // Any other row of the group has no figure of its own, and neither has this one in this sum.
    return merged.rows.back() * columns_ + index;
  }
  return stands_whole(equation, merged) ? kAbsentCell : cell;
}

void TableSums::add_line(std::size_t rule, int index) {
  const Rule& r = pack_.rules[rule];
  const Equation& equation = *r.equation;
  const auto cell_at = [&](int i) {
    return r.each == Rule::Each::row ? index * columns_ + i : i * columns_ + index;
  };
  SumLine line;
  line.rule = rule;
  line.index = index;
  line.terms.reserve(equation.left.size() + equation.right.size());
  for (const bool right : {false, true}) {
    for (const auto& term : right ? equation.right : equation.left) {
      if (!asked_[at(cell_at(term.index))]) return;
      const int cell = cell_of_term(equation, term, r.each, index);
      if (cell != kAbsentCell) line.terms.push_back({cell, term.negative, right});
    }
  }
  if (const int total = equation.total(); total >= 0) {
    line.total = cell_at(total);
    is_total_[at(line.total)] = true;
  }
  if (r.at >= 0) line.at = cell_at(r.at);
  lines_.push_back(std::move(line));
}

// The sum of what stands over against the total of `line`.
SumValue TableSums::parts_of(const SumLine& line, const std::vector<SumCell>& cells, Trail& trail,
                             int sign, std::vector<SumLeaf>* leaves) const {
  SumValue sum;
  for (const auto& term : line.terms) {
    if (term.cell == line.total) continue;
    const SumValue part = resolve(term.cell, cells, trail, term.negative ? -sign : sign, leaves);
    sum.problem = graver(sum.problem, part.problem);
    sum.value += term.negative ? -part.value : part.value;
    sum.likely = sum.likely || part.likely;
    sum.stated = sum.stated || cells[at(term.cell)].state == FigureState::number;
  }
  return sum;
}

// `leaves` grows only by what is counted in the end.
SumValue TableSums::resolve(int cell, const std::vector<SumCell>& cells, Trail& trail, int sign,
                            std::vector<SumLeaf>* leaves) const {
  const SumCell& own = cells[at(cell)];
  if (own.state != FigureState::number && own.state != FigureState::blank) {
    return {own.state, Decimal(), own.likely, false};
  }
  const SumValue plain{FigureState::number, own.value, own.likely,
                       own.state == FigureState::number};
  if (own.state == FigureState::number || !is_total(cell) || !trail.may_enter(cell)) {
    if (leaves) leaves->emplace_back(cell, sign);
    return plain;
  }
  trail.cells[trail.depth++] = cell;
  // A total both ways takes the parts that can be had, and figures that stand before figures that
  // have to be made up in turn.
  SumValue best;
  best.problem = FigureState::blank;
  std::vector<SumLeaf> best_leaves;
  for (const auto& line : lines_) {
    if (line.total != cell) continue;
    std::vector<SumLeaf> own_leaves;
    const SumValue sum = parts_of(line, cells, trail, sign, leaves ? &own_leaves : nullptr);
    const bool formed = sum.problem == FigureState::number;
    const bool had = best.problem == FigureState::number;
    if (best.problem == FigureState::blank || (formed && !had) ||
        (formed && sum.stated && !best.stated)) {
      best = sum;
      best_leaves = std::move(own_leaves);
    }
  }
  --trail.depth;
  if (leaves) leaves->insert(leaves->end(), best_leaves.begin(), best_leaves.end());
  return best;
}

SumValue TableSums::value(int cell, const std::vector<SumCell>& cells) const {
  Trail trail;
  return resolve(cell, cells, trail, 1, nullptr);
}

std::vector<SumLeaf> TableSums::leaves(const SumLine& line,
                                       const std::vector<SumCell>& cells) const {
  std::vector<SumLeaf> found;
  Trail trail;
  for (const auto& term : line.terms) {
    resolve(term.cell, cells, trail, term.negative == term.right ? 1 : -1, &found);
  }
  return found;
}

SumResult TableSums::evaluate(const SumLine& line, const std::vector<SumCell>& cells) const {
  SumResult result;
  const auto is_blank = [&](int cell) { return cells[at(cell)].state == FigureState::blank; };
  if (table_.state == TableState::read) {
    if (line.total >= 0 && is_blank(line.total)) return result;
  } else if (table_.state == TableState::missing) {
    return result;
  }
  FigureState problem =
      table_.state == TableState::read ? FigureState::number : FigureState::unreadable;
  for (const auto& term : line.terms) {
    if (table_.state != TableState::read) break;
    const SumValue v = value(term.cell, cells);
    problem = graver(problem, v.problem);
    result.likely = result.likely || v.likely;
    (term.right ? result.right : result.left) += term.negative ? -v.value : v.value;
  }
  result.state = SumResult::State::skipped;
  if (problem != FigureState::number) {
    result.reason = reason_for(problem);
    return result;
  }
  // Sums that figures were split by hold of themselves; lines whose figures were read do count.
  if (line.rule < table_.split_by.size() && table_.split_by[line.rule] &&
      (result.likely || !any_likely_)) {
    result.reason = "split";
    return result;
  }
  // Blanks alone state nothing, unless figures stand in for one that is a total among others that
  // are none.
  const bool all_blank = std::all_of(line.terms.begin(), line.terms.end(),
                                     [&](const SumLine::Term& t) { return is_blank(t.cell); });
  const bool all_totals = std::all_of(line.terms.begin(), line.terms.end(),
                                      [&](const SumLine::Term& t) { return is_total(t.cell); });
  if (all_blank && (all_totals || result.left == result.right)) return {};
  result.state = SumResult::State::evaluated;
  return result;
}

}  // namespace gouji
