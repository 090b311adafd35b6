#include "intake/page_tokens.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/figure_marks.h"
#include "base/utf8.h"

namespace gouji {
namespace {

bool is_wide(char32_t c) { return c >= 0x2E80 || (c >= 0x2460 && c <= 0x24FF) || c == 0x2014; }

bool is_no_character(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  return control || is_nameless(c);
}

bool has_wide(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = decode(text, at);
    if (is_wide(c.value)) return true;
    at += c.length;
  }
  return false;
}

// The width of a full character. The heights that fonts claim for their boxes say little: some
// claim more than twice the size of their characters.
double em_of(std::string_view text, double width, double height) {
  double units = 0;
  bool wide = false, marks = true;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = decode(text, at);
    wide = wide || is_wide(c.value);
    marks = marks && c.value < 0x80 && !(c.value >= U'0' && c.value <= U'9');
    units += is_wide(c.value) ? 1 : 0.54;
    at += c.length;
  }
  if (marks || units == 0) return height * 0.7;
  return std::clamp(width / units, height * 0.33, height * 1.1);
}

// How many bytes the mark at `at` has that no line begins with; 0 where there is none.
std::size_t closing_at(std::string_view text, std::size_t at) {
  static constexpr std::u32string_view kClosing = U"）)〕】》〉”’、，。；：！？";
  const auto c = decode(text, at);
  return kClosing.find(c.value) == kClosing.npos ? 0 : c.length;
}

// Of a number or a Latin word, which nothing cuts.
bool is_narrow(char c) { return c > ' ' && static_cast<unsigned char>(c) < 0x80; }

bool usable(const PageWord& word, const Page& page) {
  const auto& b = word.box;
  if (!(b.x1 > b.x0) || !(b.y1 > b.y0) || !std::isfinite(b.x1 - b.x0 + b.y1 - b.y0)) return false;
  const double x = (b.x0 + b.x1) / 2, y = (b.y0 + b.y1) / 2;
  if (x < 0 || y < 0 || x > page.width || y > page.height) return false;
  return !without_white(word.text).empty();
}

// Whether its characters stand below one another.
bool is_stacked(const PageWord& word) {
  const auto text = without_white(word.text);
  const auto length = length_of(text);
  const double width = word.box.x1 - word.box.x0, height = word.box.y1 - word.box.y0;
  return length > 1 && has_wide(text) && height >= width * 0.85 * static_cast<double>(length);
}

Token token_of(std::string text, const PageBox& box, const PageBox& shown, int page) {
  Token token;
  token.text = std::move(text);
  token.at = box;
  token.box = shown;
  token.em = em_of(token.text, box.x1 - box.x0, box.y1 - box.y0);
  // Its own height, about its middle.
  const double middle = (box.y0 + box.y1) / 2;
  token.at.y0 = middle - token.em / 2;
  token.at.y1 = middle + token.em / 2;
  token.page = page;
  token.figure = is_figure(token.text);
  return token;
}

}  // namespace

void grow(PageBox& box, const PageBox& more) {
  box = {std::min(box.x0, more.x0), std::min(box.y0, more.y0), std::max(box.x1, more.x1),
         std::max(box.y1, more.y1)};
}

std::size_t length_of(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size(); at += decode(text, at).length) ++length;
  return length;
}

int turn_of(const Page& page) {
  std::array<std::size_t, 4> turned{};
  for (const auto& word : page.words) {
    if (usable(word, page))
      turned[static_cast<std::size_t>(word.turned / 90 & 3)] += word.text.size();
  }
  const auto most = std::max_element(turned.begin(), turned.end()) - turned.begin();
  return static_cast<int>(most) * 90;
}

Page upright(Page page) {
  const int turn = turn_of(page);
  const double width = page.width, height = page.height;
  const auto held = [&](const PageBox& b) -> PageBox {
    switch (turn) {
      case 90:
        return {b.y0, width - b.x1, b.y1, width - b.x0};
      case 180:
        return {width - b.x1, height - b.y1, width - b.x0, height - b.y0};
      case 270:
        return {height - b.y1, b.x0, height - b.y0, b.x1};
      default:
        return b;
    }
  };
  std::erase_if(page.words,
                [&](const PageWord& word) { return word.turned != turn || !usable(word, page); });
  for (auto& word : page.words) word.box = held(word.box);
  for (auto& rule : page.rules) rule = held(rule);
  for (auto& mark : page.unread) mark = held(mark);
  if (turn % 180 != 0) std::swap(page.width, page.height);
  return page;
}

PageBox as_shown(const PageBox& b, int turned, const Page& held) {
  switch (turned) {
    case 90:
      return {held.height - b.y1, b.x0, held.height - b.y0, b.x1};
    case 180:
      return {held.width - b.x1, held.height - b.y1, held.width - b.x0, held.height - b.y0};
    case 270:
      return {b.y0, held.width - b.x1, b.y1, held.width - b.x0};
    default:
      return b;
  }
}

std::vector<Token> take_tokens(Page& page) {
  auto tokens = tokens_of(page);
  page.words = {};
  return tokens;
}

std::vector<Token> tokens_of(const Page& page) {
  std::vector<Token> tokens;
  Page sheet;
  sheet.width = page.sheet_width > 0 ? page.sheet_width : page.width;
  sheet.height = page.height;
  tokens.reserve(page.words.size());
  for (const auto& word : page.words) {
    const auto text = std::string(without_white(word.text));
    const auto& b = word.box;
    const auto shown =
        as_shown({b.x0 + page.aside, b.y0, b.x1 + page.aside, b.y1}, word.turned, sheet);
    if (!is_stacked(word)) {
      tokens.push_back(token_of(text, b, shown, page.number));
      continue;
    }
    const double step = (b.y1 - b.y0) / static_cast<double>(length_of(text));
    double y = b.y0;
    for (std::size_t at = 0; at < text.size();) {
      const auto c = decode(text, at);
      const PageBox box{b.x0, y, b.x1, y + step};
      tokens.push_back(token_of(text.substr(at, c.length), box, shown, page.number));
      at += c.length;
      y += step;
    }
  }
  return tokens;
}

