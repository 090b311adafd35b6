// What two results say differently.
#pragma once

#include <string>
#include <vector>

#include "check/finding.h"

namespace gouji {

struct FindingOf {
  std::string path;  // of the report; empty where the finding belongs to none
  Finding finding;
};

struct VerdictChange {
  std::string path;
  Verdict before, after;
};

// All in the order of the later results, what is only in the earlier ones in the order of these.
struct Difference {
  std::vector<FindingOf> fresh, same;
  std::vector<FindingOf> gone;    // the report was checked again and the finding is no more
  std::vector<FindingOf> unseen;  // the report is not among the later ones, or could not be read
  std::vector<std::string> added, removed;  // reports that only one of the two has
  std::vector<VerdictChange> changed;
};

// Everything of one run.
struct SavedRun {
  std::vector<ReportResult> reports;
  std::vector<Finding> general;
};

// Findings are the same where their fingerprints are, those of one path first; so a report that
// was renamed keeps its findings. Reports are the same by path, else by agency and year.
Difference difference(const SavedRun& before, const SavedRun& after);

// As text for people, and as gouji.diff/1 (schemas/diff.schema.json). Both end in a newline.
std::string difference_text(const Difference& difference, Language language);
std::string difference_json(const Difference& difference);

}  // namespace gouji
