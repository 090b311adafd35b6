#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "output/difference.h"
#include "output/sample.h"

namespace gouji {
namespace {

std::vector<std::string> prints(const std::vector<FindingOf>& entries) {
  std::vector<std::string> out;
  for (const auto& entry : entries) out.push_back(entry.path + " " + entry.finding.fingerprint);
  return out;
}

using Strings = std::vector<std::string>;

TEST_CASE("a run compared with itself has nothing new and nothing gone") {
  const SavedRun run{{sample::sound(), sample::faulty(), sample::unreadable()},
                     {sample::expired_waiver()}};
  const auto found = difference(run, run);
  CHECK(found.fresh.empty());
  CHECK(found.gone.empty());
  CHECK(found.unseen.empty());
  CHECK(found.same.size() == 5);
  CHECK(found.added.empty());
  CHECK(found.removed.empty());
  CHECK(found.changed.empty());
}

TEST_CASE("what is new, gone and the same is told by fingerprint") {
  auto later = sample::faulty();
  later.findings.erase(later.findings.begin());
  later.findings.push_back(sample::expired_waiver());
  const auto found = difference({{sample::faulty()}, {}}, {{later}, {}});
  CHECK(prints(found.fresh) == Strings{"清溪市.html 00000000000000dd"});
  CHECK(prints(found.gone) == Strings{"清溪市.html 00000000000000aa"});
  CHECK(prints(found.same) ==
        Strings{"清溪市.html 0123456789abcdef", "清溪市.html 00000000000000bb"});
}

TEST_CASE("a report that was renamed keeps its findings") {
  auto renamed = sample::faulty();
  renamed.path = "2023/清溪市.html";
  const auto found = difference({{sample::faulty()}, {}}, {{renamed}, {}});
  CHECK(found.fresh.empty());
  CHECK(found.gone.empty());
  CHECK(found.unseen.empty());
  CHECK(found.same.size() == 3);
  CHECK(found.added.empty());
  CHECK(found.removed.empty());
}

TEST_CASE("a finding that stands twice and then once has gone once") {
  auto twice = sample::faulty();
  twice.findings.push_back(twice.findings[1]);
  const auto found = difference({{twice}, {}}, {{sample::faulty()}, {}});
  CHECK(found.fresh.empty());
  CHECK(prints(found.gone) == Strings{"清溪市.html 0123456789abcdef"});
}

TEST_CASE("findings of a report that is not there or cannot be read any more have not gone") {
  auto lost = sample::unreadable();
  lost.path = sample::faulty().path;
  const auto unread = difference({{sample::faulty()}, {}}, {{lost}, {}});
  CHECK(unread.gone.empty());
  CHECK(unread.unseen.size() == 3);
  REQUIRE(unread.changed.size() == 1);
  CHECK(unread.changed[0].after == Verdict::unreadable);
  const auto removed =
      difference({{sample::faulty(), sample::sound()}, {}}, {{sample::sound()}, {}});
  CHECK(removed.gone.empty());
  CHECK(removed.unseen.size() == 3);
  CHECK(removed.removed == Strings{"清溪市.html"});
}

TEST_CASE("a difference reads the same as text and as JSON") {
  auto later = sample::faulty();
  later.verdict = Verdict::unclear;
  later.findings.erase(later.findings.begin() + 1);
  later.findings[0].fingerprint = "00000000000000ff";
  const auto found =
      difference({{sample::faulty()}, {}}, {{later, sample::sound()}, {sample::expired_waiver()}});
  CHECK(difference_text(found, Language::en) ==
        "new\n"
        "  清溪市.html:3:1: advice [title.form] the title lacks \"工作\"\n"
        "  waivers.xml:7: warning [waiver.expired] the waiver has expired\n"
        "gone\n"
        "  清溪市.html:3:1: advice [title.form] the title lacks \"工作\"\n"
        "  清溪市.html:45:12: error [applications.applicants] row received does not add up: 5 + 3 "
        "≠ 9, off by 1\n"
        "verdicts that changed\n"
        "  清溪市.html: fail → unclear\n"
        "reports that are new\n"
        "  云岭县.html\n"
        "2 new, 2 gone, 0 not checked again, 1 the same\n");
  CHECK(difference_text(found, Language::zh)
            .ends_with("结论有变化\n  清溪市.html: 不通过 → 待核\n新增的报告\n  云岭县.html\n"
                       "新增 2 处，消失 2 处，未再检查 0 处，仍有 1 处。\n"));
  const auto json = nlohmann::ordered_json::parse(difference_json(found));
  CHECK(json["schema"] == "gouji.diff/1");
  CHECK(json["new"].size() == 2);
  CHECK(json["new"][0]["path"] == "清溪市.html");
  CHECK(json["new"][1]["path"].is_null());
  CHECK(json["gone"].size() == 2);
  CHECK(json["same"][0]["finding"]["rule"] == "table.unreadable");
  CHECK(
      json["reports"].dump() ==
      R"({"added":["云岭县.html"],"removed":[],"changed":[{"path":"清溪市.html","before":"fail","after":"unclear"}]})");
  CHECK(json["summary"].dump() == R"({"new":2,"gone":2,"unseen":0,"same":1})");
}

}  // namespace
}  // namespace gouji
