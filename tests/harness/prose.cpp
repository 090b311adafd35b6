#include "prose.h"

namespace harness {
namespace {

using Lines = std::vector<std::string>;

std::string opening(const Report& report, Random& random) {
  static const Lines ends = {
      "认真贯彻《中华人民共和国政府信息公开条例》，紧扣中心任务，持续提高公开质量，"
      "较好地保障了群众的知情权。",
      "把政务公开摆在重要位置，坚持以公开促落实、以公开强监督，各项工作稳步推进。",
      "围绕群众关切做好信息公开，做到内容准确、程序规范、服务便民。"};
  return std::to_string(report.year) + "年，" + report.agency + random.pick(ends);
}

const std::vector<Lines>& aspects() {
  static const std::vector<Lines> all = {
      {"主动公开政策文件、财政资金、民生保障等领域的信息，政策解读与文件同步发布，回应关切及时。",
       "对照公开目录逐项更新栏目，重大政策一经出台即在门户网站发布，并配以通俗的解读。"},
      {"依申请公开渠道畅通，登记、审核、办理、答复各环节责任到人，答复文书规范。",
       "严格按照法定时限办理依申请公开事项，主动与申请人沟通，提高答复的针对性。"},
      {"健全政府信息管理制度，公文制发时同步确定公开属性，定期清理已发布的信息。",
       "加强政府信息管理，落实先审查、后公开的要求，做到专人负责、全程留痕。"},
      {"推进政府信息公开平台建设，优化门户网站栏目，规范政务新媒体运行，方便群众查阅。",
       "做好公开平台建设，完善网站检索功能，在办事大厅设置查阅点。"},
      {"强化监督保障，定期组织业务培训，将公开工作纳入日常督查，确保责任到位。",
       "加强监督保障，明确分管负责人和具体经办人，及时通报发现的问题。"}};
  return all;
}

Lines overview(const Report& report, Random& random) {
  static const Lines names = {"主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设",
                              "监督保障"};
  static const Lines numbers = {"一", "二", "三", "四", "五"};
  const auto form = random.below(3);
  Lines out = {opening(report, random)};
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::string text = random.pick(aspects()[i]);
    if (i == 4) text += "工作考核、社会评议和责任追究制度执行到位，全年未发生需要追究责任的情形。";
    if (form == 0) {
      out.push_back("（" + numbers[i] + "）" + names[i] + "情况");
      out.push_back(text);
    } else if (form == 1) {
      out.push_back("（" + numbers[i] + "）" + names[i] + "。" + text);
    } else {
      out.push_back(numbers[i] + "是" + names[i] + "方面。" + text);
    }
  }
  return out;
}

Lines problems(const Report& report, Random& random) {
  static const Lines troubles = {
      "存在的主要问题：政策解读形式较为单一，工作人员业务能力有待提高。",
      "虽然工作取得一定成效，但仍存在信息更新不够及时、栏目设置不够合理等问题。",
      "主要问题是公开内容的深度还不够，经办人员变动较为频繁。"};
  static const Lines measures = {
      "改进措施：丰富图文、视频等解读形式，加强业务培训，提升工作人员能力。",
      "下一步，将健全定期检查制度，及时更新栏目内容，优化栏目设置。",
      "针对上述问题，将加强对经办人员的指导，逐项整改，不断拓展公开的深度。"};
  const std::string trouble = random.pick(troubles), measure = random.pick(measures);
  if (random.percent(40)) return {"（一）主要问题", trouble, "（二）改进情况", measure};
  if (random.percent(50)) return {trouble, measure};
  return {report.self + "政府信息公开工作" + "仍有提升空间。" + trouble + measure};
}

// More notices than any report drawn here has applications given up for want of payment.
Lines fee_statement(Random& random) {
  static const Lines all = {
      "本年度依法发出收费通知20000000件，总金额6000000000元，实际收取信息处理费0元。",
      "按照规定，全年发出信息处理费收费通知30000000件，总金额9000000000元，实际收取400元。"};
  return {random.pick(all)};
}

std::string statute_title(const std::string& id) {
  if (id == "disclosure") return "行政机关主动公开政府信息情况";
  if (id == "applications") return "行政机关收到和处理政府信息公开申请情况";
  if (id == "proceedings") return "因政府信息公开工作被申请行政复议、提起行政诉讼情况";
  if (id == "problems") return "政府信息公开工作存在的主要问题及改进情况";
  return "";
}

}  // namespace

void write_sections(Report& report, Random& random) {
  static const Lines numbers = {"一", "二", "三", "四", "五", "六"};
  report.sections.clear();
  for (std::size_t i = 0; i < kSectionIds.size(); ++i) {
    Section section;
    section.id = kSectionIds[i];
    section.number = numbers[i];
    section.title = section_title(section.id);
    if (const std::string statute = statute_title(section.id);
        !statute.empty() && random.percent(10)) {
      section.title = statute;
      section.wording = Wording::accepted;
    }
    section.holds_table = i >= 1 && i <= 3;
    if (section.id == "overview") section.paragraphs = overview(report, random);
    if (section.id == "problems") section.paragraphs = problems(report, random);
    if (section.id == "other_matters") section.paragraphs = fee_statement(random);
    if (section.holds_table && random.percent(25)) section.paragraphs = {table_lead(section.id)};
    report.sections.push_back(std::move(section));
  }
}

std::string variant_title(const std::string& section, Random& random) {
  if (section == "overview") return random.pick(Lines{"政府信息公开总体情况", "信息公开总体情况"});
  if (section == "disclosure")
    return random.pick(Lines{"主动公开政府信息的情况", "主动公开信息情况"});
  if (section == "applications") return "收到处理政府信息公开申请情况";
  if (section == "proceedings") return "因政府信息公开工作被申请行政复议、行政诉讼情况";
  if (section == "problems")
    return random.pick(Lines{"存在的主要问题及改进措施", "存在的问题及改进情况"});
  return "其他事项";
}

std::string table_lead(const std::string& section) {
  if (section == "disclosure") return "主动公开政府信息的有关数据见下表。";
  if (section == "applications") return "申请的收到和处理情况见下表。";
  return "行政复议和行政诉讼的有关数据见下表。";
}

}  // namespace harness
