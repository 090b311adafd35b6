#include <algorithm>

#include "print.h"
#include "sample.h"

using namespace gouji;
using sample::Lines;
using sample::Sample;

namespace {

void drop(Sample& s, int spec) {
  std::erase_if(s.report.sections, [&](const SectionReading& r) { return r.spec == spec; });
}

// The sections in another order, their places with them.
void arrange(Sample& s, const std::vector<std::size_t>& order) {
  auto sections = s.report.sections;
  std::sort(sections.begin(), sections.end(),
            [](const SectionReading& a, const SectionReading& b) { return a.spec < b.spec; });
  s.report.sections.clear();
  for (const auto i : order) {
    s.report.sections.push_back(sections[i]);
    s.report.sections.back().where = s.line(sections[i].raw);
  }
}

void add_sections(Sample& s, int count) {
  while (static_cast<int>(s.report.sections.size()) < count) {
    auto more = s.report.sections.back();
    more.spec = static_cast<int>(s.pack->sections.size());
    s.pack->sections.push_back({"s" + std::to_string(more.spec), "", {"部分", {}, {}}, ""});
    s.report.sections.push_back(more);
  }
}

std::vector<std::string> out_of_order(const Sample& s) {
  std::vector<std::string> ids;
  for (const auto& finding : s.find("section-order")) ids.push_back(finding.section.value());
  return ids;
}

}  // namespace

TEST_CASE("a sound report yields nothing under any rule on sections") {
  const Sample s;
  for (const auto* kind : {"section-missing", "section-order", "section-duplicate", "section-empty",
                           "section-wording"}) {
    CHECK_MESSAGE(s.shortly(kind).empty(), kind);
  }
}

TEST_CASE("every missing section is named once, at the heading before which it ought to stand") {
  Sample s;
  drop(s, 1);
  CHECK(s.shortly("section-missing") == Lines{"disclosure >二、主动公开情况 :6"});
  CHECK(s.find("section-missing")[0].message.en == "disclosure");
  drop(s, 2);
  CHECK(s.shortly("section-missing") ==
        Lines{"disclosure >二、主动公开情况 :3", "applications >三、申请情况 :3"});
  drop(s, 0);
  CHECK(s.find("section-missing").size() == 3);
}

TEST_CASE("a section whose heading is lost but whose content is there is not missing") {
  Sample s;
  s.report.sections[1].implied = true;
  CHECK(s.find("section-missing").empty());
  for (auto& rule : s.pack->rules) {
    if (rule.kind == "section-missing") rule.messages = {{"implied", {"{section}的标题", "head"}}};
  }
  const auto findings = s.find("section-missing");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].severity == Severity::unclear);
  CHECK(findings[0].message.zh == "二、主动公开情况的标题");
}

TEST_CASE("a section is not missing whose heading may stand among lines in no certain order") {
  Sample s;
  drop(s, 1);
  Paragraph line;
  line.text.utf8 = "问题是不够及时\t二、主动公开情况";
  s.document->blocks.emplace_back(line);
  CHECK(s.find("section-missing").at(0).severity == Severity::error);
  std::get<Paragraph>(s.document->blocks.back()).unordered = true;
  CHECK(s.find("section-missing").at(0).severity == Severity::unclear);
  std::get<Paragraph>(s.document->blocks.back()).text.utf8 = "问题是不够及时\t没有收取处理费";
  CHECK(s.find("section-missing").at(0).severity == Severity::error);
}

TEST_CASE("sections are not missing where all that holds them is a picture or another file") {
  Sample s;
  s.report.sections.clear();
  for (auto& table : s.report.tables) {
    table.state = TableState::unreadable;
    table.trouble = "attachment";
  }
  CHECK(s.find("section-missing").empty());
  s.report.tables[0].trouble = "untied";
  CHECK(s.find("section-missing").size() == 3);
}

TEST_CASE("of two neighbours changed about one is out of order") {
  Sample s;
  arrange(s, {1, 0, 2});
  CHECK(out_of_order(s) == Lines{"overview"});
  CHECK(s.find("section-order")[0].place == s.document->place(s.report.sections[1].where));
}

TEST_CASE("only what stands outside the longest run is out of order") {
  Sample s;
  add_sections(s, 6);
  arrange(s, {4, 1, 2, 3, 0, 5});
  CHECK(out_of_order(s) == Lines{"s4", "overview"});
  CHECK(s.find("section-order")[0].message.zh == "部分|部分");
  CHECK(s.find("section-order")[1].message.en == "overview|");
  arrange(s, {5, 0, 1, 2, 3, 4});
  CHECK(out_of_order(s).size() == 1);
}

TEST_CASE("a gap in the order is no disorder") {
  Sample s;
  drop(s, 1);
  CHECK(out_of_order(s).empty());
}

TEST_CASE("a section that comes twice is found at its second heading and is not out of order") {
  Sample s;
  auto again = s.report.sections[0];
  again.where = s.line(again.raw);
  s.report.sections.push_back(again);
  const auto findings = s.find("section-duplicate");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].section == "overview");
  CHECK(findings[0].place == s.document->place(again.where));
  CHECK(out_of_order(s).empty());
}

TEST_CASE("of a heading that comes again neither wording nor emptiness is judged") {
  Sample s;
  auto again = s.report.sections[0];
  again.match = LabelMatch::variant;
  again.end_block = again.first_block;
  s.report.sections.push_back(again);
  CHECK(s.find("section-wording").empty());
  CHECK(s.find("section-empty").empty());
}

TEST_CASE("a section with neither text nor table is empty") {
  Sample s;
  s.report.sections[0].end_block = s.report.sections[0].first_block;
  CHECK(s.shortly("section-empty") == Lines{"overview :3"});
}

TEST_CASE("white space and a page's navigation are no content, a short word is") {
  Sample s;
  auto& block = std::get<Paragraph>(s.document->blocks[3]);
  block.text = {};
  block.text.append("　 \n", s.line("　 "));
  CHECK(s.find("section-empty").size() == 1);
  block.text = {};
  block.text.append("打印", s.line("打印"));
  block.chrome = true;
  CHECK(s.find("section-empty").size() == 1);
  block.chrome = false;
  CHECK(s.find("section-empty").empty());
}

TEST_CASE("a section that lacks only its table is not called empty as well") {
  Sample s;
  auto& section = s.report.sections[1];
  section.end_block = section.first_block;
  CHECK(s.find("section-empty").size() == 1);
  s.table("disclosure").state = TableState::missing;
  CHECK(s.find("section-empty").empty());
}

TEST_CASE("a heading in other words than the template's is remarked on, an accepted one is not") {
  Sample s;
  s.report.sections[0].match = LabelMatch::accepted;
  CHECK(s.find("section-wording").empty());
  s.report.sections[0].match = LabelMatch::variant;
  s.report.sections[0].raw = "一、总的情况";
  CHECK(s.shortly("section-wording") == Lines{"overview 一、总的情况>一、总体情况 :3"});
  s.report.sections[0].match = LabelMatch::misspelt;
  CHECK(s.find("section-wording").size() == 1);
}
