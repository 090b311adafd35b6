#include "intake/page_tables.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <span>
#include <utility>

#include "intake/page_figures.h"
#include "intake/page_heads.h"
#include "intake/page_labels.h"

namespace gouji {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

class TableBuilder {
 public:
  TableBuilder(const std::vector<TextLine>& lines, TableRegion region, const Limits& limits)
      : lines_(lines), region_(region), limits_(limits) {}

  std::vector<PageTable> build() {
    rows_ = figure_rows(lines_, region_, limits_);
    if (rows_.empty()) return {};
    const auto all = columns_of(lines_, rows_, limits_);
    region_edge_ = edge_of_labels(0, rows_.size(), all.front());
    double from = lines_[region_.begin].at.y0 - 1;
    std::size_t first = 0;
    while (first < rows_.size()) {
      auto end = first + 1;
      while (end < rows_.size() && heads_between(rows_[end - 1], rows_[end]) == kInfinity) ++end;
      const double to = end < rows_.size() ? heads_between(rows_[end - 1], rows_[end]) : kInfinity;
      if (!build_band(first, end, from, to)) return {};
      from = to;
      first = end;
    }
    return std::move(tables_);
  }

 private:
  // The first line that may reach below `y`.
  std::size_t line_at(double y) const {
    const auto begin = lines_.begin() + static_cast<std::ptrdiff_t>(region_.begin);
    const auto end = lines_.begin() + static_cast<std::ptrdiff_t>(region_.end);
    const auto found =
        std::partition_point(begin, end, [&](const TextLine& line) { return line.at.y1 < y; });
    // Lines are in order of their middles, so that a tall one may stand a little out of order.
    const auto index = static_cast<std::size_t>(found - lines_.begin());
    return std::max(region_.begin, index - std::min<std::size_t>(index, 8));
  }

  // Where words begin that stand over the figures between two rows; infinity where there are none.
  double heads_between(const FigureRow& above, const FigureRow& below) const {
    const double left = std::min(left_of(above), left_of(below));
    double labels = -kInfinity;
    for (const auto* row : {&above, &below}) {
      for (const auto i : row->lines) {
        for (const auto& token : lines_[i].tokens) {
          if (!token.figure && token.at.x1 <= left) labels = std::max(labels, token.at.x1);
        }
      }
    }
    if (region_edge_ < left) labels = std::max(labels, region_edge_);
    // A head may stand left of figures that are set to the right of their column.
    const double begin = labels > -kInfinity ? labels + (left - labels) / 3 : left;
    double top = kInfinity;
    for (auto i = above.lines.back(); i <= below.lines.front(); ++i) {
      if (lines_[i].upright) continue;
      for (const auto& token : lines_[i].tokens) {
        if (token.figure || token.x() < begin || on_row(token, above) || on_row(token, below)) {
          continue;
        }
        if (token.y() > above.y && token.y() < below.y) {
          top = std::min(top, token.y() - token.em * 0.6);
        }
      }
    }
    return top;
  }

  // How far labels reach to the right: those on the base lines of figures, or, where all wrap
  // around them, what stands between the rows.
  double edge_of_labels(std::size_t first, std::size_t end, const Column& leftmost) const {
    const double top = rows_[first].y - rows_[first].height * 0.9;
    const double bottom = rows_[end - 1].y + rows_[end - 1].height * 0.9;
    double edge = -kInfinity, between = -kInfinity;
    for (auto i = line_at(top); i < region_.end && lines_[i].at.y0 <= bottom; ++i) {
      if (lines_[i].upright) continue;
      for (const auto& token : lines_[i].tokens) {
        if (token.y() < top || token.y() > bottom) continue;
        if (token.at.x1 > leftmost.x0 + token.em * 0.3) continue;
        if (is_figure_of_rows(token, first, end)) continue;
        auto& reach = on_row(token, rows_[row_near(token, first, end)]) ? edge : between;
        reach = std::max(reach, token.at.x1);
      }
    }
    return edge > -kInfinity ? edge : between;
  }

  bool is_figure_of_rows(const Token& token, std::size_t first, std::size_t end) const {
    if (!token.figure) return false;
    for (auto r = first; r < end; ++r) {
      limits_.keep_time();
      for (const auto& figure : rows_[r].figures) {
        if (figure.at.x0 == token.at.x0 && figure.at.y0 == token.at.y0) return true;
      }
    }
    return false;
  }

  // Labels, and the head of their column, which may stand a little beyond them.
  bool left_of_figures(const Token& token, double top) const {
    if (token.figure && token.at.x1 > columns_.front().x0) return false;
    const bool beside_rows = token.y() > top - token.em * 0.8;
    if (beside_rows && token.at.x1 <= columns_.front().x0 + token.em * 0.3) {
      return token.at.x0 < edge_;
    }
    const auto& first = columns_.front();
    if (crosses(token.at, first.x0, first.x1) && token.width() < token.em * 8) return false;
    const bool among = token.x() <= edge_ && token.at.x0 < edge_ - token.em * 0.1;
    return among || token.x() < edge_ + (columns_.front().x0 - edge_) / 3;
  }

