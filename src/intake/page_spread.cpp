#include "intake/page_spread.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "intake/page_numbers.h"

namespace gouji {
namespace {

constexpr double kBroad = 1.15;   // times as wide as high
constexpr double kMargin = 0.07;  // of the height, where heads and feet stand

double middle_of(const Page& sheet) { return sheet.width / 2; }

bool is_spread_wide(const Page& sheet) {
  return !sheet.lost && !sheet.words.empty() && sheet.width > sheet.height * kBroad;
}

// Whether neither words nor lines go over the middle, but for heads and feet of the whole sheet.
bool is_free_in_the_middle(const Page& sheet) {
  constexpr double kBeside = 3;  // points
  const double middle = middle_of(sheet);
  const auto goes_over = [&](const PageBox& box) {
    const double y = (box.y0 + box.y1) / 2;
    return box.x0 < middle - kBeside && box.x1 > middle + kBeside && y > sheet.height * kMargin &&
           y < sheet.height * (1 - kMargin);
  };
  return std::none_of(sheet.words.begin(), sheet.words.end(),
                      [&](const PageWord& word) { return goes_over(word.box); }) &&
         std::none_of(sheet.rules.begin(), sheet.rules.end(), goes_over);
}

struct Half {
  double from, to;

  bool holds(const PageBox& box) const {
    const double x = (box.x0 + box.x1) / 2;
    return x >= from && x < to;
  }
};

Half left_of(const Page& sheet) { return {-1e9, middle_of(sheet)}; }
Half right_of(const Page& sheet) { return {middle_of(sheet), 1e9}; }

// The lowest number that stands alone near the foot, as page numbers do.
std::optional<int> page_number(const Page& sheet, const Half& half) {
  std::optional<int> number;
  double lowest = sheet.height * 0.85;
  for (const auto& word : sheet.words) {
    if (!half.holds(word.box) || word.box.y0 < lowest) continue;
    const auto printed = page_number_in(word.text);
    if (!printed) continue;
    number = printed->number;
    lowest = word.box.y0;
  }
  return number;
}

// Whether it holds several words as long as lines of running text, or lines as long as those of a
// table.
bool is_filled(const Page& sheet, const Half& half) {
  constexpr double kLongWord = 0.45, kLongLine = 0.6;  // of half the sheet
  constexpr auto kLines = 3;
  const auto is_long = [&](const PageBox& box, double share) {
    return half.holds(box) && box.x1 - box.x0 > middle_of(sheet) * share;
  };
  const auto words =
      std::count_if(sheet.words.begin(), sheet.words.end(),
                    [&](const PageWord& word) { return is_long(word.box, kLongWord); });
  const auto lines = std::count_if(sheet.rules.begin(), sheet.rules.end(),
                                   [&](const PageBox& rule) { return is_long(rule, kLongLine); });
  return words >= kLines || lines >= kLines;
}

bool is_numbered_twice(const Page& sheet) {
  const auto one = page_number(sheet, left_of(sheet)), two = page_number(sheet, right_of(sheet));
  return one && two && *two == *one + 1;
}

bool shows_two_pages(const Page& sheet) {
  return is_numbered_twice(sheet) ||
         (is_filled(sheet, left_of(sheet)) && is_filled(sheet, right_of(sheet)));
}

// Whether what goes over the middle of the first broad sheet, or of the last, is that of a single
// page, a cover perhaps: all sheets between them show two pages, beyond doubt.
bool are_spreads_between(const std::vector<const Page*>& broad) {
  if (broad.size() < 2) return false;
  const auto* first = broad.data();
  const auto* last = first + broad.size();
  if (!is_free_in_the_middle(**first)) ++first;
  if (!is_free_in_the_middle(**(last - 1))) --last;
  const auto all = [&](bool (*is_so)(const Page&)) {
    return std::all_of(first, last, [&](const Page* sheet) { return is_so(*sheet); });
  };
  const bool numbered =
      std::any_of(first, last, [](const Page* sheet) { return is_numbered_twice(*sheet); });
  return first < last && all(&is_free_in_the_middle) && all(&shows_two_pages) &&
         (numbered || last - first > 1);
}

// The broad sheets that hold two pages each.
std::set<const Page*> spreads_among(const std::vector<Page>& sheets) {
  std::vector<const Page*> broad;
  for (const auto& sheet : sheets) {
    if (is_spread_wide(sheet)) broad.push_back(&sheet);
  }
  std::set<const Page*> spreads(broad.begin(), broad.end());
  std::erase_if(spreads, [](const Page* sheet) { return !is_free_in_the_middle(*sheet); });
  const bool shown = spreads.size() == broad.size()
                         ? std::any_of(broad.begin(), broad.end(),
                                       [](const Page* sheet) { return shows_two_pages(*sheet); })
                         : are_spreads_between(broad);
  return shown ? spreads : std::set<const Page*>();
}

Page half_of(const Page& sheet, const Half& half, double aside) {
  Page page;
  page.number = sheet.number;
  page.width = middle_of(sheet);
  page.height = sheet.height;
  page.sheet_width = sheet.width;
  page.aside = aside;
  const auto moved = [&](PageBox box) {
    box.x0 -= aside, box.x1 -= aside;
    return box;
  };
  for (const auto& word : sheet.words) {
    if (half.holds(word.box)) page.words.push_back({word.text, moved(word.box), word.turned});
  }
  for (const auto& rule : sheet.rules) {
    if (half.holds(rule)) page.rules.push_back(moved(rule));
  }
  for (const auto& mark : sheet.unread) {
    if (half.holds(mark)) page.unread.push_back(moved(mark));
  }
  return page;
}

}  // namespace

std::vector<Page> pages_on(std::vector<Page> sheets) {
  const auto spreads = spreads_among(sheets);
  if (spreads.empty()) return sheets;
  std::vector<Page> pages;
  for (auto& sheet : sheets) {
    if (!spreads.contains(&sheet)) {
      pages.push_back(std::move(sheet));
      continue;
    }
    pages.push_back(half_of(sheet, left_of(sheet), 0));
    pages.push_back(half_of(sheet, right_of(sheet), middle_of(sheet)));
  }
  return pages;
}

}  // namespace gouji
