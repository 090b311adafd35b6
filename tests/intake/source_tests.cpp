#include <doctest/doctest.h>
#include <iconv.h>

#include "base/utf8.h"
#include "intake/charset.h"
#include "intake/intake.h"

using gouji::Document;
using gouji::Format;
using gouji::Limits;
using gouji::Paragraph;

namespace {

// Text in another character set, by the system's own converter.
std::string converted(const std::string& utf8, const char* charset) {
  iconv_t handle = iconv_open(charset, "UTF-8");
  REQUIRE(handle != reinterpret_cast<iconv_t>(-1));
  std::string in = utf8, out(utf8.size() * 4 + 16, '\0');
  char *from = in.data(), *to = out.data();
  std::size_t left = in.size(), room = out.size();
  const auto result = iconv(handle, &from, &left, &to, &room);
  iconv_close(handle);
  REQUIRE(result != static_cast<std::size_t>(-1));
  out.resize(out.size() - room);
  return out;
}

const char kReport[] =
    "清溪市人民政府2023年政府信息公开工作年度报告\r\n"
    "\n"
    "  一、总体情况\r"
    "　　本年度共收到申请12件，均已按期办结。\n"
    "规章 | 0 | 1 | 22 |\n"
    "行政规范性文件 | 3 |  | 45\n"
    "ASCII only, then 收费（万元）";

// Every text of the document: what it says and where it says it stands.
std::vector<std::pair<std::string, gouji::Locus>> texts(const Document& document) {
  std::vector<std::pair<std::string, gouji::Locus>> all;
  for (const auto& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      all.emplace_back(paragraph->text.utf8, paragraph->text.locus());
    } else if (const auto* grid = std::get_if<gouji::Grid>(&block)) {
      for (const auto& cell : grid->cells) all.emplace_back(cell.text.utf8, cell.text.locus());
    }
  }
  return all;
}

// The stored bytes at each place must be the text, in the file's own character set.
void check_bytes(const std::string& bytes, const char* charset, std::string_view decided,
                 const std::string& report = kReport) {
  CAPTURE(charset);
  const auto document = gouji::read_document("r.txt", bytes, Limits());
  CHECK(document.problems.empty());
  CHECK(document.format == Format::text);
  CHECK(document.source->charset == decided);
  REQUIRE(document.source->text == report);
  const auto all = texts(document);
  REQUIRE(all.size() == 12);
  for (const auto& [text, where] : all) {
    const auto place = document.place(where);
    REQUIRE(place.byte_start);
    CHECK(bytes.substr(*place.byte_start, *place.byte_end - *place.byte_start) ==
          converted(text, charset));
  }
}

}  // namespace

TEST_CASE("Every text stands at its bytes in UTF-8") {
  check_bytes(kReport, "UTF-8", "UTF-8");
  check_bytes(std::string("\xEF\xBB\xBF") + kReport, "UTF-8", "UTF-8");
}

TEST_CASE("Every text stands at its bytes in GBK and GB18030 that nothing declares") {
  check_bytes(converted(kReport, "GBK"), "GBK", "GB18030");
  std::string rare = kReport;
  rare.replace(rare.find("清溪市"), std::string("清溪市").size(), "㳇𠮷市");
  const auto bytes = converted(rare, "GB18030");
  REQUIRE(bytes.substr(4, 1)[0] < 0);
  check_bytes(bytes, "GB18030", "GB18030", rare);
}

TEST_CASE("Every text stands at its bytes in Big5") {
  std::string traditional =
      "清溪市人民政府2023年政府信息公開工作年度報告\r\n\n  一、總體情況\r"
      "　　本年度共收到申請12件，均已按期辦結。\n規章 | 0 | 1 | 22 |\n"
      "行政規範性文件 | 3 |  | 45\nASCII only, then 收費（萬元）";
  check_bytes(converted(traditional, "BIG5"), "BIG5", "Big5", traditional);
}

TEST_CASE("Every text stands at its bytes in UTF-16 with and without a mark") {
  const auto little = converted(kReport, "UTF-16LE"), big = converted(kReport, "UTF-16BE");
  check_bytes(little, "UTF-16LE", "UTF-16LE");
  check_bytes(big, "UTF-16BE", "UTF-16BE");
  check_bytes("\xFF\xFE" + little, "UTF-16LE", "UTF-16LE");
  check_bytes("\xFE\xFF" + big, "UTF-16BE", "UTF-16BE");
}

TEST_CASE("Lines and columns count code points after any end of line") {
  const auto document = gouji::read_document("r.txt", kReport, Limits());
  const auto all = texts(document);
  const auto title = document.place(all[0].second), heading = document.place(all[1].second);
  CHECK(title.path == "r.txt");
  CHECK(title.line == 1);
  CHECK(title.column == 1);
  CHECK(title.end_line == 1);
  CHECK(title.end_column == 25);
  CHECK(heading.line == 3);
  CHECK(heading.column == 3);
  const auto prose = document.place(all[2].second);
  CHECK(prose.line == 4);
  CHECK(prose.column == 3);
  const auto blank_cell = document.place(all[9].second);
  CHECK(all[9].first.empty());
  CHECK(blank_cell.line == 6);
  CHECK(blank_cell.column == 14);
}

