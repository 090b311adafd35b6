#include "sample.h"

#include <stdexcept>

namespace gouji::sample {
namespace {

Rule rule_of_kind(std::string_view kind, const std::string& message) {
  Rule rule;
  rule.id = rule.kind = std::string(kind);
  rule.message = {message, message};
  rule.clause = "第一条";
  return rule;
}

ColumnSpec column(const std::string& id, const std::string& label,
                  FigureKind kind = FigureKind::count) {
  ColumnSpec spec;
  spec.id = id;
  spec.label.text = label;
  spec.kind = kind;
  return spec;
}

RowSpec row_spec(const std::string& id, const std::string& label) {
  RowSpec spec;
  spec.id = id;
  spec.label.text = label;
  return spec;
}

std::vector<TableSpec> tables() {
  TableSpec disclosure;
  disclosure.id = disclosure.section = "disclosure";
  disclosure.name = {"主动公开表", "Disclosure"};
  disclosure.columns = {column("issued", "制发"), column("in_force", "有效"),
                        column("amount", "金额", FigureKind::amount)};
  disclosure.rows = {row_spec("regulations", "规章"), row_spec("documents", "文件"),
                     row_spec("fees", "收费")};
  disclosure.parts = {{"item-1", {}, {0, 1}, {0, 1}}, {"item-8", {}, {2}, {2}}};
  TableSpec applications;
  applications.id = applications.section = "applications";
  applications.name = {"申请表", "Applications"};
  applications.columns = {column("person", "自然人"), column("total", "总计")};
  applications.rows = {row_spec("received", "新收"), row_spec("closed", "办结"),
                       row_spec("other", "其他")};
  applications.parts = {{"all", {}, {0, 1}, {0, 1, 2}}};
  return {disclosure, applications};
}

std::vector<Rule> rules() {
  std::vector<Rule> all;
  const auto add = [&](std::string_view kind, const std::string& message) -> Rule& {
    return all.emplace_back(rule_of_kind(kind, message));
  };
  add("edition-outdated", "{labels}|{followed}|{due}|{year}");
  add("edition-basis", "{found}|{due}").severity = Severity::advice;
  add("title-missing", "");
  add("title-form", "{found}|{missing}").messages = {{"year", {"没有年份", "no year"}}};
  add("title-year", "title {found}|{expected}").messages = {
      {"period", {"period {found}|{expected}", ""}},
      {"overview", {"overview {found}|{expected}", ""}}};
  add("period", "{found}|{year}");
  add("preamble-parts", "?").messages = {{"count", {"{stated}，列{named}", "{stated} {named}"}},
                                         {"missing", {"漏{sections}", "without {sections}"}},
                                         {"extra", {"{stated}，实{found}", "{stated} {found}"}}};
  add("section-missing", "{section}");
  add("section-order", "{section}|{after}");
  add("section-duplicate", "{section}");
  add("section-empty", "{section}");
  add("section-wording", "{section}|{found}");
  add("table-missing", "{table}|{section}");
  add("table-blank", "{table}");
  add("row-missing", "{table}|{row}");
  add("column-missing", "{table}|{column}");
  add("row-wording", "{table}|{row}|{found}");
  add("row-unknown", "{table}|{found}");
  auto& unreadable = add("table-unreadable", "{table}");
  unreadable.severity = Severity::unclear;
  unreadable.messages = {{"picture", {"{table}是图片", "{table} is a picture"}},
                         {"untied", {"{table}：{rows}", "{table}: {rows}"}},
                         {"drawn", {"{table}有{count}处：{cells}", "{table}, {count}: {cells}"}}};
  add("cell-blank", "{table}有{count}处：{cells}").severity = Severity::warning;
  add("cell-not-a-number", "{table}|{row}|{column}|{found}");
  add("cell-negative", "{table}|{row}|{column}|{found}");
  add("cell-fraction", "{table}|{row}|{column}|{found}");
  auto& bodies = add("figure-for-bodies", "{body}|{found}");
  bodies.parameters = {
      {"table", "disclosure"}, {"row", "regulations"}, {"bodies", "township subdistrict"}};
  bodies.words = {"管理委员会$"};
  add("fee-scale", "{found}").parameters = {
      {"table", "disclosure"}, {"row", "fees"}, {"column", "amount"}, {"at-least", "10000"}};
  return all;
}

}  // namespace

std::shared_ptr<Pack> small_pack() {
  auto pack = std::make_shared<Pack>();
  pack->id = "national-2021";
  pack->edition = "2021";
  pack->from_year = 2021;
  pack->basis = "甲办函〔2021〕1号";
  pack->citations = {"甲办函〔2021〕1号"};
  pack->sections = {{"overview", "一", {"总体情况", {}, {}}, ""},
                    {"disclosure", "二", {"主动公开情况", {}, {}}, ""},
                    {"applications", "三", {"申请情况", {}, {}}, ""}};
  pack->tables = tables();
  pack->rules = rules();
  pack->lists = {{"title.wording", {"工作年度报告"}}};
  return pack;
}

Sample::Sample() {
  source = std::make_shared<Source>();
  source->path = "清溪市.txt";
  document = std::make_shared<Document>();
  document->format = Format::text;
  document->source = source;
  const auto paragraph = [&](const std::string& text) {
    const auto where = line(text);
    Paragraph block;
    block.text.append(text, where);
    document->blocks.emplace_back(block);
    return where;
  };
  report.document = document;
  report.pack = report.followed = pack;
  report.title = "清溪市2023年政府信息公开工作年度报告";
  report.agency = "清溪市";
  report.title_line = {LabelMatch::exact, report.title, paragraph(report.title)};
  report.title_year = YearSource{2023, report.title_line.where};
  report.preamble_begin = 1;
  report.preamble_end = 2;
  paragraph("本报告依据甲办函〔2021〕1号编制。");
  for (int i = 0; i < 3; ++i) {
    SectionReading section;
    section.spec = i;
    const auto& spec = pack->sections[static_cast<std::size_t>(i)];
    section.raw = spec.number + "、" + spec.title.text;
    section.number = spec.number;
    section.where = paragraph(section.raw);
    section.first_block = document->blocks.size();
    if (i == 0) {
      paragraph("全市工作平稳。");
    } else {
      document->blocks.emplace_back(Grid{});
    }
    section.end_block = document->blocks.size();
    report.sections.push_back(section);
  }
  for (const auto& spec : pack->tables) {
    TableReading reading;
    reading.spec = &spec;
    reading.state = TableState::read;
    reading.where = line(spec.name.zh);
    reading.placed = true;
    for (const auto& row : spec.rows) {
      reading.rows.push_back({LabelMatch::exact, row.label.text, line(row.label.text)});
    }
    for (const auto& column : spec.columns) {
      reading.columns.push_back({LabelMatch::exact, column.label.text, line(column.label.text)});
    }
    reading.figures.resize(spec.rows.size() * spec.columns.size());
    for (std::size_t i = 0; i < reading.figures.size(); ++i) {
      const auto columns = spec.columns.size();
      if (!spec.asks_for(static_cast<int>(i / columns), static_cast<int>(i % columns))) continue;
      reading.figures[i] = {FigureState::number, Decimal(0), "0", "", line("0"), false};
    }
    report.tables.push_back(reading);
  }
}

Locus Sample::line(const std::string& text) {
  const auto begin = static_cast<std::uint32_t>(source->text.size());
  source->text += text + "\n";
  return {begin, begin + static_cast<std::uint32_t>(text.size()), -1};
}

TableReading& Sample::table(const std::string& id) {
  for (auto& reading : report.tables) {
    if (reading.spec->id == id) return reading;
  }
  throw std::out_of_range(id);
}

LabelReading& Sample::row(const std::string& id, const std::string& row) {
  auto& reading = table(id);
  return reading.rows.at(static_cast<std::size_t>(reading.spec->row(row)));
}

Figure& Sample::figure(const std::string& id, const std::string& row, const std::string& column) {
  auto& reading = table(id);
  const auto index =
      static_cast<std::size_t>(reading.spec->row(row)) * reading.spec->columns.size() +
      static_cast<std::size_t>(reading.spec->column(column));
  return reading.figures.at(index);
}

void Sample::set(const std::string& id, const std::string& row, const std::string& column,
                 const std::string& number) {
  auto& cell = figure(id, row, column);
  cell.state = FigureState::number;
  cell.value = Decimal::parse(number).value();
  cell.raw = number;
}

std::vector<Finding> Sample::find(std::string_view kind) const {
  const Examination examination{report, 2023, editions, betrayed_by};
  std::vector<Finding> findings;
  const auto* rule = report.pack->rule_of_kind(kind);
  rule_check(kind)(examination, *rule, findings);
  return findings;
}

std::vector<std::string> Sample::shortly(std::string_view kind) const {
  std::vector<std::string> lines;
  for (const auto& f : find(kind)) {
    std::string text;
    const auto add = [&](const std::string& part) { text += (text.empty() ? "" : " ") + part; };
    if (f.section) add(*f.section);
    if (f.table) {
      add(*f.table + (f.row ? "." + *f.row : "") + (f.column ? "." + *f.column : ""));
    }
    if (f.found || f.expected) add(f.found.value_or("") + ">" + f.expected.value_or(""));
    if (f.place && f.place->line) add(":" + std::to_string(*f.place->line));
    lines.push_back(text);
  }
  return lines;
}

}  // namespace gouji::sample
