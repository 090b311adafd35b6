#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

#include <doctest/doctest.h>
#include <unistd.h>

#include "base/utf8.h"
#include "output/json.h"
#include "output/sample.h"
#include "output/written.h"

namespace gouji {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> names;
  for (const auto& [name, value] : object.items()) names.push_back(name);
  return names;
}

std::string write_json(const std::vector<ReportResult>& reports) {
  return sample::written("json", {reports});
}

std::vector<ReportResult> every_kind() {
  return {sample::sound(), sample::faulty(), sample::unreadable()};
}

// The validator's answer: whether `text` is what the schema describes.
bool is_valid(const std::string& text) {
  char name[] = "/tmp/gouji-json-XXXXXX";
  ::close(::mkstemp(name));
  std::ofstream(name) << text;
  const std::string command =
      "python3 -W ignore -c 'import json,sys,jsonschema;"
      "s=json.load(open(sys.argv[1]));d=json.load(open(sys.argv[2]));"
      "jsonschema.Draft202012Validator.check_schema(s);"
      "jsonschema.Draft202012Validator(s).validate(d)' " GOUJI_SOURCE_DIR
      "/schemas/findings.schema.json " +
      std::string(name) + " >/dev/null 2>&1";
  const int status = std::system(command.c_str());
  ::unlink(name);
  return status == 0;
}

bool has_validator() {
  return std::system("python3 -W ignore -c 'import jsonschema' >/dev/null 2>&1") == 0;
}

TEST_CASE("every field of a report stands in the order of the contract") {
  const auto json = Json::parse(write_json(every_kind()));
  CHECK(keys(json) == std::vector<std::string>{"schema", "tool", "reports", "summary"});
  CHECK(json["schema"] == "gouji.findings/1");
  CHECK(json["tool"] == Json{{"name", "gouji"}, {"version", GOUJI_VERSION}});
  REQUIRE(json["reports"].size() == 3);
  for (const auto& report : json["reports"]) {
    CHECK(keys(report) == std::vector<std::string>{"path", "sha256", "format", "pack",
                                                   "pack_version", "pack_sha256", "pack_reason",
                                                   "edition", "title", "agency", "body", "year",
                                                   "verdict", "findings", "diagnoses",
                                                   "equations_skipped", "rules_run"});
    for (const auto& finding : report["findings"]) {
      CHECK(keys(finding) == std::vector<std::string>{"rule", "severity", "confidence", "message",
                                                      "section", "table", "row", "column", "found",
                                                      "expected", "computation", "place", "related",
                                                      "clause", "fingerprint", "state"});
    }
  }
}

TEST_CASE("a finding is written with what it holds and null for what it lacks") {
  const auto json = Json::parse(write_json(every_kind()));
  CHECK(json["reports"][1]["findings"][1] == Json::parse(R"({
    "rule": "applications.applicants", "severity": "error", "confidence": "certain",
    "message": {"zh": "“一、本年新收政府信息公开申请数量”行各类申请人之和不等于总计：5 + 3 ≠ 9，相差 1",
                "en": "row received does not add up: 5 + 3 ≠ 9, off by 1"},
    "section": "applications", "table": "applications", "row": "received", "column": "total",
    "found": "9", "expected": "8", "computation": "5 + 3 ≠ 9",
    "place": {"path": "清溪市.html", "line": 45, "column": 12, "end_line": 45, "end_column": 13,
              "byte_start": 1200, "byte_end": 1202, "page": null, "box": null, "part": null,
              "cell": null},
    "related": [
      {"table": "applications", "row": "received", "column": "natural_person", "found": "5",
       "place": {"path": "清溪市.html", "line": 45, "column": 2, "end_line": 45, "end_column": 3,
                 "byte_start": 1200, "byte_end": 1202, "page": null, "box": null, "part": null,
                 "cell": null}},
      {"table": "applications", "row": "received", "column": "enterprise", "found": "3",
       "place": {"path": "清溪市.html", "line": 45, "column": 4, "end_line": 45, "end_column": 5,
                 "byte_start": 1200, "byte_end": 1202, "page": null, "box": null, "part": null,
                 "cell": null}},
      {"table": "applications", "row": "received", "column": "research", "found": "0",
       "place": {"path": "清溪市.html", "line": 45, "column": 6, "end_line": 45, "end_column": 7,
                 "byte_start": 1200, "byte_end": 1202, "page": null, "box": null, "part": null,
                 "cell": null}},
      {"table": "applications", "row": "received", "column": "welfare", "found": "",
       "place": {"path": "清溪市.html", "line": 45, "column": 8, "end_line": 45, "end_column": 8,
                 "byte_start": 1200, "byte_end": 1202, "page": null, "box": null, "part": null,
                 "cell": null}}],
    "clause": "国办公开办函〔2021〕30号附件 表三", "fingerprint": "0123456789abcdef",
    "state": "new"})"));
  const auto& bare = json["reports"][2]["findings"][0];
  for (const auto* field : {"section", "table", "row", "column", "found", "expected", "computation",
                            "place", "clause"}) {
    CHECK(bare[field].is_null());
  }
  CHECK(bare["related"] == Json::array());
  CHECK(json["reports"][1]["equations_skipped"] ==
        Json::parse(R"([{"rule": "proceedings.total", "table": "proceedings", "row": "review",
                         "column": null, "reason": "untied",
                         "name": {"zh": "《复议诉讼表》“行政复议”行",
                                  "en": "row review of proceedings"}}])"));
  CHECK(json["reports"][1]["diagnoses"] == Json::parse(R"([{"kind": "total",
    "candidates": [[{"table": "applications", "row": "received", "column": "total", "found": "9",
                     "suggested": "8"}]], "explains": ["0123456789abcdef"],
     "message": {"zh": "“总计”列“一、本年新收政府信息公开申请数量”行的 9 如改为 8，不符之处即可消除",
                 "en": "received, total: 8 instead of 9 would settle it"}}])"));
}

