// Radicals, which text out of PDF files has in place of the characters that look the same.
#pragma once

namespace gouji {

// The character that a radical (U+2E80 to U+2FD5) stands for; any other code point as it is.
char32_t without_radical(char32_t c);

}  // namespace gouji