TEST_CASE("NUL and invalid bytes in the middle are replaced, told, and shift nothing") {
  const std::string before = "一、总体情况\n甲", after = "乙\n二、主动公开政府信息情况\n";
  const std::string bytes = before + std::string("\0\0", 2) + "\xFF" + "\xE4\xB8" + after;
  const auto document = gouji::read_document("r.txt", bytes, Limits());
  REQUIRE(document.blocks.size() == 3);
  CHECK(std::get<Paragraph>(document.blocks[1]).text.utf8 == "甲\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD乙");
  const auto place = document.place(std::get<Paragraph>(document.blocks[2]).text.locus());
  CHECK(place.byte_start == bytes.find("二、"));
  CHECK(place.line == 3);
  REQUIRE(document.problems.size() == 2);
  CHECK(document.problems[0].id == "intake.invalid-bytes");
  CHECK(document.problems[0].message.en.starts_with("3 "));
  CHECK(document.place(*document.problems[0].where).byte_start == before.size() + 2);
  CHECK(document.problems[1].id == "intake.nul");
  CHECK(document.problems[1].message.en.starts_with("2 "));
  CHECK(document.place(*document.problems[1].where).byte_start == before.size());
  CHECK_FALSE(document.unreadable());
}

TEST_CASE("NUL and invalid bytes in GBK and UTF-16 shift nothing either") {
  const auto gbk = converted("一、总体情况\n甲", "GBK") + std::string("\0\xFF\n", 3) +
                   converted("二、主动公开政府信息情况", "GBK");
  const auto document = gouji::read_document("r.txt", gbk, Limits());
  CHECK(document.source->charset == "GB18030");
  REQUIRE(document.blocks.size() == 3);
  const auto place = document.place(std::get<Paragraph>(document.blocks[2]).text.locus());
  CHECK(gbk.substr(*place.byte_start) == converted("二、主动公开政府信息情况", "GBK"));
  CHECK(document.problems.size() == 2);

  auto wide = "\xFF\xFE" + converted("一、总体情况\n甲", "UTF-16LE");
  wide +=
      std::string("\0\xD8\0\0", 4) + converted("\n二、主动公开政府信息情况", "UTF-16LE") + "\x41";
  const auto utf16 = gouji::read_document("r.txt", wide, Limits());
  REQUIRE(utf16.blocks.size() == 3);
  const auto at = utf16.place(std::get<Paragraph>(utf16.blocks[2]).text.locus(0, 36));
  CHECK(wide.substr(*at.byte_start, *at.byte_end - *at.byte_start) ==
        converted("二、主动公开政府信息情况", "UTF-16LE"));
  CHECK(utf16.problems.size() == 2);
}

TEST_CASE("UTF-8 cut inside a character at the end keeps all before it") {
  const std::string whole = "一、总体情况\n本年收到申请十二件";
  for (std::size_t cut = 1; cut <= 2; ++cut) {
    const auto bytes = whole.substr(0, whole.size() - cut);
    const auto document = gouji::read_document("r.txt", bytes, Limits());
    CHECK(document.source->charset == "UTF-8");
    REQUIRE(document.problems.size() == 1);
    CHECK(document.problems[0].id == "intake.invalid-bytes");
    CHECK(document.place(*document.problems[0].where).byte_start == whole.size() - 3);
    CHECK(document.blocks.size() == 2);
  }
}

TEST_CASE("A declaration is believed only where the bytes bear it out") {
  const auto gbk = converted(kReport, "GBK");
  const auto big5 = converted("清溪市人民政府政府資訊公開工作年度報告，總體情況如下。", "BIG5");
  using gouji::Charset;
  CHECK(gouji::choose_charset(gbk, "gb2312").charset == Charset::gb18030);
  CHECK(gouji::choose_charset(gbk, "utf-8").charset == Charset::gb18030);
  CHECK(gouji::choose_charset(gbk, "big5").charset == Charset::gb18030);
  CHECK(gouji::choose_charset(big5, "big5").charset == Charset::big5);
  CHECK(gouji::choose_charset(big5, "gbk").charset == Charset::big5);
  CHECK(gouji::choose_charset(kReport, "gbk").charset == Charset::utf8);
  CHECK(gouji::choose_charset("plain", "x-unheard-of").charset == Charset::utf8);
}

TEST_CASE("A short line in GBK is told from Big5 by its common characters") {
  CHECK(gouji::choose_charset(converted("总体情况", "GBK"), "").charset == gouji::Charset::gb18030);
  CHECK(gouji::choose_charset(converted("總體情況", "BIG5"), "").charset == gouji::Charset::big5);
}

TEST_CASE("Characters of the Hong Kong set that become two keep the places after them") {
  const std::string bytes =
      converted("清溪市政府資訊公開", "BIG5") + "\x88\x62" + converted("年度報告", "BIG5");
  const auto decoded = gouji::decode_as(bytes, {gouji::Charset::big5, 0});
  const auto at = decoded.text.find("年度");
  REQUIRE(at != decoded.text.npos);
  CHECK(decoded.invalid.count == 0);
  CHECK(decoded.stored.stored(static_cast<std::uint32_t>(at)) == bytes.size() - 8);
}

TEST_CASE("The columns of a very long line are counted right far into it") {
  std::string line;
  for (int i = 0; i < 20000; ++i) line += "字a";
  gouji::Source source;
  source.text = "首行\n" + line;
  for (const std::uint32_t chars : {0u, 1u, 4095u, 8192u, 39999u}) {
    const std::uint32_t offset = 7 + chars / 2 * 4 + chars % 2 * 3;
    const auto place = source.place(offset, offset);
    CHECK(place.line == 2);
    CHECK(place.column == static_cast<int>(chars) + 1);
  }
}
