#include "expect.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace harness {
namespace {

// What a cell gives to a sum. `known` is false where the sum cannot be formed.
struct Worth {
  bool known = true;
  std::int64_t hundredths = 0;

  Worth& operator+=(const Worth& other) {
    known = known && other.known;
    hundredths += other.hundredths;
    return *this;
  }
};

class Applications {
 public:
  Applications(const Table& table, int edition, Expectation& out)
      : table_(table), edition_(edition), out_(out) {
    columns_ = kApplicants;
    columns_.push_back("total");
  }

  void check() {
    for (const std::string& column : columns_) check_column(column);
    for (const Row& row : table_.parts[0].rows)
      if (!row.stands_for.empty())
        check_merged(row.id);
      else if (!row.id.empty())
        check_row(row.id);
  }

 private:
  Worth plain(const Cell* cell) const {
    if (cell == nullptr || cell->state == Cell::word) return {false, 0};
    return {true, cell->state == Cell::blank ? 0 : cell->hundredths};
  }

  Worth applicants(const std::string& row) const {
    Worth sum;
    for (const std::string& column : kApplicants) sum += plain(table_.cell(row, column));
    return sum;
  }

  // A cell as a part of a sum: a total left blank is stood for by its parts.
  Worth part(const std::string& row, const std::string& column) {
    const Cell* cell = table_.cell(row, column);
    if (cell == nullptr) {
      // The rows of a group may stand as one, as they did in 2019.
      return {false, 0};
    }
    if (cell->state != Cell::blank || column != "total") return plain(cell);
    const Worth stand_in = row == "processed_total" ? processed_total_of_totals() : applicants(row);
    if (!stand_in.known) out_.unsettled = "a blank total whose parts are no numbers";
    return stand_in;
  }

  Worth processed_total_of_totals() {
    Worth across;
    for (const std::string& column : kApplicants) across += processed(column);
    const Worth down = outcomes("total");
    if (across.known != down.known || across.hundredths != down.hundredths)
      out_.unsettled = "a blank grand total with two stand-ins";
    return across;
  }

  Worth outcomes(const std::string& column) {
    Worth sum;
    std::set<std::string> merged;
    for (const Row& row : table_.parts[0].rows)
      if (!row.stands_for.empty()) {
        merged.insert(row.stands_for.begin(), row.stands_for.end());
        sum += part(row.id, column);
      }
    for (const std::string& row : outcome_rows(edition_))
      if (!merged.contains(row)) sum += part(row, column);
    return sum;
  }

  Worth processed(const std::string& column) {
    const Cell* cell = table_.cell("processed_total", column);
    if (cell == nullptr || cell->state != Cell::blank) return plain(cell);
    const Worth stand_in = column == "total" ? processed_total_of_totals() : outcomes(column);
    if (!stand_in.known) out_.unsettled = "a blank total whose parts are no numbers";
    return stand_in;
  }

  void check_column(const std::string& column) {
    const Cell* total = table_.cell("processed_total", column);
    if (total == nullptr) return;
    if (total->state == Cell::number) {
      const Worth sum = outcomes(column);
      if (sum.known && sum.hundredths != total->hundredths)
        out_.findings.push_back(
            {"applications.outcomes", "applications", "processed_total", column, ""});
    }
    Worth left = part("received", column);
    left += part("carried_in", column);
    Worth right = processed(column);
    right += part("carried_out", column);
    if (left.known && right.known && left.hundredths != right.hundredths)
      out_.findings.push_back(
          {"applications.balance", "applications", "processed_total", column, ""});
  }

  // Merged rows have no row of the format at which a finding could stand.
  void check_merged(const std::string& row) {
    const Cell* total = table_.cell(row, "total");
    const Worth sum = applicants(row);
    if (total != nullptr && sum.known && sum.hundredths != total->hundredths)
      out_.unsettled = "merged rows whose own sum is wrong";
  }

  void check_row(const std::string& row) {
    const Cell* total = table_.cell(row, "total");
    if (total == nullptr || total->state != Cell::number) return;
    Worth sum;
    for (const std::string& column : kApplicants)
      sum += row == "processed_total" ? processed(column) : plain(table_.cell(row, column));
    if (sum.known && sum.hundredths != total->hundredths)
      out_.findings.push_back({"applications.applicants", "applications", row, "total", ""});
  }

