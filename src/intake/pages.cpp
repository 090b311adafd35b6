#include "intake/pages.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

#include "base/utf8.h"

namespace gouji {
namespace {

// Words on one base line, from left to right.
struct Line {
  int page = 1;
  double y0 = 0, y1 = 0;
  std::vector<const PageWord*> words;
};

bool usable(const PageWord& word, const Page& page) {
  return !without_white(word.text).empty() && word.box.x1 > word.box.x0 &&
         word.box.y1 > word.box.y0 && word.box.x1 > 0 && word.box.y1 > 0 &&
         word.box.x0 < page.width && word.box.y0 < page.height;
}

std::vector<Line> lines_of(const Page& page) {
  std::vector<const PageWord*> words;
  for (const auto& word : page.words) {
    if (usable(word, page)) words.push_back(&word);
  }
  const auto middle = [](const PageWord* w) { return (w->box.y0 + w->box.y1) / 2; };
  std::stable_sort(words.begin(), words.end(),
                   [&](const PageWord* a, const PageWord* b) { return middle(a) < middle(b); });
  std::vector<Line> lines;
  for (const auto* word : words) {
    const bool same =
        !lines.empty() && middle(word) < lines.back().y1 &&
        middle(word) - middle(lines.back().words.front()) < (word->box.y1 - word->box.y0) / 3;
    if (!same) lines.push_back({page.number, word->box.y0, word->box.y1, {}});
    lines.back().words.push_back(word);
  }
  for (auto& line : lines) {
    std::stable_sort(line.words.begin(), line.words.end(),
                     [](const PageWord* a, const PageWord* b) { return a->box.x0 < b->box.x0; });
  }
  return lines;
}

std::string points(const PageBox& box) {
  std::string out;
  for (const double value : {box.x0, box.y0, box.x1, box.y1}) {
    char digits[32];
    const auto end =
        std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, 1);
    if (!out.empty()) out += ',';
    out.append(digits, end.ptr);
  }
  return out;
}

}  // namespace

void read_pages(Document& document, std::vector<Page> pages, const Limits& limits) {
  for (const auto& page : pages) {
    int number = 0;
    for (const auto& line : lines_of(page)) {
      limits.keep_time();
      if (document.blocks.size() >= limits[Limit::blocks]) {
        document.problems.push_back(limit_reached(Limit::blocks, limits));
        return;
      }
      ++number;
      Paragraph paragraph;
      const PageWord* last = nullptr;
      for (const auto* word : line.words) {
        Node node;
        node.page = page.number;
        node.box = points(word->box);
        node.cell = "第" + std::to_string(number) + "行";
        const auto where = document.add_node(std::move(node));
        const double gap = last == nullptr ? 0 : word->box.x0 - last->box.x1;
        if (gap > (line.y1 - line.y0)) paragraph.text.append("\t", where);
        paragraph.text.append(word->text, where);
        last = word;
      }
      document.blocks.emplace_back(std::move(paragraph));
    }
  }
}

}  // namespace gouji
