// Files of which something cannot be read: what is missing there is unclear, never an error, and
// what is wrong in the rest is still found.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "check/check.h"
#include "intake/archive.h"
#include "intake/fake_program.h"
#include "intake/intake.h"
#include "intake/zip_file.h"
#include "packs.h"
#include "pdf_file.h"
#include "print.h"

namespace gouji {
namespace {

using test::packs;

using Lines = std::vector<std::string>;

const std::string kExamples = std::string(GOUJI_SOURCE_DIR) + "/examples/";

ZipEntries entries_of(const std::string& path) {
  const auto file = load_file(path, Limits());
  auto archive = std::get<Archive>(Archive::open(file.bytes, Limits()));
  std::vector<Problem> problems;
  ZipEntries entries;
  for (const auto& name : archive.names()) {
    entries.emplace_back(name, archive.read(name, problems).value());
  }
  return entries;
}

std::string& entry(ZipEntries& entries, const std::string& name) {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const auto& one) { return one.first == name; });
  REQUIRE(found != entries.end());
  return found->second;
}

std::string page_name(int page) {
  return "Doc_0/Pages/Page_" + std::to_string(page) + "/Content.xml";
}

ReportResult check_ofd(const ZipEntries& entries) {
  return check_bytes("a.ofd", zip_of(entries), packs(), {});
}

// The rules that find something of a severity, each once.
std::set<std::string> rules(const ReportResult& result, Severity severity) {
  std::set<std::string> ids;
  for (const auto& finding : result.findings) {
    if (finding.severity == severity) ids.insert(finding.rule);
  }
  return ids;
}

// Of the first finding of a rule; 0 where there is none.
int page_of(const ReportResult& result, const std::string& rule) {
  const auto found = std::find_if(result.findings.begin(), result.findings.end(),
                                  [&](const Finding& finding) { return finding.rule == rule; });
  return found == result.findings.end() ? 0 : found->place->page.value_or(0);
}

using Rules = std::set<std::string>;

}  // namespace

TEST_CASE("whichever page of a sound OFD is lost or cut short, the report has no error") {
  const auto whole = entries_of(kExamples + "sound.ofd");
  REQUIRE(check_ofd(whole).verdict == Verdict::pass);
  const Rules missing[5] = {
      {"intake.damaged", "title.missing", "section.missing"},
      {"intake.damaged", "section.missing"},
      {"intake.damaged", "section.missing", "table.missing", "table.row-missing"},
      {"intake.damaged", "section.missing", "table.row-missing"},
      {"intake.damaged", "section.missing", "table.missing"}};
  for (int page = 0; page < 5; ++page) {
    CAPTURE(page);
    auto cut = whole;
    auto& content = entry(cut, page_name(page));
    content.resize(content.size() / 2);
    auto gone = whole;
    std::erase_if(gone, [&](const auto& one) { return one.first == page_name(page); });
    for (const auto& entries : {cut, gone}) {
      const auto result = check_ofd(entries);
      CHECK(result.verdict == Verdict::unclear);
      CHECK(rules(result, Severity::error) == Rules{});
      CHECK(rules(result, Severity::warning) == Rules{});
      CHECK(rules(result, Severity::unclear) == missing[page]);
      CHECK(page_of(result, "intake.damaged") == page + 1);
    }
  }
}

TEST_CASE("an error beside a lost page is still one") {
  auto entries = entries_of(kExamples + "one-cell.ofd");
  const auto before = rules(check_ofd(entries), Severity::error);
  REQUIRE(before ==
          Rules{"applications.applicants", "applications.balance", "applications.outcomes"});
  std::erase_if(entries, [](const auto& one) { return one.first == page_name(4); });
  CHECK(rules(check_ofd(entries), Severity::error) == before);
}

TEST_CASE("a picture in the place of one figure is named by its cell, not taken for the table") {
  auto page = load_file(kExamples + "sound.html", Limits()).bytes;
  const auto at = page.find("<td>31</td>");
  REQUIRE(at != page.npos);
  page.replace(at, 11, "<td><img src=\"a.png\"></td>");
  const auto result = check_bytes("a.html", page, packs(), {});
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].rule == "table.unreadable");
  CHECK(result.findings[0].message.zh.find("“行政规范性文件”行“现行有效件数”列") !=
        std::string::npos);
  CHECK(result.findings[0].message.zh.find("有1处数据无法读取") != std::string::npos);
  CHECK(result.verdict == Verdict::unclear);
}