  std::size_t row_near(const Token& token, std::size_t first, std::size_t end) const {
    auto r = first;
    for (auto count = end - first; count > 1;) {
      const auto half = count / 2;
      if (rows_[r + half].y <= token.y()) r += half;
      count -= half;
    }
    const bool next_nearer =
        r + 1 < end && std::abs(rows_[r + 1].y - token.y()) < std::abs(rows_[r].y - token.y());
    return next_nearer ? r + 1 : r;
  }

  // In a row by itself a word between its label and its figures is in the place of a figure where
  // it stands under a head of its own.
  void add_word_under_head(const FigureRow& row, double from) {
    const auto& on = lines_[row.lines.front()].tokens;
    const auto figure = std::find_if(on.begin(), on.end(), [](const Token& t) { return t.figure; });
    if (figure == on.end() || figure - on.begin() < 2) return;
    const auto &label = *(figure - 2), &word = *(figure - 1);
    if (gap_between(label, word) < word.em * 2 || word.width() > word.em * 6 ||
        enumerator_of(word.text) != Enumerator::none) {
      return;
    }
    for (auto i = line_at(from); i < row.lines.front(); ++i) {
      for (const auto& head : lines_[i].tokens) {
        limits_.keep_time();
        if (head.y() < from || !crosses(head.at, word.at.x0, word.at.x1)) continue;
        if (crosses(head.at, label.at.x0, label.at.x1)) return;
        columns_.insert(columns_.begin(), {word.at.x0, word.at.x1});
        return;
      }
    }
  }

  bool build_band(std::size_t first, std::size_t end, double from, double to) {
    columns_ = columns_of(lines_, std::span(rows_).subspan(first, end - first), limits_);
    if (end - first == 1) add_word_under_head(rows_[first], from);
    edge_ = edge_of_labels(first, end, columns_.front());
    // Labels of other bands show how wide their column is, unless it lies elsewhere there.
    if (edge_ > -kInfinity && region_edge_ < (edge_ + columns_.front().x0) / 2) {
      edge_ = std::max(edge_, region_edge_);
    }
    const double top = rows_[first].y;
    const double bottom = rows_[end - 1].y;
    // What stands where: labels, heads, and words in the place of figures.
    std::vector<LabelPart> labels;
    std::vector<Token> heads;
    std::vector<std::vector<Token>> values(end - first);
    for (auto i = line_at(from); i < region_.end && lines_[i].at.y0 < to; ++i) {
      const auto& line = lines_[i];
      if (line.y() < from || line.y() >= to) continue;
      if (line.upright) {
        if (line.at.x1 <= columns_.front().x0 && line.at.x0 < edge_) {
          labels.push_back(stack_of(line));
        } else if (line.at.y1 < top) {
          heads.insert(heads.end(), line.tokens.begin(), line.tokens.end());
        }
        continue;
      }
      std::vector<Token> left;
      for (const auto& token : line.tokens) {
        limits_.keep_time();
        if (left_of_figures(token, top)) {
          left.push_back(token);
          continue;
        }
        const auto r = row_near(token, first, end);
        if (on_row(token, rows_[r])) {
          values[r - first].push_back(token);
        } else if (token.y() < top) {
          heads.push_back(token);
        } else if (token.y() < bottom) {
          return false;
        }
      }
      part_labels(left, labels);
    }
    labels = split_columns(std::move(labels));
    std::vector<double> heights;
    for (auto r = first; r < end; ++r) heights.push_back(rows_[r].y);
    auto beside_heads = take_beside(labels, heads);
    auto tied = tie_labels(std::move(labels), heights, limits_);
    if (tied.doubtful) return false;
    if (to < kInfinity) end_with_bare(tied);
    tied.before.insert(tied.before.begin(), std::make_move_iterator(beside_heads.begin()),
                       std::make_move_iterator(beside_heads.end()));
    auto read = read_heads(heads, columns_, limits_);
    if (!read) return false;
    auto& head_parts = *read;
    split_before(tied, head_parts);
    PageTable table;
    std::uint32_t stacks = 0, groups = 0;
    for (const auto& group : tied.groups) {
      (group.front().stack ? stacks : groups) = 1;
    }
    label_columns_ = edge_ == -kInfinity ? 0 : 1 + stacks + groups;
    table.columns = label_columns_ + static_cast<std::uint32_t>(columns_.size());
    add_heads(table, head_parts, tied.before);
    if (!add_rows(table, first, values, tied)) return false;
    if (to == kInfinity) add_rest(table, tied.after);
    tables_.push_back(std::move(table));

    return true;
  }

