#include <cstdlib>
#include <fstream>
#include <iterator>
#include <thread>
#include <vector>

#include <doctest/doctest.h>
#include <gouji/gouji.h>

namespace {

using namespace gouji::v1;

const std::string kExamples = GOUJI_SOURCE_DIR "/examples/";

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

template <typename Call>
std::string error_of(Call call) {
  try {
    call();
  } catch (const Error& error) {
    CHECK(std::string(error.what()) == error.message().en);
    CHECK_FALSE(error.message().zh.empty());
    return error.message().en;
  }
  return "";
}

TEST_CASE("a sound report passes with nothing found") {
  const auto result = Checker().check_file(kExamples + "sound.html");
  CHECK(result.verdict == Verdict::pass);
  CHECK(result.findings.empty());
  CHECK(result.diagnoses.empty());
  CHECK(result.path == kExamples + "sound.html");
  CHECK(result.format == "html");
  CHECK(result.pack == "national-2021");
  CHECK(result.edition == "2021");
  CHECK(result.agency == "云岭县人民政府");
  CHECK(result.year == 2023);
  CHECK(result.sha256.size() == 64);
}

TEST_CASE("a wrong cell is found with its place, its proof and what would settle it") {
  const auto result = Checker().check_file(kExamples + "one-cell.html");
  CHECK(result.verdict == Verdict::fail);
  REQUIRE(result.findings.size() == 3);
  const auto& balance = result.findings[0];
  CHECK(balance.rule == "applications.balance");
  CHECK(balance.severity == Severity::error);
  CHECK(balance.certain);
  CHECK(balance.cell.table == "applications");
  CHECK(balance.cell.row == "processed_total");
  CHECK(balance.cell.column == "natural_person");
  CHECK(balance.found == "18");
  CHECK(balance.expected == "16");
  REQUIRE(balance.place);
  CHECK(balance.place->line == 92);
  CHECK(balance.place->column == 35);
  CHECK(balance.related.size() == 3);
  CHECK(balance.related[0].found == "17");
  CHECK(balance.fingerprint.size() == 16);
  CHECK(result.findings[1].rule == "applications.outcomes");
  CHECK(result.findings[2].rule == "applications.applicants");
  REQUIRE(result.diagnoses.size() == 1);
  REQUIRE(result.diagnoses[0].candidates.size() == 1);
  REQUIRE(result.diagnoses[0].candidates[0].size() == 1);
  CHECK(result.diagnoses[0].candidates[0][0].suggested == "16");
  CHECK(result.diagnoses[0].explains.size() == 3);
}

TEST_CASE("bytes and the file that holds them have the same findings") {
  const Checker checker;
  for (const auto* name : {"one-cell.html", "one-cell.docx", "one-cell.xlsx"}) {
    CAPTURE(name);
    const auto path = kExamples + name;
    const auto of_file = checker.check_file(path);
    const auto of_bytes = checker.check_bytes(path, bytes_of(path));
    CHECK(of_bytes.sha256 == of_file.sha256);
    CHECK(of_bytes.verdict == of_file.verdict);
    REQUIRE(of_bytes.findings.size() == of_file.findings.size());
    for (std::size_t i = 0; i < of_file.findings.size(); ++i) {
      CHECK(of_bytes.findings[i].fingerprint == of_file.findings[i].fingerprint);
    }
  }
}

TEST_CASE("whatever the bytes, the worst is a verdict") {
  const Checker checker;
  CHECK(checker.check_bytes("a.html", "").verdict == Verdict::unreadable);
  CHECK(checker.check_bytes("a.html", std::string(3, '\0')).verdict == Verdict::unreadable);
  CHECK(checker.check_bytes("a.docx", "PK\3\4 cut off").verdict == Verdict::unreadable);
  CHECK(checker.check_bytes("a.html", "<p>今日天气</p>").verdict == Verdict::not_applicable);
  const auto absent = checker.check_file("/no/such/report.html");
  CHECK(absent.verdict == Verdict::unreadable);
  REQUIRE(absent.findings.size() == 1);
  CHECK(absent.findings[0].rule == "intake.missing");
  CHECK(absent.findings[0].severity == Severity::unclear);
}

TEST_CASE("last year's report is compared with, by name or by its bytes") {
  const Checker checker;
  const auto path = kExamples + "sound.html";
  const auto copied = [](const Result& result) {
    std::size_t count = 0;
    for (const auto& finding : result.findings) count += finding.rule.starts_with("previous.");
    return count;
  };
  const auto by_name = checker.check_file(path, kExamples + "sound.docx");
  const auto bytes = bytes_of(kExamples + "sound.docx");
  const auto by_bytes = checker.check_bytes(path, bytes_of(path), bytes);
  CHECK(copied(checker.check_file(path)) == 0);
  CHECK(copied(by_name) > 0);
  CHECK(copied(by_bytes) == copied(by_name));
}

TEST_CASE("a wrong setting is told at once") {
  Settings pack, body, limit;
  pack.pack = "national-2022";
  body.body = "village";
  limit.limits["byte"] = 5;
  CHECK(error_of([&] { Checker checker(pack); }).find("national-2022") != std::string::npos);
  CHECK(error_of([&] { Checker checker(body); }) == "there is no kind of body village");
  CHECK(error_of([&] { Checker checker(limit); }) == "there is no limit byte");
}

TEST_CASE("settings are followed") {
  Settings small, older;
  small.limits["bytes"] = 100;
  older.pack = "national-2019";
  const auto path = kExamples + "sound.html";
  const auto refused = Checker(small).check_file(path);
  CHECK(refused.verdict == Verdict::unreadable);
  REQUIRE(refused.findings.size() == 1);
  CHECK(refused.findings[0].rule == "limit.bytes");
  CHECK(Checker(older).check_file(path).pack == "national-2019");
}

TEST_CASE("the day of the check is what the caller says it is") {
  auto page = bytes_of(kExamples + "sound.html");
  for (auto at = page.find("2023"); at != page.npos; at = page.find("2023", at)) {
    page.replace(at, 4, "2031");
  }
  Settings settings;
  CHECK(Checker(settings).check_bytes("a.html", page).verdict == Verdict::pass);
  settings.as_of = "2032-01-20";
  CHECK(Checker(settings).check_bytes("a.html", page).verdict == Verdict::pass);
  settings.as_of = "2030-12-31";
  const auto result = Checker(settings).check_bytes("a.html", page);
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].rule == "title.impossible-year");
  settings.as_of = "2030-02-30";
  CHECK(error_of([&] { Checker checker(settings); }) == "2030-02-30 is no day such as 2026-03-31");
}

