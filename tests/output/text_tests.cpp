#include <doctest/doctest.h>

#include "base/utf8.h"
#include "output/columns.h"
#include "output/excerpt.h"
#include "output/sample.h"
#include "output/words.h"
#include "output/written.h"

namespace gouji {
namespace {

std::string text_of(std::vector<ReportResult> reports, Language language = Language::zh,
                    bool colour = false) {
  WriterSettings settings;
  settings.language = language;
  settings.colour = colour;
  return sample::written("text", {std::move(reports)}, settings);
}

TEST_CASE("a faulty report is told with the diagnosis first and the verdict last") {
  CHECK(text_of({sample::faulty()}) ==
        R"(清溪市.html  清溪市\x1B[31m人民政府2023年政府信息公开年度报告（依据2021年版格式）
研判：“总计”列“一、本年新收政府信息公开申请数量”行的 9 如改为 8，不符之处即可消除
清溪市.html:3:1: 建议 [title.form] 标题\x1B[2J缺少“工作”（系推断）
    原文：清溪市\x1B]0;x\x07 2023年 政府信息公开年度报告
清溪市.html:45:12: 错误 [applications.applicants] “一、本年新收政府信息公开申请数量”行各类申请人之和不等于总计：5 + 3 ≠ 9，相差 1
    原文：9；应为：8
    ┌────────┬──────────┬──────────┬──────────────┬──────────────┬──────┬───────┐
    │ 自然人 │ 商业企业 │ 科研机构 │ 社会公益组织 │ 法律服务机构 │ 其他 │ 总计  │
    ├────────┼──────────┼──────────┼──────────────┼──────────────┼──────┼───────┤
    │      5 │        3 │        0 │              │            0 │    0 │ 〔9〕 │
    └────────┴──────────┴──────────┴──────────────┴──────────────┴──────┴───────┘
    相关数据：5（45:2）、3（45:4）
清溪市.html:第4页:表四: 待核 [table.unreadable] 表格是一张图片，无法核对
未核对的等式（所涉单元格缺失、不是数字或者无法读取）：《复议诉讼表》“行政复议”行（proceedings.total）
各项规则的依据和改法，请运行 gouji explain 规则名，例如：gouji explain applications.applicants
结论：不通过。错误 1 处，警告 0 处，建议 1 处，待核 1 处。
)");
}

TEST_CASE("a sound report takes two lines") {
  CHECK(text_of({sample::sound()}) ==
        R"(云岭县.html  云岭县人民政府2023年政府信息公开工作年度报告（依据2021年版格式）
结论：通过。错误 0 处，警告 0 处，建议 0 处，待核 0 处。
)");
}

TEST_CASE("English text says the same") {
  CHECK(text_of({sample::faulty()}, Language::en) ==
        R"(清溪市.html  清溪市\x1B[31m人民政府2023年政府信息公开年度报告 (format of 2021)
diagnosis: received, total: 8 instead of 9 would settle it
清溪市.html:3:1: advice [title.form] the title lacks "工作" (likely)
    found: 清溪市\x1B]0;x\x07 2023年 政府信息公开年度报告
清溪市.html:45:12: error [applications.applicants] row received does not add up: 5 + 3 ≠ 9, off by 1
    found: 9; expected: 8
    ┌────────┬──────────┬──────────┬──────────────┬──────────────┬──────┬───────┐
    │ 自然人 │ 商业企业 │ 科研机构 │ 社会公益组织 │ 法律服务机构 │ 其他 │ 总计  │
    ├────────┼──────────┼──────────┼──────────────┼──────────────┼──────┼───────┤
    │      5 │        3 │        0 │              │            0 │    0 │ 〔9〕 │
    └────────┴──────────┴──────────┴──────────────┴──────────────┴──────┴───────┘
    related: 5 (45:2), 3 (45:4)
清溪市.html:page 4:表四: unclear [table.unreadable] the table is a picture
Not evaluated, as a cell is missing, holds no number or cannot be read: row review of proceedings (proceedings.total)
For the clause behind a rule and its remedy run gouji explain RULE, for example: gouji explain applications.applicants
verdict: fail; 1 error, 0 warning, 1 advice, 1 unclear
)");
}

TEST_CASE("several reports end in a line for all of them") {
  const auto text =
      text_of({sample::sound(), sample::faulty(), sample::sound(), sample::unreadable()});
  CHECK(
      text.ends_with("\n共检查 4 份：通过 2 份，不通过 1 份，无法读取 1 份；错误 1 处，警告 0 "
                     "处，建议 1 处，待核 2 处。\n"));
}

TEST_CASE("a finding that belongs to no report stands after the reports") {
  const auto text = sample::written("text", {{sample::sound()}, {sample::expired_waiver()}});
  CHECK(text.ends_with("\n\nwaivers.xml:7: 警告 [waiver.expired] 豁免已过期\n"));
}

TEST_CASE("a run without reports says nothing") { CHECK(text_of({}).empty()); }

TEST_CASE("nothing of a report reaches the terminal as a control character") {
  for (const auto language : {Language::zh, Language::en}) {
    for (const unsigned char c : text_of({sample::faulty(), sample::unreadable()}, language)) {
      CHECK((c == '\n' || c >= 0x20));
      CHECK(c != 0x7F);
    }
  }
  const auto text = text_of({sample::faulty(), sample::unreadable()});
  CHECK(text.find("\xE2\x80\xAE") == std::string::npos);
  CHECK(is_valid_utf8(text));
}

TEST_CASE("colour changes nothing but colour") {
  auto coloured = text_of({sample::faulty()}, Language::zh, true);
  CHECK(coloured.find("\x1b[1;31m错误\x1b[0m") != std::string::npos);
  for (auto at = coloured.find('\x1b'); at != std::string::npos; at = coloured.find('\x1b')) {
    coloured.erase(at, coloured.find('m', at) + 1 - at);
  }
  CHECK(coloured == text_of({sample::faulty()}));
}

TEST_CASE("a computation that the message already holds is not said twice") {
  const auto text = text_of({sample::faulty()});
  CHECK(text.find("5 + 3 ≠ 9") == text.rfind("5 + 3 ≠ 9"));
  auto silent = sample::faulty();
  silent.findings[1].message = {"总计不符", "the total is wrong"};
  CHECK(text_of({silent}).find("    算式：5 + 3 ≠ 9\n") != std::string::npos);
}

TEST_CASE("findings beyond the limit are counted, not passed over in silence") {
  auto report = sample::faulty();
  report.findings_dropped = 12;
  CHECK(text_of({report}).find("另有 12 处") != std::string::npos);
}

TEST_CASE("where the edition followed is not the one due both are named") {
  ReportResult report;
  report.path = "a.html";
  report.pack = "national-2021";
  report.edition = "2019";
  CHECK(text_of({report}).find("a.html（用的是2019年版格式，应为2021年版）\n") == 0);
  CHECK(text_of({report}, Language::en).find("a.html (format of 2019; due is that of 2021)\n") ==
        0);
  report.edition = "2021";
  CHECK(text_of({report}).find("a.html（依据2021年版格式）\n") == 0);
  report.pack = "qingxi-2024";
  report.edition = "2019";
  CHECK(text_of({report}).find("a.html（依据2019年版格式）\n") == 0);
}

TEST_CASE("of a file that is no report no edition is named") {
  ReportResult report;
  report.path = "a.html";
  report.pack = "national-2021";
  report.edition = "2021";
  report.verdict = Verdict::not_applicable;
  CHECK(text_of({report}).find("a.html\n") == 0);
}

TEST_CASE("Chinese text names parts of office files and no cells by their ids") {
  ReportResult report;
  report.path = "a.docx";
  Finding finding;
  finding.rule = "narrative.figure";
  finding.message = {"不符", "differs"};
  finding.computation = "applications.received.total = 46";
  finding.place = Place{};
  finding.place->part = "word/document.xml";
  finding.place->cell = "表2第3行第4格";
  report.findings = {finding};
  const auto zh = text_of({report}), en = text_of({report}, Language::en);
  CHECK(zh.find("a.docx:正文:表2第3行第4格: ") != std::string::npos);
  CHECK(zh.find("received") == std::string::npos);
  CHECK(en.find("a.docx:word/document.xml:table 2, row 3, cell 4: ") != std::string::npos);
  CHECK(en.find("computation: applications.received.total = 46") != std::string::npos);
}

TEST_CASE(
    "sums that were not evaluated are named in one line, the first of many with their number") {
  auto report = sample::faulty();
  report.equations_skipped = {{"applications.balance", "applications", "", "total", "untied", {}}};
  CHECK(text_of({report}).find("无法读取）：total（applications.balance）\n") != std::string::npos);
  report.equations_skipped.resize(9, report.equations_skipped.front());
  CHECK(text_of({report}).find("（applications.balance）等 9 个\n") != std::string::npos);
  report.equations_skipped.clear();
  CHECK(text_of({report}).find("未核对的等式") == std::string::npos);
}

TEST_CASE("only the first related cells are listed, with the number of all") {
  auto report = sample::faulty();
  report.findings[1].related.assign(20, report.findings[1].related[0]);
  const auto text = text_of({report});
  CHECK(text.find("等 20 处") != std::string::npos);
  CHECK(text.find("5（45:2）、5（45:2）、5（45:2）、5（45:2）、5（45:2）、5（45:2）等") !=
        std::string::npos);
}

TEST_CASE("every line of a drawn row is equally wide on a terminal") {
  const Excerpt excerpt{{"自然人", "商业企业", "total"}, {"1", "一二三四五六", "3"}, 0};
  const auto drawn = draw(excerpt, "  ", 96);
  CHECK(drawn ==
        "  ┌────────┬──────────────┬───────┐\n"
        "  │ 自然人 │ 商业企业     │ total │\n"
        "  ├────────┼──────────────┼───────┤\n"
        "  │  〔1〕 │ 一二三四五六 │     3 │\n"
        "  └────────┴──────────────┴───────┘\n");
}

TEST_CASE("a long column stands upright, without its zeros but with the marked cell") {
  Excerpt excerpt;
  for (int i = 0; i < 25; ++i) {
    excerpt.heads.push_back("第" + std::to_string(i) + "行");
    excerpt.values.push_back(i == 3 ? "7" : "0");
  }
  excerpt.marked = 20;
  CHECK(draw(excerpt, "", 96) ==
        "┌────────┬───────┐\n"
        "│ …      │     … │\n"
        "│ 第3行  │     7 │\n"
        "│ …      │     … │\n"
        "│ 第20行 │ 〔0〕 │\n"
        "│ …      │     … │\n"
        "└────────┴───────┘\n");
}

TEST_CASE("the surroundings of a cell are drawn once for all the sums that break there") {
  auto report = sample::faulty();
  const auto once = text_of({report});
  report.findings.insert(report.findings.begin() + 1, report.findings[1]);
  const auto twice = text_of({report});
  CHECK(once.find("┌") != std::string::npos);
  CHECK(twice.find("┌") == twice.rfind("┌"));
  CHECK(twice.find("[applications.applicants]") != twice.rfind("[applications.applicants]"));
}

TEST_CASE("an excerpt without cells draws nothing") { CHECK(draw(Excerpt{}, "", 96).empty()); }

TEST_CASE("text that is too wide is cut at a character and says so") {
  CHECK(shown("清溪市人民政府", 14) == "清溪市人民政府");
  CHECK(shown("清溪市人民政府", 13) == "清溪市人民政…");
  CHECK(shown("  a\n b  ", 10) == "a b");
}

TEST_CASE("lines break between Chinese characters but never before a closing mark") {
  CHECK(wrap("清溪市，云岭县。", 6) == std::vector<std::string>{"清溪", "市，云", "岭县。"});
  CHECK(wrap("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(wrap("", 7) == std::vector<std::string>{""});
}

TEST_CASE("columns are aligned by display width") {
  CHECK(aligned({{"规则", "x"}, {"a", "y"}}) == "规则  x\na     y\n");
}

}  // namespace
}  // namespace gouji
