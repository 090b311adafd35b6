#include "intake/page_columns.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace gouji {
namespace {

// A gap between two columns, and the lines [begin, end) that leave it free.
struct Gap {
  double left = 0, x0 = 0, x1 = 0;  // where the left column begins, where it ends, where the right
                                    // one begins
  std::size_t begin = 0, end = 0;

  std::size_t size() const { return end - begin; }
};

class ColumnFinder {
 public:
  ColumnFinder(const PageSheet& sheet, const Limits& limits) : sheet_(sheet), limits_(limits) {}

  // Where most lines have running text on both sides of a gap about the middle of the print.
  std::optional<Gap> find() const {
    return best([&](Gap& gap, double x) { return running_lines(gap, x); });
  }

  // The stretches that have the columns `known` from elsewhere, however short they are.
  std::vector<Gap> find_like(const Gap& known) const {
    std::vector<Gap> out;
    for (auto& gap : free_at((known.x0 + known.x1) / 2)) {
      // Where all lines are indented the margins are not to be seen.
      if (is_like(gap, known)) out.push_back({known.left, known.x0, known.x1, gap.begin, gap.end});
    }
    return out;
  }

  // Lines that may be those of two columns, or lines with room in them.
  std::optional<Gap> find_doubtful() const {
    return best([&](Gap& gap, double x) { return lines_on_both_sides(gap, x); });
  }

