#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "output/saved.h"
#include "output/written.h"

namespace gouji {
namespace {

// What was read back, or the sentence that says why nothing was.
struct Read {
  sample::Written run;
  std::string refusal;
};

Read read_back(const std::string& text) {
  Read read;
  const auto mistake =
      read_saved(text, {[&](ReportResult&& report) { read.run.reports.push_back(report); },
                        [&](Finding&& finding) { read.run.general.push_back(finding); }});
  if (mistake) read.refusal = mistake->en;
  return read;
}

std::string refusal(const std::string& text) { return read_back(text).refusal; }

// The JSON of every case with one piece replaced by another.
std::string changed(const std::string& piece, const std::string& by) {
  auto text = sample::written("json", sample::every_case());
  const auto at = text.find(piece);
  REQUIRE(at != std::string::npos);
  return text.replace(at, piece.size(), by);
}

TEST_CASE("what was saved gives the same bytes in every format as the run itself") {
  for (const auto* saved : {"json", "ndjson"}) {
    auto again = read_back(sample::written(saved, sample::every_case()));
    CHECK(again.refusal.empty());
    again.run.exit_code = 1;
    for (const auto& format : result_formats()) {
      if (format.name == "text") continue;
      CAPTURE(format.name);
      CHECK(sample::written(format.name, again.run) ==
            sample::written(format.name, sample::every_case()));
    }
  }
}

TEST_CASE("saved results as text lack the drawings and nothing else") {
  const auto again = read_back(sample::written("json", {{sample::faulty()}}));
  const auto text = sample::written("text", again.run);
  CHECK(
      text.find(
          "研判：“总计”列“一、本年新收政府信息公开申请数量”行的 9 如改为 8，不符之处即可消除\n") !=
      std::string::npos);
  CHECK(text.find("┌") == std::string::npos);
  CHECK(text.find("    相关数据：5（45:2）、3（45:4）\n") != std::string::npos);
  CHECK(text.ends_with("结论：不通过。错误 1 处，警告 0 处，建议 1 处，待核 1 处。\n"));
}

TEST_CASE("an empty run is read back as one") {
  const auto read = read_back(sample::written("json", {}));
  CHECK(read.refusal.empty());
  CHECK(read.run.reports.empty());
  CHECK(read_back(sample::written("ndjson", {})).refusal.empty());
}

TEST_CASE("fields that a later version may add are passed over") {
  CHECK(read_back(changed("\"agency\":", "\"colour\": [1, {}], \"agency\":")).refusal.empty());
}

TEST_CASE("the order of the fields means nothing") {
  const auto json = nlohmann::json::parse(sample::written("json", sample::every_case()));
  const auto read = read_back(json.dump());  // sorted by name
  CHECK(read.refusal.empty());
  CHECK(read.run.reports.size() == 5);
}

TEST_CASE("what is no JSON is refused with its line and column") {
  CHECK(refusal("") == "line 1, column 1: the text breaks off here: it is not complete");
  CHECK(refusal("PK\x03\x04") == "line 1, column 1: this is no JSON");
  CHECK(refusal("{\n  \"清\": x") == "line 2, column 8: this is no JSON");
  CHECK(refusal("{\"a\": \"\xFF\"}") == "line 1, column 8: this is no JSON");
  const auto whole = sample::written("json", sample::every_case());
  for (const std::size_t length : {1UL, 100UL, whole.size() / 2, whole.size() - 3}) {
    CHECK(refusal(whole.substr(0, length)).ends_with("breaks off here: it is not complete"));
  }
  CHECK(refusal(std::string(100000, '[')) ==
        "line 1, column 33: brackets nest deeper than 32 levels: these are no results of gouji");
}

TEST_CASE("lines that lack their last one are refused") {
  const auto lines = sample::written("ndjson", sample::every_case());
  const auto last = lines.rfind('\n', lines.size() - 2);
  CHECK(refusal(lines.substr(0, last + 1)) ==
        "line 7, column 1: the last line, the summary, is missing: this is not complete");
  CHECK(refusal(lines + "{}\n") == "line 8, column 1: nothing may follow the line of the summary");
  CHECK(refusal(lines.substr(0, last - 5)).ends_with("it is not complete"));
}

TEST_CASE("JSON of others and of other versions is refused by name") {
  CHECK(refusal("[]") == "these are no results of gouji check --format json");
  CHECK(refusal("{\"a\": 1}") ==
        "there is no schema: these are no results of gouji check --format json");
  CHECK(refusal("{\"schema\": \"gouji.findings/2\", \"reports\": [{}]}") ==
        "the results are gouji.findings/2; this program reads gouji.findings/1");
  CHECK(refusal("{\"schema\": \"gouji.report/1\"}") ==
        "this is gouji.report/1, not the results of gouji check --format json (gouji.findings/1)");
}

TEST_CASE("a field that is not as the schema has it is refused by its name") {
  CHECK(refusal(changed("\"verdict\": \"fail\"", "\"verdict\": \"maybe\"")) ==
        "reports[1].verdict: there is no such value");
  CHECK(refusal(changed("\"sha256\": ", "\"sha\": ")) == "reports[0].sha256: it is missing");
  CHECK(refusal(changed("\"line\": 45", "\"line\": \"45\"")) ==
        "reports[1].findings[1].place.line: a whole number from 1 on, or null, is needed");
  CHECK(refusal(changed("\"line\": 45", "\"line\": 99999999999")) ==
        "reports[1].findings[1].place.line: a whole number from 1 on, or null, is needed");
  CHECK(refusal(changed("\"byte_start\": 1200", "\"byte_start\": -1")) ==
        "reports[1].findings[0].place.byte_start: a whole number from 0 on, or null, is needed");
  CHECK(refusal(changed("\"related\": []", "\"related\": {}")) ==
        "reports[1].findings[0].related: an array is needed");
  CHECK(refusal("{\"schema\": \"gouji.findings/1\", \"reports\": [1]}") ==
        "reports: an array of objects is needed");
}

TEST_CASE("counts that are not those of the reports are noticed") {
  CHECK(refusal(changed("\"pass\": 1", "\"pass\": 2")) ==
        "the counts of summary are not those of the reports: the text was changed or is not "
        "complete");
}

}  // namespace
}  // namespace gouji
