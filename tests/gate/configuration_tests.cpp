#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "gate/configuration.h"
#include "gate/folder.h"

namespace gouji {
namespace {

constexpr const char* kFile = "/repo/gouji.cfg";

std::shared_ptr<const Configuration> parse(const std::string& text) {
  return Configuration::parse(kFile, text);
}

std::vector<std::string> mistakes(const std::string& text) {
  std::vector<std::string> out;
  try {
    parse(text);
  } catch (const GateFailure& failure) {
    for (const auto& mistake : failure.mistakes) {
      out.push_back(std::to_string(mistake.line) + ":" + std::to_string(mistake.column) + " " +
                    mistake.message.en + " (" + mistake.hint.en + ")");
    }
  }
  return out;
}

using Lines = std::vector<std::string>;

TEST_CASE("a setting holds for all reports, those of a section for the reports it names") {
  const auto file = parse(
      "body = township\n"
      "fail-on = warning\n"
      "[*.docx]\n"
      "pack = national-2019\n"
      "[2023/**]\n"
      "fail-on = advice\n"
      "unclear = pass\n");
  const auto plain = file->settings_of("/repo/2022/a.html");
  CHECK(plain.body.value == "township");
  CHECK(plain.body.origin.line == 1);
  CHECK(plain.fail_on.value == Severity::warning);
  CHECK(plain.unclear_fails.value);
  CHECK(plain.unclear_fails.origin.standard());
  CHECK(plain.pack.value.empty());
  const auto both = file->settings_of("/repo/2023/县/a.docx");
  CHECK(both.pack.value == "national-2019");
  CHECK(both.pack.origin.line == 4);
  CHECK(both.fail_on.value == Severity::advice);
  CHECK(both.fail_on.origin.line == 6);
  CHECK(both.fail_on.origin.file == kFile);
  CHECK_FALSE(both.unclear_fails.value);
}

TEST_CASE("of several sections that name a report the last one counts") {
  const auto file =
      parse("[**]\nbody = other\n[2023/**]\nbody = department\n[*.md]\nbody = township");
  CHECK(file->settings_of("/repo/a.html").body.value == "other");
  CHECK(file->settings_of("/repo/2023/a.html").body.value == "department");
  CHECK(file->settings_of("/repo/2023/a.md").body.value == "township");
}

TEST_CASE("sections name no report outside the folder of their file") {
  const auto file = parse("body = other\nexclude = **\n[**]\nbody = department\n");
  CHECK(file->settings_of("/elsewhere/a.html").body.value == "other");
  CHECK(file->excluded_by("/elsewhere/a.html") == 0);
  CHECK(file->excluded_by("/repo/a.html") == 2);
  CHECK(file->excluded_by("/repository/a.html") == 0);
}

TEST_CASE("severities and limits add up, the later ones over the earlier") {
  const auto file = parse(
      "severity = cell.blank error 本市要求空白处填0 # 见通知\n"
      "severity = narrative.unit advice 宗与件通用\n"
      "limit = cells=1000\n"
      "[a/*]\n"
      "severity = cell.blank advice 旧版表格\n"
      "limit = seconds = 5\n");
  const auto settings = file->settings_of("/repo/a/b.html");
  REQUIRE(settings.severities.size() == 2);
  CHECK(settings.severities.at("cell.blank").severity == Severity::advice);
  CHECK(settings.severities.at("cell.blank").reason == "旧版表格");
  CHECK(settings.severities.at("narrative.unit").origin.line == 2);
  CHECK(settings.limits.at(Limit::cells).value == 1000);
  CHECK(settings.limits.at(Limit::seconds).value == 5);
  CHECK(file->settings_of("/repo/b.html").severities.at("cell.blank").reason ==
        "本市要求空白处填0 # 见通知");
}

TEST_CASE("files that a configuration names are sought beside it") {
  const auto file = parse(
      "pack = rules/qingxi.xml\nbaseline = gate/known.json\nwaivers = /etc/gouji.waivers\n"
      "[a/*]\npack = local.xml\n");
  CHECK(file->settings_of("/repo/b").pack.value == "/repo/rules/qingxi.xml");
  CHECK(file->settings_of("/repo/a/b").pack.value == "/repo/local.xml");
  REQUIRE(file->baseline());
  CHECK(file->baseline()->value == "/repo/gate/known.json");
  CHECK(file->baseline()->origin.line == 2);
  REQUIRE(file->waivers());
  CHECK(file->waivers()->value == "/etc/gouji.waivers");
}

TEST_CASE("an unknown key is told with its place and the nearest right one") {
  CHECK(mistakes("# 说明\n fial-on = error\n[*.docx]\n机关 = 县\n") ==
        Lines{"2:2 there is no setting fial-on (did you mean fail-on?)",
              "4:1 there is no setting 机关 (one of: pack body fail-on unclear severity limit "
              "exclude baseline waivers)"});
}

TEST_CASE("every wrong value is told at its place") {
  CHECK(mistakes("body = townshp\nfail-on = unclear\nunclear = no\nlimit = cell=5\n"
                 "limit = cells=0\nexclude = 草[稿\n") ==
        Lines{"1:8 there is no kind of body townshp (did you mean township?)",
              "2:11 fail-on cannot be unclear (one of: error warning advice)",
              "3:11 unclear cannot be no (one of: fail pass)",
              "4:9 there is no limit cell (did you mean cells?)",
              "5:9 a limit is NAME=N, a positive number ()",
              "6:12 the set is not closed; write \\[ for the character itself ()"});
}

TEST_CASE("a severity needs its level and its reason, and nothing becomes or leaves unclear") {
  CHECK(mistakes("severity = cell.blank\nseverity = cell.blank eror 理由\n"
                 "severity = cell.blank unclear 理由\nseverity = cell.blank error\n") ==
        Lines{"1:22 a level follows the rule (one of: error warning advice)",
              "2:23 there is no level eror (did you mean error?)",
              "3:23 there is no level unclear (one of: error warning advice)",
              "4:12 a change of severity needs its reason (severity = cell.blank error REASON)"});
}

TEST_CASE("what may stand once, or above the sections only, is refused elsewhere") {
  CHECK(mistakes("pack = a\npack = b\n[x/*]\npack = c\nexclude = d\n[y/{a,b}]\n") ==
        Lines{"2:1 pack stands once in a section ()",
              "5:1 exclude holds for all reports and stands in no section (move it up, before the "
              "first head of a section)",
              "6:4 braces have no meaning in a pattern: write one pattern for each, or \\{ and \\} "
              "for the characters themselves ()"});
}

TEST_CASE("the rules that a configuration speaks of are known with their lines") {
  const auto file = parse("[a]\nseverity = cel.blank error 理由\n");
  REQUIRE(file->rules_named().size() == 1);
  CHECK(file->rules_named()[0].rule == "cel.blank");
  CHECK(file->rules_named()[0].setting.line == 2);
}

TEST_CASE("the nearest file upwards counts, alone") {
  const TestFolder folder;
  folder.file("gouji.cfg", "body = other\nfail-on = advice\n");
  folder.file("县/gouji.cfg", "body = department\n");
  const auto deep = folder.file("县/2023/a.html"), flat = folder.file("a.html");
  ConfigurationSearch search;
  REQUIRE(search.find(deep));
  CHECK(search.find(deep)->settings_of(deep).body.value == "department");
  CHECK(search.find(deep)->settings_of(deep).fail_on.value == Severity::error);
  REQUIRE(search.find(flat));
  CHECK(search.find(flat)->settings_of(flat).body.value == "other");
  CHECK(search.find(flat) == search.find(folder.path("b.html")));
}

TEST_CASE("the search ends at the root of a repository") {
  const TestFolder folder;
  folder.file("gouji.cfg", "body = other\n");
  std::filesystem::create_directories(folder.path("repo/.git"));
  const auto report = folder.file("repo/2023/a.html");
  ConfigurationSearch search;
  CHECK(search.find(report) == nullptr);
  folder.file("worktree/.git", "gitdir: elsewhere\n");
  folder.file("worktree/gouji.cfg", "body = township\n");
  const auto other = folder.file("worktree/2023/a.html");
  REQUIRE(search.find(other));
  CHECK(search.find(other)->settings_of(other).body.value == "township");
}

TEST_CASE("a configuration that cannot be read is an error, not a default") {
  const TestFolder folder;
  std::filesystem::create_directories(folder.path("gouji.cfg"));
  ConfigurationSearch search;
  CHECK_THROWS_AS(search.find(folder.path("a.html")), GateFailure);
  CHECK_THROWS_AS(Configuration::load(folder.path("none.cfg")), GateFailure);
  folder.file("gbk.cfg", "body = other\n# \xC7\xE5\n");
  try {
    Configuration::load(folder.path("gbk.cfg"));
    FAIL("no mistake was found");
  } catch (const GateFailure& failure) {
    CHECK(failure.mistakes.front().line == 2);
    CHECK(failure.mistakes.front().column == 3);
  }
}

}  // namespace
}  // namespace gouji
