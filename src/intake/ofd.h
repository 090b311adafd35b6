// OFD, the national fixed layout (GB/T 33190): an archive of XML with text placed on pages.
#pragma once

#include "base/limits.h"
#include "intake/document.h"

namespace gouji {

class Archive;

// Reads the pages of all documents in the file, in order, through `read_pages`. Of the templates of
// pages, lines are taken over and the text of forms that they draw; their other text, annotations
// and signatures are left out. A document or page that is missing
// or cannot be read is a problem that names it; where no text is left at all it is fatal.
void read_ofd(Document& document, Archive& archive, const Limits& limits);

}  // namespace gouji
