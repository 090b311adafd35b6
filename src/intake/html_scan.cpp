#include "intake/html_scan.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "intake/controls.h"
#include "intake/html_ascii.h"
#include "intake/html_attributes.h"
#include "intake/html_element.h"
#include "intake/html_text.h"

namespace gouji {
namespace {

enum TagByte : char { kName, kPlain, kBlank, kEquals, kSlash, kEnd };

constexpr std::array<char, 256> tag_bytes() {
  std::array<char, 256> table{};
  for (std::size_t c = 0; c < table.size(); ++c) {
    const char byte = static_cast<char>(c);
    const bool mark = byte == '-' || byte == '_' || byte == ':';
    table[c] = is_ascii_letter(byte) || is_ascii_digit(byte) || mark ? kName : kPlain;
  }
  for (const char c : {' ', '\t', '\n', '\r'}) table[static_cast<unsigned char>(c)] = kBlank;
  table['='] = kEquals;
  table['/'] = kSlash;
  table['>'] = kEnd;
  return table;
}
constexpr auto kTagBytes = tag_bytes();

constexpr std::string_view kShortestComment = "<!---->";

char kind(char c) { return kTagBytes[static_cast<unsigned char>(c)]; }
bool in_name(char c) { return kind(c) <= kPlain; }

class Scan {
 public:
  // `text` is looked at, and `shown`, of the same length, handed over.
  Scan(const std::string& text, std::string_view shown, const Limits& limits)
      : text_(text), shown_(shown), limits_(limits) {
    out_.text.reserve(shown.size());
  }

  ParseableHtml run();
  void report(std::vector<Problem>& problems) const;

 private:
  struct Tag {
    std::size_t name_end = 0, end = 0;  // `end` is just behind its '>'
    std::size_t attributes = 0;
    bool closed = true, empty_element = false;
  };
  struct Attribute {
    std::size_t begin, name_end, value, end;  // `value` is `end` where it has none
    bool plain;                               // its name is of letters, digits and the usual marks
  };
  Tag read_tag(std::size_t at);
  std::size_t value_begin(std::size_t at) const;
  std::size_t value_end(std::size_t at) const;
  std::size_t start_tag(std::size_t at);
  std::size_t end_tag(std::size_t at);
  void note(std::string_view name, bool opens, std::size_t end);
  bool breaks_off_in_table() const;
  HtmlEnding ending() const;
  bool is_empty_of_word(std::string_view name, const Tag& tag) const;
  std::size_t plain_span(std::size_t at, const Tag& tag);
  bool is_style(const Attribute& one) const {
    return equals_ascii(part(one.begin, one.name_end), "style");
  }
  std::optional<bool> is_read(HtmlElementTraits traits, const Attribute& one) const;
  void blank_unread(std::string_view name);
  std::size_t declaration(std::size_t at);
  void make_comment(std::size_t begin, std::size_t end);
  std::string_view part(std::size_t begin, std::size_t end) const {
    return std::string_view(text_).substr(begin, end - begin);
  }
  std::size_t behind(std::string_view what, std::size_t from) const {
    const auto found = text_.find(what, from);
    return found == std::string::npos ? text_.size() : found + what.size();
  }
  std::size_t end_of_raw_text(std::string_view name, std::size_t from) const;
  void replace(std::size_t begin, std::size_t end, std::string_view with);

