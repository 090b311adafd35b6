// Tables that come in two pieces.
#include <string>
#include <vector>

#include "check/check.h"
#include "layouts.h"
#include "packs.h"
#include "print.h"

using namespace gouji;
using test::packs;
using Lines = std::vector<std::string>;

namespace {

// The rules that find something in a page with its last table torn before its last row.
Lines rules_of_torn(const sample::Draft& draft) {
  auto page = sample::html(draft);
  const auto row = page.rfind("<tr");
  REQUIRE(row != page.npos);
  page.insert(row, "</table><table>");
  Lines rules;
  for (const auto& finding : check_bytes("清溪.html", page, packs(), {}).findings) {
    rules.push_back(finding.rule + " " + finding.column.value_or(""));
  }
  return rules;
}

}  // namespace

TEST_CASE("figures without a label right below a table of their breadth are its last row") {
  auto draft = sample::sound_draft(*packs().get("national-2021"));
  CHECK(rules_of_torn(draft) == Lines{});
  draft.figures["proceedings.review.total"] = "4";
  CHECK(rules_of_torn(draft) == Lines{"proceedings.total total"});
}

TEST_CASE("a label without its figure takes no heading of the next part for it") {
  const auto pack = packs().get("national-2021");
  std::string text = "青河乡人民政府2023年政府信息公开工作年度报告\n";
  for (const auto& section : pack->sections) {
    text += section.number + "、" + section.title.text + "\n";
    for (const auto& table : pack->tables) {
      if (table.section != section.id || table.id != "disclosure") continue;
      for (const auto& part : table.parts) {
        text += part.heading.text + "\n信息内容";
        for (const int c : part.columns) text += "\t" + table.columns[std::size_t(c)].label.text;
        text += "\n";
        for (const int r : part.rows) {
          const auto& row = table.rows[std::size_t(r)];
          text += row.label.text;
          if (row.id == "coercion") {
            text += "\n";
            continue;
          }
          for (std::size_t c = 0; c < part.columns.size(); ++c) text += "\t0";
          text += "\n";
        }
      }
    }
    text += "本部分没有其他需要说明的情况。\n";
  }
  const auto report = read_bytes("青河.txt", text, packs(), {}).report;
  REQUIRE(report.tables.front().spec->id == "disclosure");
  const auto& table = report.tables.front();
  Lines blank, other;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (!table.spec->asks_for(int(r), int(c))) continue;
      const auto state = table.at(int(r), int(c)).state;
      const auto name = table.spec->rows[r].id + "." + table.spec->columns[c].id;
      if (state == FigureState::blank) blank.push_back(name);
      if (state != FigureState::blank && state != FigureState::number) other.push_back(name);
    }
  }
  CHECK(blank == Lines{"coercion.decisions"});
  CHECK(other == Lines{});
}
