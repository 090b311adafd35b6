#include "compare.h"

#include <algorithm>
#include <set>

namespace harness {
namespace {

// The fields that tell two findings of a rule apart.
Expected key_of(const gouji::Finding& finding) {
  Expected key{finding.rule, "", "", "", ""};
  const auto starts = [&](const char* prefix) { return finding.rule.rfind(prefix, 0) == 0; };
  if (starts("section.")) {
    key.section = finding.section.value_or("");
    return key;
  }
  static const std::set<std::string> of_table = {"table.missing", "table.blank", "cell.blank",
                                                 "table.row-unknown", "table.unreadable"};
  if (starts("table.") || starts("cell.") || starts("applications.") || starts("proceedings.") ||
      starts("disclosure."))
    key.table = finding.table.value_or("");
  if (key.table.empty() || of_table.contains(finding.rule)) return key;
  key.row = finding.row.value_or("");
  key.column = finding.column.value_or("");
  if (finding.rule == "table.row-missing" || finding.rule == "table.row-wording")
    key.column.clear();
  if (finding.rule == "table.column-missing") key.row.clear();
  return key;
}

bool is_error(const std::string& rule) {
  static const std::set<std::string> errors = {"edition.outdated",
                                               "title.year",
                                               "period.wrong",
                                               "section.missing",
                                               "section.order",
                                               "section.duplicate",
                                               "section.empty",
                                               "table.missing",
                                               "table.blank",
                                               "table.row-missing",
                                               "table.column-missing",
                                               "cell.not-a-number",
                                               "cell.negative",
                                               "cell.fraction",
                                               "applications.balance",
                                               "applications.outcomes",
                                               "applications.applicants",
                                               "proceedings.total"};
  return errors.contains(rule);
}

bool same(const Expected& due, const Expected& said) {
  if (due.section != "*") return due == said;
  return due.rule == said.rule && !said.section.empty();
}

bool names(const std::vector<gouji::Candidate>& candidate, const std::vector<ChangedCell>& cells) {
  return candidate.size() == cells.size() &&
         std::all_of(cells.begin(), cells.end(), [&](const ChangedCell& cell) {
           return std::any_of(candidate.begin(), candidate.end(), [&](const gouji::Candidate& one) {
             return one.table == cell.table && one.row == cell.row && one.column == cell.column &&
                    one.suggested == cell.original;
           });
         });
}

}  // namespace

Comparison compare(const gouji::ReportResult& said, const Expectation& due, bool may_doubt) {
  Comparison out;
  std::vector<Expected> left;
  std::set<std::string> doubted;
  for (const gouji::Finding& finding : said.findings) {
    left.push_back(key_of(finding));
    if (!may_doubt || finding.rule != "table.unreadable") continue;
    doubted.insert(left.back().table);
    left.pop_back();
  }
  out.doubted = doubted.size();
  bool fails = false;
  for (const Expected& expected : due.findings) {
    fails = fails || is_error(expected.rule);
    const auto found = std::find_if(left.begin(), left.end(),
                                    [&](const Expected& one) { return same(expected, one); });
    if (found == left.end() && doubted.contains(expected.table)) continue;
    if (found == left.end()) {
      out.missed.push_back(expected.print());
    } else {
      ++out.found;
      left.erase(found);
    }
  }
  for (const Expected& one : left) out.unasked.push_back(one.print());
  const auto verdict = fails ? gouji::Verdict::fail : gouji::Verdict::pass;
  if (said.verdict != verdict && doubted.empty() && out.missed.empty() && out.unasked.empty())
    out.unasked.push_back("verdict " + std::string(gouji::to_string(said.verdict)));
  return out;
}

void compare_diagnosis(const gouji::ReportResult& said, const std::vector<ChangedCell>& cells,
                       Comparison& out) {
  out.diagnosis_checked = true;
  for (const gouji::Diagnosis& diagnosis : said.diagnoses) {
    out.diagnosis += diagnosis.kind + ":";
    for (const auto& candidate : diagnosis.candidates) {
      if (names(candidate, cells)) out.diagnosis_right = true;
      for (const gouji::Candidate& one : candidate)
        out.diagnosis += " " + one.table + "." + one.row + "." + one.column + " " + one.found +
                         " -> " + one.suggested;
      out.diagnosis += ";";
    }
    out.diagnosis += " ";
  }
  if (said.diagnoses.empty()) out.diagnosis = "none";
}

std::vector<std::string> fingerprints(const gouji::ReportResult& said) {
  std::vector<std::string> out;
  for (const gouji::Finding& finding : said.findings)
    out.push_back(key_of(finding).print() + " " + finding.fingerprint);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace harness
