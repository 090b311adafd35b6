// ASCII as HTML compares it: without regard to case.
#pragma once

#include <string_view>

namespace gouji {

constexpr char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
constexpr bool is_ascii_letter(char c) { return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z'; }
constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

constexpr bool equals_ascii(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (ascii_lower(a[i]) != ascii_lower(b[i])) return false;
  }
  return true;
}

constexpr bool starts_ascii(std::string_view text, std::string_view with) {
  return equals_ascii(text.substr(0, with.size()), with);
}

constexpr bool ends_ascii(std::string_view text, std::string_view with) {
  return text.size() >= with.size() && equals_ascii(text.substr(text.size() - with.size()), with);
}

}  // namespace gouji
