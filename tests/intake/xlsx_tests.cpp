#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "intake/intake.h"
#include "intake/xlsx.h"
#include "zip_file.h"

namespace {

using gouji::Document;
using gouji::Grid;
using gouji::Limit;
using gouji::Limits;
using gouji::Paragraph;

constexpr const char* kTypes =
    "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/"
    "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>";
constexpr const char* kRootRelations =
    "<Relationships><Relationship Id=\"r\" Type=\"t/officeDocument\" "
    "Target=\"xl/workbook.xml\"/></Relationships>";
// Style 1 draws lines, 2 and 3 show percent and thousands.
constexpr const char* kStyles =
    "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"0.0%\"/></numFmts>"
    "<borders><border><left/><right/></border><border><left style=\"thin\"/></border></borders>"
    "<cellXfs><xf numFmtId=\"0\" borderId=\"0\"/><xf numFmtId=\"0\" borderId=\"1\"/>"
    "<xf numFmtId=\"164\" borderId=\"0\"/><xf numFmtId=\"3\" "
    "borderId=\"0\"/></cellXfs></styleSheet>";

struct SheetPart {
  std::string name, xml, attributes;
};

// A workbook of the sheets, each given as the inside of its <worksheet>.
ZipEntries workbook(const std::vector<SheetPart>& sheets, const std::string& strings = "") {
  std::string list, relations;
  ZipEntries entries{{"[Content_Types].xml", kTypes}, {"_rels/.rels", kRootRelations}};
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const auto n = std::to_string(i + 1);
    list += "<sheet name=\"" + sheets[i].name + "\" sheetId=\"" + n + "\" r:id=\"s" + n + "\" " +
            sheets[i].attributes + "/>";
    relations += "<Relationship Id=\"s" + n + "\" Type=\"t/worksheet\" Target=\"worksheets/sheet" +
                 n + ".xml\"/>";
    entries.emplace_back("xl/worksheets/sheet" + n + ".xml",
                         "<worksheet>" + sheets[i].xml + "</worksheet>");
  }
  relations += "<Relationship Id=\"st\" Type=\"t/styles\" Target=\"styles.xml\"/>";
  if (!strings.empty()) {
    relations += "<Relationship Id=\"ss\" Type=\"t/sharedStrings\" Target=\"sharedStrings.xml\"/>";
    entries.emplace_back("xl/sharedStrings.xml", "<sst>" + strings + "</sst>");
  }
  entries.emplace_back("xl/styles.xml", kStyles);
  entries.emplace_back("xl/workbook.xml",
                       "<workbook xmlns:r=\"r\"><sheets>" + list + "</sheets></workbook>");
  entries.emplace_back("xl/_rels/workbook.xml.rels",
                       "<Relationships>" + relations + "</Relationships>");
  return entries;
}

std::string text_cell(const std::string& address, const std::string& text,
                      const char* style = "0") {
  return "<c r=\"" + address + "\" s=\"" + style + "\" t=\"inlineStr\"><is><t>" + text +
         "</t></is></c>";
}

std::string number_cell(const std::string& address, const std::string& value,
                        const char* style = "0") {
  return "<c r=\"" + address + "\" s=\"" + style + "\"><v>" + value + "</v></c>";
}

std::string row(int number, const std::string& cells, const std::string& attributes = "") {
  return "<row r=\"" + std::to_string(number) + "\" " + attributes + ">" + cells + "</row>";
}

std::string sheet_data(const std::string& rows) { return "<sheetData>" + rows + "</sheetData>"; }

// `P text` for a paragraph; a line a row for a grid, a place that a merged cell goes on to as `^`.
std::string shown(const Document& document) {
  std::string out;
  for (const auto& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      out += "P " + paragraph->text.utf8 + "\n";
    } else if (const auto* grid = std::get_if<Grid>(&block)) {
      out += "G\n";
      for (std::uint32_t r = 0; r < grid->rows; ++r) {
        for (std::uint32_t c = 0; c < grid->columns; ++c) {
          const auto* cell = grid->at(r, c);
          if (c > 0) out += "/";
          if (cell == nullptr) {
            out += "~";
          } else {
            out += cell->row == r && cell->column == c ? cell->text.utf8 : "^";
          }
        }
        out += "\n";
      }
    }
  }
  return out;
}

