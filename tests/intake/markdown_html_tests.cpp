#include <string>

#include <doctest/doctest.h>

#include "intake/intake.h"
#include "intake/markdown_html.h"

namespace {

using gouji::Document;
using gouji::Format;
using gouji::Limits;
using gouji::Paragraph;

Document read(const std::string& text) {
  return gouji::read_document("a.md", text, Limits(), Format::markdown);
}

std::string shown(const Document& document) {
  std::string out;
  for (const auto& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      out += "P " + paragraph->text.utf8 + "\n";
    } else if (const auto* grid = std::get_if<gouji::Grid>(&block)) {
      out += "G ";
      for (const auto& cell : grid->cells) out += "[" + cell.text.utf8 + "]";
      out += "\n";
    }
  }
  return out;
}

}  // namespace

TEST_CASE("HTML tables inside of Markdown are grids, with true places") {
  const std::string text =
      "# 标题\n\n甲\n<table>\n<tr><td rowspan=\"2\">机关</td><td>1</td></tr>\n\n"
      "<tr><td>2</td></tr>\n</table>\n乙\n\n| a | b |\n|---|---|\n| 3 | 4 |\n";
  const auto document = gouji::read_document("a.md", text, Limits());
  CHECK(document.problems.empty());
  CHECK(document.format == Format::markdown);
  // As in Markdown, the block goes on to a blank line.
  CHECK(shown(document) == "P 标题\nP 甲\nG [机关][1][2]\nP 乙\nG [a][b][3][4]\n");
  const auto& grid = std::get<gouji::Grid>(document.blocks.at(2));
  const auto two = grid.cells.at(2).text.locus();
  CHECK(text.substr(two.begin, two.end - two.begin) == "2");
  CHECK(document.place(two).line == 7);
  CHECK(document.place(two).byte_start == two.begin);
  const auto last = std::get<Paragraph>(document.blocks.at(3)).text.locus();
  CHECK(text.substr(last.begin, last.end - last.begin) == "乙");
}

TEST_CASE("A table within a line and blocks of other tags are read as HTML") {
  CHECK(shown(read("附表：<table><tr><td>1<td>2</table>\n\n**乙**")) ==
        "P 附表：\nG [1][2]\nP 乙\n");
  CHECK(shown(read("<div align=\"center\">甲</div>\n\n## 乙")) == "P 甲\nP 乙\n");
  CHECK(shown(read("<!-- 说明\n\n不显示 -->\n甲")) == "P 甲\n");
  CHECK(shown(read("<2023年>甲")) == "P <2023年>甲\n");
}

TEST_CASE("A table that never ends does not swallow the text behind it") {
  CHECK(shown(read("<table><tr><td>1<td>2\n\n# 甲\n\n乙")) == "G [1][2]\nP 甲\nP 乙\n");
}

TEST_CASE("Inline tags and character references are markup within a line") {
  CHECK(shown(read(
            "<span style=\"color:red\">甲</span>&nbsp;<b>乙</b>&lt;丙&#x4E01;&unknown; a<b")) ==
        "P 甲\u00A0乙<丙丁&unknown; a<b\n");
  CHECK(shown(read("|<b>1</b>|&#50;|\n|---|---|\n|3|4|")) == "G [1][2][3][4]\n");
  const std::string text = "甲&amp;乙";
  const auto document = read(text);
  const auto& paragraph = std::get<Paragraph>(document.blocks.at(0)).text;
  CHECK(paragraph.utf8 == "甲&乙");
  const auto sign = paragraph.locus(3, 4);
  CHECK(text.substr(sign.begin, sign.end - sign.begin) == "&amp;");
}

TEST_CASE("Markdown with many tags is Markdown, and a page with headings of sharps is a page") {
  const auto format = [](const std::string& text) {
    return gouji::read_document("a", text, Limits()).format;
  };
  CHECK(format("# 甲\n<table><tr><td>1</td><td>2</td></tr></table>") == Format::markdown);
  CHECK(format("<div>甲</div>\n\n# 乙\n") == Format::markdown);
  CHECK(format("# 甲\n标签 `<body>` 与 `</p>`、`</p>`、`</p>`") == Format::markdown);
  CHECK(format("<html><body>\n# 甲\n<p>乙</p></body></html>") == Format::html);
  CHECK(format("<div>甲</div>\n<p>乙</p>") == Format::html);
}

TEST_CASE("Tables that open a hundred thousand times end in time") {
  std::string text = "# 甲\n";
  for (int i = 0; i < 30'000; ++i) text += "<table>\n\n甲\n\n";
  CHECK(read(text).blocks.size() > 10'000);
}
