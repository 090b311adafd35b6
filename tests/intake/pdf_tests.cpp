// PDF through pdftotext, sound and otherwise, and with another program in its place.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <unistd.h>

#include "check/print.h"
#include "intake/intake.h"
#include "pdf_file.h"

namespace {

using gouji::Limits;
namespace fs = std::filesystem;

gouji::Document read(const std::string& bytes, const Limits& limits = Limits()) {
  return gouji::read_document("a.pdf", bytes, limits);
}

std::vector<std::string> lines_of(const gouji::Document& document) {
  std::vector<std::string> lines;
  for (const auto& block : document.blocks) {
    if (const auto* paragraph = std::get_if<gouji::Paragraph>(&block))
      lines.push_back(paragraph->text.utf8);
    const auto* grid = std::get_if<gouji::Grid>(&block);
    if (grid == nullptr) continue;
    for (std::uint32_t r = 0; r < grid->rows; ++r) {
      std::string line = "|";
      for (std::uint32_t c = 0; c < grid->columns; ++c) {
        const auto* cell = grid->at(r, c);
        if (cell != nullptr && cell->row == r && cell->column == c) line += cell->text.utf8 + "|";
      }
      lines.push_back(line);
    }
  }
  return lines;
}

std::string problem_of(const gouji::Document& document) {
  return document.problems.empty() ? "" : document.problems[0].id;
}

// Another program of the name pdftotext, first on the path, as long as this lives.
class Stand {
 public:
  explicit Stand(const std::string& script) {
    fs::create_directories(folder_);
    std::ofstream(folder_ / "pdftotext") << "#!/bin/sh\n" << script << "\n";
    fs::permissions(folder_ / "pdftotext", fs::perms::owner_all);
    ::setenv("PATH", (folder_.string() + ":" + path_).c_str(), 1);
  }
  // None at all.
  Stand() {
    fs::create_directories(folder_);
    ::setenv("PATH", folder_.c_str(), 1);
  }
  ~Stand() {
    ::setenv("PATH", path_.c_str(), 1);
    fs::remove_all(folder_);
  }
  Stand(const Stand&) = delete;
  Stand& operator=(const Stand&) = delete;

 private:
  std::string path_ = std::getenv("PATH");
  fs::path folder_ = fs::temp_directory_path() / ("gouji-pdf-" + std::to_string(::getpid()));
};

std::string small_report() {
  pdf::File file;
  file.page(595, 842);
  file.text(100, 100, 16, "二、主动公开政府信息情况");
  const char* const heads[] = {"本年制发件数", "本年废止件数", "现行有效件数"};
  file.text(90, 140, 10, "信息内容");
  for (int c = 0; c < 3; ++c) file.text(220 + c * 100, 140, 10, heads[c]);
  file.text(80, 160, 10, "规章");
  file.text(80, 180, 10, "行政规范性文件");
  for (int c = 0; c < 3; ++c) file.text(247 + c * 100, 160, 10, "0");
  for (int c = 0; c < 3; ++c) file.text(247 + c * 100, 180, 10, std::to_string(c + 3));
  file.text(290, 800, 10, "- 1 -");
  return file.bytes();
}

}  // namespace

TEST_CASE("Words at positions become headings and tables without the page's number") {
  const auto document = read(small_report());
  CHECK(document.format == gouji::Format::pdf);
  CHECK(document.problems.empty());
  CHECK(lines_of(document) ==
        std::vector<std::string>{"二、主动公开政府信息情况",
                                 "|信息内容|本年制发件数|本年废止件数|现行有效件数|",
                                 "|规章|0|0|0|", "|行政规范性文件|3|4|5|"});
}

TEST_CASE("A figure of a page stands at its page, line and box") {
  const auto document = read(small_report());
  REQUIRE(document.blocks.size() == 2);
  const auto& grid = std::get<gouji::Grid>(document.blocks[1]);
  const auto place = document.place(grid.at(2, 3)->text.locus());
  CHECK(place.page == 1);
  CHECK(place.cell == "第4行");
  CHECK(place.box.starts_with("447.0,"));
  CHECK_FALSE(place.line);
}

