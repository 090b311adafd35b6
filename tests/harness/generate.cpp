#include "generate.h"

#include <algorithm>
#include <array>

#include "prose.h"

namespace harness {
namespace {

std::int64_t figure(Random& random, std::int64_t most, int chance) {
  if (most <= 0 || !random.percent(chance)) return 0;
  // Small figures are common in every body: the size of the largest is drawn first.
  std::int64_t bound = most;
  while (bound > 9 && random.percent(60)) bound /= 10;
  return random.between(1, bound);
}

void fill_applications(Table& table, Random& random, std::int64_t most) {
  Part& part = table.parts[0];
  const std::size_t totals = part.columns.size() - 1;
  auto cell = [&](const std::string& row, std::size_t column) -> std::int64_t& {
    return table.row(row)->cells[column].hundredths;
  };
  for (std::size_t c = 0; c < totals; ++c) {
    const int chance = c == 0 ? 55 : c == 1 ? 35 : 12;
    std::int64_t processed = 0;
    for (Row& row : part.rows) {
      if (row.groups.empty() || row.id == "processed_total") continue;
      row.cells[c] = Cell::of(figure(random, c == 0 ? most : most / (1 << c), chance));
      processed += row.cells[c].hundredths;
    }
    cell("processed_total", c) = processed;
    const std::int64_t out = figure(random, most / 20 + (most > 0 ? 1 : 0), c < 2 ? 60 : 10) * 100;
    cell("carried_out", c) = out;
    const std::int64_t all = (processed + out) / 100;
    const std::int64_t in = figure(random, std::min(all, most / 20 + 1), 50) * 100;
    cell("carried_in", c) = in;
    cell("received", c) = processed + out - in;
  }
  for (Row& row : part.rows) {
    row.cells[totals] = Cell::of(0);
    for (std::size_t c = 0; c < totals; ++c)
      row.cells[totals].hundredths += row.cells[c].hundredths;
  }
}

void fill_proceedings(Table& table, Random& random, std::int64_t most) {
  for (Row& row : table.parts[0].rows) {
    std::int64_t total = 0;
    for (std::size_t c = 0; c + 1 < row.cells.size(); ++c) {
      row.cells[c] = Cell::of(figure(random, most, 40));
      total += row.cells[c].hundredths;
    }
    row.cells.back() = {Cell::number, total, {}};
  }
}

void fill_disclosure(Report& report, Table& table, Random& random, std::int64_t most) {
  for (Part& part : table.parts)
    for (Row& row : part.rows)
      for (std::size_t c = 0; c < part.columns.size(); ++c) {
        Cell& cell = row.cells[c];
        if (row.id == "regulations" && !report.may_regulate)
          cell = Cell::of(0);
        else if (part.columns[c].id == "amount")
          cell = {Cell::number,
                  most == 0            ? 0
                  : random.percent(50) ? random.between(0, 900) * 100
                                       : random.between(1, 99999),
                  {}};
        else
          cell = Cell::of(figure(random, row.id == "regulations" ? most / 100 : most, 70));
      }
}

struct BodyWords {
  Body body;
  bool may_regulate;
  const char* agency;
  const char* self;
};

const std::array<BodyWords, 20> kBodies = {
    {{Body::government, true, "清溪市人民政府", "全市"},
     {Body::government, true, "松原泽市人民政府", "全市"},
     {Body::government, false, "云岭县人民政府", "全县"},
     {Body::government, false, "望湖县人民政府", "全县"},
     {Body::government, false, "梅山区人民政府", "全区"},
     {Body::township, false, "白石镇人民政府", "我镇"},
     {Body::township, false, "云岭县柳泉镇人民政府", "我镇"},
     {Body::township, false, "青河乡人民政府", "我乡"},
     {Body::township, false, "望湖县竹坞乡人民政府", "我乡"},
     {Body::subdistrict, false, "东关桥街道办事处", "街道"},
     {Body::subdistrict, false, "梅山区文澜街道办事处", "街道"},
     {Body::subdistrict, false, "清溪市北坡街道办事处", "街道"},
     {Body::department, false, "清溪市财政局", "我局"},
     {Body::department, false, "云岭县教育局", "我局"},
     {Body::department, false, "望湖县水利局", "我局"},
     {Body::department, false, "梅山区民政局", "我局"},
     {Body::department, false, "清溪市卫生健康委员会", "我委"},
     {Body::department, false, "云岭县审计局", "我局"},
     {Body::department, false, "清溪市统计局", "我局"},
     {Body::department, false, "望湖县农业农村局", "我局"}}};

}  // namespace

void fill_tables(Report& report, Random& random, std::int64_t most) {
  fill_disclosure(report, *report.table("disclosure"), random, most);
  fill_applications(*report.table("applications"), random, most);
  fill_proceedings(*report.table("proceedings"), random, most / 10);
}

Report make_report(std::uint64_t seed, const Wish& wish) {
  Random random(seed);
  Report report;
  const BodyWords& body = kBodies[random.below(kBodies.size())];
  report.body = body.body;
  report.may_regulate = body.may_regulate;
  report.agency = body.agency;
  report.self = body.self;
  const int drawn = random.percent(75) ? 2021 : 2019;
  report.due = report.followed = wish.edition != 0 ? wish.edition : drawn;
  const auto years = random.next();
  report.year =
      report.due == 2021 ? 2021 + static_cast<int>(years % 5) : 2019 + static_cast<int>(years % 2);
  report.title_year = report.period_year = report.year;
  report.title_form = static_cast<int>(random.below(10));  // most are the usual form
  report.parts_state = random.percent(85) ? PartsState::sound : PartsState::absent;
  report.tables = blank_form(report.followed);
  write_sections(report, random);

  static const std::vector<std::int64_t> sizes = {0, 3, 9, 30, 120, 1500, 40000, 1000000};
  const std::int64_t most = sizes[random.below(sizes.size())];
  Random figures(stream(seed, 7));
  fill_tables(report, figures, wish.size == Size::zeros ? 0 : wish.size == Size::small ? 3 : most);
  report.magnitude = "figures up to " + std::to_string(wish.size == Size::any     ? most
                                                       : wish.size == Size::small ? 3
                                                                                  : 0);
  return report;
}

}  // namespace harness
