#include <string>

#include <doctest/doctest.h>

#include "intake/intake.h"
#include "intake/mhtml.h"

namespace {

using gouji::Document;
using gouji::Limits;
using gouji::Paragraph;

std::string part(const std::string& headers, const std::string& body) {
  return "------=_B\r\n" + headers + "\r\n\r\n" + body + "\r\n";
}

std::string file(const std::string& parts, const std::string& parameters = "") {
  return "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
         "\ttype=\"text/html\";\r\n\tboundary=\"----=_B\"" +
         parameters + "\r\n\r\nThis is a multi-part message.\r\n" + parts + "------=_B--\r\n";
}

std::string shown(const Document& document) {
  std::string out;
  for (const auto& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) out += paragraph->text.utf8 + "\n";
    if (const auto* grid = std::get_if<gouji::Grid>(&block)) {
      for (const auto& cell : grid->cells) out += "[" + cell.text.utf8 + "]";
      out += "\n";
    }
  }
  return out;
}

Document read(const std::string& bytes) { return gouji::read_document("a.mht", bytes, Limits()); }

}  // namespace

TEST_CASE("The page among the parts is decoded and read as a web page") {
  const auto document = read(file(
      part("Content-Type: image/png\r\nContent-Transfer-Encoding: base64", "iVBORw0KGgo=") +
      part("Content-Type: text/html;\r\n\tcharset=\"gb2312\"\r\nContent-Transfer-Encoding: "
           "quoted-printable\r\nContent-Location: file:///C:/a.htm",
           "<html><body>\r\n<p class=3D\"a\">=BC=D7=\r\n=D2=D2</p><table><tr><td>1<td>2</table>")));
  CHECK(document.problems.empty());
  CHECK(document.format == gouji::Format::mhtml);
  CHECK(shown(document) == "甲乙\n[1][2]\n");
  CHECK(document.source->charset == "GB18030");
  const auto place = document.place(std::get<Paragraph>(document.blocks.at(0)).text.locus());
  CHECK(place.path == "a.mht");
  CHECK(place.line == 2);
  CHECK_FALSE(place.byte_start.has_value());
  CHECK_FALSE(place.byte_end.has_value());
}

TEST_CASE("Base64, plain and unnamed encodings give the same page") {
  for (const auto& one :
       {part("Content-Type: text/html\r\nContent-Transfer-Encoding: base64",
             "PHA+55Sy5LmZPC\r\n9wPg=="),
        part("content-type: TEXT/HTML; charset=utf-8\r\ncontent-transfer-encoding: 8bit",
             "<p>甲乙</p>"),
        part("Content-Type: text/html", "<p>甲乙</p>")}) {
    const auto document = read(file(one));
    CHECK(document.problems.empty());
    CHECK(shown(document) == "甲乙\n");
  }
}

TEST_CASE("The page that the header names as the first is read, else the first of them") {
  const auto pages = part("Content-Type: text/html\r\nContent-ID: <one>", "<p>一</p>") +
                     part("Content-Type: text/html\r\nContent-ID: <two>", "<p>二</p>");
  CHECK(shown(read(file(pages))) == "一\n");
  CHECK(shown(read(file(pages, ";\r\n start=\"<two>\""))) == "二\n");
}

TEST_CASE("What a frameset shows is read as one page") {
  const auto document = read(file(
      part("Content-Type: text/html", "<html><frameset><frame src=\"s1.htm\"></frameset></html>") +
      part("Content-Type: text/html", "<html><body><p>一</p></body></html>") +
      part("Content-Type: text/html", "<html><body><p>二</p></body></html>")));
  CHECK(shown(document) == "一\n二\n");
}

TEST_CASE("A page inside of alternatives is found, and lines end as they like") {
  const std::string bytes =
      "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=outer\n\n--outer\n"
      "Content-Type: multipart/alternative; boundary=\"outer-in\"\n\n--outer-in\n"
      "Content-Type: text/plain\n\nplain\n--outer-in\nContent-Type: text/html\n\n<p>页</p>\n"
      "--outer-in--\n--outer--\n";
  CHECK(shown(read(bytes)) == "页\n");
}

TEST_CASE("A mail of one part that is a page is read") {
  CHECK(shown(read("MIME-Version: 1.0\r\nContent-Type: text/html; charset=\"utf-8\"\r\n"
                   "Content-Transfer-Encoding: quoted-printable\r\n\r\n<html><p>=E7=94=B2</p>")) ==
        "甲\n");
}

TEST_CASE("A file named .doc that holds such a page is read with a remark") {
  const auto document =
      gouji::read_document("a.doc", file(part("Content-Type: text/html", "<p>甲</p>")), Limits());
  REQUIRE(document.problems.size() == 1);
  CHECK(document.problems[0].id == "intake.wrong-extension");
  CHECK(shown(document) == "甲\n");
}

TEST_CASE("A file without a page is unreadable, and one cut off within its page is unclear") {
  auto document = read(file(part("Content-Type: image/png", "x")));
  REQUIRE(document.problems.size() == 1);
  CHECK(document.problems[0].id == "intake.damaged");
  CHECK(document.unreadable());
  const auto whole = file(part("Content-Type: text/html", "<p>甲</p><p>乙</p>"));
  document = read(whole.substr(0, whole.find("<p>乙")));
  REQUIRE(document.problems.size() == 1);
  CHECK(document.problems[0].id == "intake.damaged");
  CHECK_FALSE(document.unreadable());
  CHECK(shown(document) == "甲\n");
}

TEST_CASE("Signs that break the encoding are kept or dropped, and said") {
  auto document = read(file(part(
      "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable", "<p>a=ZZ=3</p>")));
  REQUIRE(document.problems.size() == 1);
  CHECK(document.problems[0].id == "intake.invalid-bytes");
  CHECK(document.problems[0].message.zh.find(" 2 处") != std::string::npos);
  CHECK(shown(document) == "a=ZZ=3\n");
  document = read(file(part("Content-Type: text/html\r\nContent-Transfer-Encoding: base64",
                            "PHA+55!Sy5LmZPC9wPg==")));
  REQUIRE(document.problems.size() == 1);
  CHECK(shown(document) == "甲乙\n");
}

TEST_CASE("A thousand thousand boundaries end in time and are limited") {
  std::string parts;
  for (int i = 0; i < 200'000; ++i) parts += "------=_B\r\n\r\n";
  const auto document = read(file(parts));
  CHECK(document.unreadable());
  CHECK(document.problems.front().id == "limit.archive_entries");
}

TEST_CASE("A page that talks of these headers is no page in one file") {
  const auto document = gouji::read_document(
      "a.html",
      "<html><body><pre>\nMIME-Version: 1.0\nContent-Type: multipart/related\n</pre></body>",
      Limits());
  CHECK(document.format == gouji::Format::html);
}
