#include <algorithm>

#include <doctest/doctest.h>

#include "check/prose_report.h"

namespace gouji {
namespace {

using sample::body;
using sample::cell;
using sample::Edits;
using sample::found;
using sample::preamble;
using sample::title;
using Lines = std::vector<std::string>;

// A report for 2022 that this one follows from, with text of its own.
Edits last_year(Edits more = {}) {
  Edits edits = {
      title("清溪市人民政府2022年政府信息公开工作年度报告"),
      preamble("本报告所列数据的统计期限为2022年1月1日至2022年12月31日。"),
      body("overview", "2022年，全市围绕农事服务推进公开，考核、评议、追责各有结果。"),
      body("problems", "个别乡镇公开专区无人值守。已安排专人轮班。"),
      cell("applications", "carried_out", "natural_person", "3"),
      cell("applications", "carried_out", "enterprise", "1"),
      cell("applications", "carried_out", "total", "4"),
      cell("disclosure", "normative_documents", "in_force", "44"),
  };
  edits.insert(edits.end(), more.begin(), more.end());
  return edits;
}

TEST_CASE("two reports that follow from each other yield nothing") {
  for (const char* rule : {"previous.pair", "previous.carried", "previous.in-force",
                           "previous.copied", "narrative.comparison"}) {
    CAPTURE(rule);
    CHECK(found(rule, {}, last_year()) == Lines{});
  }
}

TEST_CASE("what was carried out last year is carried in this year, column by column") {
  CHECK(found("previous.carried", {},
              last_year({cell("applications", "carried_out", "enterprise", "2"),
                         cell("applications", "carried_out", "total", "5")})) ==
        Lines{"error 1", "error 4"});
}

TEST_CASE("a blank counts as 0 against last year, a blank total as the sum of its parts") {
  CHECK(found("previous.carried", {},
              last_year({cell("applications", "carried_out", "total", ""),
                         cell("applications", "carried_out", "other", "")})) == Lines{});
}

TEST_CASE("documents in force follow from last year's, those issued and those repealed") {
  CHECK(found("previous.in-force", {},
              last_year({cell("disclosure", "normative_documents", "in_force", "40")})) ==
        Lines{"advice 48"});
}

TEST_CASE("a report of another body or another year is not compared, and that is said") {
  const Edits other = last_year({title("云岭县人民政府2022年政府信息公开工作年度报告"),
                                 cell("applications", "carried_out", "total", "9")});
  CHECK(found("previous.pair", {}, other) == Lines{"unclear 云岭县人民政府"});
  CHECK(found("previous.carried", {}, other) == Lines{});
  CHECK(found("previous.pair", {}, Edits{}) == Lines{"unclear 2023年"});
  CHECK(found("previous.carried", {}, Edits{}) == Lines{});
}

TEST_CASE("an office and its government, a short name and a long one are one body") {
  CHECK(found("previous.pair", {},
              last_year({title("清溪市人民政府办公室2022年政府信息公开工作年度报告")})) == Lines{});
  CHECK(found("previous.pair", {},
              last_year({title("青河省清溪市政府2022年政府信息公开工作年度报告")})) == Lines{});
}

TEST_CASE("last year's report may be of another edition: what both have is compared") {
  PackLibrary packs;
  const auto old = packs.get("national-2019"), now = packs.get("national-2021");
  CheckOptions options;
  options.previous = {"last.xml",
                      specimen_xml(*old, {cell("applications", "carried_out", "total", "9")})};
  const auto report = specimen_xml(
      *now, {title("清溪市人民政府2021年政府信息公开工作年度报告"),
             preamble("本报告所列数据的统计期限为2021年1月1日至2021年12月31日。"),
             body("overview", "2021年，全市围绕农事服务推进公开，考核、评议、追责各有结果。"),
             body("problems", "个别乡镇公开专区无人值守。已安排专人轮班。")});
  Lines rules;
  for (const auto& f : check_bytes("report.xml", report, packs, options).findings) {
    if (f.rule.starts_with("previous.")) rules.push_back(f.rule + " " + f.column.value_or(""));
  }
  CHECK(std::find(rules.begin(), rules.end(), "previous.carried total") != rules.end());
  CHECK(std::find(rules.begin(), rules.end(), "previous.in-force in_force") == rules.end());
}

TEST_CASE("a file that is no report is said to be none") {
  PackLibrary packs;
  const auto pack = packs.get("national-2021");
  CheckOptions options;
  options.previous = {"last.txt", "会议定于下周三召开，请各科室准时参加。\n"};
  const auto result = check_bytes("report.xml", specimen_xml(*pack, {}), packs, options);
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].rule == "previous.pair");
  CHECK(result.verdict == Verdict::unclear);
}

const std::string kProblems =
    "部分栏目更新不够及时，政策解读形式比较单一，个别申请的补正告知耗时偏长，基层工作人员变动较多。"
    "下一步将明确时限和责任人，按季度检查通报，组织业务培训，改进解读形式。";

TEST_CASE("text that stands in last year's report is repeated, other figures or not") {
  CHECK(found("previous.copied", {body("problems", kProblems)},
              last_year({body("problems", kProblems)})) ==
        Lines{"warning "
              "部分栏目更新不够及时，政策解读形式比较单一，个别申请的补正告知耗时偏长，基层工作人员"
              "变动较多。"});
  CHECK(found("previous.copied", {body("problems", kProblems)}, last_year()) == Lines{});
}

TEST_CASE("set phrases and titles of documents may stand in both") {
  const std::string set =
      "坚持以习近平新时代中国特色社会主义思想为指导，落实《清溪市公开工作实施办法》，更新不及时，已"
      "整改。";
  CHECK(found("previous.copied", {body("problems", set)}, last_year({body("problems", set)})) ==
        Lines{});
}

TEST_CASE("growth is worked out from the tables of both years, rounded or cut off") {
  const auto last = last_year({cell("applications", "received", "total", "104")});
  const auto growth = [&](const std::string& words) {
    return found(
        "narrative.comparison",
        {body("problems", "全年收到政府信息公开申请119件，" + words + "，人手不足，将加强力量。")},
        last);
  };
  CHECK(growth("同比增长14.4%") == Lines{});
  CHECK(growth("较上年增长14.42%") == Lines{});
  CHECK(growth("较上年增加15件") == Lines{});
  CHECK(growth("同比增长约15%") == Lines{});
  CHECK(growth("同比增长25%").size() == 1);
  CHECK(growth("同比下降14.4%").size() == 1);
  CHECK(growth("较上年增加16件").size() == 1);
}

}  // namespace
}  // namespace gouji
