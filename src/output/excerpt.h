// The row or column around a bad cell, drawn small with box characters.
#pragma once

#include <string>

#include "check/finding.h"

namespace gouji {

// Side by side where that fits into `columns`, else one under another; then figures that are blank
// or 0 are left out, all but the marked one. The marked figure stands in 〔 〕. Every line begins
// with `indent` and ends in a newline; empty where there is nothing to draw.
std::string draw(const Excerpt& excerpt, std::string_view indent, std::size_t columns);

}  // namespace gouji
