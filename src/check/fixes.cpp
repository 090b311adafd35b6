#include <algorithm>
#include <string>

#include "check/diagnosis.h"

namespace gouji {
namespace {

// Longer rows than any format has; the search grows with the square.
constexpr std::size_t kLongestRow = 32;
constexpr std::size_t kMostDigits = 9;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

bool whole_digits(const std::string& text) {
  return !text.empty() && text.size() <= kMostDigits &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "21" and "12", "150" and "105".
bool is_transposition(Decimal found, Decimal suggested) {
  std::string a = found.to_string();
  const std::string b = suggested.to_string();
  if (!whole_digits(a) || a.size() != b.size() || a == b) return false;
  for (std::size_t i = 0; i + 1 < a.size(); ++i) {
    std::swap(a[i], a[i + 1]);
    if (a == b) return true;
    std::swap(a[i], a[i + 1]);
  }
  return false;
}

bool one_bit(std::uint64_t mask) { return mask != 0 && (mask & (mask - 1)) == 0; }

// Tries, along one row or column of cells, the ways in which figures come to stand in the wrong
// ones.
class RowMoves {
 public:
  RowMoves(Breakage& breakage, std::vector<int> row, std::vector<Fix>& found)
      : breakage_(breakage), row_(std::move(row)), found_(found) {}

  // Figures slip along a column too, but a number comes apart only along a row.
  void run(bool with_splits) {
    if (row_.size() < 2 || row_.size() > kLongestRow) return;
    for (const int cell : row_) {
      const SumCell& own = breakage_.sums().cells()[at(cell)];
      readable_.push_back(own.state == FigureState::number || own.state == FigureState::blank);
      stated_.push_back(own.state == FigureState::number);
      values_.push_back(own.value);
    }
    for (std::size_t i = 0; with_splits && i + 1 < row_.size(); ++i) splits(i);
    for (std::size_t i = 0; i + 1 < row_.size(); ++i) {
      for (std::size_t j = i + 1; j < row_.size() && readable(i, j); ++j) shifts(i, j);
    }
  }

 private:
  bool readable(std::size_t from, std::size_t to) const {
    return std::all_of(readable_.begin() + static_cast<std::ptrdiff_t>(from),
                       readable_.begin() + static_cast<std::ptrdiff_t>(to) + 1,
                       [](bool r) { return r; });
  }

  // The number that cells i and i + 1 make when written as one.
  std::optional<Decimal> joined(std::size_t i) const {
    if (!stated_[i] || !stated_[i + 1] || values_[i].is_zero()) return std::nullopt;
    const std::string head = values_[i].to_string(), tail = values_[i + 1].to_string();
    if (!whole_digits(head) || !whole_digits(tail) || !whole_digits(head + tail)) {
      return std::nullopt;
    }
    return Decimal::parse(head + tail);
  }

  void splits(std::size_t i) {
    const auto number = joined(i);
    if (!number) return;
    // In one cell and nothing in the other, or with the figures after it a cell too far right.
    offer(Fix::Kind::split, {{row_[i], Decimal()}, {row_[i + 1], *number}});
    for (std::size_t last = i + 1; last < row_.size() && readable(i, last); ++last) {
      std::vector<CellChange> changes{{row_[i], *number}};
      for (std::size_t k = i + 1; k < last; ++k) changes.push_back({row_[k], values_[k + 1]});
      vacate(Fix::Kind::split, std::move(changes), row_[last], last + 1 == row_.size());
    }
  }

  // A run of zeros could lend any of its cells for the same change: the innermost one is tried.
  void shifts(std::size_t from, std::size_t to) {
    const bool at_end = to + 1 == row_.size(), inner = to > from + 1;
    const bool edge_zero = values_[from].is_zero() && values_[to].is_zero();
    const bool with_zero = !(inner && edge_zero);
    if (values_[from].is_zero() && !(inner && values_[from + 1].is_zero())) {
      // Pushed on by an empty cell.
      std::vector<CellChange> changes;
      for (std::size_t k = from; k < to; ++k) changes.push_back({row_[k], values_[k + 1]});
      vacate(Fix::Kind::shift, std::move(changes), row_[to], at_end, with_zero);
    }
    if (values_[to].is_zero()) {  // drawn back by a lost cell
      const bool fresh = with_zero && !(inner && values_[to - 1].is_zero());
      if (!fresh && !at_end) return;
      std::vector<CellChange> changes;
      for (std::size_t k = from + 1; k <= to; ++k) changes.push_back({row_[k], values_[k - 1]});
      vacate(Fix::Kind::shift, std::move(changes), row_[from], at_end, fresh);
    }
  }

  // What stood in the cell that becomes free was 0 or, at the end of the row, is lost and worked
  // out.
  void vacate(Fix::Kind kind, std::vector<CellChange> changes, int cell, bool lost,
              bool with_zero = true) {
    if (with_zero) {
      auto zeroed = changes;
      zeroed.push_back({cell, Decimal()});
      offer(kind, std::move(zeroed));
    }
    if (!lost) return;
    const auto value = breakage_.solve(cell, changes);
    if (!value || value->is_zero()) return;
    changes.push_back({cell, *value});
    offer(kind, std::move(changes), true);
  }

  void offer(Fix::Kind kind, std::vector<CellChange> changes, bool solved = false) {
    std::erase_if(changes, [&](const CellChange& change) {
      return breakage_.sums().cells()[at(change.cell)].value == change.value;
    });
    if (changes.size() < 2) return;  // a single cell is another explanation
    if (!std::all_of(changes.begin(), changes.end(), [&](const CellChange& change) {
          return breakage_.plausible(change.cell, change.value);
        })) {
      return;
    }
    std::sort(changes.begin(), changes.end(),
              [](const CellChange& a, const CellChange& b) { return a.cell < b.cell; });
    const std::uint64_t mask = breakage_.settled(changes);
    // A number worked out from a sum does not bear that sum out: a second one has to.
    if (mask == 0 || (solved && one_bit(mask))) return;
    const bool known = std::any_of(found_.begin(), found_.end(),
                                   [&](const Fix& fix) { return fix.changes == changes; });
    if (!known) found_.push_back({kind, std::move(changes), mask, solved});
  }

  Breakage& breakage_;
  const std::vector<int> row_;
  std::vector<Fix>& found_;
  std::vector<bool> readable_, stated_;
  std::vector<Decimal> values_;
};

}  // namespace

std::vector<Fix> single_cell_fixes(Breakage& breakage) {
  std::vector<Fix> found;
  for (const int cell : breakage.suspects()) {
    const auto value = breakage.settling(cell);
    if (!value) continue;
    Fix fix{Fix::Kind::cell, {{cell, *value}}, 0, false};
    fix.settles = breakage.settled(fix.changes);
    if (fix.settles == 0) continue;
    const SumCell& own = breakage.sums().cells()[at(cell)];
    if (own.state == FigureState::number && is_transposition(own.value, *value)) {
      fix.kind = Fix::Kind::transposed;
    } else if (one_bit(fix.settles)) {
      for (std::size_t bit = 0; bit < breakage.broken().size(); ++bit) {
        const SumLine& line = breakage.sums().lines()[breakage.broken()[bit]];
        if ((fix.settles >> bit & 1) != 0 && line.total == cell) fix.kind = Fix::Kind::total;
      }
    }
    found.push_back(std::move(fix));
  }
  return found;
}

std::vector<Fix> moved_figure_fixes(Breakage& breakage) {
  std::vector<Fix> found;
  const TableSpec& spec = *breakage.sums().table().spec;
  std::vector<int> line;
  std::vector<std::vector<int>> columns(spec.columns.size());
  for (std::size_t r = 0; r < spec.rows.size(); ++r) {
    const auto row = breakage.sums().cells_of_row(static_cast<int>(r));
    for (const int cell : row) columns[at(breakage.sums().column_of(cell))].push_back(cell);
    line.insert(line.end(), row.begin(), row.end());
    if (!spec.across) RowMoves(breakage, row, found).run(true);
  }
  if (spec.across) {
    RowMoves(breakage, line, found).run(true);
  } else {
    for (const auto& column : columns) RowMoves(breakage, column, found).run(false);
  }
  return found;
}

}  // namespace gouji
