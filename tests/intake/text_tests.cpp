#include <doctest/doctest.h>

#include "intake/intake.h"

using gouji::Format;
using gouji::Grid;
using gouji::Limits;
using gouji::Paragraph;

namespace {

gouji::Document read(const std::string& text, Format format = Format::text,
                     const Limits& limits = Limits()) {
  return gouji::read_document("r.txt", text, limits, format);
}

// A document as lines: "P text", "H2 text", "G" and one line a row, cells between slashes.
std::string shown(const gouji::Document& document) {
  std::string out;
  for (const auto& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      out += paragraph->heading_level > 0 ? "H" + std::to_string(paragraph->heading_level) : "P";
      out += std::string(paragraph->blank_before, '+') + " " + paragraph->text.utf8 + "\n";
    } else if (const auto* grid = std::get_if<Grid>(&block)) {
      out += "G\n";
      for (std::uint32_t row = 0; row < grid->rows; ++row) {
        for (std::uint32_t column = 0; column < grid->columns; ++column) {
          const auto* cell = grid->at(row, column);
          out += (column > 0 ? "/" : "") + (cell != nullptr ? cell->text.utf8 : "~");
        }
        out += "\n";
      }
    } else {
      out += "E " + std::get<gouji::Embedded>(block).target + "\n";
    }
  }
  return out;
}

}  // namespace

TEST_CASE("Rows of cells between bars are one grid with a hole where a row is shorter") {
  CHECK(
      shown(read(
          "表头\n信息内容 | 本年制发件数 | 现行有效件数 |\n规章 | 0 | |\n| 规范性文件 | 1\n完")) ==
      "P 表头\nG\n信息内容/本年制发件数/现行有效件数\n规章/0/\n规范性文件/1/~\nP 完\n");
}

TEST_CASE("One cell a line stays one paragraph a line with its bars") {
  CHECK(shown(read("规章 |\n0 |\n|||\n\n3 |\n总计 |")) ==
        "P 规章 |\nP 0 |\nP |||\nP+ 3 |\nP 总计 |\n");
  CHECK(shown(read("规章\n|\n0\n|\n")) == "P 规章\nP |\nP 0\nP |\n");
}

TEST_CASE("Empty lines are counted before the paragraph that follows them") {
  CHECK(shown(read("甲\n\n\n乙\n丙\r\n\r\n丁")) == "P 甲\nP++ 乙\nP 丙\nP+ 丁\n");
}

TEST_CASE("A single line needs three cells to be a table") {
  CHECK(shown(read("打印 | 关闭")) == "P 打印 | 关闭\n");
  CHECK(shown(read("规章 | 0 | 0")) == "G\n规章/0/0\n");
}

TEST_CASE("A table whose figures are all blank is still a table") {
  CHECK(shown(read("规章 | | | |\n规范性文件 | | | |")) == "G\n规章///\n规范性文件///\n");
}

TEST_CASE("Merged cells as bare bars stay rows inside of a table") {
  CHECK(shown(read("第二十条第（一）项 | |||\n规章 | 0 | 0 | 0 |\n|||")) ==
        "G\n第二十条第（一）项///\n规章/0/0/0\n//~/~\n");
}

TEST_CASE("Rows one blank line apart are one table and a table after it another") {
  CHECK(shown(read("甲 | 1 | 2\n\n乙 | 3 | 4\n\n丙 | 5 | 6")) == "G\n甲/1/2\n乙/3/4\n丙/5/6\n");
  CHECK(shown(read("甲 | 1 | 2\n乙 | 3 | 4\n\n丙 | 5 | 6\n丁 | 7 | 8")) ==
        "G\n甲/1/2\n乙/3/4\nG\n丙/5/6\n丁/7/8\n");
  CHECK(shown(read("甲 | 1 | 2\n\n丙 | 5 | 6\n丁 | 7 | 8")) == "G\n甲/1/2\nG\n丙/5/6\n丁/7/8\n");
}

