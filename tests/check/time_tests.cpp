// Reports whose time runs out, by a clock that the test moves.
#include <memory>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "check/check.h"
#include "print.h"

namespace gouji {
namespace {

const std::string kExamples = std::string(GOUJI_SOURCE_DIR) + "/examples/";

// Stands still until it has been looked at so often, and is a day later from then on.
Deadline::Clock clock_of(std::size_t looks) {
  const auto left = std::make_shared<std::size_t>(looks);
  return [left] {
    if (*left == 0) return Deadline::Instant(std::chrono::hours(24));
    --*left;
    return Deadline::Instant();
  };
}

std::vector<std::string> fingerprints(const ReportResult& result) {
  std::vector<std::string> all;
  for (const auto& finding : result.findings) all.push_back(finding.rule + finding.fingerprint);
  return all;
}

TEST_CASE("a deadline passes once and for good, and says what is left") {
  Deadline::Instant now;
  const Deadline deadline(std::chrono::seconds(2), [&] { return now; });
  CHECK_FALSE(deadline.passed());
  CHECK(deadline.left() == std::chrono::seconds(2));
  now += std::chrono::seconds(2);
  bool passed = false;
  for (int i = 0; i < 100; ++i) passed = deadline.passed();
  CHECK(passed);
  CHECK(deadline.left() == std::chrono::seconds(0));
  now -= std::chrono::seconds(1);
  CHECK(deadline.passed());
}

TEST_CASE("limits without a deadline are never late") {
  const Limits limits;
  CHECK_FALSE(limits.late());
  limits.keep_time();
  CHECK(limits.time_left() == std::chrono::seconds(20));
}

// Whenever the time runs out, in intake, reading or check, nothing but that is said.
TEST_CASE("a report whose time runs out has one finding, whenever it happens") {
  PackLibrary packs;
  for (const std::string name : {"one-cell.html", "one-cell.docx", "one-cell.xlsx", "one-cell.mht",
                                 "one-cell.md", "one-cell.txt", "one-cell.xml"}) {
    CAPTURE(name);
    const auto whole = check_file(kExamples + name, packs, {});
    REQUIRE(whole.verdict == Verdict::fail);
    CheckOptions options;
    std::size_t looks = 1;
    for (;; ++looks) {
      options.clock = clock_of(looks);
      const auto result = check_file(kExamples + name, packs, options);
      CAPTURE(looks);
      REQUIRE(looks < 10'000);
      if (result.verdict != Verdict::unreadable) {
        CHECK(fingerprints(result) == fingerprints(whole));
        break;
      }
      REQUIRE(result.findings.size() == 1);
      CHECK(result.findings[0].rule == "limit.seconds");
      CHECK(result.findings[0].severity == Severity::unclear);
      CHECK(result.sha256 == whole.sha256);
      CHECK(result.rules_run.empty());
      CHECK(result.diagnoses.empty());
    }
    CHECK(looks > 3);
  }
}

TEST_CASE("an extract whose time runs out says so and holds nothing") {
  PackLibrary packs;
  CheckOptions options;
  options.limits.set(Limit::seconds, 0);
  const auto reading =
      read_bytes("a.txt", "清溪市民政局2023年政府信息公开工作年度报告", packs, options);
  CHECK(reading.report.document->unreadable());
  REQUIRE(reading.report.document->problems.size() == 1);
  CHECK(reading.report.document->problems[0].id == "limit.seconds");
  CHECK(reading.report.tables.empty());
}

}  // namespace
}  // namespace gouji
