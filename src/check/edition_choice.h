// Which edition of the format a report should follow, which its labels follow, and the report as
// read with the two.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "check/check.h"
#include "reading/read.h"

namespace gouji {

struct Edition {
  std::shared_ptr<const Pack> due, followed;
  YearChoice year;
  std::string reason;                 // of the choice of `due`: what says the year, or "explicit"
  std::vector<Telltale> betrayed_by;  // labels of `followed`, where it is not `due`
};

struct EditionReading {
  Edition edition;
  Report report;
};

// The year of the report, in the words of the newest pack, or an explicit pack tells the edition
// due; the labels of its tables tell the one followed. An edition without tables is followed by no
// table. Throws PackFailure.
EditionReading read_in_edition(std::shared_ptr<const Document> document, PackLibrary& packs,
                               const CheckOptions& options);

}  // namespace gouji
