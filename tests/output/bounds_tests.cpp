// What formats do with more than they can show.
#include <algorithm>

#include <doctest/doctest.h>

#include "output/written.h"

namespace gouji {
namespace {

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

// Reports with so many findings each of a severity.
std::vector<ReportResult> many(std::size_t reports, Severity severity, std::size_t findings,
                               FindingState state = FindingState::fresh) {
  auto report = sample::faulty();
  Finding finding = report.findings[1];
  finding.severity = severity;
  finding.state = state;
  report.findings.assign(findings, finding);
  std::vector<ReportResult> all(reports, report);
  for (std::size_t i = 0; i < reports; ++i) all[i].path = std::to_string(i) + ".html";
  return all;
}

TEST_CASE("GitHub is given ten annotations of a level and the count of all others") {
  auto reports = many(3, Severity::advice, 4);
  for (const auto& report : many(3, Severity::error, 5)) reports.push_back(report);
  for (const auto& report : many(2, Severity::warning, 6)) reports.push_back(report);
  for (const auto& report : many(1, Severity::unclear, 3)) reports.push_back(report);
  const auto text = sample::written("github", {reports});
  CHECK(count_of(text, "::error ") == 10);
  CHECK(count_of(text, "::warning ") == 10);
  CHECK(count_of(text, "::notice ") == 10);
  // The gravest first, though they came last; what could not be judged before warnings.
  CHECK(text.starts_with("::error file="));
  CHECK(text.find("::warning") > text.rfind("::error"));
  CHECK(text.find("::notice") > text.rfind("::warning"));
  CHECK(text.find("::notice title=gouji::另有未逐条标注的问题：错误 5 处，警告 5 处，建议 3 处，"
                  "详见完整结果%0Anot annotated one by one: 5 error, 5 warning, 3 advice; see the "
                  "full results\n") != std::string::npos);
  CHECK(
      text.ends_with("gouji: 共检查 9 份，错误 15 处，待核 3 处，警告 12 处，建议 12 处 / reports "
                     "checked: 9; 15 error, 3 unclear, 12 warning, 12 advice\n"));
}

TEST_CASE("GitHub is told of known and waived findings last, and never as errors") {
  auto reports = many(1, Severity::error, 3, FindingState::waived);
  for (const auto& report : many(1, Severity::advice, 9)) reports.push_back(report);
  const auto text = sample::written("github", {reports});
  CHECK(count_of(text, "::error ") == 0);
  CHECK(text.find("已豁免）") == std::string::npos);  // the advice took all room
  CHECK(text.find("另有未逐条标注的问题：已登记或已豁免 3 处") != std::string::npos);
}

TEST_CASE("a Markdown summary stays below what a comment may hold and counts what it leaves out") {
  auto reports = many(50, Severity::error, 10);
  for (auto& report : reports) {
    for (auto& finding : report.findings) {
      finding.message.zh = std::string(3000, '@');
      finding.message.en = std::string(3000, '#');
    }
  }
  const auto text = sample::written("markdown", {reports});
  CHECK(text.size() <= 60'000);
  CHECK(count_of(text, "\n| 错误 / error |") > 5);
  const auto listed = count_of(text, "\n| 错误 / error |");
  CHECK(text.ends_with("\n另有未列出的问题：错误 " + std::to_string(500 - listed) +
                       " 处。 / Not listed: " + std::to_string(500 - listed) + " error.\n"));
}

TEST_CASE("a Markdown summary lists the gravest of a long run, though they come last") {
  auto reports = many(100, Severity::advice, 3);
  reports.push_back(many(1, Severity::error, 1)[0]);
  const auto text = sample::written("markdown", {reports});
  CHECK(count_of(text, "\n| 错误 / error |") == 1);
  CHECK(count_of(text, "\n| 建议 / advice |") == 99);
  CHECK(text.ends_with("另有未列出的问题：建议 201 处。 / Not listed: 201 advice.\n"));
}

TEST_CASE("SARIF names a thousand files that could not be read and counts the others") {
  std::vector<ReportResult> reports(1003, sample::unreadable());
  const auto text = sample::written("sarif", {reports});
  CHECK(count_of(text, "\"associatedRule\"") == 1000);
  CHECK(text.find("另有 3 份无法读取 / 3 more could not be read") != std::string::npos);
}

TEST_CASE("JUnit fails what --fail-on fails") {
  const sample::Written run{many(1, Severity::warning, 2)};
  WriterSettings settings;
  CHECK(count_of(sample::written("junit", run, settings), "<failure") == 0);
  settings.fail_on = [](const std::string&) { return Severity::warning; };
  const auto text = sample::written("junit", run, settings);
  CHECK(count_of(text, "<failure") == 1);  // one test a rule, with both findings in it
  CHECK(count_of(text, "warning: ") == 2);
  CHECK(text.find("tests=\"3\" failures=\"1\" errors=\"0\" skipped=\"0\"") != std::string::npos);
}

TEST_CASE("GitLab takes the findings of two copies of a report for two") {
  auto copy = sample::faulty();
  copy.path = "copy.html";
  for (auto& finding : copy.findings) finding.place->path = copy.path;
  const auto text = sample::written("gitlab", {{sample::faulty(), copy}});
  std::vector<std::string> prints;
  const std::string key = "\"fingerprint\": \"";
  for (auto at = text.find(key); at != std::string::npos; at = text.find(key, at + 1)) {
    prints.push_back(text.substr(at + key.size(), 32));
  }
  CHECK(prints.size() == 6);
  std::sort(prints.begin(), prints.end());
  CHECK(std::unique(prints.begin(), prints.end()) == prints.end());
}

}  // namespace
}  // namespace gouji
