#include "intake/ruled_pages.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

namespace gouji {
namespace {

// Whether characters stand below one another as closely as a line holds them: those of lines that
// are spread over the breadth of a cell stand farther apart.
bool is_close(const TextLine& stack) {
  const auto& tokens = stack.tokens;
  const auto steps = static_cast<double>(tokens.size() - 1);
  return tokens.back().y() - tokens.front().y() < steps * tokens.front().em * 1.17;
}

// The lines of a cell. Characters below one another in two columns and more, and nothing else, are
// read from the right, as in a cell set upright.
std::vector<std::vector<Token>> lines_in(const std::vector<Token>& tokens, const Limits& limits) {
  auto rest = tokens;
  auto found = take_stacks(rest);
  if (found.size() > 1 && rest.empty() && std::all_of(found.begin(), found.end(), is_close)) {
    std::sort(found.begin(), found.end(),
              [](const TextLine& a, const TextLine& b) { return a.at.x0 > b.at.x0; });
  } else {
    found = lines_of(tokens, limits);
  }
  std::vector<std::vector<Token>> lines;
  for (auto& line : found) lines.push_back(std::move(line.tokens));
  return lines;
}

std::string text_of(const WholeCell& cell) {
  std::string text;
  for (const auto& line : cell.lines) {
    for (const auto& token : line) text += token.text;
  }
  return text;
}

bool holds_figure(const WholeCell& cell) {
  return !cell.lines.empty() &&
         std::all_of(cell.lines.begin(), cell.lines.end(), [](const auto& line) {
           return std::all_of(line.begin(), line.end(), [](const Token& t) { return t.figure; });
         });
}

class Joiner {
 public:
  Joiner(const Shown& first, const Limits& limits) : limits_(limits), xs_(first.table.xs) {
    add(first);
  }

  bool goes_on(const Shown& shown) const {
    constexpr double kSame = 4;  // points
    const auto& xs = shown.table.xs;
    if (xs_.empty() || xs.empty() || shown.sheet != last_sheet_ + 1) return false;
    // Of a column whose cell is cut by the page the outer border may not be drawn.
    const auto first_two_hold = [](const std::vector<double>& all, double x) {
      return std::abs(all[0] - x) < kSame || (all.size() > 1 && std::abs(all[1] - x) < kSame);
    };
    return std::abs(xs_.back() - xs.back()) < kSame &&
           (first_two_hold(xs_, xs.front()) || first_two_hold(xs, xs_.front()));
  }

  void add(const Shown& shown) {
    const auto& from = shown.table;
    std::vector<WholeCell> cells;
    const auto lines = lines_beside(from);
    for (const auto& cell : from.cells) {
      limits_.keep_time();
      WholeCell whole;
      whole.row = cell.row;
      whole.rows = cell.rows;
      whole.unread = cell.unread;
      whole.lines = lines_in(cell.tokens, limits_);
      whole.box = {cell.at.x0 + shown.aside, cell.at.y0, cell.at.x1 + shown.aside, cell.at.y1};
      whole.page = shown.page;
      whole.line = cell.tokens.empty() ? lines[cell.row] : cell.tokens.front().line;
      edges_.push_back({from.xs[cell.column], from.xs[cell.column + cell.columns]});
      cells.push_back(std::move(whole));
    }
    auto rows = from.ys.size() - 1;
    const auto begin = edges_.size() - cells.size();
    if (rows_ > 0) {
      const auto heads = repeated_heads(cells, begin, rows);
      drop(cells, begin, heads);
      rows -= heads;
      if (rows > 0 && goes_on_in(cells, begin)) {
        put_together(cells, begin);
        --rows;
      }
    }
    for (std::size_t row = 0; row < rows; ++row) {
      limits_.keep_time_of_step();
      numbered_ += row_of(cells, row).numbered ? 1 : 0;
    }
    for (auto& cell : cells) {
      cell.row += rows_;
      cells_.push_back(std::move(cell));
    }
    rows_ += rows;
    last_sheet_ = shown.sheet;
  }

