// Pieces of words that stand over other words, as those of what is written aslant do.
#pragma once

#include <cstddef>
#include <vector>

#include "base/limits.h"
#include "intake/pages.h"

namespace gouji {

// How many words of a character or two stand over a longer one; at most `most` are counted. Throws
// what `limits.keep_time` throws.
std::size_t count_crossings(const Page& page, std::size_t most, const Limits& limits);

// Whether some word stands over another by half a character and more, as the level words of a seal
// do, among figures or over the heading of a section. A seal over the signature harms nothing.
// Throws what `limits.keep_time` throws.
bool has_words_over_table(const Page& page, const Limits& limits);

// Puts the pages `level`, from which what is written aslant was left out, in the place of `pages`,
// one by one, wherever nothing else is missing from them. On a page that is kept the words are
// marked that are written aslant; where they cannot be told, or hold digits, it is `crossed`.
// Throws what `limits.keep_time` throws.
void take_level_pages(std::vector<Page>& pages, std::vector<Page> level, const Limits& limits);

}  // namespace gouji
