#include <doctest/doctest.h>

#include "docx_sample.h"

namespace gouji::test {
namespace {

using Lines = std::vector<std::string>;

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("a file without its main part is damaged, and the part is named") {
  const auto document =
      read_parts({{"[Content_Types].xml", "<Types/>"}, {"word/styles.xml", styles_part("")}});
  REQUIRE(document.unreadable());
  CHECK(document.problems.back().id == "intake.damaged");
  CHECK(document.problems.back().message.zh.find("word/document.xml") != std::string::npos);
}

TEST_CASE("the main part is the one that the archive's relations name") {
  CHECK(shown(read_parts({{"_rels/.rels",
                           "<Relationships><Relationship Id='a' Type='http://x/officeDocument' "
                           "Target='/word/document2.xml'/></Relationships>"},
                          {"word/document.xml", document_part(p("旧"))},
                          {"word/document2.xml", document_part(p("新"))}})) == Lines{"新"});
}

TEST_CASE("a main part outside of the file is never looked for") {
  const auto document = read_parts(
      {{"_rels/.rels",
        "<Relationships><Relationship Id='a' Type='http://x/officeDocument' TargetMode='External' "
        "Target='file:///etc/passwd'/><Relationship Id='b' Type='http://x/officeDocument' "
        "Target='../../etc/passwd'/></Relationships>"},
       {"word/document.xml", document_part(p("内"))}});
  CHECK(shown(document) == Lines{"内"});
}

TEST_CASE("broken XML in any part that is needed is damage, and the part is named") {
  for (const std::string name : {"word/document.xml", "word/styles.xml", "word/numbering.xml"}) {
    Parts parts{{"word/document.xml", document_part(p("甲"))}};
    if (name == parts[0].first) parts.clear();
    parts.emplace_back(name, "<w:document><w:body><w:p>");
    const auto document = read_parts(parts);
    CAPTURE(name);
    CHECK(document.unreadable());
    CHECK(document.blocks.empty());
    CHECK(problem_ids(document) == Lines{"intake.damaged"});
    CHECK(document.problems.back().message.zh.find(name) != std::string::npos);
  }
}

TEST_CASE("a main part that holds something else is damage") {
  CHECK(read_parts({{"word/document.xml", "<html><body/></html>"}}).unreadable());
}

TEST_CASE("the strict form is read like the transitional one") {
  CHECK(shown(read_parts({{"word/document.xml",
                           "<document xmlns='http://purl.oclc.org/ooxml/wordprocessingml/main'>"
                           "<body><p><r><t>严</t></r></p></body></document>"}})) == Lines{"严"});
}

TEST_CASE("a file without text is empty") {
  const auto document = read_body(repeated("<w:p/>", 3));
  CHECK(document.unreadable());
  CHECK(problem_ids(document) == Lines{"intake.empty"});
}

TEST_CASE("hundreds of thousands of empty paragraphs leave nothing behind") {
  const auto document = read_body(repeated("<w:p/>", 500'000) + p("甲"));
  CHECK(shown(document) == Lines{"甲"});
  CHECK(problem_ids(document).empty());
}

TEST_CASE("a million empty paragraphs are over the limit, and it is said") {
  const auto document = read_body(repeated("<w:p/>", 1'000'000));
  CHECK(document.unreadable());
  CHECK(problem_ids(document) == Lines{"limit.elements"});
}

TEST_CASE("more paragraphs than the limit are left out") {
  Limits limits;
  limits.set(Limit::blocks, 2);
  const auto document = read_body(p("甲") + p("乙") + p("丙"), "", "", limits);
  CHECK(shown(document) == Lines{"甲", "乙"});
  CHECK(problem_ids(document) == Lines{"limit.blocks"});
}

TEST_CASE("more cells than the limit are left out") {
  Limits limits;
  limits.set(Limit::cells, 3);
  const auto document = read_body(
      tbl(tr(tc("甲") + tc("乙")) + tr(tc("1") + tc("2")) + tr(tc("3") + tc("4"))), "", "", limits);
  CHECK(problem_ids(document) == Lines{"limit.cells"});
  CHECK_FALSE(document.unreadable());
}

TEST_CASE("a paragraph longer than the limit is cut between characters") {
  Limits limits;
  limits.set(Limit::text_bytes, 7);
  const auto document = read_body(p("一二三四"), "", "", limits);
  CHECK(shown(document) == Lines{"一二"});
  CHECK(problem_ids(document) == Lines{"limit.text_bytes"});
}

TEST_CASE("XML nested beyond the limit is not read") {
  const auto document = read_body(repeated("<w:sdt><w:sdtContent>", 400) + p("深") +
                                  repeated("</w:sdtContent></w:sdt>", 400));
  CHECK(document.unreadable());
  CHECK(problem_ids(document) == Lines{"limit.nesting"});
}

TEST_CASE("tables nested as deep as the limit allows are read") {
  CHECK(shown(read_body(repeated("<w:tbl><w:tr><w:tc>", 160) + p("深") +
                        repeated("</w:tc></w:tr></w:tbl>", 160))) == Lines{"深"});
}

TEST_CASE("a cell that claims a billion columns costs nothing") {
  const auto document = read_body(tbl(tr(tc("甲", "<w:gridSpan w:val='99999999999'/>") + tc("乙")) +
                                      tr(tc("1"), "<w:gridBefore w:val='2000000000'/>")));
  CHECK(document.blocks.size() == 1);
  CHECK(std::get<Grid>(document.blocks.at(0)).columns <= Limits()[Limit::columns]);
  CHECK_FALSE(document.unreadable());
}

TEST_CASE("a list's text without bound is cut") {
  const std::string numbering =
      "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start "
      "w:val='1'/><w:lvlText w:val='" +
      std::string(1 << 20, 'x') +
      "'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId "
      "w:val='0'/></w:num>";
  const auto item = p("项", "<w:numPr><w:numId w:val='1'/></w:numPr>");
  const auto document = read_body(repeated(item, 1000), "", numbering);
  REQUIRE(document.blocks.size() == 1000);
  CHECK(std::get<Paragraph>(document.blocks[0]).text.utf8.size() < 200);
}

TEST_CASE("a character reference to no character becomes the sign for one") {
  CHECK(shown(read_body("<w:p><w:r><w:t>甲&#xD800;乙</w:t></w:r></w:p>")) ==
        Lines{"甲\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD乙"});
}

}  // namespace gouji::test
