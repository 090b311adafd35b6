#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "gate/results.h"
#include "gate/waiver_gate.h"
#include "gate/waivers.h"

namespace gouji {
namespace {

constexpr const char* kFile = "/repo/gouji.waivers";

std::vector<std::string> mistakes(const std::string& text) {
  std::vector<std::string> out;
  try {
    WaiverList::parse(kFile, text);
  } catch (const GateFailure& failure) {
    for (const auto& mistake : failure.mistakes) {
      out.push_back(std::to_string(mistake.line) + ":" + std::to_string(mistake.column) + " " +
                    mistake.message.en);
    }
  }
  return out;
}

using Lines = std::vector<std::string>;

std::string waiver(const std::string& selection, const std::string& until = "2026-03-31") {
  return "[applications.balance]\n" + selection + "\nwho = 王敏\nwhy = 台账已核\n" +
         (until.empty() ? "" : "until = " + until + "\n");
}

ReportResult report(const std::string& path = "/repo/2023/a.docx") {
  return result_of(
      path, "清溪市交通运输局", 2023,
      {finding_of("applications.balance", "applications", "processed_total", "total", "18"),
       finding_of("applications.balance", "applications", "processed_total", "enterprise", "4"),
       finding_of("applications.outcomes", "applications", "processed_total", "total", "18")});
}

// What becomes of that report's findings.
std::string judged(const std::string& text, const std::string& day = "2026-03-31") {
  WaiverGate gate(WaiverList::parse(kFile, text), *day_from(day), true);
  auto result = report();
  gate.pass(result);
  return states(result);
}

// The findings of the list itself, after the reports, as "line rule".
Lines own(const std::string& text, std::vector<ReportResult> reports, bool whole = true) {
  WaiverGate gate(WaiverList::parse(kFile, text), *day_from("2026-04-01"), whole);
  for (auto& result : reports) gate.pass(result);
  Lines lines;
  for (const auto& finding : gate.general()) {
    CHECK(finding.severity == Severity::warning);
    CHECK(finding.fingerprint.size() == 16);
    REQUIRE(finding.place);
    CHECK(finding.place->path == kFile);
    lines.push_back(std::to_string(*finding.place->line) + ":" +
                    std::to_string(*finding.place->column) + " " + finding.rule);
  }
  return lines;
}

TEST_CASE("a waiver waives the findings of its rule, in its reports, at its place, and no others") {
  CHECK(judged(waiver("report = 2023/*.docx")) == "wwn");
  CHECK(judged(waiver("report = a.docx")) == "wwn");
  CHECK(judged(waiver("report = 2022/*.docx")) == "nnn");
  CHECK(judged(waiver("agency = 清溪市交通运输局")) == "wwn");
  CHECK(judged(waiver("agency = 清溪市交通运输局\nyear = 2023")) == "wwn");
  CHECK(judged(waiver("agency = 清溪市交通运输局\nyear = 2022")) == "nnn");
  CHECK(judged(waiver("agency = 清溪市民政局")) == "nnn");
  CHECK(judged(waiver("report = a.docx\nagency = 清溪市民政局")) == "nnn");
  CHECK(judged(waiver("report = **\nplace = applications")) == "wwn");
  CHECK(judged(waiver("report = **\nplace = applications.processed_total")) == "wwn");
  CHECK(judged(waiver("report = **\nplace = applications.processed_total.total")) == "wnn");
  CHECK(judged(waiver("report = **\nplace = applications.processed")) == "nnn");
  CHECK(judged(waiver("report = **\nplace = section:applications")) == "nnn");
}

TEST_CASE("a section may be the place") {
  const auto list = WaiverList::parse(kFile, waiver("report = **\nplace = section:problems"));
  Finding finding;
  finding.rule = "applications.balance";
  finding.section = "problems";
  CHECK(concerns(list->waivers[0], finding));
  finding.section = "overview";
  CHECK_FALSE(concerns(list->waivers[0], finding));
}

TEST_CASE("an agency is known again in other forms of its characters") {
  CHECK(judged(waiver("agency = 清溪市交通運輸局")) == "wwn");
}

TEST_CASE("a waiver holds through its last day and not a day longer") {
  CHECK(judged(waiver("report = **", "2026-03-31"), "2026-03-31") == "wwn");
  CHECK(judged(waiver("report = **", "2026-03-31"), "2026-04-01") == "nnn");
  CHECK(judged(waiver("report = **", ""), "2026-03-31") == "nnn");
}

TEST_CASE("a waiver past its day or without one is a finding, whatever it stands for") {
  CHECK(own(waiver("report = **"), {report()}) == Lines{"1:2 waiver.expired"});
  CHECK(own(waiver("report = **"), {}) == Lines{"1:2 waiver.expired"});
  CHECK(own("\n" + waiver("report = **", ""), {report()}) == Lines{"2:2 waiver.undated"});
}

TEST_CASE("a waiver that stands for nothing is a finding once its reports have come by") {
  const auto later = "2026-12-31";
  CHECK(own(waiver("report = **", later), {report()}).empty());
  const auto elsewhere = waiver("report = **\nplace = proceedings", later);
  CHECK(own(elsewhere, {report()}, false) == Lines{"1:2 waiver.unmatched"});
  const auto other = waiver("report = 2022/*", later);
  CHECK(own(other, {report()}, true) == Lines{"1:2 waiver.unmatched"});
  CHECK(own(other, {report()}, false).empty());
}

TEST_CASE("findings of a list keep their fingerprints when others are added above them") {
  const auto print = [](const std::string& text) {
    WaiverGate gate(WaiverList::parse(kFile, text), *day_from("2026-04-01"), true);
    return gate.general().back().fingerprint;
  };
  CHECK(print(waiver("report = a")) == print(waiver("report = b") + waiver("report = a")));
  CHECK(print(waiver("report = a")) != print(waiver("report = b")));
}

TEST_CASE("a waiver without rule, report, who or why is refused, at its line") {
  CHECK(mistakes("report = a\n") == Lines{"1:1 this line belongs to no waiver"});
  CHECK(mistakes("[cell.blank]\nuntil = 2026-01-01\n") ==
        Lines{"1:2 the waiver lacks who", "1:2 the waiver lacks why",
              "1:2 the waiver lacks report or agency"});
}

TEST_CASE("what a waiver does not have and what is no day, year or pattern is refused") {
  CHECK(mistakes("[cell.blank]\nreport = a[\nyear = 今年\nuntill = 2026-01-01\n"
                 "until = 2026-02-30\nwho = 王敏\nwho = 李静\nwhy = 已核\n") ==
        Lines{"2:11 the set is not closed; write \\[ for the character itself",
              "3:8 a year is a number, such as 2023", "4:1 a waiver has no untill",
              "5:9 2026-02-30 is no day", "7:1 who stands once in a waiver"});
}

TEST_CASE("limits and the list itself cannot be waived") {
  CHECK(mistakes("[limit.findings]\nreport = a\nwho = b\nwhy = c\n[waiver.expired]\nreport = a\n"
                 "who = b\nwhy = c\n") ==
        Lines{"1:2 limit.findings cannot be waived", "5:2 waiver.expired cannot be waived"});
}

TEST_CASE("a day is a day of the calendar written in full") {
  CHECK(to_string(*day_from("2024-02-29")) == "2024-02-29");
  for (const auto* text : {"2023-02-29", "2026-13-01", "2026-00-01", "2026-1-1", "26-01-01",
                           "2026/01/01", "2026-01-0x", "+026-01-01", "2026-01-011", ""}) {
    CAPTURE(text);
    CHECK_FALSE(day_from(text).has_value());
  }
}

}  // namespace
}  // namespace gouji
