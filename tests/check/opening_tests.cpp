// Edition, title, period and preamble.
#include "print.h"
#include "sample.h"

using namespace gouji;
using sample::Lines;
using sample::Sample;

namespace {

PackHeader older(const std::string& id, int year, const std::string& citation) {
  PackHeader header;
  header.id = id;
  header.from_year = year;
  header.citations = {citation};
  return header;
}

void say_in_preamble(Sample& s, const std::string& text) {
  Paragraph block;
  block.text.append(text, s.line(text));
  s.document->blocks[1] = block;
}

Period period(Sample& s, int from_year, int to_year, int to_month, int to_day) {
  Period stated;
  stated.raw = "自某日至某日";
  stated.from_year = from_year;
  stated.from_month = stated.from_day = 1;
  stated.to_year = to_year;
  stated.to_month = to_month;
  stated.to_day = to_day;
  stated.where = s.line(stated.raw);
  return stated;
}

PreambleParts parts(std::vector<int> sections, std::optional<int> stated, int named) {
  PreambleParts list;
  list.sections = std::move(sections);
  list.stated_count = stated;
  list.named = named;
  return list;
}

}  // namespace

TEST_CASE("a sound report yields nothing under any rule of its opening") {
  Sample s;
  s.editions = {older("national-2019", 2019, "甲办函〔2019〕9号")};
  s.report.period = period(s, 2023, 2023, 12, 31);
  s.report.parts = parts({0, 1, 2}, 3, 3);
  for (const auto* kind : {"edition-outdated", "edition-basis", "title-missing", "title-form",
                           "title-year", "period", "preamble-parts"}) {
    CHECK_MESSAGE(s.shortly(kind).empty(), kind);
  }
}

TEST_CASE("tables of another edition are one finding at the first label that betrays it") {
  Sample s;
  auto followed = std::make_shared<Pack>(*s.pack);
  followed->id = "national-2019";
  followed->basis = "甲办函〔2019〕9号";
  s.report.followed = followed;
  const auto later = s.line("后"), earlier = s.row("disclosure", "regulations").where;
  s.betrayed_by = {{"后", later}, {"前", earlier}};
  const auto findings = s.find("edition-outdated");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message.zh == "“后”、“前”|甲办函〔2019〕9号|甲办函〔2021〕1号|2023");
  CHECK(s.shortly("edition-outdated") == Lines{"applications :8"});
}

TEST_CASE("labels are not judged where the tables are of another edition") {
  Sample s;
  const Examination same{s.report, 2023, {}, {}};
  CHECK(concerns(same, "row-missing"));
  CHECK_FALSE(concerns(same, "equation"));
  s.report.followed = std::make_shared<Pack>(*s.pack);
  const Examination other{s.report, 2023, {}, {}};
  for (const auto* kind : {"row-missing", "column-missing", "row-wording", "row-unknown"}) {
    CHECK_FALSE(concerns(other, kind));
  }
  CHECK(concerns(other, "cell-blank"));
  CHECK(concerns(other, "edition-outdated"));
}

TEST_CASE("nothing of tables is run under an edition without tables") {
  Sample s;
  s.report.tables.clear();
  const Examination examination{s.report, 2013, {}, {}};
  CHECK_FALSE(concerns(examination, "table-missing"));
  CHECK_FALSE(concerns(examination, "cell-blank"));
  CHECK(concerns(examination, "section-missing"));
}

TEST_CASE("an earlier basis is remarked on at its words, unless today's stands there too") {
  Sample s;
  s.editions = {older("national-2019", 2019, "甲办函〔2019〕9号"),
                older("national-2030", 2030, "甲办函〔2030〕3号")};
  say_in_preamble(s, "依据甲办函[2019]9号编制。");
  const auto findings = s.find("edition-basis");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].found == "甲办函[2019]9号");
  CHECK(findings[0].expected == "甲办函〔2021〕1号");
  CHECK(findings[0].place->column == 3);
  CHECK(findings[0].place->end_column == 14);
  say_in_preamble(s, "甲办函〔2019〕9号已由甲办函〔2021〕1号代替。");
  CHECK(s.find("edition-basis").empty());
  say_in_preamble(s, "依据甲办函〔2030〕3号编制。");
  CHECK(s.find("edition-basis").empty());
}

TEST_CASE("a superseded regulation and a superseded format are each told with its own successor") {
  Sample s;
  s.editions = {older("national-2007", 2008, "国务院令第492号"),
                older("national-2019", 2019, "甲办函〔2019〕9号")};
  s.pack->lists.push_back({"basis.regulation", {"国务院令第711号", "国令第711号"}});
  s.pack->lists.push_back({"basis.former", {"国务院令第492号"}});
  const auto told = [&](const std::string& preamble) {
    say_in_preamble(s, preamble);
    Lines lines;
    for (const auto& f : s.find("edition-basis")) lines.push_back(*f.found + ">" + *f.expected);
    return lines;
  };
  CHECK(told("依据条例（国务院令第492号）和甲办函〔2019〕9号编制。") ==
        Lines{"国务院令第492号>国务院令第711号", "甲办函〔2019〕9号>甲办函〔2021〕1号"});
  CHECK(told("依据条例（国务院令第492号）和甲办函〔2021〕1号编制。") ==
        Lines{"国务院令第492号>国务院令第711号"});
  CHECK(told("依据条例（国务院令第492号，国令第711号修订）编制。") == Lines{});
}

