// What stands before section one and tells whose report it is and of which year.
#pragma once

#include "reading/report.h"
#include "reading/words.h"

namespace gouji {

// Fills title, agency, body, years, period and publication. Needs `sections` of the report for the
// limits of the preamble and of section one; works without.
void read_title(Report& report, const Words& words);
// The title of another whole report behind this one: more than half of the sections stand before it
// and again behind it, and the first of them has a title above it, too.
void read_second_title(Report& report, const Words& words);
void read_published(Report& report, const Words& words);
void read_overview_year(Report& report);
void read_period(Report& report, const Words& words);
// The list of parts that a preamble announces.
void read_preamble_parts(Report& report, const Words& words);

}  // namespace gouji
