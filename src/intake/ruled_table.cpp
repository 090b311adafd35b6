#include "intake/ruled_table.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <utility>

#include "intake/page_lines.h"

namespace gouji {
namespace {

constexpr double kTouch = 3;    // points: lines that end so near to one another meet
constexpr double kShort = 2;    // points: what falls short of another line by more does not meet it
constexpr double kPlace = 4.6;  // borders of neighbours that are so near to one another are one
constexpr double kOpen = 6;     // how far lines stick out where the border across them is missing

// A line: `at` across it, from `from` to `to` along it.
struct Line {
  double at, from, to;
};

struct Frame {
  std::vector<Line> level, upright;
};

bool meet(const Line& level, const Line& upright) {
  return level.at > upright.from - kTouch && level.at < upright.to + kTouch &&
         upright.at > level.from - kTouch && upright.at < level.to + kTouch;
}

std::size_t root_of(std::vector<std::size_t>& parent, std::size_t i) {
  while (parent[i] != i) i = parent[i] = parent[parent[i]];
  return i;
}

// How high upright lines are together.
double extent_of(const std::vector<Line>& lines) {
  double from = lines.front().from, to = lines.front().to;
  for (const auto& line : lines) from = std::min(from, line.from), to = std::max(to, line.to);
  return to - from;
}

// Lines that hang together.
std::vector<Frame> frames_of(const std::vector<PageBox>& rules, const Limits& limits) {
  std::vector<Line> level, upright;
  for (const auto& rule : rules) {
    if (rule.x1 - rule.x0 >= rule.y1 - rule.y0) {
      level.push_back({(rule.y0 + rule.y1) / 2, rule.x0, rule.x1});
    } else {
      upright.push_back({(rule.x0 + rule.x1) / 2, rule.y0, rule.y1});
    }
  }
  std::vector<std::size_t> parent(level.size() + upright.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  for (std::size_t h = 0; h < level.size(); ++h) {
    limits.keep_time();
    for (std::size_t v = 0; v < upright.size(); ++v) {
      if (!meet(level[h], upright[v])) continue;
      parent[root_of(parent, h)] = root_of(parent, level.size() + v);
    }
  }
  std::vector<Frame> frames(parent.size());
  for (std::size_t i = 0; i < parent.size(); ++i) {
    auto& frame = frames[root_of(parent, i)];
    if (i < level.size()) {
      frame.level.push_back(level[i]);
    } else {
      frame.upright.push_back(upright[i - level.size()]);
    }
  }
  std::erase_if(frames, [](const Frame& frame) { return frame.upright.size() < 2; });
  // A table within a cell of another takes its words first.
  std::stable_sort(frames.begin(), frames.end(), [](const Frame& a, const Frame& b) {
    return extent_of(a.upright) < extent_of(b.upright);
  });
  return frames;
}

// How much of [from, to] the lines of `across` near `end` cover.
double covered(const std::vector<Line>& across, double end, double from, double to) {
  double sum = 0;
  for (const auto& line : across) {
    if (std::abs(line.at - end) >= kOpen) continue;
    sum += std::max(0.0, std::min(line.to, to) - std::max(line.from, from));
  }
  return sum;
}

// Where a table goes on over a page it is often left open, as a whole or where a merged cell is cut
// in two, and some are open at both sides: there the lines across stick out. Closes `across`
// wherever two of `along` that follow one another reach its end and nothing joins them there.
void close_ends(const std::vector<Line>& along, std::vector<Line>& across) {
  if (along.empty()) return;
  double first = along.front().from, last = along.front().to;
  for (const auto& line : along) {
    first = std::min(first, line.from);
    last = std::max(last, line.to);
  }
  const auto close = [&](double end, bool low) {
    std::vector<double> sticking;
    for (const auto& line : along) {
      if (std::abs((low ? line.from : line.to) - end) <= kTouch) sticking.push_back(line.at);
    }
    std::sort(sticking.begin(), sticking.end());
    std::vector<Line> closing;
    for (std::size_t i = 1; i < sticking.size(); ++i) {
      const double from = sticking[i - 1], to = sticking[i];
      if (covered(across, end, from, to) * 2 < to - from) closing.push_back({end, from, to});
    }
    across.insert(across.end(), closing.begin(), closing.end());
  };
  close(first, true);
  close(last, false);
}

// Lines in one another's continuation, but for a little, as one.
void mend(std::vector<Line>& lines) {
  constexpr double kSamePlace = 1.2, kGap = 4;  // points
  std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.at < b.at; });
  for (std::size_t from = 0; from < lines.size();) {
    auto to = from + 1;
    while (to < lines.size() && lines[to].at - lines[to - 1].at < kSamePlace) ++to;
    std::sort(lines.begin() + static_cast<std::ptrdiff_t>(from),
              lines.begin() + static_cast<std::ptrdiff_t>(to),
              [](const Line& a, const Line& b) { return a.from < b.from; });
    auto last = from;
    for (auto i = from + 1; i < to; ++i) {
      if (lines[i].from - lines[last].to < kGap) {
        lines[last].to = std::max(lines[last].to, lines[i].to);
        lines[i].to = lines[i].from - 1;
      } else {
        last = i;
      }
    }
    from = to;
  }
  std::erase_if(lines, [](const Line& line) { return line.to < line.from; });
}

// Borders end at borders, strokes of characters anywhere: cuts lines back to where they meet the
// first and the last across them, and drops those that meet fewer. True where anything changed.
bool cut_back(std::vector<Line>& lines, const std::vector<Line>& across, const Limits& limits) {
  bool changed = false;
  std::erase_if(lines, [&](Line& line) {
    limits.keep_time();
    double first = 0, last = -1;
    for (const auto& other : across) {
      if (other.at < line.from - kShort || other.at > line.to + kShort ||
          line.at < other.from - kTouch || line.at > other.to + kTouch) {
        continue;
      }
      first = last < first ? other.at : std::min(first, other.at);
      last = std::max(last, other.at);
    }
    const bool loose = last - first < kTouch;
    changed = changed || loose || std::abs(first - line.from) > kTouch ||
              std::abs(last - line.to) > kTouch;
    line.from = first;
    line.to = last;
    return loose;
  });
  return changed;
}

// Places of lines, those near one another as one, and the lines by place.
struct Axis {
  std::vector<double> at;
  std::vector<std::vector<Line>> lines;

