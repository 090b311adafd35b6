// Results go out whole or not at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/bilingual.h"

namespace gouji {

struct WriteFailure {
  Bilingual message;         // a sentence that names the path and what is wrong with it
  bool closed_pipe = false;  // whoever read has gone: nothing need be said
};

// Writes beside the file and renames, so that readers see the old text or the new one; the new one
// keeps the permissions of the old. What is no regular file (a device, a pipe) is written to as it
// is.
std::optional<WriteFailure> write_file(const std::string& path, std::string_view text);

// All of it, or a failure. SIGPIPE must be ignored by the process.
std::optional<WriteFailure> write_standard_output(std::string_view text);

}  // namespace gouji
