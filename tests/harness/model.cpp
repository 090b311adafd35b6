#include "model.h"

namespace harness {

const std::vector<std::string> kSectionIds = {"overview",    "disclosure", "applications",
                                              "proceedings", "problems",   "other_matters"};
const std::vector<std::string> kApplicants = {"natural_person", "enterprise",    "research",
                                              "welfare",        "legal_service", "other"};

std::string Cell::print() const {
  if (state == blank) return "";
  if (state == word) return text;
  std::int64_t absolute = hundredths < 0 ? -hundredths : hundredths;
  std::string out = hundredths < 0 ? "-" : "";
  out += std::to_string(absolute / 100);
  if (const std::int64_t rest = absolute % 100; rest != 0) {
    out += '.';
    out += static_cast<char>('0' + rest / 10);
    if (rest % 10 != 0) out += static_cast<char>('0' + rest % 10);
  }
  return out;
}

Row* Table::row(const std::string& id) {
  for (Part& part : parts)
    for (Row& row : part.rows)
      if (row.id == id) return &row;
  return nullptr;
}

const Row* Table::row(const std::string& id) const { return const_cast<Table*>(this)->row(id); }

Cell* Table::cell(const std::string& row_id, const std::string& column_id) {
  for (Part& part : parts)
    for (Row& row : part.rows)
      if (row.id == row_id)
        for (std::size_t c = 0; c < part.columns.size(); ++c)
          if (part.columns[c].id == column_id) return &row.cells[c];
  return nullptr;
}

const Cell* Table::cell(const std::string& row_id, const std::string& column_id) const {
  return const_cast<Table*>(this)->cell(row_id, column_id);
}

bool Table::has_column(const std::string& id) const {
  for (const Part& part : parts)
    for (const Column& column : part.columns)
      if (column.id == id) return true;
  return false;
}

Part* Table::part_of(const std::string& row_id) {
  for (Part& part : parts)
    for (Row& row : part.rows)
      if (row.id == row_id) return &part;
  return nullptr;
}

Table* Report::table(const std::string& id) {
  for (Table& table : tables)
    if (table.id == id) return &table;
  return nullptr;
}

const Table* Report::table(const std::string& id) const {
  return const_cast<Report*>(this)->table(id);
}

Section* Report::section(const std::string& id) {
  for (Section& section : sections)
    if (section.id == id) return &section;
  return nullptr;
}

const Section* Report::section(const std::string& id) const {
  return const_cast<Report*>(this)->section(id);
}

std::string section_title(const std::string& id) {
  if (id == "overview") return "总体情况";
  if (id == "disclosure") return "主动公开政府信息情况";
  if (id == "applications") return "收到和处理政府信息公开申请情况";
  if (id == "proceedings") return "政府信息公开行政复议、行政诉讼情况";
  if (id == "problems") return "存在的主要问题及改进情况";
  return "其他需要报告的事项";
}

std::string Report::title() const {
  const std::string shown = std::to_string(title_year);
  if (title_state == TitleState::missing) return "";
  if (title_state == TitleState::no_agency) return shown + "年政府信息公开工作年度报告";
  if (title_state == TitleState::no_work) return agency + shown + "年政府信息公开年度报告";
  if (title_form == 1) return shown + "年" + agency + "政府信息公开工作年度报告";
  if (title_form == 2) return agency + shown + "年度政府信息公开工作年度报告";
  return agency + shown + "年政府信息公开工作年度报告";
}

std::string Report::preamble() const {
  const bool cites_2021 = (due == 2021) != cites_older;
  std::string text = "根据《中华人民共和国政府信息公开条例》（国务院令第711号）和";
  text += cites_2021 ? "《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）"
                     : "政府信息公开工作年度报告格式（国办公开办函〔2019〕60号）";
  text += "的要求，编制本报告。";
  if (parts_state != PartsState::absent) {
    const bool five = parts_state == PartsState::five_named;
    text += "本报告由";
    text += five ? "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、"
                   "政府信息公开行政复议和行政诉讼情况、其他需要报告的事项五"
                 : "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、"
                   "政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、"
                   "其他需要报告的事项六";
    text += "部分组成。";
  }
  const std::string shown = std::to_string(period_year);
  text += "本报告所列数据的统计期限为" + shown + "年1月1日至" + shown + "年" +
          std::to_string(period_end_month) + "月" + std::to_string(period_end_day) + "日。";
  return text;
}

namespace {

Part part_with(std::string id, std::string heading, std::string corner, std::vector<Column> columns,
               std::vector<Row> rows) {
  for (Row& row : rows) row.cells.assign(columns.size(), Cell::of(0));
  return {std::move(id), std::move(heading), std::move(corner), std::move(columns),
          std::move(rows)};
}

Row row_of(std::string id, std::string label, std::vector<std::string> groups = {}) {
  Row row;
  row.id = std::move(id);
  row.label = std::move(label);
  row.groups = std::move(groups);
  return row;
}

Table disclosure_2021() {
  const std::string item = "信息内容";
  const std::vector<Column> decisions = {{"decisions", "本年处理决定数量", {}}};
  Table table{"disclosure", false, {}};
  table.parts.push_back(
      part_with("item-1", "第二十条第（一）项", item,
                {{"issued", "本年制发件数", {}},
                 {"repealed", "本年废止件数", {}},
                 {"in_force", "现行有效件数", {}}},
                {row_of("regulations", "规章"), row_of("normative_documents", "行政规范性文件")}));
  table.parts.push_back(part_with("item-5", "第二十条第（五）项", item, decisions,
                                  {row_of("licensing", "行政许可")}));
  table.parts.push_back(
      part_with("item-6", "第二十条第（六）项", item, decisions,
                {row_of("penalties", "行政处罚"), row_of("coercion", "行政强制")}));
  table.parts.push_back(part_with("item-8", "第二十条第（八）项", item,
                                  {{"amount", "本年收费金额（单位：万元）", {}}},
                                  {row_of("fees", "行政事业性收费")}));
  return table;
}

Table disclosure_2019() {
  const std::string item = "信息内容";
  const std::vector<Column> decisions = {{"previous_items", "上一年项目数量", {}},
                                         {"change", "本年增/减", {}},
                                         {"decisions", "处理决定数量", {}}};
  Table table{"disclosure", false, {}};
  table.parts.push_back(
      part_with("item-1", "第二十条第（一）项", item,
                {{"made", "本年新制作数量", {}},
                 {"newly_published", "本年新公开数量", {}},
                 {"published_total", "对外公开总数量", {}}},
                {row_of("regulations", "规章"), row_of("normative_documents", "规范性文件")}));
  table.parts.push_back(part_with(
      "item-5", "第二十条第（五）项", item, decisions,
      {row_of("licensing", "行政许可"), row_of("other_services", "其他对外管理服务事项")}));
  table.parts.push_back(
      part_with("item-6", "第二十条第（六）项", item, decisions,
                {row_of("penalties", "行政处罚"), row_of("coercion", "行政强制")}));
  table.parts.push_back(
      part_with("item-8", "第二十条第（八）项", item,
                {{"previous_items", "上一年项目数量", {}}, {"change", "本年增/减", {}}},
                {row_of("fees", "行政事业性收费")}));
  table.parts.push_back(part_with("item-9", "第二十条第（九）项", item,
                                  {{"projects", "采购项目数量", {}}, {"amount", "采购总金额", {}}},
                                  {row_of("procurement", "政府集中采购")}));
  return table;
}

std::vector<Row> application_rows(int edition) {
  const std::string third = "三、本年度办理结果";
  const std::vector<std::string> refused = {third, "（三）不予公开"};
  const std::vector<std::string> unavailable = {third, "（四）无法提供"};
  const std::vector<std::string> declined = {third, "（五）不予处理"};
  const std::vector<std::string> other = {third, "（六）其他处理"};
  std::vector<Row> rows = {
      row_of("received", "一、本年新收政府信息公开申请数量"),
      row_of("carried_in", "二、上年结转政府信息公开申请数量"),
      row_of("granted", "（一）予以公开", {third}),
      row_of("partial", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", {third}),
      row_of("refused.state_secret", "1.属于国家秘密", refused),
      row_of("refused.law", "2.其他法律行政法规禁止公开", refused),
      row_of("refused.security", "3.危及“三安全一稳定”", refused),
      row_of("refused.third_party", "4.保护第三方合法权益", refused),
      row_of("refused.internal", "5.属于三类内部事务信息", refused),
      row_of("refused.process", "6.属于四类过程性信息", refused),
      row_of("refused.enforcement_file", "7.属于行政执法案卷", refused),
      row_of("refused.inquiry", "8.属于行政查询事项", refused),
      row_of("unavailable.not_held", "1.本机关不掌握相关政府信息", unavailable),
      row_of("unavailable.to_create", "2.没有现成信息需要另行制作", unavailable),
      row_of("unavailable.unclear", "3.补正后申请内容仍不明确", unavailable),
      row_of("declined.petition", "1.信访举报投诉类申请", declined),
      row_of("declined.repeated", "2.重复申请", declined),
      row_of("declined.publication", "3.要求提供公开出版物", declined),
      row_of("declined.excessive", "4.无正当理由大量反复申请", declined),
      row_of("declined.reconfirm", "5.要求行政机关确认或重新出具已获取信息", declined)};
  if (edition == 2021) {
    rows.push_back(row_of("other.no_supplement",
                          "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
                          other));
    rows.push_back(
        row_of("other.fee_unpaid",
               "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", other));
    rows.push_back(row_of("other.other", "3.其他", other));
  } else {
    rows.push_back(row_of("other", "（六）其他处理", {third}));
  }
  rows.push_back(row_of("processed_total", "（七）总计", {third}));
  rows.push_back(row_of("carried_out", "四、结转下年度继续办理"));
  return rows;
}

Table applications(int edition) {
  const std::string all = "申请人情况", legal = "法人或其他组织";
  const std::vector<Column> columns = {{"natural_person", "自然人", {all}},
                                       {"enterprise", "商业企业", {all, legal}},
                                       {"research", "科研机构", {all, legal}},
                                       {"welfare", "社会公益组织", {all, legal}},
                                       {"legal_service", "法律服务机构", {all, legal}},
                                       {"other", "其他", {all, legal}},
                                       {"total", "总计", {all}}};
  return {
      "applications",
      false,
      {part_with("all", "", "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
                 columns, application_rows(edition))}};
}

Table proceedings() {
  const std::string suits = "行政诉讼";
  return {"proceedings",
          true,
          {part_with("all", "", "",
                     {{"upheld", "结果维持", {}},
                      {"corrected", "结果纠正", {}},
                      {"other", "其他结果", {}},
                      {"pending", "尚未审结", {}},
                      {"total", "总计", {}}},
                     {row_of("review", "行政复议"), row_of("direct", "未经复议直接起诉", {suits}),
                      row_of("after_review", "复议后起诉", {suits})})}};
}

}  // namespace

std::vector<std::string> outcome_rows(int edition) {
  std::vector<std::string> out;
  for (const Row& row : application_rows(edition))
    if (!row.groups.empty() && row.id != "processed_total") out.push_back(row.id);
  return out;
}

std::vector<Table> blank_form(int edition) {
  return {edition == 2021 ? disclosure_2021() : disclosure_2019(), applications(edition),
          proceedings()};
}

}  // namespace harness