  explicit Axis(std::vector<Line> all) {
    std::sort(all.begin(), all.end(), [](const Line& a, const Line& b) { return a.at < b.at; });
    double sum = 0;
    for (const auto& line : all) {
      if (lines.empty() || line.at - lines.back().back().at > kPlace) {
        lines.emplace_back();
        at.push_back(0);
        sum = 0;
      }
      lines.back().push_back(line);
      sum += line.at;
      at.back() = sum / static_cast<double>(lines.back().size());
    }
  }

  // Whether most of [from, to] is drawn at place `i`.
  bool drawn(std::size_t i, double from, double to) const {
    double sum = 0;
    for (const auto& line : lines[i]) {
      sum += std::max(0.0, std::min(line.to, to) - std::max(line.from, from));
    }
    return sum * 2 > to - from;
  }

  // The stretch between places that holds `value`.
  std::optional<std::size_t> stretch(double value) const {
    if (at.empty() || value < at.front() || value > at.back()) return std::nullopt;
    const auto next = std::upper_bound(at.begin(), at.end(), value) - at.begin();
    return std::min(static_cast<std::size_t>(next), at.size() - 1) - 1;
  }
};

class TableMaker {
 public:
  TableMaker(Frame frame, const Limits& limits)
      : limits_(limits), across_(closed(frame, limits)), down_(std::move(frame.level)) {}

  // Whether the table has more places than cells are allowed.
  bool full() const { return full_; }

  // Nothing where the lines make no cells, or too many.
  std::optional<RuledTable> make() {
    if (across_.at.size() < 3 || down_.at.size() < 2) return std::nullopt;
    const auto columns = across_.at.size() - 1, rows = down_.at.size() - 1;
    full_ = columns * rows > limits_[Limit::cells];
    if (full_) return std::nullopt;
    join(rows, columns);
    RuledTable table;
    table.xs = across_.at;
    table.ys = down_.at;
    table.at = {table.xs.front(), table.ys.front(), table.xs.back(), table.ys.back()};
    cell_at_.assign(rows * columns, kUnknown);
    std::vector<std::size_t> made(rows * columns, kUnknown);
    const auto covered = covers(rows, columns);
    for (std::size_t i = 0; i < rows * columns; ++i) {
      const auto root = root_of(parent_, i);
      if (made[root] == kUnknown) {
        const auto cell = cell_of(covered[root]);
        if (!cell && !is_outside(root, rows, columns)) return std::nullopt;
        made[root] = cell ? table.cells.size() : kOutside;
        if (cell) table.cells.push_back(*cell);
      }
      cell_at_[i] = made[root];
    }
    for (auto& cell : table.cells) {
      cell.at = {table.xs[cell.column], table.ys[cell.row], table.xs[cell.column + cell.columns],
                 table.ys[cell.row + cell.rows]};
    }
    return table;
  }

