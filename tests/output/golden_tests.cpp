// Every format of one run that holds every case, byte for byte as the files in golden/ have it.
// What changed on purpose is written anew with GOUJI_WRITE_GOLDEN=1, and then read.
//
// What the readers of each format ask for, as far as these files can show it:
// - SARIF 2.1.0: runs[].tool.driver.name, results as an array even where it is empty; a result has
// a
//   message, and where its kind is not "fail" no level but "none"; columns count from 1, the end
//   just after, in the units of columnKind; URIs are percent-encoded, relative to uriBaseId without
//   a slash in front; suppressions on all results or on none. GitHub also wants a location with a
//   startLine and a description of every rule.
// - JUnit: Jenkins reads testsuites, testsuite with name and tests, testcase with classname and
//   name, in it failure, error or skipped; it takes what stands before the last dot of classname
//   for a package. GitLab knows a test by classname and name together, so these are unique in a
//   suite, and links to file. Neither reads more than one failure of a test.
// - GitHub's runner reads a command at the start of a line: ::error file=…,line=…::text. In text %,
//   CR and LF, in properties also : and , are percent-encoded. It shows ten annotations of each
//   level of a step; a column is refused where the annotation ends on another line.
// - GitLab's code quality: an array of objects with description, check_name, fingerprint (unique),
//   severity (info, minor, major, critical, blocker), location.path (relative to the root, no ./)
//   and location.lines.begin.
// - Checkstyle: file elements with name, in them error with line, severity (error, warning, info),
//   message, source. Jenkins takes any other severity for a warning.
// - CSV: a byte order mark, else spreadsheets take UTF-8 for the system's character set; no field
//   that begins like a formula; quotes around fields with commas, quotes or line ends, doubled
//   inside.
// - NDJSON: one JSON text a line, no line end inside.
// - Markdown: GitHub refuses comments beyond 65536 characters; a stroke ends a cell.
#include <cstdlib>
#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

#include "base/utf8.h"
#include "output/written.h"

namespace gouji {
namespace {

// From a folder of its repository, so that addresses differ from paths.
WriterSettings settings() {
  WriterSettings settings;
  settings.repository = Repository("/home/me/repo", "/home/me/repo/年报 2023");
  return settings;
}

void equals_golden(std::string_view format, const sample::Written& run, const std::string& name) {
  CAPTURE(name);
  const auto text = sample::written(format, run, settings());
  CHECK(is_valid_utf8(text));
  const auto path = GOUJI_SOURCE_DIR "/tests/output/golden/" + name;
  if (std::getenv("GOUJI_WRITE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << text;
  std::ifstream file(path, std::ios::binary);
  const std::string golden{std::istreambuf_iterator<char>(file), {}};
  CHECK(text == golden);
}

TEST_CASE("every format says of a run with every case what its golden file says") {
  for (const auto& format : result_formats()) {
    if (format.name == "text") continue;  // text_tests.cpp
    equals_golden(format.name, sample::every_case(), "run." + std::string(format.name));
  }
}

TEST_CASE("a run without findings is a whole and valid text in every format") {
  for (const auto& format : result_formats()) {
    if (format.name == "text") continue;
    equals_golden(format.name, {{sample::sound()}}, "clean." + std::string(format.name));
  }
}

TEST_CASE("no format but text depends on the language") {
  for (const auto& format : result_formats()) {
    if (format.name == "text") continue;
    CAPTURE(format.name);
    auto english = settings();
    english.language = Language::en;
    english.colour = true;
    CHECK(sample::written(format.name, sample::every_case(), english) ==
          sample::written(format.name, sample::every_case(), settings()));
  }
}

}  // namespace
}  // namespace gouji
