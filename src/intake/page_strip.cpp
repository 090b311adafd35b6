#include "intake/page_strip.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "intake/page_columns.h"
#include "intake/page_crossings.h"
#include "intake/page_margins.h"
#include "intake/page_marks.h"
#include "intake/page_sidebar.h"
#include "intake/page_spread.h"
#include "intake/page_stamps.h"

namespace gouji {
namespace {

// Marks near one another, many of them: a picture of text. Few are a seal or a drawing.
std::vector<PageBox> pictures_in(std::vector<PageBox> marks) {
  constexpr double kNear = 24;  // points: more than lines are apart
  constexpr std::size_t kFew = 12;
  constexpr double kDot = 1;  // points: no character is as low
  std::erase_if(marks, [](const PageBox& mark) { return mark.y1 - mark.y0 < kDot; });
  std::sort(marks.begin(), marks.end(),
            [](const PageBox& a, const PageBox& b) { return a.y0 < b.y0; });
  std::vector<PageBox> pictures;
  for (std::size_t i = 0; i < marks.size();) {
    auto box = marks[i];
    auto end = i + 1;
    while (end < marks.size() && marks[end].y0 < box.y1 + kNear) grow(box, marks[end++]);
    const bool large = box.x1 - box.x0 > 150 && box.y1 - box.y0 > 60;
    if (end - i >= kFew || large) pictures.push_back(box);
    i = end;
  }
  return pictures;
}

// Lines from top to bottom, characters below one another among them.
std::vector<TextLine> all_lines(std::vector<Token> tokens, const Limits& limits) {
  auto stacks = take_stacks(tokens);
  auto lines = lines_of(std::move(tokens), limits);
  std::reverse(stacks.begin(), stacks.end());
  std::stable_sort(stacks.begin(), stacks.end(),
                   [](const TextLine& a, const TextLine& b) { return a.y() < b.y(); });
  std::vector<TextLine> out;
  out.reserve(lines.size() + stacks.size());
  auto next = stacks.begin();
  for (auto& line : lines) {
    while (next != stacks.end() && next->y() <= line.y()) out.push_back(std::move(*next++));
    out.push_back(std::move(line));
  }
  std::move(next, stacks.end(), std::back_inserter(out));
  return out;
}

// Numbers lines of a page from `next` on; characters below one another are on the line that they
// stand before. Gives the number that follows.
int number(std::vector<TextLine>& lines, int next) {
  for (auto& line : lines) {
    for (auto& token : line.tokens) token.line = next;
    next += line.upright ? 0 : 1;
  }
  return next;
}

// All words of lines, which leave them.
std::vector<Token> take_tokens(std::vector<TextLine>& lines) {
  std::size_t count = 0;
  for (const auto& line : lines) count += line.tokens.size();
  std::vector<Token> tokens;
  tokens.reserve(count);
  for (auto& line : lines) {
    std::move(line.tokens.begin(), line.tokens.end(), std::back_inserter(tokens));
    line.tokens = {};
  }
  lines = {};
  return tokens;
}

// Takes the words of the page. `line` is the number of its first line, and of the next page's first
// line afterwards: those of the right page of a sheet go on behind those of the left one.
PageSheet sheet_of(Page& held, const Limits& limits, int& line, bool& full) {
  PageSheet sheet;
  sheet.page = held.number;
  sheet.height = held.height;
  sheet.aside = held.aside;
  sheet.lines = all_lines(take_tokens(held), limits);
  line = number(sheet.lines, held.aside > 0 ? line : 1);
  auto tokens = take_tokens(sheet.lines);
  auto marks = held.unread;
  if (!held.rules.empty()) {
    auto taken = take_ruled_tables(held.rules, held.unread, tokens, limits);
    full = full || taken.full;
    sheet.tables = std::move(taken.tables);
    std::erase_if(marks, [&](const PageBox& mark) {
      limits.keep_time();
      return std::any_of(sheet.tables.begin(), sheet.tables.end(), [&](const RuledTable& table) {
        return mark.y0 < table.at.y1 && mark.y1 > table.at.y0 && mark.x0 < table.at.x1 &&
               mark.x1 > table.at.x0;
      });
    });
  }
  sheet.pictures = pictures_in(std::move(marks));
  sheet.beside = lines_of(take_sidebars(tokens), limits);
  sheet.lines = all_lines(std::move(tokens), limits);
  return sheet;
}

// Bytes of text on the page, and its lines outside tables.
std::pair<std::size_t, std::size_t> text_on(const PageSheet& sheet) {
  std::size_t bytes = 0;
  const auto count = [&](const std::vector<Token>& tokens) {
    for (const auto& token : tokens) bytes += is_unread_figure(token.text) ? 0 : token.text.size();
  };
  for (const auto& line : sheet.lines) count(line.tokens);
  for (const auto& table : sheet.tables) {
    for (const auto& cell : table.cells) count(cell.tokens);
  }
  return {bytes, sheet.lines.size()};
}

// Whether what no word stands for is all that the page says, or nearly: a line or two in the margin
// of a scan are no text of it.
bool is_picture(const PageSheet& sheet, const Page& page) {
  if (page.unread.empty()) return false;
  auto extent = page.unread.front();
  for (const auto& mark : page.unread) grow(extent, mark);
  const double width = extent.x1 - extent.x0, height = extent.y1 - extent.y0;
  constexpr double kLeast = 8;  // points: what is smaller or thinner is no picture
  constexpr std::size_t kFewBytes = 150, kFewLines = 3;
  const auto [bytes, lines] = text_on(sheet);
  if (bytes == 0) return std::min(width, height) >= kLeast;
  return bytes <= kFewBytes && lines <= kFewLines && width * height * 3 > page.width * page.height;
}

class StripMaker {
 public:
  Strip make(std::vector<PageSheet> sheets) {
    for (auto& sheet : sheets) add(sheet);
    return std::move(strip_);
  }

