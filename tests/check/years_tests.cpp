#include <doctest/doctest.h>

#include "check/prose_report.h"

namespace gouji {
namespace {

using sample::body;
using sample::found;
using sample::title;
using Lines = std::vector<std::string>;

Lines years(const std::string& text) {
  return found("narrative.year", {body("problems", text + "部分栏目更新不及时，将加强检查。")});
}

TEST_CASE("a sentence on the body's own work that opens with last year is stale") {
  CHECK(years("2022年，我市认真落实条例要求，公开质量稳步提升。") == Lines{"warning 2022年"});
  CHECK(years("2022年度，本机关主动公开信息1320条。") == Lines{"warning 2022年度"});
  CHECK(years("（一）主动公开情况。\n2022年，全市共公开信息1320条。") == Lines{"warning 2022年"});
}

TEST_CASE("last year left over in the preamble, in a total or in a date of counting is stale") {
  CHECK(years("截至2022年12月31日，我市共建成公开专区32个。") == Lines{"warning 2022年12月31日"});
  CHECK(years("截至2022年底，全市累计公开信息1320条。") == Lines{"warning 2022年底"});
  CHECK(years("2022年我市共收到建议20件。") == Lines{"warning 2022年"});
  CHECK(years("2022年共主动公开信息1320条。") == Lines{"warning 2022年"});
  const auto preamble = [](const std::string& text) {
    return found("narrative.year",
                 {sample::preamble(text + "统计期限为2023年1月1日至2023年12月31日。")});
  };
  CHECK(preamble("现公布清溪市人民政府2022年政府信息公开工作年度报告。") ==
        Lines{"warning 2022年"});
  CHECK(preamble("现将2022年度政府信息公开工作情况报告如下。") == Lines{"warning 2022年度"});
  CHECK(preamble("现公布清溪市人民政府2023年政府信息公开工作年度报告。") == Lines{});
  CHECK(years("按时公布2022年政府信息公开工作年度报告。") == Lines{});
  CHECK(years("指导各乡镇编制2022年政府信息公开工作年度报告。") == Lines{});
  CHECK(years("截至2022年底，全市共有公开专区30个，较年初增加5个。") == Lines{});
  CHECK(years("2022年共收到建议18件，2023年共收到20件。") == Lines{});
}

TEST_CASE("a report of a year before there were any, or of one to come, is told so") {
  static PackLibrary packs;
  const auto told = [](const std::string& year, const std::string& period,
                       const std::string& today) {
    const auto pack = packs.get("national-2021");
    CheckOptions options;
    options.today = today;
    const auto bytes = specimen_xml(
        *pack, {title("清溪市人民政府" + year + "年政府信息公开工作年度报告"),
                sample::preamble("统计期限为" + period + "年1月1日至" + period + "年12月31日。")});
    Lines lines;
    for (const auto& f : check_bytes("report.xml", bytes, packs, options).findings) {
      if (f.severity == Severity::error) lines.push_back(f.rule + " " + f.found.value_or("-"));
    }
    return lines;
  };
  CHECK(told("2005", "2005", "2026-11-28") == Lines{"title.impossible-year 2005"});
  CHECK(told("2031", "2031", "2026-11-28") == Lines{"title.impossible-year 2031"});
  CHECK(told("2031", "2031", "2031-12-20") == Lines{});
  CHECK(told("2031", "2031", "") == Lines{});
  CHECK(told("2031", "2023", "2026-11-28") == Lines{"title.year 2031"});
  CHECK(told("2023", "2023", "2026-11-28") == Lines{});
}

TEST_CASE(
    "last year is no mistake in plans, comparisons, names of documents and what was carried over") {
  CHECK(years("2023年，我市认真落实条例要求。") == Lines{});
  CHECK(years("2022年部门决算和2023年部门预算已经公开。") == Lines{});
  CHECK(years("2022年，我市受理申请100件，2023年增至119件。") == Lines{});
  CHECK(years("与2022年相比，申请量增加较多。") == Lines{});
  CHECK(years("2022年，我局印发公开工作制度，本年度继续执行。") == Lines{});
  CHECK(years("针对2022年存在的问题逐项整改。") == Lines{});
  CHECK(years("2022年12月，我市召开推进会。") == Lines{});
  CHECK(years("2022年结转的4件申请全部办结。") == Lines{});
  CHECK(years("2022年，我市获评公开工作先进单位。") == Lines{});
}

TEST_CASE("years further back and years to come are history and plans") {
  CHECK(years("2019年，我市开通政务服务热线。") == Lines{});
  CHECK(years("2024年，我市将认真落实条例要求。") == Lines{});
}

TEST_CASE("a year that title and period disagree on is their matter") {
  CHECK(found("narrative.year", {title("清溪市人民政府2022年政府信息公开工作年度报告"),
                                 body("problems", "2022年，我市认真落实条例，但更新不及时。")}) ==
        Lines{});
}

Lines bodies(const std::string& agency, const std::string& text) {
  return found("narrative.body", {title(agency + "2023年政府信息公开工作年度报告"),
                                  body("problems", text + "部分栏目更新不及时，将加强检查。")});
}

TEST_CASE("a body that calls itself something else is reminded once") {
  CHECK(bodies("松溪乡人民政府", "我镇设立公开专区。我镇按月更新。") == Lines{"advice 我镇"});
  CHECK(bodies("白石镇人民政府", "我乡设立公开专区。") == Lines{"advice 我乡"});
  CHECK(bodies("清溪市教育局", "我镇设立公开专区。") == Lines{"advice 我镇"});
  CHECK(bodies("云岭县人民政府", "加强对全市政务公开工作的指导。") == Lines{"advice 全市"});
}

TEST_CASE("a body may speak of itself, of those above it and of others in quotation marks") {
  CHECK(bodies("白石镇人民政府", "我镇设立公开专区，我县给予支持。") == Lines{});
  CHECK(bodies("清溪市教育局", "我局、我市和全市学校共同参与。") == Lines{});
  CHECK(bodies("清溪市人民政府", "加强对全市政务公开工作的指导。") == Lines{});
  CHECK(bodies("云岭县人民政府", "在全市政务公开考核中位居前列，参加全市各县区培训。") == Lines{});
  CHECK(bodies("清溪市教育局", "开设“我镇有话说”栏目。") == Lines{});
  CHECK(bodies("清溪市人民政府", "避免陷入自我局限。") == Lines{});
}

TEST_CASE("applications are counted in 件; 份 is usual, 条 is odd") {
  const auto units = [](const std::string& text) {
    return found("narrative.unit", {body("problems", text + "更新不及时，将加强检查。")});
  };
  CHECK(units("全年收到政府信息公开申请119条。") == Lines{"advice 119条"});
  CHECK(units("全年收到政府信息公开申请119份。") == Lines{});
  CHECK(units("全年发布政府信息119条。") == Lines{});
}

}  // namespace
}  // namespace gouji
