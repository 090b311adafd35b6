// What becomes of a document when LibreOffice does as it should, and when it does anything else.
#include <chrono>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "compound_file.h"
#include "docx_sample.h"
#include "fake_program.h"
#include "intake/intake.h"
#include "intake/office_conversion.h"

namespace {

using namespace std::string_literals;
using gouji::Document;
using gouji::Format;
using gouji::Limit;
using gouji::Limits;

// Takes the words of the command line apart as soffice would.
constexpr const char* kWords = R"(
for word in "$@"; do
  case "$before" in --outdir) out=$word;; --convert-to) filter=$word;; esac
  case "$word" in -env:UserInstallation=*) profile=${word#-env:UserInstallation=};; esac
  before=$word
done
input=$before
echo "$filter" >> "$ROOT/started"
echo "$profile" >> "$ROOT/profiles"
)";

const std::string kRtf = "{\\rtf1\\ansi report}";

std::string docx_of(const std::string& text) {
  return gouji::test::zip_of(
      {{"[Content_Types].xml", "<Types/>"},
       {"word/document.xml", gouji::test::document_part(gouji::test::p(text))}});
}

Document read(const std::string& bytes, const char* path = "a", std::uint64_t seconds = 60) {
  Limits limits;
  limits.set(Limit::conversion_seconds, seconds);
  return gouji::read_document(path, bytes, limits);
}

// The one problem, which is fatal.
std::string refusal(const std::string& bytes, std::uint64_t seconds = 60) {
  const auto document = read(bytes, "a", seconds);
  CHECK(document.unreadable());
  CHECK(document.blocks.empty());
  REQUIRE(document.problems.size() == 1);
  return document.problems[0].id;
}

std::string text_of(const Document& document) {
  std::string text;
  for (const auto& line : gouji::test::shown(document)) text += line + "\n";
  return text;
}

// Runs on a thread of its own, whose profile goes with it.
template <typename Work>
void on_a_thread(Work work) {
  std::thread(work).join();
}

}  // namespace

TEST_CASE("a document counts as converted when its file is there, whatever the exit code") {
  const FakePath fake;
  fake.file("result", docx_of("甲"));
  fake.program("soffice", kWords + R"(cp "$ROOT/result" "$out/report.docx"; exit 77)"s);
  on_a_thread([&] {
    const struct {
      std::string bytes;
      Format format;
    } kinds[] = {{kRtf, Format::rtf},
                 {compound_of("WordDocument", ""), Format::doc},
                 {gouji::test::zip_of({{"META-INF/manifest.xml",
                                        "<m:manifest xmlns:m=\"urn:m\"><m:file-entry "
                                        "m:full-path=\"/\" m:media-type=\"application/"
                                        "vnd.oasis.opendocument.text\"/></m:manifest>"},
                                       {"content.xml", "<a/>"}}),
                  Format::odt}};
    for (const auto& kind : kinds) {
      const auto document = read(kind.bytes);
      CHECK(document.format == kind.format);
      CHECK(text_of(document) == "甲\n");
      CHECK(document.problems.empty());
      const auto place = document.place({0, 0, 0});
      CHECK(place.part.empty());
      CHECK(place.cell == "第1段");
    }
  });
  CHECK(fake.left_behind() == 0);
}

TEST_CASE("workbooks are converted to workbooks and keep the names of their sheets") {
  const FakePath fake;
  fake.file("result", gouji::test::zip_of(
                          {{"xl/workbook.xml",
                            "<workbook xmlns:r=\"urn:r\"><sheets><sheet name=\"表一\" r:id=\"a\"/>"
                            "</sheets></workbook>"},
                           {"xl/_rels/workbook.xml.rels",
                            "<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" "
                            "Target=\"s.xml\"/></Relationships>"},
                           {"xl/s.xml",
                            "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is>"
                            "<t>甲</t></is></c></row></sheetData></worksheet>"}}));
  fake.program("soffice", kWords + R"(cp "$ROOT/result" "$out/report.xlsx")"s);
  on_a_thread([&] {
    const auto document = read(compound_of("Workbook", ""));
    CHECK(document.format == Format::xls);
    CHECK_FALSE(document.unreadable());
    REQUIRE_FALSE(document.nodes.empty());
    CHECK(document.nodes[0].part == "表一");
  });
  CHECK(fake.read("started") == "xlsx:Calc MS Excel 2007 XML\n");
  CHECK(fake.left_behind() == 0);
}