TEST_CASE("rules that are not there are an error of the checker, not of a report") {
  const std::string before = std::getenv("GOUJI_DATA");
  ::setenv("GOUJI_DATA", "/no/such/folder", 1);
  CHECK(error_of([] { Checker checker; }) == "the packs that come with gouji were not found");
  ::setenv("GOUJI_DATA", before.c_str(), 1);
}

TEST_CASE("one checker serves several threads") {
  const Checker checker;
  std::vector<Result> results(8);
  std::vector<std::thread> threads;
  for (auto& result : results) {
    threads.emplace_back([&] { result = checker.check_file(kExamples + "one-cell.html"); });
  }
  for (auto& thread : threads) thread.join();
  for (const auto& result : results) CHECK(result.findings.size() == 3);
}

TEST_CASE("a checker may be moved") {
  Checker first;
  Checker second(std::move(first));
  first = std::move(second);
  CHECK(first.check_file(kExamples + "sound.html").verdict == Verdict::pass);
}

TEST_CASE("names and version are those of the program") {
  CHECK(to_string(Verdict::not_applicable) == "not-applicable");
  CHECK(to_string(Verdict::pass) == "pass");
  CHECK(to_string(Severity::advice) == "advice");
  CHECK(version() == GOUJI_VERSION);
}

}  // namespace
