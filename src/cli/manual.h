// The manual page gouji(1), made from the table of commands and options.
#pragma once

#include <string>

#include "base/bilingual.h"

namespace gouji {

// In the man macros of roff, UTF-8.
std::string manual_page(Language language);

}  // namespace gouji
