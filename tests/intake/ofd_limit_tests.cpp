// OFD files that are broken, endless or meant to cost: each ends, with its reason. What would never
// end is ended by the runner's time limit.
#include <string>

#include <doctest/doctest.h>

#include "docx_sample.h"
#include "intake/intake.h"
#include "ofd_sample.h"

namespace {

using gouji::Limit;
using gouji::Limits;
using namespace gouji::test::ofd_sample;

// Noise, so that what is packed is not packed suspiciously well.
std::string noise(int i) {
  return std::to_string(i * 7919LL % 10'000) + "." + std::to_string(i * 104'729LL % 99'991);
}

std::string unit(const std::string& id, const std::string& objects) {
  return "<CompositeGraphicUnit ID=\"" + id + "\"><Content>" + objects +
         "</Content></CompositeGraphicUnit>";
}

std::string use(const std::string& id) {
  return "<CompositeObject ResourceID=\"" + id + "\" Boundary=\"0 0 210 297\"/>";
}

}  // namespace

TEST_CASE("OFD: ten thousand pages end at the limit of pages") {
  auto entries = one_page(page(text("甲。")));
  entries[1].second = document(Lines(10'000, "Pages/P.xml"));
  const auto many = read(entries);
  CHECK(ids(many) == Lines{"limit.pages"});
  CHECK_FALSE(many.unreadable());
}

TEST_CASE("OFD: a path of a million points is a drawing, and its page keeps its text") {
  std::string data = "M 0 0";
  for (int i = 0; i < 300'000; ++i) data += " L " + noise(i) + " " + noise(i + 1);
  const auto entries =
      one_page(page(text("甲。") + "<PathObject Boundary=\"0 0 210 297\"><AbbreviatedData>" + data +
                    "</AbbreviatedData></PathObject>"));
  const auto drawn = read(entries);
  CHECK(ids(drawn).empty());
  CHECK(words_of_all(drawn) == "甲。");
}

TEST_CASE("OFD: lines without end are no edges of cells, and that is said") {
  std::string data;
  for (int i = 0; i < 60'000; ++i) {
    const auto at = std::to_string(10 + i % 180) + "." + std::to_string(i * 7919LL % 99'991);
    data += i % 2 == 0 ? "M 0 " + at + " L 200 " + at : "M " + at + " 0 L " + at + " 290";
    data += " ";
  }
  const auto entries =
      one_page(page(text("甲。") + "<PathObject Boundary=\"0 0 210 297\"><AbbreviatedData>" + data +
                    "</AbbreviatedData></PathObject>"));
  const auto drawn = read(entries);
  CHECK(ids(drawn) == Lines{"limit.drawn"});
  CHECK(words_of_all(drawn) == "甲。");
}

namespace {

std::string stroke(int x0, int y0, int x1, int y1) {
  const auto n = [](int i) { return std::to_string(i); };
  return "<PathObject Boundary=\"0 0 210 297\"><AbbreviatedData>M " + n(x0) + " " + n(y0) + " L " +
         n(x1) + " " + n(y1) + "</AbbreviatedData></PathObject>";
}

// Seven lines of a table of two rows and three columns.
std::string lattice() {
  std::string lines;
  for (const int y : {50, 60, 70}) lines += stroke(20, y, 110, y);
  for (const int x : {20, 50, 80, 110}) lines += stroke(x, 50, x, 70);
  return lines;
}

// What is said where `objects` on the second page, and `form` under it, meet a limit of so many
// lines and shapes.
Lines said_of(const std::string& objects, std::uint64_t most, const std::string& form = "") {
  Limits limits;
  limits.set(Limit::drawn, most);
  auto entries = one_page(page(text("甲。")));
  entries[1].second =
      document({"Pages/P.xml", "Pages/Q.xml"}, "<ofd:TemplatePage ID=\"1\" BaseLoc=\"T.xml\"/>");
  entries.emplace_back("Doc_0/Pages/Q.xml",
                       page(text("乙。") + objects, "<ofd:Template TemplateID=\"1\"/>"));
  entries.emplace_back("Doc_0/T.xml", page(form));
  const auto met = read(entries, limits);
  CHECK(words_of_all(met).find("乙。") != std::string::npos);
  for (const auto& problem : met.problems) {
    CHECK(problem.loss == gouji::Loss::characters);
    CHECK(problem.message.zh.starts_with("第2页"));
    CHECK(met.place(*problem.where).page == 2);
  }
  return ids(met);
}

}  // namespace

TEST_CASE("OFD: lines, shapes and pictures beyond the limit are told with their page") {
  const Lines none, told{"limit.drawn"};
  CHECK(said_of(lattice(), 7) == none);
  CHECK(said_of(lattice(), 6) == told);
  // All in one path.
  const std::string zigzag =
      "<PathObject Boundary=\"0 0 210 297\"><AbbreviatedData>M 20 50 L 110 50 L 110 60 L 20 60 L "
      "20 "
      "70</AbbreviatedData></PathObject>";
  CHECK(said_of(zigzag, 4) == none);
  CHECK(said_of(zigzag, 3) == told);
  std::string shapes;
  for (int i = 0; i < 5; ++i) {
    shapes += "<PathObject Boundary=\"" + std::to_string(30 + i * 6) +
              " 80 5 5\"><AbbreviatedData>M 0 0 L 2 4 L 4 0 C</AbbreviatedData></PathObject>";
  }
  CHECK(said_of(shapes, 5) == none);
  CHECK(said_of(shapes, 4) == told);
  // The lines of a template are the page's too.
  CHECK(said_of(lattice(), 14, lattice()) == none);
  CHECK(said_of(lattice(), 13, lattice()) == told);
  // A picture over cells is a mark in each.
  const std::string picture = "<ImageObject ResourceID=\"5\" Boundary=\"20 50 90 20\"/>";
  CHECK(said_of(lattice() + picture, 1000) == none);
  CHECK(said_of(lattice() + picture, 100) == told);
}

TEST_CASE("OFD: graphics that hold one another many times end at the limit of elements") {
  std::string resources = "<Res><CompositeGraphicUnits>";
  for (int i = 0; i < 6; ++i) {
    std::string uses;
    for (int k = 0; k < 40; ++k) uses += use(std::to_string(i + 1));
    resources += unit(std::to_string(i), uses);
  }
  resources += unit("6", "<PathObject Boundary=\"0 0 9 9\"/>") + "</CompositeGraphicUnits></Res>";
  auto entries = one_page(page(text("甲。") + use("0")));
  entries[1].second = document({"Pages/P.xml"}, "<ofd:PublicRes>R.xml</ofd:PublicRes>");
  entries.emplace_back("Doc_0/R.xml", resources);
  const auto grown = read(entries);
  CHECK(ids(grown) == Lines{"limit.elements"});
  CHECK(words_of_all(grown) == "甲。");
}

TEST_CASE("OFD: graphics used on every page count for all of them") {
  Limits limits;
  limits.set(Limit::elements, 5000);
  std::string objects;
  for (int i = 0; i < 1000; ++i) objects += "<PathObject Boundary=\"0 0 9 9\"/>";
  auto entries = one_page(page(text("甲。") + use("0")));
  entries[1].second = document(Lines(100, "Pages/P.xml"), "<ofd:PublicRes>R.xml</ofd:PublicRes>");
  entries.emplace_back("Doc_0/R.xml", "<Res><CompositeGraphicUnits>" + unit("0", objects) +
                                          "</CompositeGraphicUnits></Res>");
  CHECK(ids(read(entries, limits)) == Lines{"limit.elements"});
}

TEST_CASE("OFD: transforms and deltas that overflow leave their text out, through graphics too") {
  const std::string huge = "CTM=\"1e200 0 0 1e200 0 0\"";
  const auto inner = unit("8", object(code("甲"), huge));
  CHECK(content_of("<CompositeObject ResourceID=\"8\" Boundary=\"0 0 9 9\" " + huge + "/>", 9,
                   "<CompositeGraphicUnits>" + inner + "</CompositeGraphicUnits>")
            .text.unplaced == 1);
  CHECK(content_of("<CompositeObject ResourceID=\"8\" Boundary=\"0 0 9 9\" CTM=\"1 0 0 nan 0 0\"/>",
                   9, "<CompositeGraphicUnits>" + inner + "</CompositeGraphicUnits>")
            .unresolved == 1);
  // What is far away is on no page; what is beyond all numbers has no place.
  CHECK(content_of(object(code("甲乙", "DeltaX=\"1e300\""))).text.characters.size() == 1);
  CHECK(content_of(object(code("甲乙丙", "DeltaX=\"g 2 1.7e308\""))).text.unplaced == 1);
}

TEST_CASE("OFD: resources and templates that are broken are named") {
  auto entries = one_page(page(text("甲。"), "<ofd:Template TemplateID=\"1\"/>"));
  entries[1].second = document({"Pages/P.xml"},
                               "<ofd:PublicRes>R.xml</ofd:PublicRes>"
                               "<ofd:TemplatePage ID=\"1\" BaseLoc=\"T.xml\"/>");
  entries.emplace_back("Doc_0/R.xml", "<Res><a></Res>");
  entries.emplace_back("Doc_0/T.xml", "no page");
  const auto broken = read(entries);
  CHECK(ids(broken) == Lines(2, "intake.damaged"));
  REQUIRE(broken.problems.size() == 2);
  CHECK(broken.problems[0].message.zh.find("Doc_0/R.xml") != std::string::npos);
  CHECK(broken.problems[1].message.zh.find("Doc_0/T.xml") != std::string::npos);
  CHECK_FALSE(broken.unreadable());
  CHECK(words_of_all(broken) == "甲。");
}
