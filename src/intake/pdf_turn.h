// Pages of a PDF whose text is printed turned.
#pragma once

#include <string_view>
#include <vector>

#include "base/limits.h"
#include "intake/pages.h"

namespace gouji {

// Sets how far the words of a page are turned, where most of them stand on end or seem to stand on
// their heads. Boxes alone do not tell which way such lines run: `pdftotext` is asked once more for
// the order in which they were written. Where that order says nothing words are left as they are.
void find_turns(std::vector<Page>& pages, std::string_view bytes, const Limits& limits);

// The first page whose characters come one by one though nothing parts them, which is what comes of
// mirrored glyphs on a turned page: in what order they are to be read cannot be told. 0 where there
// is none.
int page_in_pieces(const std::vector<Page>& pages);

}  // namespace gouji