  const std::string& text_;
  std::string_view shown_;
  const Limits& limits_;
  ParseableHtml out_;
  std::size_t taken_ = 0;  // how much of the text is in `out_`
  // Where a plain span would go on from the beginning of a paragraph or from another plain span.
  std::size_t plain_from_ = std::string::npos;
  std::vector<Attribute> attributes_;  // of the tag just read, as many as the limit allows
  // What the ending is told by.
  bool breaks_off_ = false;  // inside a tag, a comment or a script
  bool page_opened_ = false, page_closed_ = false;
  std::size_t open_tables_ = 0;
  enum class TableTag : std::uint8_t { none, inside, row_end, table_end };
  TableTag table_tag_ = TableTag::none;  // the last
  std::size_t table_tag_end_ = 0;
  std::size_t first_long_ = std::string::npos, first_crowded_ = std::string::npos;
};

ParseableHtml Scan::run() {
  std::size_t at = 0;
  while ((at = text_.find('<', at)) != std::string::npos && at + 1 < text_.size()) {
    const char next = text_[at + 1];
    if (is_ascii_letter(next) || next == '_' || next == ':') {
      at = start_tag(at);
    } else if (next == '!') {
      at = declaration(at);
    } else if (next == '/') {
      at = end_tag(at);
    } else if (next == '?') {
      at = behind(">", at + 2);
    } else {
      ++at;
    }
  }
  out_.text.append(shown_.substr(taken_));
  out_.ending = ending();
  return std::move(out_);
}

std::size_t Scan::value_begin(std::size_t at) const {
  while (at < text_.size() && kind(text_[at]) == kBlank) ++at;
  return at;
}

// Where the value ends that begins at `at`, which may be behind the text. A quote counts only at
// the beginning of a value, as libxml2 sees it.
std::size_t Scan::value_end(std::size_t at) const {
  if (at == text_.size()) return at;
  if (const char quote = text_[at]; quote == '"' || quote == '\'') {
    const auto close = text_.find(quote, at + 1);
    return close == std::string::npos ? text_.size() : close + 1;
  }
  while (at < text_.size() && kind(text_[at]) != kBlank && text_[at] != '>') ++at;
  return at;
}

Scan::Tag Scan::read_tag(std::size_t at) {
  Tag tag;
  attributes_.clear();
  auto p = at + 1;
  while (p < text_.size() && in_name(text_[p])) ++p;
  tag.name_end = p;
  while (p < text_.size()) {
    const char k = kind(text_[p]);
    if (k == kEnd) {
      tag.end = p + 1;
      tag.empty_element = text_[p - 1] == '/';
      return tag;
    }
    if (k == kBlank || k == kSlash) {
      ++p;
      continue;
    }
    Attribute one{p, p, p, p, is_ascii_letter(text_[p])};
    for (; p < text_.size() && in_name(text_[p]); ++p) one.plain &= kind(text_[p]) == kName;
    one.name_end = one.value = one.end = p;
    if (const auto equals = value_begin(p); equals < text_.size() && text_[equals] == '=') {
      one.value = value_begin(equals + 1);
      one.end = p = value_end(one.value);
    }
    if (tag.attributes++ < limits_[Limit::attributes]) attributes_.push_back(one);
  }
  tag.end = text_.size();
  tag.closed = false;
  return tag;
}

std::size_t Scan::start_tag(std::size_t at) {
  auto tag = read_tag(at);
  const auto name = part(at + 1, tag.name_end);
  note(name, true, tag.end);
  const bool is_long = tag.end - at > limits_[Limit::tag_bytes];
  const bool beyond = is_long || tag.attributes > limits_[Limit::attributes];
  if (beyond) {
    auto& first = is_long ? first_long_ : first_crowded_;
    first = std::min(first, at);
    // A quote that is never closed would swallow the rest of the page.
    if (!tag.closed) tag.end = std::min(behind(">", tag.name_end), tag.end);
  }
  breaks_off_ |= !tag.closed && !beyond;
  const bool sound = tag.closed && !beyond && !tag.empty_element;
  if (is_empty_of_word(name, tag)) {
    const auto end = tag.end + name.size() + 3;
    if (at == plain_from_ && sound && part(end, end + 1) == "<") {
      replace(at, end, "");
      plain_from_ = end;
    } else {
      make_comment(at, end);
    }
    return end;
  }
  if (at == plain_from_ && sound && equals_ascii(name, "span")) {
    if (const auto end = plain_span(at, tag); end != 0) return end;
  }
  if (beyond) {
    const auto stop = tag.end - (text_[tag.end - 1] == '>' ? 1 : 0);
    if (tag.name_end < stop) replace(tag.name_end, stop, " ");
  } else if (tag.closed) {
    blank_unread(name);
  }
  if (tag.empty_element) return tag.end;
  if (equals_ascii(name, "script") || equals_ascii(name, "style")) {
    const auto end = end_of_raw_text(name, tag.end);
    breaks_off_ |= end == text_.size();
    return end;
  }
  if (sound && equals_ascii(name, "p")) plain_from_ = tag.end;
  return tag.end;
}

// Leaves out a span of nothing but text, which changes nothing in the paragraph that it stands in:
// 0 where it is not sure to be one, else where it ends. At the ends of its text nothing may stand
// that would be taken together with what is before or behind it.
std::size_t Scan::plain_span(std::size_t at, const Tag& tag) {
  constexpr std::string_view kEnd = "</span>";
  const auto close = std::min(text_.find('<', tag.end), text_.size());
  const auto end = close + kEnd.size();
  const auto text = part(tag.end, close);
  const auto is_blank = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
  if (!equals_ascii(part(close, end), kEnd) || text.empty() || is_blank(text.front()) ||
      is_blank(text.back()) || text.find('&') != std::string_view::npos) {
    return 0;
  }
  const auto traits = html_element("span");
  for (const auto& one : attributes_) {
    if (is_read(traits, one) != false) return 0;
  }
  replace(at, tag.end, "");
  replace(close, end, "");
  return plain_from_ = end;
}

// <o:p></o:p>, with or without attributes.
bool Scan::is_empty_of_word(std::string_view name, const Tag& tag) const {
  if (tag.empty_element || name.find(':') == std::string_view::npos) return false;
  const auto rest = part(tag.end, text_.size());
  return rest.starts_with("</") && rest.substr(2).starts_with(name) &&
         rest.substr(name.size() + 2).starts_with('>');
}

// Whether reading looks at an attribute; nothing where libxml2 might see another one there.
std::optional<bool> Scan::is_read(HtmlElementTraits traits, const Attribute& one) const {
  const auto name = part(one.begin, one.name_end);
  auto value = part(one.value, one.end);
  if (!one.plain) return std::nullopt;
  if (!value.empty() && (value[0] == '"' || value[0] == '\'')) {
    if (value.size() < 2 || value.back() != value[0] || in_name(text_[one.end])) {
      return std::nullopt;
    }
    value = value.substr(1, value.size() - 2);
  }
  return is_style(one) ? is_read_style(value) : is_read_attribute(traits, name);
}

// Ends at the first attribute that is not sure to be one.
void Scan::blank_unread(std::string_view name) {
  if (attributes_.empty()) return;
  const auto traits = html_element(name);
  bool styled = false;
  for (const auto& one : attributes_) {
    const auto read = is_read(traits, one);
    if (!read) return;
    // Of two attributes of one name, the first counts.
    const bool style = is_style(one);
    if (!*read || (style && styled)) replace(one.begin, one.end, " ");
    styled |= style;
  }
}

std::size_t Scan::end_of_raw_text(std::string_view name, std::size_t from) const {
  for (auto at = from; (at = text_.find("</", at)) != std::string::npos; at += 2) {
    if (equals_ascii(std::string_view(text_).substr(at + 2, name.size()), name)) return at;
  }
  return text_.size();
}

std::size_t Scan::declaration(std::size_t at) {
  const auto rest = std::string_view(text_).substr(at + 2);
  if (rest.starts_with("--")) {
    const auto plain = text_.find("-->", at + 4);
    const auto bang = std::string_view(text_).substr(0, plain).find("--!>", at + 4);
    if (bang != std::string::npos) return bang + 4;
    breaks_off_ |= plain == std::string::npos;
    return plain == std::string::npos ? text_.size() : plain + 3;
  }
  const auto end = behind(">", at + 2);
  breaks_off_ |= text_[end - 1] != '>';
  if (equals_ascii(rest.substr(0, 7), "doctype") || text_[end - 1] != '>' ||
      end - at < kShortestComment.size()) {
    return end;
  }
  make_comment(at, end);
  return end;
}

std::size_t Scan::end_tag(std::size_t at) {
  const auto end = behind(">", at + 2);
  breaks_off_ |= text_[end - 1] != '>';
  auto name_end = at + 2;
  while (name_end < end && is_ascii_letter(text_[name_end])) ++name_end;
  note(part(at + 2, name_end), false, end);
  return end;
}

// Keeps what tells whether a page is whole.
void Scan::note(std::string_view name, bool opens, std::size_t end) {
  if (name.empty()) return;
  const auto is = [&](std::string_view other) { return equals_ascii(name, other); };
  const char first = static_cast<char>(name[0] | 0x20);
  if (first == 'h' || first == 'b') {
    if (is("html") || is("body")) (opens ? page_opened_ : page_closed_) = true;
    return;
  }
  if (first != 't') return;
  const bool table = is("table"), row = is("tr"), cell = is("td") || is("th");
  const bool group = is("tbody") || is("thead") || is("tfoot");
  if (!table && !row && !cell && !group) return;
  if (table && opens) ++open_tables_;
  if (table && !opens && open_tables_ > 0) --open_tables_;
  table_tag_ = table && !opens            ? TableTag::table_end
               : !opens && (row || group) ? TableTag::row_end
                                          : TableTag::inside;
  table_tag_end_ = end;
}

// A table that stays open: in a row or a cell, or with nothing behind its last row. One whose end
// tag was merely forgotten is followed by other things.
bool Scan::breaks_off_in_table() const {
  if (open_tables_ == 0 || table_tag_ == TableTag::table_end) return false;
  return table_tag_ == TableTag::inside ||
         text_.find_first_not_of(" \t\r\n", table_tag_end_) == std::string::npos;
}

// What a quote or a comment that is never closed swallowed was not looked at.
HtmlEnding Scan::ending() const {
  const auto closes_page = [&] {
    for (auto at = text_.find("</"); at != std::string::npos; at = text_.find("</", at + 2)) {
      const auto name = std::string_view(text_).substr(at + 2, 4);
      if (equals_ascii(name, "body") || equals_ascii(name, "html")) return true;
    }
    return false;
  };
  if (page_closed_) return HtmlEnding::whole;
  if (breaks_off_ || (page_opened_ && (breaks_off_in_table() || ends_in_text(text_)))) {
    return closes_page() ? HtmlEnding::whole : HtmlEnding::cut;
  }
  return page_opened_ ? HtmlEnding::open : HtmlEnding::whole;
}

// What stands between `begin` and `end` is at least as long as an empty comment.
void Scan::make_comment(std::size_t begin, std::size_t end) {
  replace(begin, end, end - begin == kShortestComment.size() ? kShortestComment : "<!-- -->");
}

void Scan::replace(std::size_t begin, std::size_t end, std::string_view with) {
  out_.text.append(shown_.substr(taken_, begin - taken_));
  for (const char c : with) out_.text.push_back(c);
  taken_ = end;
  if (end - begin != with.size()) out_.cuts.note(out_.text.size(), end - begin - with.size());
}

void Scan::report(std::vector<Problem>& problems) const {
  const auto add = [&](Limit limit, std::size_t at) {
    if (at == std::string::npos) return;
    const auto begin = static_cast<std::uint32_t>(at);
    problems.push_back(limit_reached(limit, limits_, Locus{begin, begin, -1}));
  };
  add(Limit::tag_bytes, first_long_);
  add(Limit::attributes, first_crowded_);
}

std::string without_controls(const std::string& text) {
  std::string copy = text;
  for (auto at = next_control(text, 0); at < text.size(); at = next_control(text, at + 1)) {
    if (kind(text[at]) != kBlank) copy[at] = text[at] == '\f' ? ' ' : HtmlText::kDropped;
  }
  return copy;
}

bool has_controls(const std::string& text) {
  auto at = next_control(text, 0);
  while (at < text.size() && kind(text[at]) == kBlank) at = next_control(text, at + 1);
  return at < text.size();
}

}  // namespace

bool ends_in_text(std::string_view html) {
  const auto last = html.find_last_not_of(" \t\r\n");
  return last != std::string_view::npos && html[last] != '>';
}

ParseableHtml parseable_html(const std::string& text, const Limits& limits,
                             std::vector<Problem>& problems) {
  std::string copy;
  if (has_controls(text)) copy = without_controls(text);
  Scan scan(text, copy.empty() ? text : copy, limits);
  auto parseable = scan.run();
  scan.report(problems);
  return parseable;
}

}  // namespace gouji
