#include <algorithm>

#include "generate.h"
#include "plantings.h"
#include "prose.h"
#include "utf8_characters.h"

namespace harness {
namespace {

std::string any_outcome(const Report& report, Random& random) {
  return random.pick(outcome_rows(report.followed));
}

Table* applications_of(Report& report) { return report.table("applications"); }

Planting drop_row(Table* table, const std::string& id) {
  if (table == nullptr) return {};
  for (Part& part : table->parts)
    for (std::size_t i = 0; i < part.rows.size(); ++i)
      if (part.rows[i].id == id) {
        if (part.rows.size() == 1) return {};
        part.rows.erase(part.rows.begin() + static_cast<std::ptrdiff_t>(i));
        return Planted{table->id + ": without row " + id, {}};
      }
  return {};
}

Planting missing_outcome(Report& report, Random& random) {
  return drop_row(applications_of(report), any_outcome(report, random));
}
Planting missing_sum_row(Report& report, Random& random) {
  return drop_row(applications_of(report),
                  random.pick(std::vector<std::string>{"received", "carried_in", "processed_total",
                                                       "carried_out"}));
}
Planting missing_disclosure_row(Report& report, Random& random) {
  return drop_row(report.table("disclosure"),
                  random.pick(std::vector<std::string>{"regulations", "normative_documents",
                                                       "penalties", "coercion", "other_services"}));
}
Planting missing_block(Report& report, Random&) {
  Table* table = report.table("disclosure");
  if (table == nullptr) return {};
  for (std::size_t i = 0; i < table->parts.size(); ++i)
    if (table->parts[i].id == "item-5") {
      table->parts.erase(table->parts.begin() + static_cast<std::ptrdiff_t>(i));
      return Planted{"disclosure: without block item-5", {}};
    }
  return {};
}
Planting missing_case_kind(Report& report, Random& random) {
  return drop_row(report.table("proceedings"), random.pick(kCases));
}

// Of the Unified Ideographs that labels use: U+4E00 to U+9FFF.
bool is_ideograph(const std::string& letter) {
  return letter.size() == 3 && letter >= "一" && letter <= "\u9FFF";
}

Planting misspelt(Report& report, Random& random) {
  Table* table = report.table("applications");
  if (table == nullptr) return {};
  std::vector<Row*> places;
  for (Row& row : table->parts[0].rows)
    if (!row.id.empty() && !row.misspelt && row.stands_for.empty() &&
        characters(row.label).size() >= 9)
      places.push_back(&row);
  if (places.empty()) return {};
  Row* row = random.pick(places);
  std::vector<std::string> letters = characters(row->label);
  const std::size_t many = letters.size() >= 11 && random.percent(50) ? 2 : 1;
  // The printed number in front stays as it is, and marks are no spelling.
  std::vector<std::size_t> starts;
  for (std::size_t i = 3; i + many + 1 < letters.size(); ++i)
    if (is_ideograph(letters[i]) && is_ideograph(letters[i + many - 1])) starts.push_back(i);
  if (starts.empty()) return {};
  const std::size_t where = random.pick(starts);
  std::string how;
  if (random.percent(50)) {
    letters.erase(letters.begin() + static_cast<std::ptrdiff_t>(where),
                  letters.begin() + static_cast<std::ptrdiff_t>(where + many));
    how = "characters dropped";
  } else {
    static const std::vector<std::string> strangers = {"玄", "沫", "锌", "桃", "鹿"};
    letters[where] = random.pick(strangers);
    how = "a character replaced";
  }
  std::string label;
  for (const std::string& letter : letters) label += letter;
  const std::string what = "applications." + row->id + ": " + how + ", " + label;
  row->label = label;
  row->misspelt = true;
  return Planted{what, {}};
}

Planting unknown_row(Report& report, Random& random) {
  const bool small = random.percent(50);
  Table* table = report.table(small ? "disclosure" : "applications");
  if (table == nullptr) return {};
  Row row;
  std::size_t part = 0;
  if (small) {
    for (std::size_t i = 0; i < table->parts.size(); ++i)
      if (table->parts[i].id == "item-6") part = i;
    row.label = random.pick(std::vector<std::string>{"公共资源配置", "重大建设项目"});
  } else {
    row.label =
        random.pick(std::vector<std::string>{"五、通过信函渠道提交的件数", "五、当面咨询接待人次"});
  }
  row.cells.assign(table->parts[part].columns.size(), Cell::of(random.between(0, 9)));
  table->parts[part].rows.push_back(row);
  return Planted{table->id + ": a row " + row.label, {}};
}

Planting missing_section(Report& report, Random& random) {
  if (report.sections.size() < 5) return {};
  const std::size_t i = random.below(report.sections.size());
  const std::string id = report.sections[i].id;
  report.sections.erase(report.sections.begin() + static_cast<std::ptrdiff_t>(i));
  return Planted{"without section " + id, {}};
}

Planting doubled_section(Report& report, Random& random) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < report.sections.size(); ++i)
    if (!report.sections[i].holds_table && !report.sections[i].paragraphs.empty())
      places.push_back(i);
  if (places.empty()) return {};
  const std::size_t i = random.pick(places);
  const Section copy = report.sections[i];
  report.sections.insert(report.sections.begin() + static_cast<std::ptrdiff_t>(i), copy);
  return Planted{"section " + copy.id + " twice", {}};
}

