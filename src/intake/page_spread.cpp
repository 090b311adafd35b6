#include "intake/page_spread.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace gouji {
namespace {

constexpr double kBroad = 1.15;  // times as wide as high

double middle_of(const Page& sheet) { return sheet.width / 2; }

bool is_spread_wide(const Page& sheet) {
  return !sheet.lost && !sheet.words.empty() && sheet.width > sheet.height * kBroad;
}

// Whether neither words nor lines go over the middle, but for a line that marks the fold.
bool is_free_in_the_middle(const Page& sheet) {
  constexpr double kBeside = 3;  // points
  const double middle = middle_of(sheet);
  const auto goes_over = [&](const PageBox& box) {
    return box.x0 < middle - kBeside && box.x1 > middle + kBeside;
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
    int value = 0;
    const auto* end = word.text.data() + word.text.size();
    const auto [at, error] = std::from_chars(word.text.data(), end, value);
    if (error != std::errc() || at != end) continue;
    number = value;
    lowest = word.box.y0;
  }
  return number;
}

// Whether several words are as long as lines of running text.
bool runs(const Page& sheet, const Half& half) {
  constexpr double kLong = 0.45;  // of half the sheet
  constexpr auto kLines = 3;
  return std::count_if(sheet.words.begin(), sheet.words.end(), [&](const PageWord& word) {
           return half.holds(word.box) && word.box.x1 - word.box.x0 > middle_of(sheet) * kLong;
         }) >= kLines;
}

bool shows_two_pages(const Page& sheet) {
  const auto left = left_of(sheet), right = right_of(sheet);
  const auto one = page_number(sheet, left), two = page_number(sheet, right);
  return (one && two && *two == *one + 1) || (runs(sheet, left) && runs(sheet, right));
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
  bool any = false;
  for (const auto& sheet : sheets) {
    if (!is_spread_wide(sheet)) continue;
    if (!is_free_in_the_middle(sheet)) return sheets;
    any = any || shows_two_pages(sheet);
  }
  if (!any) return sheets;
  std::vector<Page> pages;
  for (auto& sheet : sheets) {
    if (!is_spread_wide(sheet)) {
      pages.push_back(std::move(sheet));
      continue;
    }
    pages.push_back(half_of(sheet, left_of(sheet), 0));
    pages.push_back(half_of(sheet, right_of(sheet), middle_of(sheet)));
  }
  return pages;
}

}  // namespace gouji
