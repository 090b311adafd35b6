// UTF-8, one code point at a time.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/white.h"

namespace gouji {

inline constexpr char32_t kReplacement = 0xFFFD;

struct CodePoint {
  char32_t value = 0;
  std::size_t length = 0;  // in bytes; 0 only at the end of the text
  bool valid = true;       // false: one byte that begins no well-formed sequence
};

// The code point at `at`. Ill-formed bytes come one by one, with value U+FFFD and valid == false.
constexpr CodePoint decode(std::string_view text, std::size_t at);
void append(std::string& out, char32_t c);
bool is_valid_utf8(std::string_view text);
// How many bytes at the start are well-formed and not NUL.
std::size_t well_formed_prefix(std::string_view text);
std::size_t count_code_points(std::string_view text);

// Any Unicode white space, and the invisible ones (ZWSP, BOM, soft hyphen).
constexpr bool is_white(char32_t c);
constexpr bool is_han(char32_t c);
// Private use, and what stands for a character that is not known.
constexpr bool is_nameless(char32_t c) {
  return c == kReplacement || (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}
// Whether characters of a text are lost: U+FFFD stands in their place.
inline bool is_damaged(std::string_view utf8) {
  return utf8.find("\xEF\xBF\xBD") != std::string_view::npos;
}
// The text without the signs of what is lost.
std::string without_damage(std::string_view utf8);
int display_width(char32_t c);  // 0, 1 or 2 columns of a terminal
std::size_t display_width(std::string_view utf8);

std::string trimmed(std::string_view utf8);  // without white space at both ends
std::string without_white(std::string_view utf8);
std::string collapsed(std::string_view utf8);  // every run of white space as one blank, trimmed
// The same, but that lines end between Chinese characters or marks without leaving a blank.
std::string on_one_line(std::string_view utf8);

// Control characters, line separators and direction marks as visible escapes: what may go to a
// terminal.
std::string printable(std::string_view utf8);

// Nearly every character of a report passes through these three, often more than once.
constexpr CodePoint decode(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {0, 0, true};
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[at + i]));
  };
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const std::size_t left = text.size() - at;
  const char32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1, true};
  if (lead >= 0xE0 && lead < 0xF0 && left >= 3 && tail(1) && tail(2)) {
    const char32_t c = (lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF)) return {c, 3, true};
  } else if (lead >= 0xC2 && lead < 0xE0 && left >= 2 && tail(1)) {
    return {(lead & 0x1F) << 6 | (byte(1) & 0x3F), 2, true};
  } else if (lead >= 0xF0 && lead < 0xF5 && left >= 4 && tail(1) && tail(2) && tail(3)) {
    const char32_t c =
        (lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
    if (c >= 0x10000 && c <= 0x10FFFF) return {c, 4, true};
  }
  return {kReplacement, 1, false};
}

constexpr bool is_white(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 0x09 && c <= 0x0D);
  // Chinese characters and the marks between them, at once.
  if (c > 0x3000 && c < 0xE5E5) return c == 0x3164;
  for (const auto& [first, last] : kWhiteRanges) {
    if (c <= last) return c >= first;
  }
  return false;
}

constexpr bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3005 ||
         c == 0x3007 || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2E80 && c <= 0x2FD5) ||
         (c >= 0x20000 && c <= 0x323AF);
}

}  // namespace gouji
