#include <doctest/doctest.h>

#include "equations_fixture.h"

using namespace gouji;
using gouji_test::Sheet;

namespace {

using Lines = std::vector<std::string>;

const std::string kApplications = "applications", kProceedings = "proceedings";

}  // namespace

TEST_CASE("A sound report breaks no equation and skips none, and every rule has run") {
  const Sheet sheet;
  CHECK(sheet.findings() == Lines{});
  CHECK(sheet.skipped() == Lines{});
  CHECK(sheet.diagnoses() == Lines{});
  CHECK(sheet.check().run.size() == 4);
}

TEST_CASE("A wrong figure breaks the sum of its row and the balance of its column") {
  Sheet sheet;
  sheet.set(kApplications, "received", "natural_person", "46");
  CHECK(sheet.findings() == Lines{"applications.balance processed_total/natural_person 44->45",
                                  "applications.applicants received/total 60->61"});
}

TEST_CASE("A wrong figure carried over breaks balance and row, wherever it stands in the balance") {
  Sheet in, out;
  in.set(kApplications, "carried_in", "other", "4");
  CHECK(in.findings() == Lines{"applications.balance processed_total/other 2->6",
                               "applications.applicants carried_in/total 3->7"});
  out.set(kApplications, "carried_out", "enterprise", "1");
  CHECK(out.findings() == Lines{"applications.balance processed_total/enterprise 11->12",
                                "applications.applicants carried_out/total 6->5"});
}

TEST_CASE("A wrong outcome breaks the outcomes of its column and the sum of its row") {
  Sheet sheet;
  sheet.set(kApplications, "refused.process", "research", "2");
  CHECK(sheet.findings() == Lines{"applications.outcomes processed_total/research 0->2",
                                  "applications.applicants refused.process/total 0->2"});
}

TEST_CASE("A wrong total of outcomes breaks outcomes, balance and row") {
  Sheet sheet;
  sheet.set(kApplications, "processed_total", "natural_person", "40");
  CHECK(sheet.findings() == Lines{"applications.balance processed_total/natural_person 40->44",
                                  "applications.outcomes processed_total/natural_person 40->44",
                                  "applications.applicants processed_total/total 57->53"});
}

TEST_CASE("A wrong total of a row breaks its row and what adds it up") {
  Sheet received, granted, processed;
  received.set(kApplications, "received", "total", "61");
  CHECK(received.findings() == Lines{"applications.balance processed_total/total 57->58",
                                     "applications.applicants received/total 61->60"});
  granted.set(kApplications, "granted", "total", "35");
  CHECK(granted.findings() == Lines{"applications.outcomes processed_total/total 57->56",
                                    "applications.applicants granted/total 35->36"});
  processed.set(kApplications, "processed_total", "total", "75");
  CHECK(processed.findings() == Lines{"applications.balance processed_total/total 75->57",
                                      "applications.outcomes processed_total/total 75->57",
                                      "applications.applicants processed_total/total 75->57"});
}

TEST_CASE("Each row of the proceedings adds up by itself") {
  Sheet sheet;
  sheet.set(kProceedings, "review", "total", "7").set(kProceedings, "direct", "pending", "2");
  CHECK(sheet.findings() ==
        Lines{"proceedings.total review/total 7->6", "proceedings.total direct/total 1->3"});
}

TEST_CASE("The computation is written out, and zeros only where there are few parts") {
  Sheet sheet;
  sheet.set(kApplications, "received", "research", "1");
  sheet.set(kProceedings, "review", "total", "7");
  sheet.set(kProceedings, "direct", "total", "3");
  sheet.set(kProceedings, "after_review", "total", "1");
  const auto run = sheet.check();
  REQUIRE(run.findings.size() == 5);
  CHECK(*run.findings[0].computation == "1 + 0 ≠ 0 + 0（1 ≠ 0）");
  CHECK(*run.findings[1].computation == "45 + 12 + 1 + 3 = 61 ≠ 60");
  CHECK(*run.findings[2].computation == "2 + 1 + 3 = 6 ≠ 7");
  CHECK(*run.findings[3].computation == "1 ≠ 3");
  CHECK(*run.findings[4].computation == "0 ≠ 1");
  CHECK(run.findings[1].message.zh ==
        "“received”行“total”列：45 + 12 + 1 + 3 = 61 ≠ 60，相差1，现为60");
  CHECK(run.findings[1].message.en ==
        "received total: 45 + 12 + 1 + 3 = 61 ≠ 60, off by 1, found 60");
}

