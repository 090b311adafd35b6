// A text that is at hand as a whole, to a file or to standard output.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "output/sink.h"

namespace gouji {

// Through a file sink: the file is whole or as it was.
std::optional<WriteFailure> write_file(const std::string& path, std::string_view text);

// All of it, or a failure. SIGPIPE must be ignored by the process.
std::optional<WriteFailure> write_standard_output(std::string_view text);

}  // namespace gouji