TEST_CASE("a conversion that writes nothing, rubbish or half a document has failed") {
  const FakePath fake;
  const auto whole = docx_of(std::string(5000, 'x'));
  fake.file("half", whole.substr(0, whole.size() / 2));
  fake.file("other", gouji::test::zip_of({{"a.txt", "甲"}}));
  for (const std::string act :
       {"exit 0", ": > \"$out/report.docx\"", "echo rubbish > \"$out/report.docx\"",
        "cp \"$ROOT/half\" \"$out/report.docx\"", "cp \"$ROOT/other\" \"$out/report.docx\"",
        "mkdir \"$out/report.docx\"", "ln -s /dev/zero \"$out/report.docx\"", "rm -r \"$out\"",
        "kill -SEGV $$"}) {
    CAPTURE(act);
    fake.program("soffice", kWords + act);
    on_a_thread([&] { CHECK(refusal(kRtf) == "intake.not-converted"); });
    CHECK(fake.left_behind() == 0);
  }
}

TEST_CASE("a conversion that never ends is ended, and all that it started") {
  const FakePath fake;
  fake.program("soffice", kWords + R"(
sleep 1000 & echo $! > "$ROOT/grandchild"
echo $$ > "$ROOT/child"
touch "$out/left" "$TMPDIR/left"
echo half > "$out/report.docx"
wait)"s);
  on_a_thread([&] { CHECK(refusal(kRtf, 1) == "limit.conversion_seconds"); });
  CHECK(is_gone(fake.read("child")));
  CHECK(is_gone(fake.read("grandchild")));
  CHECK(fake.left_behind() == 0);
}

TEST_CASE("a conversion that writes without end fills neither disk nor memory") {
  const FakePath fake;
  on_a_thread([&] {
    fake.program("soffice", kWords + R"(exec cat /dev/zero > "$out/report.docx")"s);
    CHECK(refusal(kRtf) == "intake.not-converted");
    fake.program("soffice", kWords + "exec yes"s);
    CHECK(refusal(kRtf) == "intake.not-converted");
    fake.program("soffice", kWords + "exec yes >&2"s);
    CHECK(refusal(kRtf, 1) == "limit.conversion_seconds");
  });
  CHECK(fake.left_behind() == 0);
}

TEST_CASE("where LibreOffice is not installed, the message says what to install and how to save") {
  const FakePath fake;
  fake.alone();
  on_a_thread([&] {
    const auto text = read(kRtf);
    REQUIRE(text.problems.size() == 1);
    CHECK(text.problems[0].id == "intake.no-tool");
    CHECK(text.problems[0].message.zh ==
          "从内容看，这是 RTF 文档，须借助 LibreOffice 读取，但本机没有安装。请安装 "
          "LibreOffice（Debian 系统：apt-get install libreoffice-writer-nogui），或者用 Word 或者 "
          "WPS 打开，另存为“Word 文档（*.docx）”后再检查。");
    CHECK(text.unreadable());
    const auto book = read(compound_of("Workbook", ""));
    REQUIRE(book.problems.size() == 1);
    CHECK(book.problems[0].message.en ==
          "by its content this is a workbook of an older Excel or WPS Spreadsheets (*.xls, *.et), "
          "which is read with the help of LibreOffice, and this machine has none; install it (on "
          "Debian: apt-get install libreoffice-calc-nogui), or open it in Excel or WPS and save it "
          "as an Excel workbook (*.xlsx)");
  });
  CHECK(fake.left_behind() == 0);
}

