#include <doctest/doctest.h>

#include "equations_fixture.h"

using namespace gouji;
using gouji_test::Sheet;

namespace {

using Lines = std::vector<std::string>;

const std::string kApplications = "applications", kProceedings = "proceedings";

}  // namespace

TEST_CASE("A wrong part is named by the row and the column that it breaks") {
  Sheet received, outcome, carried;
  received.set(kApplications, "received", "natural_person", "48");
  CHECK(received.diagnoses() == Lines{"cell received/natural_person 48->45, explains 2"});
  outcome.set(kApplications, "refused.process", "research", "2");
  CHECK(outcome.diagnoses() == Lines{"cell refused.process/research 2->0, explains 2"});
  carried.set(kApplications, "carried_out", "enterprise", "0");
  CHECK(carried.diagnoses() == Lines{"cell carried_out/enterprise 0->2, explains 2"});
}

TEST_CASE("Three broken equations end in one cell") {
  Sheet sheet;
  sheet.set(kApplications, "processed_total", "natural_person", "40");
  CHECK(sheet.diagnoses() == Lines{"cell processed_total/natural_person 40->44, explains 3"});
  const auto run = sheet.check();
  const auto diagnoses = diagnose(sheet.report(), run);
  REQUIRE(diagnoses.size() == 1);
  CHECK(diagnoses[0].explains == Lines{"f0", "f1", "f2"});
  CHECK(diagnoses[0].candidates[0][0].table == "applications");
  CHECK(diagnoses[0].message.zh ==
        "疑为一处数字有误：将《applications表》“processed_total”行“natural_person”列的40改为44，"
        "3处勾稽关系即可同时成立（仅为推断，请以台账为准）");
  CHECK(diagnoses[0].message.en ==
        "One figure may be wrong: change applications.processed_total.natural_person from 40 to "
        "44; all 3 equations then hold (an inference only: go by your own records)");
}

TEST_CASE("A wrong total of a row is named by its row and the column of totals") {
  Sheet received, granted, processed;
  received.set(kApplications, "received", "total", "61");
  CHECK(received.diagnoses() == Lines{"cell received/total 61->60, explains 2"});
  granted.set(kApplications, "granted", "total", "35");
  CHECK(granted.diagnoses() == Lines{"cell granted/total 35->36, explains 2"});
  processed.set(kApplications, "processed_total", "total", "58");
  CHECK(processed.diagnoses() == Lines{"cell processed_total/total 58->57, explains 3"});
}

TEST_CASE("A total is blamed before its parts where its own equation alone breaks") {
  Sheet sheet;
  sheet.set(kProceedings, "review", "total", "8");
  CHECK(sheet.diagnoses() == Lines{"total review/total 8->6, explains 1"});
  sheet.set(kProceedings, "review", "total", "6").set(kProceedings, "review", "upheld", "5");
  CHECK(sheet.diagnoses() == Lines{"total review/total 6->9, explains 1"});
}

TEST_CASE("A blank is named where a number is missing") {
  Sheet sheet;
  sheet.set(kApplications, "received", "natural_person", "");
  CHECK(sheet.diagnoses() == Lines{"cell received/natural_person ->45, explains 2"});
  const auto run = sheet.check();
  CHECK(diagnose(sheet.report(), run)[0].message.zh.find("列的空白改为45") != std::string::npos);
}

TEST_CASE("A wrong part is named through totals left blank") {
  Sheet sheet;
  sheet.column(kApplications, "total", "");
  sheet.set(kApplications, "processed_total", "total", "57");
  CHECK(sheet.findings() == Lines{});
  sheet.set(kApplications, "granted", "natural_person", "33");
  // Its own row no longer states a total: the outcomes of its column and those of all.
  CHECK(sheet.findings() == Lines{"applications.outcomes processed_total/natural_person 44->47",
                                  "applications.outcomes processed_total/total 57->60"});
  // Each outcome of that column would do as well.
  CHECK(sheet.diagnoses() ==
        Lines{"cell granted/natural_person 33->30 | partial/natural_person 4->1 | "
              "refused.law/natural_person 3->0 | unavailable.not_held/natural_person 6->3, "
              "explains 2"});
}

