#include "intake/pdf_hidden.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "intake/page_tokens.h"
#include "intake/poppler.h"

namespace gouji {
namespace {

// What `pdftohtml` shows of every page: it leaves out what is not drawn.
std::string shown(std::string_view bytes, int last, const Limits& limits) {
  auto outcome = run_poppler({"pdftohtml", "-q", "-i", "-xml", "-enc", "UTF-8", "-stdout", "-l",
                              std::to_string(last), "/dev/stdin"},
                             bytes, limits[Limit::bytes], limits);
  limits.keep_time();
  return outcome.succeeded() ? std::move(outcome.output) : std::string();
}

// Code points between tags, white space left out; an entity counts for as many as it is written in.
std::size_t characters_in(std::string_view line) {
  std::size_t count = 0;
  bool in_tag = false;
  for (const char c : line) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '<' || c == '>') {
      in_tag = c == '<';
    } else if (!in_tag && byte > ' ' && (byte & 0xC0u) != 0x80u) {
      ++count;
    }
  }
  return count;
}

// The value of an attribute of a tag; 0 where it has none.
double attribute(std::string_view tag, std::string_view name) {
  const auto key = " " + std::string(name) + "=\"";
  const auto at = tag.find(key);
  if (at == tag.npos) return 0;
  double value = 0;
  std::from_chars(tag.data() + at + key.size(), tag.data() + tag.size(), value);
  return value;
}

// What is drawn of a page.
struct Shown {
  std::size_t characters = 0;
  double width = 0;  // of the page, in the unit of the boxes
  std::vector<PageBox> lines;
};

std::map<int, Shown> shown_by_page(std::string_view text) {
  std::map<int, Shown> pages;
  Shown* page = nullptr;
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.starts_with("<page ")) {
      page = &pages[static_cast<int>(attribute(line, "number"))];
      page->width = attribute(line, "width");
    } else if (page != nullptr && line.starts_with("<text ")) {
      const auto left = attribute(line, "left"), top = attribute(line, "top");
      page->characters += characters_in(line);
      page->lines.push_back(
          {left, top, left + attribute(line, "width"), top + attribute(line, "height")});
    }
  }
  return pages;
}

// Whether figures of a page are not drawn: so many characters that are, and none where they stand.
bool hides_figures(const Page& page, const Shown& shown, std::size_t characters) {
  if (shown.characters >= characters || shown.width <= 0) return false;
  constexpr std::size_t kMostLines = 4000;  // no page of a report has as many
  if (shown.lines.size() > kMostLines) return true;
  const double scale = shown.width / page.width;
  const auto is_drawn = [&](const PageBox& word) {
    const double x = (word.x0 + word.x1) / 2 * scale, y = (word.y0 + word.y1) / 2 * scale;
    const double slack = (word.y1 - word.y0) / 2 * scale;
    return std::any_of(shown.lines.begin(), shown.lines.end(), [&](const PageBox& line) {
      return x > line.x0 - slack && x < line.x1 + slack && y > line.y0 - slack &&
             y < line.y1 + slack;
    });
  };
  std::size_t hidden = 0;
  for (const auto& word : page.words) {
    const bool figure = word.text.find_first_of("0123456789") != word.text.npos;
    if (figure && !is_drawn(word.box)) hidden += length_of(word.text);
  }
  return hidden > 0 && shown.characters + hidden <= characters;
}

}  // namespace

std::vector<int> pages_of_hidden_text(const std::vector<Page>& pages, std::string_view bytes,
                                      const Limits& limits) {
  constexpr std::size_t kFew = 20, kHardly = 5;
  std::vector<int> hidden;
  const bool any =
      std::any_of(pages.begin(), pages.end(), [](const Page& page) { return !page.words.empty(); });
  if (!any) return hidden;
  const auto all_shown = shown_by_page(shown(bytes, pages.back().number, limits));
  for (const auto& page : pages) {
    const auto drawn = all_shown.find(page.number);
    if (drawn == all_shown.end()) continue;
    std::size_t all = 0;
    for (const auto& word : page.words) all += length_of(word.text);
    const bool hardly_any = all >= kFew && drawn->second.characters * kHardly < all;
    if (hardly_any || hides_figures(page, drawn->second, all)) hidden.push_back(page.number);
  }
  return hidden;
}

}  // namespace gouji