 private:
  bool crossed(const TextLine& line, double x) const {
    return line.upright || line.doubtful ||
           std::any_of(line.tokens.begin(), line.tokens.end(),
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

  // The stretch with a gap about the middle that counts most, if any counts; of equal ones the one
  // with the widest gap.
  template <class Count>
  std::optional<Gap> best(Count count) const {
    double left = 0, right = 0;
    bool any = false;
    for (const auto& line : sheet_.lines) {
      left = any ? std::min(left, line.at.x0) : line.at.x0;
      right = any ? std::max(right, line.at.x1) : line.at.x1;
      any = true;
    }
    std::optional<Gap> best;
    int most = 0;
    constexpr int kTries = 25;
    for (int i = 0; i < kTries; ++i) {
      const double x = left + (right - left) * (0.38 + 0.24 * i / kTries);
      for (auto& gap : free_at(x)) {
        const int counted = count(gap, x);
        const bool wider = best && gap.x1 - gap.x0 > best->x1 - best->x0;
        if (counted > most || (counted > 0 && counted == most && wider)) {
          most = counted;
          best = gap;
        }
      }
    }
    return best;
  }

  // The stretches of lines that leave `x` free.
  std::vector<Gap> free_at(double x) const {
    std::vector<Gap> out;
    const auto& lines = sheet_.lines;
    for (std::size_t i = 0; i < lines.size();) {
      limits_.keep_time();
      if (crossed(lines[i], x)) {
        ++i;
        continue;
      }
      Gap gap{0, 0, 0, i, i + 1};
      while (gap.end < lines.size() && !crossed(lines[gap.end], x) &&
             !parted(lines[gap.end - 1], lines[gap.end], x)) {
        limits_.keep_time();
        ++gap.end;
      }
      i = gap.end;
      leave_heading_below(gap, x);
      measure(gap, x);
      out.push_back(gap);
    }
    return out;
  }

  // The heading of what stands below both columns leaves the gap free where it is short.
  void leave_heading_below(Gap& gap, double x) const {
    const auto& last = sheet_.lines[gap.end - 1];
    const auto bottom = last.at.y1;
    const bool below = gap.end < sheet_.lines.size() ||
                       std::any_of(sheet_.tables.begin(), sheet_.tables.end(),
                                   [&](const RuledTable& table) { return table.at.y0 > bottom; });
    if (below && gap.size() > 1 && last.at.x1 < x &&
        enumerator_of(last.tokens.front().text) == Enumerator::top) {
      --gap.end;
    }
  }

  void measure(Gap& gap, double x) const {
    gap.left = gap.x0 = x;
    gap.x1 = kNowhere;
    bool any = false;
    each_token(gap, [&](const Token& token) {
      gap.left = std::min(gap.left, token.at.x0);
      if (token.x() < x) {
        gap.x0 = any ? std::max(gap.x0, token.at.x1) : token.at.x1;
        any = true;
      } else {
        gap.x1 = std::min(gap.x1, token.at.x0);
      }
    });
  }

  // Running text fills its column; cells of a table do not. Nought where these are no columns.
  int running_lines(const Gap& gap, double x) const {
    double right = x;
    each_token(gap, [&](const Token& token) { right = std::max(right, token.at.x1); });
    int running_left = 0, running_right = 0;
    for (auto i = gap.begin; i < gap.end; ++i) {
      running_left += fills(sheet_.lines[i], gap.left, gap.x0) ? 1 : 0;
      running_right += fills(sheet_.lines[i], gap.x1, right) ? 1 : 0;
    }
    const int running = running_left + running_right;
    const bool columns = running_left >= 3 && running_right >= 3 &&
                         running * 2 > static_cast<int>(gap.size()) && is_text(gap) &&
                         gap.x1 - gap.x0 > em_of(gap) * 0.6;
    return columns ? running : 0;
  }

  // Words on both sides, each in its column, and lines that begin where the columns begin.
  bool is_like(const Gap& gap, const Gap& known) const {
    const double em = em_of(gap);
    if (gap.x1 == kNowhere || gap.left < known.left - em || !is_text(gap)) return false;
    if (gap.x0 > known.x0 + em * 0.5 || gap.x1 < known.x1 - em * 0.5) return false;
    const auto begins = [&](double at, double margin) {
      constexpr double kIndent = 2;  // characters
      return std::abs(at - margin) < em * 0.5 || std::abs(at - margin - em * kIndent) < em * 0.5;
    };
    return begins(gap.left, known.left) && begins(gap.x1, known.x1);
  }

  // Two at least with many words on both sides, or one of them with a heading on the right. Nought
  // where these are no columns. What stands above and below leaves the stretch.
  int lines_on_both_sides(Gap& gap, double x) const {
    if (gap.x1 - gap.x0 < em_of(gap) * 0.6 || gap.x1 == kNowhere || !is_text(gap)) return 0;
    int wordy = 0;
    bool heading = false;
    auto first = gap.end, last = gap.end;
    for (auto i = gap.begin; i < gap.end; ++i) {
      double left = -1, right = -1;  // the longest word, in characters
      for (const auto& token : sheet_.lines[i].tokens) {
        const bool on_left = token.x() < x;
        heading = heading || (left >= 0 && right < 0 && !on_left &&
                              enumerator_of(token.text) == Enumerator::top);
        auto& longest = on_left ? left : right;
        longest = std::max(longest, token.width() / token.em);
      }
      wordy += left > kWordy && right > kWordy ? 1 : 0;
      if (left < 0 || right < 0) continue;
      first = std::min(first, i);
      last = i;
    }
    if (wordy == 0 || (wordy < 2 && !heading)) return 0;
    gap.begin = first;
    gap.end = last + 1;
    return wordy;
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

  bool is_text(const Gap& gap) const {
    std::size_t figures = 0;
    each_token(gap, [&](const Token& token) { figures += token.figure ? 1 : 0; });
    return figures * 2 < gap.size();
  }
  double em_of(const Gap& gap) const {
    double em = 0;
    each_token(gap, [&](const Token& token) { em = std::max(em, token.em); });
    return em;
  }

  template <class Use>
  void each_token(const Gap& gap, Use use) const {
    for (auto i = gap.begin; i < gap.end; ++i) {
      for (const auto& token : sheet_.lines[i].tokens) use(token);
    }
  }

  static constexpr double kNowhere = 1e9;
  static constexpr double kWordy = 6;  // characters: more than cells of a table mostly hold
  const PageSheet& sheet_;
  const Limits& limits_;
};

void move(PageBox& box, double x, double y) {
  box = {box.x0 + x, box.y0 + y, box.x1 + x, box.y1 + y};
}

// Moves the right column below the left one.
void put_in_order(PageSheet& sheet, const Gap& gap) {
  const double middle = (gap.x0 + gap.x1) / 2;
  const auto begin = sheet.lines.begin() + static_cast<std::ptrdiff_t>(gap.begin);
  const auto end = sheet.lines.begin() + static_cast<std::ptrdiff_t>(gap.end);
  double top = begin->at.y0, bottom = begin->at.y1;
  std::vector<TextLine> first, second;
  for (auto line = begin; line != end; ++line) {
    top = std::min(top, line->at.y0);
    bottom = std::max(bottom, line->at.y1);
    TextLine before, after;
    for (auto& token : line->tokens) {
      add(token.x() < middle ? before : after, std::move(token));
    }
    if (!before.tokens.empty()) first.push_back(std::move(before));
    if (!after.tokens.empty()) second.push_back(std::move(after));
  }
  // The right column begins as a page does: right below the last line of the left one.
  const double across = gap.left - gap.x1;
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

}  // namespace

void put_columns_in_order(std::vector<PageSheet>& sheets, const Limits& limits) {
  std::optional<Gap> known;
  for (const auto& sheet : sheets) {
    const auto gap = ColumnFinder(sheet, limits).find();
    if (gap && (!known || gap->size() > known->size())) known = gap;
  }
  for (auto& sheet : sheets) {
    const ColumnFinder finder(sheet, limits);
    auto gaps = known ? finder.find_like(*known) : std::vector<Gap>();
    // A page may have columns of its own.
    if (const auto own = finder.find()) {
      std::erase_if(gaps,
                    [&](const Gap& gap) { return gap.begin < own->end && gap.end > own->begin; });
      gaps.push_back(*own);
    }
    std::sort(gaps.begin(), gaps.end(),
              [](const Gap& a, const Gap& b) { return a.begin > b.begin; });
    for (const auto& gap : gaps) put_in_order(sheet, gap);
    while (const auto doubtful = ColumnFinder(sheet, limits).find_doubtful()) {
      for (auto i = doubtful->begin; i < doubtful->end; ++i) sheet.lines[i].doubtful = true;
    }
  }
}

}  // namespace gouji