Planting swapped_sections(Report& report, Random& random) {
  if (report.sections.size() < 2) return {};
  const std::size_t i = random.below(report.sections.size() - 1);
  if (report.sections[i].id == report.sections[i + 1].id) return {};
  std::swap(report.sections[i], report.sections[i + 1]);
  return Planted{"section " + report.sections[i].id + " before " + report.sections[i + 1].id, {}};
}

Planting empty_section(Report& report, Random& random) {
  const std::string id =
      random.pick(std::vector<std::string>{"overview", "problems", "other_matters"});
  Section* section = report.section(id);
  if (section == nullptr || section->paragraphs.empty()) return {};
  section->paragraphs.clear();
  return Planted{"section " + id + " empty", {}};
}

Planting section_variant(Report& report, Random& random) {
  if (report.sections.empty()) return {};
  Section& section = report.sections[random.below(report.sections.size())];
  if (section.wording == Wording::variant) return {};
  section.title = variant_title(section.id, random);
  section.wording = Wording::variant;
  return Planted{"heading " + section.title, {}};
}

Planting missing_table(Report& report, Random& random) {
  if (report.tables.size() < 2) return {};
  const std::size_t i = random.below(report.tables.size());
  const std::string id = report.tables[i].id;
  report.tables.erase(report.tables.begin() + static_cast<std::ptrdiff_t>(i));
  for (Section& section : report.sections)
    if (section.id == id) section.paragraphs = {table_lead(id)};
  return Planted{"without table " + id, {}};
}

Planting missing_column(Report& report, Random& random) {
  const bool first = random.percent(30);
  Table* table = report.table(first ? "disclosure" : "applications");
  if (table == nullptr) return {};
  Part& part = table->parts[0];
  if (first ? part.id != "item-1" : part.columns.size() != 7) return {};
  const std::size_t c = random.below(part.columns.size());
  const std::string id = part.columns[c].id;
  part.columns.erase(part.columns.begin() + static_cast<std::ptrdiff_t>(c));
  for (Row& row : part.rows) row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(c));
  return Planted{table->id + ": without column " + id, {}};
}

Planting merged_rows(Report& report, Random&) {
  Table* table = report.table("applications");
  if (table == nullptr || report.followed != 2021) return {};
  Part& part = table->parts[0];
  std::vector<std::size_t> three;
  for (std::size_t i = 0; i < part.rows.size(); ++i)
    if (part.rows[i].id.rfind("other.", 0) == 0) {
      for (const Cell& cell : part.rows[i].cells)
        if (cell.state != Cell::number) return {};
      three.push_back(i);
    }
  if (three.size() != 3) return {};
  Row one = part.rows[three[0]];
  one.id = "other";
  one.label = "（六）其他处理";
  one.groups.pop_back();
  one.stands_for = {"other.no_supplement", "other.fee_unpaid", "other.other"};
  one.misspelt = false;
  for (std::size_t c = 0; c < one.cells.size(); ++c)
    one.cells[c].hundredths +=
        part.rows[three[1]].cells[c].hundredths + part.rows[three[2]].cells[c].hundredths;
  const auto begin = part.rows.begin() + static_cast<std::ptrdiff_t>(three[0]);
  part.rows.erase(begin, begin + 3);
  part.rows.insert(part.rows.begin() + static_cast<std::ptrdiff_t>(three[0]), one);
  return Planted{"applications: (六) one row, as in 2019", {}};
}

