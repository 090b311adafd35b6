// UTF-8, one code point at a time.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gouji {

inline constexpr char32_t kReplacement = 0xFFFD;

struct CodePoint {
  char32_t value = 0;
  std::size_t length = 0;  // in bytes; 0 only at the end of the text
  bool valid = true;       // false: one byte that begins no well-formed sequence
};

// The code point at `at`. Ill-formed bytes come one by one, with value U+FFFD and valid == false.
CodePoint decode(std::string_view text, std::size_t at);
void append(std::string& out, char32_t c);
bool is_valid_utf8(std::string_view text);
// How many bytes at the start are well-formed and not NUL.
std::size_t well_formed_prefix(std::string_view text);
std::size_t count_code_points(std::string_view text);

bool is_white(
    char32_t c);  // any Unicode white space, and the invisible ones (ZWSP, BOM, soft hyphen)
bool is_han(char32_t c);
int display_width(char32_t c);  // 0, 1 or 2 columns of a terminal
std::size_t display_width(std::string_view utf8);

std::string trimmed(std::string_view utf8);  // without white space at both ends
std::string without_white(std::string_view utf8);
std::string collapsed(std::string_view utf8);  // every run of white space as one blank, trimmed

// Control characters, line separators and direction marks as visible escapes: what may go to a
// terminal.
std::string printable(std::string_view utf8);

}  // namespace gouji
