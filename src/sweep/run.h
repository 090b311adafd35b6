// Many reports, checked by several threads, with results in the order of the reports.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/check.h"
#include "output/result_set.h"

namespace gouji {

// A report to check: a file, or bytes already at hand (standard input).
struct Input {
  std::string path;
  std::optional<std::string> bytes;
};

struct RunOutcome {
  ResultSet results;  // complete where the two below are empty
  std::optional<PackFailure> pack_failure;
  std::string fault;  // what went wrong inside the program, as the system says it
};

// At most `jobs` threads, this one among them. After a failure no further report is begun.
RunOutcome check_all(const std::vector<Input>& inputs, PackLibrary& packs,
                     const CheckOptions& options, unsigned jobs);

}  // namespace gouji
