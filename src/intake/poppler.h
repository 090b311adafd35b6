// The programs of poppler-utils, which read PDF.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/child.h"
#include "base/limits.h"

namespace gouji {

// Runs one with the file on its standard input (`-`, or /dev/stdin where it takes names alone), in
// the time that is left for the report, for at most `output` bytes.
ChildOutcome run_poppler(std::vector<std::string> arguments, std::string_view bytes,
                         std::uint64_t output, const Limits& limits);

}  // namespace gouji
