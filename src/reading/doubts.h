// What is not missing but could not be read: labels that came apart on a page.
#pragma once

#include "reading/tables.h"

namespace gouji {

// Whether the document was put together from words on pages.
bool has_pages(const Document& document);

// On pages labels may come apart so that they are not known again. A row or column that was not
// found, though the words of its label stand in the section of its table, becomes unreadable, and
// so does a table that was not found at all.
void doubt_missing(const Document& document, const Home& home, TableReading& table);

}  // namespace gouji