TEST_CASE("A finding lists every other cell of its equation, zeros and blanks too") {
  Sheet sheet;
  sheet.set(kApplications, "received", "natural_person", "46");
  sheet.set(kApplications, "received", "welfare", "");
  const auto run = sheet.check();
  REQUIRE(run.findings.size() == 2);
  const Finding& balance = run.findings[0];
  CHECK(*balance.section == "applications");
  CHECK(*balance.table == "applications");
  CHECK(balance.confidence == Confidence::certain);
  REQUIRE(balance.related.size() == 3);
  CHECK(balance.related[0].row == "received");
  CHECK(balance.related[0].column == "natural_person");
  CHECK(balance.related[0].found == "46");
  CHECK(balance.related[2].row == "carried_out");
  const Finding& row = run.findings[1];
  REQUIRE(row.related.size() == 6);
  CHECK(row.related[3].column == "welfare");
  CHECK(row.related[3].found.empty());
}

TEST_CASE("A blank part counts as nothing") {
  Sheet sound, faulty;
  sound.set(kApplications, "received", "research", "");
  CHECK(sound.findings() == Lines{});
  CHECK(sound.skipped() == Lines{});
  faulty.set(kApplications, "received", "natural_person", "");
  CHECK(faulty.findings() == Lines{"applications.balance processed_total/natural_person 44->?",
                                   "applications.applicants received/total 60->15"});
}

TEST_CASE("A blank total is compared with nothing, and its parts stand in for it") {
  Sheet sheet;
  for (const char* row : {"received", "carried_in", "granted", "partial", "refused.law",
                          "unavailable.not_held", "other.other", "carried_out"}) {
    sheet.set(kApplications, row, "total", "");
  }
  CHECK(sheet.findings() == Lines{});
  CHECK(sheet.skipped() == Lines{});
  sheet.set(kApplications, "processed_total", "total", "58");
  CHECK(sheet.findings() == Lines{"applications.balance processed_total/total 58->57",
                                  "applications.outcomes processed_total/total 58->57",
                                  "applications.applicants processed_total/total 58->57"});
  CHECK(*sheet.check().findings[1].computation == "36 + 6 + 3 + 11 + 1 = 57 ≠ 58");
}

TEST_CASE("A blank total of outcomes is stood for by them in balance and row") {
  Sheet sheet;
  sheet.set(kApplications, "processed_total", "natural_person", "");
  CHECK(sheet.findings() == Lines{});
  sheet.set(kApplications, "granted", "natural_person", "31");
  CHECK(sheet.findings() == Lines{"applications.balance processed_total/natural_person ->44",
                                  "applications.applicants granted/total 36->37",
                                  "applications.applicants processed_total/total 57->58"});
}

TEST_CASE("A cell that is a total both ways takes the parts that can be had") {
  Sheet rows, columns;
  // The row's own figures are gone: only the column's are left.
  rows.row(kApplications, "processed_total", "无 11 0 0 0 2 _");
  CHECK(rows.findings() == Lines{});
  CHECK(rows.skipped() == Lines{"applications.balance natural_person: not-a-number",
                                "applications.outcomes natural_person: not-a-number"});
  rows.set(kApplications, "received", "total", "61");
  CHECK(rows.findings() == Lines{"applications.balance processed_total/total ->58",
                                 "applications.applicants received/total 61->60"});
  columns.set(kApplications, "granted", "total", "无");
  columns.set(kApplications, "processed_total", "total", "");
  CHECK(columns.findings() == Lines{});
  CHECK(columns.skipped() == Lines{"applications.applicants granted: not-a-number"});
}

TEST_CASE("A whole column of blank totals leaves nothing to compare") {
  Sheet sheet;
  sheet.column(kApplications, "total", "").column(kProceedings, "total", "");
  sheet.set(kProceedings, "review", "upheld", "9");
  CHECK(sheet.findings() == Lines{});
  CHECK(sheet.skipped() == Lines{});
}

TEST_CASE("A total beside parts all left blank is compared with 0") {
  Sheet sheet;
  sheet.row(kProceedings, "direct", "_ _ _ _ 1");
  CHECK(sheet.findings() == Lines{"proceedings.total direct/total 1->0"});
}

TEST_CASE("A table without one figure says nothing") {
  Sheet sheet;
  sheet.all(kApplications, "").all(kProceedings, "");
  CHECK(sheet.findings() == Lines{});
  CHECK(sheet.skipped() == Lines{});
  CHECK(sheet.check().run.empty());
}

TEST_CASE("An equation over a word is skipped and no other") {
  Sheet sheet;
  sheet.set(kApplications, "received", "natural_person", "无");
  CHECK(sheet.findings() == Lines{});
  CHECK(sheet.skipped() == Lines{"applications.balance natural_person: not-a-number",
                                 "applications.applicants received: not-a-number"});
  const auto run = sheet.check();
  CHECK(run.skipped[0].table == "applications");
  CHECK(run.skipped[0].row.empty());
  CHECK(run.skipped[0].column == "natural_person");
  CHECK(run.skipped[1].row == "received");
  CHECK(run.skipped[1].column.empty());
}

