#include <memory>
#include <string>

#include <doctest/doctest.h>

#include "pack/load.h"
#include "reading/read.h"

using namespace gouji;

namespace {

Report titled(const std::string& title) {
  static const auto pack = load_pack(GOUJI_SOURCE_DIR "/rules/national-2021.xml").pack;
  auto document = std::make_shared<Document>();
  document->source = std::make_shared<Source>();
  Paragraph paragraph;
  paragraph.text.append(title, {0, static_cast<std::uint32_t>(title.size()), -1});
  document->blocks.emplace_back(paragraph);
  return read_opening(document, pack);
}

}  // namespace

TEST_CASE("the year of a title is read whatever its zero is written with") {
  for (const std::string year : {"2023", "２０２３", "二〇二三", "二○二三", "二零二三", "二0二三",
                                 "二０二三", "二O二三", "二Ｏ二三", "二o二三", "2O23", "2〇23"}) {
    CAPTURE(year);
    const auto report = titled("清溪市" + year + "年政府信息公开工作年度报告");
    REQUIRE(report.title_year);
    CHECK(report.title_year->year == 2023);
    CHECK(report.agency == "清溪市");
  }
}

TEST_CASE("no piece of a damaged year stays in the agency, and a name keeps its numerals") {
  for (const std::string year : {"二0二年", "二〇二三三年", "二零二三", "20三年", "二三年度"}) {
    CAPTURE(year);
    const auto report = titled("清溪市" + year + "政府信息公开工作年度报告");
    CHECK(report.agency == "清溪市");
  }
  CHECK(titled("清溪市第一中学2023年政府信息公开工作年度报告").agency == "清溪市第一中学");
  CHECK(titled("八一镇二〇二三年政府信息公开工作年度报告").agency == "八一镇");
}
