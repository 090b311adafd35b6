// Published reports, kept beside the repository where they are kept at all: what is found in each
// is exactly what tests/corpus-expected.txt lists with its reason.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <doctest/doctest.h>

#include "base/utf8.h"
#include "check/check.h"
#include "intake/intake.h"
#include "packs.h"

using namespace gouji;
using test::packs;
namespace fs = std::filesystem;

namespace {

using Lines = std::vector<std::string>;

// The folder of the reports; empty, and said so, where there is none.
fs::path corpus() {
  const char* named = std::getenv("GOUJI_CORPUS");
  const fs::path folder =
      named != nullptr ? fs::path(named) : fs::path(GOUJI_SOURCE_DIR) / "../shared/corpus";
  if (fs::is_directory(folder)) return folder;
  MESSAGE("SKIPPED: no published reports at ", folder.string());
  return {};
}

ReportResult check(const fs::path& file, const std::string& pack = {}) {
  CheckOptions options;
  if (!pack.empty()) options.pack = pack;
  return check_file(file.string(), packs(), options);
}

// Rule and what it is about, without doubles: "section.missing overview".
Lines said(const ReportResult& result) {
  Lines out;
  for (const auto& f : result.findings) {
    out.push_back(f.rule + " " + f.table.value_or(f.section.value_or("")));
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool says_once(const Lines& lines, const std::string& line) {
  return std::count(lines.begin(), lines.end(), line) == 1;
}

std::map<std::string, Lines> expected_findings() {
  std::map<std::string, Lines> expected;
  std::ifstream in(fs::path(GOUJI_SOURCE_DIR) / "tests/corpus-expected.txt");
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> fields;
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '|');) fields.push_back(trimmed(cell));
    REQUIRE(fields.size() == 5);
    REQUIRE_FALSE(fields[4].empty());
    expected[fields[0]].push_back(fields[1] + " " + fields[2] + " " + fields[3]);
  }
  return expected;
}

}  // namespace

TEST_CASE("every finding in a published report is one that a careful reader has explained") {
  const auto folder = corpus();
  if (folder.empty()) return;
  const auto expected = expected_findings();
  CHECK(expected.size() == 8);
  for (const auto& [name, lines] : expected) {
    CAPTURE(name);
    Lines found;
    for (const auto& f : check(folder / name).findings) {
      std::string at = "-";
      if (f.place && f.place->line) {
        at = std::to_string(*f.place->line) + ":" + std::to_string(*f.place->column);
      } else if (f.place && f.place->page) {
        at = "p" + std::to_string(*f.place->page) + " " + f.place->cell;
      }
      found.push_back(at + " " + std::string(to_string(f.severity)) + " " + f.rule);
    }
    CHECK(found == lines);
  }
}

TEST_CASE("reports from before the format lack its sections and tables, each named once") {
  const auto folder = corpus();
  if (folder.empty()) return;
  const std::map<std::string, Lines> missing = {
      {"haizhu-2013.txt", {"overview", "applications", "other_matters"}},
      {"qinzhou-2017.txt", {"overview", "applications", "proceedings", "other_matters"}},
      {"suifenhe-2012.txt", {"overview", "applications"}},
      {"fuyang-2018.txt", {"overview", "applications", "other_matters"}}};
  for (const auto& [name, sections] : missing) {
    CAPTURE(name);
    const auto result = check(folder / name, "national-2021");
    CHECK(result.verdict == Verdict::fail);
    CHECK(result.pack_reason == "explicit");
    const auto lines = said(result);
    for (const auto& section : sections) CHECK(says_once(lines, "section.missing " + section));
    for (const auto* table : {"disclosure", "applications", "proceedings"}) {
      CHECK(says_once(lines, std::string("table.missing ") + table));
    }
  }
}

TEST_CASE("tables of 2019 under an explicit pack of 2021 are outdated, said once") {
  const auto folder = corpus();
  if (folder.empty()) return;
  const auto result = check(folder / "shanghai-office-2019.html", "national-2021");
  CHECK(result.edition == "2019");
  CHECK(result.verdict == Verdict::fail);
  std::size_t outdated = 0;
  for (const auto& f : result.findings) {
    if (f.severity == Severity::error) CHECK(f.rule == "edition.outdated");
    outdated += f.rule == "edition.outdated" ? 1 : 0;
  }
  CHECK(outdated == 1);
  CHECK(result.equations_skipped.empty());
}

TEST_CASE("the figures of a published report are read exactly") {
  const auto folder = corpus();
  if (folder.empty()) return;
  const auto path = (folder / "haicang-2023.txt").string();
  const auto file = load_file(path, Limits());
  REQUIRE_FALSE(file.problem);
  const auto report = read_bytes(path, file.bytes, packs(), {}).report;
  const auto* table = report.table("applications");
  REQUIRE(table != nullptr);
  const std::map<std::string, std::string> rows = {
      {"received", "104 3 0 0 0 0 107"}, {"processed_total", "100 3 0 0 0 0 103"},
      {"carried_out", "4 0 0 0 0 0 4"},  {"granted", "45 0 0 0 0 0 45"},
      {"partial", "17 0 0 0 0 0 17"},    {"unavailable.not_held", "34 3 0 0 0 0 37"}};
  for (const auto& [row, figures] : rows) {
    CAPTURE(row);
    std::string read;
    for (int c = 0; c < 7; ++c) {
      const auto& figure = table->at(table->spec->row(row), c);
      read += (c > 0 ? " " : "") + figure.value.to_string();
      CHECK(figure.state == FigureState::number);
    }
    CHECK(read == figures);
  }
}
