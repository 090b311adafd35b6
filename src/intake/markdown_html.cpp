#include "intake/markdown_html.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <memory>
#include <string>
#include <utility>

#include <libxml/HTMLparser.h>

#include "base/utf8.h"
#include "intake/html.h"
#include "intake/html_damage.h"

namespace gouji {
namespace {

constexpr std::string_view kBlockTags[] = {
    "address", "article", "aside",  "blockquote", "body",   "center", "dd",     "details",
    "div",     "dl",      "dt",     "figure",     "footer", "form",   "frame",  "h1",
    "h2",      "h3",      "h4",     "h5",         "h6",     "head",   "header", "hr",
    "html",    "iframe",  "li",     "link",       "main",   "meta",   "nav",    "ol",
    "p",       "pre",     "script", "section",    "style",  "table",  "tbody",  "td",
    "tfoot",   "th",      "thead",  "title",      "tr",     "ul"};
constexpr std::string_view kInlineTags[] = {
    "a",    "abbr", "b",    "big",   "code",   "del",    "em",  "font", "i", "ins",
    "mark", "s",    "span", "small", "strike", "strong", "sub", "sup",  "u"};

constexpr std::size_t kLongestTag = 2048, kLongestName = 32;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool is_name_sign(char c) {
  c = lower(c);
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// The name of the tag, opening or closing, at the start of `rest`, in small letters.
std::string tag_name(std::string_view rest) {
  if (!rest.starts_with('<')) return "";
  std::size_t at = rest.starts_with("</") ? 2 : 1;
  std::string name;
  for (; at < rest.size() && is_name_sign(rest[at]) && name.size() < kLongestName; ++at) {
    name += lower(rest[at]);
  }
  if (at < rest.size() && std::string_view(" \t\r\n/>").find(rest[at]) == std::string_view::npos) {
    return "";
  }
  return name;
}

template <std::size_t N>
bool is_one_of(const std::string_view (&names)[N], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool is_table_tag(std::string_view rest, bool closing) {
  return rest.starts_with(closing ? "</" : "<") && rest.starts_with("</") == closing &&
         tag_name(rest) == "table";
}

void shift(Locus& locus, std::uint32_t by) {
  if (locus.node >= 0) return;
  locus.begin += by;
  locus.end += by;
}

}  // namespace

HtmlBlocks::HtmlBlocks(std::string_view text) : text_(text) {
  for (auto at = text.rfind("</"); at != text.npos;
       at = at == 0 ? text.npos : text.rfind("</", at - 1)) {
    if (!is_table_tag(text.substr(at, kLongestName), true)) continue;
    last_table_end_ = at;
    break;
  }
  const auto comment = text.rfind("-->");
  if (comment != text.npos) last_comment_end_ = comment;
}

std::size_t HtmlBlocks::begin_in(std::size_t begin, std::size_t end) const {
  const auto line = text_.substr(begin, end - begin);
  if (line.starts_with("<!--") || is_one_of(kBlockTags, tag_name(line))) return begin;
  for (auto at = line.find('<'); at != line.npos; at = line.find('<', at + 1)) {
    if (is_table_tag(line.substr(at), false)) return begin + at;
  }
  return std::string_view::npos;
}

std::size_t HtmlBlocks::end_of(std::size_t begin) const {
  if (text_.substr(begin).starts_with("<!--") && begin < last_comment_end_) {
    return std::min(text_.find('\n', text_.find("-->", begin)), text_.size());
  }
  int tables = 0;
  for (auto at = begin; at < text_.size();) {
    const auto line_end = std::min(text_.find('\n', at), text_.size());
    const auto line = text_.substr(at, line_end - at);
    const bool blank = line.find_first_not_of(" \t\r") == line.npos;
    if (blank && tables <= 0) return at;
    if (blank && at > last_table_end_) return at;
    for (auto tag = line.find('<'); tag != line.npos; tag = line.find('<', tag + 1)) {
      if (is_table_tag(line.substr(tag), false)) ++tables;
      if (is_table_tag(line.substr(tag), true)) --tables;
    }
    at = std::min(line_end + 1, text_.size());
  }
  return text_.size();
}

void read_html_block(Document& document, std::size_t begin, std::size_t end, const Limits& limits) {
  Document inside;
  auto source = std::make_shared<Source>();
  source->path = document.source->path;
  source->text = document.source->text.substr(begin, end - begin);
  source->charset = document.source->charset;
  inside.source = std::move(source);
  read_html(inside, limits, false);
  note_markup_damage(inside.source->text, document.problems);
  const auto by = static_cast<std::uint32_t>(begin);
  for (auto& block : inside.blocks) {
    for_each_locus(block, [by](Locus& locus) { shift(locus, by); });
    document.blocks.push_back(std::move(block));
  }
  for (auto& problem : inside.problems) {
    if (problem.where) shift(*problem.where, by);
    document.problems.push_back(std::move(problem));
  }
  if (document.page_title.empty()) document.page_title = std::move(inside.page_title);
}

std::size_t inline_tag_length(std::string_view rest) {
  if (!is_one_of(kInlineTags, tag_name(rest.substr(0, kLongestName + 3)))) return 0;
  const auto end = rest.substr(0, kLongestTag).find('>');
  return end == rest.npos ? 0 : end + 1;
}

Reference reference_at(std::string_view rest) {
  Reference reference;
  const auto end = rest.substr(0, kLongestName).find(';');
  if (!rest.starts_with('&') || end == rest.npos || end < 2) return reference;
  auto name = rest.substr(1, end - 1);
  std::uint32_t value = 0;
  if (name.starts_with('#')) {
    name.remove_prefix(1);
    const int base = name.starts_with('x') || name.starts_with('X') ? 16 : 10;
    if (base == 16) name.remove_prefix(1);
    const auto [stopped, error] =
        std::from_chars(name.data(), name.data() + name.size(), value, base);
    if (error != std::errc() || stopped != name.data() + name.size()) return reference;
    if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) value = kReplacement;
  } else {
    const std::string key(name);
    const auto* known = htmlEntityLookup(reinterpret_cast<const xmlChar*>(key.c_str()));
    if (known == nullptr) return reference;
    value = known->value;
  }
  append(reference.utf8, static_cast<char32_t>(value));
  reference.length = end + 1;
  return reference;
}

}  // namespace gouji
