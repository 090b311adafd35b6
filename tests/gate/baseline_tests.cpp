#include <cstdlib>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "gate/baseline.h"
#include "gate/baseline_gate.h"
#include "gate/folder.h"
#include "gate/results.h"

namespace gouji {
namespace {

using Lines = std::vector<std::string>;

Finding broken(const std::string& column, const std::string& found) {
  return finding_of("applications.balance", "applications", "processed_total", column, found);
}

ReportResult traffic(std::vector<Finding> findings, const std::string& path = "/repo/a.docx") {
  return result_of(path, "清溪市交通运输局", 2023, std::move(findings));
}

ReportResult nameless(std::vector<Finding> findings, const std::string& path) {
  return result_of(path, "", 0, std::move(findings));
}

Baseline recorded(std::vector<ReportResult> results) {
  BaselineRecorder recorder("/repo");
  for (auto& result : results) recorder.pass(result);
  return recorder.take();
}

// The states that a report's findings have behind a gate.
std::string judged(BaselineGate& gate, ReportResult result) {
  gate.pass(result);
  return states(result);
}

Lines shown(const std::vector<BaselineEntry>& entries) {
  Lines lines;
  for (const auto& entry : entries) {
    lines.push_back(std::to_string(entry.count) + " " + entry.shown().en);
  }
  return lines;
}

// The mistakes of a baseline's text as "line:column message".
std::string mistake(const std::string& text) {
  try {
    Baseline::parse("b.json", text);
  } catch (const GateFailure& failure) {
    REQUIRE(failure.mistakes.size() == 1);
    const auto& one = failure.mistakes.front();
    return std::to_string(one.line) + ":" + std::to_string(one.column) + " " + one.message.en;
  }
  return "";
}

TEST_CASE("what is written is read back and is known, and nothing else is") {
  const auto baseline = recorded({traffic({broken("total", "18"), broken("enterprise", "4")})});
  BaselineGate gate(Baseline::parse("b.json", baseline.text()), "/repo");
  CHECK(judged(gate, traffic({broken("total", "18"), broken("enterprise", "5"),
                              broken("enterprise", "4"), broken("research", "18")},
                             "/repo/moved/b.html")) == "knkn");
  CHECK(gate.vanished().empty());
  CHECK(gate.unseen().empty());
}

TEST_CASE("a baseline says in words what it holds, in a fixed order") {
  const auto one = traffic({broken("total", "18"), broken("enterprise", "4")});
  const auto other = result_of("/repo/c.html", "云岭县司法局", 2022, {broken("total", "3")});
  const auto text = recorded({one, other}).text();
  CHECK(text == recorded({other, one}).text());
  CHECK(Baseline::parse("b.json", text).text() == text);
  CHECK(text.starts_with("{\n  \"schema\": \"gouji.baseline/1\",\n  \"findings\": [\n"));
  const auto first = text.find("\"agency\": \"云岭县司法局\""),
             second = text.find("\"column\": \"enterprise\""),
             third = text.find("\"column\": \"total\"", second);
  CHECK(first < second);
  CHECK(second < third);
  CHECK(third != std::string::npos);
  CHECK(text.find("/repo") == std::string::npos);
}

TEST_CASE("an empty baseline is a baseline") {
  const auto text = recorded({traffic({})}).text();
  CHECK(Baseline::parse("b.json", text).entries.empty());
}

TEST_CASE("a report without agency or year is known by its path seen from the baseline") {
  const auto baseline = recorded({nameless({broken("total", "18")}, "/repo/2023/x.html")});
  REQUIRE(baseline.entries.size() == 1);
  CHECK(baseline.entries[0].report == "2023/x.html");
  BaselineGate gate(baseline, "/elsewhere/clone");
  CHECK(judged(gate, nameless({broken("total", "18")}, "/elsewhere/clone/2023/./x.html")) == "k");
  CHECK(judged(gate, nameless({broken("total", "18")}, "/elsewhere/clone/2023/y.html")) == "n");
}

TEST_CASE("equal findings are known as often as the baseline counts them") {
  const auto twice = broken("total", "18");
  const auto baseline = recorded({traffic({twice, twice}), traffic({twice}, "/repo/a.html")});
  REQUIRE(baseline.entries.size() == 2);
  CHECK(baseline.entries[0].count + baseline.entries[1].count == 3);
  BaselineGate gate(Baseline::parse("b.json", baseline.text()), "/repo");
  CHECK(judged(gate, traffic({twice, twice, twice})) == "kkn");
  CHECK(judged(gate, traffic({twice}, "/repo/a.html")) == "k");
  CHECK(judged(gate, traffic({twice}, "/repo/a.txt")) == "n");
}

TEST_CASE("what vanished is told for the reports that came by, and only pruned by hand") {
  const auto baseline =
      recorded({traffic({broken("total", "18"), broken("enterprise", "4")}),
                result_of("/repo/c.html", "云岭县司法局", 2022, {broken("total", "3")})});
  BaselineGate gate(baseline, "/repo");
  CHECK(judged(gate, traffic({broken("total", "18")})) == "k");
  CHECK(shown(gate.vanished()) == Lines{"1 清溪市交通运输局 2023 applications.balance "
                                        "applications.processed_total.enterprise (found \"4\")"});
  CHECK(shown(gate.unseen()) == Lines{"1 云岭县司法局 2022 applications.balance "
                                      "applications.processed_total.total (found \"3\")"});
  CHECK(gate.pruned(false).entries.size() == 2);
  const auto left = gate.pruned(true);
  REQUIRE(left.entries.size() == 1);
  CHECK(left.entries[0].column == "total");
  CHECK(left.entries[0].agency == "清溪市交通运输局");
}

TEST_CASE("a fault that stood in two files of one report vanishes from one of them at a time") {
  const auto fault = broken("total", "18");
  const auto baseline = recorded({traffic({fault}), traffic({fault}, "/repo/a.html")});
  BaselineGate both(baseline, "/repo");
  CHECK(judged(both, traffic({fault})) == "k");
  CHECK(judged(both, traffic({}, "/repo/a.html")).empty());
  CHECK(shown(both.vanished()).size() == 1);
  REQUIRE(both.pruned(false).entries.size() == 1);
  CHECK(both.pruned(false).entries[0].count == 1);
  BaselineGate one(baseline, "/repo");
  CHECK(judged(one, traffic({fault})) == "k");
  CHECK(one.vanished().empty());
  CHECK(one.pruned(false).entries[0].count == 2);
}

TEST_CASE("what is waived stays waived and enters no baseline") {
  auto result = traffic({broken("total", "18"), broken("enterprise", "4")});
  const auto baseline = recorded({result});
  result.findings[0].state = FindingState::waived;
  CHECK(recorded({result}).entries.size() == 1);
  BaselineGate gate(baseline, "/repo");
  CHECK(judged(gate, result) == "wk");
}

TEST_CASE("a limit that was reached is never known") {
  auto limit = broken("total", "18");
  limit.rule = "limit.findings";
  CHECK(recorded({traffic({limit})}).entries.empty());
}

TEST_CASE("a broken baseline is told with its line") {
  const auto good = recorded({traffic({broken("total", "18")})}).text();
  CHECK(mistake(good).empty());
  CHECK(mistake("") == "0:1 the baseline is no JSON from here on");
  CHECK(mistake("{\n  \"schema\": ,\n}") == "2:13 the baseline is no JSON from here on");
  CHECK(mistake(good.substr(0, good.size() / 2)).find("the baseline is no JSON") !=
        std::string::npos);
  CHECK(mistake("{}\n") == "1:1 this is no baseline of gouji");
  CHECK(mistake("[]") == "1:1 this is no baseline of gouji");
  CHECK(mistake("{\n \"schema\": \"gouji.baseline/9\"\n}") ==
        "2:2 the baseline is of schema gouji.baseline/9; this version reads gouji.baseline/1");
  CHECK(mistake("{\n \"schema\": \"gouji.baseline/1\"\n}") == "2:2 the baseline has no findings");
}

TEST_CASE("a baseline that a merge left in conflict is told as such") {
  auto text = recorded({traffic({broken("total", "18")})}).text();
  text.insert(text.find("    {"), "<<<<<<< HEAD\n=======\n>>>>>>> branch\n");
  CHECK(mistake(text) == "4:1 a merge has left a conflict here");
}

TEST_CASE("a baseline of brackets without end is told and costs little") {
  CHECK(mistake(std::string(2'000'000, '[')).find("the baseline is no JSON") != std::string::npos);
}

TEST_CASE("what is written is what the schema describes") {
  if (std::system("python3 -W ignore -c 'import jsonschema' >/dev/null 2>&1") != 0) {
    MESSAGE("skipped: python3-jsonschema is not installed");
    return;
  }
  const TestFolder folder;
  const auto valid = [&](const std::string& text) {
    const auto command =
        "python3 -W ignore -c 'import json,sys,jsonschema;"
        "s=json.load(open(sys.argv[1]));d=json.load(open(sys.argv[2]));"
        "jsonschema.Draft202012Validator.check_schema(s);"
        "jsonschema.Draft202012Validator(s).validate(d)' " GOUJI_SOURCE_DIR
        "/schemas/baseline.schema.json " +
        folder.file("b.json", text) + " >/dev/null 2>&1";
    return std::system(command.c_str()) == 0;
  };
  const auto fault = broken("total", "18");
  const auto text = recorded({traffic({fault}), traffic({fault}, "/repo/a.html"),
                              nameless({broken("total", "3")}, "/repo/x.html")})
                        .text();
  CHECK(text.find("\"count\": 2") != std::string::npos);
  CHECK(text.find("\"report\": \"x.html\"") != std::string::npos);
  CHECK(valid(text));
  CHECK_FALSE(valid(text.substr(0, text.size() - 3) + ", \"x\": 1}"));
}

TEST_CASE("an element that is none is told with its line") {
  const auto with = [](const std::string& element) {
    return mistake("{\"schema\": \"gouji.baseline/1\",\n\"findings\": [\n" + element + "\n]}");
  };
  const std::string sound =
      R"({"report": "a", "rule": "cell.blank", "fingerprint": "0123456789abcdef"})";
  CHECK(with(sound).empty());
  CHECK(with(sound + ",\n" + sound) ==
        "4:1 the fingerprint 0123456789abcdef stands here a second time");
  CHECK(with(sound + ",\n{}") == "4:1 this element lacks its rule or its fingerprint");
  CHECK(with(R"({"report": "a", "rule": "cell.blank", "fingerprint": "0123"})") ==
        "3:1 this element lacks its rule or its fingerprint");
  CHECK(with(R"({"rule": "cell.blank", "fingerprint": "0123456789abcdef"})") ==
        "3:1 this element does not say whose report it is of");
  CHECK(with(R"({"report": 1, "rule": "cell.blank", "fingerprint": "0123456789abcdef"})") ==
        "3:1 report is a text");
  CHECK(with(R"({"report": "a", "rule": "b", "fingerprint": "0123456789abcdef", "count": 0})") ==
        "3:1 count is a positive number");
  CHECK(with(R"({"report": "a", "rule": "b", "fingerprint": "0123456789abcdef", "count": 1.5})") ==
        "3:1 count is a whole number");
  CHECK(with("7") == "0:0 an element of findings is no object");
}

}  // namespace
}  // namespace gouji
