// Sound text for the sections of an invented report, free of figures.
#pragma once

#include "model.h"
#include "random.h"

namespace harness {

// Makes the six sections: headings in a wording that is accepted, and paragraphs.
void write_sections(Report& report, Random& random);

// A heading that the norm knows but does not ask for; empty where there is none for the section.
std::string variant_title(const std::string& section, Random& random);

// A sentence that may stand before the table of a section.
std::string table_lead(const std::string& section);

}  // namespace harness
