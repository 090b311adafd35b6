// Canonical XML (gouji.report/1): what `gouji extract --format xml` writes, read back.
#pragma once

#include "base/limits.h"
#include "intake/document.h"

namespace gouji {

// Reads `document.source->text` into blocks. XML that is not well-formed, has a document type, or
// holds an element that the format does not know is a fatal problem at its line.
void read_xml(Document& document, const Limits& limits);

}  // namespace gouji
