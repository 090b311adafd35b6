// UTF-8 text as a list of its characters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace harness {

inline std::vector<std::string> characters(std::string_view text) {
  std::vector<std::string> out;
  for (const char byte : text) {
    if ((static_cast<unsigned char>(byte) & 0xC0u) == 0x80u && !out.empty())
      out.back() += byte;
    else
      out.emplace_back(1, byte);
  }
  return out;
}

inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

}  // namespace harness
