#include <doctest/doctest.h>

#include "html_page.h"
#include "intake/html_scan.h"

using namespace gouji;
using namespace gouji::test;
using Lines = std::vector<std::string>;

namespace {

// What is handed to the parser, runs of blanks written as one.
std::string handed_over(const std::string& text) {
  std::vector<Problem> problems;
  const auto parsed = parseable_html(text, Limits(), problems);
  CHECK(problems.empty());
  CHECK(parsed.cuts.behind(static_cast<std::uint32_t>(parsed.text.size())) == text.size());
  std::string out;
  for (const char c : parsed.text) {
    if (c != ' ' || !out.ends_with(' ')) out += c;
  }
  return out;
}

}  // namespace

TEST_CASE("a page that breaks off is told from one that merely leaves its end out") {
  const auto ending = [](const std::string& text) {
    std::vector<Problem> problems;
    return parseable_html(text, Limits(), problems).ending;
  };
  for (const char* text :
       {"<p>甲</p><p cla", "<p>甲</", "<p>甲</p><!-- 乙", "<p>甲</p><!DOCT", "<script>x",
        "<style>x", "<body><table><tr><td>1", "<body><table><tr><td>1</td>",
        "<html><table><tr><td>1</td></tr>\n", "<html><body><table><tr><td>1</td></tr>",
        "<html><body><p class=\"a>甲</p>", "<html><body><p>甲", "<html><body><p>甲</p>乙\n",
        "<body><table><tr><td><p class=MsoNormal><span lang=EN-US>1</span>"}) {
    CAPTURE(text);
    CHECK(ending(text) == HtmlEnding::cut);
  }
  for (const char* text : {"", "甲", "<p>甲", "<table><tr><td>1", "<table><tr><td>1</table>",
                           "<table><tr><td>1</td></tr><p>甲</p>", "<table><tr><td>1</body>",
                           "<html><body><p class=\"a>甲</p></body></html>",
                           "<html><body><p>甲</p></html>", "<HTML><BODY><p>甲</BODY>",
                           "<table><tr><td><table></table><p>甲", "<p>1 <2", "<thead>甲"}) {
    CAPTURE(text);
    CHECK(ending(text) == HtmlEnding::whole);
  }
  CHECK(ending("<html><body><p>甲</p>") == HtmlEnding::open);
}

TEST_CASE("attributes that reading never looks at are not handed to the parser") {
  CHECK(handed_over("<p class=MsoNormal style='font-size:16pt'>甲</p>") == "<p >甲</p>");
  CHECK(handed_over("<P LANG=EN-US title=\"a>b\">甲</P>") == "<P >甲</P>");
  CHECK(handed_over("<td width=60 colspan=2 style=\"padding:0\" rowspan='3'>") ==
        "<td colspan=2 rowspan='3'>");
  CHECK(handed_over("<img width=1 src=a.png alt='图' class=x>") ==
        "<img width=1 src=a.png alt='图' >");
}

TEST_CASE("attributes that reading looks at are handed over as they stand") {
  for (const std::string tag :
       {"<p style='mso-hide:all'>", "<p style=\"color:red; display : none\">", "<p hidden>",
        "<div id=nav class='menu x' role=navigation>", "<a href='a.pdf'>", "<p style='a&#58;b'>",
        "<meta name=pubdate content=2024-01-02>", "<embed src=a.pdf name=b>"}) {
    CAPTURE(tag);
    CHECK(handed_over(tag) == tag);
  }
}

TEST_CASE("a tag that the parser might see otherwise is left alone from there on") {
  CHECK(handed_over("<p lang=x \"y' style='color:red'>甲") == "<p \"y' style='color:red'>甲");
  CHECK(handed_over("<p style='a'b lang=x>甲") == "<p style='a'b lang=x>甲");
}

TEST_CASE("of two styles of one tag the first counts") {
  CHECK(outline(page("<p style='color:red' style='display:none'>甲</p>")) == Lines{"甲"});
  CHECK(outline(page("<p style='display:none' style='color:red'>甲</p>乙")) == Lines{"乙"});
}

TEST_CASE("an empty element of Word's own names becomes a comment, one with text stays") {
  CHECK(handed_over("<p>甲<o:p></o:p></p>") == "<p>甲<!-- --></p>");
  CHECK(handed_over("甲<o:p lang=x style='a'></o:p>乙") == "甲<!-- -->乙");
  CHECK(handed_over("<o:p lang=x /></o:p>") == "<o:p /></o:p>");
  CHECK(handed_over("<o:p>乙</o:p>") == "<o:p>乙</o:p>");
  CHECK(handed_over("<o:p></o:q>") == "<o:p></o:q>");
  CHECK(outline(page("<p>甲<o:p></o:p>乙</p><p><o:p>丙</o:p></p>")) == Lines{"甲乙", "丙"});
}

