// One thing a person should look at, and what is said of a report as a whole.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bilingual.h"
#include "base/place.h"
#include "base/severity.h"

namespace gouji {

// A row or a column of a table around a bad cell, for people: heads over values, one marked.
struct Excerpt {
  std::vector<std::string> heads;
  std::vector<std::string> values;
  int marked = -1;
};

struct Related {
  std::string table, row, column;
  std::string found;  // the raw figure
  Place place;
};

enum class FindingState { fresh, known, waived };  // "new" in every output

// Who answers for a finding that is waived, why, and the last day on which that holds.
struct WaiverNote {
  std::string who, why, until;  // until: YYYY-MM-DD
};

struct Finding {
  std::string rule;
  Severity severity = Severity::error;
  Confidence confidence = Confidence::certain;
  Bilingual message;
  // Absent where the field has no meaning for the rule.
  std::optional<std::string> section, table, row, column, found, expected, computation;
  std::optional<Place> place;  // absent only where nothing of the report is to be pointed at
  std::vector<Related> related;
  std::string clause;
  std::string fingerprint;  // 16 hex digits
  FindingState state = FindingState::fresh;
  std::optional<WaiverNote> waiver;  // where the state is waived
  std::optional<Excerpt> excerpt;    // for people only
};

struct Candidate {
  std::string table, row, column, found, suggested;
};

// What would settle broken equations. `candidates` holds alternatives; each is the set of cells
// that would have to change together.
struct Diagnosis {
  std::string kind;  // cell, total, split, shift, transposed
  std::vector<std::vector<Candidate>> candidates;
  std::vector<std::string> explains;  // fingerprints
  Bilingual message;                  // for people
};

struct SkippedEquation {
  std::string rule, table, row, column;  // row or column empty: the one that the rule runs over
  std::string reason;                    // not-a-number, untied, absent, split
  Bilingual name;                        // for people: the table and the row or column
};

enum class Verdict { pass, fail, unclear, unreadable, not_applicable };

struct ReportResult {
  std::string path, sha256, format;
  std::string pack, pack_version, pack_sha256, pack_reason, edition;
  std::string title, agency, body;  // empty where unknown; body "unknown"
  std::optional<int> year;
  Verdict verdict = Verdict::pass;
  std::vector<Finding> findings;  // by place, then rule
  std::vector<Diagnosis> diagnoses;
  std::vector<SkippedEquation> equations_skipped;
  std::vector<std::string> rules_run;
  std::uint64_t findings_dropped = 0;  // beyond the limit
};

std::string_view to_string(Verdict verdict);
std::string_view to_string(FindingState state);

}  // namespace gouji
