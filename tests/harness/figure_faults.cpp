#include <algorithm>

#include "plantings.h"

namespace harness {

const std::vector<std::string> kCases = {"review", "direct", "after_review"};

namespace {

std::string at(const Table& table, const std::string& row, const std::string& column) {
  return table.id + "." + row + "." + column;
}

// Puts a value into a cell and remembers what stood there.
Planting change(Table& table, const std::string& row, const std::string& column,
                std::int64_t hundredths) {
  Cell* cell = table.cell(row, column);
  if (cell == nullptr || cell->state != Cell::number || cell->hundredths == hundredths) return {};
  const std::string before = cell->print();
  cell->hundredths = hundredths;
  return Planted{at(table, row, column) + ": " + before + " -> " + cell->print(),
                 {{table.id, row, column, before}}};
}

// Another value near the one that is there, never below zero.
std::int64_t other_value(std::int64_t hundredths, Random& random) {
  const std::int64_t whole = hundredths / 100;
  const std::int64_t step = random.percent(60) ? random.between(1, 3) : random.between(1, 900);
  if (whole >= step && random.percent(50)) return (whole - step) * 100;
  return (whole + step) * 100;
}

std::string any_outcome(const Report& report, Random& random) {
  return random.pick(outcome_rows(report.followed));
}

Table* applications_of(Report& report) { return report.table("applications"); }

Planting wrong(Report& report, Random& random, const std::string& row, const std::string& column) {
  Table* table = applications_of(report);
  if (table == nullptr) return {};
  const Cell* cell = table->cell(row, column);
  if (cell == nullptr || cell->state != Cell::number) return {};
  return change(*table, row, column, other_value(cell->hundredths, random));
}

Planting outcome_part(Report& report, Random& random) {
  const std::string row = any_outcome(report, random);
  return wrong(report, random, row, random.pick(kApplicants));
}
Planting outcome_total(Report& report, Random& random) {
  return wrong(report, random, any_outcome(report, random), "total");
}
Planting balance_part(Report& report, Random& random) {
  const std::string row =
      random.pick(std::vector<std::string>{"received", "carried_in", "carried_out"});
  return wrong(report, random, row, random.pick(kApplicants));
}
Planting balance_total(Report& report, Random& random) {
  return wrong(report, random,
               random.pick(std::vector<std::string>{"received", "carried_in", "carried_out"}),
               "total");
}
Planting processed_part(Report& report, Random& random) {
  return wrong(report, random, "processed_total", random.pick(kApplicants));
}
Planting processed_total(Report& report, Random& random) {
  return wrong(report, random, "processed_total", "total");
}

const std::vector<std::string> kResults = {"upheld", "corrected", "other", "pending"};

Planting proceedings_cell(Report& report, Random& random, const std::string& column) {
  Table* table = report.table("proceedings");
  if (table == nullptr) return {};
  const std::string row = random.pick(kCases);
  const Cell* cell = table->cell(row, column);
  if (cell == nullptr || cell->state != Cell::number) return {};
  return change(*table, row, column, other_value(cell->hundredths, random));
}
Planting proceedings_part(Report& report, Random& random) {
  return proceedings_cell(report, random, random.pick(kResults));
}
Planting proceedings_total(Report& report, Random& random) {
  return proceedings_cell(report, random, "total");
}

struct Spot {
  Table* table;
  std::string row, column;
};

// Every figure of the report for which `good` holds.
template <class Test>
std::vector<Spot> spots(Report& report, Test good) {
  std::vector<Spot> out;
  for (Table& table : report.tables)
    for (Part& part : table.parts)
      for (Row& row : part.rows)
        for (std::size_t c = 0; c < part.columns.size(); ++c)
          if (!row.id.empty() && row.stands_for.empty() && row.cells[c].state == Cell::number &&
              good(table, row, part.columns[c].id, row.cells[c]))
            out.push_back({&table, row.id, part.columns[c].id});
  return out;
}

Planting transposed(Report& report, Random& random) {
  const auto places =
      spots(report, [](const Table& table, const Row&, const std::string&, const Cell& cell) {
        const std::int64_t whole = cell.hundredths / 100;
        return table.id != "disclosure" && whole >= 10 && whole / 10 % 10 != whole % 10 &&
               cell.hundredths > 0;
      });
  if (places.empty()) return {};
  const Spot& spot = random.pick(places);
  const std::int64_t whole = spot.table->cell(spot.row, spot.column)->hundredths / 100;
  const std::int64_t swapped = whole / 100 * 100 + whole % 10 * 10 + whole / 10 % 10;
  return change(*spot.table, spot.row, spot.column, swapped * 100);
}

// 12 | 0 becomes 1 | 2, as when a figure is typed into two cells.
Planting split(Report& report, Random& random) {
  Table* table = applications_of(report);
  if (table == nullptr) return {};
  std::vector<std::pair<Row*, std::size_t>> places;
  for (Row& row : table->parts[0].rows)
    for (std::size_t c = 0; c + 2 < row.cells.size(); ++c)
      if (!row.id.empty() && row.cells[c].state == Cell::number &&
          row.cells[c].hundredths >= 1000 && row.cells[c + 1].state == Cell::number &&
          row.cells[c + 1].hundredths == 0 && row.cells[c].hundredths % 1000 != 0 &&
          table->parts[0].columns.size() == 7)
        places.emplace_back(&row, c);
  if (places.empty()) return {};
  auto [row, c] = random.pick(places);
  const std::string left = table->parts[0].columns[c].id;
  const std::string right = table->parts[0].columns[c + 1].id;
  const std::int64_t whole = row->cells[c].hundredths / 100;
  Planting first = change(*table, row->id, left, whole / 10 * 100);
  Planting second = change(*table, row->id, right, whole % 10 * 100);
  if (!first || !second) return {};
  first->what += ", " + second->what;
  first->cells.push_back(second->cells[0]);
  return first;
}

Planting shifted_row(Report& report, Random& random) {
  Table* table = applications_of(report);
  if (table == nullptr) return {};
  std::vector<Row*> places;
  for (Row& row : table->parts[0].rows) {
    if (row.id.empty() || row.cells.size() != 7) continue;
    bool numbers = true;
    for (const Cell& cell : row.cells) numbers = numbers && cell.state == Cell::number;
    if (numbers && row.cells[5].hundredths == 0 && row.cells[0].hundredths > 0)
      places.push_back(&row);
  }
  if (places.empty()) return {};
  Row* row = random.pick(places);
  std::rotate(row->cells.begin(), row->cells.begin() + 5, row->cells.begin() + 6);
  return Planted{"applications." + row->id + ": shifted one column to the right", {}};
}

Planting set_state(const std::vector<Spot>& places, Random& random, Cell::State state,
                   const std::string& text) {
  if (places.empty()) return {};
  const Spot& spot = random.pick(places);
  Cell* cell = spot.table->cell(spot.row, spot.column);
  const std::string before = cell->print();
  *cell = {state, 0, text};
  return Planted{at(*spot.table, spot.row, spot.column) + ": " + before + " -> '" + text + "'", {}};
}

Planting blank_zero(Report& report, Random& random) {
  return set_state(
      spots(report, [](const Table&, const Row&, const std::string& column,
                       const Cell& cell) { return cell.hundredths == 0 && column != "total"; }),
      random, Cell::blank, "");
}
Planting blank_figure(Report& report, Random& random) {
  return set_state(
      spots(report,
            [](const Table& table, const Row& row, const std::string& column, const Cell& cell) {
              return table.id != "disclosure" && cell.hundredths != 0 && column != "total" &&
                     row.id != "processed_total";
            }),
      random, Cell::blank, "");
}
Planting blank_total(Report& report, Random& random) {
  return set_state(
      spots(report,
            [](const Table& table, const Row& row, const std::string& column, const Cell&) {
              return table.id != "disclosure" && (column == "total" || row.id == "processed_total");
            }),
      random, Cell::blank, "");
}

// All zeros of a table left out, as many offices do.
Planting blank_zeros(Report& report, Random& random) {
  if (report.tables.empty()) return {};
  Table& table = report.tables[random.below(report.tables.size())];
  int left = 0, blanked = 0;
  for (Part& part : table.parts)
    for (Row& row : part.rows)
      for (Cell& cell : row.cells)
        cell.state == Cell::number&& cell.hundredths == 0 ? ++blanked : ++left;
  if (left == 0 || blanked < 2) return {};
  for (Part& part : table.parts)
    for (Row& row : part.rows)
      for (Cell& cell : row.cells)
        if (cell.state == Cell::number && cell.hundredths == 0 && !row.id.empty() &&
            row.stands_for.empty())
          cell.state = Cell::blank;
  return Planted{table.id + ": zeros left blank", {}};
}

Planting blank_table(Report& report, Random& random) {
  if (report.tables.empty()) return {};
  Table& table = report.tables[random.below(report.tables.size())];
  for (Part& part : table.parts)
    for (Row& row : part.rows) {
      if (row.id.empty() || !row.stands_for.empty()) return {};
      for (Cell& cell : row.cells) cell = {Cell::blank, 0, {}};
    }
  return Planted{table.id + ": all cells blank", {}};
}

Planting word_of(Report& report, Random& random, const std::vector<std::string>& words) {
  const std::string text = random.pick(words);
  return set_state(spots(report, [](const Table&, const Row&, const std::string& column,
                                    const Cell&) { return column != "change"; }),
                   random, Cell::word, text);
}
Planting mark(Report& report, Random& random) {
  return word_of(report, random, {"/", "-", "—", "无", "——"});
}
Planting word(Report& report, Random& random) {
  return word_of(report, random, {"若干", "见附件", "未统计"});
}

Planting negative(Report& report, Random& random) {
  const auto places = spots(report, [](const Table&, const Row&, const std::string& column,
                                       const Cell&) { return column != "change"; });
  if (places.empty()) return {};
  const Spot& spot = random.pick(places);
  const std::int64_t was = spot.table->cell(spot.row, spot.column)->hundredths;
  return change(*spot.table, spot.row, spot.column,
                was > 0 ? -(was / 100 + 1) * 100 : -100 * random.between(1, 9));
}

Planting fraction(Report& report, Random& random) {
  const auto places =
      spots(report, [](const Table& table, const Row& row, const std::string& column, const Cell&) {
        return column != "change" && row.id != "regulations" &&
               !(table.id == "disclosure" && column == "amount");
      });
  if (places.empty()) return {};
  const Spot& spot = random.pick(places);
  const std::int64_t was = spot.table->cell(spot.row, spot.column)->hundredths;
  return change(*spot.table, spot.row, spot.column, was + 10 * random.between(1, 9));
}

Planting township_rules(Report& report, Random& random) {
  Table* table = report.table("disclosure");
  if (table == nullptr || report.followed != 2021 || report.due != 2021 ||
      (report.body != Body::township && report.body != Body::subdistrict))
    return {};
  return change(*table, "regulations",
                random.pick(std::vector<std::string>{"issued", "repealed", "in_force"}),
                100 * random.between(1, 9));
}

Planting fee_scale(Report& report, Random& random) {
  Table* table = report.table("disclosure");
  if (table == nullptr || report.followed != 2021 || report.due != 2021) return {};
  return change(*table, "fees", "amount", random.between(2000000, 90000000) * 100);
}

}  // namespace

const std::vector<FaultEntry>& figure_faults() {
  static const std::vector<FaultEntry> all = {{{"outcome-part", 0}, outcome_part},
                                              {{"outcome-total", 0}, outcome_total},
                                              {{"balance-part", 0}, balance_part},
                                              {{"balance-total", 0}, balance_total},
                                              {{"processed-part", 0}, processed_part},
                                              {{"processed-total", 0}, processed_total},
                                              {{"proceedings-part", 0}, proceedings_part},
                                              {{"proceedings-total", 0}, proceedings_total},
                                              {{"digits-transposed", 0}, transposed},
                                              {{"figure-split", 0}, split},
                                              {{"row-shifted", 0}, shifted_row},
                                              {{"blank-zero", kBlanks}, blank_zero},
                                              {{"blank-figure", kBlanks}, blank_figure},
                                              {{"blank-total", kBlanks}, blank_total},
                                              {{"blank-zeros", kBlanks | kBlankRuns}, blank_zeros},
                                              {{"blank-table", kBlanks | kBlankRuns}, blank_table},
                                              {{"mark-in-cell", 0}, mark},
                                              {{"word-in-cell", kWords}, word},
                                              {{"negative", kMinus}, negative},
                                              {{"fraction", kMinus}, fraction},
                                              {{"township-regulations", 0}, township_rules},
                                              {{"fees-in-yuan", 0}, fee_scale}};
  return all;
}

}  // namespace harness
