#include "equations_fixture.h"

#include <sstream>
#include <stdexcept>

namespace gouji_test {

using namespace gouji;

namespace {

TableSpec table_spec(const std::string& id, const std::vector<std::string>& columns,
                     const std::vector<std::string>& rows, bool across) {
  TableSpec spec;
  spec.id = id;
  spec.section = id;
  spec.name = {id + "表", id};
  spec.across = across;
  PartSpec part;
  for (const auto& c : columns) {
    part.columns.push_back(static_cast<int>(spec.columns.size()));
    spec.columns.push_back({c, {c, {}, {}}, FigureKind::count, {}});
  }
  for (const auto& r : rows) {
    part.rows.push_back(static_cast<int>(spec.rows.size()));
    spec.rows.push_back({r, {r, {}, {}}, {}, ""});
  }
  spec.parts.push_back(part);
  return spec;
}

Rule equation_rule(const std::string& id, const TableSpec& table, Rule::Each each,
                   const std::string& text, const std::string& at) {
  Rule rule;
  rule.id = id;
  rule.kind = "equation";
  rule.message = {"“{row}”行“{column}”列：{computation}，相差{difference}，现为{found}",
                  "{row} {column}: {computation}, off by {difference}, found {found}"};
  rule.table = table.id;
  rule.each = each;
  std::vector<std::string> names;
  if (each == Rule::Each::column) {
    for (const auto& r : table.rows) names.push_back(r.id);
    rule.at = table.row(at);
  } else {
    for (const auto& c : table.columns) names.push_back(c.id);
    rule.at = table.column(at);
  }
  auto parsed = parse_equation(text, names);
  if (!std::holds_alternative<Equation>(parsed)) throw std::logic_error("bad equation: " + text);
  rule.equation = std::get<Equation>(parsed);
  return rule;
}

std::shared_ptr<Pack> make_pack() {
  auto pack = std::make_shared<Pack>();
  pack->id = "test";
  pack->tables.push_back(table_spec(
      "applications",
      {"natural_person", "enterprise", "research", "welfare", "legal_service", "other", "total"},
      {"received", "carried_in", "granted", "partial", "refused.law", "refused.process",
       "unavailable.not_held", "other.no_supplement", "other.fee_unpaid", "other.other",
       "processed_total", "carried_out"},
      false));
  pack->tables.push_back(table_spec("proceedings",
                                    {"upheld", "corrected", "other", "pending", "total"},
                                    {"review", "direct", "after_review"}, true));
  const TableSpec& applications = pack->tables[0];
  pack->rules.push_back(equation_rule("applications.balance", applications, Rule::Each::column,
                                      "received + carried_in = processed_total + carried_out",
                                      "processed_total"));
  pack->rules.push_back(
      equation_rule("applications.outcomes", applications, Rule::Each::column,
                    "granted + partial + refused.* + unavailable.* + other.* = processed_total",
                    "processed_total"));
  pack->rules.push_back(equation_rule(
      "applications.applicants", applications, Rule::Each::row,
      "natural_person + enterprise + research + welfare + legal_service + other = total", "total"));
  pack->rules.push_back(equation_rule("proceedings.total", pack->tables[1], Rule::Each::row,
                                      "total = upheld + corrected + other + pending", "total"));
  return pack;
}

Figure figure_of(const std::string& raw) {
  Figure figure;
  figure.raw = raw;
  const auto value = Decimal::parse(raw);
  figure.state = raw.empty() ? FigureState::blank
                 : value     ? FigureState::number
                             : FigureState::not_a_number;
  if (value) figure.value = *value;
  return figure;
}

std::vector<Figure> figures_of(const std::string& text) {
  std::vector<Figure> figures;
  std::istringstream in(text);
  for (std::string word; in >> word;) figures.push_back(figure_of(word == "_" ? "" : word));
  return figures;
}

}  // namespace

Sheet::Sheet() : pack_(make_pack()) {
  report_.pack = report_.followed = pack_;
  for (const auto& spec : pack_->tables) {
    TableReading table;
    table.spec = &spec;
    table.state = TableState::read;
    table.rows.resize(spec.rows.size());
    table.columns.resize(spec.columns.size());
    table.figures.assign(spec.rows.size() * spec.columns.size(), figure_of("0"));
    table.split_by.assign(pack_->rules.size(), false);
    report_.tables.push_back(table);
  }
  row("applications", "received", "45 12 0 0 0 3 60");
  row("applications", "carried_in", "2 1 0 0 0 0 3");
  row("applications", "granted", "30 5 0 0 0 1 36");
  row("applications", "partial", "4 2 0 0 0 0 6");
  row("applications", "refused.law", "3 0 0 0 0 0 3");
  row("applications", "unavailable.not_held", "6 4 0 0 0 1 11");
  row("applications", "other.other", "1 0 0 0 0 0 1");
  row("applications", "processed_total", "44 11 0 0 0 2 57");
  row("applications", "carried_out", "3 2 0 0 0 1 6");
  row("proceedings", "review", "2 1 0 3 6");
  row("proceedings", "direct", "1 0 0 0 1");
}

TableReading& Sheet::table(const std::string& id) {
  for (auto& t : report_.tables) {
    if (t.spec->id == id) return t;
  }
  throw std::logic_error("no table " + id);
}

Figure& Sheet::figure(const std::string& table_id, const std::string& row,
                      const std::string& column) {
  TableReading& t = table(table_id);
  const int r = t.spec->row(row), c = t.spec->column(column);
  if (r < 0 || c < 0) throw std::logic_error("no cell " + row + "/" + column);
  return t
      .figures[static_cast<std::size_t>(r) * t.spec->columns.size() + static_cast<std::size_t>(c)];
}

Sheet& Sheet::set(const std::string& table_id, const std::string& row, const std::string& column,
                  const std::string& raw) {
  figure(table_id, row, column) = figure_of(raw);
  return *this;
}

Sheet& Sheet::row(const std::string& table_id, const std::string& row, const std::string& text) {
  const auto figures = figures_of(text);
  const auto& columns = table(table_id).spec->columns;
  if (figures.size() != columns.size()) throw std::logic_error("bad row " + row);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    figure(table_id, row, columns[i].id) = figures[i];
  }
  return *this;
}

