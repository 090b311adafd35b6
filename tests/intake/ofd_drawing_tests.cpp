// What OFD pages draw beside their text, and what of it becomes cells.
#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "docx_sample.h"
#include "intake/intake.h"
#include "ofd_sample.h"

namespace {

using namespace gouji::test::ofd_sample;

// A path that begins 100 mm from the left and 50 mm from above.
std::string path(const std::string& data, const std::string& more = "",
                 const std::string& colours = "", const std::string& boundary = "100 50 80 40") {
  return "<PathObject Boundary=\"" + boundary + "\" " + more + ">" + colours + "<AbbreviatedData>" +
         data + "</AbbreviatedData></PathObject>";
}

std::string rules_in(const std::string& objects, const std::string& resources = "") {
  return shown(content_of(objects, 1'000'000, resources).drawing.rules);
}

std::string marks_in(const std::string& objects) {
  return shown(content_of(objects).drawing.marks);
}

const std::string kLine = "M 0 10 L 60 10";

std::string unit(const std::string& id, const std::string& objects) {
  return "<CompositeGraphicUnits><CompositeGraphicUnit ID=\"" + id + "\"><Content>" + objects +
         "</Content></CompositeGraphicUnit></CompositeGraphicUnits>";
}

std::string use(const std::string& id, const std::string& more = "",
                const std::string& boundary = "100 50 80 40") {
  return "<CompositeObject ResourceID=\"" + id + "\" Boundary=\"" + boundary + "\" " + more + "/>";
}

// A grid of two by two cells of 40 by 10 mm from 20, 40 on, drawn cell by cell.
std::string grid() {
  std::string out;
  for (const auto* corner : {"20 40", "60 40", "20 50", "60 50"}) {
    out += path("M 0 0 L 40 0 L 40 10 L 0 10 C", "", "", std::string(corner) + " 40 10");
  }
  return out;
}

std::string word(const std::string& words, int x, int top) {
  return "<TextObject Size=\"4\" Boundary=\"" + std::to_string(x) + " " + std::to_string(top) +
         " 30 5\"><TextCode X=\"0\" Y=\"4\">" + words + "</TextCode></TextObject>";
}

const std::string kHeads = word("项目", 22, 43) + word("数量", 62, 43) + word("甲类", 22, 53);

Lines table_of(const std::string& objects) {
  return gouji::test::shown(read(one_page(page(objects))));
}

}  // namespace

TEST_CASE("OFD: level and upright strokes are lines, in whatever way the path goes on") {
  CHECK(rules_in(path(kLine)) == "100,60-160,60");
  CHECK(rules_in(path("M 5 0 L 5 40")) == "105,50-105,90");
  CHECK(rules_in(path("S 0 10 L 60 10")) == "100,60-160,60");
  CHECK(rules_in(path("M 0 0 L 60 0 L 60 20 L 0 20 C")) ==
        "100,50-160,50 160,50-160,70 100,70-160,70 100,50-100,70");
  CHECK(rules_in(path("M 0 10 L 60 10 M 0 20 L 60 20")) == "100,60-160,60 100,70-160,70");
  CHECK(rules_in(path("M 0 10 L 60 30")).empty());
  CHECK(rules_in(path("M 0 10 L 1 10")).empty());
  // The straight sides of a frame with round corners.
  CHECK(
      rules_in(path("M 5 0 L 55 0 Q 60 0 60 5 L 60 25 B 60 28 58 30 55 30 L 5 30 A 5 5 0 0 1 0 25 "
                    "L 0 5")) == "105,50-155,50 160,55-160,75 105,80-155,80 100,55-100,75");
}

TEST_CASE("OFD: rectangles so thin that they are lines are one line each, other fillings none") {
  const std::string filled = "Stroke=\"false\" Fill=\"true\"";
  CHECK(rules_in(path("M 0 10 L 60 10 L 60 10.4 L 0 10.4 C", filled)) == "100,60-160,60");
  CHECK(rules_in(path("M 0 0 L 0.4 0 L 0.4 40 L 0 40 C", filled)) == "100,50-100,90");
  CHECK(rules_in(path("M 0 0 L 60 0 L 60 20 L 0 20 C", filled)).empty());
  CHECK(rules_in(path(kLine, filled)).empty());
  CHECK(rules_in(path("M 0 10 L 60 10 L 60 10.4 L 0 10.4 C")) == "100,60-160,60");
}