  // What stands beside the heads is the head of the labels, not one of them.
  static std::vector<LabelPart> take_beside(std::vector<LabelPart>& labels,
                                            const std::vector<Token>& heads) {
    std::vector<LabelPart> beside, rest;
    double bottom = -kInfinity;
    for (const auto& token : heads) bottom = std::max(bottom, token.y() + token.em * 0.2);
    for (auto& label : labels) {
      (!label.stack && label.y() < bottom ? beside : rest).push_back(std::move(label));
    }
    labels = std::move(rest);
    return beside;
  }

  static LabelPart stack_of(const TextLine& line) {
    LabelPart part;
    part.tokens = line.tokens;
    part.at = line.at;
    part.stack = true;
    return part;
  }

  // Labels above the first row of figures but below the lowest heads are rows without figures.
  static void split_before(RowLabelling& tied, const std::vector<HeadPart>& heads) {
    double bottom = -kInfinity;
    for (const auto& head : heads) bottom = std::max(bottom, head.at.y1);
    if (bottom == -kInfinity) return;
    std::vector<LabelPart> kept;
    for (auto& part : tied.before) {
      if (part.at.y0 > bottom) {
        tied.bare.push_back({std::move(part)});
      } else {
        kept.push_back(std::move(part));
      }
    }
    tied.before = std::move(kept);
  }

  // What stands between the last row of figures and the next heads is a row without figures.
  static void end_with_bare(RowLabelling& tied) {
    for (auto& part : tied.after) {
      const bool goes_on = !tied.bare.empty() && !part.numbered &&
                           part.at.y0 - tied.bare.back().back().at.y1 < part.height() * 0.9;
      if (!goes_on) tied.bare.emplace_back();
      tied.bare.back().push_back(std::move(part));
    }
    tied.after.clear();
  }

  static PageCell cell_of(std::vector<std::vector<Token>> lines, std::uint32_t column,
                          std::uint32_t span) {
    PageCell cell;
    cell.lines = std::move(lines);
    cell.column = column;
    cell.span = span;
    return cell;
  }

  void add_heads(PageTable& table, std::vector<HeadPart>& heads, std::vector<LabelPart>& before) {
    std::stable_sort(heads.begin(), heads.end(), [](const HeadPart& a, const HeadPart& b) {
      return a.at.y0 + a.at.y1 < b.at.y0 + b.at.y1;
    });
    double y = -kInfinity;
    PageRow row;
    std::vector<char> used;
    const auto flush = [&] {
      if (!row.cells.empty()) table.rows.push_back(std::move(row));
      row = {};
      used.assign(columns_.size(), 0);
    };
    flush();
    for (auto& head : heads) {
      limits_.keep_time();
      if (head.lowest) continue;
      const double middle = (head.at.y0 + head.at.y1) / 2;
      bool taken = false;
      for (auto c = head.from; c < head.to; ++c) taken = taken || used[c] != 0;
      if (taken || middle - y > (head.at.y1 - head.at.y0) * 0.6) flush();
      y = middle;
      for (auto c = head.from; c < head.to; ++c) used[c] = 1;
      row.cells.push_back(cell_of(std::move(head.lines),
                                  label_columns_ + static_cast<std::uint32_t>(head.from),
                                  static_cast<std::uint32_t>(head.to - head.from)));
    }
    flush();
    std::vector<std::vector<Token>> left;
    for (auto& part : before) left.push_back(std::move(part.tokens));
    if (!left.empty() && label_columns_ > 0) {
      row.cells.push_back(cell_of(std::move(left), 0, label_columns_));
    }
    std::stable_sort(heads.begin(), heads.end(),
                     [](const HeadPart& a, const HeadPart& b) { return a.from < b.from; });
    for (auto& head : heads) {
      if (!head.lowest) continue;
      row.cells.push_back(cell_of(std::move(head.lines),
                                  label_columns_ + static_cast<std::uint32_t>(head.from), 1));
    }
    flush();
    for (auto& head_row : table.rows) {
      std::stable_sort(head_row.cells.begin(), head_row.cells.end(),
                       [](const PageCell& a, const PageCell& b) { return a.column < b.column; });
    }
  }

  // Whether two figures on a line are two numbers: far apart, or not as the digits of one are set.
  static bool are_apart(const Token& left, const Token& right) {
    if (!left.figure || !right.figure) return false;
    const double gap = gap_between(left, right);
    const bool digits = length_of(left.text) == 1 && length_of(right.text) == 1;
    return gap > right.em * (digits ? 0.8 : 0.2);
  }