Planting title_year(Report& report, Random&) {
  if (report.title_state != TitleState::sound) return {};
  const bool last = report.year == 2019 || report.year == 2021;
  report.title_year = last ? report.year + 1 : report.year - 1;
  report.title_state = TitleState::wrong_year;
  return Planted{"title of " + std::to_string(report.title_year), {}};
}
Planting period_year(Report& report, Random& random) {
  if (report.period_state != PeriodState::sound) return {};
  report.period_year += random.percent(50) ? 1 : -1;
  report.period_state = PeriodState::wrong_year;
  return Planted{"period of " + std::to_string(report.period_year), {}};
}
Planting period_partial(Report& report, Random& random) {
  if (report.period_state != PeriodState::sound) return {};
  static const std::vector<std::pair<int, int>> ends = {{6, 30}, {11, 30}, {12, 20}, {12, 30}};
  const auto& end = random.pick(ends);
  report.period_end_month = end.first;
  report.period_end_day = end.second;
  report.period_state = PeriodState::partial;
  return Planted{"period to " + std::to_string(end.first) + "-" + std::to_string(end.second), {}};
}
Planting title_missing(Report& report, Random&) {
  if (report.title_state != TitleState::sound) return {};
  report.title_state = TitleState::missing;
  return Planted{"no title", {}};
}
Planting title_form(Report& report, Random& random) {
  if (report.title_state != TitleState::sound) return {};
  report.title_state = random.percent(50) ? TitleState::no_agency : TitleState::no_work;
  return Planted{"title " + report.title(), {}};
}

Planting outdated_tables(Report& report, Random& random) {
  if (report.followed != report.due || report.tables.size() != 3) return {};
  Random figures(random.next());
  report.followed = report.due == 2021 ? 2019 : 2021;
  report.tables = blank_form(report.followed);
  // Every figure is drawn anew: this is planted before anything is done to the tables.
  fill_tables(report, figures, 40);
  return Planted{"tables of " + std::to_string(report.followed), {}};
}
Planting older_basis(Report& report, Random&) {
  if (report.cites_older || report.due != 2021) return {};
  report.cites_older = true;
  return Planted{"cites the format of 2019", {}};
}

Planting five_parts(Report& report, Random&) {
  if (report.parts_state != PartsState::sound) return {};
  report.parts_state = PartsState::five_named;
  return Planted{"preamble names five parts", {}};
}

}  // namespace

const std::vector<FaultEntry>& form_faults() {
  static const std::vector<FaultEntry> all = {
      {{"outcome-row-missing", 0}, missing_outcome},
      {{"sum-row-missing", 0}, missing_sum_row},
      {{"disclosure-row-missing", 0}, missing_disclosure_row},
      {{"block-missing", 0}, missing_block},
      {{"case-kind-missing", kColumns}, missing_case_kind},
      {{"label-misspelt", kWording}, misspelt},
      {{"row-unknown", kRows}, unknown_row},
      {{"section-missing", 0}, missing_section},
      {{"section-doubled", 0}, doubled_section},
      {{"sections-swapped", 0}, swapped_sections},
      {{"section-empty", 0}, empty_section},
      {{"section-wording", 0}, section_variant},
      {{"table-missing", 0}, missing_table},
      {{"column-missing", kColumns}, missing_column},
      {{"rows-merged", 0}, merged_rows},
      {{"title-year", 0}, title_year},
      {{"period-year", 0}, period_year},
      {{"period-partial", 0}, period_partial},
      {{"title-missing", kNoTitle}, title_missing},
      {{"title-form", 0}, title_form},
      {{"tables-outdated", 0}, outdated_tables},
      {{"basis-outdated", 0}, older_basis},
      {{"preamble-five-parts", 0}, five_parts}};
  return all;
}

}  // namespace harness