  // The cell that holds a place on the page.
  std::optional<std::size_t> cell_at(double x, double y) const {
    const auto column = across_.stretch(x), row = down_.stretch(y);
    if (!column || !row) return std::nullopt;
    const auto cell = cell_at_[*row * (across_.at.size() - 1) + *column];
    if (cell == kOutside) return std::nullopt;
    return cell;
  }

 private:
  static constexpr auto kUnknown = static_cast<std::size_t>(-1), kOutside = kUnknown - 1;

  // What the places joined under one root cover, by root.
  struct Cover {
    std::size_t row = 0, column = 0, last_row = 0, last_column = 0, places = 0;
  };
  std::vector<Cover> covers(std::size_t rows, std::size_t columns) {
    std::vector<Cover> out(rows * columns);
    for (std::size_t i = 0; i < rows * columns; ++i) {
      const auto row = i / columns, column = i % columns;
      auto& cover = out[root_of(parent_, i)];
      const bool first = cover.places++ == 0;
      cover.row = first ? row : std::min(cover.row, row);
      cover.column = first ? column : std::min(cover.column, column);
      cover.last_row = std::max(cover.last_row, row);
      cover.last_column = std::max(cover.last_column, column);
    }
    return out;
  }

  // Nothing where the places make no rectangle.
  static std::optional<RuledCell> cell_of(const Cover& cover) {
    RuledCell cell;
    cell.row = cover.row;
    cell.column = cover.column;
    cell.rows = cover.last_row - cover.row + 1;
    cell.columns = cover.last_column - cover.column + 1;
    if (cell.rows * cell.columns != cover.places) return std::nullopt;
    return cell;
  }

  // Whether the places joined under `root` lie beside narrower tables above and below one another,
  // whose borders touch: each row of them reaches the right end, and no border closes it there.
  bool is_outside(std::size_t root, std::size_t rows, std::size_t columns) {
    for (std::size_t row = 0; row < rows; ++row) {
      limits_.keep_time();
      bool inside = false;
      for (std::size_t column = 0; column < columns; ++column) {
        const bool here = root_of(parent_, row * columns + column) == root;
        if (inside && !here) return false;
        inside = here;
      }
      if (inside && across_.drawn(columns, down_.at[row], down_.at[row + 1])) return false;
    }
    return true;
  }

  static std::vector<Line> closed(Frame& frame, const Limits& limits) {
    mend(frame.upright);
    mend(frame.level);
    close_ends(frame.upright, frame.level);
    close_ends(frame.level, frame.upright);
    for (bool again = true; again;) {
      again = cut_back(frame.upright, frame.level, limits);
      again = cut_back(frame.level, frame.upright, limits) || again;
    }
    return std::move(frame.upright);
  }

  // Joins places that no line parts.
  void join(std::size_t rows, std::size_t columns) {
    parent_.resize(rows * columns);
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    for (std::size_t r = 0; r < rows; ++r) {
      for (std::size_t c = 0; c < columns; ++c) {
        limits_.keep_time();
        const auto i = r * columns + c;
        if (c + 1 < columns && !across_.drawn(c + 1, down_.at[r], down_.at[r + 1])) {
          unite(i, i + 1);
        }
        if (r + 1 < rows && !down_.drawn(r + 1, across_.at[c], across_.at[c + 1])) {
          unite(i, i + columns);
        }
      }
    }
  }
  void unite(std::size_t a, std::size_t b) {
    const auto one = root_of(parent_, a), two = root_of(parent_, b);
    parent_[std::max(one, two)] = std::min(one, two);
  }

  const Limits& limits_;
  Axis across_, down_;
  bool full_ = false;
  std::vector<std::size_t> parent_, cell_at_;
};

// Puts the words of a page into the cells of one table.
class Filler {
 public:
  Filler(const TableMaker& maker, RuledTable& table) : maker_(maker), table_(table) {}

  // Gives back the words that stand in no cell.
  std::vector<Token> fill(std::vector<Token> tokens) {
    for (auto& token : tokens) put(std::move(token));
    for (const auto& [cell, other] : reached_) {
      if (!table_.cells[other].tokens.empty()) continue;
      table_.cells[cell].unread = true;
      table_.cells[other].unread = true;
    }
    for (const auto& [cell, part] : cut_) {
      auto& into = table_.cells[cell];
      into.unread = into.unread || stands_beside_figure(part, into);
    }
    for (auto& cell : table_.cells) {
      if (cell.unread) cell.tokens.clear();
    }
    return std::move(rest_);
  }

