// Results made by hand: what the writers are given, without a report behind it.
#pragma once

#include "output/result_set.h"

namespace gouji::sample {

// One sound report.
ReportResult sound();
// A broken row sum with its excerpt and diagnosis, a title that tries to speak to the terminal, a
// page that could not be read, a skipped equation.
ReportResult faulty();
// A file of which nothing could be read.
ReportResult unreadable();

}  // namespace gouji::sample
