// SHA-256, for fingerprints and for telling one file from another.
#pragma once

#include <string>
#include <string_view>

namespace gouji {

// The digest as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace gouji