TEST_CASE("Transposed digits are recognised") {
  Sheet cell, total, longer;
  cell.set(kApplications, "received", "natural_person", "54");
  CHECK(cell.diagnoses() == Lines{"transposed received/natural_person 54->45, explains 2"});
  total.row(kProceedings, "review", "10 1 0 3 41");
  CHECK(total.diagnoses() == Lines{"transposed review/total 41->14, explains 1"});
  longer.row(kProceedings, "review", "100 4 0 1 150");
  CHECK(longer.diagnoses() == Lines{"transposed review/total 150->105, explains 1"});
}

TEST_CASE("A part with transposed digits stands before the total, both are named") {
  Sheet sheet;
  sheet.row(kProceedings, "review", "21 1 0 3 16");
  CHECK(sheet.diagnoses() ==
        Lines{"transposed review/upheld 21->12 | review/total 16->25, explains 1"});
}

TEST_CASE("Digits two places apart are no transposition") {
  Sheet sheet;
  sheet.row(kProceedings, "review", "100 4 0 1 501");
  CHECK(sheet.diagnoses() == Lines{"total review/total 501->105, explains 1"});
}

TEST_CASE("Two neighbouring cells that ought to be one number are named together") {
  Sheet sheet;
  sheet.row(kApplications, "received", "4 5 0 0 0 3 48");
  sheet.row(kApplications, "carried_in", "2 13 0 0 0 0 15");
  sheet.set(kApplications, "received", "total", "48");
  CHECK(sheet.findings() == Lines{"applications.balance processed_total/natural_person 44->3",
                                  "applications.balance processed_total/enterprise 11->16",
                                  "applications.applicants received/total 48->12"});
  CHECK(sheet.diagnoses() ==
        Lines{"split received/natural_person 4->45 received/enterprise 5->0, explains 3"});
}

TEST_CASE("A number that came apart and pushed the rest of its row on is put together") {
  Sheet sheet;
  sheet.row(kApplications, "received", "4 5 12 0 0 0 3");
  CHECK(sheet.diagnoses() ==
        Lines{"split received/natural_person 4->45 received/enterprise 5->12 "
              "received/research 12->0 received/other 0->3 received/total 3->60, explains 6"});
}

TEST_CASE("A number that came apart within its row leaves the total where it is") {
  Sheet sheet;
  sheet.row(kApplications, "received", "4 5 12 0 0 3 60");
  CHECK(sheet.diagnoses() == Lines{"split received/natural_person 4->45 received/enterprise 5->12 "
                                   "received/research 12->0, explains 4"});
}

TEST_CASE("In a lone sum a number that came apart is named before the total") {
  Sheet sheet;
  sheet.row(kProceedings, "review", "1 2 0 0 12");
  CHECK(sheet.diagnoses() ==
        Lines{"split review/upheld 1->0 review/corrected 2->12 | review/upheld 1->12 "
              "review/corrected 2->0 | review/total 12->3, explains 1"});
}

TEST_CASE("A row pushed right by an empty cell is moved back and its lost total worked out") {
  Sheet sheet;
  sheet.row(kApplications, "received", "0 45 12 0 0 0 3");
  CHECK(sheet.findings().size() == 6);
  CHECK(sheet.diagnoses() ==
        Lines{"shift received/natural_person 0->45 received/enterprise 45->12 "
              "received/research 12->0 received/other 0->3 received/total 3->60, explains 6"});
}

TEST_CASE("A row drawn left by a lost cell is moved back and the lost figure worked out") {
  Sheet zero, blank;
  zero.row(kApplications, "received", "12 0 0 0 3 60 0");
  CHECK(zero.diagnoses() ==
        Lines{"shift received/natural_person 12->45 received/enterprise 0->12 "
              "received/legal_service 3->0 received/other 60->3 received/total 0->60, "
              "explains 6"});
  blank.row(kApplications, "received", "12 0 0 0 3 60 _");
  CHECK(blank.diagnoses() ==
        Lines{"shift received/natural_person 12->45 received/enterprise 0->12 "
              "received/legal_service 3->0 received/other 60->3 received/total ->60, "
              "explains 5"});
}

