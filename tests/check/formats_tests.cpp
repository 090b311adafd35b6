#include <fstream>
#include <iterator>
#include <string>

#include <doctest/doctest.h>

#include "check/check.h"
#include "pdf_file.h"

namespace {

using gouji::CheckOptions;
using gouji::PackLibrary;
using gouji::ReportResult;

constexpr const char* kEndings[] = {"xlsx", "mht", "md", "docx", "ofd", "pdf", "txt", "xml"};

std::string example(const std::string& name) {
  std::ifstream file(std::string(GOUJI_SOURCE_DIR) + "/examples/" + name, std::ios::binary);
  REQUIRE_MESSAGE(file.good(), name);
  return {std::istreambuf_iterator<char>(file), {}};
}

// What must not depend on the format of the file.
std::string essence(const ReportResult& result) {
  std::string out(gouji::to_string(result.verdict));
  out += " " + result.title + " " + result.agency + " " + result.pack + "\n";
  for (const auto& finding : result.findings) {
    out += finding.rule + " " + finding.fingerprint + " " + finding.found.value_or("") + " " +
           finding.expected.value_or("") + " " + finding.computation.value_or("") + "\n";
  }
  return out;
}

// Every figure as read, without its place.
std::string figures(const std::string& name, PackLibrary& packs) {
  const auto reading = gouji::read_bytes(name, example(name), packs, CheckOptions());
  std::string out;
  for (const auto& table : reading.report.tables) {
    out += table.spec->id + ":";
    for (const auto& figure : table.figures) {
      out += " " + std::to_string(static_cast<int>(figure.state)) + "=" + figure.raw;
    }
    out += "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("Every format of a report gives the figures, findings and fingerprints of its page") {
  PackLibrary packs;
  for (const std::string report : {"sound", "one-cell"}) {
    const auto page = report + ".html";
    const auto expected = gouji::check_bytes(page, example(page), packs, CheckOptions());
    CHECK((expected.verdict == gouji::Verdict::pass) == (report == "sound"));
    for (const auto* ending : kEndings) {
      const auto name = report + "." + ending;
      CAPTURE(name);
      const auto result = gouji::check_bytes(name, example(name), packs, CheckOptions());
      CHECK(essence(result) == essence(expected));
      CHECK(figures(name, packs) == figures(page, packs));
    }
  }
}

TEST_CASE("A wrong extension adds one advice and changes neither verdict nor figures") {
  PackLibrary packs;
  for (const auto* ending : {"html", "mht", "docx", "xlsx"}) {
    CAPTURE(ending);
    const auto bytes = example(std::string("sound.") + ending);
    const auto result = gouji::check_bytes("sound.wps", bytes, packs, CheckOptions());
    CHECK(result.verdict == gouji::Verdict::pass);
    REQUIRE(result.findings.size() == 1);
    CHECK(result.findings[0].rule == "intake.wrong-extension");
    CHECK(result.findings[0].severity == gouji::Severity::advice);
  }
}

TEST_CASE("Findings of a workbook come in the order of its sheets and cells") {
  PackLibrary packs;
  const auto result =
      gouji::check_bytes("one-cell.xlsx", example("one-cell.xlsx"), packs, CheckOptions());
  REQUIRE(result.findings.size() == 3);
  for (std::size_t i = 0; i < result.findings.size(); ++i) {
    REQUIRE(result.findings[i].place.has_value());
    CHECK_FALSE(result.findings[i].place->part.empty());
    CHECK_FALSE(result.findings[i].place->cell.empty());
    if (i > 0) CHECK(result.findings[i - 1].place->ordinal <= result.findings[i].place->ordinal);
  }
}

TEST_CASE("rows without a cell at the ends of a table change nothing") {
  PackLibrary packs;
  const auto page = example("sound.html");
  const auto expected = gouji::check_bytes("sound.html", page, packs, CheckOptions());
  for (const std::string beside : {"<tr", "</table>"}) {
    auto gapped = page;
    gapped.insert(gapped.find(beside), "<tr></tr>");
    CAPTURE(beside);
    const auto result = gouji::check_bytes("sound.html", gapped, packs, CheckOptions());
    CHECK(essence(result) == essence(expected));
  }
}

TEST_CASE("A label broken over two lines of its cell is quoted as one text") {
  PackLibrary packs;
  pdf::File file;
  file.page(595, 842);
  file.text(100, 80, 16, "云岭县人民政府2023年政府信息公开工作年度报告");
  file.text(104, 110, 12, "二、主动公开政府信息情况");
  const char* const texts[4][4] = {{"信息内容", "本年制发件数", "本年废止件数", "现行有效件数"},
                                   {"规章", "0", "0", "0"},
                                   {"行政规范性文件", "37", "4", "58"},
                                   {"", "1", "2", "3"}};
  for (int row = 0; row < 4; ++row) {
    for (int column = 0; column < 4; ++column) {
      file.text(95 + column * 100, 140 + row * 20, 10, texts[row][column]);
    }
  }
  file.text(95, 196, 10, "其他各类公开");
  file.text(95, 208, 10, "文件总数");
  for (const int y : {130, 150, 170, 190, 220}) file.line(90, y, 490, y);
  for (int x = 90; x <= 490; x += 100) file.line(x, 130, x, 220);
  const auto result = gouji::check_bytes("a.pdf", file.bytes(), packs, CheckOptions());
  const auto found =
      std::find_if(result.findings.begin(), result.findings.end(),
                   [](const auto& finding) { return finding.rule == "table.row-unknown"; });
  REQUIRE(found != result.findings.end());
  CHECK(found->found == "其他各类公开文件总数");
}

TEST_CASE("What is missing is unclear where a page of the report shows a picture and no text") {
  PackLibrary packs;
  for (const bool pictured : {false, true}) {
    CAPTURE(pictured);
    pdf::File file;
    file.page(595, 842);
    file.text(100, 80, 16, "云岭县人民政府2023年政府信息公开工作年度报告");
    file.text(104, 140, 12, "一、总体情况");
    file.text(104, 164, 12, "本年度主动公开政府信息二十一条，办结申请三件，没有收到新的申请，");
    file.text(80, 188, 12, "也没有结转。");
    file.page(595, 842);
    for (int x = 100; pictured && x < 400; x += 20) {
      for (int y = 100; y < 300; ++y) file.line(x, y, x + (y % 20 < 8 ? 8 : 0), y);
    }
    const auto result = gouji::check_bytes("a.pdf", file.bytes(), packs, CheckOptions());
    int missing = 0;
    for (const auto& finding : result.findings) {
      if (finding.rule != "section.missing") continue;
      ++missing;
      CHECK((finding.severity == gouji::Severity::unclear) == pictured);
    }
    CHECK(missing == 5);
    CHECK(result.verdict == (pictured ? gouji::Verdict::unclear : gouji::Verdict::fail));
  }
}

TEST_CASE("The heading of the next section is no figure of a row that a page leaves blank") {
  PackLibrary packs;
  pdf::File file;
  const auto row = [&](double top, const char* label, const char* value) {
    for (const double y : {top, top + 20}) file.line(70, y, 530, y);
    for (const double x : {70.0, 300.0, 530.0}) file.line(x, top, x, top + 20);
    file.text(80, top + 10, 10, label);
    file.text(350, top + 10, 10, value);
  };
  file.page(595, 842);
  file.text(100, 80, 16, "云岭县人民政府2023年政府信息公开工作年度报告");
  file.text(104, 120, 12, "二、主动公开政府信息情况");
  row(150, "信息内容", "本年处理决定数量");
  row(170, "行政许可", "");
  row(190, "信息内容", "本年收费金额（单位：万元）");
  file.page(595, 842);
  row(80, "行政事业性收费", "");
  file.text(104, 130, 12, "三、收到和处理政府信息公开申请情况");
  const auto result = gouji::check_bytes("a.pdf", file.bytes(), packs, CheckOptions());
  REQUIRE(result.verdict != gouji::Verdict::unreadable);
  for (const auto& finding : result.findings) {
    CAPTURE(finding.message.zh);
    CHECK(finding.rule != "cell.not-a-number");
  }
}

TEST_CASE("A small table of outcomes in the prose is not taken for rows of the large one") {
  PackLibrary packs;
  auto page = example("sound.html");
  const auto at = page.find("<p>（三）政府信息管理");
  REQUIRE(at != page.npos);
  page.insert(at,
              "<table><tr><td>予以公开</td><td>42.2%</td></tr>"
              "<tr><td>部分公开</td><td>13.3%</td></tr></table>");
  const auto result = gouji::check_bytes("sound.html", page, packs, CheckOptions());
  CHECK(result.verdict == gouji::Verdict::pass);
}