TEST_CASE("A sentence goes on over lines and pages") {
  pdf::File file;
  file.page(400, 300);
  file.text(70, 240, 10, "本年度共收到政府信息公开申请二十一件，其中自");
  file.text(50, 256, 10, "然人二十件，法人或者其他组织一件，均按期办结，无");
  file.text(195, 285, 10, "1");
  file.page(400, 300);
  file.text(50, 40, 10, "结转。");
  file.text(70, 56, 10, "另起一段。");
  file.text(195, 285, 10, "2");
  CHECK(
      lines_of(read(file.bytes())) ==
      std::vector<std::string>{"本年度共收到政府信息公开申请二十一件，其中自然人二十件，法人或者其"
                               "他组织一件，均按期办结，无结转。",
                               "另起一段。"});
}

namespace {

// A page with lines in two columns of ten characters.
void in_columns(pdf::File& file, double top, const std::vector<std::string>& left,
                const std::vector<std::string>& right) {
  for (std::size_t i = 0; i < left.size(); ++i) {
    file.text(50, top + 16.0 * static_cast<double>(i), 10, left[i]);
  }
  for (std::size_t i = 0; i < right.size(); ++i) {
    file.text(170, top + 16.0 * static_cast<double>(i), 10, right[i]);
  }
}

}  // namespace

TEST_CASE("A few lines are read as columns where another page has the same columns") {
  pdf::File file;
  file.page(320, 300);
  const std::string full = "本年度工作一切照章进";
  in_columns(file, 60, {full, full, full, full}, {full, full, full, "行。"});
  file.page(320, 300);
  in_columns(file, 60, {"　　五、存在的问题", "　　问题是公开得不够"},
             {"及时。", "　　六、其他的事项"});
  std::string all;
  for (int i = 0; i < 7; ++i) all += full;
  CHECK(lines_of(read(file.bytes())) == std::vector<std::string>{all + "行。", "五、存在的问题",
                                                                 "问题是公开得不够及时。",
                                                                 "六、其他的事项"});
}

TEST_CASE("The heading below two columns stays below both") {
  pdf::File file;
  file.page(320, 400);
  const std::string full = "本年度工作一切照章进";
  in_columns(file, 60, {full, full, full, "行。", "二、其他"}, {full, full, full});
  file.text(50, 160, 10, "这一页的最后一行文字写满了一整行而且没有空隙");
  CHECK(lines_of(read(file.bytes())) ==
        std::vector<std::string>{full, full, full, "行。", full, full, full, "二、其他",
                                 "这一页的最后一行文字写满了一整行而且没有空隙"});
}

TEST_CASE("A document upside down is known by numbers that run upwards") {
  pdf::Options options;
  options.turn = 180;
  pdf::File file(options);
  file.page(595, 842);
  // Lines of one length in the middle of the page have no margin that tells.
  const std::vector<std::string> lines = {"1.属于国家秘密。", "2.危及公共安全。",
                                          "3.保护合法权益。", "4.属于内部事务。",
                                          "5.属于过程信息。"};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    file.text(250, 200 + 40.0 * static_cast<double>(i), 12, lines[i]);
  }
  CHECK(lines_of(read(file.bytes())) == lines);
}

TEST_CASE("What is written aslant over a page takes no text from it that is written after it") {
  pdf::File file;
  file.page(595, 842);
  for (int i = 0; i < 12; ++i) file.aslant(60 + 40 * (i % 4), 80 + 30 * i, 10, "内部资料");
  for (int i = 0; i < 4; ++i) file.text(80, 100 + 30 * i, 10, "本年度没有收到申请。");
  std::string all;
  for (const auto& line : lines_of(read(file.bytes()))) all += line;
  std::size_t kept = 0;
  for (auto at = all.find("本年度"); at != all.npos; at = all.find("本年度", at + 1)) ++kept;
  CHECK(kept == 4);
}

TEST_CASE("What is written aslant over a page is no text of it") {
  pdf::File file;
  file.page(595, 842);
  for (int i = 0; i < 4; ++i) file.text(80, 100 + 30 * i, 10, "本年度没有收到申请。");
  for (int i = 0; i < 12; ++i) file.aslant(60 + 40 * (i % 4), 80 + 30 * i, 10, "内部资料");
  CHECK(lines_of(read(file.bytes())) ==
        std::vector<std::string>{"本年度没有收到申请。本年度没有收到申请。本年度没有收到申请。"
                                 "本年度没有收到申请。"});
}

