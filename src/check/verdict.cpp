#include "check/verdict.h"

#include <algorithm>
#include <tuple>

namespace gouji {

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass:
      return "pass";
    case Verdict::fail:
      return "fail";
    case Verdict::unclear:
      return "unclear";
    case Verdict::unreadable:
      return "unreadable";
    case Verdict::not_applicable:
      return "not-applicable";
  }
  return "";
}

std::string_view to_string(FindingState state) {
  switch (state) {
    case FindingState::fresh:
      return "new";
    case FindingState::known:
      return "known";
    case FindingState::waived:
      return "waived";
  }
  return "";
}

Verdict verdict_of(const std::vector<Finding>& findings) {
  const auto any = [&](Severity severity) {
    return std::any_of(findings.begin(), findings.end(),
                       [&](const Finding& finding) { return finding.severity == severity; });
  };
  if (any(Severity::error)) return Verdict::fail;
  return any(Severity::unclear) ? Verdict::unclear : Verdict::pass;
}

bool is_no_report(const Report& report) {
  // Any page has pictures; a file or a frame may well hold the report.
  const auto absent = [](const TableReading& table) {
    return table.state == TableState::missing || table.trouble == "picture";
  };
  return report.title_line.match == LabelMatch::none && report.sections.empty() &&
         std::all_of(report.tables.begin(), report.tables.end(), absent);
}

bool stands_before(const Finding& a, const Finding& b) {
  const auto is_of_intake = [](const Finding& f) { return f.rule.starts_with("intake."); };
  if (is_of_intake(a) != is_of_intake(b)) return is_of_intake(a);
  const auto key = [](const Finding& f) {
    static const Place kNowhere;
    const Place& p = f.place ? *f.place : kNowhere;
    return std::tie(p.page, p.line, p.column, p.byte_start, p.ordinal, p.part, p.cell, f.rule);
  };
  return key(a) < key(b);
}

}  // namespace gouji