PageBox body_of(const PageWord& word) {
  const auto& b = word.box;
  const double width = b.x1 - b.x0, height = b.y1 - b.y0;
  // Characters below one another fill it.
  if (!(width > 0) || !(height > 0) || is_stacked(word)) return b;
  const double middle = (b.y0 + b.y1) / 2, half = em_of(word.text, width, height) / 2;
  return {b.x0, middle - half, b.x1, middle + half};
}

std::pair<Token, Token> cut_at(const Token& from, double x) {
  const double most = from.em * 0.3;
  if (x < from.at.x0 + most || x > from.at.x1 - most) return {from, {}};
  double units = 0;
  std::vector<std::pair<std::size_t, double>> ends;  // of each character: offset, and units so far
  for (std::size_t at = 0; at < from.text.size();) {
    const auto c = decode(from.text, at);
    at += c.length;
    units += is_wide(c.value) ? 1 : 0.5;
    ends.emplace_back(at, units);
  }
  for (const auto& [at, so_far] : ends) {
    const double edge = from.at.x0 + from.width() * so_far / units;
    if (at == from.text.size() || std::abs(edge - x) > most) continue;
    if (is_narrow(from.text[at - 1]) && is_narrow(from.text[at])) continue;
    // What closes a word hangs over the border where there is no room for it.
    if (at + closing_at(from.text, at) == from.text.size()) return {from, {}};
    auto left = from, right = from;
    left.text.resize(at);
    right.text.erase(0, at);
    left.at.x1 = right.at.x0 = edge;
    // A word of one turn lies the same way on the page.
    if (from.box.x0 == from.at.x0) left.box.x1 = right.box.x0 = edge;
    left.figure = is_figure(left.text);
    right.figure = is_figure(right.text);
    return {left, right};
  }
  return {from, {}};
}

void sort_in_lines(std::vector<Token>& tokens) {
  std::stable_sort(tokens.begin(), tokens.end(),
                   [](const Token& a, const Token& b) { return a.y() < b.y(); });
  for (auto line = tokens.begin(); line != tokens.end();) {
    auto end = line + 1;
    while (end != tokens.end() &&
           end->y() - line->y() < std::min(line->height(), end->height()) * 0.32) {
      ++end;
    }
    std::stable_sort(line, end, [](const Token& a, const Token& b) { return a.at.x0 < b.at.x0; });
    line = end;
  }
}

bool is_unread_figure(std::string_view text) {
  bool none = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = decode(text, at);
    if (is_no_character(c.value)) {
      none = true;
    } else if (c.value >= 0x2E80 || (c.value >= U'A' && c.value <= U'Z') ||
               (c.value >= U'a' && c.value <= U'z')) {
      return false;
    }
    at += c.length;
  }
  return none;
}

bool is_figure(std::string_view text) {
  if (is_figure_mark(text)) return true;
  if (is_unread_figure(text)) return true;
  if (text.size() > 48) return false;
  bool digit = false, last_digit = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = decode(text, at);
    const auto v = c.value >= U'０' && c.value <= U'９' ? c.value - U'０' + U'0' : c.value;
    last_digit = v >= U'0' && v <= U'9';
    // 2024-01-18 and 0517-87222589 are none.
    if (digit && (v == U'-' || v == U'－')) return false;
    digit = digit || last_digit;
    const bool mark = std::u32string_view(U",.，．-+－%％").find(v) != std::u32string_view::npos;
    if (!last_digit && !mark) return false;
    at += c.length;
  }
  // "1." is the number of a label.
  return digit && (last_digit || text.ends_with('%') || text.ends_with("％"));
}

Enumerator enumerator_of(std::string_view text) {
  static constexpr std::u32string_view kChinese = U"一二三四五六七八九十〇零百";
  std::u32string head;
  for (std::size_t at = 0; at < text.size() && head.size() < 8;) {
    const auto c = decode(text, at);
    if (!is_white(c.value)) head += c.value;
    at += c.length;
  }
  std::size_t at = 0;
  const bool bracket = !head.empty() && (head[0] == U'（' || head[0] == U'(' || head[0] == U'〔');
  if (bracket) ++at;
  if (!head.empty() && head[0] >= 0x2460 && head[0] <= 0x2473) return Enumerator::other;
  const auto first = at;
  while (at < head.size() && kChinese.find(head[at]) != std::u32string_view::npos) ++at;
  const bool chinese = at > first;
  while (!chinese && at < head.size() && at < first + 2 &&
         ((head[at] >= U'0' && head[at] <= U'9') || (head[at] >= U'０' && head[at] <= U'９'))) {
    ++at;
  }
  if (at == first || at >= head.size()) return Enumerator::none;
  const auto mark = head[at];
  if (bracket) {
    return mark == U'）' || mark == U')' || mark == U'〕' ? Enumerator::other : Enumerator::none;
  }
  if (chinese && (mark == U'、' || mark == U'．' || mark == U'.')) return Enumerator::top;
  if (!chinese && (mark == U'.' || mark == U'．' || mark == U'、')) {
    // 3.5 is no number of a label.
    const bool decimal = at + 1 < head.size() && head[at + 1] >= U'0' && head[at + 1] <= U'9';
    return decimal ? Enumerator::none : Enumerator::other;
  }
  return Enumerator::none;
}

}  // namespace gouji
