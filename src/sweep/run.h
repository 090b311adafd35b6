// Many reports, checked by several threads, handed on in the order of the reports.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "check/check.h"

namespace gouji {

// A report to check: a file, or bytes already at hand (standard input).
struct Input {
  std::string path;
  std::optional<std::string> bytes = {};
  std::shared_ptr<const CheckOptions> options = {};  // null: those of the run
};

struct RunOutcome {
  std::optional<PackFailure> pack_failure;
  std::string fault;  // what went wrong inside the program, as the system says it
};

// Takes a finished result; false where no more are wanted.
using TakeResult = std::function<bool(ReportResult&&)>;

// Hands every result to `take`, in the order of the inputs and one at a time, though from any of
// the threads. At most `jobs` threads check, this one among them, and never run further ahead of
// the first report that is not finished than a fixed window, so that the results that wait do not
// grow with the number of reports. After a failure, and where `take` wants no more, no further
// report is begun and none is handed on.
RunOutcome check_all(const std::vector<Input>& inputs, PackLibrary& packs,
                     const CheckOptions& options, unsigned jobs, const TakeResult& take);

}  // namespace gouji