TEST_CASE("a basis is looked for in the first paragraph of the first section, not in the second") {
  Sample s;
  s.editions = {older("national-2019", 2019, "甲办函〔2019〕9号")};
  say_in_preamble(s, "前言。");
  Paragraph old;
  old.text.append("依据甲办函〔2019〕9号。", s.line("依据甲办函〔2019〕9号。"));
  s.report.sections[0].end_block = s.document->blocks.size() - 3;
  s.document->blocks[3] = old;
  CHECK(s.find("edition-basis").size() == 1);
  s.report.sections[0].first_block = 1;
  s.report.sections[0].end_block = 4;
  s.report.preamble_end = 1;
  CHECK(s.find("edition-basis").empty());
}

TEST_CASE("a report without a title is told so once, at its beginning") {
  Sample s;
  s.report.title_line = {};
  s.report.title.clear();
  s.report.title_year.reset();
  CHECK(s.shortly("title-missing") == Lines{":1"});
  CHECK(s.find("title-form").empty());
}

TEST_CASE("a title says which of its parts it lacks") {
  Sample s;
  s.report.title_year.reset();
  auto findings = s.find("title-form");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message.zh == "没有年份");
  CHECK(findings[0].found == s.report.title);
  s.report.agency.clear();
  s.report.title_line.match = LabelMatch::variant;
  findings = s.find("title-form");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message.zh == s.report.title + "|机关名称、年份、“工作年度报告”");
}

TEST_CASE("an agency that stands elsewhere but not in the title is missing there") {
  Sample s;
  s.report.agency = "云岭县";
  CHECK(s.find("title-form").size() == 1);
}

TEST_CASE("a period of another year than the title is found at the period") {
  Sample s;
  s.report.period = period(s, 2022, 2022, 12, 31);
  const auto findings = s.find("title-year");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message.zh == "period 2022|2023");
  CHECK(findings[0].place == s.document->place(s.report.period->where));
  CHECK(s.find("period").empty());
}

TEST_CASE("a title against both the period and section one is found at the title") {
  Sample s;
  s.report.period = period(s, 2022, 2022, 12, 31);
  s.report.overview_year = YearSource{2022, s.report.sections[0].where};
  CHECK(s.shortly("title-year") == Lines{"2023>2022 :1"});
}

TEST_CASE("section one is held against the title only where the date of publication agrees") {
  Sample s;
  s.report.overview_year = YearSource{2022, s.report.sections[0].where};
  CHECK(s.find("title-year").empty());
  s.report.published_year = YearSource{2024, {}};
  CHECK(s.find("title-year").empty());
  s.report.published_year = YearSource{2023, {}};
  CHECK(s.shortly("title-year") == Lines{"overview 2022>2023 :3"});
}

TEST_CASE("a period that ends early or spans two years is wrong, a damaged one is not judged") {
  Sample s;
  s.report.period = period(s, 2023, 2023, 11, 30);
  auto findings = s.find("period");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].found == "自某日至某日");
  CHECK(findings[0].expected == "2023年1月1日至2023年12月31日");
  CHECK(s.find("title-year").empty());
  s.report.period = period(s, 2022, 2023, 12, 31);
  CHECK(s.find("period").size() == 1);
  CHECK(s.find("title-year").empty());
  s.report.period->damaged = true;
  CHECK(s.find("period").empty());
  s.report.period = period(s, 2023, 2023, 0, 31);
  CHECK(s.find("period").empty());
}

TEST_CASE("a preamble that states another number of parts than it names is told the two numbers") {
  Sample s;
  s.report.parts = parts({0, 1}, 3, 2);
  REQUIRE(s.find("preamble-parts").size() == 1);
  CHECK(s.find("preamble-parts")[0].message.zh == "3，列2");
}

TEST_CASE("a part that follows and is not named is named in the finding") {
  Sample s;
  s.report.parts = parts({0, 2}, 2, 2);
  const auto findings = s.find("preamble-parts");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message.zh == "漏“主动公开情况”");
  CHECK(findings[0].message.en == "without disclosure");
  CHECK(findings[0].expected == "主动公开情况");
}

TEST_CASE("a preamble that names more parts than follow is told the two numbers") {
  Sample s;
  s.report.parts = parts({0, 1, 2}, 4, 4);
  REQUIRE(s.find("preamble-parts").size() == 1);
  CHECK(s.find("preamble-parts")[0].message.zh == "4，实3");
  s.report.parts = parts({}, 4, 0);
  CHECK(s.find("preamble-parts").size() == 1);
  s.report.parts = parts({}, 3, 0);
  CHECK(s.find("preamble-parts").empty());
}

TEST_CASE("a part in words of its own stands for one that is not named") {
  Sample s;
  s.report.parts = parts({0, 2}, 3, 3);
  CHECK(s.find("preamble-parts").empty());
}

TEST_CASE("an open list of parts is not judged") {
  Sample s;
  s.report.parts = parts({0}, 6, 1);
  s.report.parts->open = true;
  CHECK(s.find("preamble-parts").empty());
}
