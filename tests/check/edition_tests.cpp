// Which edition a report should follow and which it follows, under the packs that come with the
// program.
#include <algorithm>

#include "check/edition_choice.h"
#include "intake/intake.h"
#include "layouts.h"
#include "packs.h"
#include "print.h"

using namespace gouji;
using test::packs;
using Lines = std::vector<std::string>;

namespace {

// A report for `year` with the tables of an edition.
std::string report_of(int year, const std::string& edition) {
  auto draft = sample::sound_draft(*packs().get(edition));
  const auto number = std::to_string(year);
  draft.title = "清溪市人民政府" + number + "年政府信息公开工作年度报告";
  draft.preamble = "本报告的统计期限为" + number + "年1月1日至" + number + "年12月31日。";
  draft.paragraphs["overview"] = number + "年各项工作平稳。";
  return sample::html(draft);
}

ReportResult check(const std::string& bytes, const std::string& pack = "") {
  CheckOptions options;
  if (!pack.empty()) options.pack = pack;
  return check_bytes("清溪.html", bytes, packs(), options);
}

Lines rules_of(const ReportResult& result) {
  Lines rules;
  for (const auto& finding : result.findings) rules.push_back(finding.rule);
  return rules;
}

}  // namespace

TEST_CASE("the year of the title chooses the edition due, and a sound report of it passes") {
  for (const auto& [year, edition] : {std::pair{2019, "national-2019"},
                                      {2020, "national-2019"},
                                      {2021, "national-2021"},
                                      {2024, "national-2021"}}) {
    const auto result = check(report_of(year, edition));
    CHECK(rules_of(result) == Lines{});
    CHECK(result.pack == edition);
    CHECK(result.pack_reason == "title");
    CHECK(result.year == year);
  }
}

TEST_CASE(
    "tables of the trial format in a later report are one finding and no label of them another") {
  const auto result = check(report_of(2023, "national-2019"));
  CHECK(rules_of(result) == Lines{"edition.outdated"});
  CHECK(result.pack == "national-2021");
  CHECK(result.edition == "2019");
  CHECK(result.verdict == Verdict::fail);
  CHECK(result.findings[0].section == "disclosure");
  CHECK(result.findings[0].message.zh.find("“本年新制作数量”") != std::string::npos);
  for (const auto* rule : {"table.row-missing", "table.column-missing", "table.row-unknown"}) {
    CHECK(std::find(result.rules_run.begin(), result.rules_run.end(), rule) ==
          result.rules_run.end());
  }
}

TEST_CASE("an edition is known by its labels though each is broken over two lines") {
  const auto follows = [](const std::string& text) {
    auto document = std::make_shared<const Document>(read_document("a.txt", text, Limits()));
    return read_in_edition(document, packs(), {}).edition.followed->id;
  };
  const std::string title = "清溪市统计局2020年政府信息公开工作年度报告\n\n";
  CHECK(follows(title + "信息内容 | 本年制\n发件数 | 本年废\n止件数 | 现行有\n效件数 |\n") ==
        "national-2021");
  // Lines of running text begin no label.
  const std::string prose(300, 'x');
  CHECK(follows(title + prose + "本年制\n发件数\n") == "national-2019");
}

TEST_CASE("a later form used before its time is outdated the other way round") {
  const auto result = check(report_of(2020, "national-2021"));
  CHECK(rules_of(result) == Lines{"edition.outdated"});
  CHECK_FALSE(result.findings[0].found);
  CHECK_FALSE(result.findings[0].expected);
  CHECK(result.findings[0].message.zh.find("旧表") == std::string::npos);
  CHECK(result.findings[0].message.zh.find("2020年度报告") == 0);
  CHECK(result.findings[0].message.zh.find("该年度尚未施行") != std::string::npos);
}

TEST_CASE("prescribed tables in a report of a year without any are found") {
  const auto result = check(report_of(2013, "national-2021"));
  CHECK(result.pack == "national-2007");
  CHECK(result.verdict == Verdict::fail);
  const auto rules = rules_of(result);
  REQUIRE(std::count(rules.begin(), rules.end(), "edition.outdated") == 1);
  const auto& finding = result.findings[static_cast<std::size_t>(
      std::find(rules.begin(), rules.end(), "edition.outdated") - rules.begin())];
  CHECK(finding.message.zh.find("2013年度尚无全国统一的表格") == 0);
  CHECK(finding.message.zh.find("“本年制发件数”") != std::string::npos);
}

TEST_CASE("an explicit pack stands in for the year in the choice of the edition") {
  const auto page = report_of(2019, "national-2019");
  CHECK(rules_of(check(page)) == Lines{});
  const auto result = check(page, "national-2021");
  CHECK(rules_of(result) == Lines{"edition.outdated"});
  CHECK(result.pack_reason == "explicit");
  CHECK(result.year == 2019);
  CHECK(result.findings[0].message.zh.find("按") == 0);
  CHECK(result.findings[0].message.zh.find("2021年度报告") == std::string::npos);
}

TEST_CASE("sums are those of the edition followed") {
  auto draft = sample::sound_draft(*packs().get("national-2019"));
  draft.figures["applications.other.natural_person"] = "2";
  draft.figures["applications.other.total"] = "2";
  const auto result = check(sample::html(draft));
  CHECK(rules_of(result) ==
        Lines{"edition.outdated", "applications.outcomes", "applications.outcomes"});
}

TEST_CASE("without a year the newest edition is due") {
  auto draft = sample::sound_draft(*packs().get("national-2021"));
  draft.title = "清溪市人民政府政府信息公开工作年度报告";
  draft.preamble = "本报告依据条例编制。";
  draft.paragraphs["overview"] = "各项工作平稳。";
  const auto result = check(sample::html(draft));
  CHECK(result.pack == "national-2021");
  CHECK(result.pack_reason == "default");
  CHECK_FALSE(result.year);
}

TEST_CASE("without any pack at hand there is nothing to check with") {
  PackLibrary none{std::vector<PackHeader>{}};
  CHECK_THROWS_AS(check_bytes("a.html", "<p>清溪市</p>", none, {}), PackFailure);
}
