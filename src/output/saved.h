// Results that were saved as JSON, read back.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/bilingual.h"
#include "check/finding.h"

namespace gouji {

// What is done with each report, in order, and then with each finding that belongs to none.
struct SavedResults {
  std::function<void(ReportResult&&)> report;
  std::function<void(Finding&&)> general;
};

// Reads gouji.findings/1 as `--format json` and `--format ndjson` write it: all that the JSON
// holds, which is all but what is drawn for people (excerpts, the words of a diagnosis). On
// failure, a sentence that says what is wrong and where, by line and column where it is no JSON, by
// field where it is other JSON than ours; what was handed on before is then not to be used.
std::optional<Bilingual> read_saved(std::string_view text, const SavedResults& results);

}  // namespace gouji
