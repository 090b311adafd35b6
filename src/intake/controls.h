// Control characters in a text, found without looking at every byte.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace gouji {

// Where the next ASCII control character below the blank stands, line ends and tabs among them; the
// end of the text where there is none. Eight bytes without one, as most are, are passed over at
// once.
inline std::size_t next_control(std::string_view text, std::size_t from) {
  constexpr std::uint64_t kOnes = 0x0101010101010101u, kHigh = 0x8080808080808080u;
  constexpr std::size_t kWord = sizeof(std::uint64_t);
  for (auto at = from; at < text.size();) {
    if (text.size() - at >= kWord) {
      std::uint64_t word;
      std::memcpy(&word, text.data() + at, kWord);
      // The lowest byte that is marked is below the blank; higher ones may have been borrowed from.
      const auto below = (word - kOnes * ' ') & ~word & kHigh;
      if (below == 0) {
        at += kWord;
        continue;
      }
      if constexpr (std::endian::native == std::endian::little) {
        return at + static_cast<std::size_t>(std::countr_zero(below)) / 8;
      }
    }
    if (static_cast<unsigned char>(text[at]) < ' ') return at;
    ++at;
  }
  return text.size();
}

}  // namespace gouji
