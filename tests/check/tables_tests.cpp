// Tables, their labels and their cells.
#include "print.h"
#include "sample.h"

using namespace gouji;
using sample::Lines;
using sample::Sample;

namespace {

constexpr const char* kKinds[] = {
    "table-missing",     "table-blank",       "row-missing", "column-missing", "row-wording",
    "row-unknown",       "table-unreadable",  "cell-blank",  "cell-negative",  "cell-fraction",
    "cell-not-a-number", "figure-for-bodies", "fee-scale"};

void blank(Figure& figure) {
  figure.state = FigureState::blank;
  figure.raw.clear();
  figure.value = {};
}

void blank_all(TableReading& table) {
  for (auto& figure : table.figures) {
    if (figure.state == FigureState::number) blank(figure);
  }
}

// Which kinds find anything at all.
Lines kinds_that_find(const Sample& s) {
  Lines kinds;
  for (const auto* kind : kKinds) {
    if (!s.find(kind).empty()) kinds.emplace_back(kind);
  }
  return kinds;
}

int line_of(const Sample& s, const Locus& where) { return s.document->place(where).line.value(); }
std::string colon(const Sample& s, const Locus& where) {
  return " :" + std::to_string(line_of(s, where));
}

}  // namespace

TEST_CASE("a sound report yields nothing under any rule on tables") {
  CHECK(kinds_that_find(Sample()) == Lines{});
}

TEST_CASE("a missing table is found once, with its section, at its section's heading") {
  Sample s;
  auto& table = s.table("applications");
  table = TableReading{};
  table.spec = &s.pack->tables[1];
  table.rows.resize(3);
  table.columns.resize(2);
  table.figures.resize(6);
  table.where = s.report.sections[2].where;
  table.placed = true;
  CHECK(s.shortly("table-missing") == Lines{"applications applications :6"});
  CHECK(s.find("table-missing")[0].message.zh == "申请表|三、申请情况");
  CHECK(kinds_that_find(s) == Lines{"table-missing"});
}

TEST_CASE("a table without one figure is blank, and its cells are not listed again") {
  Sample s;
  blank_all(s.table("applications"));
  CHECK(s.shortly("table-blank") ==
        Lines{"applications applications" + colon(s, s.table("applications").where)});
  CHECK(kinds_that_find(s) == Lines{"table-blank"});
}

TEST_CASE("one word or one figure in an unknown row keeps a table from being blank") {
  Sample s;
  blank_all(s.table("applications"));
  s.table("applications")
      .unknown_rows.push_back({"另类", {s.figure("disclosure", "fees", "amount")}, s.line("另类")});
  CHECK(kinds_that_find(s) == Lines{"row-unknown", "cell-blank"});
  s.table("applications").unknown_rows.clear();
  s.figure("applications", "received", "total").state = FigureState::not_a_number;
  CHECK(kinds_that_find(s) == Lines{"cell-blank", "cell-not-a-number"});
}

TEST_CASE("a table that is a picture is unclear and nothing else is said of it") {
  Sample s;
  auto& table = s.table("applications");
  table.state = TableState::unreadable;
  table.trouble = "picture";
  for (auto& figure : table.figures) figure = {};
  for (auto& row : table.rows) row = {};
  CHECK(kinds_that_find(s) == Lines{"table-unreadable"});
  const auto finding = s.find("table-unreadable").at(0);
  CHECK(finding.severity == Severity::unclear);
  CHECK(finding.message.zh == "申请表是图片");
  CHECK(finding.table == "applications");
}

TEST_CASE("rows whose figures came apart are named, and the other rows are still judged") {
  Sample s;
  auto& lost = s.figure("applications", "received", "person");
  lost.state = FigureState::unreadable;
  blank(s.figure("applications", "received", "total"));
  s.set("applications", "closed", "person", "-1");
  s.row("applications", "other") = {};
  CHECK(kinds_that_find(s) == Lines{"table-unreadable", "cell-negative"});
  const auto finding = s.find("table-unreadable").at(0);
  CHECK(finding.message.zh == "申请表：“新收”");
  CHECK(finding.message.en == "applications: received");
  CHECK(finding.place->line == line_of(s, lost.where));
}