  WholeTable whole() {
    std::vector<double> xs;
    for (const auto& edge : edges_) xs.push_back(edge.left), xs.push_back(edge.right);
    std::sort(xs.begin(), xs.end());
    constexpr double kSame = 2.5;  // points
    std::vector<double> columns;
    for (const double x : xs) {
      if (columns.empty() || x - columns.back() > kSame) columns.push_back(x);
    }
    const auto index = [&](double x) {
      const auto next = std::upper_bound(columns.begin(), columns.end(), x + 1e-6);
      return static_cast<std::size_t>(next - columns.begin()) - 1;
    };
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      cells_[i].column = index(edges_[i].left);
      cells_[i].columns = std::max<std::size_t>(index(edges_[i].right) - cells_[i].column, 1);
    }
    return {rows_, std::move(cells_)};
  }

 private:
  struct Edge {
    double left, right;
  };

  // The number of the line that an empty cell stands beside, by its row.
  static std::vector<int> lines_beside(const RuledTable& table) {
    std::vector<int> lines(table.ys.size(), 0);
    for (const auto& cell : table.cells) {
      if (!cell.tokens.empty()) lines[cell.row] = cell.tokens.front().line;
    }
    int last = 1;
    for (auto& line : lines) line = last = line == 0 ? last : line;
    return lines;
  }

  bool same_edges(std::size_t a, std::size_t b) const {
    constexpr double kSame = 4;
    return std::abs(edges_[a].left - edges_[b].left) < kSame &&
           std::abs(edges_[a].right - edges_[b].right) < kSame;
  }

  // How many rows at the top say what the first rows of the table say, none of them a figure.
  std::size_t repeated_heads(const std::vector<WholeCell>& cells, std::size_t begin,
                             std::size_t rows) const {
    std::size_t same = 0;
    bool any = false;
    for (std::size_t row = 0; row < std::min(rows, rows_); ++row) {
      auto mine = first_of(cells, row), theirs = first_of(cells_, row);
      bool equal = true;
      for (; mine < cells.size() && cells[mine].row == row; ++mine, ++theirs) {
        equal = equal && theirs < cells_.size() && cells_[theirs].row == row &&
                cells[mine].rows == cells_[theirs].rows && same_edges(begin + mine, theirs) &&
                text_of(cells[mine]) == text_of(cells_[theirs]) && !holds_figure(cells[mine]);
        any = any || !cells[mine].lines.empty();
      }
      if (!equal || (theirs < cells_.size() && cells_[theirs].row == row)) break;
      same = row + 1;
    }
    // A head of several rows goes with all of them.
    for (const auto& cell : cells) {
      if (cell.row < same && cell.row + cell.rows > same) return 0;
    }
    return any && same < rows ? same : 0;
  }

  static std::size_t first_of(const std::vector<WholeCell>& cells, std::size_t row) {
    return static_cast<std::size_t>(
        std::find_if(cells.begin(), cells.end(), [&](const auto& c) { return c.row >= row; }) -
        cells.begin());
  }

  void drop(std::vector<WholeCell>& cells, std::size_t begin, std::size_t rows) {
    const auto count = first_of(cells, rows);
    cells.erase(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(count));
    edges_.erase(edges_.begin() + static_cast<std::ptrdiff_t>(begin),
                 edges_.begin() + static_cast<std::ptrdiff_t>(begin + count));
    for (auto& cell : cells) cell.row -= rows;
  }

  struct Row {
    bool figures = false, numbered = false;
    std::string label;
  };
  static Row row_of(const std::vector<WholeCell>& cells, std::size_t row) {
    Row out;
    for (const auto& cell : cells) {
      if (cell.row > row || cell.row + cell.rows != row + 1) continue;
      if (holds_figure(cell) || cell.unread) {
        out.figures = true;
      } else if (!cell.lines.empty() && cell.row == row) {
        out.label = text_of(cell);
        out.numbered = enumerator_of(out.label) != Enumerator::none;
      }
    }
    return out;
  }