TEST_CASE("the summary counts reports by verdict and findings by severity") {
  const auto json = Json::parse(write_json(every_kind()));
  CHECK(json["summary"].dump() ==
        R"({"reports":{"pass":1,"fail":1,"unclear":0,"unreadable":1,"not-applicable":0},)"
        R"("findings":{"error":1,"warning":0,"advice":1,"unclear":2}})");
}

TEST_CASE("states are called new, known and waived") {
  auto report = sample::faulty();
  report.findings[1].state = FindingState::known;
  report.findings[2].state = FindingState::waived;
  const auto json = Json::parse(write_json({report}));
  CHECK(json["reports"][0]["findings"][0]["state"] == "new");
  CHECK(json["reports"][0]["findings"][1]["state"] == "known");
  CHECK(json["reports"][0]["findings"][2]["state"] == "waived");
}

TEST_CASE("ill-formed bytes of a path become replacement characters") {
  const auto text = write_json(every_kind());
  CHECK(is_valid_utf8(text));
  CHECK(Json::parse(text)["reports"][2]["path"] == "坏\xEF\xBF\xBD文件.txt");
}

TEST_CASE("writing report by report gives the layout of the whole") {
  const auto text = write_json(every_kind());
  CHECK(Json::parse(text).dump(2) + "\n" == text);
  CHECK(Json::parse(write_json({})).dump(2) + "\n" == write_json({}));
}

TEST_CASE("what is written is what the schema describes") {
  if (!has_validator()) {
    MESSAGE("skipped: python3-jsonschema is not installed");
    return;
  }
  CHECK(is_valid(write_json(every_kind())));
  CHECK(is_valid(write_json({})));
  CHECK(is_valid(sample::written("json", {{sample::sound()}, {sample::expired_waiver()}})));
}

TEST_CASE("findings that belong to no report stand beside the reports and are counted") {
  const auto waiver = sample::expired_waiver();
  const auto text = sample::written("json", {{sample::sound()}, {waiver, waiver}});
  const auto json = Json::parse(text);
  CHECK(json.dump(2) + "\n" == text);
  CHECK(keys(json) == std::vector<std::string>{"schema", "tool", "reports", "findings", "summary"});
  CHECK(json["findings"].size() == 2);
  CHECK(json["findings"][0]["rule"] == "waiver.expired");
  CHECK(json["summary"]["findings"]["warning"] == 2);
}

TEST_CASE("the schema refuses a missing field, a field of ours too many and a wrong word") {
  if (!has_validator()) {
    MESSAGE("skipped: python3-jsonschema is not installed");
    return;
  }
  const auto sound = Json::parse(write_json(every_kind()));
  auto missing = sound;
  missing["reports"][1]["findings"][0].erase("clause");
  CHECK_FALSE(is_valid(missing.dump()));
  auto extra = sound;
  extra["reports"][1]["findings"][0]["place"]["colour"] = "red";
  CHECK_FALSE(is_valid(extra.dump()));
  auto verdict = sound;
  verdict["reports"][0]["verdict"] = "maybe";
  CHECK_FALSE(is_valid(verdict.dump()));
  auto state = sound;
  state["reports"][1]["findings"][0]["state"] = "fresh";
  CHECK_FALSE(is_valid(state.dump()));
}

}  // namespace
}  // namespace gouji
