#include <doctest/doctest.h>

#include "check/prose_report.h"

namespace gouji {
namespace {

using sample::body;
using sample::cell;
using sample::found;
using sample::title;
using Lines = std::vector<std::string>;

const std::string kOverview =
    "2023年，本机关认真落实条例要求，各项工作平稳有序。主动公开方面，及时发布民生信息。依申请公开方"
    "面"
    "，按期答复每件申请，做到件件有着落。政府信息管理方面，定期清理规范性文件。平台建设方面，优化网"
    "站"
    "栏目，方便群众查找。";

TEST_CASE("an aspect of section one that no sentence speaks of is named, and only that one") {
  CHECK(found("content.aspects", {body("overview", kOverview)}) == Lines{"warning -监督保障"});
  CHECK(found("content.aspects", {body("overview", kOverview + "监督保障方面，组织培训。")}) ==
        Lines{});
}

TEST_CASE("an aspect counts in other words and in a line of its own") {
  CHECK(
      found(
          "content.aspects",
          {body("overview",
                "2023年，本机关按照上级部署推进各项公开，坚持问需于民、便民利民。\n（一）信息发布\n"
                "聚焦群众关心的事。\n（二）申请办理\n件件按期答复。\n（三）公文管理\n"
                "逐件审核。\n（四）新媒体\n每日推送。\n（五）督导\n按季开展，结果"
                "在全系统通报，对发现的问题逐项销号。")}) == Lines{});
}

TEST_CASE("a section one of a line or two is not judged by its aspects") {
  CHECK(found("content.aspects", {body("overview", "2023年工作平稳有序。")}) == Lines{});
}

TEST_CASE(
    "assessment, evaluation and accountability are due from governments, not from departments") {
  const auto overview = body("overview", kOverview + "监督保障方面，列入年度考核。");
  const auto with = [&](const std::string& agency) {
    return found("content.accountability",
                 {title(agency + "2023年政府信息公开工作年度报告"), overview});
  };
  CHECK(with("清溪市人民政府") == Lines{"warning -社会评议、责任追究"});
  CHECK(with("松溪乡人民政府") == Lines{"warning -社会评议、责任追究"});
  CHECK(with("清溪市云台街道办事处") == Lines{"advice -社会评议、责任追究"});
  CHECK(with("清溪市教育局") == Lines{});
  CHECK(with("清溪市人民政府办公室") == Lines{});
}

TEST_CASE("other words for the three are taken") {
  CHECK(found("content.accountability",
              {body("overview",
                    kOverview +
                        "监督保障方面，开展绩效评估，问卷显示群众满意度较高，无人被问责。")}) ==
        Lines{});
}

TEST_CASE("section five that says nothing is reported as short, one without measures as such") {
  CHECK(found("content.problems", {body("problems", "无。")}) == Lines{"warning 无。"});
  CHECK(found("content.problems", {body("problems", "部分栏目的更新不及时，群众反映较为集中。")}) ==
        Lines{"warning -改进措施"});
  CHECK(found("content.problems",
              {body("problems", "一是更新不及时，二是人手少。现已逐项整改。")}) == Lines{});
}

TEST_CASE("a fee statement needs no term of art but has to be there") {
  const auto six = [](const std::string& text) {
    return found("content.fee-statement", {body("other_matters", text)});
  };
  CHECK(six("无。") == Lines{"warning"});
  CHECK(six("2023年没有向公众收取与申请有关的费用。") == Lines{});
  CHECK(six("本年度未收费，没有其他需要报告的事项。") == Lines{});
}

TEST_CASE("a fee statement in another section is a fee statement") {
  CHECK(found("content.fee-statement",
              {body("overview",
                    kOverview + "监督保障方面，考核、评议、追责都有结果。全年未收取信息处理费。"),
               body("other_matters", "没有其他需要报告的事项。")}) == Lines{});
}

TEST_CASE("an application closed for want of payment needs a word on notices") {
  const sample::Edits unpaid = {cell("applications", "other.fee_unpaid", "total", "2"),
                                body("other_matters", "2023年未收取信息处理费。")};
  CHECK(found("content.fee-statement", unpaid) == Lines{"warning -2"});
  auto told = unpaid;
  told[1] = body("other_matters", "2023年发出收费通知2件，金额共计400元，实际收取信息处理费0元。");
  CHECK(found("content.fee-statement", told) == Lines{});
}

TEST_CASE("an amount of fees is a multiple of ten yuan unless it is about a scale or in 万元") {
  const auto six = [](const std::string& text) {
    return found("content.fee-statement", {body("other_matters", text)});
  };
  CHECK(six("实际收取信息处理费共计385元。") == Lines{"warning 385"});
  CHECK(six("实际收取信息处理费共计380元。") == Lines{});
  CHECK(six("实际收取信息处理费0元。") == Lines{});
  CHECK(six("信息处理费标准为每页15元。") == Lines{});
  CHECK(six("收取信息处理费1.25万元。") == Lines{});
}

}  // namespace
}  // namespace gouji
