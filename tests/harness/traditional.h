// Simplified characters in their traditional forms, one by one.
#pragma once

#include <string>

namespace harness {

std::string traditional(const std::string& text);

}  // namespace harness
