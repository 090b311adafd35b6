// A report as it was read, for other programs: sections, tables and figures, nothing judged.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/bilingual.h"
#include "check/check.h"

namespace gouji {

// gouji.report/1 as JSON: every figure the format asks for with state, value (exact, as text), raw
// text and place; paragraphs of each section.
std::string extract_json(const Reading& reading);

// gouji.report/1 as XML: what `check` reads back to the same findings and fingerprints. Labels and
// figures stand as the report has them; rows and columns that it lacks are left out.
std::string extract_xml(const Reading& reading);

// One figure a line, with a byte order mark, as spreadsheets expect it. A text that a spreadsheet
// would take for a formula begins with an apostrophe.
std::string extract_csv(const Reading& reading);

struct Extractor {
  std::string_view format;  // as --format takes it
  Bilingual meaning;
  std::string (*extract)(const Reading& reading);
};

std::span<const Extractor> extractors();
const Extractor* find_extractor(std::string_view format);  // null where there is none

std::string_view to_string(FigureState state);
std::string_view to_string(TableState state);

}  // namespace gouji
