// Results made by hand: what the writers are given, without a report behind it.
#pragma once

#include "check/finding.h"

namespace gouji::sample {

// One sound report.
ReportResult sound();
// A broken row sum with its excerpt and diagnosis, a title that tries to speak to the terminal, a
// page that could not be read, a skipped equation.
ReportResult faulty();
// A file of which nothing could be read.
ReportResult unreadable();
// Readable, but not a report.
ReportResult not_a_report();
// Findings that are known and waived, one that weighs a warning, in a DOCX, without lines, under a
// path that needs to be escaped everywhere.
ReportResult settled();
// A finding that belongs to no report.
Finding expired_waiver();

}  // namespace gouji::sample
