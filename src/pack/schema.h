// Whether a pack is well-formed XML, and what its schema says of it.
#pragma once

#include "pack/xml_source.h"

namespace gouji {

// Adds every mistake found, in both languages, and makes the tree of `source`. False where the text
// is not XML that can be trusted: then there is one mistake and no tree. Reads no other file than
// the schema, no document type and no entity, and takes time linear in the text.
bool validate(XmlSource& source, Mistakes& mistakes);

}  // namespace gouji