TEST_CASE("cells whose figures no characters tell are named, apart from rows that came apart") {
  Sample s;
  auto& table = s.table("applications");
  for (const auto* row : {"received", "closed"}) {
    auto& drawn = s.figure("applications", row, "person");
    drawn.state = FigureState::unreadable;
    drawn.unread = Unread::drawn;
  }
  table.trouble = "drawn";
  CHECK(kinds_that_find(s) == Lines{"table-unreadable"});
  auto found = s.find("table-unreadable");
  REQUIRE(found.size() == 1);
  CHECK(found[0].message.zh == "申请表有2处：“新收”行“自然人”列、“办结”行“自然人”列");
  CHECK(found[0].message.en == "applications, 2: received.person, closed.person");
  CHECK(found[0].place->line == line_of(s, s.figure("applications", "received", "person").where));
  s.figure("applications", "other", "total").state = FigureState::unreadable;
  table.trouble = "untied";
  found = s.find("table-unreadable");
  REQUIRE(found.size() == 2);
  CHECK(found[1].message.zh == "申请表：“其他”");
}

TEST_CASE("a missing row is found after the row before it") {
  Sample s;
  s.row("applications", "closed") = {};
  CHECK(s.shortly("row-missing") == Lines{"applications applications.closed >办结" +
                                          colon(s, s.row("applications", "received").where)});
  s.row("applications", "received") = {};
  CHECK(s.find("row-missing").size() == 2);
}

TEST_CASE("rows that stand as one are missing, each at the row that stands for them") {
  Sample s;
  s.row("applications", "closed") = {};
  s.row("applications", "other") = {};
  const auto where = s.line("其他处理");
  s.table("applications").merged.push_back({{1, 2}, "其他处理", where, {}});
  CHECK(s.shortly("row-missing") ==
        Lines{"applications applications.closed >办结" + colon(s, where),
              "applications applications.other >其他" + colon(s, where)});
}

TEST_CASE("a missing column is found at its table") {
  Sample s;
  s.table("disclosure").columns[1] = {};
  CHECK(s.shortly("column-missing") ==
        Lines{"disclosure disclosure.in_force >有效" + colon(s, s.table("disclosure").where)});
}

TEST_CASE("a misspelt label is found with both texts, an accepted one is not") {
  Sample s;
  auto& row = s.row("applications", "closed");
  row.match = LabelMatch::accepted;
  CHECK(s.find("row-wording").empty());
  row.match = LabelMatch::misspelt;
  row.raw = "办 洁";
  CHECK(s.shortly("row-wording") ==
        Lines{"applications applications.closed 办 洁>办结" + colon(s, row.where)});
  CHECK(s.find("row-wording")[0].message.zh == "申请表|办结|办 洁");
}

TEST_CASE("a row that the format does not have is quoted") {
  Sample s;
  const auto where = s.line("另类");
  s.table("disclosure").unknown_rows.push_back({"另类", {}, where});
  CHECK(s.shortly("row-unknown") == Lines{"disclosure disclosure 另类>" + colon(s, where)});
}

TEST_CASE("blank cells are one finding a table that names and places each of them") {
  Sample s;
  blank(s.figure("applications", "received", "person"));
  blank(s.figure("applications", "other", "total"));
  const auto findings = s.find("cell-blank");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message.zh == "申请表有2处：“新收”行“自然人”列、“其他”行“总计”列");
  CHECK(findings[0].message.en == "applications有2处：received.person, other.total");
  CHECK(findings[0].place ==
        s.document->place(s.figure("applications", "received", "person").where));
  CHECK_FALSE(findings[0].row);
  REQUIRE(findings[0].related.size() == 2);
  CHECK(findings[0].related[1].row == "other");
  CHECK(findings[0].related[1].column == "total");
  CHECK(kinds_that_find(s) == Lines{"cell-blank"});
}

TEST_CASE("more than eight blank cells are counted and eight of them named") {
  Sample s;
  auto& spec = s.pack->tables[1];
  for (const auto* id : {"a", "b", "c"}) {
    spec.rows.push_back(spec.rows[0]);
    spec.rows.back().id = id;
    spec.parts[0].rows.push_back(static_cast<int>(spec.rows.size()) - 1);
  }
  auto& table = s.table("applications");
  table.rows.resize(6, table.rows[0]);
  table.figures.resize(12, table.figures[0]);
  for (std::size_t i = 0; i < 9; ++i) blank(table.figures[i]);
  const auto finding = s.find("cell-blank").at(0);
  CHECK(finding.related.size() == 9);
  CHECK(finding.message.zh.find("“新收”行“自然人”“总计”列等9处") != std::string::npos);
  CHECK(finding.message.en.ends_with("a.total and 1 more"));
}

