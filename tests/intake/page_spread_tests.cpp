// Sheets that hold two pages side by side.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "check/print.h"
#include "intake/intake.h"
#include "pdf_file.h"

namespace {

using Lines = std::vector<std::string>;

// Paragraphs as they are, rows of tables with bars.
Lines lines_of(const gouji::Document& document) {
  Lines lines;
  for (const auto& block : document.blocks) {
    if (const auto* line = std::get_if<gouji::Paragraph>(&block)) lines.push_back(line->text.utf8);
    const auto* grid = std::get_if<gouji::Grid>(&block);
    for (std::uint32_t r = 0; grid != nullptr && r < grid->rows; ++r) {
      std::string row = "|";
      for (std::uint32_t c = 0; c < grid->columns; ++c) row += grid->at(r, c)->text.utf8 + "|";
      lines.push_back(row);
    }
  }
  return lines;
}

gouji::Document read(const pdf::File& file) {
  return gouji::read_document("a.pdf", file.bytes(), gouji::Limits());
}

// Two rows of a table of three columns, with lines, from (x, y) on.
void add_rows(pdf::File& file, double x, double y, const char* const (&texts)[2][3]) {
  for (int row = 0; row < 2; ++row) {
    for (int column = 0; column < 3; ++column) {
      file.text(x + 5 + column * 100, y + 10 + row * 20, 10, texts[row][column]);
    }
  }
  for (int row = 0; row < 3; ++row) file.line(x, y + row * 20, x + 300, y + row * 20);
  for (int column = 0; column < 4; ++column) {
    file.line(x + column * 100, y, x + column * 100, y + 40);
  }
}

// Page numbers at the foot of both halves.
void add_numbers(pdf::File& file, const char* left, const char* right) {
  file.text(205, 580, 10, left);
  file.text(625, 580, 10, right);
}

}  // namespace

TEST_CASE("two pages on a sheet are read one after the other, and a table goes on over the fold") {
  pdf::File file;
  file.page(842, 595);
  file.text(60, 100, 10, "二、主动公开政府信息情况");
  add_rows(file, 60, 500, {{"信息内容", "本年制发件数", "现行有效件数"}, {"规章", "0", "1"}});
  add_rows(file, 480, 60, {{"行政规范性文件", "2", "3"}, {"其他文件", "", "5"}});
  file.text(480, 200, 10, "没有其他应当报告的事项。");
  add_numbers(file, "1", "2");
  file.page(842, 595);
  file.text(60, 100, 10, "四、其他需要报告的事项");
  const auto document = read(file);
  CHECK(lines_of(document) == Lines{"二、主动公开政府信息情况",
                                    "|信息内容|本年制发件数|现行有效件数|", "|规章|0|1|",
                                    "|行政规范性文件|2|3|", "|其他文件||5|",
                                    "没有其他应当报告的事项。", "四、其他需要报告的事项"});
  // Places are those of the sheet, whether a cell holds a word or not.
  const auto& grid = std::get<gouji::Grid>(document.blocks[1]);
  const auto figure = document.place(grid.at(2, 1)->text.locus());
  CHECK(figure.page == 1);
  CHECK(figure.cell == "第5行");
  CHECK(figure.box.starts_with("585.0,"));
  const auto blank = document.place(grid.at(3, 1)->text.locus());
  CHECK(blank.page == 1);
  CHECK(blank.box == "579.9,80.0,679.9,100.0");
}

TEST_CASE("a sentence goes on from the left page of a sheet to the right one") {
  pdf::File file;
  file.page(842, 595);
  const std::string full = "本年度工作一切照章进行未有例外之处也没有遗漏的";
  for (int i = 0; i < 4; ++i) {
    file.text(60, 500 + 16 * i, 10, full);
    file.text(480, 60 + 16 * i, 10, i < 3 ? full : "事项。");
  }
  std::string all;
  for (int i = 0; i < 7; ++i) all += full;
  CHECK(lines_of(read(file)) == Lines{all + "事项。"});
}

