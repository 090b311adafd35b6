// Headings in the many ways that published reports write them.
#include <doctest/doctest.h>

#include "check/prose_report.h"

namespace gouji {
namespace {

using Lines = std::vector<std::string>;

SpecimenEdit heading(std::string section, std::string text) {
  return {SpecimenEdit::Kind::heading, "", "", "", std::move(section), std::move(text), 0};
}

// What is said of sections, and no more than that, where one has this heading.
Lines said(const std::string& section, const std::string& text) {
  Lines all;
  for (const auto* rule : {"section.missing", "section.order", "section.duplicate", "section.empty",
                           "section.wording", "table.missing"}) {
    for (const auto& line : sample::found(rule, {heading(section, text)})) {
      all.push_back(std::string(rule) + " " + line);
    }
  }
  return all;
}

}  // namespace

TEST_CASE("a heading that a reader takes for the section's is another wording and not missing") {
  const std::vector<std::pair<const char*, const char*>> headings = {
      {"overview", "一、政府信息公开工作基本情况"},
      {"overview", "一、2023年工作总体情况"},
      {"overview", "一、全县政府信息公开工作总体情况"},
      {"overview", "一、政府信息公开工作开展情况"},
      {"overview", "一、基本情况"},
      {"disclosure", "二、主动公开情况"},
      {"disclosure", "二、政府信息主动公开工作情况"},
      {"disclosure", "二、主动公开政府信息工作情况"},
      {"disclosure", "二、主动公开政府信息总体情况"},
      {"applications", "三、收到和办理政府信息公开申请情况"},
      {"applications", "三、政府信息依申请公开办理情况"},
      {"applications", "三、政府信息公开申请办理情况"},
      {"applications", "三、受理和处理政府信息公开申请情况"},
      {"applications", "三、收到、处理政府信息公开申请的情况"},
      {"proceedings", "四、行政复议、行政诉讼情况"},
      {"proceedings", "四、因政府信息公开申请行政复议、提起行政诉讼的情况"},
      {"proceedings", "四、政府信息公开行政复议、诉讼情况"},
      {"proceedings", "四、政府信息公开工作被申请行政复议和被提起行政诉讼情况"},
      {"proceedings", "四、复议和诉讼情况"},
      {"problems", "五、存在的问题及改进措施"},
      {"problems", "五、主要问题和改进措施"},
      {"problems", "五、问题和改进"},
      {"problems", "五、存在的主要问题及改进情况"},
      {"problems", "五、存在问题和改进方向"},
      {"problems", "五、存在的问题及下一步工作打算"},
      {"problems", "五、工作中存在的主要问题及改进措施"},
      {"problems", "五、政府信息公开工作存在的不足及2024年改进计划"},
      {"problems", "五、存在的困难和问题及整改措施"},
      {"problems", "五、存在的主要问题"},
      {"problems", "五、存在不足与下一步努力方向"},
      {"problems", "五、存在的主要问题、原因分析及改进措施"},
      {"other_matters", "六、其他需要说明的事项"},
      {"other_matters", "六、其它需要报告的事项"},
      {"other_matters", "六、需要说明的其他情况"},
      {"other_matters", "六、其他有关事项"},
      {"other_matters", "六、其他"},
  };
  for (const auto& [section, text] : headings) {
    const std::string wording = text;
    const bool template_wording = wording == "五、存在的主要问题及改进情况";
    CHECK_MESSAGE(said(section, text) ==
                      (template_wording ? Lines{} : Lines{"section.wording advice " + wording}),
                  wording);
  }
}

TEST_CASE("a heading of something else leaves its section missing") {
  const std::vector<std::pair<const char*, const char*>> headings = {
      {"overview", "一、组织领导情况"},
      {"overview", "一、情况"},
      // Of reports from before the format.
      {"overview", "一、概述"},
      {"applications", "三、依申请公开政府信息情况"},
      {"applications", "三、依申请公开情况"},
      {"disclosure", "二、重点领域公开情况"},
      {"applications", "三、互动回应情况"},
      {"proceedings", "四、监督保障情况"},
      {"problems", "五、问题线索处理情况"},
      {"problems", "五、群众反映问题办理情况"},
      {"problems", "五、下一步工作打算"},
      {"other_matters", "六、其他处理"},
      {"other_matters", "六、其他政务公开工作"},
  };
  for (const auto& [section, text] : headings) {
    const auto missing = sample::found("section.missing", {heading(section, text)});
    CHECK_MESSAGE(missing.size() == 1, text);
  }
}

TEST_CASE("a sub-heading in a section's own words is no second heading of it") {
  const auto twice = [](const std::string& text) {
    return said("problems", "五、存在的主要问题及改进措施").size() +
           sample::found("section.duplicate", {heading("problems", "五、问题和改进措施"),
                                               sample::body("problems", text)})
               .size();
  };
  CHECK(twice("存在的问题\n部分栏目更新不及时。\n改进措施\n已逐项整改。") == 1);
  CHECK(twice("（一）存在的问题\n部分栏目更新不及时。\n（二）改进措施\n已逐项整改。") == 1);
  CHECK(twice("1.存在的问题\n部分栏目更新不及时。\n2.改进措施\n已逐项整改。") == 1);
}

TEST_CASE(
    "where no heading has its number a line counts between the sections beside its own alone") {
  const auto unnumbered = [](const std::string& third, const std::string& overview) {
    return sample::Edits{heading("overview", "总体情况"),
                         heading("disclosure", "主动公开政府信息情况"),
                         heading("applications", third),
                         heading("proceedings", "政府信息公开行政复议、行政诉讼情况"),
                         heading("problems", "存在的主要问题及改进情况"),
                         heading("other_matters", "其他需要报告的事项"),
                         sample::body("overview", overview)};
  };
  const auto sub = unnumbered("互动回应", "受理政府信息公开申请情况\n全年按期答复。");
  CHECK(sample::found("section.missing", sub).size() == 1);
  CHECK(sample::found("section.order", sub) == Lines{});
  const auto own = unnumbered("受理政府信息公开申请情况", "全年按期答复。");
  CHECK(sample::found("section.missing", own) == Lines{});
  CHECK(sample::found("section.wording", own) == Lines{"advice 受理政府信息公开申请情况"});
}

}  // namespace gouji
