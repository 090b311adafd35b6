// What is not missing but could not be read: labels that came apart on a page.
#pragma once

#include "reading/tables.h"

namespace gouji {

// On pages whose cells are known only by where words stand, labels may come apart so that they are
// not known again. A row or column that was not found, though the words of its label stand in the
// section of its table, becomes unreadable, and the wording of such a table is not judged. A table
// that was not found at all becomes unreadable where labels of it stand there, on any page.
void doubt_missing(const Document& document, const Home& home, TableReading& table);

// Where cells may have been left unread, whatever is blank in a table is unreadable.
void doubt_blanks(TableReading& table);

// A table among whose labels, or in whose section, characters are lost is `damaged`.
void doubt_damaged(const Document& document, const Home& home, TableReading& table);

// Whether a line that lost characters may be a heading.
bool may_be_damaged_heading(const Document& document);

// Whether the words of a label stand among lines of pages whose order could not be told.
bool may_stand_in_doubt(const Document& document, const Label& label);

// Whether the heading of a section, or what follows it, is such a line.
bool is_in_doubt(const Document& document, const SectionReading& section);

}  // namespace gouji