 private:
  void put(Token left) {
    bool cut = false;
    while (!left.text.empty()) {
      const auto first = maker_.cell_at(std::max(left.at.x0, table_.at.x0), left.y());
      if (!maker_.cell_at(left.x(), left.y()) || !first) {
        rest_.push_back(std::move(left));
        return;
      }
      Token behind;
      std::tie(left, behind) = cut_at(left, table_.cells[*first].at.x1);
      const auto into = maker_.cell_at(left.x(), left.y()).value_or(*first);
      if (left.figure) note_reach(left, into);
      if (!left.figure && (cut || !behind.text.empty())) cut_.emplace_back(into, left.at);
      cut = !behind.text.empty();
      table_.cells[into].tokens.push_back(std::move(left));
      left = std::move(behind);
    }
  }

  // A word that runs over a border into the line of a figure is none of the cell's: a seal's.
  static bool stands_beside_figure(const PageBox& part, const RuledCell& cell) {
    return std::any_of(cell.tokens.begin(), cell.tokens.end(), [&](const Token& token) {
      return token.figure && token.at.y0 < part.y1 && token.at.y1 > part.y0;
    });
  }

  // The digits of several cells may have been taken for one number.
  void note_reach(const Token& figure, std::size_t into) {
    const double little = figure.em * 0.3, last = figure.at.x1 - little;
    for (double x = figure.at.x0 + little; x <= last;) {
      const auto other = maker_.cell_at(x, figure.y());
      if (other && *other != into) reached_.emplace_back(into, *other);
      if (x == last) break;
      const double next = other ? table_.cells[*other].at.x1 + little : last;
      x = std::min(std::max(next, x + little), last);
    }
  }

  const TableMaker& maker_;
  RuledTable& table_;
  std::vector<Token> rest_;
  std::vector<std::pair<std::size_t, std::size_t>> reached_;  // a figure's cell, and the other
  std::vector<std::pair<std::size_t, PageBox>> cut_;          // parts of words, by their cells
};

// Whether a figure that a word stands before ought to have a cell of its own: a border of other
// rows runs between, though it is not drawn here.
bool is_cut_off(const Token& before, const Token& figure, const RuledTable& table, bool last) {
  const bool parted = std::any_of(table.xs.begin(), table.xs.end(), [&](double x) {
    return x > before.at.x1 - before.em * 0.1 && x < figure.at.x0 + figure.em * 0.1;
  });
  return parted && (last || gap_between(before, figure) > figure.em * 1.6);
}

// The same where both are one word: 规章0.
bool ends_in_cut_off(const Token& word, const RuledTable& table) {
  if (word.figure || word.text.back() < '0' || word.text.back() > '9') return false;
  return std::any_of(table.xs.begin(), table.xs.end(), [&](double x) {
    if (x <= word.at.x0 || x >= word.at.x1) return false;
    const auto [label, figure] = cut_at(word, x);
    return figure.figure && !label.figure;
  });
}

// Whether a cell holds a figure that ought to have a cell of its own: two on a line, far apart, or
// one behind a word. `stacked` counts lines of figures.
bool holds_several(const RuledCell& cell, const RuledTable& table, std::size_t& stacked,
                   const Limits& limits) {
  stacked = 0;
  for (const auto& line : lines_of(cell.tokens, limits)) {
    bool all = true;
    for (std::size_t i = 0; i < line.tokens.size(); ++i) {
      const auto& token = line.tokens[i];
      const bool last = i + 1 == line.tokens.size();
      all = all && token.figure;
      if (last && cell.columns > 1 && ends_in_cut_off(token, table)) return true;
      if (i == 0 || !token.figure) continue;
      const auto& before = line.tokens[i - 1];
      if (before.figure && gap_between(before, token) > token.em * 1.6) return true;
      if (cell.columns > 1 && is_cut_off(before, token, table, last)) return true;
    }
    stacked += all ? 1 : 0;
  }
  return false;
}

// Whether it is frames around parts of a page: no cell of a report's tables holds so much text, but
// in a table of many rows an office may set whatever it likes.
bool is_layout(const RuledTable& table) {
  constexpr std::size_t kMostRows = 2, kLeastBytes = 450;
  if (table.ys.size() - 1 > kMostRows) return false;
  return std::any_of(table.cells.begin(), table.cells.end(), [](const RuledCell& cell) {
    std::size_t bytes = 0;
    for (const auto& token : cell.tokens) bytes += token.text.size();
    return bytes >= kLeastBytes;
  });
}

// Whether a row of figures has no label but one of several rows, where others have labels of their
// own: the border between two labels was not seen.
bool shares_label(const RuledTable& table, const Limits& limits) {
  const auto rows = table.ys.size() - 1;
  std::vector<char> figures(rows, 0), label(rows, 0), under(rows, 0);
  for (const auto& cell : table.cells) {
    limits.keep_time();
    if (cell.tokens.empty()) continue;
    const bool figure = std::all_of(cell.tokens.begin(), cell.tokens.end(),
                                    [](const Token& token) { return token.figure; });
    if (cell.rows > 1) {
      for (auto r = cell.row; !figure && r < cell.row + cell.rows; ++r) under[r] = 1;
    } else {
      (figure ? figures : label)[cell.row] = 1;
    }
  }
  bool any = false, shared = false;
  for (std::size_t r = 0; r < rows; ++r) {
    any = any || (figures[r] != 0 && label[r] != 0);
    shared = shared || (figures[r] != 0 && label[r] == 0 && under[r] != 0);
  }
  return any && shared;
}

bool is_sound(const RuledTable& table, const Limits& limits) {
  if (is_layout(table) || shares_label(table, limits)) return false;
  std::size_t held = 0, row = 0, stacked_in_row = 0;
  for (const auto& cell : table.cells) {
    if (cell.tokens.empty() && !cell.unread) continue;
    ++held;
    if (cell.row != row) row = cell.row, stacked_in_row = 0;
    std::size_t stacked = 0;
    if (holds_several(cell, table, stacked, limits)) return false;
    // The digits of one wide number may be broken; those of several cells are several rows.
    stacked_in_row += stacked > 1 ? 1 : 0;
    if (stacked_in_row > 2) return false;
  }
  return held >= 2;
}

// Away from the borders, which may be drawn in short pieces.
bool inside(const PageBox& mark, const PageBox& cell) {
  constexpr double kBorder = 2.5;  // points
  const double x = (mark.x0 + mark.x1) / 2, y = (mark.y0 + mark.y1) / 2;
  return x > cell.x0 + kBorder && x < cell.x1 - kBorder && y > cell.y0 + kBorder &&
         y < cell.y1 - kBorder;
}

// A glyph without a character is as high as a figure and stands close to its other digits.
bool is_beside(const PageBox& mark, const std::vector<Token>& tokens) {
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    const double gap = std::max(mark.x0 - token.at.x1, token.at.x0 - mark.x1);
    const double overlap = std::min(mark.y1, token.at.y1) - std::max(mark.y0, token.at.y0);
    return gap < token.em * 0.6 && overlap > token.em * 0.3 &&
           mark.y1 - mark.y0 > token.em * 0.45 && mark.y1 - mark.y0 < token.em * 1.3;
  });
}

