// The words of a PDF, as pdftotext tells them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "intake/pages.h"

namespace gouji {

// The pages that a table of words (`pdftotext -tsv`) tells; nothing where it is none of
// pdftotext's.
std::optional<std::vector<Page>> words_of(std::string_view table);

// Whether the characters are neither Chinese nor any other text: what comes of glyphs whose font
// does not say which characters they stand for.
bool is_gibberish(const std::vector<Page>& pages);

}  // namespace gouji
