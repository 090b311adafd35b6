// Phrases of real reports, with the figures of the specimen: right ones silent, wrong ones found,
// what looks like a figure and is none silent.
#include <doctest/doctest.h>

#include "narrative_report.h"
#include "print.h"

namespace gouji::narrative {
namespace {

const std::string kReceived = "applications.received.total>119";
const std::string kClosed = "applications.processed_total.total>117";
const std::string kCarriedOut = "applications.carried_out.total>6";
const std::string kCarriedIn = "applications.carried_in.total>4";

std::string wrong(const std::string& found, const std::string& cell) {
  return "warning figure " + found + " " + cell;
}

TEST_CASE("applications received, closed and carried over are compared with their rows") {
  CHECK(found("2023年全市共受理政府信息公开申请件119件，办结117件，结转下年度继续办理6件。") ==
        Lines{});
  CHECK(found("2023年全市共受理政府信息公开申请件109件，办结107件，结转下年度继续办理7件。") ==
        Lines{wrong("109", kReceived), wrong("107", kClosed), wrong("7", kCarriedOut)});
  CHECK(found("全年办结政府信息公开申请117件。") == Lines{});
  CHECK(found("全年办结政府信息公开申请115件。") == Lines{wrong("115", kClosed)});
  CHECK(found("全市全年新收政府信息公开申请119件。") == Lines{});
  CHECK(found("全市全年新收政府信息公开申请123件。") == Lines{wrong("123", kReceived)});
  CHECK(found("市政府共收到119份政府信息公开申请。") == Lines{});
  CHECK(found("市政府共收到118份政府信息公开申请。") == Lines{wrong("118", kReceived)});
  CHECK(found("共收到信息公开申请119起，比2022年（96起）增长23.9%，答复117起。") == Lines{});
  CHECK(found("共收到信息公开申请119起，比2022年（96起）增长23.9%，答复116起。") ==
        Lines{wrong("116", kClosed)});
  CHECK(found("本年度共收到依申请公开政府信息119件，已答复117件，结转至下一年答复6件。") ==
        Lines{});
  CHECK(found("本年度共收到依申请公开政府信息119件，已答复117件，结转至下一年答复5件。") ==
        Lines{wrong("5", kCarriedOut)});
  CHECK(found("2023年，新收政府信息公开公开申请117件。") == Lines{wrong("117", kReceived)});
  CHECK(found("2023年通过信函、网络等渠道收到依申请公开119件。") == Lines{});
  CHECK(found("2023年通过信函、网络等渠道收到依申请公开116件。") == Lines{wrong("116", kReceived)});
  CHECK(found("共受理群众政府信息公开申请119件，按时办结117件。") == Lines{});
  CHECK(found("共受理群众政府信息公开申请121件，按时办结121件。") ==
        Lines{wrong("121", kReceived), wrong("121", kClosed)});
  CHECK(found("2023年度依申请公开数为119件。") == Lines{});
  CHECK(found("2023年度依申请公开数为120件。") == Lines{wrong("120", kReceived)});
}

TEST_CASE("a figure with those carried in is another reading of the same words") {
  CHECK(found("全年共受理政府信息公开申请123件（含上年结转4件）。") == Lines{});
  CHECK(found("全年共受理政府信息公开申请122件（含上年结转3件）。") ==
        Lines{wrong("122", kReceived), wrong("3", kCarriedIn)});
  CHECK(found("办理政府信息公开申请123件，办结117件，结转下一年办理6件。") == Lines{});
  CHECK(found("办理政府信息公开申请121件，办结117件，结转下一年办理6件。") ==
        Lines{"warning figure 121 >123"});
  CHECK(found("加上上年结转的，除去本年度结转下年度办理的，共办理政府信息公开申请117件。") ==
        Lines{});
  CHECK(found("全年共收到公开申请119件（上年度结转4件，结转下年度6件）。") == Lines{});
  CHECK(found("全年共收到公开申请119件（上年度结转5件，结转下年度7件）。") ==
        Lines{wrong("5", kCarriedIn), wrong("7", kCarriedOut)});
  CHECK(found("共办理以市政府为被申请人的政府信息公开申请123件，当年度办结117件，结转下年度办理6件"
              "。") == Lines{});
  CHECK(found("共完成政府信息依申请公开答复117件，包括上年结转信息公开申请4件。") == Lines{});
  CHECK(found("共完成政府信息依申请公开答复118件，包括上年结转信息公开申请4件。") ==
        Lines{wrong("118", kClosed)});
  CHECK(found("承办上年结转政府信息公开申请5件，及时予以办结。") == Lines{wrong("5", kCarriedIn)});
  CHECK(found("全年新收政府信息公开申请数量119件，上年结转政府信息公开申请数量4件。") == Lines{});
}

TEST_CASE("the year carried to and the year carried from are told apart") {
  CHECK(found("政府信息公开申请结转2024年度继续办理6件，2022年结转申请4件。") == Lines{});
  CHECK(found("政府信息公开申请结转2024年度继续办理4件，2022年结转申请6件。") ==
        Lines{wrong("4", kCarriedOut), wrong("6", kCarriedIn)});
  CHECK(found("另有6件申请顺延到下年度答复。") == Lines{});
  CHECK(found("另有8件申请顺延到下年度答复。") == Lines{wrong("8", kCarriedOut)});
}

TEST_CASE("no application at all, in words") {
  CHECK(found("本机关未收到政府信息公开申请。") ==
        Lines{"warning figure 未收到政府信息公开申请 applications.received.total>"});
  CHECK(found(Report{"白石镇未收到和处理政府信息公开申请，零报告。",
                     {},
                     "national-2021",
                     "applications",
                     "白石镇人民政府2023年政府信息公开工作年度报告"})
            .size() == 2);
  CHECK(found("未收到政府信息公开申请行政复议。") == Lines{});
  CHECK(found("未收到要求减免费用的政府信息公开申请。") == Lines{});
  CHECK(found("通过信函渠道未收到政府信息公开申请。") == Lines{});
}

TEST_CASE("applicants") {
  CHECK(found("共受理政府信息公开申请119件，其中自然人申请104件，法人或其他组织申请15件。") ==
        Lines{});
  CHECK(found("共受理政府信息公开申请119件，其中自然人申请101件，法人或其他组织申请18件。") ==
        Lines{wrong("101", "applications.received.natural_person>104"), "warning figure 18 >15"});
  CHECK(found("共受理依申请公开事项119件（其中：自然人申请104件、企业申请12件、其他组织申请3件），"
              "上年结转4件。") == Lines{});
  CHECK(found("共受理依申请公开事项119件（其中：自然人申请104件、企业申请11件、其他组织申请4件），"
              "上年结转4件。") == Lines{wrong("11", "applications.received.enterprise>12"),
                                        wrong("4", "applications.received.other>1")});
}

TEST_CASE("outcomes, joined or alone") {
  CHECK(found("所有答复件中，予以公开及部分公开的66件，占56.4%。") == Lines{});
  CHECK(found("所有答复件中，予以公开及部分公开的67件。") == Lines{"warning figure 67 >66"});
  CHECK(found("答复的申请中，予以公开54件、部分公开12件、不予公开13件、无法提供28件、不予处理7件、"
              "其他处理3件。") == Lines{});
  CHECK(found("答复的申请中，予以公开53件、部分公开13件、不予公开14件、无法提供27件、不予处理8件、"
              "其他处理2件。") == Lines{wrong("53", "applications.granted.total>54"),
                                        wrong("13", "applications.partial.total>12"),
                                        "warning figure 14 >13", "warning figure 27 >28",
                                        "warning figure 8 >7", "warning figure 2 >3"});
  CHECK(
      found(
          "“同意公开”54件，“部分公开”12件、“不予公开”13件、“无法提供”28件，以上为申请答复情况。") ==
      Lines{});
  CHECK(found("答复申请中，因本机关不掌握等原因无法提供的28件。") == Lines{});
  CHECK(found("答复申请中，因本机关不掌握等原因无法提供的21件。") == Lines{});
  CHECK(found("答复申请中，因本机关不掌握等原因无法提供的30件。").size() == 1);
  CHECK(found("答复申请中，部分公开12件，因信息不存在的21件，结转至下一年度办理6件。") == Lines{});
  CHECK(found("答复申请中，部分公开12件，因信息不存在的20件，结转至下一年度办理6件。") ==
        Lines{wrong("20", "applications.unavailable.not_held.total>21")});
  CHECK(found("已答复申请117件，其中54件申请的内容予以公开，5件因四类过程信息不予公开，"
              "21件因本机关不掌握相关政府信息而不予公开、2件属于行政查询事项不予公开。") ==
        Lines{});
  CHECK(found("已答复申请117件，其中55件申请的内容予以公开，6件因四类过程信息不予公开，"
              "20件因本机关不掌握相关政府信息而不予公开、3件属于行政查询事项不予公开。")
            .size() == 4);
  CHECK(found("申请答复中，其中公开54起，不存在21起，属于行政执法案卷2起。") == Lines{});
  CHECK(found("申请答复中，其中公开53起，不存在19起，属于行政执法案卷3起。").size() == 3);
}

TEST_CASE("reviews and lawsuits") {
  CHECK(found("全年因政府信息公开申请引起的行政复议4件，行政诉讼3件。") == Lines{});
  CHECK(found("全年因政府信息公开申请引起的行政复议5件，行政诉讼4件。") ==
        Lines{wrong("5", "proceedings.review.total>4"), "warning figure 4 >3"});
  CHECK(found("依法办理涉及政府信息公开的行政复议4件、行政诉讼3件。") == Lines{});
  CHECK(found("依法办理涉及政府信息公开的行政复议9件。") ==
        Lines{"advice figure 9 proceedings.review.total>4"});
  CHECK(found("因政府信息公开工作被申请行政复议4件，与去年相同。") == Lines{});
  CHECK(found("发生4起有关政府信息公开的行政复议案件。") == Lines{});
  CHECK(found("发生2起有关政府信息公开的行政复议案件。") ==
        Lines{wrong("2", "proceedings.review.total>4")});
  CHECK(found("全年办理行政复议案件35件，行政应诉案件20件。") == Lines{});
  CHECK(found("政府信息公开引发行政复议4件，行政诉讼3件，均维持结果。") ==
        Lines{"warning figure 信息公开引发行政复议4件，行政诉讼3件，均维持 >"});
  CHECK(found("政府信息公开引发行政复议4件，行政诉讼3件，已审结的均获维持。") == Lines{});
  CHECK(found("未发生因政府信息公开引起的行政复议、行政诉讼。").size() == 2);
  CHECK(found("未发生因政府信息公开引起的行政复议被纠错、行政诉讼败诉的情况。") == Lines{});
  CHECK(found("未发生因依申请公开引发的行政败诉。") == Lines{});
  CHECK(found(Report{"未发生因依申请公开引发的行政败诉。",
                     {{"proceedings", "direct", "corrected", "1"},
                      {"proceedings", "direct", "pending", "0"}}})
            .size() == 1);
  CHECK(found("因政府信息公开引起的复议后起诉1件。") == Lines{});
  CHECK(found("因政府信息公开引起的复议后起诉2件。") ==
        Lines{wrong("2", "proceedings.after_review.total>1")});
  CHECK(found("政府信息公开行政复议1件（申请人撤回结案）、行政诉讼3件。") == Lines{});
}

TEST_CASE("documents in force elsewhere are remarked on and never an error") {
  const auto in = [](const std::string& text) {
    return found(Report{text, {}, "national-2021", "disclosure"});
  };
  CHECK(in("本年度制发规范性文件6份、废止2份，到期失效4份。") == Lines{});
  CHECK(in("本年度制发规范性文件7份、废止9份，到期失效4份。") ==
        Lines{wrong("7", "disclosure.normative_documents.issued>6")});
  CHECK(in("制发6份规范性文件，废止2份规范性文件，现行有效规范性文件48份。") == Lines{});
  CHECK(in("制发4份规范性文件，废止3份规范性文件，现行有效规范性文件40份。") ==
        Lines{wrong("4", "disclosure.normative_documents.issued>6"),
              wrong("3", "disclosure.normative_documents.repealed>2"),
              wrong("40", "disclosure.normative_documents.in_force>48")});
  CHECK(in("共制定规范性文件6件，废止规范性文件2件，现行有效的规范性文件48件。") == Lines{});
  CHECK(in("2023年以来现行有效的行政规范性文件46件。") ==
        Lines{wrong("46", "disclosure.normative_documents.in_force>48")});
  CHECK(in("整理全市现行有效规范性文件50份，按要求完成入库。") ==
        Lines{"advice figure 50 disclosure.normative_documents.in_force>48"});
  CHECK(in("在专栏集中公开现行有效行政规范性文件45篇。") ==
        Lines{"advice figure 45 disclosure.normative_documents.in_force>48"});
  CHECK(in("发布行政规范性文件16件，现行有效文件共计90件。") == Lines{});
  CHECK(in("市政府及办公室名义印发的规范性文件继续有效30件，失效4件、废止5件。") == Lines{});
  CHECK(in("本年度行政规范性文件发布5条，废止数量2条，现行有效数量48条。") ==
        Lines{"advice figure 5 disclosure.normative_documents.issued>6"});
  CHECK(in("全年共制发（修改）政府规章3份，废止政府规章1份，现行有效政府规章20份。").size() == 3);
  CHECK(in("制定规范性文件6件，办理行政许可1320件。") == Lines{});
  CHECK(in("制定规范性文件6件，办理行政许可1300件。") ==
        Lines{"advice figure 1300 disclosure.licensing.decisions>1320"});
}

TEST_CASE("figures that state no cell are left alone") {
  for (const auto* text :
       {"全年收到政府信息公开申请120余件。",
        "全年收到政府信息公开申请约100件。",
        "全年收到政府信息公开申请近百件，超过100件。",
        "全年收到政府信息公开申请0.01万件。",
        "受理线上信息公开申请80件，依法办结70件，受理线下信息公开申请39件，已全部依法办结。",
        "其中，通过网络申请90件，通过信函申请20件，通过当面申请9件。",
        "收到涉及土地征收的政府信息公开申请40件。",
        "2022年收到政府信息公开申请96件。",
        "截至6月底收到政府信息公开申请50件。",
        "上半年共收到政府信息公开申请50件。",
        "截至2023年12月31日，我局累计共受理政府信息公开申请320件。",
        "申请人主动撤销申请1件。",
        "通过信用平台公示行政许可信息1287条。",
        "发布规章制度类信息6条、规范性文件类信息9条、处罚强制类信息30条。",
        "申请量同比增长12.5%。",
        "收到政府信息公开申请较上年增加5件。",
        "2023年全市实际收取信息处理费共计400元。",
        "2023年，市政府未收取信息处理费。",
        "清溪市教育局收到政府信息公开申请12件。",
        "市政府办公室收到政府信息公开申请20件。",
        "依据国办公开办函〔2021〕30号和国务院令第711号办理。"}) {
    CAPTURE(std::string(text));
    CHECK(found(text) == Lines{});
  }
}

TEST_CASE("numbers are read however they are written") {
  CHECK(found("全年收到政府信息公开申请１１９件。") == Lines{});
  CHECK(found("全年收到政府信息公开申请 119 件，結轉下年度六件。") == Lines{});
  CHECK(found("全年收到政府信息公开申请一百一十九件。") == Lines{});
  CHECK(found("全年收到政府信息公开申请一百二十件。") == Lines{wrong("120", kReceived)});
  CHECK(found("全年收到政府信息公開申請１２９件。") == Lines{wrong("129", kReceived)});
  CHECK(found(Report{"作出行政许可决定1,320件。", {}, "national-2021", "disclosure"}) == Lines{});
}

TEST_CASE("tables that cannot be had are compared with nothing") {
  const std::string text = "全年收到政府信息公开申请129件。";
  CHECK(found(Report{text, {{"applications", "received", "total", "不详"}}}) == Lines{});
  // A blank total is the sum of its parts.
  CHECK(found(Report{text, {{"applications", "received", "total", ""}}}).size() == 1);
  CHECK(found(Report{"全年收到政府信息公开申请119件。",
                     {{"applications", "received", "total", ""}}}) == Lines{});
  // A total that its parts belie is no ground against prose that agrees with them.
  CHECK(found(Report{"全年收到政府信息公开申请119件。",
                     {{"applications", "received", "total", "129"}}}) == Lines{});
}

TEST_CASE("a department does not answer for the whole area, nor a government for its office") {
  const std::string department = "清溪市教育局2023年政府信息公开工作年度报告";
  CHECK(
      found(Report{
          "全市共收到政府信息公开申请300件。", {}, "national-2021", "applications", department}) ==
      Lines{});
  CHECK(found(Report{
            "我局收到政府信息公开申请300件。", {}, "national-2021", "applications", department}) ==
        Lines{wrong("300", kReceived)});
  CHECK(found("全市共收到政府信息公开申请300件。") == Lines{wrong("300", kReceived)});
}

TEST_CASE("the edition before has its own rows and columns") {
  const auto in = [](const std::string& text) { return found(Report{text, {}, "national-2019"}); };
  CHECK(in("答复申请中，其他处理3件。") == Lines{});
  CHECK(in("答复申请中，其他处理4件。") == Lines{"warning figure 4 applications.other.total>3"});
  CHECK(in("全年制发规范性文件12件。") == Lines{});
  CHECK(in("全年现行有效规范性文件99件。") == Lines{});
  CHECK(in("答复申请中，其他处理4件，收到政府信息公开申请110件。").size() == 2);
}

TEST_CASE("a finding quotes the prose, names its cell and tells every reading") {
  const auto all = findings(Report{"全年共受理政府信息公开申请129件。"});
  REQUIRE(all.size() == 1);
  CHECK(all[0].message.zh ==
        "正文“全年共受理政府信息公开申请129件”中的129与表中数据不符：“一、本年新收政府信息公开申请"
        "数量”为119、"
        "“一、本年新收政府信息公开申请数量”加“二、上年结转政府信息公开申请数量”为123");
  CHECK(all[0].computation ==
        "applications.received.total = 119; applications.received.total + "
        "applications.carried_in.total = 123");
  CHECK(all[0].section == "applications");
  CHECK(all[0].confidence == Confidence::likely);
  REQUIRE(all[0].related.size() == 1);
  CHECK(all[0].related[0].found == "119");
}

}  // namespace
}  // namespace gouji::narrative
