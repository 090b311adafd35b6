// The code points that count as white space, as ranges in ascending order.
#pragma once

#include <array>

namespace gouji {

struct CodeRange {
  char32_t first, last;
};

// U+E5E5 is what GB18030 makes of A3 A0, the full-width blank of old editors.
inline constexpr std::array<CodeRange, 17> kWhiteRanges{{{0x09, 0x0D},
                                                         {0x20, 0x20},
                                                         {0x85, 0x85},
                                                         {0xA0, 0xA0},
                                                         {0xAD, 0xAD},
                                                         {0x34F, 0x34F},
                                                         {0x61C, 0x61C},
                                                         {0x1680, 0x1680},
                                                         {0x180E, 0x180E},
                                                         {0x2000, 0x200F},
                                                         {0x2028, 0x202F},
                                                         {0x205F, 0x2064},
                                                         {0x2066, 0x2069},
                                                         {0x3000, 0x3000},
                                                         {0x3164, 0x3164},
                                                         {0xE5E5, 0xE5E5},
                                                         {0xFEFF, 0xFEFF}}};

}  // namespace gouji
