// What a check of one report is told to do, and where each part of that was said.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/severity.h"

namespace gouji {

// The line of a configuration file, the command line, or, where neither is set, nobody: a default.
struct Origin {
  std::string file;
  int line = 0;
  bool command_line = false;

  bool standard() const { return file.empty() && !command_line; }
};

template <typename T>
struct Stated {
  T value{};
  Origin origin;
};

// Findings of a rule count as graver or lighter than the pack has it.
struct SeverityChange {
  Severity severity = Severity::error;
  std::string reason;
  Origin origin;
};

struct Settings {
  Stated<std::string> pack;  // an id or a file; empty: the report's year chooses
  Stated<std::string> body;  // empty: the report's name tells
  Stated<Severity> fail_on{Severity::error, {}};
  Stated<bool> unclear_fails{true, {}};
  std::map<std::string, SeverityChange> severities;  // by rule
  std::map<Limit, Stated<std::uint64_t>> limits;     // those that differ from their standard
};

// The kinds of body that a user may state.
inline constexpr std::string_view kBodyKinds[] = {"government", "township", "subdistrict",
                                                  "department", "other"};

}  // namespace gouji