TEST_CASE("a figure that lost a character is unclear at its cell, and the rest is judged") {
  auto page = load_file(kExamples + "word-in-cell.html", Limits()).bytes;
  REQUIRE(rules(check_bytes("a.html", page, packs(), {}), Severity::error) ==
          Rules{"cell.not-a-number"});
  const auto at = page.find("<td>9</td>");
  REQUIRE(at != page.npos);
  page[at + 4] = '\xFF';
  const auto result = check_bytes("a.html", page, packs(), {});
  CHECK(rules(result, Severity::error) == Rules{"cell.not-a-number"});
  CHECK(rules(result, Severity::unclear) == Rules{"intake.invalid-bytes", "table.unreadable"});
  const auto found =
      std::find_if(result.findings.begin(), result.findings.end(),
                   [](const Finding& finding) { return finding.rule == "table.unreadable"; });
  REQUIRE(found != result.findings.end());
  CHECK(found->message.zh.find("有1处数据含有无法还原的字符（“\uFFFD”），没有核对："
                               "“行政规范性文件”行“现行有效件数”列") != std::string::npos);
}

TEST_CASE("whichever byte of a sound report is lost, the report has no error") {
  for (const char* name : {"sound.html", "sound.txt", "sound.md"}) {
    CAPTURE(name);
    const auto whole = load_file(kExamples + name, Limits()).bytes;
    REQUIRE(check_bytes(name, whole, packs(), {}).verdict == Verdict::pass);
    // Odd, so that it meets all bytes of characters and of tags in turn.
    constexpr std::size_t kStep = 29;
    for (std::size_t at = 0; at < whole.size(); at += kStep) {
      auto lost = whole;
      lost[at] = at % 2 == 0 ? '\xFF' : '\0';
      const auto result = check_bytes(name, lost, packs(), {});
      CAPTURE(at);
      CAPTURE(whole.substr(at, 20));
      CHECK(rules(result, Severity::error) == Rules{});
      CHECK(result.verdict == Verdict::unclear);
    }
  }
}

TEST_CASE("no error is certain where signs of a web page in one file were left out") {
  auto page = load_file(kExamples + "one-cell.mht", Limits()).bytes;
  REQUIRE_FALSE(rules(check_bytes("a.mht", page, packs(), {}), Severity::error).empty());
  const auto at = page.find("=E5", page.find("<title>"));
  REQUIRE(at != page.npos);
  page.replace(at, 3, "=ZZ");
  const auto result = check_bytes("a.mht", page, packs(), {});
  CHECK(rules(result, Severity::error) == Rules{});
  CHECK(result.verdict == Verdict::unclear);
}

TEST_CASE("figures of last year's report prove no error where not all of its file was read") {
  const auto report = load_file(kExamples + "sound.html", Limits()).bytes;
  auto last = report;
  for (auto at = last.find("2023"); at != last.npos; at = last.find("2023", at)) {
    last.replace(at, 4, "2022");
  }
  const auto found = [&](const std::string& previous) {
    CheckOptions options;
    options.previous = {"last.html", previous};
    return check_bytes("a.html", report, packs(), options);
  };
  CHECK(rules(found(last), Severity::error) == Rules{"previous.carried"});
  const auto cut = found(last.substr(0, last.rfind("</p>") + 2));
  CHECK(rules(cut, Severity::error) == Rules{});
  CHECK(rules(cut, Severity::advice) == Rules{});
  CHECK(rules(cut, Severity::unclear) ==
        Rules{"previous.carried", "previous.in-force", "previous.pair"});
  CHECK(cut.verdict == Verdict::unclear);
}

TEST_CASE("where more is drawn than is read no error is certain") {
  const auto entries = entries_of(kExamples + "one-cell.ofd");
  REQUIRE_FALSE(rules(check_ofd(entries), Severity::error).empty());
  CheckOptions options;
  options.limits.set(Limit::drawn, 20);
  const auto result = check_bytes("a.ofd", zip_of(entries), packs(), options);
  CHECK(result.verdict == Verdict::unclear);
  CHECK(rules(result, Severity::error) == Rules{});
  CHECK(rules(result, Severity::unclear).count("limit.drawn") == 1);
  CHECK(page_of(result, "limit.drawn") > 0);
}

TEST_CASE("where single texts of an OFD are lost no error is certain") {
  auto entries = entries_of(kExamples + "one-cell.ofd");
  auto& content = entry(entries, page_name(3));
  const auto at = content.rfind("DeltaX=\"");
  REQUIRE(at != content.npos);
  content.replace(at, 8, "DeltaX=\"x ");
  const auto result = check_ofd(entries);
  CHECK(result.verdict == Verdict::unclear);
  CHECK(rules(result, Severity::error) == Rules{});
  CHECK(result.diagnoses.empty());
  CHECK(rules(result, Severity::unclear).contains("applications.balance"));
}

