// Text made comparable: what a reader takes for the same label becomes the same characters, and
// every character of the result knows where it came from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

// UTF-8 text after folding. `origin[i]` is the byte offset, in the text that was folded, of the
// code point that byte i of `text` came from; `origin` has one entry more than `text` has bytes,
// the end of the folded text.
struct Folded {
  std::string text;
  std::vector<std::uint32_t> origin;
  bool traditional = false;  // a character was met that only traditional text has
};

// Folds code point by code point: traditional forms to simplified ones, full-width forms to ASCII,
// families of punctuation to one ASCII mark (、，, to `,`; 〔﹝【[ to `[`; “”「」" to `"`), letters
// to lower case. White space of every kind and invisible characters are dropped. A Latin reading
// in brackets right after a Chinese character, as pinyin noise leaves it, is dropped too.
Folded fold(std::string_view utf8);

// The folded text alone.
std::string folded(std::string_view utf8);

// One code point as `fold` would have it; 0 where it is dropped.
char32_t fold_code_point(char32_t c);

}  // namespace gouji
