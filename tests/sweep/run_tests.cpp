#include <atomic>
#include <stdexcept>

#include <doctest/doctest.h>

#include "sweep/run.h"

namespace gouji {
namespace {

// Pages without a report, each as long as the next in a way that no two take the same time.
std::vector<Input> pages(std::size_t count) {
  std::vector<Input> inputs;
  for (std::size_t i = 0; i < count; ++i) {
    std::string page = "<p>清溪市天气预报</p>";
    for (std::size_t n = 0; n < (i * 37) % 100; ++n) page += "<p>晴</p>";
    inputs.push_back({std::to_string(i) + ".html", page});
  }
  return inputs;
}

TEST_CASE("results are handed on in the order of the reports, one at a time") {
  PackLibrary packs;
  const auto inputs = pages(300);
  for (const unsigned jobs : {1U, 2U, 7U}) {
    CAPTURE(jobs);
    std::vector<std::string> seen;
    std::atomic<int> inside{0};
    bool alone = true;
    const auto outcome = check_all(inputs, packs, {}, jobs, [&](ReportResult&& result) {
      alone = alone && ++inside == 1;
      seen.push_back(result.path);
      --inside;
      return true;
    });
    CHECK(alone);
    CHECK(outcome.fault.empty());
    REQUIRE(seen.size() == inputs.size());
    for (std::size_t i = 0; i < seen.size(); ++i) CHECK(seen[i] == inputs[i].path);
  }
}

TEST_CASE("nothing is handed on any more once no more is wanted") {
  PackLibrary packs;
  const auto inputs = pages(300);
  int seen = 0;
  const auto outcome = check_all(inputs, packs, {}, 3, [&](ReportResult&&) { return ++seen < 10; });
  CHECK(seen == 10);
  CHECK(outcome.fault.empty());
  CHECK_FALSE(outcome.pack_failure);
}

TEST_CASE("a fault of whoever takes the results ends the run and is told with the report's path") {
  PackLibrary packs;
  const auto inputs = pages(50);
  int seen = 0;
  const auto outcome = check_all(inputs, packs, {}, 2, [&](ReportResult&&) -> bool {
    if (++seen == 5) throw std::runtime_error("no room");
    return true;
  });
  CHECK(seen == 5);
  CHECK(outcome.fault == "4.html: no room");
}

TEST_CASE("a report's own options go before those of the run") {
  PackLibrary packs;
  auto inputs = pages(2);
  auto own = std::make_shared<CheckOptions>();
  own->limits.set(Limit::bytes, 5);
  inputs[1].options = own;
  std::vector<Verdict> verdicts;
  check_all(inputs, packs, {}, 1, [&](ReportResult&& result) {
    verdicts.push_back(result.verdict);
    return true;
  });
  CHECK(verdicts == std::vector{Verdict::not_applicable, Verdict::unreadable});
}

// A report whose time is up before it begins, and one on which the program fails.
TEST_CASE("a report that goes wrong is unreadable, and the others are checked") {
  PackLibrary packs;
  auto inputs = pages(9);
  auto late = std::make_shared<CheckOptions>(), broken = std::make_shared<CheckOptions>();
  late->limits.set(Limit::seconds, 0);
  broken->clock = []() -> Deadline::Instant { throw std::runtime_error("the clock has stopped"); };
  inputs[2].options = late;
  inputs[5].options = broken;
  std::vector<std::string> seen;
  const auto outcome = check_all(inputs, packs, {}, 3, [&](ReportResult&& result) {
    seen.push_back(result.path + " " + std::string(to_string(result.verdict)));
    for (const auto& finding : result.findings) {
      seen.back() += " " + finding.rule + ": " + finding.message.en;
    }
    return true;
  });
  CHECK(outcome.fault.empty());
  REQUIRE(seen.size() == inputs.size());
  for (std::size_t i = 0; i < seen.size(); ++i) {
    if (i == 2) {
      CHECK(seen[i] ==
            "2.html unreadable limit.seconds: the check was not finished within the time allowed "
            "(seconds=0): nothing is said of the report");
    } else if (i == 5) {
      CHECK(seen[i] ==
            "5.html unreadable intake.fault: the program failed (the clock has stopped): nothing "
            "is said of the report");
    } else {
      CHECK(seen[i] == std::to_string(i) + ".html not-applicable");
    }
  }
}

TEST_CASE("a pack that is not there ends the run") {
  PackLibrary packs;
  const auto inputs = pages(5);
  CheckOptions options;
  options.pack = "national-1999";
  const auto outcome = check_all(inputs, packs, options, 2, [](ReportResult&&) { return true; });
  REQUIRE(outcome.pack_failure);
}

TEST_CASE("a run without reports hands on nothing") {
  PackLibrary packs;
  const auto outcome = check_all({}, packs, {}, 4, [](ReportResult&&) -> bool {
    FAIL("there is nothing to hand on");
    return true;
  });
  CHECK(outcome.fault.empty());
}

}  // namespace
}  // namespace gouji
