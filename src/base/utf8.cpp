#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace gouji {
namespace {

template <std::size_t n>
bool within(const std::array<CodeRange, n>& ranges, char32_t c) {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), c,
                                      [](char32_t x, const CodeRange& r) { return x < r.first; });
  return after != ranges.begin() && c <= std::prev(after)->last;
}

constexpr std::array<CodeRange, 8> kWide{{{0x1100, 0x115F},
                                          {0x2E80, 0x303E},
                                          {0x3041, 0xA4CF},
                                          {0xAC00, 0xD7A3},
                                          {0xF900, 0xFAFF},
                                          {0xFE30, 0xFE6F},
                                          {0xFF00, 0xFF60},
                                          {0xFFE0, 0xFFE6}}};

constexpr std::array<CodeRange, 7> kCombining{{{0x300, 0x36F},
                                               {0x483, 0x489},
                                               {0x1AB0, 0x1AFF},
                                               {0x1DC0, 0x1DFF},
                                               {0x20D0, 0x20FF},
                                               {0xFE00, 0xFE0F},
                                               {0xFE20, 0xFE2F}}};

// Where the code point begins that ends at `end`: an ill-formed byte is one by itself.
std::size_t code_point_before(std::string_view text, std::size_t end) {
  const bool ascii = static_cast<unsigned char>(text[end - 1]) < 0x80;
  for (std::size_t length = 2; !ascii && length <= 4 && length <= end; ++length) {
    if (decode(text, end - length).length == length) return end - length;
  }
  return end - 1;
}

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

void append_hex(std::string& out, std::uint32_t value, int digits) {
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
    out += "0123456789ABCDEF"[value >> shift & 15];
  }
}

}  // namespace

void append(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    if (c >= 0xD800 && c <= 0xDFFF) c = kReplacement;
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c <= 0x10FFFF) {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    append(out, kReplacement);
  }
}

std::size_t well_formed_prefix(std::string_view text) {
  constexpr std::uint64_t kHigh = 0x8080808080808080u, kOnes = 0x0101010101010101u;
  const auto* data = reinterpret_cast<const unsigned char*>(text.data());
  const std::size_t size = text.size();
  // Chinese characters: leads E1 to EC need no further look at their second byte.
  const auto han = [data](std::size_t at) {
    return data[at] >= 0xE1 && data[at] <= 0xEC && (data[at + 1] & 0xC0) == 0x80 &&
           (data[at + 2] & 0xC0) == 0x80;
  };
  std::size_t at = 0;
  while (at < size) {
    if (data[at] >= 0x80) {
      while (size - at >= 3 && han(at)) at += 3;
      if (at == size || data[at] < 0x80) continue;
    } else if (size - at >= sizeof(std::uint64_t)) {
      std::uint64_t eight;
      std::memcpy(&eight, data + at, sizeof eight);
      if ((eight & kHigh) == 0 && ((eight - kOnes) & kHigh) == 0) {
        at += sizeof eight;
        continue;
      }
    }
    if (data[at] == 0) return at;
    if (data[at] < 0x80) {
      ++at;
      continue;
    }
    const auto c = decode(text, at);
    if (!c.valid) return at;
    at += c.length;
  }
  return size;
}

bool is_valid_utf8(std::string_view text) {
  for (;;) {
    text.remove_prefix(well_formed_prefix(text));
    if (text.empty()) return true;
    if (text[0] != '\0') return false;
    text.remove_prefix(1);
  }
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) at += decode(text, at).length;
  return count;
}

int display_width(char32_t c) {
  if (c < 0x300) return is_control(c) || c == 0xAD ? 0 : 1;
  if (within(kCombining, c) || (is_white(c) && c != 0x3000 && c != 0x1680 &&
                                !(c >= 0x2000 && c <= 0x200A) && c != 0x202F && c != 0x205F)) {
    return 0;
  }
  const bool wide =
      within(kWide, c) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c < 0x40000);
  return wide ? 2 : 1;
}

std::size_t display_width(std::string_view utf8) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const auto c = decode(utf8, at);
    width += static_cast<std::size_t>(display_width(c.value));
    at += c.length;
  }
  return width;
}

std::string trimmed(std::string_view utf8) {
  std::size_t first = 0;
  while (first < utf8.size()) {
    const auto c = decode(utf8, first);
    if (!is_white(c.value)) break;
    first += c.length;
  }
  std::size_t last = utf8.size();
  while (last > first) {
    const auto begin = code_point_before(utf8, last);
    if (!is_white(decode(utf8, begin).value)) break;
    last = begin;
  }
  return std::string(utf8.substr(first, last - first));
}

std::string without_damage(std::string_view utf8) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const auto c = decode(utf8, at);
    if (c.value != kReplacement) out += utf8.substr(at, c.length);
    at += c.length;
  }
  return out;
}

std::string without_white(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const auto c = decode(utf8, at);
    if (!is_white(c.value)) out.append(utf8.substr(at, c.length));
    at += c.length;
  }
  return out;
}

namespace {

// Whether no blank parts it from its like.
bool is_chinese(char32_t c) {
  return is_han(c) || (c > 0x3000 && c <= 0x303F) || (c > 0xFF00 && c <= 0xFF60) ||
         (c >= 0x2018 && c <= 0x201D) || c == 0x2014 || c == 0x2026;
}

// Every run of white space as one blank, trimmed; `keeps(line_end, before, behind)` says whether a
// run stays one.
template <class Keeps>
std::string with_single_blanks(std::string_view utf8, Keeps keeps) {
  std::string out;
  out.reserve(utf8.size());
  bool gap = false, line_end = false;
  char32_t before = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const auto c = decode(utf8, at);
    if (is_white(c.value)) {
      gap = true;
      line_end = line_end || c.value == U'\n';
    } else {
      if (gap && !out.empty() && keeps(line_end, before, c.value)) out += ' ';
      gap = line_end = false;
      before = c.value;
      out.append(utf8.substr(at, c.length));
    }
    at += c.length;
  }
  return out;
}

}  // namespace

std::string collapsed(std::string_view utf8) {
  return with_single_blanks(utf8, [](bool, char32_t, char32_t) { return true; });
}

std::string on_one_line(std::string_view utf8) {
  return with_single_blanks(utf8, [](bool line_end, char32_t before, char32_t behind) {
    return !line_end || !is_chinese(before) || !is_chinese(behind);
  });
}

std::string printable(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const auto c = decode(utf8, at);
    if (!c.valid) {
      out += "\\x";
      append_hex(out, static_cast<unsigned char>(utf8[at]), 2);
    } else if (c.value == '\n' || c.value == '\t' || c.value == '\r') {
      out += c.value == '\n' ? "\\n" : c.value == '\t' ? "\\t" : "\\r";
    } else if (is_control(c.value)) {
      out += "\\x";
      append_hex(out, c.value, 2);
    } else if (c.value >= 0x80 && is_white(c.value) && c.value != 0xA0 && c.value != 0x3000 &&
               !(c.value >= 0x2000 && c.value <= 0x200A)) {
      out += "\\u";
      append_hex(out, c.value, 4);
    } else {
      out.append(utf8.substr(at, c.length));
    }
    at += c.length;
  }
  return out;
}

}  // namespace gouji
