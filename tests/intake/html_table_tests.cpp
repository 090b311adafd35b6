#include <doctest/doctest.h>

#include "html_page.h"

using namespace gouji;
using namespace gouji::test;

TEST_CASE("merged cells cover their places and those after them shift as in a browser") {
  const auto read = page(
      "<table><tr><th rowspan=2 colspan=2>甲<th>乙<th>丙</tr>"
      "<tr><td>1<td>2</tr><tr><td>a<td>b<td>3<td>4</tr></table>");
  CHECK(outline(read) == Lines{"[3x4: *甲|<|*乙|*丙 / ^|^|1|2 / a|b|3|4]"});
}

TEST_CASE("a cell keeps its own byte range, line and column") {
  const std::string html =
      "<p>题</p>\n<table>\n <tr><td> 规章 </td><td><p>1</p></td>\n"
      "<td></td><td>&nbsp;</td><td>行<b>政</b>许可</td></tr>\n<tr><td>x</table>尾";
  const auto read = page(html);
  REQUIRE(read.blocks.size() == 3);
  const auto& grid = std::get<Grid>(read.blocks[1]);
  const auto bytes = [&](std::uint32_t column) {
    return source_of(read, grid.at(0, column)->text.locus());
  };
  CHECK(bytes(0) == "规章");
  CHECK(bytes(1) == "1");
  CHECK(bytes(2).empty());
  CHECK(bytes(3) == "&nbsp;");
  CHECK(bytes(4) == "行<b>政</b>许可");
  const auto blank = read.place(grid.at(0, 2)->text.locus());
  CHECK(blank.line == 4);
  CHECK(blank.column == 5);
  CHECK(blank.byte_start == html.find("</td><td>&nbsp;"));
  const auto label = read.place(grid.at(0, 4)->text.locus());
  CHECK(label.line == 4);
  CHECK(label.column == 29);
  CHECK(label.end_column == 40);
  CHECK(source_of(read, grid.where).starts_with("<table>\n"));
  CHECK(source_of(read, grid.where).ends_with("x</table>"));
}

TEST_CASE("missing end tags of cells and rows end no table") {
  CHECK(outline(page("<table><tr><td>a<td>b<tr><td>1<td>2</table>")) == Lines{"[2x2: a|b / 1|2]"});
  CHECK(outline(page("<table><tr><td><span>a<td><b>b<tr><td><font>1<td>2</table>c")) ==
        Lines{"[2x2: a|b / 1|2]", "c"});
  CHECK(outline(page("<table><td>a<td>b<tr><td>1<td>2")) == Lines{"[2x2: a|b / 1|2]"});
}

TEST_CASE("a table whose end tag is lost ends where the next begins between its rows") {
  CHECK(outline(page("<table><tr><td>a</td><td>b</td></tr>"
                     "<table><tr><td>c</td><td>d</td></tr></table>")) ==
        Lines{"[1x2: a|b]", "[1x2: c|d]"});
}

TEST_CASE("wrong spans are cut to the rows and columns that the table has") {
  CHECK(outline(page("<table><tr><td colspan=20>甲</td></tr><tr><td>1<td>2</tr></table>")) ==
        Lines{"[2x2: 甲|< / 1|2]"});
  CHECK(outline(page("<table><tr><td rowspan=9>甲<td>1</tr><tr><td>2</tr></table>")) ==
        Lines{"[2x2: 甲|1 / ^|2]"});
  CHECK(outline(page("<table><tr><td rowspan=0>甲<td>1</tr><tr><td>2</tr><tr><td>3</table>")) ==
        Lines{"[3x2: 甲|1 / ^|2 / ^|3]"});
  CHECK(outline(page("<table><tr><td colspan=0 rowspan=x>甲<td colspan=-3>1</tr></table>")) ==
        Lines{"[1x2: 甲|1]"});
}

TEST_CASE("a missing cell leaves a hole at the end of its row") {
  CHECK(outline(page("<table><tr><td>a<td>b<td>c</tr><tr><td>1</tr></table>")) ==
        Lines{"[2x3: a|b|c / 1|?|?]"});
}

TEST_CASE("a cell that claims a billion rows and columns costs nothing and is named") {
  const auto read =
      page("<table><tr><td rowspan=1000000000 colspan=1000000000>甲</tr><tr><td>1<td>2</table>");
  CHECK(outline(read) == Lines{"[2x1: 甲 / ^]"});
  CHECK(problem_ids(read) == Lines{"limit.span", "limit.columns"});
  const auto rows = page("<table><tr><td rowspan=1000000000>甲<td>1</tr><tr><td>2</table>");
  CHECK(outline(rows) == Lines{"[2x2: 甲|1 / ^|2]"});
  CHECK(problem_ids(rows).empty());
}

