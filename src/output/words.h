// What severities and verdicts are called when speaking to people.
#pragma once

#include <string>
#include <string_view>

#include "base/bilingual.h"
#include "check/finding.h"

namespace gouji {

const Bilingual& severity_word(Severity severity);
const Bilingual& verdict_word(Verdict verdict);

// Report text fit for a terminal: white space collapsed, control characters visible, and cut with
// an ellipsis where it takes more than `columns`.
std::string shown(std::string_view text, std::size_t columns);

}  // namespace gouji