TEST_CASE("OFD: lines that are dashed, white, clear, hidden or broad are none") {
  for (const auto* more : {"DashPattern=\"2 1\"", "DashPattern=\"2\"", "Visible=\"false\"",
                           "Alpha=\"0\"", "Stroke=\"false\"", "LineWidth=\"4\""}) {
    CAPTURE(more);
    CHECK(rules_in(path(kLine, more)).empty());
  }
  for (const auto* colour : {"Value=\"255 255 255\"", "Value=\"255\"", "Value=\"0 0 0 0\"",
                             "Value=\"#FF #FF #FF\"", "Value=\"0 0 0\" Alpha=\"0\""}) {
    CAPTURE(colour);
    CHECK(rules_in(path(kLine, "", "<StrokeColor " + std::string(colour) + "/>")).empty());
  }
  for (const auto* colour : {"Value=\"192 192 192\"", "Value=\"0\"", "Value=\"0 0 0 255\"",
                             "Value=\"rubbish\"", "Index=\"3\""}) {
    CAPTURE(colour);
    CHECK(rules_in(path(kLine, "", "<StrokeColor " + std::string(colour) + "/>")) ==
          "100,60-160,60");
  }
  CHECK(rules_in(path(kLine, "DashPattern=\"2 0\"")) == "100,60-160,60");
}

TEST_CASE("OFD: what a path does not say, its parameters and those of its layer say") {
  const std::string parameters =
      "<DrawParams><DrawParam ID=\"1\" DashPattern=\"2 1\"><StrokeColor Value=\"0 0 "
      "0\"/></DrawParam>"
      "<DrawParam ID=\"2\" Relative=\"1\" LineWidth=\"0.2\"/>"
      "<DrawParam ID=\"3\"><StrokeColor Value=\"255 255 255\"/></DrawParam>"
      "<DrawParam ID=\"4\" Relative=\"4\" LineWidth=\"9\"/></DrawParams>";
  CHECK(rules_in(path(kLine, "DrawParam=\"1\""), parameters).empty());
  CHECK(rules_in(path(kLine, "DrawParam=\"2\""), parameters).empty());
  CHECK(rules_in(path(kLine, "DrawParam=\"4\""), parameters).empty());
  CHECK(rules_in(path(kLine, "DrawParam=\"9\""), parameters) == "100,60-160,60");
  CHECK(rules_in("<Layer DrawParam=\"3\">" + path(kLine) + "</Layer>", parameters).empty());
  CHECK(rules_in("<Layer DrawParam=\"3\"><PageBlock>" + path(kLine) + "</PageBlock></Layer>",
                 parameters)
            .empty());
  CHECK(rules_in("<Layer DrawParam=\"3\">" + path(kLine, "", "<StrokeColor Value=\"0 0 0\"/>") +
                     "</Layer>",
                 parameters) == "100,60-160,60");
}

TEST_CASE("OFD: lines go through the transform and end at the boundary") {
  CHECK(rules_in(path(kLine, "CTM=\"0.5 0 0 0.5 10 0\"")) == "110,55-140,55");
  CHECK(rules_in(path(kLine, "CTM=\"0 1 -1 0 20 0\"", "", "100 50 80 80")) == "110,50-110,110");
  CHECK(rules_in(path("M 0 10 L 500 10")) == "100,60-181,60");
  CHECK(rules_in(path("M 0 60 L 60 60")).empty());
  CHECK(rules_in(path("M 0 0 L 60 0", "", "", "100 50 60 0")) == "100,50-160,50");
  CHECK(rules_in(path(kLine, "CTM=\"0.7 0.7 -0.7 0.7 0 0\"")).empty());
}

TEST_CASE("OFD: a path is drawn up to where it is none") {
  CHECK(rules_in(path("M 0 10 L 60 10 L x 20 L 0 20")) == "100,60-160,60");
  CHECK(rules_in(path("M 0 10 L 60 10 Z 1 2 L 60 30")) == "100,60-160,60");
  CHECK(rules_in(path("L 60 10 L 0 10")).empty());
  CHECK(rules_in(path("M 0 10 L 1e300 10")).empty());
  CHECK(rules_in(path("M 0 10 L 60")).empty());
  for (const auto* bad : {"", "1 2 3", "a 0 9 9", "1e999 0 9 9", "nan 0 9 9"}) {
    CAPTURE(bad);
    CHECK(rules_in(path(kLine, "", "", bad)).empty());
  }
  CHECK(rules_in(path(kLine, "CTM=\"1e308 1e308 1e308 1e308 1e308 1e308\"")).empty());
  CHECK(rules_in(path(kLine, "LineWidth=\"nan\"")) == "100,60-160,60");
}

