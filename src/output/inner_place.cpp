#include "output/inner_place.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "output/words.h"

namespace gouji {
namespace {

// One step of a place: what stands around its number.
struct Step {
  std::string_view before, after, english;
};
// The longer ending before the shorter.
constexpr Step kSteps[] = {{"表", "", "table"},
                           {"第", "行", "row"},
                           {"第", "格", "cell"},
                           {"第", "段后", "after paragraph"},
                           {"第", "段", "paragraph"}};

// Takes a step from the front of `text`; absent where it does not begin with one.
std::optional<std::string> take_step(std::string_view& text, bool in_table) {
  for (const auto& step : kSteps) {
    if (!text.starts_with(step.before)) continue;
    const auto rest = text.substr(step.before.size());
    const auto digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    if (digits == 0 || !rest.substr(digits).starts_with(step.after)) continue;
    text = rest.substr(digits + step.after.size());
    // Rows are those of a table; on a page without one they are lines.
    const auto name = step.english == "row" && !in_table ? "line" : step.english;
    return std::string(name) + " " + std::string(rest.substr(0, digits));
  }
  return std::nullopt;
}

void join(std::string& text, const std::string& more, std::string_view between) {
  if (more.empty()) return;
  if (!text.empty()) text += between;
  text += more;
}

// `before_page` and `before_cell` stand between what is there.
Bilingual inner_place(const Place& place, const Bilingual& before_page,
                      const Bilingual& before_cell) {
  if (place.line) return {};
  const auto cell = cell_words(place.cell);
  auto where = part_words(place.part);
  if (place.page) {
    const auto page = std::to_string(*place.page);
    join(where.zh, "第" + page + "页", before_page.zh);
    join(where.en, "page " + page, before_page.en);
  }
  join(where.zh, cell.zh, before_cell.zh);
  join(where.en, cell.en, before_cell.en);
  return where;
}

}  // namespace

Bilingual cell_words(const std::string& cell) {
  // Headings may stand in front.
  const auto last = cell.rfind(' ') + 1;
  std::string english;
  auto rest = std::string_view(cell).substr(last);
  while (!rest.empty()) {
    const auto step = take_step(rest, english.starts_with("table"));
    if (!step) return {cell, cell};
    join(english, *step, ", ");
  }
  return {cell, cell.substr(0, last) + english};
}

Bilingual part_words(const std::string& part) {
  static constexpr std::pair<std::string_view, std::string_view> kParts[] = {
      {"word/document", "正文"},  {"word/header", "页眉"},   {"word/footer", "页脚"},
      {"word/footnotes", "脚注"}, {"word/endnotes", "尾注"}, {"word/comments", "批注"}};
  for (const auto& [begins, name] : kParts) {
    if (part.starts_with(begins) && part.ends_with(".xml")) return {std::string(name), part};
  }
  return {part, part};
}

Bilingual inner_place(const Place& place) {
  const std::string_view zh_cell = place.page ? "" : " ";
  return inner_place(place, {" ", ", "}, {std::string(zh_cell), ", "});
}

Bilingual inner_place(const Place& place, std::string_view mark) {
  const Bilingual both{std::string(mark), std::string(mark)};
  return inner_place(place, both, both);
}

Bilingual placed_message(const Finding& finding) {
  auto message = marked_message(finding);
  const auto where = finding.place ? inner_place(*finding.place) : Bilingual{};
  if (where.empty()) return message;
  return {where.zh + "：" + message.zh, where.en + ": " + message.en};
}

}  // namespace gouji
