// Pages that are full of running text.
#pragma once

#include "base/limits.h"
#include "intake/pages.h"

namespace gouji {

// Whether words in lines without gaps, none of them figures alone, fill the page so that no table
// and no picture of any size has room on it. Only where that is certain. Throws what
// `limits.keep_time` throws.
bool is_full_of_text(const Page& page, const Limits& limits);

}  // namespace gouji