TEST_CASE("A few lines with a gap in them are in no certain order where nothing shows columns") {
  pdf::File file;
  file.page(320, 300);
  file.text(50, 30, 10, "这一页的第一行文字写满了一整行而且没有空隙");
  in_columns(file, 60, {"问题是公开得不够及时", "改进的做法有三个方面"},
             {"六、其他需报告的事项", "本年度没有收取处理费"});
  const auto document = read(file.bytes());
  CHECK(lines_of(document) ==
        std::vector<std::string>{"这一页的第一行文字写满了一整行而且没有空隙",
                                 "问题是公开得不够及时\t六、其他需报告的事项",
                                 "改进的做法有三个方面\t本年度没有收取处理费"});
  REQUIRE(document.blocks.size() == 3);
  CHECK_FALSE(std::get<gouji::Paragraph>(document.blocks[0]).unordered);
  CHECK(std::get<gouji::Paragraph>(document.blocks[1]).unordered);
  CHECK(std::get<gouji::Paragraph>(document.blocks[2]).unordered);
}

TEST_CASE("Radicals in the place of characters are read as the characters") {
  pdf::File file;
  file.page(400, 300);
  file.text(50, 60, 10, "云岭县\u2F08\u2EA0政府\u2F2F作");
  CHECK(lines_of(read(file.bytes())) == std::vector<std::string>{"云岭县人民政府工作"});
}

TEST_CASE("A PDF without text is said to be a scan") {
  pdf::File file;
  file.page(595, 842);
  file.line(10, 10, 500, 10);
  const auto document = read(file.bytes());
  CHECK(problem_of(document) == "intake.no-text");
  CHECK(document.unreadable());
  CHECK(document.problems[0].severity == gouji::Severity::unclear);
}

TEST_CASE("A PDF cut in half or made of rubbish is damaged or without text, and nothing worse") {
  const auto whole = small_report();
  for (const auto& bytes : {whole.substr(0, whole.size() / 2), std::string("%PDF-1.7\n"),
                            "%PDF-1.4\n" + std::string(100'000, 'x')}) {
    const auto document = read(bytes);
    CHECK(document.unreadable());
    CHECK((problem_of(document) == "intake.damaged" || problem_of(document) == "intake.no-text"));
  }
}

TEST_CASE("Text outside its page is left out") {
  pdf::File file;
  file.page(595, 842);
  file.text(100, 100, 12, "看得见的文字");
  file.text(900, 100, 12, "页外的文字");
  file.text(100, -200, 12, "页外的文字");
  CHECK(lines_of(read(file.bytes())) == std::vector<std::string>{"看得见的文字"});
}

TEST_CASE("Pages beyond the limit are left out and said so") {
  pdf::File file;
  for (int page = 0; page < 5; ++page) {
    file.page(300, 300);
    file.text(40, 150, 12, "第" + std::to_string(page) + "段。");
  }
  Limits limits;
  limits.set(gouji::Limit::pages, 3);
  const auto document = read(file.bytes(), limits);
  CHECK(problem_of(document) == "limit.pages");
  CHECK(lines_of(document) == std::vector<std::string>{"第0段。", "第1段。", "第2段。"});
}

TEST_CASE("Whatever stands in pdftotext's place, the report is unreadable and says why") {
  Limits limits;
  limits.set(gouji::Limit::seconds, 1);
  limits.set(gouji::Limit::bytes, 1 << 20);
  const auto bytes = small_report();
  {
    const Stand sleeps("exec sleep 60");
    CHECK(problem_of(read(bytes, limits)) == "limit.seconds");
  }
  {
    const Stand nothing("exit 0");
    CHECK(problem_of(read(bytes, limits)) == "intake.damaged");
  }
  {
    const Stand rubbish("head -c 5000 /dev/urandom");
    CHECK(problem_of(read(bytes, limits)) == "intake.damaged");
  }
  {
    const Stand endless("while :; do echo level; done");
    const auto said = problem_of(read(bytes, limits));
    CHECK((said == "limit.bytes" || said == "limit.seconds"));
  }
  {
    const Stand password("echo 'Command Line Error: Incorrect password' >&2; exit 1");
    CHECK(problem_of(read(bytes, limits)) == "intake.encrypted");
  }
  {
    const Stand none;
    const auto document = read(bytes, limits);
    CHECK(problem_of(document) == "intake.no-tool");
    CHECK(document.problems[0].message.zh.find("poppler-utils") != std::string::npos);
  }
}
