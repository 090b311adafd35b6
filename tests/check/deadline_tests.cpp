// Reports published late, and those of which that cannot be said.
#include <doctest/doctest.h>

#include "check/check.h"
#include "pack/specimen.h"

namespace gouji {
namespace {

struct Published {
  std::string title = "清溪市人民政府2023年政府信息公开工作年度报告";
  std::string page{};   // by the page's own metadata
  std::string known{};  // by a list of whoever gathers reports
};

std::vector<Finding> late(const Published& published) {
  PackLibrary packs;
  const auto pack = packs.get("national-2021");
  using Kind = SpecimenEdit::Kind;
  std::vector<SpecimenEdit> edits{{Kind::title, "", "", "", "", published.title, 0}};
  if (!published.page.empty()) {
    edits.push_back({Kind::published, "", "", "", "", published.page, 0});
  }
  CheckOptions options;
  options.format = Format::xml;
  options.published = published.known;
  auto findings = check_bytes("report.xml", specimen_xml(*pack, edits), packs, options).findings;
  std::erase_if(findings, [](const Finding& f) { return f.rule != "deadline.late"; });
  return findings;
}

TEST_CASE("a date of the page after the day due is a warning that is likely, not certain") {
  const auto findings = late({.page = "2024-04-01"});
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].severity == Severity::warning);
  CHECK(findings[0].confidence == Confidence::likely);
  CHECK(findings[0].found == "2024-04-01");
  CHECK(findings[0].expected == "2024-03-31");
  CHECK(findings[0].message.zh.find("2024年4月1日，晚于2024年3月31日") != std::string::npos);
  CHECK(late({.page = "2024-03-31"}).empty());
}

TEST_CASE("a date that is known from elsewhere is certain, and prevails over the page's") {
  const auto findings = late({.page = "2024-01-05", .known = "2024-04-02"});
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].confidence == Confidence::certain);
  CHECK(late({.page = "2024-04-02", .known = "2024-03-30"}).empty());
  CHECK(late({.known = "2026-04-02"}).size() == 1);
  CHECK(late({.known = "in April"}).empty());
}

TEST_CASE("a department is due two months before its government, a township is not") {
  const std::string bureau = "清溪市交通运输局2023年政府信息公开工作年度报告";
  CHECK(late({.title = bureau, .page = "2024-02-01"}).size() == 1);
  CHECK(late({.title = bureau, .page = "2024-01-31"}).empty());
  CHECK(late({.title = "云岭县白石镇人民政府2023年政府信息公开工作年度报告", .page = "2024-09-01"})
            .empty());
}

TEST_CASE("a page that was put up anew is not late") {
  CHECK(late({.page = "2025-06-06"}).empty());
  CHECK(late({}).empty());
}

TEST_CASE("as of a day, an edition that was issued later is not due") {
  PackLibrary packs;
  const auto pack = packs.get("national-2019");
  CheckOptions options;
  options.format = Format::xml;
  options.as_of = "2021-01-31";
  const auto result = check_bytes("report.xml", specimen_xml(*pack, {}), packs, options);
  CHECK(result.pack == "national-2019");
  options.as_of = "2000-01-01";
  CHECK_THROWS_AS(check_bytes("report.xml", specimen_xml(*pack, {}), packs, options), PackFailure);
}

}  // namespace
}  // namespace gouji
