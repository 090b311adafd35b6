// The sections of a report, found by their titles.
#pragma once

#include <memory>
#include <vector>

#include "reading/report.h"
#include "reading/words.h"

namespace gouji {

// A document in which every section heading is a paragraph of its own: headings that stand inside a
// line (a whole report on one line, a heading with its text behind it) are cut out of it. The same
// document where there is nothing to cut.
std::shared_ptr<const Document> with_headings_apart(std::shared_ptr<const Document> document,
                                                    const Words& words);

// In the order of the document. Rows of tables, the parts listed in a preamble, a table of contents
// and sub-headings of the same wording are no sections.
std::vector<SectionReading> find_sections(const Document& document, const Words& words);

}  // namespace gouji
