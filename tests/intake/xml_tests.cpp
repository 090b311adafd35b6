#include <fstream>
#include <sstream>

#include <doctest/doctest.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include "intake/intake.h"

using gouji::Format;
using gouji::Grid;
using gouji::Limits;
using gouji::Paragraph;

namespace {

const std::string kReport = R"(<?xml version="1.0" encoding="GB18030"?>
<!-- an example -->
<report xmlns="urn:gouji:report:1" schema="gouji.report/1">
  <title>云岭县2023年政府信息公开工作年度报告</title>
  <published>2024-01-20</published>
  <preamble><p>根据&#x300A;条例&#x300B;编制。</p><p/></preamble>
  <section id="disclosure">
    <heading>二、主动公开政府信息情况</heading>
    <table id="disclosure">
      <part id="d1">
        <heading>第二十条第（一）项</heading>
        <head><corner>信息内容</corner>
          <column id="issued"><label>本年制发件数</label></column>
          <column id="in_force"><label>现行有效件数</label></column></head>
        <row id="regulations"><label>规章</label><figure column="issued">0</figure><figure/></row>
      </part>
      <part>
        <heading>第二十条第（五）项</heading>
        <head><corner>信息内容</corner><column><label>本年处理决定数量</label></column></head>
        <row><label>行政许可</label><figure>11</figure></row>
      </part>
    </table>
    <p>甲 &lt; 乙 <![CDATA[& 丙]]></p>
    <picture label="表三"/>
  </section>
  <section id="applications">
    <heading>三、收到和处理政府信息公开申请情况</heading>
    <table>
      <part>
        <head><corner>指标</corner>
          <column><group>申请人情况</group><label>自然人</label></column>
          <column><group>申请人情况</group><group>法人</group><label>企业</label></column>
          <column><group>申请人情况</group><group>法人</group><label>其他</label></column>
          <column><label>总计</label></column></head>
        <row><label>一、本年新收</label><figure>1</figure><figure>2</figure><figure>3</figure><figure>6</figure></row>
        <row><group>三、结果</group><group>（三）不予公开</group><label>1.国家秘密</label><figure>0</figure></row>
      </part>
      <part>
        <head><column><label>维持</label></column><column><label>纠正</label></column></head>
        <row><figure>4</figure><figure>5</figure></row>
      </part>
    </table>
  </section>
</report>
)";

std::string shown(const Grid& grid) {
  std::string out;
  for (std::uint32_t row = 0; row < grid.rows; ++row) {
    for (std::uint32_t column = 0; column < grid.columns; ++column) {
      const auto* cell = grid.at(row, column);
      out += (column > 0 ? "/" : "") + (cell != nullptr ? cell->text.utf8 : "~");
    }
    out += "\n";
  }
  return out;
}

gouji::Document read(const std::string& text) {
  return gouji::read_document("r.xml", text, Limits());
}

// The only problem of a document that could not be read.
gouji::Problem refused(const std::string& text) {
  const auto document = read(text);
  CHECK(document.unreadable());
  CHECK(document.blocks.empty());
  REQUIRE(document.problems.size() == 1);
  return document.problems[0];
}

std::string report(const std::string& inside) {
  return "<report xmlns=\"urn:gouji:report:1\" schema=\"gouji.report/1\">\n" + inside +
         "\n</report>";
}

void say_nothing(void*, const char*, ...) {}

bool valid(const std::string& text) {
  static const auto schema = [] {
    auto* context = xmlSchemaNewParserCtxt(GOUJI_SOURCE_DIR "/schemas/report.xsd");
    auto* parsed = xmlSchemaParse(context);
    xmlSchemaFreeParserCtxt(context);
    return parsed;
  }();
  REQUIRE(schema != nullptr);
  auto* xml = xmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, "UTF-8",
                            XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
  REQUIRE(xml != nullptr);
  auto* context = xmlSchemaNewValidCtxt(schema);
  xmlSchemaSetValidErrors(context, say_nothing, say_nothing, nullptr);
  const int result = xmlSchemaValidateDoc(context, xml);
  xmlSchemaFreeValidCtxt(context);
  xmlFreeDoc(xml);
  return result == 0;
}

}  // namespace

TEST_CASE("Canonical XML becomes the blocks it describes") {
  const auto document = read(kReport);
  CHECK(document.problems.empty());
  CHECK(document.format == Format::xml);
  CHECK(document.published == "2024-01-20");
  REQUIRE(document.blocks.size() == 8);
  const auto& title = std::get<Paragraph>(document.blocks[0]);
  CHECK(title.text.utf8 == "云岭县2023年政府信息公开工作年度报告");
  CHECK(title.heading_level == 1);
  CHECK(std::get<Paragraph>(document.blocks[1]).text.utf8 == "根据《条例》编制。");
  CHECK(std::get<Paragraph>(document.blocks[2]).heading_level == 2);
  CHECK(std::get<Paragraph>(document.blocks[4]).text.utf8 == "甲 < 乙 & 丙");
  CHECK(std::get<gouji::Embedded>(document.blocks[5]).label == "表三");
  CHECK(shown(std::get<Grid>(document.blocks[3])) ==
        "第二十条第（一）项/第二十条第（一）项/第二十条第（一）项\n"
        "信息内容/本年制发件数/现行有效件数\n规章/0/\n"
        "第二十条第（五）项/第二十条第（五）项/第二十条第（五）项\n"
        "信息内容/本年处理决定数量/~\n行政许可/11/~\n");
}

