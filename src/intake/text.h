// Plain text and Markdown: a paragraph a line, and tables whose cells stand between bars.
#pragma once

#include "base/limits.h"
#include "intake/document.h"

namespace gouji {

// Reads `document.source->text` into blocks. A run of lines that each hold several cells between
// bars is a grid; a line of one cell, or of bars alone, stays a paragraph with its bars.
void read_text(Document& document, const Limits& limits);

}  // namespace gouji