void mark_unread(RuledTable& table, const std::vector<PageBox>& unread, const Limits& limits) {
  for (auto& cell : table.cells) {
    limits.keep_time();
    const bool figures = std::all_of(cell.tokens.begin(), cell.tokens.end(),
                                     [](const Token& token) { return token.figure; });
    if (!figures) continue;
    for (const auto& mark : unread) {
      if (!inside(mark, cell.at) || (!cell.tokens.empty() && !is_beside(mark, cell.tokens))) {
        continue;
      }
      cell.unread = true;
      cell.tokens.clear();
      break;
    }
  }
}

}  // namespace

TakenTables take_ruled_tables(const std::vector<PageBox>& rules, const std::vector<PageBox>& unread,
                              std::vector<Token>& tokens, const Limits& limits) {
  TakenTables taken;
  for (auto& frame : frames_of(rules, limits)) {
    limits.keep_time_of_step();
    TableMaker maker(std::move(frame), limits);
    auto table = maker.make();
    taken.full = taken.full || maker.full();
    if (!table) continue;
    const auto middle = std::partition(tokens.begin(), tokens.end(), [&](const Token& token) {
      return token.x() < table->at.x0 || token.x() > table->at.x1 || token.y() < table->at.y0 ||
             token.y() > table->at.y1;
    });
    auto rest = Filler(maker, *table).fill(std::vector<Token>(middle, tokens.end()));
    mark_unread(*table, unread, limits);
    if (!is_sound(*table, limits)) continue;
    tokens.erase(middle, tokens.end());
    std::move(rest.begin(), rest.end(), std::back_inserter(tokens));
    taken.tables.push_back(*std::move(table));
  }
  std::sort(taken.tables.begin(), taken.tables.end(), [](const RuledTable& a, const RuledTable& b) {
    return a.at.y0 != b.at.y0 ? a.at.y0 < b.at.y0 : a.at.x0 < b.at.x0;
  });
  return taken;
}

}  // namespace gouji