Document read(const ZipEntries& entries, const Limits& limits = Limits()) {
  return gouji::read_document("a.xlsx", zip_of(entries), limits);
}

std::string shown_sheet(const std::string& xml) {
  const auto document = read(workbook({{"表", xml, ""}}));
  CHECK(document.problems.empty());
  return shown(document);
}

// The one problem of a document.
gouji::Problem problem_of(const Document& document) {
  REQUIRE(document.problems.size() == 1);
  return document.problems[0];
}

}  // namespace

TEST_CASE("A sheet's cells become a grid in which every cell knows its address") {
  const auto document =
      read(workbook({{"申请情况",
                      sheet_data(row(3, text_cell("B3", "规章") + number_cell("C3", "12")) +
                                 row(4, text_cell("B4", "文件") + number_cell("D4", "7"))),
                      ""}}));
  CHECK(document.problems.empty());
  CHECK(document.format == gouji::Format::xlsx);
  CHECK(shown(document) == "G\n规章/12/\n文件//7\n");
  const auto& grid = std::get<Grid>(document.blocks.at(0));
  const auto place = document.place(grid.at(0, 1)->text.locus());
  CHECK(place.path == "a.xlsx");
  CHECK(place.part == "申请情况");
  CHECK(place.cell == "C3");
  CHECK_FALSE(place.line.has_value());
  CHECK_FALSE(place.byte_start.has_value());
  CHECK(document.place(grid.at(1, 1)->text.locus()).cell == "C4");
  CHECK(document.place(grid.where).cell == "B3:D4");
}

TEST_CASE("Texts come shared, in runs, inline and from formulas; values as they are displayed") {
  const auto document = read(workbook(
      {{"表",
        sheet_data(
            row(1, "<c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>") +
            row(2,
                "<c r=\"A2\" t=\"str\"><f>A1&amp;\"x\"</f><v>甲x</v></c><c r=\"B2\" "
                "s=\"3\"><f>SUM(B3:B9)</f><v>1295</v></c>") +
            row(3, "<c r=\"A3\" t=\"b\"><v>1</v></c><c r=\"B3\" t=\"e\"><v>#REF!</v></c>") +
            row(4, number_cell("A4", "0.256", "2") + number_cell("B4", "0.30000000000000004"))),
        ""}},
      "<si><t>第一_x000D_\n项</t></si><si><r><t>予以</t></r><r><rPr/><t>公开</t></r><rPh><t>音</"
      "t></rPh></si>"));
  CHECK(document.problems.empty());
  CHECK(shown(document) == "G\n第一\n项/予以公开\n甲x/1,295\nTRUE/#REF!\n25.6%/0.3\n");
}

TEST_CASE("Merged cells span what they cover and no more") {
  const std::string cells =
      sheet_data(row(1, text_cell("A1", "机关") + text_cell("B1", "甲") + text_cell("D1", "乙")) +
                 row(2, text_cell("B2", "丙") + text_cell("C2", "丁") + text_cell("D2", "戊")));
  CHECK(shown_sheet(cells + "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell "
                            "ref=\"B1:C1\"/></mergeCells>") == "G\n机关/甲/^/乙\n^/丙/丁/戊\n");
  // One that runs into another, one upside down and one without end.
  CHECK(shown_sheet(cells +
                    "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"A2:C2\"/>"
                    "<mergeCell ref=\"B2:B1\"/><mergeCell ref=\"D2:XFD1048576\"/><mergeCell "
                    "ref=\"D2:ZZZZ9\"/></mergeCells>") == "G\n机关/甲//乙\n^/丙/丁/戊\n");
}

TEST_CASE("Rows of one text become paragraphs, and tables stand between them") {
  CHECK(shown_sheet(sheet_data(row(1, text_cell("A1", "年度报告")) +
                               row(2, text_cell("A2", "一、总体情况\n\n工作有序开展。")) +
                               row(3, text_cell("A3", "项目") + text_cell("B3", "件数")) +
                               row(4, text_cell("A4", "规章") + number_cell("B4", "1")) +
                               row(6, text_cell("A6", "三、申请情况")) +
                               row(8, text_cell("A8", "收到") + number_cell("B8", "2")) +
                               row(9, text_cell("A9", "结转")) +
                               row(10, text_cell("A10", "总计") + number_cell("B10", "2")))) ==
        "P 年度报告\nP 一、总体情况\nP 工作有序开展。\nG\n项目/件数\n规章/1\nP "
        "三、申请情况\nG\n收到/2\n结转/\n"
        "总计/2\n");
}