TEST_CASE("a broad page whose table leaves its middle free stays whole") {
  for (const bool numbered : {false, true}) {
    CAPTURE(numbered);
    pdf::File file;
    file.page(842, 595);
    const char* const texts[3][4] = {{"信息内容", "本年制发件数", "本年废止件数", "现行有效件数"},
                                     {"规章", "0", "1", "2"},
                                     {"行政规范性文件", "3", "4", "5"}};
    for (int row = 0; row < 3; ++row) {
      for (int column = 0; column < 4; ++column) {
        file.text(60 + column * 200, 100 + row * 20, 10, texts[row][column]);
      }
    }
    // One number is that of the page.
    if (numbered) file.text(700, 580, 10, "1");
    CHECK(lines_of(read(file)) == Lines{"|信息内容|本年制发件数|本年废止件数|现行有效件数|",
                                        "|规章|0|1|2|", "|行政规范性文件|3|4|5|"});
  }
}

TEST_CASE("heads and feet of the whole sheet hinder no two pages, and tables show them too") {
  pdf::File file;
  file.page(842, 595);
  file.text(300, 20, 10, "清溪市人民政府二〇二三年政府信息公开工作年度报告");
  add_rows(file, 60, 100, {{"信息内容", "本年制发件数", "现行有效件数"}, {"规章", "0", "1"}});
  file.text(60, 200, 10, "三、收到和处理政府信息公开申请情况");
  add_rows(file, 480, 60, {{"申请人", "自然人", "总计"}, {"本年新收", "4", "5"}});
  CHECK(lines_of(read(file)) == Lines{"清溪市人民政府二〇二三年政府信息公开工作年度报告",
                                      "|信息内容|本年制发件数|现行有效件数|", "|规章|0|1|",
                                      "三、收到和处理政府信息公开申请情况", "|申请人|自然人|总计|",
                                      "|本年新收|4|5|"});
}

namespace {

void add_cover(pdf::File& file) {
  file.page(842, 595);
  file.text(250, 250, 16, "清溪市人民政府政府信息公开工作年度报告");
}

// A table that goes on from the left page to the right one.
void add_table_over_fold(pdf::File& file) {
  file.page(842, 595);
  add_rows(file, 60, 500, {{"信息内容", "本年制发件数", "现行有效件数"}, {"规章", "0", "1"}});
  add_rows(file, 480, 60, {{"行政规范性文件", "2", "3"}, {"其他文件", "4", "5"}});
}

// How many tables are read, each with a bar for its number of rows.
std::string tables_of(const pdf::File& file) {
  std::string tables;
  const auto document = read(file);
  for (const auto& block : document.blocks) {
    const auto* grid = std::get_if<gouji::Grid>(&block);
    if (grid != nullptr) tables += std::to_string(grid->rows) + "|";
  }
  return tables;
}

}  // namespace

TEST_CASE("a cover, or a last sheet with one page, hinders no two pages on the sheets between") {
  pdf::File covered;
  add_cover(covered);
  add_table_over_fold(covered);
  add_numbers(covered, "1", "2");
  CHECK(tables_of(covered) == "4|");
  CHECK(lines_of(read(covered)).front() == "清溪市人民政府政府信息公开工作年度报告");
  pdf::File both;
  add_cover(both);
  add_table_over_fold(both);
  add_numbers(both, "1", "2");
  add_cover(both);
  CHECK(tables_of(both) == "4|");
}

TEST_CASE(
    "where a sheet between others goes over its middle, or nothing numbers two, all stay whole") {
  pdf::File amid;
  add_table_over_fold(amid);
  add_numbers(amid, "1", "2");
  add_cover(amid);
  add_table_over_fold(amid);
  add_numbers(amid, "5", "6");
  CHECK(tables_of(amid) != "4|4|");
  // Two columns on one broad page show nothing by themselves.
  pdf::File columns;
  add_cover(columns);
  add_table_over_fold(columns);
  CHECK(tables_of(columns) != "4|");
}
