// The whole way from bytes to a result, under the packs that come with the program.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <thread>

#include "base/sha256.h"
#include "check/check.h"
#include "layouts.h"
#include "packs.h"
#include "print.h"

using namespace gouji;
using sample::Draft;
using test::packs;
using Lines = std::vector<std::string>;

namespace {

const Pack& newest() {
  static const auto pack = packs().get("national-2021");
  return *pack;
}

ReportResult check(const std::string& bytes, const CheckOptions& options = {},
                   const std::string& path = "清溪") {
  return check_bytes(path, bytes, packs(), options);
}

// "rule table.row.column" of every finding, in their order.
Lines shortly(const ReportResult& result) {
  Lines lines;
  for (const auto& f : result.findings) {
    std::string line = f.rule;
    if (f.table) {
      line += " " + *f.table + (f.row ? "." + *f.row : "") + (f.column ? "." + *f.column : "");
    }
    lines.push_back(line);
  }
  return lines;
}

// A received application that is nowhere dealt with.
Draft unbalanced() {
  auto draft = sample::sound_draft(newest());
  draft.figures["applications.received.natural_person"] = "3";
  draft.figures["applications.received.total"] = "3";
  return draft;
}

}  // namespace

TEST_CASE("a sound report passes in every format and tells what it is") {
  const auto draft = sample::sound_draft(newest());
  for (const auto& bytes : {sample::html(draft), sample::text(draft), sample::xml(draft)}) {
    const auto result = check(bytes);
    CHECK(shortly(result) == Lines{});
    CHECK(result.verdict == Verdict::pass);
    CHECK(result.pack == "national-2021");
    CHECK(result.pack_reason == "title");
    CHECK(result.edition == "2021");
    CHECK(result.agency == "清溪市人民政府");
    CHECK(result.body == "government");
    CHECK(result.year == 2023);
    CHECK(result.sha256 == sha256_hex(bytes));
    CHECK(result.equations_skipped.empty());
  }
}

TEST_CASE("a page cut off anywhere is unclear, and nothing that is lost is an error") {
  for (const std::string name : {"sound.html", "sound.mht"}) {
    std::ifstream file(GOUJI_SOURCE_DIR "/examples/" + name, std::ios::binary);
    const std::string whole{std::istreambuf_iterator<char>(file), {}};
    REQUIRE(check(whole).verdict == Verdict::pass);
    const std::string first = name == "sound.mht" ? "<h2" : "一、总体情况";
    const auto begin = whole.find(first), last = whole.rfind("<h2");
    REQUIRE(begin < last);
    for (auto length = begin; length <= last; length += 37) {
      CAPTURE(name);
      CAPTURE(length);
      const auto result = check(whole.substr(0, length));
      CHECK((result.verdict == Verdict::unclear || result.verdict == Verdict::unreadable));
      for (const auto& finding : result.findings) CHECK(finding.severity == Severity::unclear);
    }
  }
}

TEST_CASE("a fault before the place where a page breaks off is an error all the same") {
  auto draft = unbalanced();
  const auto page = "<html><body>" + sample::html(draft);
  const auto result = check(page.substr(0, page.find("四、政府信息公开行政复议")));
  CHECK(result.verdict == Verdict::fail);
  Lines errors;
  for (const auto& finding : result.findings) {
    if (finding.severity == Severity::error) errors.push_back(finding.rule);
  }
  CHECK(errors == Lines{"applications.balance", "applications.balance"});
}

TEST_CASE("a page that closes is in error for what it lacks") {
  std::ifstream file(GOUJI_SOURCE_DIR "/examples/sound.html", std::ios::binary);
  const std::string whole{std::istreambuf_iterator<char>(file), {}};
  const auto five = whole.substr(0, whole.rfind("<h2"));
  CHECK(shortly(check(five + "</body></html>")) == Lines{"section.missing"});
  CHECK(check(five + "</body></html>").verdict == Verdict::fail);
  CHECK(check(five).verdict == Verdict::unclear);
}

TEST_CASE("whatever stands behind a section's number, the section is not missing") {
  const auto draft = sample::sound_draft(newest());
  for (const std::string mark : {"", "·", "?", "；", "—", "．", "、、", "）", "�"}) {
    auto page = sample::html(draft);
    for (const auto& section : newest().sections) {
      const auto heading = section.number + "、" + section.title.text;
      const auto at = page.find(heading);
      REQUIRE(at != std::string::npos);
      page.replace(at, heading.size(), section.number + mark + section.title.text);
    }
    CHECK_MESSAGE(shortly(check(page)) == Lines{}, mark);
  }
}

TEST_CASE("the same fault has the same fingerprint in every format and under every path") {
  const auto draft = unbalanced();
  const auto page = check(sample::html(draft));
  CHECK(shortly(page) == Lines{"applications.balance applications.processed_total.natural_person",
                               "applications.balance applications.processed_total.total"});
  CHECK(page.verdict == Verdict::fail);
  for (const auto& bytes : {sample::text(draft), sample::xml(draft)}) {
    const auto other = check(bytes, {}, "elsewhere/report");
    REQUIRE(shortly(other) == shortly(page));
    for (std::size_t i = 0; i < page.findings.size(); ++i) {
      CHECK(other.findings[i].fingerprint == page.findings[i].fingerprint);
    }
  }
}

TEST_CASE("the rules run are those of the pack in its order") {
  const auto run = check(sample::html(sample::sound_draft(newest()))).rules_run;
  Lines expected;
  for (const auto& rule : newest().rules) {
    // Those that compare it with last year's report have nothing to compare.
    if (rule.id.starts_with("previous.") || rule.id == "narrative.comparison") continue;
    expected.push_back(rule.id);
  }
  CHECK(run == expected);
}