TEST_CASE("OFD: composite objects draw their graphic through transform and boundary") {
  const auto graphic =
      unit("7", path(kLine, "", "", "0 0 80 40") + object(code("甲"), "", "10 20 10 10"));
  CHECK(rules_in(use("7"), graphic) == "100,60-160,60");
  CHECK(rules_in(use("7", "CTM=\"0.5 0 0 0.5 0 0\""), graphic) == "100,55-130,55");
  CHECK(words_in(use("7", "CTM=\"0.5 0 0 0.5 0 0\""), graphic) == "甲@105,56-110,61");
  CHECK(words_in("<PageBlock>" + use("7") + "</PageBlock>" + use("7", "", "0 0 9 9"), graphic) ==
        "甲@10,12-20,22 甲@110,62-120,72");
  CHECK(words_in(use("7", "Visible=\"false\""), graphic).empty());
  CHECK(words_in(use("8"), graphic + unit("8", use("7", "", "5 5 9 9"))) == "甲@115,67-125,77");
  CHECK(content_of(use("7"), 9, graphic).unresolved == 0);
}

TEST_CASE("OFD: composite objects that hold themselves, are missing or too deep are told") {
  CHECK(content_of(use("7"), 9).unresolved == 1);
  CHECK(content_of(use("7", "", "x"), 9, unit("7", "")).unresolved == 1);
  CHECK(content_of(use("7"), 9, unit("7", use("7"))).unresolved == 1);
  CHECK(content_of(use("7"), 9, unit("7", use("8")) + unit("8", use("7"))).unresolved == 1);
  std::string chain;
  for (int i = 0; i < 20; ++i) chain += unit(std::to_string(i), use(std::to_string(i + 1)));
  CHECK(content_of(use("0"), 9, chain).unresolved == 1);
  const auto told = read(one_page(page(text("甲。") + use("7"))));
  CHECK(ids(told) == Lines{"intake.damaged"});
  CHECK_FALSE(told.unreadable());
  CHECK(words_of_all(told) == "甲。");
}

TEST_CASE("OFD: a composite object finds its graphic among the resources of document and page") {
  auto entries =
      one_page(page(use("7") + use("8") + use("9"), "<ofd:PageRes>../Own.xml</ofd:PageRes>"));
  entries[1].second = document({"Pages/P.xml"},
                               "<ofd:PublicRes>Public.xml</ofd:PublicRes>"
                               "<ofd:DocumentRes>Document_Res.xml</ofd:DocumentRes>"
                               "<ofd:DocumentRes>none.xml</ofd:DocumentRes>");
  const auto part = [](const std::string& id, const std::string& words, int top) {
    return "<Res>" + unit(id, text(words, top)) + "</Res>";
  };
  entries.emplace_back("Doc_0/Public.xml", part("7", "甲。", 20));
  entries.emplace_back("Doc_0/Document_Res.xml", part("8", "乙。", 60));
  entries.emplace_back("Doc_0/Own.xml", part("9", "丙。", 100));
  const auto found = read(entries);
  CHECK(ids(found).empty());
  CHECK(words_of_all(found) == "甲。乙。丙。");
}

TEST_CASE("OFD: cells are known by the lines around them") {
  CHECK(table_of(grid() + kHeads + word("12", 97, 53)) == Lines{"[项目|数量/甲类|12]"});
  // Words that touch across an edge are two.
  CHECK(table_of(grid() + kHeads + word("乙", 56, 53) + word("12", 60, 53)) ==
        Lines{"[项目|数量/甲类 乙|12]"});
}

TEST_CASE("OFD: the lines of a template are the page's, and so is the text of a form") {
  auto entries = one_page(page(word("12", 62, 53), "<ofd:Template TemplateID=\"7\"/>"));
  entries[1].second = document({"Pages/P.xml"}, "<ofd:TemplatePage ID=\"7\" BaseLoc=\"T.xml\"/>");
  entries.emplace_back("Doc_0/T.xml", page(grid() + kHeads + word("页眉", 22, 15)));
  CHECK(gouji::test::shown(read(entries)) == Lines{"[项目|数量/甲类|12]"});
  // A line below a running head makes no form.
  entries.back().second = page(kHeads + path("M 0 0 L 80 0", "", "", "20 60 80 0"));
  CHECK(words_of_all(read(entries)) == "12");
  // What is used and missing is told, once for all pages.
  entries.pop_back();
  entries[1].second =
      document({"Pages/P.xml", "Pages/P.xml"}, "<ofd:TemplatePage ID=\"7\" BaseLoc=\"T.xml\"/>");
  CHECK(ids(read(entries)) == Lines{"intake.damaged"});
}

