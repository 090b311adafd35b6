// Characters of symbol fonts as characters that every font has.
#pragma once

#include <string>
#include <string_view>

namespace gouji::docx {

// The character that `font` shows at `code`, which may stand in the private range F000 to F0FF as
// Word stores it. What is not known becomes a white square; other fonts' characters stay.
char32_t symbol(char32_t code, std::string_view font);

// `text` with the characters of the private range replaced by what `font` shows for them.
std::string with_symbols(std::string_view text, std::string_view font);

}  // namespace gouji::docx
