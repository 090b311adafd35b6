#include "reading/figure.h"

#include <algorithm>
#include <string>

#include "base/figure_marks.h"
#include "base/fold.h"
#include "base/utf8.h"

namespace gouji {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The number at the start of folded text, as plain digits, and where it ends. Separators count
// only where they part digits by threes.
struct Number {
  std::string digits;
  std::size_t end = 0;
};

Number leading_number(std::string_view s) {
  Number number;
  std::size_t at = 0;
  if (at < s.size() && (s[at] == '+' || s[at] == '-')) {
    if (s[at] == '-') number.digits += '-';
    ++at;
  }
  const auto first = at;
  while (at < s.size() && is_digit(s[at])) number.digits += s[at++];
  if (at == first) return {};
  if (at - first <= 3) {
    while (at + 3 < s.size() && s[at] == ',' && is_digit(s[at + 1]) && is_digit(s[at + 2]) &&
           is_digit(s[at + 3]) && !(at + 4 < s.size() && is_digit(s[at + 4]))) {
      number.digits.append(s, at + 1, 3);
      at += 4;
    }
  }
  if (at + 1 < s.size() && s[at] == '.' && is_digit(s[at + 1])) {
    number.digits += s[at++];
    while (at < s.size() && is_digit(s[at])) number.digits += s[at++];
  }
  number.end = at;
  return number;
}

// 2023年 is a date. A unit is at most two Chinese characters (件, 万元); a remark stands in
// brackets.
bool is_unit(std::string_view s) {
  std::size_t han = 0;
  for (std::size_t at = 0; at < s.size(); ++han) {
    const auto c = decode(s, at);
    if (!is_han(c.value) || c.value == U'年' || c.value == U'月' || c.value == U'日') return false;
    at += c.length;
  }
  return han >= 1 && han <= 2;
}

struct Tail {
  std::string_view unit, remark;
  bool sound = false;
};

Tail split_tail(std::string_view s) {
  Tail tail;
  const auto open = s.find('(');
  tail.unit = s.substr(0, open);
  if (open != std::string_view::npos) {
    if (s.back() != ')') return tail;
    tail.remark = s.substr(open + 1, s.size() - open - 2);
  }
  tail.sound = tail.unit.empty() || is_unit(tail.unit);
  return tail;
}

// Numbers of notes: ① ⑴ ❶ ㈠ ¹.
bool is_note_mark(char32_t c) {
  return (c >= 0x2460 && c <= 0x2487) || (c >= 0x2776 && c <= 0x277F) ||
         (c >= 0x3220 && c <= 0x3229) || c == 0xB9 || c == 0xB2 || c == 0xB3 ||
         (c >= 0x2070 && c <= 0x2079);
}

// Where the numbers of notes behind a figure stand, before any bracket. Folded they would be
// digits of it: 38① would read 381.
struct NoteMarks {
  std::size_t begin = 0, end = 0;
  bool amid = false;  // one stands before or between other text
};

NoteMarks note_marks(std::string_view raw) {
  NoteMarks marks;
  bool other = false, open = false;
  std::size_t at = 0;
  while (at < raw.size()) {
    const auto c = decode(raw, at);
    if (c.value == U'(' || c.value == U'（') break;
    if (is_note_mark(c.value)) {
      if (!open) marks.begin = at;
      marks.amid |= !other;
      open = true;
      marks.end = at + c.length;
    } else if (!is_white(c.value)) {
      marks.amid |= open;
      other = true;
    }
    at += c.length;
  }
  // A lone ① is a figure for all that can be told.
  if (!other) return {};
  return marks;
}

bool has_inner_white(std::string_view utf8) {
  const auto text = trimmed(utf8);
  for (std::size_t at = 0; at < text.size();) {
    const auto c = decode(text, at);
    if (is_white(c.value)) return true;
    at += c.length;
  }
  return false;
}

}  // namespace

Figure read_figure(std::string_view utf8, FigureKind kind) {
  Figure figure;
  figure.raw = trimmed(utf8);
  if (figure.raw.empty()) {
    figure.state = FigureState::blank;
    return figure;
  }
  if (is_damaged(figure.raw)) {
    figure.state = FigureState::unreadable;
    figure.unread = Unread::damaged;
    return figure;
  }
  std::string plain;
  std::string_view s = figure.raw;
  const bool digits_only = std::all_of(s.begin(), s.end(), is_digit);
  figure.state = FigureState::not_a_number;
  std::string note;
  if (!digits_only) {
    const auto marks = note_marks(figure.raw);
    if (marks.amid) return figure;
    note = figure.raw.substr(marks.begin, marks.end - marks.begin);
    std::string rest = figure.raw;
    plain = folded(rest.erase(marks.begin, marks.end - marks.begin));
    s = plain;
  }
  bool minus = false;
  if (kind == FigureKind::change) {
    constexpr std::string_view kMore = "增", kLess = "减";
    if (s.starts_with(kMore)) s.remove_prefix(kMore.size());
    if (s.starts_with(kLess)) s.remove_prefix(kLess.size()), minus = true;
  }
  const auto number = leading_number(s);
  if (number.end == 0) return figure;
  const auto tail = split_tail(s.substr(number.end));
  const auto value = Decimal::parse(number.digits);
  if (!tail.sound) return figure;
  if (!value) {
    // A number it is, of more digits than can be reckoned with.
    figure.state = FigureState::unreadable;
    return figure;
  }
  figure.state = FigureState::number;
  figure.value = minus ? -*value : *value;
  figure.remark = std::string(tail.remark.empty() ? tail.unit : tail.remark) + note;
  figure.likely = !digits_only && has_inner_white(figure.raw) && figure.remark.empty();
  return figure;
}

namespace {

// Whether a text that begins with this character, which is no white space, is a label for certain:
// a Chinese one, but for those that figures and their marks begin with.
bool begins_label(char32_t c) {
  constexpr std::u32string_view kOfFigures = U"增减无零〇暂";
  const auto folded = fold_code_point(c);
  return is_han(folded) && kOfFigures.find(folded) == std::u32string_view::npos;
}

}  // namespace

bool looks_like_figure(std::string_view utf8) {
  if (std::all_of(utf8.begin(), utf8.end(), is_digit)) return true;
  if (is_damaged(utf8)) return looks_like_figure(without_damage(utf8));
  if (begins_label(decode(utf8, 0).value)) return false;
  // Long texts are labels or sentences.
  constexpr std::size_t kLongestFigure = 120;
  if (utf8.size() > kLongestFigure) return false;
  const auto text = trimmed(utf8);
  if (text.empty()) return true;
  if (is_digit(text.front())) {
    const auto figure = read_figure(text);
    return figure.state == FigureState::number;
  }
  const auto plain = folded(text);
  if (read_figure(plain, FigureKind::change).state == FigureState::number) return true;
  // The last two are slips for 0 and for nothing.
  return is_figure_mark(plain) || plain == "o" || plain == ".";
}

}  // namespace gouji