  const Table& table_;
  int edition_;
  Expectation& out_;
  std::vector<std::string> columns_;
};

void check_proceedings(const Table& table, Expectation& out) {
  for (const Row& row : table.parts[0].rows) {
    const Cell* total = table.cell(row.id, "total");
    if (total == nullptr || total->state != Cell::number) continue;
    Worth sum;
    for (const char* column : {"upheld", "corrected", "other", "pending"}) {
      const Cell* cell = table.cell(row.id, column);
      if (cell == nullptr || cell->state == Cell::word)
        sum.known = false;
      else if (cell->state == Cell::number)
        sum.hundredths += cell->hundredths;
    }
    if (sum.known && sum.hundredths != total->hundredths)
      out.findings.push_back({"proceedings.total", "proceedings", row.id, "total", ""});
  }
}

bool may_have_decimals(const Table& table, const std::string& column) {
  return table.id == "disclosure" && column == "amount";
}

void check_cells(const Report& report, const Table& table, Expectation& out) {
  int cells = 0, blanks = 0;
  for (const Part& part : table.parts)
    for (const Row& row : part.rows) {
      if (row.id.empty()) continue;
      for (std::size_t c = 0; c < part.columns.size(); ++c) {
        const Cell& cell = row.cells[c];
        const std::string& column = part.columns[c].id;
        ++cells;
        auto say = [&](const std::string& rule) {
          out.findings.push_back({rule, table.id, row.id, column, ""});
          if (!row.stands_for.empty()) out.unsettled = "a cell of merged rows";
        };
        if (cell.state == Cell::blank) {
          ++blanks;
          if (!row.stands_for.empty()) out.unsettled = "a blank cell of merged rows";
        }
        if (cell.state == Cell::word) say("cell.not-a-number");
        if (cell.state != Cell::number) continue;
        if (cell.hundredths < 0 && column != "change") say("cell.negative");
        if (cell.hundredths % 100 != 0 && !may_have_decimals(table, column)) say("cell.fraction");
        if (row.id == "fees" && column == "amount" && cell.hundredths >= 1000000LL * 100)
          say("disclosure.fee-scale");
        if (row.id == "regulations" && cell.hundredths > 0 && !report.may_regulate) {
          const bool known = report.title_state == TitleState::sound ||
                             report.title_state == TitleState::wrong_year ||
                             report.title_state == TitleState::no_work;
          if (known && (report.body == Body::township || report.body == Body::subdistrict))
            say("disclosure.regulations");
          else
            out.unsettled = "regulations of a body that the norm does not name";
        }
      }
    }
  if (blanks == 0) return;
  for (const Part& part : table.parts)
    for (const Row& row : part.rows)
      if (row.id.empty() && blanks == cells)
        out.unsettled = "figures in no row but one that the format does not have";
  if (blanks == cells)
    out.findings.push_back({"table.blank", table.id, "", "", ""});
  else
    out.findings.push_back({"cell.blank", table.id, "", "", ""});
}

void check_labels(const Report& report, const Table& table, Expectation& out) {
  const std::size_t before = out.findings.size();
  const std::vector<Table> form = blank_form(report.followed);
  const Table* whole = nullptr;
  for (const Table& one : form)
    if (one.id == table.id) whole = &one;
  std::set<std::string> rows, columns, form_columns;
  for (const Part& part : table.parts) {
    for (const Column& column : part.columns) columns.insert(column.id);
    for (const Row& row : part.rows) {
      if (row.id.empty())
        out.findings.push_back({"table.row-unknown", table.id, "", "", ""});
      else if (row.misspelt)
        out.findings.push_back({"table.row-wording", table.id, row.id, "", ""});
      if (row.stands_for.empty()) rows.insert(row.id);
    }
  }
  for (const Part& part : whole->parts) {
    for (const Column& column : part.columns) form_columns.insert(column.id);
    for (const Row& row : part.rows)
      if (!rows.contains(row.id))
        out.findings.push_back({"table.row-missing", table.id, row.id, "", ""});
  }
  for (const std::string& column : form_columns)
    if (!columns.contains(column))
      out.findings.push_back({"table.column-missing", table.id, "", column, ""});
  // Where a column is not there, a word right behind a label may as well be its end.
  const bool shorter = std::any_of(form_columns.begin(), form_columns.end(),
                                   [&](const std::string& id) { return !columns.contains(id); });
  for (const Part& part : table.parts)
    for (const Row& row : part.rows)
      if (shorter && !row.cells.empty() && row.cells.front().state == Cell::word)
        out.unsettled = "a word behind the label in a table without a column";
  // The outdated edition is the only finding on labels; whether a row that even the old form has
  // and that is not there is one of them, the design leaves open.
  if (report.followed != report.due && out.findings.size() > before)
    out.unsettled = "labels of an outdated table";
}

void check_sections(const Report& report, Expectation& out) {
  std::map<std::string, int> times;
  std::set<std::string> variants;
  std::vector<int> order;
  for (const Section& section : report.sections) {
    if (section.wording == Wording::variant) {
      out.findings.push_back({"section.wording", "", "", "", section.id});
      variants.insert(section.id);
    }
    const bool has_table = section.holds_table && report.table(section.id) != nullptr;
    if (section.paragraphs.empty() && !has_table)
      out.findings.push_back({"section.empty", "", "", "", section.id});
    if (times[section.id]++ > 0) {
      out.findings.push_back({"section.duplicate", "", "", "", section.id});
      continue;
    }
    order.push_back(static_cast<int>(std::find(kSectionIds.begin(), kSectionIds.end(), section.id) -
                                     kSectionIds.begin()));
  }
  for (const std::string& id : kSectionIds)
    if (times[id] == 0) out.findings.push_back({"section.missing", "", "", "", id});
  // Beside the true heading, words that are near it may be no heading at all.
  for (const std::string& id : variants)
    if (times[id] > 1) out.unsettled = "a section twice, in words of its own";
  int late = 0, highest = -1;
  for (const int index : order) {
    if (index < highest) ++late;
    highest = std::max(highest, index);
  }
  if (late == 1) out.findings.push_back({"section.order", "", "", "", "*"});
  if (late > 1) out.unsettled = "several sections out of order";
}

void check_opening(const Report& report, Expectation& out) {
  auto say = [&](const std::string& rule) { out.findings.push_back({rule, "", "", "", ""}); };
  if (report.title_state == TitleState::missing) say("title.missing");
  if (report.title_state == TitleState::no_agency || report.title_state == TitleState::no_work)
    say("title.form");
  const bool titled = report.title_state != TitleState::missing;
  const int stated = titled ? report.title_year : report.year;
  if (report.period_year != stated) {
    if (!titled) out.unsettled = "no title and a period of another year";
    say("title.year");
  }
  if (titled && report.title_year != report.year && report.period_year != report.year)
    out.unsettled = "title and period of other years";
  if (report.period_end_month != 12 || report.period_end_day != 31) say("period.wrong");
  if (report.cites_older) say("edition.basis");
  if (report.followed != report.due) say("edition.outdated");
  if ((report.title_year >= 2021) != (report.due == 2021))
    out.unsettled = "year of another edition";

  if (report.parts_state == PartsState::absent) return;
  std::set<std::string> found;
  for (const Section& section : report.sections) found.insert(section.id);
  if (report.parts_state == PartsState::five_named) {
    if (found.size() != kSectionIds.size())
      out.unsettled = "five parts named and a section missing";
    say("preamble.parts");
  } else if (found.size() != kSectionIds.size()) {
    say("preamble.parts");
  }
}

}  // namespace

std::string Expected::print() const {
  std::string out = rule;
  for (const std::string* field : {&section, &table, &row, &column})
    if (!field->empty()) out += (field == &section || field == &table ? "  " : " · ") + *field;
  return out;
}

Expectation expect(const Report& report) {
  Expectation out;
  check_opening(report, out);
  check_sections(report, out);
  for (const char* id : {"disclosure", "applications", "proceedings"}) {
    const Table* table = report.table(id);
    const bool shown = table != nullptr && report.section(id) != nullptr;
    if (!shown) {
      out.findings.push_back({"table.missing", id, "", "", ""});
      if (report.followed != report.due && std::string(id) == "disclosure")
        out.unsettled = "no label tells the edition";
      continue;
    }
    check_labels(report, *table, out);
    check_cells(report, *table, out);
    if (std::string(id) == "applications") Applications(*table, report.followed, out).check();
    if (std::string(id) == "proceedings") check_proceedings(*table, out);
  }
  std::sort(out.findings.begin(), out.findings.end());
  return out;
}

}  // namespace harness