TEST_CASE("A figure in the column beside its own is moved back, the total left alone") {
  Sheet sheet;
  sheet.row(kApplications, "received", "45 0 12 0 0 3 60");
  CHECK(sheet.findings() == Lines{"applications.balance processed_total/enterprise 11->?",
                                  "applications.balance processed_total/research 0->12"});
  CHECK(sheet.diagnoses() ==
        Lines{"shift received/enterprise 0->12 received/research 12->0, explains 2"});
}

TEST_CASE("A figure in the row above or below its own, or both totals there, are named alike") {
  Sheet sheet;
  sheet.set(kApplications, "refused.law", "natural_person", "0");
  sheet.set(kApplications, "refused.process", "natural_person", "3");
  CHECK(sheet.findings() == Lines{"applications.applicants refused.law/total 3->0",
                                  "applications.applicants refused.process/total 0->3"});
  CHECK(sheet.diagnoses() ==
        Lines{"shift refused.law/natural_person 0->3 refused.process/natural_person 3->0 | "
              "refused.law/total 3->0 refused.process/total 0->3, explains 2"});
  const auto run = sheet.check();
  CHECK(diagnose(sheet.report(), run)[0].message.zh ==
        "以下改法任取其一：①将《applications表》“refused.law”行“natural_person”列的0改为3，"
        "将《applications表》“refused.process”行“natural_person”列的3改为0；"
        "②将《applications表》“refused.law”行“total”列的3改为0，"
        "将《applications表》“refused.process”行“total”列的0改为3，"
        "2处勾稽关系即可同时成立（仅为推断，请以台账为准）");
}

TEST_CASE("A column that slipped by one row is moved back") {
  Sheet sheet;
  const char* rows[] = {"granted", "partial", "refused.law", "refused.process",
                        "unavailable.not_held"};
  const char* figures[] = {"0", "5", "2", "0", "0"};
  for (int i = 0; i < 5; ++i) sheet.set(kApplications, rows[i], "enterprise", figures[i]);
  sheet.set(kApplications, "other.no_supplement", "enterprise", "4");
  CHECK(sheet.findings().size() == 5);
  CHECK(sheet.diagnoses() ==
        Lines{"shift granted/enterprise 0->5 partial/enterprise 5->2 refused.law/enterprise 2->0 "
              "unavailable.not_held/enterprise 0->4 other.no_supplement/enterprise 4->0, "
              "explains 5"});
  const auto run = sheet.check();
  const auto message = diagnose(sheet.report(), run)[0].message;
  CHECK(message.zh.starts_with("疑为数字错行："));
  CHECK(message.en.starts_with("Figures may stand one row off: "));
}

TEST_CASE("A shift in a row whose sums stand alone is not claimed") {
  Sheet sheet;
  sheet.row(kProceedings, "review", "0 2 1 0 7");
  CHECK(sheet.diagnoses() == Lines{"total review/total 7->3, explains 1"});
}

TEST_CASE("Two wrong cells apart from one another are two diagnoses") {
  Sheet sheet;
  sheet.set(kApplications, "received", "natural_person", "48");
  sheet.set(kApplications, "granted", "enterprise", "9");
  sheet.set(kProceedings, "direct", "total", "2");
  CHECK(sheet.diagnoses() == Lines{"cell received/natural_person 48->45, explains 2",
                                   "cell granted/enterprise 9->5, explains 2",
                                   "total direct/total 2->1, explains 1"});
}

TEST_CASE("Two pairs of cells that explain equally well leave nothing to claim") {
  Sheet sheet;
  sheet.set(kApplications, "received", "natural_person", "46");
  sheet.set(kApplications, "carried_in", "enterprise", "2");
  CHECK(sheet.findings().size() == 4);
  CHECK(sheet.diagnoses() == Lines{});
}

TEST_CASE("A fault that no cell explains is left without a diagnosis") {
  Sheet balance, both;
  // Carried over and outcomes disagree in one column, each row adding up.
  balance.row(kApplications, "received", "44 12 0 0 0 4 60");
  CHECK(balance.findings() == Lines{"applications.balance processed_total/natural_person 44->43",
                                    "applications.balance processed_total/other 2->3"});
  CHECK(balance.diagnoses() == Lines{});
  // A part and its total wrong alike.
  both.row(kApplications, "received", "46 12 0 0 0 3 61");
  CHECK(both.findings().size() == 2);
  CHECK(both.diagnoses() == Lines{});
}

