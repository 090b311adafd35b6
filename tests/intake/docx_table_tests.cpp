#include <doctest/doctest.h>

#include "docx_sample.h"

namespace gouji::test {
namespace {

using Lines = std::vector<std::string>;

const std::string kStart = "<w:vMerge w:val='restart'/>", kOn = "<w:vMerge/>";
std::string span(int columns) { return "<w:gridSpan w:val='" + std::to_string(columns) + "'/>"; }
std::string cell(std::string_view content) { return "<w:tc>" + std::string(content) + "</w:tc>"; }
std::string long_text() {
  std::string text;
  for (int i = 0; i < 80; ++i) text += "公开";
  return text;
}

}  // namespace

TEST_CASE("merged cells keep the columns of all rows in step") {
  CHECK(shown(read_body(tbl(tr(tc("角", span(2) + kStart) + tc("头", span(2))) +
                            tr(tc("", span(2) + kOn) + tc("甲") + tc("乙")) +
                            tr(tc("行", span(2)) + tc("1") + tc("2"))))) ==
        Lines{"[角|<|头|</^|^|甲|乙/行|<|1|2]"});
}

TEST_CASE("a merged cell ends where the next one begins anew") {
  CHECK(shown(read_body(tbl(tr(tc("甲", kStart) + tc("1")) + tr(tc("", kOn) + tc("2")) +
                            tr(tc("乙", kStart) + tc("3")) + tr(tc("", kOn) + tc("4"))))) ==
        Lines{"[甲|1/^|2/乙|3/^|4]"});
}

TEST_CASE("what a continued cell still holds is not shown") {
  CHECK(shown(read_body(tbl(tr(tc("甲", kStart) + tc("1")) + tr(tc("旧", kOn) + tc("2"))))) ==
        Lines{"[甲|1/^|2]"});
}

TEST_CASE("a cell that continues nothing stands for itself") {
  CHECK(shown(read_body(tbl(tr(tc("甲", kOn) + tc("1")) +
                            tr(tc("乙", span(2) + kOn) + tc("2"))))) == Lines{"[甲|1|./乙|<|2]"});
}

TEST_CASE("cells merged to the right in the old way are one cell") {
  CHECK(shown(read_body(tbl(tr(tc("甲", "<w:hMerge w:val='restart'/>") +
                               tc("", "<w:hMerge w:val='continue'/>") + tc("乙")) +
                            tr(tc("1") + tc("2") + tc("3"))))) == Lines{"[甲|<|乙/1|2|3]"});
}

TEST_CASE("places left out before and after a row are no cells") {
  CHECK(shown(read_body(tbl(tr(tc("甲") + tc("乙") + tc("丙")) +
                            tr(tc("1"), "<w:gridBefore w:val='1'/><w:gridAfter w:val='1'/>") +
                            tr(tc("2") + tc("3") + tc("4"))))) == Lines{"[甲|乙|丙/.|1|./2|3|4]"});
}

TEST_CASE("edges that were drawn a hair apart are one edge") {
  const std::string grid = "<w:gridCol w:w='3000'/><w:gridCol w:w='20'/><w:gridCol w:w='3000'/>";
  CHECK(shown(read_body(tbl(tr(tc("甲") + tc("乙", span(2))) + tr(tc("1", span(2)) + tc("2")),
                            grid))) == Lines{"[甲|乙/1|2]"});
}

TEST_CASE("a narrow column with a cell of its own is kept") {
  const std::string grid = "<w:gridCol w:w='3000'/><w:gridCol w:w='20'/>";
  CHECK(shown(read_body(tbl(tr(tc("甲") + tc("1")) + tr(tc("乙") + tc("2")), grid))) ==
        Lines{"[甲|1/乙|2]"});
}

TEST_CASE("rows and cells in content controls are rows and cells") {
  CHECK(shown(read_body(
            tbl(tr(tc("甲") + "<w:sdt><w:sdtContent>" + tc("乙") + "</w:sdtContent></w:sdt>") +
                "<w:sdt><w:sdtContent>" + tr(tc("1") + tc("2")) + "</w:sdtContent></w:sdt>"))) ==
        Lines{"[甲|乙/1|2]"});
}

TEST_CASE("deleted rows and cells are gone, inserted ones are there") {
  const auto document = read_body(tbl(tr(tc("甲") + tc("旧", "<w:cellDel/>") + tc("乙")) +
                                      tr(tc("x") + tc("y"), "<w:del/>") +
                                      tr(tc("1") + tc("2", "<w:cellIns/>"), "<w:ins/>")));
  CHECK(shown(document) == Lines{"[甲|乙/1|2]"});
  REQUIRE(problem_ids(document) == Lines{"intake.pending-changes"});
  CHECK(document.problems[0].message.en.find("2 insertions, 2 deletions") != std::string::npos);
}

TEST_CASE("the paragraphs of a cell are its lines") {
  CHECK(shown(read_body(tbl(tr(cell(p("商业") + p("") + p("企业")) + tc("乙")) +
                            tr(tc("1") + tc("2"))))) == Lines{"[商业\n企业|乙/1|2]"});
}

TEST_CASE("numbers count through the cells of a table") {
  const auto numbered = p("", "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>");
  CHECK(
      shown(read_body(tbl(tr(cell(numbered) + tc("甲")) + tr(cell(numbered) + tc("乙"))), "",
                      "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>"
                      "<w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>"
                      "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>")) ==
      Lines{"[1.|甲/2.|乙]"});
}

TEST_CASE("a picture in a cell without text makes it a picture") {
  const std::string picture =
      "<w:p><w:r><w:drawing><wp:inline><a:blip "
      "r:embed='rId1'/></wp:inline></w:drawing></w:r></w:p>";
  CHECK(shown(read_body(tbl(tr(cell(picture) + cell(picture + p("字"))) +
                            tr(tc("1") + tc("2"))))) == Lines{"[(picture)|字/1|2]"});
}

TEST_CASE("tables that only arrange the page dissolve into what they hold") {
  const auto inner = tbl(tr(tc("1") + tc("2")) + tr(tc("3") + tc("4")));
  CHECK(shown(read_body(tbl(tr(cell(p("一、甲") + inner + p("尾")))))) ==
        Lines{"一、甲", "[1|2/3|4]", "尾"});
  CHECK(shown(read_body(tbl(tr(tc("左") + cell(inner + p("")))))) == Lines{"左", "[1|2/3|4]"});
  const auto prose = p(long_text());
  CHECK(shown(read_body(tbl(tr(cell(prose + prose + prose)) + tr(tc("尾"))))) ==
        Lines{long_text(), long_text(), long_text(), "尾"});
}

TEST_CASE("two tables that follow one another stay two, in their order") {
  CHECK(shown(read_body(tbl(tr(tc("甲") + tc("1"))) + tbl(tr(tc("乙") + tc("2"))))) ==
        Lines{"[甲|1]", "[乙|2]"});
}

TEST_CASE("rows that are repeated on each page are heads") {
  const auto document =
      read_body(tbl(tr(tc("甲") + tc("乙"), "<w:tblHeader/>") + tr(tc("1") + tc("2"))));
  const auto& grid = std::get<Grid>(document.blocks.at(0));
  CHECK(grid.at(0, 0)->header);
  CHECK_FALSE(grid.at(1, 0)->header);
}

TEST_CASE("hidden rows are left out") {
  CHECK(shown(read_body(tbl(tr(tc("甲") + tc("1")) + tr(tc("藏") + tc("2"), "<w:hidden/>") +
                            tr(tc("乙") + tc("3"))))) == Lines{"[甲|1/乙|3]"});
}

}  // namespace gouji::test