TEST_CASE("a file named .doc is read as what it is, and LibreOffice is asked only where it must") {
  const FakePath fake;
  fake.file("result", docx_of("甲"));
  fake.program("soffice", kWords + R"(cp "$ROOT/result" "$out/report.docx")"s);
  const std::string page = "<html><body><p>甲</p></body></html>";
  const auto format_of = [&](const std::string& bytes) {
    const auto document = read(bytes, "报告.doc");
    CHECK(text_of(document) == "甲\n");
    const bool remarked =
        gouji::test::problem_ids(document) == std::vector<std::string>{"intake.wrong-extension"};
    CHECK(remarked == (document.format != Format::doc));
    return document.format;
  };
  on_a_thread([&] {
    CHECK(format_of(page) == Format::html);
    CHECK(format_of("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
                    "Content-Type: text/html; charset=utf-8\n\n" +
                    page + "\n--b--\n") == Format::mhtml);
    CHECK(format_of(docx_of("甲")) == Format::docx);
    CHECK(fake.read("started").empty());
    CHECK(format_of(kRtf) == Format::rtf);
    CHECK(format_of(compound_of("WordDocument", "")) == Format::doc);
  });
  CHECK(fake.read("started") == "docx:MS Word 2007 XML\ndocx:MS Word 2007 XML\n");
}

TEST_CASE("every thread has a profile of its own, kept while it works and gone when it ends") {
  const FakePath fake("a b%中");
  fake.file("result", docx_of("甲"));
  fake.program("soffice", kWords + R"(cp "$ROOT/result" "$out/report.docx")"s);
  for (int i = 0; i < 2; ++i) {
    on_a_thread([&] {
      CHECK_FALSE(read(kRtf).unreadable());
      CHECK_FALSE(read(kRtf).unreadable());
      CHECK(fake.left_behind() == 1);
    });
    CHECK(fake.left_behind() == 0);
  }
  std::istringstream lines(fake.read("profiles"));
  std::vector<std::string> profiles;
  for (std::string line; std::getline(lines, line);) profiles.push_back(line);
  REQUIRE(profiles.size() == 4);
  CHECK(profiles[0] == profiles[1]);
  CHECK(profiles[2] == profiles[3]);
  CHECK(profiles[0] != profiles[2]);
  CHECK(profiles[0].starts_with("file:///tmp/fake-path-"));
  CHECK(profiles[0].find("/a%20b%25%E4%B8%AD/gouji-") != std::string::npos);
}

TEST_CASE("a profile that a failed conversion may have spoilt is not used again") {
  const FakePath fake;
  fake.file("result", docx_of("甲"));
  fake.program("soffice", kWords + R"(
if [ -e "$ROOT/failed" ]; then cp "$ROOT/result" "$out/report.docx"; fi
touch "$ROOT/failed")"s);
  on_a_thread([&] {
    CHECK(refusal(kRtf) == "intake.not-converted");
    CHECK_FALSE(read(kRtf).unreadable());
  });
  std::istringstream lines(fake.read("profiles"));
  std::string first, second;
  REQUIRE((lines >> first >> second));
  CHECK(first != second);
}

TEST_CASE("the profile forbids macros and links") {
  const FakePath fake;
  fake.program(
      "soffice",
      kWords + R"(cp "${profile#file://}/user/registrymodifications.xcu" "$ROOT/settings")"s);
  on_a_thread([&] { CHECK(refusal(kRtf) == "intake.not-converted"); });
  const auto settings = fake.read("settings");
  for (const auto* name : {"DisableMacrosExecution", "BlockUntrustedRefererLinks", "Content/Update",
                           "ooInetHTTPSProxyName"}) {
    CHECK(settings.find(name) != std::string::npos);
  }
}