TEST_CASE("a row is named once for all its blank cells") {
  Sample s;
  blank(s.figure("applications", "received", "person"));
  blank(s.figure("applications", "received", "total"));
  blank(s.figure("applications", "other", "person"));
  CHECK(s.find("cell-blank")[0].message.zh ==
        "申请表有3处：“新收”行“自然人”“总计”列、“其他”行“自然人”列");
}

TEST_CASE("blanks are not listed in a table whose figures came apart") {
  Sample s;
  blank(s.figure("applications", "other", "total"));
  s.figure("applications", "received", "person").state = FigureState::unreadable;
  CHECK(s.find("cell-blank").empty());
}

TEST_CASE("a cell that the format does not ask for is never judged") {
  Sample s;
  auto& outside = s.figure("disclosure", "regulations", "amount");
  outside.state = FigureState::not_a_number;
  outside.raw = "/";
  CHECK(kinds_that_find(s) == Lines{});
}

TEST_CASE("a word in a cell is found with its own text") {
  Sample s;
  auto& figure = s.figure("applications", "closed", "person");
  figure.state = FigureState::not_a_number;
  figure.raw = "/";
  CHECK(s.shortly("cell-not-a-number") ==
        Lines{"applications applications.closed.person />" + colon(s, figure.where)});
  CHECK(s.find("cell-not-a-number")[0].message.zh == "申请表|办结|自然人|/");
  REQUIRE(s.find("cell-not-a-number")[0].excerpt);
  CHECK(s.find("cell-not-a-number")[0].excerpt->values == Lines{"/", "0"});
}

TEST_CASE("amounts may have decimals and counts may not, and neither may be negative") {
  Sample s;
  s.set("disclosure", "fees", "amount", "20.3");
  CHECK(kinds_that_find(s) == Lines{});
  s.set("disclosure", "documents", "issued", "2.5");
  CHECK(kinds_that_find(s) == Lines{"cell-fraction"});
  s.set("disclosure", "documents", "issued", "0");
  s.set("disclosure", "fees", "amount", "-20.3");
  CHECK(s.shortly("cell-negative") ==
        Lines{"disclosure disclosure.fees.amount -20.3>" +
              colon(s, s.figure("disclosure", "fees", "amount").where)});
}

TEST_CASE("a change may be negative but not a fraction") {
  Sample s;
  s.pack->tables[0].columns[0].kind = FigureKind::change;
  s.set("disclosure", "documents", "issued", "-4");
  CHECK(kinds_that_find(s) == Lines{});
  s.set("disclosure", "documents", "issued", "-4.5");
  CHECK(kinds_that_find(s) == Lines{"cell-fraction"});
}

TEST_CASE("a figure that the sums split is found with less confidence") {
  Sample s;
  s.set("applications", "closed", "person", "-3");
  CHECK(s.find("cell-negative")[0].confidence == Confidence::certain);
  s.figure("applications", "closed", "person").likely = true;
  CHECK(s.find("cell-negative")[0].confidence == Confidence::likely);
}

TEST_CASE("regulations above zero are found for a township or a body so named, and for no other") {
  Sample s;
  s.set("disclosure", "regulations", "issued", "2");
  s.set("disclosure", "regulations", "in_force", "3");
  CHECK(s.find("figure-for-bodies").empty());
  s.report.body = "township";
  CHECK(s.shortly("figure-for-bodies").size() == 2);
  CHECK(s.find("figure-for-bodies")[0].message.zh == "清溪市|2");
  CHECK(s.find("figure-for-bodies")[1].column == "in_force");
  s.report.body = "other";
  s.report.agency = "清溪市园区管理委员会";
  CHECK(s.find("figure-for-bodies").size() == 2);
  s.set("disclosure", "regulations", "issued", "0");
  s.set("disclosure", "regulations", "in_force", "0");
  CHECK(s.find("figure-for-bodies").empty());
}

TEST_CASE("an amount is remarked on from the rule's bound on") {
  Sample s;
  s.set("disclosure", "fees", "amount", "9999.99");
  CHECK(s.find("fee-scale").empty());
  s.set("disclosure", "fees", "amount", "10000");
  CHECK(s.shortly("fee-scale") == Lines{"disclosure disclosure.fees.amount 10000>" +
                                        colon(s, s.figure("disclosure", "fees", "amount").where)});
}