TEST_CASE("OFD: a page takes no more of its form's text than it has room for") {
  const auto form = content_of(grid() + kHeads);
  const auto all = form.text.characters.size();
  REQUIRE(all > 5);
  const auto taken = [&](std::size_t most) {
    auto page = content_of(word("12", 62, 53));
    gouji::ofd::take_template(form, most, gouji::Limits(), page);
    return std::pair(page.text.characters.size(), page.text.full);
  };
  CHECK(taken(1000) == std::pair(all + 2, false));
  CHECK(taken(all + 2) == std::pair(all + 2, false));
  CHECK(taken(5) == std::pair(std::size_t{5}, true));
  CHECK(taken(0) == std::pair(std::size_t{2}, true));
}

TEST_CASE("OFD: shapes of the size of characters and pictures are marks") {
  CHECK(marks_in(path("M 0 0 L 2 4 L 4 0 C")) == "100,50-104,54");
  CHECK(marks_in(path("M 0 0 B 0 2 2 4 4 4 L 0 4 C", "Stroke=\"false\" Fill=\"true\"")) ==
        "100,50-104,54");
  CHECK(marks_in(path("M 0 0 L 4 0 L 4 4 L 0 4 C", "Stroke=\"false\" Fill=\"true\"")).empty());
  CHECK(marks_in(path("M 0 0 L 40 20")).empty());
  const auto picture = [](const std::string& boundary) {
    return "<ImageObject ResourceID=\"5\" Boundary=\"" + boundary + "\"/>";
  };
  CHECK(shown(content_of(picture("30 40 5 4")).pictures) == "30,40-35,44");
  CHECK(content_of(picture("30 40 50 0.4")).pictures.empty());
  CHECK(content_of(picture("30 40 5")).pictures.empty());
}

TEST_CASE("OFD: a cell whose figure no character tells is unread, not blank") {
  const auto unread = [](const std::string& figure) {
    const auto document = read(one_page(page(grid() + kHeads + figure)));
    const auto block = std::find_if(document.blocks.begin(), document.blocks.end(), [](auto& one) {
      return std::holds_alternative<gouji::Grid>(one);
    });
    REQUIRE(block != document.blocks.end());
    const auto& table = std::get<gouji::Grid>(*block);
    REQUIRE(table.cells.size() == 4);
    return table.cells[3].picture;
  };
  CHECK_FALSE(unread(""));
  CHECK_FALSE(unread(word("12", 62, 53)));
  CHECK(unread(word("\xEF\xBF\xBD", 62, 53)));
  CHECK(unread(word("1\xEE\x80\x80", 62, 53)));
  CHECK(
      unread("<TextObject Size=\"4\" Boundary=\"62 53 30 5\"><CGTransform CodePosition=\"0\" "
             "CodeCount=\"1\" GlyphCount=\"2\"><Glyphs>7 8</Glyphs></CGTransform><TextCode "
             "X=\"0\" Y=\"4\" DeltaX=\"2\"> </TextCode></TextObject>"));
  CHECK(unread(path("M 0 0 L 1 3 L 2 0 C", "", "", "62 53 9 9")));
  CHECK(unread("<ImageObject Boundary=\"62 52 5 5\"/>"));
  // A picture over all cells, of which one alone has no words.
  CHECK(unread("<ImageObject Boundary=\"22 42 76 16\"/>"));
  CHECK(unread("<ImageObject Boundary=\"22 42 3e10 3e10\"/>"));
  CHECK(unread("<ImageObject Boundary=\"-3e10 -3e10 9e10 9e10\"/>"));
}

TEST_CASE("OFD: a picture that a page is written on takes nothing from it") {
  const auto shown_on = [](const std::string& ground) {
    return table_of("<ImageObject Boundary=\"" + ground + "\"/>" + grid() + kHeads +
                    text("这一页写在一张底图上，字数比一行要多。", 80) +
                    text("这一页写在一张底图上，字数比一行要多。", 88));
  };
  const auto without = shown_on("0 0 1 0");
  CHECK(without.size() == 2);
  CHECK(shown_on("0 0 210 150") == without);
}

TEST_CASE("OFD: what no character tells stays in the words of prose") {
  CHECK(words_of_all(read(one_page(page(text("收到1\xEF\xBF\xBD件。"))))) ==
        "收到1\xEF\xBF\xBD件。");
}