TEST_CASE("merged cells do not reach from the head into the body") {
  CHECK(outline(page("<table><thead><tr><td rowspan=5>甲<td>乙</tr></thead>"
                     "<tbody><tr><td>1<td>2</tr></tbody></table>")) == Lines{"[2x2: 甲|乙 / 1|2]"});
}

TEST_CASE("a foot stays where the page has it") {
  CHECK(outline(page("<table><tfoot><tr><td>f<td>g</tfoot><tbody><tr><td>1<td>2</table>")) ==
        Lines{"[2x2: f|g / 1|2]"});
}

TEST_CASE("breaks and paragraphs within a cell become lines of its text") {
  CHECK(outline(
            page("<table><tr><td>科研<br>机构<td><p>商业</p><p>企业</p><td>a<br><br/>b</table>")) ==
        Lines{"[1x3: 科研\n机构|商业\n企业|a\nb]"});
}

TEST_CASE("hidden rows and cells are not there, and do not hide what follows") {
  CHECK(outline(page("<table><tr><td>a<td>b</tr><tr style='Display: NONE'><td>x<td>y</tr>"
                     "<tr hidden><td>x<td>y</tr><tr><td style=\"display:none\">x</td><td>1<td>2"
                     "</tr></table>")) == Lines{"[2x2: a|b / 1|2]"});
  CHECK(outline(page("<table><tr><td>a<td><span style='display:none'>x<td>b</tr></table>")) ==
        Lines{"[1x3: a||b]"});
  CHECK(outline(page("<table style='display:none'><tr><td>a<td>b</table>c")) == Lines{"c"});
}

TEST_CASE("tables that only arrange the page dissolve into the blocks of their cells") {
  CHECK(outline(page("<table><tr><td>左</td><td><p>一</p><table><tr><td>1<td>2</table><p>二"
                     "</table>尾")) == Lines{"左", "一", "[1x2: 1|2]", "二", "尾"});
  CHECK(outline(page("<table><tr><td><h1>题</h1><p>文</p></table>")) == Lines{"#题", "文"});
  std::string prose;
  for (int i = 0; i < 3; ++i) {
    prose += "<p>";
    for (int j = 0; j < 10; ++j) prose += "清溪市依法公开信息";
    prose += "</p>";
  }
  CHECK(page("<table><tr><td>目录</td><td>" + prose + "</td></tr></table>").blocks.size() == 4);
  CHECK(page("<table><tr><td>甲</td><td>" + prose + "</td></tr><tr><td>1<td>2</table>")
            .blocks.size() == 1);
}

TEST_CASE("a table within a cell that holds one cell itself leaves the table around it whole") {
  CHECK(outline(page("<table><tr><td>a<td><table><tr><td>b</table><tr><td>1<td>2</table>")) ==
        Lines{"[2x2: a|b / 1|2]"});
}

TEST_CASE("a caption and text out of place stand before the table") {
  CHECK(outline(page("<table><caption>表一</caption><tr><td>a<td>b</tr>乱</table>")) ==
        Lines{"表一", "乱", "[1x2: a|b]"});
}

TEST_CASE("a cell with an image and no text is a picture") {
  CHECK(outline(page("<table><tr><td><img src=a.png><td>x<img src=b.png><td>c</table>")) ==
        Lines{"[1x3: !|x|c]"});
}

TEST_CASE("a million cells that are never closed end at the limit") {
  std::string html = "<table>";
  for (int i = 0; i < 1'000'000; ++i) html += i % 7 == 0 ? "<tr><td>" : "<td>";
  const auto read = page(html);
  CHECK(problem_ids(read) == Lines{"limit.cells"});
  REQUIRE(read.blocks.size() == 1);
  CHECK(std::get<Grid>(read.blocks[0]).cells.size() == 200'000);
}

TEST_CASE("deleted text is no part of a cell or of a paragraph") {
  const auto read = page(
      "<p>共<del>39</del>38<s>条</s>件<strike>次</strike></p>"
      "<table><tr><td><del>39</del>38<td><s>1</s></tr><tr><td>2<td><strike>3</strike>4</tr></"
      "table>");
  CHECK(outline(read) == Lines{"共38件", "[2x2: 38| / 2|4]"});
}

TEST_CASE("a superscript behind a figure of a table stands in brackets, any other as it is") {
  const auto read = page(
      "<table><tr><td>38<sup>1</sup><td>３８ <sup>[2]</sup><td>5<sup> </sup></tr>"
      "<tr><td>m<sup>2</sup><td>4<sub>1</sub><td>6<sup>1</sup><sup><b>2</b></sup></tr>"
      "<tr><td><sup>7</sup><td>8<sup>&#9312;</sup><td>9<sup></sup></tr></table>2<sup>3</sup>");
  CHECK(outline(read) ==
        Lines{"[3x3: 38（1）|３８ （[2]）|5 / m2|41|6（1）（2） / 7|8（①）|9]", "23"});
}
