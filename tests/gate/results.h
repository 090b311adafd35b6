// Results made by hand, as the gate is given them.
#pragma once

#include <string>
#include <vector>

#include "check/finding.h"
#include "check/fingerprint.h"

namespace gouji {

inline Finding finding_of(const std::string& rule, const std::string& table, const std::string& row,
                          const std::string& column, const std::string& found,
                          Severity severity = Severity::error) {
  Finding finding;
  finding.rule = rule;
  finding.severity = severity;
  finding.table = table;
  finding.row = row;
  finding.column = column;
  finding.found = found;
  finding.message = {"不相符", "does not agree"};
  return finding;
}

// A result with fingerprints and verdict as the check would set them.
inline ReportResult result_of(const std::string& path, const std::string& agency, int year,
                              std::vector<Finding> findings) {
  ReportResult result;
  result.path = path;
  result.agency = agency;
  if (year > 0) result.year = year;
  result.findings = std::move(findings);
  set_fingerprints(result.findings, {path, result.agency, result.year});
  for (const auto& finding : result.findings) {
    if (finding.severity == Severity::error) result.verdict = Verdict::fail;
  }
  return result;
}

// The state of every finding: n for new, k for known, w for waived.
inline std::string states(const ReportResult& result) {
  std::string text;
  for (const auto& finding : result.findings) text += to_string(finding.state).front();
  return text;
}

}  // namespace gouji
