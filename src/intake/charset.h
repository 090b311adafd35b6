// Character sets: which one a file is in, and its text as UTF-8 with the way back.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "intake/source.h"

namespace gouji {

enum class Charset { utf8, gb18030, big5, utf16le, utf16be };

// "UTF-8", "GB18030", "Big5", "UTF-16LE" or "UTF-16BE".
std::string_view to_string(Charset charset);

struct CharsetChoice {
  Charset charset = Charset::utf8;
  std::size_t mark = 0;  // bytes of the byte order mark at the start
  // As many bytes at the start are known to be well-formed UTF-8 without NUL.
  std::size_t well_formed = 0;
};

// By byte order mark, pattern of NUL bytes, strict UTF-8, and then by what fits best: the set
// declared, the one that uchardet names, and the others gouji reads.
CharsetChoice choose_charset(std::string_view bytes, std::string_view declared);

struct Decoded {
  // Bytes that became U+FFFD, and where the first of them stands in `text`.
  struct Replaced {
    std::size_t count = 0;
    Locus first;
  };
  std::string text;
  OffsetMap stored;
  Replaced invalid, nul;
};

// Decodes what follows the byte order mark; never fails, whatever the bytes.
Decoded decode_as(std::string_view bytes, CharsetChoice choice);

}  // namespace gouji
