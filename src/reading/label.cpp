#include "reading/label.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "base/fold.h"
#include "base/utf8.h"

namespace gouji {
namespace {

constexpr std::u32string_view kNumerals = U"一二三四五六七八九十";

bool is_numeral(char32_t c) { return kNumerals.find(c) != std::u32string_view::npos; }
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_word(char32_t c) {
  return is_han(c) || is_digit(c) || (c >= U'a' && c <= U'z') || c > 0x2FFF;
}
// What may stand between a number and its wording, with what conversions put in place of a mark.
bool is_mark(char32_t c) { return c != U'(' && (!is_word(c) || is_nameless(c)); }

std::u32string to_code_points(std::string_view text) {
  std::u32string out;
  out.reserve(text.size() / 2);
  for (std::size_t at = 0; at < text.size();) {
    const auto c = decode(text, at);
    out += c.value;
    at += c.length;
  }
  return out;
}

struct NumberPrefix {
  Numbering numbering = Numbering::none;
  std::size_t begin = 0, end = 0;  // of the numeral
  std::size_t after = 0;           // where the wording begins
};

// `loose`: the numeral was followed by white space in the raw text, which counts as a mark.
NumberPrefix number_prefix(std::u32string_view s, bool loose) {
  NumberPrefix none;
  std::size_t at = 0;
  const bool bracket = at < s.size() && s[at] == U'(';
  const bool ordinal = !bracket && at < s.size() && s[at] == U'第';
  if (bracket || ordinal) ++at;
  const auto begin = at;
  const bool han = at < s.size() && is_numeral(s[at]);
  while (at < s.size() && (han ? is_numeral(s[at]) : is_digit(s[at]))) ++at;
  if (at == begin || at - begin > 3) return none;
  const auto end = at;
  const auto next = at < s.size() ? s[at] : U'\0';
  if (ordinal) {
    if (s.substr(at, 2) != U"部分") return none;
    at += 2;
    if (at < s.size() && (s[at] == U',' || s[at] == U'.' || s[at] == U':')) ++at;
    return {Numbering::top, begin, end, at};
  }
  if (next == U')') {
    ++at;
    if (at < s.size() && (s[at] == U',' || s[at] == U'.')) ++at;
    return {bracket || han ? Numbering::bracket : Numbering::arabic, begin, end, at};
  }
  if (bracket) return none;
  if (next == U',' || next == U'.' || next == U':') {
    // 1.5 and 1,295 are figures, not numbers of a heading.
    if (!han && at + 1 < s.size() && is_digit(s[at + 1])) return none;
    return {han ? Numbering::top : Numbering::arabic, begin, end, at + 1};
  }
  if (loose && at < s.size()) return {han ? Numbering::top : Numbering::arabic, begin, end, at};
  // 一·总体情况, 一?总体情况
  if (han && at < s.size() && is_mark(next)) return {Numbering::top, begin, end, at + 1};
  return none;
}

// Whether white space follows the numeral that the raw text begins with.
bool blank_after_numeral(std::string_view raw) {
  bool numeral = false;
  for (std::size_t at = 0; at < raw.size();) {
    const auto c = decode(raw, at);
    if (is_white(c.value)) {
      if (numeral) return true;
    } else if (is_numeral(c.value) || is_digit(c.value)) {
      numeral = true;
    } else {
      return false;
    }
    at += c.length;
  }
  return false;
}

}  // namespace

LabelKey without_unmarked_number(LabelKey key) {
  if (key.numbering != Numbering::none || key.body.size() < 2 || !is_numeral(key.body[0]))
    return {};
  key.numbering = Numbering::top;
  append(key.number, key.body[0]);
  key.body.erase(0, 1);
  if (key.bare_length > 0) --key.bare_length;
  return key;
}

LabelKey label_key(std::string_view utf8) {
  LabelKey key;
  auto text = to_code_points(folded(utf8));
  const std::u32string_view view = text;
  const auto prefix = number_prefix(view, blank_after_numeral(utf8));
  if (prefix.numbering != Numbering::none) {
    key.numbering = prefix.numbering;
    for (auto c : view.substr(prefix.begin, prefix.end - prefix.begin)) append(key.number, c);
  }
  auto rest = view.substr(prefix.after);
  while (!rest.empty() && (rest.back() == U':' || rest.back() == U'.')) rest.remove_suffix(1);
  auto remark = rest.size();
  if (!rest.empty() && rest.back() == U')') {
    const auto open = rest.find(U'(');
    if (open != std::u32string_view::npos && open > 0) remark = open;
  }
  // What is kept moves to the front of the text.
  auto kept = text.begin();
  for (std::size_t i = 0; i < rest.size(); ++i) {
    if (i == remark) key.bare_length = static_cast<std::size_t>(kept - text.begin());
    if (is_word(rest[i])) *kept++ = rest[i];
  }
  text.erase(kept, text.end());
  if (remark == rest.size()) key.bare_length = text.size();
  key.body = std::move(text);
  return key;
}

namespace {

constexpr std::size_t kMostCompared = 64;

// No two texts are more similar than the share of characters that they have in common, here by
// their last six bits.
double most_similar(std::u32string_view longer, std::u32string_view shorter) {
  std::uint64_t seen = 0;
  for (const auto c : shorter) seen |= std::uint64_t{1} << (c & 63);
  const auto common = std::count_if(longer.begin(), longer.end(),
                                    [&](char32_t c) { return (seen >> (c & 63) & 1) != 0; });
  const auto edits = longer.size() - std::min(static_cast<std::size_t>(common), shorter.size());
  return 1.0 - static_cast<double>(edits) / static_cast<double>(longer.size());
}

}  // namespace

double similarity(std::u32string_view a, std::u32string_view b, double least) {
  if (a.size() < b.size()) std::swap(a, b);
  if (a.empty()) return 1;
  a = a.substr(0, kMostCompared);
  b = b.substr(0, kMostCompared);
  if (most_similar(a, b) < least) return 0;
  std::array<int, kMostCompared + 1> row;
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    int diagonal = row[0];
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int substitution = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substitution});
    }
  }
  return 1.0 - static_cast<double>(row[b.size()]) / static_cast<double>(a.size());
}

