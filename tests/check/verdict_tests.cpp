#include "check/verdict.h"
#include "print.h"
#include "sample.h"

using namespace gouji;
using sample::Sample;

namespace {

Verdict verdict(std::initializer_list<Severity> severities) {
  std::vector<Finding> findings;
  for (const auto severity : severities) findings.emplace_back().severity = severity;
  return verdict_of(findings);
}

Finding at(int line, int column, const std::string& rule) {
  Finding finding;
  finding.rule = rule;
  finding.place.emplace();
  finding.place->line = line;
  finding.place->column = column;
  return finding;
}

}  // namespace

TEST_CASE("one error fails a report, whatever else is found") {
  CHECK(verdict({Severity::unclear, Severity::error, Severity::advice}) == Verdict::fail);
}

TEST_CASE("without an error one unclear finding makes the report unclear") {
  CHECK(verdict({Severity::warning, Severity::unclear}) == Verdict::unclear);
}

TEST_CASE("warnings and advice never change a pass") {
  CHECK(verdict({}) == Verdict::pass);
  CHECK(verdict({Severity::warning, Severity::advice}) == Verdict::pass);
}

TEST_CASE("a document is no report only without title, section and table") {
  Sample s;
  auto& report = s.report;
  CHECK_FALSE(is_no_report(report));
  report.title_line.match = LabelMatch::none;
  CHECK_FALSE(is_no_report(report));
  report.sections.clear();
  CHECK_FALSE(is_no_report(report));
  for (auto& table : report.tables) table.state = TableState::missing;
  CHECK(is_no_report(report));
  report.tables[0].state = TableState::unreadable;
  report.tables[0].trouble = "picture";
  CHECK(is_no_report(report));
  report.tables[0].trouble = "attachment";
  CHECK_FALSE(is_no_report(report));
}

TEST_CASE("findings go by line, column and rule, those that point nowhere and of intake first") {
  Finding nowhere;
  nowhere.rule = "z";
  CHECK(stands_before(nowhere, at(1, 1, "a")));
  CHECK(stands_before(at(9, 5, "z"), at(10, 1, "a")));
  CHECK(stands_before(at(2, 3, "z"), at(2, 10, "a")));
  CHECK(stands_before(at(2, 3, "a"), at(2, 3, "b")));
  CHECK_FALSE(stands_before(at(2, 3, "a"), at(2, 3, "a")));
  // What was not read explains what is not there.
  CHECK(stands_before(at(9, 1, "intake.no-text"), at(1, 1, "a")));
  CHECK_FALSE(stands_before(nowhere, at(9, 1, "intake.no-text")));
}

TEST_CASE("verdicts and states have the names that programs rely on") {
  CHECK(to_string(Verdict::not_applicable) == "not-applicable");
  CHECK(to_string(Verdict::unreadable) == "unreadable");
  CHECK(to_string(FindingState::fresh) == "new");
}