Sheet& Sheet::column(const std::string& table_id, const std::string& column,
                     const std::string& raw) {
  for (const auto& r : table(table_id).spec->rows) set(table_id, r.id, column, raw);
  return *this;
}

Sheet& Sheet::all(const std::string& table_id, const std::string& raw) {
  for (auto& f : table(table_id).figures) f = figure_of(raw);
  return *this;
}

Sheet& Sheet::state(const std::string& table_id, const std::string& row, FigureState state) {
  for (const auto& c : table(table_id).spec->columns) {
    figure(table_id, row, c.id) = Figure();
    figure(table_id, row, c.id).state = state;
  }
  return *this;
}

Sheet& Sheet::likely(const std::string& table_id, const std::string& row) {
  for (const auto& c : table(table_id).spec->columns) figure(table_id, row, c.id).likely = true;
  return *this;
}

Sheet& Sheet::merge(const std::string& table_id, const std::vector<std::string>& rows,
                    const std::string& figures) {
  MergedRows merged;
  merged.raw = "合并行";
  merged.figures = figures_of(figures);
  for (const auto& r : rows) {
    merged.rows.push_back(table(table_id).spec->row(r));
    state(table_id, r, FigureState::absent);
  }
  table(table_id).merged.push_back(merged);
  return *this;
}

Sheet& Sheet::split_by(const std::string& table_id, const std::string& rule) {
  for (std::size_t i = 0; i < pack_->rules.size(); ++i) {
    if (pack_->rules[i].id == rule) table(table_id).split_by[i] = true;
  }
  return *this;
}

Sheet& Sheet::table_state(const std::string& table_id, TableState state) {
  table(table_id).state = state;
  table(table_id).trouble = state == TableState::unreadable ? "untied" : "";
  return *this;
}

EquationRun Sheet::check() const {
  EquationRun run = check_equations(report_);
  for (std::size_t i = 0; i < run.findings.size(); ++i) {
    run.findings[i].fingerprint = "f" + std::to_string(i);
  }
  return run;
}

std::vector<std::string> Sheet::findings() const {
  std::vector<std::string> lines;
  for (const auto& f : check().findings) {
    lines.push_back(f.rule + " " + f.row.value_or("?") + "/" + f.column.value_or("?") + " " +
                    f.found.value_or("?") + "->" + f.expected.value_or("?"));
  }
  return lines;
}

std::vector<std::string> Sheet::skipped() const {
  std::vector<std::string> lines;
  for (const auto& s : check().skipped) {
    lines.push_back(s.rule + " " + s.row + s.column + ": " + s.reason);
  }
  return lines;
}

std::vector<std::string> Sheet::diagnoses() const {
  const EquationRun run = check();
  std::vector<std::string> lines;
  for (const auto& d : diagnose(report_, run)) {
    std::string line = d.kind;
    for (std::size_t i = 0; i < d.candidates.size(); ++i) {
      if (i > 0) line += " |";
      for (const auto& c : d.candidates[i]) {
        line += " " + c.row + "/" + c.column + " " + c.found + "->" + c.suggested;
      }
    }
    lines.push_back(line + ", explains " + std::to_string(d.explains.size()));
  }
  return lines;
}

}  // namespace gouji_test
