#include <fstream>

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "intake/intake.h"
#include "zip_file.h"

using gouji::Format;
using gouji::Limits;
using namespace std::string_literals;

namespace {

// A file that is gone when the test ends.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& bytes = "") {
    char name[] = "/tmp/gouji-intake-XXXXXX";
    const int file = mkstemp(name);
    REQUIRE(file >= 0);
    close(file);
    path = name;
    std::ofstream(path, std::ios::binary) << bytes;
  }
  ~TemporaryFile() { unlink(path.c_str()); }
  std::string path;
};

std::string problem_of(const std::string& path, const Limits& limits = Limits()) {
  const auto loaded = gouji::load_file(path, limits);
  if (!loaded.problem) return "";
  CHECK(loaded.problem->fatal);
  CHECK(loaded.bytes.empty());
  CHECK_FALSE(loaded.problem->message.zh.empty());
  CHECK_FALSE(loaded.problem->message.en.empty());
  return loaded.problem->id;
}

gouji::Problem refused(const std::string& bytes) {
  const auto document = gouji::read_document("f", bytes, Limits());
  CHECK(document.unreadable());
  CHECK(document.blocks.empty());
  REQUIRE_FALSE(document.problems.empty());
  return document.problems.back();
}

Format sniffed(const std::string& text) { return gouji::read_document("f", text, Limits()).format; }

}  // namespace

TEST_CASE("A file is loaded byte for byte") {
  const auto bytes = "甲\r\n\0\xFF"s;
  const TemporaryFile file(bytes);
  const auto loaded = gouji::load_file(file.path, Limits());
  CHECK_FALSE(loaded.problem);
  CHECK(loaded.bytes == bytes);
}

TEST_CASE("What is no file to read is refused with its own problem") {
  CHECK(problem_of("/nonexistent/report.html") == "intake.missing");
  CHECK(problem_of("/etc/passwd/report.html") == "intake.missing");
  CHECK(problem_of("") == "intake.missing");
  CHECK(problem_of("/tmp") == "intake.not-a-file");
  CHECK(problem_of("/dev/null") == "intake.not-a-file");
  const TemporaryFile file("甲");
  if (geteuid() != 0) {
    chmod(file.path.c_str(), 0);
    CHECK(problem_of(file.path) == "intake.denied");
  }
  const std::string pipe = file.path + ".fifo";
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  CHECK(problem_of(pipe) == "intake.not-a-file");
  unlink(pipe.c_str());
}

TEST_CASE("A file over the limit is refused before it is read, one at the limit is not") {
  Limits limits;
  limits.set(gouji::Limit::bytes, 10);
  CHECK(problem_of(TemporaryFile("0123456789").path, limits) == "");
  CHECK(problem_of(TemporaryFile("0123456789a").path, limits) == "limit.bytes");
  const TemporaryFile sparse;
  REQUIRE(truncate(sparse.path.c_str(), 64 * 1024 * 1024 + 1) == 0);
  CHECK(problem_of(sparse.path) == "limit.bytes");
  const auto document = gouji::read_document("f", "0123456789a", limits);
  CHECK(document.unreadable());
  CHECK(document.problems[0].id == "limit.bytes");
}

TEST_CASE("A file without text is empty whatever bytes it has") {
  for (const auto& bytes : {""s, "\0\0\0\0"s, " \r\n\t"s, "\xEF\xBB\xBF"s, "\xFF\xFE"s, "　\n"s}) {
    CHECK(refused(bytes).id == "intake.empty");
  }
}