TEST_CASE("what stands behind a tag with attributes written over keeps its place") {
  const auto read = page("<p style='font-size:16pt'><span lang=EN-US>7</span>件<o:p></o:p>丁</p>");
  REQUIRE(outline(read) == Lines{"7件丁"});
  const auto& text = std::get<Paragraph>(read.blocks[0]).text;
  CHECK(source_of(read, text.locus(0, 1)) == "7");
  CHECK(source_of(read, text.locus(1, 4)) == "件");
  CHECK(source_of(read, text.locus(4, 7)) == "丁");
}

TEST_CASE("spans of mere text at the beginning of a paragraph are left out") {
  CHECK(handed_over("<p lang=x><span lang=x>甲</span><span>乙</span><o:p></o:p></p>") ==
        "<p >甲乙</p>");
  CHECK(handed_over("<P><SPAN>甲</SPAN>乙<span>丙</span></P>") == "<P>甲乙<span>丙</span></P>");
}

TEST_CASE("a span stays where leaving it out might change what is read") {
  for (const std::string span :
       {"<span>甲 </span>", "<span> 甲</span>", "<span></span>", "<span>&amp</span>",
        "<span>甲<b>乙</b></span>", "<span hidden>甲</span>",
        "<span style='display:none'>甲</span>", "<span 甲>乙</span>", "<span/>",
        "<span>甲</b></span>", "<span>甲"}) {
    CAPTURE(span);
    CHECK(handed_over("<p>" + span) == "<p>" + span);
    CHECK(handed_over("<div><span>甲</span>") == "<div><span>甲</span>");
    CHECK(handed_over("<p/><span>甲</span>") == "<p/><span>甲</span>");
  }
  CHECK(handed_over("<p>甲<o:p></o:p></p>") == "<p>甲<!-- --></p>");
  CHECK(handed_over("<p><o:p></o:p>甲</p>") == "<p><!-- -->甲</p>");
}

TEST_CASE("offsets of a text that was cut lead back to the whole, in whatever order") {
  Cuts cuts;
  CHECK(cuts.behind(7) == 7);
  CHECK(cuts.before(0) == 0);
  cuts.note(3, 10);
  cuts.note(5, 1);
  cuts.note(5, 1);
  for (int round = 0; round < 2; ++round) {
    CHECK(cuts.behind(2) == 2);
    CHECK(cuts.behind(3) == 13);
    CHECK(cuts.before(3) == 3);
    CHECK(cuts.behind(4) == 14);
    CHECK(cuts.behind(5) == 17);
    CHECK(cuts.before(5) == 15);
    CHECK(cuts.behind(90) == 102);
    CHECK(cuts.behind(4) == 14);
  }
  CHECK(cuts.next_cut({0, 9, -1}) == 3);
  CHECK(cuts.next_cut({3, 9, -1}) == 5);
  CHECK(cuts.next_cut({3, 4, -1}) == 4);
  CHECK(cuts.next_cut({5, 9, -1}) == 9);
}

TEST_CASE("every part of a text that spans stood in keeps its place, and breaks what is between") {
  const auto read = page(
      "<table><tr><td><p><span a=b>甲</span><span>乙</span></p><p><span a=b>丙</span></p></td>"
      "<td>丁</td></table>");
  REQUIRE(outline(read) == Lines{"[1x2: 甲乙\n丙|丁]"});
  const auto& text = std::get<Grid>(read.blocks[0]).cells[0].text;
  CHECK(source_of(read, text.locus(0, 3)) == "甲");
  CHECK(source_of(read, text.locus(3, 6)) == "乙");
  CHECK(source_of(read, text.locus(0, 6)) == "甲</span><span>乙");
  CHECK(source_of(read, text.locus(6, 7)) == "</span></p><p><span a=b>");
  CHECK(source_of(read, text.locus(7, 10)) == "丙");
}

TEST_CASE("pictures, tables and problems behind a tag that was cut keep their places") {
  const std::string before = "<p lang=x title='y'>甲</p>";
  const auto read =
      page(before + "<img lang=x src=a.png><table lang=x><tr><td lang=x>1<td>2</table>" +
           "<p lang=x><del lang=x>乙</del></p>");
  const auto of = [&](const Locus& where) { return source_of(read, where); };
  std::vector<std::string> places;
  for (const auto& block : read.blocks) {
    if (const auto* grid = std::get_if<Grid>(&block)) places.push_back(of(grid->where));
    if (const auto* picture = std::get_if<Embedded>(&block)) places.push_back(of(picture->where));
  }
  CHECK(places == Lines{"<img lang=x src=a.png>", "<table lang=x><tr><td lang=x>1<td>2</table>"});
  REQUIRE(read.problems.size() == 1);
  CHECK(read.problems[0].where->begin == read.source->text.find("乙"));
}
