// HTML: web pages, and what Word and WPS save as such.
#pragma once

#include <string>
#include <string_view>

#include "base/limits.h"
#include "intake/document.h"

namespace gouji {

// Reads `document.source->text` (UTF-8 without NUL) and fills blocks, problems, page_title and
// published. Never throws on account of the text; a limit reached is a problem, not fatal.
//
// A page that breaks off says so in its loss and among the problems, one that never
// says that it ends in `document.open_end`; a piece of another text, which `is_page` denies, says
// nothing of how that ends.
void read_html(Document& document, const Limits& limits, bool is_page = true);

// The character set that a page or an XML file declares within its first 4 KiB, as written there;
// empty where it declares none. `bytes` need only be ASCII-compatible.
std::string declared_charset(std::string_view bytes);

}  // namespace gouji
