#include "intake/page_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "base/utf8.h"

namespace gouji {
namespace {

bool is_wide(char32_t c) { return c >= 0x2E80 || (c >= 0x2460 && c <= 0x24FF) || c == 0x2014; }

bool has_wide(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = decode(text, at);
    if (is_wide(c.value)) return true;
    at += c.length;
  }
  return false;
}

std::size_t length_of(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size(); at += decode(text, at).length) ++length;
  return length;
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

bool usable(const PageWord& word, const Page& page) {
  const auto& b = word.box;
  if (!(b.x1 > b.x0) || !(b.y1 > b.y0) || !std::isfinite(b.x1 - b.x0 + b.y1 - b.y0)) return false;
  const double x = (b.x0 + b.x1) / 2, y = (b.y0 + b.y1) / 2;
  if (x < 0 || y < 0 || x > page.width || y > page.height) return false;
  return !without_white(word.text).empty();
}

// The page as it is to be held for reading, and words turned otherwise than most left out.
Page upright(const Page& page) {
  std::array<std::size_t, 4> turned{};
  for (const auto& word : page.words) {
    if (usable(word, page))
      turned[static_cast<std::size_t>(word.turned / 90 & 3)] += word.text.size();
  }
  const auto most = std::max_element(turned.begin(), turned.end()) - turned.begin();
  const int turn = static_cast<int>(most) * 90;
  Page out;
  out.number = page.number;
  out.width = turn % 180 == 0 ? page.width : page.height;
  out.height = turn % 180 == 0 ? page.height : page.width;
  for (const auto& word : page.words) {
    if (!usable(word, page) || word.turned != turn) continue;
    auto moved = word;
    const auto& b = word.box;
    switch (turn) {
      case 90:
        moved.box = {b.y0, page.width - b.x1, b.y1, page.width - b.x0};
        break;
      case 180:
        moved.box = {page.width - b.x1, page.height - b.y1, page.width - b.x0, page.height - b.y0};
        break;
      case 270:
        moved.box = {page.height - b.y1, b.x0, page.height - b.y0, b.x1};
        break;
      default:
        break;
    }
    out.words.push_back(std::move(moved));
  }
  return out;
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

// The words of a page as tokens; words whose characters stand below one another become single
// characters.
std::vector<Token> tokens_of(const Page& page) {
  std::vector<Token> tokens;
  for (const auto& word : page.words) {
    const auto text = std::string(without_white(word.text));
    const auto& b = word.box;
    const auto length = length_of(text);
    const double width = b.x1 - b.x0, height = b.y1 - b.y0;
    if (length < 2 || !has_wide(text) || height < width * 0.85 * static_cast<double>(length)) {
      tokens.push_back(token_of(text, b, b, page.number));
      continue;
    }
    const double step = height / static_cast<double>(length);
    double y = b.y0;
    for (std::size_t at = 0; at < text.size();) {
      const auto c = decode(text, at);
      const PageBox box{b.x0, y, b.x1, y + step};
      tokens.push_back(token_of(text.substr(at, c.length), box, b, page.number));
      at += c.length;
      y += step;
    }
  }
  return tokens;
}

// Takes out of `tokens` the characters that stand below one another in a narrow cell: at least
// three, closer than lines are.
std::vector<TextLine> take_stacks(std::vector<Token>& tokens) {
  std::vector<std::size_t> single;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].figure && length_of(tokens[i].text) == 1) single.push_back(i);
  }
  std::stable_sort(single.begin(), single.end(), [&](std::size_t a, std::size_t b) {
    const auto left = std::lround(tokens[a].x() / 3), right = std::lround(tokens[b].x() / 3);
    return left != right ? left < right : tokens[a].at.y0 < tokens[b].at.y0;
  });
  std::vector<char> taken(tokens.size(), 0);
  std::vector<TextLine> stacks;
  for (std::size_t i = 0; i < single.size();) {
    auto end = i + 1;
    while (end < single.size()) {
      const auto& above = tokens[single[end - 1]];
      const auto& below = tokens[single[end]];
      const double pitch = below.y() - above.y();
      if (std::abs(below.x() - above.x()) > above.em * 0.35 || pitch < above.em * 0.5 ||
          pitch > above.em * 1.35) {
        break;
      }
      ++end;
    }
    if (end - i >= 3) {
      TextLine stack;
      stack.upright = true;
      stack.at = tokens[single[i]].at;
      for (auto k = i; k < end; ++k) {
        const auto& token = tokens[single[k]];
        stack.at = {std::min(stack.at.x0, token.at.x0), std::min(stack.at.y0, token.at.y0),
                    std::max(stack.at.x1, token.at.x1), std::max(stack.at.y1, token.at.y1)};
        stack.tokens.push_back(token);
        taken[single[k]] = 1;
      }
      stacks.push_back(std::move(stack));
    }
    i = end;
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (taken[i] != 0) continue;
    if (kept != i) tokens[kept] = std::move(tokens[i]);
    ++kept;
  }
  tokens.resize(kept);
  return stacks;
}