LabelMatcher::LabelMatcher(const Label& label) : exact_(label_key(label.text)) {
  for (const auto& wording : label.accepted) accepted_.push_back(label_key(wording));
  for (const auto& wording : label.variants) variants_.push_back(label_key(wording));
}

LabelMatch LabelMatcher::match(const LabelKey& key) const {
  if (key.body.empty() || exact_.empty()) return LabelMatch::none;
  if (key.body == exact_.body) return LabelMatch::exact;
  const auto equals = [&](const LabelKey& wording) { return key.body == wording.body; };
  if (std::any_of(accepted_.begin(), accepted_.end(), equals)) return LabelMatch::accepted;
  // A remark in brackets at the end, the template's or the office's own, does not make another
  // label.
  if (key.bare() == exact_.bare() || key.bare() == exact_.body) return LabelMatch::accepted;
  if (std::any_of(variants_.begin(), variants_.end(), equals)) return LabelMatch::variant;
  return LabelMatch::none;
}

double LabelMatcher::likeness(const LabelKey& key, double least) const {
  if (key.body.empty() || exact_.empty()) return 0;
  double best = 0;
  const auto compare = [&](std::u32string_view own, std::u32string_view other) {
    best = std::max(best, similarity(own, other, std::max(best, least)));
  };
  compare(key.body, exact_.body);
  compare(key.bare(), exact_.bare());
  for (const auto& wording : accepted_) compare(key.body, wording.body);
  for (const auto& wording : variants_) compare(key.body, wording.body);
  return best;
}

std::size_t LabelMatcher::length() const {
  auto longest = exact_.body.size();
  for (const auto& wording : accepted_) longest = std::max(longest, wording.body.size());
  for (const auto& wording : variants_) longest = std::max(longest, wording.body.size());
  return longest;
}

}  // namespace gouji
