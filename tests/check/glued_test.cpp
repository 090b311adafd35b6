// Text that lost what stood between labels and figures.
#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "check/check.h"
#include "packs.h"

using namespace gouji;
using test::packs;

namespace {

// The specimen's labels with `received`, `granted` and `processed` glued behind theirs, all else 0.
std::string glued(const std::string& received, const std::string& granted,
                  const std::string& processed) {
  const auto pack = packs().get("national-2021");
  std::string text = "青河乡人民政府2023年政府信息公开工作年度报告\n";
  for (const auto& section : pack->sections) {
    text += section.number + "、" + section.title.text + "\n";
    for (const auto& table : pack->tables) {
      if (table.section != section.id) continue;
      for (const auto& part : table.parts) {
        text += part.heading.text + "\n";
        for (const int c : part.columns) text += table.columns[std::size_t(c)].label.text;
        text += "\n";
        for (const int r : part.rows) {
          const auto& row = table.rows[std::size_t(r)];
          text += row.label.text;
          if (table.across) continue;
          text += row.id == "received"          ? received
                  : row.id == "granted"         ? granted
                  : row.id == "processed_total" ? processed
                                                : std::string(part.columns.size(), '0');
          text += "\n";
        }
      }
      if (table.across)
        text += "\n" + std::string(table.rows.size() * table.columns.size(), '0') + "\n";
    }
    text += "本部分没有其他需要说明的情况。\n";
  }
  return text;
}

Report read(const std::string& text) { return read_bytes("青河.txt", text, packs(), {}).report; }

std::vector<std::string> errors(const ReportResult& result) {
  std::vector<std::string> out;
  for (const auto& f : result.findings) {
    if (f.severity == Severity::error || f.severity == Severity::unclear) out.push_back(f.rule);
  }
  return out;
}

}  // namespace

TEST_CASE("figures of one digit behind their labels are read, likely and no more") {
  const auto text = glued("3000003", "3000003", "3000003");
  const auto report = read(text);
  const auto* table = report.table("applications");
  REQUIRE(table != nullptr);
  const auto& figure = table->at(table->spec->row("received"), table->spec->column("total"));
  CHECK(figure.state == FigureState::number);
  CHECK(figure.value == Decimal(3));
  CHECK(figure.likely);
  CHECK(errors(check_bytes("青河.txt", text, packs(), {})).empty());
}

TEST_CASE(
    "digits with a single reading that the sums confirm are read, and those sums prove nothing") {
  const auto text = glued("120000012", "120000012", "120000012");
  const auto report = read(text);
  const auto* table = report.table("applications");
  REQUIRE(table != nullptr);
  CHECK(table->at(table->spec->row("granted"), 0).value == Decimal(12));
  const auto result = check_bytes("青河.txt", text, packs(), {});
  CHECK(errors(result).empty());
  const auto split = std::count_if(result.equations_skipped.begin(), result.equations_skipped.end(),
                                   [](const auto& e) { return e.reason == "split"; });
  CHECK(split >= 3);
}

TEST_CASE("digits that admit two readings are unreadable and never an error") {
  // 11 | 0 … | 11 as well as 1 | 10 | 0 … | 11.
  const auto text = glued("110000011", "110000011", "110000011");
  const auto result = check_bytes("青河.txt", text, packs(), {});
  CHECK(result.verdict == Verdict::unclear);
  CHECK(errors(result) == std::vector<std::string>{"table.unreadable"});
}

TEST_CASE("a cell of a page that holds a label and its figures is that row") {
  const std::string page =
      "<p>二、主动公开政府信息情况</p><table><tr><td colspan=4>第二十条第（一）项</td></tr>"
      "<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
      "<tr><td colspan=4>规章000</td></tr>"
      "<tr><td>行政规范性文件</td><td>1</td><td>0</td><td>3</td></tr></table>";
  const auto report = read_bytes("页.html", page, packs(), {}).report;
  const auto* table = report.table("disclosure");
  REQUIRE(table != nullptr);
  CHECK(table->rows[std::size_t(table->spec->row("regulations"))].match == LabelMatch::exact);
  const auto& figure = table->at(table->spec->row("regulations"), table->spec->column("in_force"));
  CHECK(figure.state == FigureState::number);
  CHECK(figure.value == Decimal(0));
}

TEST_CASE("in lines parted by blank ones every further blank line is a cell without text") {
  std::string text = "三、收到和处理政府信息公开申请情况\n\n一、本年新收政府信息公开申请数量\n";
  text += std::string(7, '\n') + " 4\n\n二、上年结转政府信息公开申请数量\n\n";
  text +=
      "1\n\n0\n\n0\n\n0\n\n0\n\n0\n\n1\n\n四、结转下年度继续办理\n\n0\n\n0\n\n0\n\n0\n\n0\n\n0\n\n0"
      "\n";
  const auto report = read(text);
  const auto* table = report.table("applications");
  REQUIRE(table != nullptr);
  const int received = table->spec->row("received");
  CHECK(table->at(received, table->spec->column("total")).value == Decimal(4));
  const auto& blank = table->at(received, table->spec->column("natural_person"));
  CHECK(blank.state == FigureState::blank);
  CHECK(report.document->place(blank.where).line == 3);
  CHECK(table->at(table->spec->row("carried_in"), 0).value == Decimal(1));
}
