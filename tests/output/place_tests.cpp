// Places in files that have no lines, as people and machines are told them.
#include <doctest/doctest.h>

#include "output/inner_place.h"
#include "output/written.h"

namespace gouji {
namespace {

Place place(int page, const std::string& cell) {
  Place place;
  if (page > 0) place.page = page;
  place.cell = cell;
  return place;
}

// The report with one finding that stands there.
sample::Written run_at(const Place& where) {
  ReportResult report;
  report.path = "a.pdf";
  Finding finding;
  finding.rule = "table.missing";
  finding.message = {"缺少", "missing"};
  finding.place = where;
  report.findings.push_back(finding);
  return {{report}};
}

}  // namespace

TEST_CASE("a place without lines is said in the language of its reader") {
  const auto line = place(4, "第49行");
  CHECK(inner_place(line).zh == "第4页第49行");
  CHECK(inner_place(line).en == "page 4, line 49");
  CHECK(inner_place(line, "/").en == "page 4/line 49");
  auto cell = place(0, "表2第3行第4格");
  CHECK(inner_place(cell, ":").zh == "表2第3行第4格");
  CHECK(inner_place(cell, ":").en == "table 2, row 3, cell 4");
  cell.part = "二、主动公开";
  CHECK(inner_place(cell).zh == "二、主动公开 表2第3行第4格");
  CHECK(inner_place(cell, "/").en == "二、主动公开/table 2, row 3, cell 4");
  auto of_text = line;
  of_text.line = 3;
  CHECK(inner_place(of_text, "/").empty());
}

TEST_CASE("the logical locations of SARIF are English throughout, and text says the same place") {
  const auto run = run_at(place(4, "第49行"));
  CHECK(sample::written("sarif", run).find("\"fullyQualifiedName\":\"page 4/line 49\"") !=
        std::string::npos);
  WriterSettings settings;
  settings.language = Language::en;
  CHECK(sample::written("text", run, settings).find("a.pdf:page 4:line 49: ") != std::string::npos);
  settings.language = Language::zh;
  CHECK(sample::written("text", run, settings).find("a.pdf:第4页:第49行: ") != std::string::npos);
}

}  // namespace gouji
