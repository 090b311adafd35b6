// PDF with text, through poppler's pdftotext in a child process.
#pragma once

#include <string_view>

#include "base/limits.h"
#include "intake/document.h"

namespace gouji {

// Whether the bytes are a PDF: its mark stands among the first 1024 bytes.
bool is_pdf(std::string_view bytes);

// Reads the words of all pages with their positions. A fatal problem where pdftotext is not
// installed, the file is encrypted or damaged, no page has text, most of its glyphs stand for no
// character, or a limit ends the child. No temporary file is made.
void read_pdf(Document& document, std::string_view bytes, const Limits& limits);

}  // namespace gouji
