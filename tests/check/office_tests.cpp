// The examples as offices keep them say the same as the web pages they were made from.
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <unistd.h>

#include "check/check.h"
#include "intake/intake.h"
#include "packs.h"
#include "print.h"

namespace gouji {
namespace {

using test::packs;

using Lines = std::vector<std::string>;

const std::string kExamples = std::string(GOUJI_SOURCE_DIR) + "/examples/";

Lines findings_in(const ReportResult& result) {
  Lines lines;
  for (const auto& finding : result.findings) {
    lines.push_back(finding.rule + " " + finding.table.value_or("") + "." +
                    finding.row.value_or("") + "." + finding.column.value_or("") + " " +
                    finding.found.value_or("") + " " + finding.fingerprint);
  }
  return lines;
}

Lines findings_of(const std::string& path) { return findings_in(check_file(path, packs(), {})); }

Lines figures_of(const std::string& path) {
  Lines lines;
  const auto file = load_file(path, Limits());
  const auto reading = read_bytes(path, file.bytes, packs(), {});
  for (const auto& table : reading.report.tables) {
    for (const auto& figure : table.figures) {
      lines.push_back(table.spec->id + " " + std::to_string(static_cast<int>(figure.state)) + " " +
                      figure.raw);
    }
  }
  return lines;
}

// A folder of its own, gone afterwards.
struct Folder {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("gouji-office-" + std::to_string(::getpid()));
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
};

}  // namespace

TEST_CASE("every office format of an example has the figures and findings of its web page") {
  for (const std::string name : {"sound", "one-cell"}) {
    const auto page = kExamples + name + ".html";
    for (const std::string ending : {".docx", ".xlsx", ".mht", ".md"}) {
      const auto path = kExamples + name + ending;
      CAPTURE(path);
      CHECK(figures_of(path).size() == 25 * 7 + 3 * 5 + 6 * 5);
      CHECK(figures_of(path) == figures_of(page));
      CHECK(findings_of(path) == findings_of(page));
      CHECK(check_file(path, packs(), {}).verdict == check_file(page, packs(), {}).verdict);
    }
  }
}

TEST_CASE("a finding in a Word document stands at a table, row and cell") {
  const auto result = check_file(kExamples + "one-cell.docx", packs(), {});
  REQUIRE(result.findings.size() == 3);
  REQUIRE(result.findings[0].place.has_value());
  CHECK(result.findings[0].place->cell == "表2第27行第3格");
  CHECK(result.findings[0].place->part == "word/document.xml");
  CHECK_FALSE(result.findings[0].place->line.has_value());
}

TEST_CASE("changes that are pending are a remark, and the rest of the report is as it was") {
  const auto result = check_file(kExamples + "pending-changes.docx", packs(), {});
  CHECK(result.verdict == Verdict::pass);
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].rule == "intake.pending-changes");
  CHECK(figures_of(kExamples + "pending-changes.docx") == figures_of(kExamples + "sound.html"));
}

bool no_office() {
  if (std::system("command -v soffice >/dev/null 2>&1") == 0) return false;
  MESSAGE("skipped: LibreOffice (soffice) is not installed");
  return true;
}

// Has LibreOffice turn files into `filter` in that folder.
bool convert(const Folder& folder, const std::string& filter, const std::string& files) {
  const auto path = folder.path.string();
  const auto command = "timeout 240 soffice -env:UserInstallation=file://" + path +
                       "/profile --headless --convert-to " + filter + " --outdir " + path + " " +
                       files + " >/dev/null 2>&1";
  return std::system(command.c_str()) == 0;
}

TEST_CASE("the older formats of office programs have the figures and findings of the web page") {
  if (no_office()) return;
  const Folder folder;
  // Numbers that Word counts by itself, too, which RTF as LibreOffice writes it loses.
  REQUIRE(convert(folder, "doc:'MS Word 97'", kExamples + "one-cell.docx"));
  REQUIRE(convert(folder, "odt:writer8", kExamples + "one-cell.docx"));
  REQUIRE(convert(folder, "rtf:'Rich Text Format' --infilter='HTML (StarWriter)'",
                  kExamples + "one-cell.html"));
  const auto page = kExamples + "one-cell.html";
  for (const std::string ending : {".doc", ".odt", ".rtf"}) {
    const auto path = (folder.path / ("one-cell" + ending)).string();
    CAPTURE(ending);
    CHECK(figures_of(path) == figures_of(page));
    const auto result = check_file(path, packs(), {});
    CHECK(findings_in(result) == findings_of(page));
    CHECK(result.format == ending.substr(1));
    REQUIRE_FALSE(result.findings.empty());
    REQUIRE(result.findings[0].place.has_value());
    // RTF as LibreOffice writes it has the first table in two.
    const std::string table = ending == ".rtf" ? "表3" : "表2";
    CHECK(result.findings[0].place->cell == table + "第27行第3格");
    CHECK(result.findings[0].place->part.empty());
  }
}

TEST_CASE("a document of nothing but rubbish is a conversion that failed") {
  if (no_office()) return;
  const auto result = check_bytes("a.rtf", "{\\rtf1", packs(), {});
  CHECK(result.verdict == Verdict::unreadable);
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].rule.starts_with("intake."));
}

TEST_CASE("what LibreOffice makes of a web page has the figures and findings of the page") {
  if (no_office()) return;
  const Folder folder;
  const auto pages =
      "--infilter='HTML (StarWriter)' " + kExamples + "sound.html " + kExamples + "one-cell.html";
  REQUIRE(convert(folder, "docx:'MS Word 2007 XML'", pages));
  REQUIRE(convert(folder, "xhtml:'XHTML Writer File'", pages));
  for (const std::string name : {"sound", "one-cell"}) {
    for (const std::string ending : {".docx", ".xhtml"}) {
      const auto path = (folder.path / (name + ending)).string();
      const auto page = kExamples + name + ".html";
      CAPTURE(name + ending);
      CHECK(figures_of(path) == figures_of(page));
      CHECK(findings_of(path) == findings_of(page));
    }
  }
}

}  // namespace gouji
