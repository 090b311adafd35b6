#include "intake/page_columns.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace gouji {
namespace {

// A gap across the page, and the lines [begin, end) that leave it free.
struct Gap {
  double x0 = 0, x1 = 0;
  std::size_t begin = 0, end = 0;
};

class ColumnFinder {
 public:
  explicit ColumnFinder(const PageSheet& sheet) : sheet_(sheet) {}

  // Where most lines have running text on both sides of a gap about the middle of the print.
  std::optional<Gap> find() const {
    double left = 0, right = 0;
    bool any = false;
    for (const auto& line : sheet_.lines) {
      left = any ? std::min(left, line.at.x0) : line.at.x0;
      right = any ? std::max(right, line.at.x1) : line.at.x1;
      any = true;
    }
    std::optional<Gap> best;
    constexpr int kTries = 25;
    for (int i = 0; i < kTries; ++i) {
      const auto gap = around(left + (right - left) * (0.38 + 0.24 * i / kTries));
      if (gap && (!best || gap->end - gap->begin > best->end - best->begin)) best = gap;
    }
    return best;
  }

 private:
  bool crossed(const TextLine& line, double x) const {
    return line.upright || std::any_of(line.tokens.begin(), line.tokens.end(),
                                       [&](const Token& t) { return t.at.x0 < x && t.at.x1 > x; });
  }
  // A table or a picture across both columns ends them.
  bool parted(const TextLine& above, const TextLine& below, double x) const {
    const auto between = [&](const PageBox& box) {
      return box.x0 < x && box.x1 > x && box.y0 > above.y() - 1 && box.y0 < below.y();
    };
    return std::any_of(sheet_.tables.begin(), sheet_.tables.end(),
                       [&](const RuledTable& table) { return between(table.at); }) ||
           std::any_of(sheet_.pictures.begin(), sheet_.pictures.end(), between);
  }

  // The longest stretch of lines that leave `x` free.
  std::optional<Gap> around(double x) const {
    std::optional<Gap> best;
    const auto& lines = sheet_.lines;
    for (std::size_t i = 0; i < lines.size();) {
      if (crossed(lines[i], x)) {
        ++i;
        continue;
      }
      Gap gap{0, 1e9, i, i + 1};
      while (gap.end < lines.size() && !crossed(lines[gap.end], x) &&
             !parted(lines[gap.end - 1], lines[gap.end], x)) {
        ++gap.end;
      }
      i = gap.end;
      if (is_columns(gap, x) && (!best || gap.end - gap.begin > best->end - best->begin)) {
        best = gap;
      }
    }
    return best;
  }

  // Finds how wide the gap is, too. Running text fills its column; cells of a table do not.
  bool is_columns(Gap& gap, double x) const {
    double left = x, right = x, em = 0;
    int figures = 0;
    each_token(gap, [&](const Token& token) {
      left = std::min(left, token.at.x0);
      right = std::max(right, token.at.x1);
      if (token.x() < x) {
        gap.x0 = std::max(gap.x0, token.at.x1);
      } else {
        gap.x1 = std::min(gap.x1, token.at.x0);
      }
      figures += token.figure ? 1 : 0;
      em = std::max(em, token.em);
    });
    int running_left = 0, running_right = 0;
    for (auto i = gap.begin; i < gap.end; ++i) {
      running_left += fills(sheet_.lines[i], left, gap.x0) ? 1 : 0;
      running_right += fills(sheet_.lines[i], gap.x1, right) ? 1 : 0;
    }
    const auto count = static_cast<int>(gap.end - gap.begin);
    return running_left >= 3 && running_right >= 3 && (running_left + running_right) * 2 > count &&
           figures * 2 < count && gap.x1 - gap.x0 > em * 0.6;
  }

  // Whether the words of a line within a column fill most of it without a gap.
  static bool fills(const TextLine& line, double from, double to) {
    const Token* last = nullptr;
    double begin = 0, end = 0;
    for (const auto& token : line.tokens) {
      if (token.x() < from || token.x() > to) continue;
      if (last != nullptr && gap_between(*last, token) > token.em * 1.5) return false;
      begin = last == nullptr ? token.at.x0 : begin;
      end = token.at.x1;
      last = &token;
    }
    return last != nullptr && end - begin > (to - from) * 0.75 && end - begin > last->em * 8;
  }

  template <class Use>
  void each_token(const Gap& gap, Use use) const {
    for (auto i = gap.begin; i < gap.end; ++i) {
      for (const auto& token : sheet_.lines[i].tokens) use(token);
    }
  }

  const PageSheet& sheet_;
};

void add(TextLine& line, Token token) {
  line.at = line.tokens.empty()
                ? token.at
                : PageBox{std::min(line.at.x0, token.at.x0), std::min(line.at.y0, token.at.y0),
                          std::max(line.at.x1, token.at.x1), std::max(line.at.y1, token.at.y1)};
  line.tokens.push_back(std::move(token));
}

void move(PageBox& box, double x, double y) {
  box = {box.x0 + x, box.y0 + y, box.x1 + x, box.y1 + y};
}

}  // namespace

void put_columns_in_order(PageSheet& sheet) {
  const auto gap = ColumnFinder(sheet).find();
  if (!gap) return;
  const double middle = (gap->x0 + gap->x1) / 2;
  const auto begin = sheet.lines.begin() + static_cast<std::ptrdiff_t>(gap->begin);
  const auto end = sheet.lines.begin() + static_cast<std::ptrdiff_t>(gap->end);
  double top = begin->at.y0, bottom = begin->at.y1, left = 1e9, right = 1e9;
  std::vector<TextLine> first, second;
  for (auto line = begin; line != end; ++line) {
    top = std::min(top, line->at.y0);
    bottom = std::max(bottom, line->at.y1);
    TextLine before, after;
    for (auto& token : line->tokens) {
      const bool on_left = token.x() < middle;
      (on_left ? left : right) = std::min(on_left ? left : right, token.at.x0);
      add(on_left ? before : after, std::move(token));
    }
    if (!before.tokens.empty()) first.push_back(std::move(before));
    if (!after.tokens.empty()) second.push_back(std::move(after));
  }
  // The right column begins as a page does: right below the last line of the left one.
  const double across = left - right;
  const double down = bottom - top + first.front().height() * 0.6;
  if (!second.empty()) second.front().opens_page = true;
  for (auto& line : second) {
    move(line.at, across, down);
    for (auto& token : line.tokens) move(token.at, across, down);
    first.push_back(std::move(line));
  }
  const auto below = [&](PageBox& box) {
    if (box.y0 >= bottom) {
      move(box, 0, down);
    } else if (box.y0 >= top && box.x0 > middle) {
      move(box, across, down);
    }
  };
  for (auto& table : sheet.tables) below(table.at);
  for (auto& picture : sheet.pictures) below(picture);
  for (auto line = end; line != sheet.lines.end(); ++line) {
    move(line->at, 0, down);
    for (auto& token : line->tokens) move(token.at, 0, down);
  }
  sheet.height += down;
  const auto at = sheet.lines.erase(begin, end);
  sheet.lines.insert(at, std::make_move_iterator(first.begin()),
                     std::make_move_iterator(first.end()));
}

}  // namespace gouji