TEST_CASE("what may stand on a page that the numbers show to be missing is unclear") {
  const auto report = [](int last) {
    pdf::File file;
    for (const int page : {1, last}) {
      file.page(595, 842);
      file.text(
          100, 100, 16,
          page == 1 ? "清溪市人民政府2023年政府信息公开工作年度报告" : "六、其他需要报告的事项");
      file.text(100, 140, 12, page == 1 ? "一、总体情况" : "没有其他需要报告的事项。");
      file.text(100, 160, 12, page == 1 ? "全年工作平稳有序。" : "特此报告。");
      file.text(280, 800, 10, "- " + std::to_string(page) + " -");
    }
    return check_bytes("a.pdf", file.bytes(), packs(), {});
  };
  CHECK(rules(report(2), Severity::error) == Rules{"section.missing", "table.missing"});
  const auto result = report(4);
  CHECK(rules(result, Severity::error) == Rules{});
  CHECK(page_of(result, "intake.page-missing") == 2);
  CHECK(result.verdict == Verdict::unclear);
}

TEST_CASE("a blank cell of a PDF is an error where its page was drawn, else unclear") {
  pdf::File file;
  file.page(595, 842);
  file.text(100, 100, 16, "二、主动公开政府信息情况");
  const char* const texts[3][4] = {{"信息内容", "本年制发件数", "本年废止件数", "现行有效件数"},
                                   {"规章", "0", "0", "0"},
                                   {"行政规范性文件", "37", "", "58"}};
  for (int row = 0; row < 3; ++row) {
    for (int column = 0; column < 4; ++column) {
      file.text(95 + column * 100, 140 + row * 20, 10, texts[row][column]);
    }
  }
  for (int row = 0; row < 4; ++row) file.line(90, 130 + row * 20, 490, 130 + row * 20);
  for (int column = 0; column < 5; ++column) {
    file.line(90 + column * 100, 130, 90 + column * 100, 190);
  }
  const auto bytes = file.bytes();
  CheckOptions options;
  options.pack = "national-2021";
  const auto blank = [&](const ReportResult& result) {
    return std::any_of(result.findings.begin(), result.findings.end(),
                       [](const Finding& finding) { return finding.rule == "cell.blank"; });
  };
  CHECK(blank(check_bytes("a.pdf", bytes, packs(), options)));
  const FakePath fake;
  fake.program("pdftoppm", "exit 1");
  const auto undrawn = check_bytes("a.pdf", bytes, packs(), options);
  CHECK_FALSE(blank(undrawn));
  CHECK(rules(undrawn, Severity::error) == Rules{});
  CHECK(rules(undrawn, Severity::unclear).contains("table.unreadable"));
  CHECK(rules(undrawn, Severity::advice).contains("intake.no-tool"));
}

TEST_CASE("a row of a PDF that stands between parts of its table is not missing") {
  pdf::File file;
  file.page(595, 842);
  file.text(100, 100, 16, "二、主动公开政府信息情况");
  const char* const texts[4][4] = {{"信息内容", "本年制发件数", "本年废止件数", "现行有效件数"},
                                   {"规章", "0", "0", "0"},
                                   {"行政规范性文件", "37", "4", "58"},
                                   {"其他", "1", "1", "1"}};
  for (int row = 0; row < 4; ++row) {
    for (int column = 0; column < 4; ++column) {
      file.text(95 + column * 100, 140 + row * 20, 10, texts[row][column]);
    }
  }
  CheckOptions options;
  options.pack = "national-2021";
  const auto missing = [&](const std::string& bytes) {
    std::vector<std::string> out;
    for (const auto& finding : check_bytes("a.pdf", bytes, packs(), options).findings) {
      if (finding.rule == "table.row-missing" && finding.row == "regulations") {
        out.emplace_back(to_string(finding.severity));
      }
    }
    return out;
  };
  // The borders of the second row are not seen.
  auto torn = file;
  for (const int y : {130, 150, 170, 190, 210}) torn.line(90, y, 490, y);
  for (int x = 90; x <= 490; x += 100) {
    torn.line(x, 130, x, 150);
    torn.line(x, 170, x, 210);
  }
  CHECK(missing(torn.bytes()).empty());
}

}  // namespace gouji