TEST_CASE("findings stand in the order of the file") {
  auto draft = unbalanced();
  draft.figures["proceedings.review.total"] = "2";
  draft.figures["disclosure.regulations.issued"] = "/";
  const auto result = check(sample::html(draft));
  CHECK(shortly(result) == Lines{"cell.not-a-number disclosure.regulations.issued",
                                 "applications.balance applications.processed_total.natural_person",
                                 "applications.balance applications.processed_total.total",
                                 "proceedings.total proceedings.review.total"});
}

TEST_CASE("what cannot be read is unreadable, with one unclear finding and nothing else") {
  const auto result = check("");
  CHECK(result.verdict == Verdict::unreadable);
  CHECK(shortly(result) == Lines{"intake.empty"});
  CHECK(result.findings[0].severity == Severity::unclear);
  CHECK(result.findings[0].fingerprint.size() == 16);
  CHECK(result.rules_run.empty());
  CHECK_FALSE(result.year);
}

TEST_CASE("a page that holds no report is not judged") {
  const auto result = check("<html><body><p>今日天气晴。</p><img src=\"a.png\"></body></html>");
  CHECK(result.verdict == Verdict::not_applicable);
  CHECK(shortly(result) == Lines{});
  CHECK(result.rules_run.empty());
}

TEST_CASE("an unknown pack is said even where the file cannot be read") {
  CheckOptions options;
  options.pack = "national-1999";
  CHECK_THROWS_AS(check("", options), PackFailure);
  CHECK_THROWS_AS(check_file("/nowhere/at/all.html", packs(), options), PackFailure);
}

TEST_CASE("a file that is not there is unreadable") {
  const auto result = check_file("/nowhere/at/all.html", packs(), {});
  CHECK(result.verdict == Verdict::unreadable);
  CHECK(shortly(result) == Lines{"intake.missing"});
  CHECK(result.path == "/nowhere/at/all.html");
}

TEST_CASE("findings beyond the limit are counted, said and still fail the report") {
  CheckOptions options;
  options.limits.set(Limit::findings, 1);
  const auto result = check(sample::html(unbalanced()), options);
  CHECK(result.findings_dropped == 1);
  CHECK(shortly(result).size() == 2);
  CHECK(std::count_if(result.findings.begin(), result.findings.end(), [](const Finding& f) {
          return f.rule == "limit.findings" && f.severity == Severity::unclear;
        }) == 1);
  CHECK(result.verdict == Verdict::fail);
  options.limits.set(Limit::findings, 0);
  const auto none = check(sample::html(unbalanced()), options);
  CHECK(shortly(none) == Lines{"limit.findings"});
  CHECK(none.verdict == Verdict::fail);
  options.limits.set(Limit::findings, 2);
  CHECK(check(sample::html(unbalanced()), options).findings_dropped == 0);
}

TEST_CASE("a report whose time is up is unreadable, never a pass") {
  CheckOptions options;
  options.limits.set(Limit::seconds, 0);
  const auto result = check(sample::html(sample::sound_draft(newest())), options);
  CHECK(shortly(result) == Lines{"limit.seconds"});
  CHECK(result.verdict == Verdict::unreadable);
  CHECK(result.rules_run.empty());
}

TEST_CASE("an explicit pack stands in for the year of the report") {
  CheckOptions options;
  options.pack = "national-2021";
  auto draft = sample::sound_draft(newest());
  draft.title = "清溪市人民政府2024年政府信息公开工作年度报告";
  draft.preamble = "本报告的统计期限为2024年1月1日至2024年12月31日。";
  const auto result = check(sample::html(draft), options);
  CHECK(result.pack_reason == "explicit");
  CHECK(result.year == 2024);
}

TEST_CASE("the kind of body that the user names goes before what the report tells") {
  auto draft = sample::sound_draft(newest());
  draft.figures["disclosure.regulations.in_force"] = "1";
  CheckOptions options;
  options.body = "township";
  CHECK(shortly(check(sample::html(draft))) == Lines{});
  const auto result = check(sample::html(draft), options);
  CHECK(shortly(result) == Lines{"disclosure.regulations disclosure.regulations.in_force"});
  CHECK(result.body == "township");
  CHECK(result.verdict == Verdict::pass);
}

TEST_CASE("reports checked side by side come out as they do one by one") {
  const auto good = sample::html(sample::sound_draft(newest())), bad = sample::html(unbalanced());
  const auto expected = shortly(check(bad));
  PackLibrary shared;
  std::vector<std::thread> threads;
  std::vector<Lines> found(8);
  for (std::size_t i = 0; i < found.size(); ++i) {
    threads.emplace_back([&, i] {
      for (int turn = 0; turn < 5; ++turn) {
        found[i] = shortly(check_bytes("a", i % 2 == 0 ? bad : good, shared, {}));
      }
    });
  }
  for (auto& thread : threads) thread.join();
  for (std::size_t i = 0; i < found.size(); ++i) {
    CHECK(found[i] == (i % 2 == 0 ? expected : Lines{}));
  }
}

TEST_CASE(
    "a reading gives the figures and what says the year, and the document where there is none") {
  const auto reading = read_bytes("a.html", sample::html(unbalanced()), packs(), {});
  CHECK(reading.pack_reason == "title");
  const auto* table = reading.report.table("applications");
  REQUIRE(table);
  CHECK(table->at(table->spec->row("received"), table->spec->column("total")).value == Decimal(3));
  const auto nothing = read_bytes("a.html", "", packs(), {});
  REQUIRE(nothing.report.document);
  CHECK(nothing.report.document->unreadable());
}