TEST_CASE("Groups of columns and rows become merged cells") {
  const auto document = read(kReport);
  const auto& grid = std::get<Grid>(document.blocks[7]);
  CHECK(shown(grid) ==
        "指标/指标/指标/申请人情况/申请人情况/申请人情况/总计\n"
        "指标/指标/指标/自然人/法人/法人/总计\n"
        "指标/指标/指标/自然人/企业/其他/总计\n"
        "一、本年新收/一、本年新收/一、本年新收/1/2/3/6\n"
        "三、结果/（三）不予公开/1.国家秘密/0/~/~/~\n"
        "维持/纠正/~/~/~/~/~\n4/5/~/~/~/~/~\n");
  CHECK(grid.at(0, 0)->row_span == 3);
  CHECK(grid.at(0, 0)->column_span == 3);
  CHECK(grid.at(0, 3)->column_span == 3);
  CHECK(grid.at(0, 3)->header);
  CHECK_FALSE(grid.at(3, 3)->header);
}

TEST_CASE("Every text of XML stands at its own bytes") {
  const auto document = read(kReport);
  for (const auto& block : document.blocks) {
    const auto* grid = std::get_if<Grid>(&block);
    if (grid == nullptr) continue;
    for (const auto& cell : grid->cells) {
      const auto place = document.place(cell.text.locus());
      CHECK(kReport.substr(*place.byte_start, *place.byte_end - *place.byte_start) ==
            cell.text.utf8);
      if (cell.text.empty()) CHECK(place.line == 15);
    }
  }
  const auto title = document.place(std::get<Paragraph>(document.blocks[0]).text.locus());
  CHECK(title.line == 4);
  CHECK(title.column == 10);
}

TEST_CASE("The example is valid by the schema and unknown elements are not") {
  CHECK(valid(kReport));
  CHECK(valid(report("")));
  CHECK_FALSE(valid(report("<chapter/>")));
  CHECK_FALSE(valid(report("<section><p>无标题</p></section>")));
  CHECK_FALSE(valid(report("<published>2024年</published>")));
}

TEST_CASE("XML that is not well-formed is refused at its line") {
  const auto problem = refused(report("<title>甲</title>\n<section>\n<heading>乙</section>"));
  CHECK(problem.id == "intake.damaged");
  CHECK(problem.message.zh.find("第 4 行") != std::string::npos);
  CHECK(read(report("<title>甲</title>\n<p")).problems[0].where.has_value());
  CHECK(refused(report("") + "\n<report/>").id == "intake.damaged");
  CHECK(refused(report("<title>&nbsp;</title>")).id == "intake.damaged");
}

TEST_CASE("A document type is refused before any entity is expanded") {
  const auto problem = refused(
      "<?xml version=\"1.0\"?>\n<!DOCTYPE report [<!ENTITY a \"x\"><!ENTITY b SYSTEM "
      "\"file:///etc/passwd\">]>\n" +
      report("<title>&b;&a;</title>"));
  CHECK(problem.id == "intake.damaged");
  CHECK(problem.message.en.find("DOCTYPE") != std::string::npos);
}

TEST_CASE("An element or text where the format has none is refused at its place") {
  auto problem = refused(report("<section><heading>甲</heading><ul/></section>"));
  CHECK(problem.id == "intake.damaged");
  CHECK(problem.message.en == "<ul> may not stand in <section>");
  CHECK(problem.where->begin == report("").find("\n</report>") + 31);
  problem = refused(report("<section>游离文字</section>"));
  CHECK(problem.message.en == "<section> may not hold text of its own");
  CHECK(refused(report("<title>甲<b>乙</b></title>")).id == "intake.damaged");
}

TEST_CASE("XML of another kind is said to be no report") {
  CHECK(refused("<?xml version=\"1.0\"?>\n<rss><channel/></rss>").id == "intake.no-report-type");
  CHECK(refused("<report><title>甲</title></report>").id == "intake.no-report-type");
}

TEST_CASE("Elements half a million deep are refused and not followed") {
  std::string deep = "<report xmlns=\"urn:gouji:report:1\">";
  for (int i = 0; i < 500000; ++i) deep += "<section>";
  CHECK(refused(deep).id == "intake.damaged");
}

TEST_CASE("More paragraphs than the limit are left out and far more are not read at all") {
  Limits limits;
  limits.set(gouji::Limit::blocks, 2);
  std::string many;
  for (int i = 0; i < 5; ++i) many += "<p>甲</p>";
  auto document =
      gouji::read_document("r.xml", report("<preamble>" + many + "</preamble>"), limits);
  CHECK(document.blocks.size() == 2);
  REQUIRE(document.problems.size() == 1);
  CHECK(document.problems[0].id == "limit.blocks");
  CHECK_FALSE(document.unreadable());
  limits.set(gouji::Limit::cells, 0);
  for (int i = 0; i < 20; ++i) many += "<p>甲</p>";
  document = gouji::read_document("r.xml", report("<preamble>" + many + "</preamble>"), limits);
  CHECK(document.unreadable());
  CHECK(document.problems[0].id == "limit.blocks");
}
