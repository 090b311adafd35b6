#include "check/compose.h"
#include "print.h"
#include "sample.h"

using namespace gouji;
using sample::Sample;

TEST_CASE("a message takes its arguments by name and leaves other braces as written") {
  const auto text = compose({"{a}和{b}，{c}，{", "{b} then {a} {{c}"},
                            {{"a", std::string("甲")}, {"b", Bilingual{"乙", "B"}}});
  CHECK(text.zh == "甲和乙，{c}，{");
  CHECK(text.en == "B then 甲 {{c}");
}

TEST_CASE("an argument that looks like a name is not replaced again") {
  CHECK(compose({"{a}", "{a}"}, {{"a", std::string("{b}")}, {"b", std::string("x")}}).zh == "{b}");
}

TEST_CASE("quotation marks of a quoted text are inner ones in Chinese, and only there") {
  const std::string text = "“三公”经费";
  const auto message = compose({"{a}，“{a}”，“甲”{a}", "“{a}”"}, {{"a", text}});
  CHECK(message.zh == "“三公”经费，“‘三公’经费”，“甲”“三公”经费");
  CHECK(message.en == "““三公”经费”");
}

TEST_CASE("a finding takes severity, clause and place from its rule and its locus") {
  Sample s;
  Rule rule;
  rule.id = "x.y";
  rule.severity = Severity::advice;
  rule.clause = "第二条";
  rule.message = {"普通", "plain"};
  rule.messages = {{"key", {"特别", "special"}}};
  const auto where = s.report.sections[0].where;
  const auto plain = make_finding(s.report, rule, "other", {}, &where);
  CHECK(plain.message.zh == "普通");
  CHECK(plain.severity == Severity::advice);
  CHECK(plain.clause == "第二条");
  CHECK(plain.confidence == Confidence::certain);
  REQUIRE(plain.place);
  CHECK(plain.place->line == 3);
  CHECK(plain.place->path == "清溪市.txt");
  const auto keyed = make_finding(s.report, rule, "key", {}, nullptr);
  CHECK(keyed.message.en == "special");
  CHECK_FALSE(keyed.place);
}

TEST_CASE("a cell is named by labels in Chinese and by ids in English") {
  const auto pack = sample::small_pack();
  const auto name = cell_name(pack->tables[0], 1, 0);
  CHECK(name.zh == "《主动公开表》“文件”行“制发”列");
  CHECK(name.en == "disclosure.documents.issued");
}

TEST_CASE("an enumeration beyond its limit ends in the number of all") {
  const std::vector<Bilingual> names = {{"甲", "a"}, {"乙", "b"}, {"丙", "c"}};
  CHECK(enumerate(names, 3, "处").zh == "甲、乙、丙");
  CHECK(enumerate(names, 2, "处").zh == "甲、乙等3处");
  CHECK(enumerate(names, 2, "处").en == "a, b and 1 more");
  CHECK(enumerate({}, 2, "处").zh.empty());
}

TEST_CASE("a quotation is one line of at most sixty characters") {
  CHECK(quotable(" 甲\n 乙 ") == "甲 乙");
  std::string sixty, more;
  for (int i = 0; i < 60; ++i) sixty += "字";
  CHECK(quotable(sixty) == sixty);
  CHECK(quotable(sixty + "字") == sixty + "…");
}

TEST_CASE("a place lies in the section whose heading came last before it") {
  Sample s;
  CHECK(section_at(s.report, s.report.title_line.where).empty());
  CHECK(section_at(s.report, s.report.sections[1].where) == "disclosure");
  CHECK(section_at(s.report, s.figure("applications", "received", "total").where) ==
        "applications");
}