void add(TextLine& line, Token token) {
  auto& at = line.at;
  at = line.tokens.empty() ? token.at
                           : PageBox{std::min(at.x0, token.at.x0), std::min(at.y0, token.at.y0),
                                     std::max(at.x1, token.at.x1), std::max(at.y1, token.at.y1)};
  line.tokens.push_back(std::move(token));
}

// Whether a token of much smaller print stands in a line as a raised or lowered mark.
bool is_mark_in(const Token& token, const TextLine& line) {
  if (token.height() > line.height() * 0.8) return false;
  const double overlap = std::min(token.at.y1, line.at.y1) - std::max(token.at.y0, line.at.y0);
  if (overlap < token.height() * 0.6) return false;
  return std::any_of(line.tokens.begin(), line.tokens.end(), [&](const Token& other) {
    return std::abs(token.at.x0 - other.at.x1) < other.em * 0.25;
  });
}

std::vector<TextLine> lines_of(std::vector<Token> tokens) {
  std::stable_sort(tokens.begin(), tokens.end(),
                   [](const Token& a, const Token& b) { return a.y() < b.y(); });
  std::vector<TextLine> lines;
  double reference = 0, height = 0;
  for (auto& token : tokens) {
    const bool same =
        !lines.empty() && token.y() - reference < std::min(height, token.height()) * 0.32;
    if (!same) {
      if (!lines.empty() && is_mark_in(token, lines.back())) {
        add(lines.back(), std::move(token));
        continue;
      }
      lines.emplace_back();
      reference = token.y();
      height = token.height();
    }
    add(lines.back(), std::move(token));
  }
  // A raised mark may come before its line.
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    auto& marks = lines[i].tokens;
    const bool all = std::all_of(marks.begin(), marks.end(),
                                 [&](const Token& t) { return is_mark_in(t, lines[i + 1]); });
    if (!all) continue;
    for (auto& mark : marks) add(lines[i + 1], std::move(mark));
    marks.clear();
  }
  std::erase_if(lines, [](const TextLine& line) { return line.tokens.empty(); });
  for (auto& line : lines) {
    std::stable_sort(line.tokens.begin(), line.tokens.end(),
                     [](const Token& a, const Token& b) { return a.at.x0 < b.at.x0; });
  }
  return lines;
}

struct Sheet {
  std::vector<TextLine> lines;
  double height = 0;
};

std::string text_of(const TextLine& line) {
  std::string text;
  for (const auto& token : line.tokens) text += token.text;
  return text;
}

// The line's number where it is a page number and nothing else: 3, -3-, — 3 —, 第3页, 3/5,
// 第3页共5页.
std::optional<int> page_number_of(const TextLine& line) {
  int numbers = 0, digits = 0, first = 0;
  bool in_number = false;
  const auto text = text_of(line);
  for (std::size_t at = 0; at < text.size();) {
    const auto c = decode(text, at);
    const auto v = c.value >= U'０' && c.value <= U'９' ? c.value - U'０' + U'0' : c.value;
    at += c.length;
    if (v >= U'0' && v <= U'9') {
      if (!in_number) ++numbers, digits = 0;
      in_number = true;
      if (++digits > 4) return std::nullopt;
      if (numbers == 1) first = first * 10 + static_cast<int>(v - U'0');
      continue;
    }
    in_number = false;
    if (std::u32string_view(U"-—–－一―~·•.第页頁共/|()（） ").find(v) ==
        std::u32string_view::npos) {
      return std::nullopt;
    }
  }
  if (numbers < 1 || numbers > 2) return std::nullopt;
  return first;
}

// The line with digits made equal: what running heads have in common from page to page.
std::string pattern_of(const TextLine& line) {
  auto text = text_of(line);
  for (char& c : text) {
    if (c >= '0' && c <= '9') c = '#';
  }
  return text;
}

constexpr std::size_t kMarginLines = 3;

// The lines nearest to the top (or the bottom), outermost first.
std::vector<std::size_t> margin_lines(const Sheet& sheet, bool top) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < std::min(kMarginLines, sheet.lines.size()); ++i) {
    const auto index = top ? i : sheet.lines.size() - 1 - i;
    const double y = sheet.lines[index].y() / sheet.height;
    if (top ? y > 0.16 : y < 0.84) break;
    out.push_back(index);
  }
  return out;
}