TEST_CASE("A word among the parts of a blank total skips what the total counts in") {
  Sheet sheet;
  sheet.row(kApplications, "received", "45 / 0 0 0 3 _");
  CHECK(sheet.findings() == Lines{});
  CHECK(sheet.skipped() == Lines{"applications.balance enterprise: not-a-number",
                                 "applications.balance total: not-a-number"});
}

TEST_CASE("A row that is not there skips the sums that need it") {
  Sheet sheet;
  sheet.state(kProceedings, "direct", FigureState::absent);
  CHECK(sheet.findings() == Lines{});
  CHECK(sheet.skipped() == Lines{"proceedings.total direct: absent"});
}

TEST_CASE("Figures that cannot be tied to a row skip its sums") {
  Sheet sheet;
  sheet.state(kProceedings, "review", FigureState::unreadable);
  CHECK(sheet.skipped() == Lines{"proceedings.total review: untied"});
}

TEST_CASE("A table that could not be read skips each of its sums, a missing one none") {
  Sheet sheet;
  sheet.table_state(kApplications, TableState::missing);
  sheet.table_state(kProceedings, TableState::unreadable);
  sheet.set(kProceedings, "review", "total", "99");
  CHECK(sheet.findings() == Lines{});
  CHECK(sheet.skipped() == Lines{"proceedings.total review: untied",
                                 "proceedings.total direct: untied",
                                 "proceedings.total after_review: untied"});
}

TEST_CASE("Merged rows count once with their common figure") {
  Sheet sheet;
  const std::vector<std::string> rows{"other.no_supplement", "other.fee_unpaid", "other.other"};
  sheet.merge(kApplications, rows, "1 0 0 0 0 0 1");
  CHECK(sheet.findings() == Lines{});
  CHECK(sheet.skipped() == Lines{});
  Sheet faulty;
  faulty.merge(kApplications, rows, "2 0 0 0 0 0 1");
  CHECK(faulty.findings() == Lines{"applications.outcomes processed_total/natural_person 44->45",
                                   "applications.applicants other.no_supplement/total 1->2"});
  CHECK(faulty.skipped() == Lines{});
  CHECK(faulty.diagnoses() == Lines{"cell other.no_supplement/natural_person 2->1, explains 2"});
  const auto run = faulty.check();
  CHECK(run.findings[1].message.zh.find("合并行") != std::string::npos);
  CHECK(run.findings[1].message.zh.find("不补正") == std::string::npos);
  CHECK(run.findings[0].related.size() == 6);
  REQUIRE(run.findings[0].excerpt);
  CHECK(run.findings[0].excerpt->heads.size() == 10);
  CHECK(run.findings[0].excerpt->heads[7] == "合并行");
  CHECK(run.findings[0].excerpt->values[7] == "2");
  CHECK(run.findings[0].excerpt->marked == 8);
}

TEST_CASE("Rows merged across a sum's bounds skip the sum") {
  Sheet sheet;
  sheet.merge(kApplications, {"other.other", "carried_out"}, "4 2 0 0 0 1 7");
  CHECK(sheet.findings() == Lines{});
  CHECK(sheet.skipped().size() == 14);
  CHECK(sheet.skipped()[0] == "applications.balance natural_person: absent");
  CHECK(sheet.skipped()[7] == "applications.outcomes natural_person: absent");
}

TEST_CASE("A sum that figures were split by is not counted as checked where they stand in it") {
  Sheet sheet;
  sheet.likely(kApplications, "carried_in").split_by(kApplications, "applications.applicants");
  sheet.set(kApplications, "received", "total", "61");
  CHECK(sheet.skipped() == Lines{"applications.applicants carried_in: split"});
  const auto run = sheet.check();
  REQUIRE(run.findings.size() == 2);
  CHECK(run.findings[0].rule == "applications.balance");
  CHECK(run.findings[0].confidence == Confidence::likely);
  CHECK(run.findings[1].confidence == Confidence::certain);
}

TEST_CASE("The excerpt of a row has every column, that of a column every row, one marked") {
  const Sheet sheet;
  const auto& table = sheet.report().tables[0];
  const Excerpt row = excerpt_of(table, table.spec->row("received"), 6, Rule::Each::row);
  CHECK(row.heads == Lines{"natural_person", "enterprise", "research", "welfare", "legal_service",
                           "other", "total"});
  CHECK(row.values == Lines{"45", "12", "0", "0", "0", "3", "60"});
  CHECK(row.marked == 6);
  const Excerpt column = excerpt_of(table, 10, 0, Rule::Each::column);
  CHECK(column.values == Lines{"45", "2", "30", "4", "3", "0", "6", "0", "0", "1", "44", "3"});
  CHECK(column.marked == 10);
}