TEST_CASE("A file of another kind is refused by its content with a way out") {
  const struct {
    std::string bytes;
    const char *zh, *en;
  } kinds[] = {
      {"\x89PNG\r\n\x1A\n\0\0"s, "PNG 图片", "PNG picture"},
      {"\xFF\xD8\xFF\xE0\0\x10JFIF"s, "JPEG 图片", "JPEG picture"},
      {"GIF89a\1\0"s, "GIF 图片", "GIF picture"},
      {"BM\x36\x10\0\0\0\0\0\0\x36"s, "BMP 图片", "BMP picture"},
      {zip_of({{"a.txt", "甲"}}), "ZIP 压缩包", "ZIP archive"},
      {zip_of({{"META-INF/manifest.xml", ""}, {"content.xml", ""}}), "ODF 文档", "OpenDocument"},
      {zip_of({{"ppt/presentation.xml", "<a/>"}}), "演示文稿", "presentation"},
      {zip_of({{"xl/workbook.bin", ""}}), "*.xlsx", "*.xlsx"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"s, "旧版 Word", "older Word"},
      {"<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument "
       "xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"/>",
       "Word XML", "Word XML"},
      {"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>",
       "Excel XML", "Excel XML"},
      {"\x1F\x8B\x08\0"s, "GZIP", "GZIP"},
      {"\x01\x02\x03\x04\x05\x06\x07\x08 report"s, "二进制数据", "binary data"},
  };
  for (const auto& kind : kinds) {
    const auto problem = refused(kind.bytes);
    CAPTURE(kind.en);
    CHECK(problem.id == "intake.unknown-type");
    CHECK(problem.message.zh.find(kind.zh) != std::string::npos);
    CHECK(problem.message.en.find(kind.en) != std::string::npos);
    CHECK(problem.message.zh.find("再检查") != std::string::npos);
  }
}

TEST_CASE("A damaged or encrypted office document is named as such") {
  const auto bytes =
      zip_of({{"[Content_Types].xml", "<Types/>"}, {"xl/workbook.xml", std::string(9999, ' ')}});
  CHECK(refused(bytes.substr(0, bytes.size() - 9)).id == "intake.damaged");
  CHECK(refused(zip_of({{"word/document.xml", "甲"}}, "secret")).id == "intake.encrypted");
  CHECK(refused(zip_of({{"xl/workbook.xml", "甲"}}, "secret")).id == "intake.encrypted");
  CHECK(refused(zip_of({{"xl/workbook.xml", "甲"}})).id == "intake.damaged");
  CHECK(refused(zip_of({{"[Content_Types].xml",
                         "<T><O ContentType=\"application/vnd.openxmlformats-"
                         "officedocument.spreadsheetml.sheet.main+xml\"/></T>"}}))
            .id == "intake.damaged");
}

TEST_CASE("A name of another format than the content is a remark that leaves the verdict alone") {
  const auto remark = [](const char* path, const std::string& bytes) {
    const auto document = gouji::read_document(path, bytes, Limits());
    std::string said;
    for (const auto& problem : document.problems) {
      if (problem.id != "intake.wrong-extension") continue;
      CHECK(problem.severity == gouji::Severity::advice);
      CHECK_FALSE(problem.fatal);
      said = problem.message.zh;
    }
    return said;
  };
  const std::string page = "<html><body><p>一、总体情况</p></body></html>";
  CHECK(remark("a/报告.doc", page) ==
        "文件扩展名为“."
        "doc”，实际内容是网页（HTML），已按实际内容读取；请修改扩展名，或者另存为所需格式。");
  for (const auto* path : {"a.WPS", "a.docx", "a.xls", "a.pdf", "a.txt", "a.mht"}) {
    CAPTURE(path);
    CHECK_FALSE(remark(path, page).empty());
  }
  for (const auto* path : {"a.html", "a.HTM", "a.xml", "a", "a.jsp", "dir.doc/a", "-"}) {
    CAPTURE(path);
    CHECK(remark(path, page).empty());
  }
  CHECK(remark("a.txt", "# 一、总体情况\n甲").empty());
  CHECK(remark("a.md", "一、总体情况").empty());
  CHECK_FALSE(remark("a.html", "一、总体情况").empty());
  // Who names the format has no need of a remark.
  const auto forced = gouji::read_document("a.doc", page, Limits(), Format::html);
  CHECK(forced.problems.empty());
  // Where nothing could be read there is nothing to remark.
  CHECK(gouji::read_document("a.docx", "", Limits()).problems.size() == 1);
}

TEST_CASE("A format forced upon the wrong container is said and not tried") {
  for (const auto& [format, message] :
       {std::pair{Format::docx,
                  "文件不是压缩包，不可能是指定的格式；请去掉 --input-format 后重试。"},
        std::pair{Format::pdf, "文件不是 PDF；请去掉 --input-format 后重试。"}}) {
    const auto document = gouji::read_document("a", "甲", Limits(), format);
    REQUIRE(document.problems.size() == 1);
    CHECK(document.problems[0].id == "intake.damaged");
    CHECK(document.problems[0].message.zh == message);
    CHECK(document.unreadable());
  }
}

TEST_CASE("A format of text forced upon a PDF, an office document or an archive is said") {
  const std::string compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, 'x');
  for (const auto& bytes :
       {std::string("%PDF-1.7\n"), std::string("PK\x03\x04") + "甲", compound}) {
    for (const auto format : {Format::html, Format::text, Format::markdown, Format::mhtml}) {
      const auto document = gouji::read_document("a", bytes, Limits(), format);
      REQUIRE(document.problems.size() == 1);
      CHECK(document.problems[0].message.en.find("try again without --input-format") !=
            std::string::npos);
      CHECK(document.unreadable());
    }
  }
  // A page that names a PDF at its beginning is read as the page that it is said to be.
  const auto page = "<p>附件 %PDF-1.7</p><p>一、总体情况</p>";
  CHECK(gouji::read_document("a", page, Limits(), Format::html).format == Format::html);
  CHECK_FALSE(gouji::read_document("a", page, Limits(), Format::html).unreadable());
}