TEST_CASE("Full-width bars, drawn boxes and escaped bars are understood") {
  CHECK(shown(read("┌──┬─┬─┐\n│规章│0│1│\n├──┼─┼─┤\n│文件│2│3│\n└──┴─┴─┘")) ==
        "G\n规章/0/1\n文件/2/3\n");
  CHECK(shown(read("甲｜1｜2")) == "G\n甲/1/2\n");
  CHECK(shown(read("甲\\|乙 | 1 | 2")) == "G\n甲|乙/1/2\n");
}

TEST_CASE("An escaped bar keeps the places of the cell around it") {
  const auto document = read("甲\\|乙 | 1 | 2");
  const auto& cell = std::get<Grid>(document.blocks[0]).cells[0];
  CHECK(document.place(cell.text.locus(4, 7)).column == 4);
  CHECK(document.place(cell.text.locus()).end_column == 5);
}

TEST_CASE("A report on one line is one paragraph however long") {
  std::string line = "一、总体情况";
  for (int i = 0; i < 50000; ++i) line += "本年度无。";
  const auto document = read(line);
  REQUIRE(document.blocks.size() == 1);
  CHECK(std::get<Paragraph>(document.blocks[0]).text.utf8 == line);
}

TEST_CASE("White space around a line is no part of it") {
  const auto document = read("　　\t 一、总体情况 \u00A0　\n");
  const auto& text = std::get<Paragraph>(document.blocks[0]).text;
  CHECK(text.utf8 == "一、总体情况");
  CHECK(document.place(text.locus()).column == 5);
  CHECK(document.place(text.locus()).end_column == 11);
}

TEST_CASE("Marks of Markdown are taken off and the places stay") {
  const auto document = read(
      "# 清溪市2023年报告 #\n\n## 一、**总体**情况\n- 主动公开\n1. 依申请公开\n---\n"
      "| 信息 | 数 |\n|:--|--:|\n| **规章** | 1\\*2 |\n![图](a.png)\n见[附件](b.docx)。\n甲<br>乙",
      Format::markdown);
  CHECK(shown(document) ==
        "H1 清溪市2023年报告\nH2+ 一、总体情况\nP 主动公开\nP 1. 依申请公开\n"
        "G\n信息/数\n规章/1*2\nE a.png\nP 见附件。\nE b.docx\nP 甲\n乙\n");
  const auto& heading = std::get<Paragraph>(document.blocks[1]).text;
  CHECK(document.place(heading.locus(12, 18)).column == 12);
  const auto& grid = std::get<Grid>(document.blocks[4]);
  CHECK(grid.at(0, 0)->header);
  CHECK_FALSE(grid.at(1, 0)->header);
}

TEST_CASE("Each limit on text is one problem and what lies before it is kept") {
  Limits limits;
  limits.set(gouji::Limit::blocks, 3);
  auto document = read("甲\n乙\n丙\n丁\n戊", Format::text, limits);
  CHECK(document.blocks.size() == 3);
  REQUIRE(document.problems.size() == 1);
  CHECK(document.problems[0].id == "limit.blocks");

  limits = Limits();
  limits.set(gouji::Limit::text_bytes, 7);
  document = read("甲乙丙丁\n甲乙丙丁", Format::text, limits);
  CHECK(shown(document) == "P 甲乙\nP 甲乙\n");
  REQUIRE(document.problems.size() == 1);
  CHECK(document.problems[0].id == "limit.text_bytes");

  limits = Limits();
  limits.set(gouji::Limit::cells, 4);
  document = read("甲 | 1 | 2\n乙 | 3 | 4\n丙 | 5 | 6", Format::text, limits);
  REQUIRE(document.problems.size() == 1);
  CHECK(document.problems[0].id == "limit.cells");

  limits = Limits();
  limits.set(gouji::Limit::columns, 2);
  document = read("甲 | 1 | 2\n乙 | 3 | 4", Format::text, limits);
  REQUIRE(document.problems.size() == 1);
  CHECK(document.problems[0].id == "limit.columns");
}

TEST_CASE("Megabytes of bars and of brackets cost linear time and bounded memory") {
  auto document = read(std::string(8 << 20, '|'));
  CHECK(document.blocks.size() == 1);
  std::string brackets(4 << 20, '[');
  document = read(brackets, Format::markdown);
  CHECK(std::get<Paragraph>(document.blocks.at(0)).text.utf8 == brackets);
}
