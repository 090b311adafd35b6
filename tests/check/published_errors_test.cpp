// Slips of the kinds that published reports hold, each with a sound twin that stays silent.
#include <doctest/doctest.h>

#include "prose_report.h"

namespace gouji::sample {
namespace {

using Lines = std::vector<std::string>;

// Every finding on the specimen with these changes, as "rule what was found".
Lines all_found(const Edits& edits) {
  static PackLibrary packs;
  const auto pack = packs.get("national-2021");
  Lines all;
  for (const auto& f : check_bytes("report.xml", specimen_xml(*pack, edits), packs, {}).findings) {
    all.push_back(f.rule + (f.found ? " " + *f.found : ""));
  }
  return all;
}

const std::string kMeasure = "部分栏目更新不够及时。下一步将加强检查。";

Lines in_text(const std::string& sentence) {
  return all_found({body("problems", sentence + kMeasure)});
}

TEST_CASE("damaged words and phrases are found and sound ones are not") {
  struct Case {
    std::string wrong, found, right;
  };
  for (const auto& c : std::vector<Case>{
           {"全年共主动公开条。", "text.number-missing 共主动公开条", "全年共主动公开96条。"},
           {"群众可通过可以通过网站查询。", "text.fixed-phrase 可通过可以通过",
            "群众可以通过网站查询。"},
           {"认真做好公开公开工作。", "text.doubled 公开公开", "认真做好公开，公开内容有序。"},
           {"组织民意征集民意征集活动三次。", "text.doubled 民意征集民意征集",
            "组织民意征集，民意征集结果公布三次。"},
           {"各项工作情况情况良好。", "text.doubled 情况情况", "各项工作情况良好，情况已通报。"},
           {"属于四类过程性性信息的不予公开。", "text.fixed-phrase 过程性性",
            "属于四类过程性信息的不予公开。"},
           {"政府信息公开工情况良好。", "text.fixed-phrase 公开工情况",
            "政府信息公开工作情况良好。"},
           {"公民、或其他社会组织均可申请。", "text.fixed-phrase 公民、或其他社会组织",
            "公民、法人或其他社会组织均可申请。"},
           {"主动公开和已申请公开情况良好。", "text.fixed-phrase 已申请公开",
            "对已申请公开的事项逐件答复。"},
           {"属于三类内容事务信息的不予公开。", "text.fixed-phrase 类内容事务",
            "属于三类内部事务信息的不予公开。"},
           {"及时公开财政预算、结算信息。", "text.fixed-phrase 财政预算、结算",
            "及时公开财政预算、决算和工程结算信息。"},
           {"依据过半公开办函〔2021〕30号编制。", "text.fixed-phrase 过半公开办函〔2021〕30号",
            "依据国办公开办函〔2021〕30号编制。"},
           {"依据《条例》（国务院令第711条）编制。", "text.fixed-phrase 令第711条",
            "依据《条例》（国令第711号）编制。"},
           {"截止2023年12月31日，各项任务完成。", "text.fixed-phrase 截止",
            "截至2023年12月31日，各项任务完成，意见征集已截止。"},
           {"坚持公开是常态，公开是例外的原则。", "text.fixed-phrase 公开是常态，公开是例外",
            "坚持公开是常态，不公开是例外的原则。"},
           {"危及“三安全一稳”的信息不予公开。", "text.fixed-phrase 三安全一稳”",
            "危及“三安全一稳定”的信息不予公开。"},
           {"做好公开，、解读工作。", "text.punctuation 做好公开，、解读工作",
            "做好公开、解读工作。"},
           {"设置宣传牌3[FS:PAGE]1处。", "text.residue [FS:PAGE]", "设置宣传牌31处。"},
           {"2022年，我市认真落实各项公开任务。", "narrative.year 2022年",
            "2022年制定的计划，我市已认真落实。"},
           {"全年收到政府信息公开申请119封。", "narrative.unit 119封",
            "全年收到政府信息公开申请119宗。"}}) {
    CAPTURE(c.wrong);
    CHECK(in_text(c.wrong) == Lines{c.found});
    CHECK(in_text(c.right) == Lines{});
  }
}

// Marks after digits are lost where they sit in spans of their own: no fault of the report.
TEST_CASE("what extraction loses behind digits is no fault of the report") {
  for (const std::string text :
       {"统计自2023年1月1日起至12月31止。", "按照（国办发〔2022〕8）要求落实。",
        "依据国办公开办函〔202130号编制。", "本报告反映202311日至20231231日的情况。"}) {
    CAPTURE(text);
    CHECK(in_text(text) == Lines{});
  }
}

TEST_CASE("titles that lack something are found, usual variants are not") {
  const auto of = [](const std::string& text) { return all_found({title(text)}); };
  CHECK(of("2023年政府信息公开工作年度报告").size() == 1);
  CHECK(of("清溪市人民政府2023年政府信息公开工作报告").size() == 1);
  CHECK(of("清溪市人民政府关于2023年度政府信息公开情况的报告").size() == 1);
  CHECK(of("清溪市人民政府2023年政府信息公开工作告年度报").size() == 1);
  CHECK(of("清溪市人民政府2023年度政府信息公开工作年度报告") == Lines{});
  CHECK(of("2023年清溪市人民政府政府信息公开工作年度报告") == Lines{});
  CHECK(of("清溪市人民政府政府信息公开工作2023年度报告") == Lines{});
}

TEST_CASE("a preamble that names other parts than follow is found, its own words are not") {
  const auto of = [](const std::string& parts) {
    return all_found(
        {preamble("本报告由" + parts + "。所列数据的统计期限为2023年1月1日至2023年12月31日。")});
  };
  const std::string four =
      "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、"
      "政府信息公开行政复议和行政诉讼情况";
  CHECK(of(four + "、存在的主要问题及改进情况、其他需要报告的事项六部分组成") == Lines{});
  CHECK(of(four + "、存在的主要问题及改进措施、其他需要报告的事项等六个部分组成") == Lines{});
  CHECK(of(four + "、其他需要报告的事项六部分组成").size() == 1);
  CHECK(of(four + "、其他需要报告的事项五部分组成").size() == 1);
  CHECK(of(four + "、存在的主要问题及改进情况五部分组成").size() == 1);
}

TEST_CASE("a body that takes another's name is found, one that quotes it is not") {
  const auto of = [](const std::string& agency, const std::string& sentence) {
    return all_found(
        {title(agency + "2023年政府信息公开工作年度报告"), body("problems", sentence + kMeasure)});
  };
  CHECK(of("松溪乡人民政府", "我镇人员变动较大。") == Lines{"narrative.body 我镇"});
  CHECK(of("松溪乡人民政府", "我乡人员变动较大，在全镇（乡）评比中靠后。") == Lines{});
  CHECK(of("云岭县人民政府", "下一步加强对全市政务公开工作的指导。") ==
        Lines{"narrative.body 全市"});
  CHECK(of("云岭县人民政府", "我县在全市政务公开考核中位次靠后。") == Lines{});
}

TEST_CASE("fees are held against their scale, the notices and the table") {
  const auto of = [](const std::string& text) { return all_found({body("other_matters", text)}); };
  CHECK(of("2023年发出收费通知3件，金额合计400元，实际收取信息处理费380元。") == Lines{});
  CHECK(of("2023年发出收费通知3件，金额合计405元，实际收取信息处理费380元。") ==
        Lines{"content.fee-statement 405"});
  CHECK(of("2023年实际收取信息处理费385元。") == Lines{"content.fee-statement 385"});
  CHECK(of("2023年实际收取信息处理费860000元。") == Lines{"narrative.figure 860000"});
  CHECK(of("2023年实际收取信息处理费856000元。") == Lines{});
  const Edits unpaid{cell("applications", "other.fee_unpaid", "natural_person", "2"),
                     cell("applications", "other.other", "natural_person", "0"),
                     cell("applications", "other.fee_unpaid", "total", "2"),
                     cell("applications", "other.other", "total", "0")};
  const auto with_unpaid = [&](const std::string& text) {
    auto edits = unpaid;
    edits.push_back(body("other_matters", text));
    return all_found(edits);
  };
  CHECK(with_unpaid("2023年发出收费通知2件，未收取信息处理费。") == Lines{});
  CHECK(with_unpaid("2023年发出收费通知0件，未收取信息处理费。") == Lines{"narrative.figure 0"});
  CHECK(with_unpaid("2023年未收取信息处理费。") == Lines{"content.fee-statement"});
}

}  // namespace
}  // namespace gouji::sample