// Leaves out page numbers and heads that run from page to page.
void drop_margins(std::vector<Sheet>& sheets) {
  for (const bool top : {true, false}) {
    std::map<std::pair<std::string, long>, int> repeated;
    std::map<int, int> offsets;  // page number less page: how often
    int pages = 0;
    for (std::size_t p = 0; p < sheets.size(); ++p) {
      if (!sheets[p].lines.empty()) ++pages;
      for (const auto i : margin_lines(sheets[p], top)) {
        const auto& line = sheets[p].lines[i];
        ++repeated[{pattern_of(line), std::lround(line.y() / 4)}];
        if (const auto number = page_number_of(line)) ++offsets[*number - static_cast<int>(p)];
      }
    }
    for (std::size_t p = 0; p < sheets.size(); ++p) {
      auto& lines = sheets[p].lines;
      std::vector<std::size_t> gone;
      for (const auto i : margin_lines(sheets[p], top)) {
        const auto& line = lines[i];
        const auto number = page_number_of(line);
        const bool counted =
            number &&
            (offsets[*number - static_cast<int>(p)] >= 2 || *number == static_cast<int>(p) + 1 ||
             text_of(line).find_first_not_of("0123456789") != std::string::npos);
        int same = 0;
        for (long around = -1; around <= 1; ++around) {
          const auto found = repeated.find({pattern_of(line), std::lround(line.y() / 4) + around});
          if (found != repeated.end()) same += found->second;
        }
        // Heads of tables that are repeated on every page stand between rows.
        const bool running = same >= 2 && same * 2 >= pages && line.tokens.size() <= 6 &&
                             std::none_of(line.tokens.begin(), line.tokens.end(),
                                          [](const Token& t) { return t.figure; });
        const bool outermost = i == (top ? 0 : lines.size() - 1) || gone.size() > 0;
        if (!(counted && line.tokens.size() <= 7) && !(running && outermost)) break;
        gone.push_back(i);
      }
      std::sort(gone.begin(), gone.end());
      while (!gone.empty()) {
        lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(gone.back()));
        gone.pop_back();
      }
    }
  }
}

}  // namespace

double TextLine::em() const {
  double most = 0, em = 0;
  for (const auto& token : tokens) {
    if (token.width() > most) most = token.width(), em = token.em;
  }
  return em;
}

bool is_figure(std::string_view text) {
  static constexpr std::array<std::string_view, 16> kMarks = {"/",  "-",  "--", "---", "—",  "——",
                                                              "－", "–",  "无", "零",  "〇", "暂无",
                                                              "\\", "／", "*",  "一一"};
  if (std::find(kMarks.begin(), kMarks.end(), text) != kMarks.end()) return true;
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

std::vector<TextLine> lines_of_pages(const std::vector<Page>& pages) {
  std::vector<Sheet> sheets;
  for (const auto& page : pages) {
    const auto held = upright(page);
    auto tokens = tokens_of(held);
    auto stacks = take_stacks(tokens);
    Sheet sheet;
    sheet.height = held.height;
    sheet.lines = lines_of(std::move(tokens));
    int number = 0;
    for (auto& line : sheet.lines) {
      ++number;
      for (auto& token : line.tokens) token.line = number;
    }
    for (auto& stack : stacks) {
      const auto below = std::find_if(sheet.lines.begin(), sheet.lines.end(),
                                      [&](const TextLine& l) { return l.y() >= stack.y(); });
      const int at = below == sheet.lines.end() ? number : below->tokens.front().line;
      for (auto& token : stack.tokens) token.line = at;
      sheet.lines.insert(below, std::move(stack));
    }
    sheets.push_back(std::move(sheet));
  }
  drop_margins(sheets);
  std::vector<TextLine> strip;
  double bottom = 0;
  for (auto& sheet : sheets) {
    if (sheet.lines.empty()) continue;
    double top = sheet.lines.front().at.y0, end = sheet.lines.front().at.y1;
    for (const auto& line : sheet.lines) {
      top = std::min(top, line.at.y0);
      end = std::max(end, line.at.y1);
    }
    const double space = sheet.lines.front().height() * 0.6;
    const double shift = strip.empty() ? 0 : bottom + space - top;
    bool first = true;
    for (auto& line : sheet.lines) {
      line.opens_page = std::exchange(first, false);
      line.at.y0 += shift;
      line.at.y1 += shift;
      for (auto& token : line.tokens) {
        token.at.y0 += shift;
        token.at.y1 += shift;
      }
      strip.push_back(std::move(line));
    }
    bottom = end + shift;
  }
  return strip;
}

}  // namespace gouji
