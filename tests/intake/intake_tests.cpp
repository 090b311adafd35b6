#include <fstream>

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "intake/intake.h"

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
      {"%PDF-1.7\n"s, "PDF 文件", "PDF file"},
      {"{\\rtf1\\ansi"s, "RTF 文档", "RTF document"},
      {"PK\3\4\x14\0\0\0\0\0a.txt"s, "ZIP 压缩包", "ZIP archive"},
      {"PK\3\4\x14\0\0\0\0\0word/document.xml"s, "Word 文档", "Word document"},
      {"PK\3\4\x14\0\0\0\0\0OFD.xml"s, "OFD", "OFD"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"s, "旧版 Word", "older Word"},
      {"\x1F\x8B\x08\0"s, "GZIP", "GZIP"},
      {"MIME-Version: 1.0\r\nContent-Type: multipart/related;"s, "*.mht", "web archive"},
      {"\x01\x02\x03\x04\x05\x06\x07\x08 report"s, "二进制数据", "binary data"},
  };
  for (const auto& kind : kinds) {
    const auto problem = refused(kind.bytes);
    CAPTURE(kind.en);
    CHECK(problem.id == "intake.unknown-type");
    CHECK(problem.message.zh.find(kind.zh) != std::string::npos);
    CHECK(problem.message.en.find(kind.en) != std::string::npos);
    CHECK(problem.message.zh.find("*.txt") != std::string::npos);
  }
  CHECK(refused("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" +
                "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s)
            .id == "intake.encrypted");
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
