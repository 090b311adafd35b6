// What the command line asks to read: paths, folders, standard input, and how.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "check/check.h"
#include "cli/options.h"
#include "cli/session.h"
#include "sweep/run.h"

namespace gouji {

struct Inputs {
  std::vector<Input> reports;        // in the order named; a folder's in the order of their paths
  std::set<std::string> named;       // those that an operand names itself
  std::vector<std::string> folders;  // those that an operand names, as whole paths
  bool any_path = false;             // a path was given that exists
  int code = kExitSound;             // what missing paths and empty folders add to the exit code
};

// Goes through the operands. A path that does not exist and a folder without reports are said at
// once on standard error; the others stay. Throws UsageError where there is no operand.
Inputs inputs_of(const Arguments& arguments, const Limits& limits, Language language);

// The one report of a command that takes one; its bytes read where it is standard input.
Input one_input(const Arguments& arguments, const Limits& limits);

// --pack, --input-format, --body and --limit. Throws UsageError.
CheckOptions check_options(const Arguments& arguments);

// NAME=VALUE of --limit. Throws UsageError.
std::pair<Limit, std::uint64_t> limit_setting(const std::string& setting);

// --jobs, else as many as there are processors. Throws UsageError.
unsigned jobs_of(const Arguments& arguments);

}  // namespace gouji
