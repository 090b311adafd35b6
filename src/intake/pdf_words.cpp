#include "intake/pdf_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <utility>

#include "base/radicals.h"
#include "base/utf8.h"
#include "intake/page_tokens.h"

namespace gouji {
namespace {

// What stands between tabs in one line of the table of words.
using Fields = std::array<std::string_view, 12>;

std::optional<Fields> fields_of(std::string_view line) {
  Fields fields;
  for (std::size_t i = 0; i + 1 < fields.size(); ++i) {
    const auto tab = line.find('\t');
    if (tab == line.npos) return std::nullopt;
    fields[i] = line.substr(0, tab);
    line.remove_prefix(tab + 1);
  }
  fields.back() = line;
  return fields;
}

template <class Number>
bool read(std::string_view text, Number& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

template <class Use>
void each_character(std::string_view text, Use use) {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = decode(text, at);
    use(c.value);
    at += c.length;
  }
}

// Fonts of which only glyphs are known give radicals for characters.
std::string in_characters(std::string_view text) {
  std::string out;
  each_character(text, [&](char32_t c) { append(out, without_radical(c)); });
  return out;
}

// In points: no page is a kilometre long.
bool is_sane(double length) { return std::abs(length) < 1e6; }

// `pdftotext` tells the size of the sheet, which is that of the page before it is turned on its
// side by /Rotate, and words where they are shown.
void turn_sheet(Page& page) {
  const auto outside = [&](double width, double height) {
    return std::count_if(page.words.begin(), page.words.end(), [&](const PageWord& word) {
      return word.box.x0 + word.box.x1 > 2 * width || word.box.y0 + word.box.y1 > 2 * height;
    });
  };
  if (outside(page.height, page.width) < outside(page.width, page.height)) {
    std::swap(page.width, page.height);
  }
}

class WordTable {
 public:
  bool take(std::string_view table) {
    bool headed = false;
    while (!table.empty()) {
      const auto end = std::min(table.find('\n'), table.size());
      auto line = table.substr(0, end);
      table.remove_prefix(std::min(end + 1, table.size()));
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (!std::exchange(headed, true)) {
        if (!line.starts_with("level\tpage_num\t")) return false;
        continue;
      }
      const auto fields = fields_of(line);
      if (fields) take(*fields);
    }
    return headed;
  }
  std::vector<Page> pages;

 private:
  void take(const Fields& fields) {
    int level = 0, number = 0;
    double left = 0, top = 0, width = 0, height = 0;
    if (!read(fields[0], level) || !read(fields[1], number) || !read(fields[6], left) ||
        !read(fields[7], top) || !read(fields[8], width) || !read(fields[9], height)) {
      return;
    }
    if (level == 1) {
      // A page of no size, or of one that no sheet has, shows nothing.
      const bool sane = is_sane(width) && is_sane(height) && width >= 1 && height >= 1;
      pages.push_back({number, sane ? width : 0, sane ? height : 0, {}, {}, {}});
    } else if (level == 5 && !pages.empty() && is_sane(left) && is_sane(top) && is_sane(width) &&
               is_sane(height)) {
      pages.back().words.push_back(
          {in_characters(fields[11]), {left, top, left + width, top + height}, 0});
    }
  }
};

}  // namespace

std::optional<std::vector<Page>> words_of(std::string_view table) {
  WordTable words;
  if (!words.take(table)) return std::nullopt;
  for (auto& page : words.pages) turn_sheet(page);
  return std::move(words.pages);
}

bool is_gibberish(const std::vector<Page>& pages) {
  constexpr std::size_t kFew = 40, kForeign = 8;
  std::size_t all = 0, chinese = 0, latin = 0, marks = 0, foreign = 0, strange = 0;
  for (const auto& page : pages) {
    for (const auto& word : page.words) {
      if (is_unread_figure(word.text)) continue;
      each_character(word.text, [&](char32_t c) {
        ++all;
        if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x2E80 && c <= 0x303F) ||
            (c >= 0xFF00 && c <= 0xFFEF)) {
          ++chinese;
        } else if (c >= U'a' && c <= U'z') {
          ++latin;
        } else if (c > 0x20 && c < 0x7F) {
          const bool plain = (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z');
          marks += plain ? 0 : 1;
        } else if (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7) {
          ++foreign;
        } else if (!(c >= 0x2000 && c <= 0x27BF) && c >= 0xC0) {
          ++strange;
        }
      });
    }
  }
  if (all < kFew) return false;
  // A Chinese report has hardly a letter of other alphabets; a few come of one font among several.
  if (chinese * 4 > all && foreign >= kForeign && foreign * 100 > all) return true;
  return (foreign + strange) * 8 > all ||
         (chinese * 20 < all && latin * 2 < all && marks * 8 > all);
}

}  // namespace gouji
