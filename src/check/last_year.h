// The report of the year before, given beside the one under examination.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "check/prose.h"
#include "pack/library.h"
#include "reading/report.h"

namespace gouji {

struct CheckOptions;
struct PreviousReport;

// What was read of last year's report. The two are compared only where `trouble` is empty.
struct LastYear {
  std::string path;
  std::unique_ptr<Report> report;  // null where the file could not be read
  std::unique_ptr<Prose> prose;
  std::optional<int> year;
  std::string trouble;   // "unreadable", "no-report", "year", "agency"
  bool partial = false;  // not all of the file could be read: its figures prove no error
};

// Reads it in its own edition and tells whether the two are reports of one body in two following
// years. A body that either does not name is taken for the same. Throws PackFailure.
LastYear read_last_year(const PreviousReport& previous, const Report& report,
                        std::optional<int> year, PackLibrary& packs, const CheckOptions& options);

}  // namespace gouji