  // Whether the first row of the next page is the rest of the last one: only in tables whose labels
  // are numbered can that be told.
  bool goes_on_in(const std::vector<WholeCell>& cells, std::size_t begin) const {
    const auto above = row_of(cells_, rows_ - 1), below = row_of(cells, 0);
    if (is_rest_of_head(cells, begin) && !above.figures && !below.figures && !below.numbered) {
      return true;
    }
    if (numbered_ * 2 < rows_ || below.numbered || above.figures == below.figures) return false;
    if (above.figures && below.label.empty()) return false;
    if (below.figures && above.label.empty()) return false;
    // Every cell of the rest stands under one that reaches the end of the page, or beside all that
    // was drawn of the table there.
    for (std::size_t i = 0; i < cells.size() && cells[i].row == 0; ++i) {
      limits_.keep_time_of_step();
      const bool beside =
          cells[i].lines.empty() && edges_[begin + i].right < left_of_last_row() + 4;
      if (!beside && !above_of(begin + i)) return false;
    }
    return true;
  }

  // Whether the first row holds the last lines of heads, and nothing under some of them.
  bool is_rest_of_head(const std::vector<WholeCell>& cells, std::size_t begin) const {
    if (numbered_ > 0) return false;
    std::size_t goes_on = 0, ended = 0;
    for (std::size_t i = 0; i < cells.size() && cells[i].row == 0; ++i) {
      limits_.keep_time_of_step();
      const auto above = above_of(begin + i);
      if (!above || cells[i].rows > 1) return false;
      if (cells[i].lines.empty()) {
        ended += cells_[*above].lines.empty() ? 0 : 1;
      } else if (cells_[*above].lines.empty()) {
        return false;
      } else {
        ++goes_on;
      }
    }
    return goes_on > 1 && ended > 0;
  }

  double left_of_last_row() const {
    double left = edges_.front().left;
    bool any = false;
    for (std::size_t k = 0; k < cells_.size(); ++k) {
      if (cells_[k].row + cells_[k].rows != rows_) continue;
      left = any ? std::min(left, edges_[k].left) : edges_[k].left;
      any = true;
    }
    return left;
  }

  std::optional<std::size_t> above_of(std::size_t edge) const {
    for (auto k = cells_.size(); k-- > 0;) {
      if (cells_[k].row + cells_[k].rows == rows_ && same_edges(k, edge)) return k;
    }
    return std::nullopt;
  }

  void put_together(std::vector<WholeCell>& cells, std::size_t begin) {
    std::vector<WholeCell> rest;
    std::vector<Edge> edges;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      auto& cell = cells[i];
      const auto above = above_of(begin + i);
      if (cell.row > 0 || !above) {
        if (cell.row == 0 && --cell.rows == 0) continue;
        cell.row -= cell.row > 0 ? 1 : 0;
        rest.push_back(std::move(cell));
        edges.push_back(edges_[begin + i]);
        continue;
      }
      auto& into = cells_[*above];
      std::move(cell.lines.begin(), cell.lines.end(), std::back_inserter(into.lines));
      into.unread = into.unread || cell.unread;
      if (cell.rows > 1) into.rows += cell.rows - 1;
    }
    edges_.erase(edges_.begin() + static_cast<std::ptrdiff_t>(begin), edges_.end());
    edges_.insert(edges_.end(), edges.begin(), edges.end());
    cells = std::move(rest);
  }

  const Limits& limits_;
  std::vector<double> xs_;
  std::vector<WholeCell> cells_;
  std::vector<Edge> edges_;              // of each cell
  std::size_t rows_ = 0, numbered_ = 0;  // of all rows, those whose labels are numbered
  std::size_t last_sheet_ = 0;
};

}  // namespace

std::vector<WholeTable> whole_tables(const std::vector<Shown>& shown, std::size_t begin,
                                     std::size_t end, const Limits& limits) {
  std::vector<WholeTable> out;
  for (auto i = begin; i < end;) {
    Joiner joiner(shown[i], limits);
    for (++i; i < end && joiner.goes_on(shown[i]); ++i) joiner.add(shown[i]);
    out.push_back(joiner.whole());
  }
  return out;
}

}  // namespace gouji
