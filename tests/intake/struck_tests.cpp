// Text with a line through it is deleted text to a reader.
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "docx_sample.h"
#include "intake/intake.h"

namespace {

using gouji::Document;
using gouji::Limits;
using gouji::test::p;
using gouji::test::problem_ids;
using gouji::test::read_body;
using gouji::test::shown;
using Lines = std::vector<std::string>;

const Lines kRemark{"intake.struck-out"};

Document page(const std::string& body) {
  return gouji::read_document("a.html", "<html><body>" + body + "</body></html>", Limits());
}

std::string run(std::string_view text, std::string_view properties) {
  return "<w:r><w:rPr>" + std::string(properties) + "</w:rPr><w:t>" + std::string(text) +
         "</w:t></w:r>";
}

std::string paragraph(const std::string& runs) { return "<w:p>" + runs + "</w:p>"; }

}  // namespace

TEST_CASE("text of a page that is struck through is left out and remarked on once") {
  for (const std::string struck :
       {"<s>39</s>", "<del>39</del>", "<strike>39</strike>",
        "<span style=\"text-decoration: line-through\">39</span>",
        "<span style='color:red; TEXT-DECORATION:underline Line-Through red'>39</span>",
        "<span style='text-decoration-line:line-through'>3<b>9</b></span>"}) {
    CAPTURE(struck);
    const auto document = page("<p>共" + struck + "38件</p>");
    CHECK(shown(document) == Lines{"共38件"});
    REQUIRE(problem_ids(document) == kRemark);
    CHECK(document.problems[0].severity == gouji::Severity::advice);
    CHECK(document.problems[0].message.zh.find("1 处") != std::string::npos);
    REQUIRE(document.problems[0].where.has_value());
    CHECK(document.place(*document.problems[0].where).line == 1);
  }
  const auto twice = page("<p><s>甲</s>乙<s>丙</s></p>");
  CHECK(twice.problems[0].message.en.starts_with("2 stretches"));
}

TEST_CASE("a struck cell of a page stays a cell, and the next is not struck") {
  const auto document = page(
      "<table><tr><td>甲<td style='text-decoration:line-through'>1<td>2</tr>"
      "<tr style='text-decoration:line-through'><td>乙<td>3<td>4</tr>"
      "<tr><td><s>丙<td>5<td>6</tr></table>");
  CHECK(shown(document) == Lines{"[甲||2/||/|5|6]"});
  CHECK(problem_ids(document) == kRemark);
}

TEST_CASE("lines that go elsewhere, and marks around nothing, strike nothing out") {
  const auto document = page(
      "<p style='text-decoration:none'>甲<span style='text-decoration:underline'>乙</span>"
      "<s> </s><del></del><span style='text-align:line-through'>丙</span></p>");
  CHECK(shown(document) == Lines{"甲乙丙"});
  CHECK(document.problems.empty());
}

TEST_CASE("struck runs of Word are left out and remarked on") {
  const auto once = read_body(paragraph(run("共", "") + run("3", "<w:strike/>") +
                                        run("9", "<w:strike w:val=\"true\"/>") + run("38件", "")));
  CHECK(shown(once) == Lines{"共38件"});
  REQUIRE(problem_ids(once) == kRemark);
  CHECK(once.problems[0].message.zh.find("1 处") != std::string::npos);
  CHECK(shown(read_body(paragraph(run("39", "<w:dstrike/>") + run("38", "")))) == Lines{"38"});
  const auto kept = read_body(
      paragraph(run("38", "<w:strike w:val=\"0\"/>") + run(" ", "<w:strike/>") + run("件", "")));
  CHECK(shown(kept) == Lines{"38件"});
  CHECK(kept.problems.empty());
}

TEST_CASE("a style of Word strikes out, and a run may say otherwise") {
  const std::string styles =
      "<w:style w:type=\"character\" w:styleId=\"gone\"><w:rPr><w:strike/></w:rPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"old\"><w:rPr><w:strike/></w:rPr></w:style>";
  const auto document = read_body(
      paragraph(run("1", "<w:rStyle w:val=\"gone\"/>") +
                run("2", "<w:rStyle w:val=\"gone\"/><w:strike w:val=\"0\"/>")) +
          "<w:p><w:pPr><w:pStyle w:val=\"old\"/></w:pPr>" + run("3", "") + "</w:p>" + p("4"),
      styles);
  CHECK(shown(document) == Lines{"2", "4"});
  CHECK(problem_ids(document) == kRemark);
}
