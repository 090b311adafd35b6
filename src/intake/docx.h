// Word documents (DOCX, as Word, WPS and LibreOffice write it).
#pragma once

#include "base/limits.h"
#include "intake/document.h"

namespace gouji {

class Archive;

// Reads the text as Word shows it into blocks: automatic numbers as text, tracked changes as if
// accepted, without headers, footers, notes and hidden text. Missing styles or numbering are
// tolerated; a main part that is missing, or any part that is no XML, is a fatal problem that names
// the part. Nothing outside of the archive is ever looked at.
void read_docx(Document& document, Archive& archive, const Limits& limits);

}  // namespace gouji