TEST_CASE("A change that would make a figure negative is no explanation") {
  Sheet sheet;
  // Only a total of less than nothing would settle the row and the column of totals.
  sheet.state(kApplications, "received", FigureState::absent);
  sheet.row(kApplications, "carried_out", "-9 2 0 0 0 1 6");
  CHECK(sheet.findings() == Lines{"applications.applicants carried_out/total 6->?"});
  CHECK(sheet.diagnoses() == Lines{"cell carried_out/natural_person -9->3 | "
                                   "carried_out/enterprise 2->14 | carried_out/research 0->12 | "
                                   "carried_out/welfare 0->12 | carried_out/legal_service 0->12 | "
                                   "carried_out/other 1->13, explains 1"});
}

TEST_CASE("More than eight alternatives are none") {
  Sheet sheet;
  // Every outcome of the column would do: its row is not evaluated.
  sheet.column(kApplications, "total", "");
  for (const char* row :
       {"granted", "partial", "refused.law", "refused.process", "unavailable.not_held",
        "other.no_supplement", "other.fee_unpaid", "other.other"}) {
    sheet.set(kApplications, row, "natural_person", "9");
  }
  sheet.set(kApplications, "processed_total", "natural_person", "72");
  sheet.set(kApplications, "received", "natural_person", "73");
  CHECK(sheet.findings() == Lines{});
  sheet.set(kApplications, "processed_total", "natural_person", "73");
  CHECK(sheet.diagnoses() == Lines{"cell processed_total/natural_person 73->72, explains 2"});
  sheet.set(kApplications, "processed_total", "natural_person", "72");
  sheet.set(kApplications, "granted", "natural_person", "10");
  CHECK(sheet.findings() == Lines{"applications.outcomes processed_total/natural_person 72->73"});
  CHECK(sheet.diagnoses() ==
        Lines{"cell granted/natural_person 10->9 | partial/natural_person 9->8 | "
              "refused.law/natural_person 9->8 | refused.process/natural_person 9->8 | "
              "unavailable.not_held/natural_person 9->8 | "
              "other.no_supplement/natural_person 9->8 | other.fee_unpaid/natural_person 9->8 | "
              "other.other/natural_person 9->8, explains 1"});
  // A ninth: what was received no longer counts against the total of outcomes.
  sheet.set(kApplications, "received", "natural_person", "无");
  CHECK(sheet.diagnoses() == Lines{"total processed_total/natural_person 72->73, explains 1"});
}

TEST_CASE("An explanation that would spoil a table left blank elsewhere is none") {
  Sheet sheet;
  sheet.column(kApplications, "research", "");
  sheet.row(kApplications, "received", "45 12 _ 0 0 3 61");
  sheet.set(kApplications, "carried_in", "total", "2");
  // Row off by one, column of totals even: no single figure may be put into the blank column.
  CHECK(sheet.findings() == Lines{"applications.applicants received/total 61->60",
                                  "applications.applicants carried_in/total 2->3"});
  CHECK(sheet.diagnoses() == Lines{});
}

TEST_CASE("Whichever single figure of the applications is wrong, it alone is named") {
  const Sheet sound;
  const TableReading& table = sound.report().tables[0];
  for (const auto& row : table.spec->rows) {
    for (const auto& column : table.spec->columns) {
      const auto& figure = table.at(table.spec->row(row.id), table.spec->column(column.id));
      for (const int wrong : {1, 7, 1000}) {
        Sheet sheet;
        const std::string raw = (figure.value + Decimal(wrong)).to_string();
        sheet.set(kApplications, row.id, column.id, raw);
        const auto broken = sheet.findings().size();
        CHECK(broken == (row.id == "processed_total" ? 3 : 2));
        CHECK(sheet.diagnoses() == Lines{"cell " + row.id + "/" + column.id + " " + raw + "->" +
                                         figure.raw + ", explains " + std::to_string(broken)});
      }
    }
  }
}
