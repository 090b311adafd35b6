// Files of saved results that a command reads.
#pragma once

#include <string>

#include "output/saved.h"

namespace gouji {

// The bytes of a file, or of standard input where `path` is "-". Throws UsageError.
std::string saved_bytes(const std::string& path);

// read_saved(); throws UsageError, which names the file, where it fails.
void read_saved_file(const std::string& path, const std::string& bytes,
                     const SavedResults& results);

}  // namespace gouji
