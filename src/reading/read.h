// A document and a pack make a report.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pack/load.h"
#include "reading/report.h"

namespace gouji {

// The year of a report and what says it: "title", "period", "overview", "published" or "default".
struct YearChoice {
  std::optional<int> year;
  std::string reason = "default";
};
YearChoice choose_year(const Report& report);

// Reads what tells a report's year and edition with `due`, the edition that it should follow:
// title, agency, years, period, sections; no tables.
Report read_opening(std::shared_ptr<const Document> document, std::shared_ptr<const Pack> due);

// Reads on, the tables with `followed`, the edition that its labels follow (often the same pack).
// Linear in the size of the document. Throws OutOfTime where the limits have a deadline.
Report read_report(Report opening, std::shared_ptr<const Pack> followed,
                   const Limits& limits = Limits());

// A label that stands in the document and that only one edition has.
struct Telltale {
  std::string label;  // as the pack has it
  Locus where;        // the first time it stands there
};
// Which of the telltales of an edition stand as labels in tables (of any layout), in order of the
// pack.
std::vector<Telltale> find_telltales(const Document& document,
                                     const std::vector<std::string>& telltales);

}  // namespace gouji
