// Web pages kept in one file (MHTML), as browsers and office programs save them.
#pragma once

#include <string_view>

#include "base/limits.h"
#include "intake/document.h"

namespace gouji {

// Finds the page among the parts, decodes it and reads it as HTML; `document.source`, which has
// the path, becomes its text. What a frameset shows is read as one page. Lines in places count in
// the page itself, as it was before it was wrapped; there are no stored bytes. A fatal problem
// where no part is a page.
void read_mhtml(Document& document, std::string_view bytes, const Limits& limits);

}  // namespace gouji
