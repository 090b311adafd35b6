#include "intake/html_meta.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "intake/html.h"
#include "intake/html_ascii.h"

namespace gouji {
namespace {

constexpr std::string_view kPublicationNames[] = {
    "pubdate",           "publishdate",    "publish_date",    "publish-date",
    "publishedtime",     "datepublished",  "releasedate",     "dc.date",
    "dc.date.issued",    "dcterms.issued", "dcterms.created", "article:published_time",
    "og:published_time", "og:release_date"};

constexpr std::size_t kDeclarationBytes = 4096;

// `digits` decimal digits at most, at least `least`, taken off the front.
std::optional<int> take_number(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t n = 0;
  int value = 0;
  while (n < most && n < text.size() && is_ascii_digit(text[n])) {
    value = value * 10 + (text[n++] - '0');
  }
  if (n < least) return std::nullopt;
  text.remove_prefix(n);
  return value;
}

// A separator of a date, taken off the front; nothing where the text has none.
void take_separator(std::string_view& text) {
  for (const std::string_view mark : {"-", "/", ".", "年", "月"}) {
    if (text.starts_with(mark)) {
      text.remove_prefix(mark.size());
      return;
    }
  }
}

int days_of(int year, int month) {
  if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::string padded(int value, std::size_t width) {
  auto digits = std::to_string(value);
  return std::string(width - std::min(width, digits.size()), '0') + digits;
}

// The name that follows `charset` or `encoding` and an equals sign at the front of `text`.
std::string_view name_after_equals(std::string_view text) {
  const auto skip_blanks = [&] {
    while (!text.empty() && is_ascii_blank(text.front())) text.remove_prefix(1);
  };
  skip_blanks();
  if (!text.starts_with('=')) return {};
  text.remove_prefix(1);
  skip_blanks();
  if (text.starts_with('"') || text.starts_with('\'')) text.remove_prefix(1);
  skip_blanks();
  std::size_t n = 0;
  while (n < text.size() && (is_ascii_letter(text[n]) || is_ascii_digit(text[n]) ||
                             std::string_view("-_.:+").find(text[n]) != std::string_view::npos)) {
    ++n;
  }
  return text.substr(0, n);
}

// The first name declared within one tag.
std::string_view name_in_tag(std::string_view tag, std::string_view keyword) {
  for (std::size_t at = 0; at + keyword.size() < tag.size(); ++at) {
    if (!starts_ascii(tag.substr(at), keyword)) continue;
    const auto name = name_after_equals(tag.substr(at + keyword.size()));
    if (!name.empty()) return name;
  }
  return {};
}

}  // namespace

bool is_publication_meta(std::string_view name) {
  return std::any_of(std::begin(kPublicationNames), std::end(kPublicationNames),
                     [&](std::string_view known) { return equals_ascii(name, known); });
}

std::string iso_date(std::string_view text) {
  while (!text.empty() && is_ascii_blank(text.front())) text.remove_prefix(1);
  const auto year = take_number(text, 4, 4);
  take_separator(text);
  const auto month = take_number(text, 1, 2);
  take_separator(text);
  const auto day = take_number(text, 1, 2);
  if (!year || !month || !day || *month < 1 || *month > 12 || *day < 1 ||
      *day > days_of(*year, *month)) {
    return {};
  }
  return padded(*year, 4) + '-' + padded(*month, 2) + '-' + padded(*day, 2);
}

// Comments are passed over: pages keep an older declaration in them.
std::string declared_charset(std::string_view bytes) {
  bytes = bytes.substr(0, kDeclarationBytes);
  std::size_t at = 0;
  while ((at = bytes.find('<', at)) != std::string_view::npos) {
    const auto rest = bytes.substr(at + 1);
    if (rest.starts_with("!--")) {
      const auto end = rest.find("-->", 3);
      if (end == std::string_view::npos) return {};
      at += end;
      continue;
    }
    const auto tag = rest.substr(0, rest.find('>'));
    std::string_view name;
    if (starts_ascii(tag, "?xml")) name = name_in_tag(tag, "encoding");
    if (starts_ascii(tag, "meta")) name = name_in_tag(tag, "charset");
    if (!name.empty()) return std::string(name);
    ++at;
  }
  return {};
}

}  // namespace gouji