  // The cells of figures of one row; false where two figures share a column without being one.
  bool add_values(PageRow& row, std::vector<Token>& values, const Token& beside) {
    std::vector<std::vector<Token>> cells(columns_.size());
    for (auto& token : values) {
      limits_.keep_time();
      if (!token.figure) {
        cells[nearest_column(columns_, token.x())].push_back(std::move(token));
        continue;
      }
      for (auto& part : parted(token, columns_)) {
        const auto c = nearest_column(columns_, part.x());
        if (columns_under(columns_, part.at) > 1) return false;
        cells[c].push_back(std::move(part));
      }
    }
    for (std::size_t c = 0; c < cells.size(); ++c) {
      PageCell cell;
      cell.column = label_columns_ + static_cast<std::uint32_t>(c);
      auto& tokens = cells[c];
      sort_in_lines(tokens);
      for (auto& token : tokens) {
        const bool same_line = !cell.lines.empty() && std::abs(cell.lines.back().back().y() -
                                                               token.y()) < token.height() * 0.32;
        if (same_line && are_apart(cell.lines.back().back(), token)) return false;
        if (same_line) {
          cell.lines.back().push_back(std::move(token));
        } else {
          cell.lines.push_back({std::move(token)});
        }
      }
      if (cell.lines.empty()) {
        cell.page = beside.page;
        cell.line = beside.line;
        cell.box = {columns_[c].x0, beside.box.y0, columns_[c].x1, beside.box.y1};
      }
      row.cells.push_back(std::move(cell));
    }
    return true;
  }

  bool add_rows(PageTable& table, std::size_t first, std::vector<std::vector<Token>>& values,
                RowLabelling& tied) {
    struct At {
      double y;
      PageRow row;
    };
    std::vector<At> rows;
    for (std::size_t r = 0; r < values.size(); ++r) {
      PageRow row;
      std::vector<std::vector<Token>> lines;
      for (auto& part : tied.rows[r]) lines.push_back(std::move(part.tokens));
      std::uint32_t column = 0;
      const double y = rows_[first + r].y;
      for (auto& group : tied.groups) {
        limits_.keep_time();
        if (group.empty() || nearest_row(first, values.size(), group) != r) continue;
        const auto at = group.front().stack || label_columns_ == 2 ? 0 : label_columns_ - 2;
        if (at < column) continue;
        while (column < at) row.cells.push_back(cell_of({}, column++, 1));
        std::vector<std::vector<Token>> text;
        for (auto& part : group) text.push_back(std::move(part.tokens));
        group.clear();
        row.cells.push_back(cell_of(std::move(text), column++, 1));
      }
      if (label_columns_ > column) {
        row.cells.push_back(cell_of(std::move(lines), column, label_columns_ - column));
      }
      if (values[r].empty()) return false;
      const auto beside = values[r].front();
      if (!add_values(row, values[r], beside)) return false;
      rows.push_back({y, std::move(row)});
    }
    for (auto& bare : tied.bare) {
      PageRow row;
      const double y = (bare.front().at.y0 + bare.back().at.y1) / 2;
      const auto beside = bare.front().tokens.front();
      std::vector<std::vector<Token>> lines;
      for (auto& part : bare) lines.push_back(std::move(part.tokens));
      row.cells.push_back(cell_of(std::move(lines), 0, std::max(label_columns_, 1u)));
      std::vector<Token> none;
      if (label_columns_ > 0) add_values(row, none, beside);
      rows.push_back({y, std::move(row)});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const At& a, const At& b) { return a.y < b.y; });
    for (auto& one : rows) table.rows.push_back(std::move(one.row));
    return true;
  }

  // Lines below the last row, as cells across the table.
  void add_rest(PageTable& table, std::vector<LabelPart>& after) const {
    for (auto& part : after) {
      PageRow row;
      row.cells.push_back(cell_of({std::move(part.tokens)}, 0, table.columns));
      table.rows.push_back(std::move(row));
    }
  }

  std::size_t nearest_row(std::size_t first, std::size_t count,
                          const std::vector<LabelPart>& group) const {
    const double y = (group.front().at.y0 + group.back().at.y1) / 2;
    std::size_t best = 0;
    for (std::size_t r = 1; r < count; ++r) {
      if (std::abs(rows_[first + r].y - y) < std::abs(rows_[first + best].y - y)) best = r;
    }
    return best;
  }

  const std::vector<TextLine>& lines_;
  TableRegion region_;
  const Limits& limits_;
  std::vector<FigureRow> rows_;
  std::vector<PageTable> tables_;
  // Of the band being built.
  std::vector<Column> columns_;
  double edge_ = -kInfinity, region_edge_ = -kInfinity;
  std::uint32_t label_columns_ = 0;
};

}  // namespace

std::vector<PageTable> build_tables(const std::vector<TextLine>& lines, TableRegion region,
                                    const Limits& limits) {
  return TableBuilder(lines, region, limits).build();
}

}  // namespace gouji
