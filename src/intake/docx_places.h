// Gives every text of a document without lines a place that a person can find.
#pragma once

#include <string_view>

#include "intake/document.h"

namespace gouji::docx {

// Makes a node for each paragraph, table and cell in the order of the blocks. A paragraph is
// counted from the heading above it, a table from the beginning of the document, a row and a cell
// as they are seen on paper. Nodes later in the document have later offsets, so that either tells
// the order.
void name_places(Document& document, std::string_view part);

}  // namespace gouji::docx