TEST_CASE("Lines around cells keep rows of one text in the table") {
  const auto heading = [](int n, const std::string& text) {
    const auto r = std::to_string(n);
    return row(n, text_cell("A" + r, text, "1") + "<c r=\"B" + r + "\" s=\"1\"/>");
  };
  CHECK(shown_sheet(sheet_data(row(1, text_cell("A1", "说明：以下各表以件为单位统计。")) +
                               heading(2, "第二十条第（一）项") +
                               row(3, text_cell("A3", "规章", "1") + number_cell("B3", "1", "1")) +
                               heading(4, "第二十条第（五）项") +
                               row(5, "<c r=\"A5\" s=\"1\"/><c r=\"B5\" s=\"1\"/>") +
                               row(6, text_cell("A6", "许可", "1") + number_cell("B6", "2", "1")) +
                               heading(7, "三、收到和处理申请情况") +
                               row(8, text_cell("A8", "收到", "1") + number_cell("B8", "2", "1"))) +
                    "<mergeCells><mergeCell ref=\"A2:B2\"/><mergeCell ref=\"A4:B4\"/><mergeCell "
                    "ref=\"A7:B7\"/></mergeCells>") ==
        "P "
        "说明：以下各表以件为单位统计。\nG\n第二十条第（一）项/^\n规章/1\n第二十条第（五）项/^\n/"
        "\n许可/2\n"
        "P 三、收到和处理申请情况\nG\n收到/2\n");
}

TEST_CASE("What is hidden is left out: sheets, rows and columns") {
  const auto sheet = [](const std::string& text) {
    return sheet_data(row(1, text_cell("A1", text) + number_cell("B1", "1")));
  };
  const auto document = read(workbook(
      {{"甲", sheet("甲"), "state=\"hidden\""},
       {"乙", sheet("乙"), "state=\"veryHidden\""},
       {"丙",
        "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>" +
            sheet_data(row(1, text_cell("A1", "a") + text_cell("B1", "b") + text_cell("C1", "c")) +
                       row(2, text_cell("A2", "d") + text_cell("C2", "e"), "hidden=\"1\"") +
                       row(3, text_cell("A3", "f") + text_cell("C3", "g"))) +
            "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>",
        ""}}));
  CHECK(document.problems.empty());
  CHECK(shown(document) == "G\na/c\nf/g\n");
  const auto empty = read(workbook({{"甲", sheet("甲"), "state=\"hidden\""}}));
  CHECK(problem_of(empty).id == "intake.empty");
  CHECK(empty.unreadable());
}

TEST_CASE("Sheets are read in the order of the workbook, and places are in that order") {
  const auto document = read(workbook({{"后", sheet_data(row(9, text_cell("A9", "先"))), ""},
                                       {"前", sheet_data(row(10, text_cell("A10", "后"))), ""}}));
  CHECK(shown(document) == "P 先\nP 后\n");
  const auto place = [&](std::size_t i) {
    return document.place(std::get<Paragraph>(document.blocks.at(i)).text.locus());
  };
  CHECK(place(0).ordinal < place(1).ordinal);
  CHECK(place(1).part == "前");
}

TEST_CASE("Rows and cells without addresses, or with addresses that cannot be, follow on") {
  CHECK(
      shown_sheet(
          "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row>"
          "<row><c r=\"ZZZZZ1\"><v>3</v></c><c r=\"B2\"><v>4</v></c><c r=\"B2\"><v>9</v></c></row>"
          "</sheetData>") == "G\n1/2\n3/4\n");
  const auto beyond = read(
      workbook({{"表", "<sheetData><row r=\"4294967295\"><c><v>1</v></c></row></sheetData>", ""}}));
  CHECK(problem_of(beyond).id == "intake.empty");
}