 private:
  void add(PageSheet& sheet) {
    parted_ = parted_ || sheet.lost;
    std::vector<Shown> shown;
    const auto show = [&](RuledTable table) {
      auto& one = shown.emplace_back();
      one.page = sheet.page;
      one.table = std::move(table);
      one.sheet = sheets_;
      one.aside = sheet.aside;
    };
    for (auto& table : sheet.tables) show(std::move(table));
    for (const auto& picture : sheet.pictures) {
      RuledTable without_cells;
      without_cells.at = picture;
      without_cells.at.x0 += sheet.aside, without_cells.at.x1 += sheet.aside;
      show(std::move(without_cells));
    }
    ++sheets_;
    std::stable_sort(shown.begin(), shown.end(),
                     [](const Shown& a, const Shown& b) { return a.table.at.y0 < b.table.at.y0; });
    auto next = shown.begin();
    const auto flush = [&](double y) {
      for (; next != shown.end() && next->table.at.y0 < y; ++next) {
        next->before = strip_.lines.size();
        strip_.shown.push_back(std::move(*next));
        parted_ = true;
      }
    };
    double top = 0, end = 0;
    for (const auto& line : sheet.lines) {
      const bool first = &line == &sheet.lines.front();
      top = first ? line.at.y0 : std::min(top, line.at.y0);
      end = first ? line.at.y1 : std::max(end, line.at.y1);
    }
    const double space = sheet.lines.empty() ? 0 : sheet.lines.front().height() * 0.6;
    const double shift = strip_.lines.empty() ? 0 : bottom_ + space - top;
    bool first = true;
    for (auto& line : sheet.lines) {
      flush(line.y());
      line.opens_page = std::exchange(first, false) || line.opens_page;
      line.parted = std::exchange(parted_, false);
      line.at.y0 += shift;
      line.at.y1 += shift;
      for (auto& token : line.tokens) {
        token.at.y0 += shift;
        token.at.y1 += shift;
      }
      strip_.lines.push_back(std::move(line));
    }
    std::move(sheet.beside.begin(), sheet.beside.end(), std::back_inserter(strip_.beside));
    if (!sheet.lines.empty()) bottom_ = end + shift;
    flush(sheet.height * 2);
  }

  Strip strip_;
  double bottom_ = 0;
  bool parted_ = false;
  std::size_t sheets_ = 0;
};

std::vector<int> crossed_pages(const std::vector<Page>& pages, const Limits& limits) {
  constexpr std::size_t kFew = 6;  // raised marks may touch words
  std::vector<int> crossed;
  for (const auto& page : pages) {
    const bool aslant = std::any_of(page.words.begin(), page.words.end(),
                                    [](const PageWord& word) { return word.aslant; });
    if (page.crossed || aslant || count_crossings(page, kFew, limits) >= kFew ||
        has_words_over_table(page, limits)) {
      crossed.push_back(page.number);
    }
  }
  return crossed;
}

// Marks the sheets of pages that are pictures as lost; gives their numbers.
std::vector<int> lose_pictures(std::vector<PageSheet>& sheets, const std::vector<Page>& pages) {
  std::vector<int> pictured;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (pages[i].lost || !is_picture(sheets[i], pages[i])) continue;
    sheets[i].lost = true;
    pictured.push_back(pages[i].number);
  }
  return pictured;
}

}  // namespace

Strip strip_of(std::vector<Page> pages, const Limits& limits) {
  std::vector<PageSheet> sheets;
  std::vector<int> worded;  // pages
  for (auto& page : pages) {
    if (!page.words.empty()) worded.push_back(page.number);
    page = upright(std::move(page));
  }
  // Known by all their words, of which stamps may take some.
  const Marks marks(pages, limits);
  drop_stamps(pages, limits);
  for (auto& page : pages) marks.take_from(page, limits);
  auto crossed = crossed_pages(pages, limits);
  pages = pages_on(std::move(pages));
  sheets.reserve(pages.size());
  int line = 1;
  std::uint64_t cells = 0;
  int full_on = 0;
  for (auto& page : pages) {
    limits.keep_time_of_step();
    if (page.lost) {
      auto& lost = sheets.emplace_back();
      lost.height = page.height;
      lost.page = page.number;
      lost.lost = true;
      continue;
    }
    bool full = false;
    auto& tables = sheets.emplace_back(sheet_of(page, limits, line, full)).tables;
    std::erase_if(tables, [&](const RuledTable& table) {
      cells += table.cells.size();
      full = full || cells > limits[Limit::cells];
      return cells > limits[Limit::cells];
    });
    if (full && full_on == 0) full_on = page.number;
  }
  auto missing = missing_pages(sheets);
  drop_margins(sheets);
  auto pictured = lose_pictures(sheets, pages);
  limits.keep_time_of_step();
  put_columns_in_order(sheets, limits);
  limits.keep_time_of_step();
  auto strip = StripMaker().make(std::move(sheets));
  strip.full_on = full_on;
  strip.missing = std::move(missing);
  strip.no_text = std::all_of(worded.begin(), worded.end(), [&](int number) {
    return std::binary_search(pictured.begin(), pictured.end(), number);
  });
  strip.pictured = std::move(pictured);
  strip.crossed = std::move(crossed);
  return strip;
}

}  // namespace gouji