TEST_CASE("Random bytes are binary data and end quickly") {
  std::string noise;
  std::uint32_t seed = 1;
  while (noise.size() < 1 << 20)
    noise += static_cast<char>((seed = seed * 1664525 + 1013904223) >> 24);
  CHECK(refused(noise).id == "intake.unknown-type");
}

TEST_CASE("The format is told by the content") {
  CHECK(sniffed("<!DOCTYPE html><p>一、总体情况</p>") == Format::html);
  CHECK(sniffed("\n <p style=\"text-indent:2em\">一、总体情况</p>") == Format::html);
  CHECK(sniffed("<!-- 正文 --><div>一、总体情况</div>") == Format::html);
  CHECK(sniffed("<?xml version=\"1.0\"?><html xmlns=\"x\"><p>甲</p></html>") == Format::html);
  CHECK(sniffed("正文\n<div><p>甲</p><p>乙</p></div>") == Format::html);
  CHECK(sniffed("<report xmlns=\"urn:gouji:report:1\"/>") == Format::xml);
  CHECK(sniffed("<2023年>一、总体情况 a<b") == Format::text);
  CHECK(sniffed("一、总体情况\n规章 | 0 | 0") == Format::text);
  CHECK(sniffed("# 一、总体情况\n") == Format::markdown);
  CHECK(sniffed("| 规章 | 0 |\n|---|---|\n| 文件<br>甲 | 1 |") == Format::markdown);
}

TEST_CASE("A forced format is obeyed") {
  const auto document = gouji::read_document("f", "# 甲", Limits(), Format::text);
  CHECK(document.format == Format::text);
  CHECK(std::get<gouji::Paragraph>(document.blocks.at(0)).text.utf8 == "# 甲");
}

TEST_CASE("The path is shown in places of problems and text alike") {
  CHECK(gouji::read_document("dir/a.txt", "", Limits()).place({}).path == "dir/a.txt");
  CHECK(gouji::read_document("dir/a.txt", "甲", Limits()).place({0, 3}).path == "dir/a.txt");
}