TEST_CASE("A formula without a result is said to be one and is no blank of the report") {
  const auto document = read(
      workbook({{"表",
                 sheet_data(row(1, text_cell("A1", "总计") + "<c r=\"B1\"><f>SUM(B2:B9)</f></c>" +
                                       text_cell("C1", "件"))),
                 ""}}));
  const auto problem = problem_of(document);
  CHECK(problem.id == "intake.no-cached-value");
  CHECK(problem.severity == gouji::Severity::unclear);
  CHECK(problem.message.zh ==
        "工作表“表”有 1 个公式没有保存计算结果；请用 Excel 或者 WPS 打开，保存后再检查。");
  CHECK_FALSE(document.unreadable());
  const auto& grid = std::get<gouji::Grid>(document.blocks.at(0));
  CHECK_FALSE(grid.at(0, 0)->unread);
  CHECK(grid.at(0, 1)->unread);
}

TEST_CASE("A part that is missing or broken is named") {
  const SheetPart sheet{"表", sheet_data(row(1, text_cell("A1", "甲"))), ""};
  const auto without = [&](const std::string& name) {
    auto entries = workbook({sheet, sheet});
    std::erase_if(entries, [&](const auto& entry) { return entry.first == name; });
    return read(entries);
  };
  const auto broken = [&](const std::string& name) {
    auto entries = workbook({sheet, sheet}, "<si><t>x</t></si>");
    for (auto& [entry, content] : entries) {
      if (entry == name) content = "<a><b></a>";
    }
    return read(entries);
  };
  CHECK(without("[Content_Types].xml").problems.empty());
  CHECK(without("_rels/.rels").problems.empty());
  auto document = without("xl/worksheets/sheet2.xml");
  CHECK(problem_of(document).id == "intake.damaged");
  CHECK(problem_of(document).message.zh.find("xl/worksheets/sheet2.xml") != std::string::npos);
  CHECK(shown(document) == "P 甲\n");
  document = broken("xl/worksheets/sheet1.xml");
  CHECK(problem_of(document).id == "intake.damaged");
  CHECK(shown(document) == "P 甲\n");
  document = broken("xl/sharedStrings.xml");
  CHECK(problem_of(document).message.zh.find("sharedStrings") != std::string::npos);
  document = broken("xl/workbook.xml");
  CHECK(problem_of(document).fatal);
  CHECK(without("xl/workbook.xml").unreadable());
  CHECK(without("xl/styles.xml").problems.size() == 1);
  auto entries = workbook({{"表", sheet_data(row(1, "<c r=\"A1\" t=\"s\"><v>5</v></c>")), ""}});
  CHECK(read(entries).problems.front().id == "intake.damaged");
}

TEST_CASE("Sheets of any claim end in bounded time") {
  std::string rows, merges, wide;
  for (int i = 1; i <= 100'000; ++i) {
    const auto r = std::to_string(i);
    rows += "<row r=\"" + r + "\"><c r=\"A" + r + "\"><v>1</v></c><c r=\"IV" + r +
            "\"><v>2</v></c></row>";
  }
  auto document = read(workbook({{"表", sheet_data(rows), ""}}));
  CHECK(problem_of(document).id == "limit.cells");
  for (int i = 1; i <= 100'000; ++i) {
    merges += "<mergeCell ref=\"A" + std::to_string(i) + ":XFD1048576\"/>";
  }
  rows.clear();
  for (int i = 1; i <= 2000; ++i) {
    const auto r = std::to_string(i);
    rows += row(i, number_cell("A" + r, "1") + number_cell("Z" + r, "2"));
  }
  document =
      read(workbook({{"表", sheet_data(rows) + "<mergeCells>" + merges + "</mergeCells>", ""}}));
  CHECK(document.blocks.size() == 1);
  document = read(workbook(
      {{"表", sheet_data(row(1, number_cell("A1", "1") + number_cell("XFD1", "2"))), ""}}));
  CHECK(problem_of(document).id == "limit.columns");
}

TEST_CASE("A limit on blocks is said once") {
  std::string rows;
  for (int i = 1; i <= 50; ++i) rows += row(i, text_cell("A" + std::to_string(i), "甲。"));
  Limits limits;
  limits.set(Limit::blocks, 10);
  const auto document =
      read(workbook({{"表", sheet_data(rows), ""}, {"表二", sheet_data(rows), ""}}), limits);
  CHECK(document.blocks.size() == 10);
  CHECK(problem_of(document).id == "limit.blocks");
}
