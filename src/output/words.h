// What severities and verdicts are called when speaking to people.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/bilingual.h"
#include "check/finding.h"

namespace gouji {

const Bilingual& severity_word(Severity severity);
const Bilingual& verdict_word(Verdict verdict);
const Bilingual& verdict_name(Verdict verdict);  // in one word

// "known" and "waived" in brackets; empty for new findings.
Bilingual state_mark(FindingState state);

// Who waived a finding, why, and until when, in one line; why a known one counts for nothing. Empty
// for new findings.
Bilingual state_reason(const Finding& finding);

// The message with the mark of its state in front.
Bilingual marked_message(const Finding& finding);

// What stands for a report that is not one in formats that hold findings and nothing else: a
// finding `report.not-applicable` of severity unclear. Nothing for all others, whose findings speak
// for them.
std::optional<Finding> finding_of_verdict(const ReportResult& report);

// Report text fit for a terminal: white space collapsed, control characters visible, and cut with
// an ellipsis where it takes more than `columns`.
std::string shown(std::string_view text, std::size_t columns);

}  // namespace gouji
