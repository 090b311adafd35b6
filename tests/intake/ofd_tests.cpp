// OFD files put together by hand, each with one thing that files in the wild have.
#include <string>

#include <doctest/doctest.h>

#include "docx_sample.h"
#include "intake/intake.h"
#include "ofd_sample.h"

namespace {

using gouji::Limit;
using gouji::Limits;
using namespace gouji::test::ofd_sample;

gouji::ofd::PageText texts_of(const std::string& objects, std::size_t most = 1'000'000) {
  return content_of(objects, most).text;
}

}  // namespace

TEST_CASE("OFD: pages come in their order, each text with its page and box") {
  auto entries = one_page(page(text("甲")));
  entries[1].second = document({"Pages/P.xml", "/Doc_0/Pages/Q.xml"});
  entries.emplace_back("Doc_0/Pages/Q.xml", page(text("乙。")));
  const auto document = read(entries);
  CHECK(document.format == gouji::Format::ofd);
  CHECK(ids(document).empty());
  CHECK(words_of_all(document) == "甲乙。");
  const auto place = document.place({0, 0, 1});
  CHECK(place.page == 2);
  CHECK(place.box == "56.7,115.5,85.0,129.7");
  CHECK(place.part.empty());
}

TEST_CASE("OFD: several documents in one file follow one another") {
  const auto document_two = read({{"OFD.xml", root(body("Doc_0/Document.xml") + body("D.xml"))},
                                  {"Doc_0/Document.xml", document({"P.xml"})},
                                  {"Doc_0/P.xml", page(text("甲。"))},
                                  {"D.xml", document({"P2.xml", "Doc_0/P3.xml"})},
                                  {"P2.xml", page(text("乙。", 60))},
                                  {"Doc_0/P3.xml", page(text("丙。", 80))}});
  CHECK(words_of_all(document_two) == "甲。乙。丙。");
  CHECK(document_two.place({0, 0, 2}).page == 3);
}

TEST_CASE("OFD: templates and annotations are left out, blocks and layers are not") {
  const auto document = read(
      {{"OFD.xml", root(body("Document.xml"))},
       {"Document.xml",
        "<ofd:Document" + kSpace +
            "><ofd:CommonData><ofd:TemplatePage ID=\"7\" BaseLoc=\"T.xml\"/></ofd:CommonData>"
            "<ofd:Pages><ofd:Page BaseLoc=\"P.xml\"/></ofd:Pages>"
            "<ofd:Annotations>A.xml</ofd:Annotations></ofd:Document>"},
       {"T.xml", page(text("模板", 20))},
       {"A.xml", page(text("批注", 25))},
       {"P.xml", "<ofd:Page" + kSpace +
                     "><ofd:Template TemplateID=\"7\"/><ofd:Content><ofd:Layer><ofd:PageBlock>" +
                     text("甲。", 30) + "<ofd:PageBlock>" + text("乙。", 60) +
                     "</ofd:PageBlock></ofd:PageBlock></ofd:Layer><ofd:Layer Type=\"Foreground\">" +
                     text("丙。", 90) + "</ofd:Layer></ofd:Content></ofd:Page>"}});
  CHECK(words_of_all(document) == "甲。乙。丙。");
  CHECK(ids(document).empty());
}

TEST_CASE("OFD: places come from boundary, start, deltas and transform") {
  CHECK(words_in(object(code("甲乙"))) == "甲乙@100,92-120,102");
  CHECK(words_in(object("<TextCode X=\"5\" Y=\"8\" DeltaX=\"10 20\">甲乙丙</TextCode>")) ==
        "甲乙@105,100-125,110 丙@135,100-145,110");
  CHECK(words_in(object(code("甲乙丙丁", "DeltaX=\"g 3 10\""))) == "甲乙丙丁@100,92-140,102");
  CHECK(words_in(object(code("12.5", "DeltaX=\"g 2 5 5\""))) == "12.5@100,92-120,102");
  CHECK(words_in(object(code("甲乙", "DeltaX=\"0\" DeltaY=\"20\""))) ==
        "甲@100,92-110,102 乙@100,112-110,122");
  CHECK(words_in(object(code("甲", ""), "CTM=\"0.5 0 0 0.5 7 0\"")) == "甲@107,96-112,101");
  CHECK(words_in(object(code("11"), "HScale=\"0.5\"")) == "11@100,92-105,102");
  // The second text goes on from where the first began.
  CHECK(words_in(
            object("<TextCode X=\"1\" Y=\"10\">甲</TextCode><TextCode Y=\"30\">乙</TextCode>")) ==
        "甲@101,102-111,112 乙@101,122-111,132");
  // What the list of deltas leaves open goes on by the breadth of characters.
  CHECK(words_in(object(code("甲乙丙", "DeltaX=\"10\""))) == "甲乙丙@100,92-130,102");
}

TEST_CASE("OFD: turned text is turned and vertical text stands one below the other") {
  CHECK(words_in(object(code("甲乙"), "CTM=\"0 1 -1 0 0 0\"")) == "甲乙@99,100-109,120/90");
  CHECK(words_in(object(code("甲乙"), "CTM=\"-1 0 0 -1 0 0\"")) == "甲乙@80,99-100,109/180");
  CHECK(words_in(object(code("甲乙"), "CTM=\"0 -1 1 0 0 0\"")) == "甲乙@92,80-102,100/270");
  CHECK(words_in(object(code("甲乙"), "ReadDirection=\"90\" CharDirection=\"90\"")) ==
        "甲乙@99,100-109,120/90");
  CHECK(words_in(object(code("甲乙"), "ReadDirection=\"90\"")) ==
        "甲@100,92-110,102 乙@100,102-110,112");
  // A watermark across the page.
  CHECK(words_in(object(code("样稿"), "CTM=\"0.7 0.7 -0.7 0.7 0 0\"")).empty());
}

TEST_CASE("OFD: characters of one line are one word, whatever objects and order they come in") {
  const auto at = [](int x, const char* c) {
    return object(code(c), "", std::to_string(x) + " 100 10 10");
  };
  CHECK(words_in(at(110, "乙") + at(100, "甲") + at(140, "丁") + at(120, "丙")) ==
        "甲乙丙@100,92-130,102 丁@140,92-150,102");
  CHECK(words_in(at(100, "1") + at(105, "2")) == "12@100,92-110,102");
  CHECK(words_in(at(100, "1") + at(112, "2")) == "1@100,92-105,102 2@112,92-117,102");
  // Bold by drawing twice.
  CHECK(words_in(at(100, "1") + at(100, "1") + at(105, "1")) == "11@100,92-110,102");
  CHECK(words_in(object(code("甲 乙"))) == "甲@100,92-110,102 乙@115,92-125,102");
  // A note of half the size is another word.
  CHECK(words_in(object(code("甲")) + object(code("1"), "CTM=\"0.5 0 0 0.5 10 0\"")) ==
        "甲@100,92-110,102 1@110,96-113,101");
}

TEST_CASE("OFD: hidden, transparent and unpainted text is left out") {
  for (const auto* hidden :
       {"Visible=\"false\"", "Visible=\"0\"", "Alpha=\"0\"", "Fill=\"false\"", "Size=\"0\""}) {
    CAPTURE(hidden);
    CHECK(words_in("<TextObject Boundary=\"1 1 9 9\" " +
                   std::string(hidden == std::string("Size=\"0\"") ? "" : "Size=\"5\" ") + hidden +
                   ">" + code("甲") + "</TextObject>")
              .empty());
  }
  CHECK(words_in(object("<FillColor Value=\"0 0 0\" Alpha=\"0\"/>" + code("甲"))).empty());
  CHECK_FALSE(words_in(object("<FillColor Value=\"0 0 0\"/>" + code("甲"))).empty());
  CHECK_FALSE(words_in(object(code("甲"), "Fill=\"false\" Stroke=\"true\"")).empty());
  CHECK(ids(read(one_page(page(text("甲。") +
                               "<ofd:TextObject Boundary=\"500 20 9 9\" Size=\"5\"><ofd:TextCode "
                               "X=\"0\" Y=\"5\">页外</ofd:TextCode></ofd:TextObject>"))))
            .empty());
}

TEST_CASE("OFD: mappings to glyphs change nothing, and marks of XML are characters") {
  CHECK(words_in(object("<CGTransform CodePosition=\"0\" CodeCount=\"1\" GlyphCount=\"1\"><Glyphs>7"
                        "</Glyphs></CGTransform>" +
                        code("\n甲&lt;乙\n", "DeltaX=\"10 5\""))) == "甲<乙@100,92-125,102");
}

TEST_CASE("OFD: what is no number leaves its text out and makes the report unclear") {
  for (const auto* bad :
       {"Boundary=\"a 0 1 1\" Size=\"5\"", "Boundary=\"1 1 1\" Size=\"5\"", "Size=\"5\"",
        "Boundary=\"1e999 0 1 1\" Size=\"5\"", "Boundary=\"0 0 9 9\" Size=\"nan\"",
        "Boundary=\"0 0 9 9\"", "Boundary=\"0 0 9 9\" Size=\"5\" CTM=\"1 0 0 1 0\"",
        "Boundary=\"0 0 9 9\" Size=\"5\" CTM=\"1e308 1e308 1e308 1e308 1e308 1e308\"",
        "Boundary=\"0 0 9 9\" Size=\"5\" CTM=\"inf 0 0 1 0 0\""}) {
    CAPTURE(bad);
    const auto result =
        texts_of("<TextObject " + std::string(bad) + ">" + code("甲") + "</TextObject>");
    CHECK(result.characters.empty());
    CHECK(result.unplaced == 1);
  }
  for (const auto* bad : {"DeltaX=\"x\"", "DeltaX=\"g x 1\"", "DeltaX=\"g 3\"", "DeltaX=\"g -1 5\"",
                          "DeltaY=\"1e999\""}) {
    CAPTURE(bad);
    const auto result = texts_of(object(code("甲乙", bad)));
    CHECK(result.characters.empty());
    CHECK(result.unplaced == 1);
  }
  const auto document = read(
      one_page(page(text("甲。") + "<ofd:TextObject Size=\"5\"><ofd:TextCode X=\"0\" Y=\"0\">乙"
                                   "</ofd:TextCode></ofd:TextObject>")));
  CHECK(ids(document) == Lines{"intake.damaged"});
  CHECK_FALSE(document.unreadable());
  CHECK(gouji::test::shown(document) == Lines{"甲。"});
}

TEST_CASE("OFD: lists of deltas without end cost nothing") {
  CHECK(words_in(object(code("甲乙", "DeltaX=\"g 1000000000 10\""))) == "甲乙@100,92-120,102");
  CHECK(words_in(object(code("甲乙", "DeltaX=\"g 1e300 10\""))) == "甲乙@100,92-120,102");
  CHECK(words_in(object(code("甲乙", "DeltaX=\"g 0 7 10\""))) == "甲乙@100,92-120,102");
  CHECK(texts_of(object(code("甲乙", "DeltaX=\"1e300\""))).characters.size() == 1);
  std::string long_text(3000, '1');
  const auto cut = texts_of(object(code(long_text)), 1000);
  CHECK(cut.characters.size() == 1000);
  CHECK(cut.full);
}

TEST_CASE("OFD: a file without documents, pages or text is refused with the reason") {
  CHECK(refusal({{"OFD.xml", root("<ofd:DocBody><ofd:Signatures>S.xml</ofd:Signatures>"
                                  "</ofd:DocBody>")},
                 {"S.xml", "<a/>"}}) == "intake.damaged");
  CHECK(refusal({{"OFD.xml", root("")}}) == "intake.damaged");
  CHECK(refusal({{"OFD.xml", "rubbish"}}) == "intake.damaged");
  CHECK(refusal({{"OFD.xml", root(body("Doc_0/Document.xml"))}}) == "intake.damaged");
  CHECK(refusal(one_page(page(""))) == "intake.no-text");
  CHECK(refusal(one_page(page("<ofd:ImageObject Boundary=\"0 0 210 297\" ResourceID=\"4\"/>"))) ==
        "intake.no-text");
  CHECK(refusal({{"OFD.xml", root("<ofd:Encryptions/>" + body("D.xml"))}}) == "intake.encrypted");
  CHECK(refusal({{"OFD.xml", root(body("D.xml"))}, {"Encryptions.xml", "x"}}) ==
        "intake.encrypted");
  const auto locked =
      read_document("a.ofd", zip_of(one_page(page(text("甲"))), "secret"), Limits());
  CHECK(locked.unreadable());
  CHECK(locked.problems.back().id == "intake.encrypted");
}

TEST_CASE("OFD: a page that is missing or broken is named and keeps its number") {
  auto entries = one_page(page(text("甲。")));
  entries[1].second =
      document({"Pages/none.xml", "Pages/bad.xml", "../../../etc/passwd", "", "Pages/P.xml"});
  entries.emplace_back("Doc_0/Pages/bad.xml", "<a><b></a>");
  const auto document = read(entries);
  CHECK(ids(document) == Lines(4, "intake.damaged"));
  CHECK_FALSE(document.unreadable());
  CHECK(document.problems[0].message.zh.find("Doc_0/Pages/none.xml") != std::string::npos);
  CHECK(document.place(*document.problems[1].where).page == 2);
  CHECK(document.loss() == gouji::Loss::parts);
  CHECK(gouji::test::shown(document) == Lines{"甲。"});
  const auto& line = std::get<gouji::Paragraph>(document.blocks.front());
  CHECK(document.place(line.text.locus()).page == 5);
}

TEST_CASE("OFD: pages, characters and nesting beyond the limits are left out and said so") {
  auto entries = one_page(page(text("甲。")));
  entries[1].second = document(Lines(1200, "Pages/P.xml"));
  const auto many = read(entries);
  CHECK(ids(many) == Lines{"limit.pages"});
  CHECK_FALSE(many.unreadable());

  Limits limits;
  limits.set(Limit::words, 5);
  CHECK(ids(read(one_page(page(text("甲乙丙丁戊己"))), limits)) == Lines{"limit.words"});

  std::string deep, ends;
  for (int i = 0; i < 20'000; ++i) {
    deep += "<ofd:PageBlock>";
    ends += "</ofd:PageBlock>";
  }
  const auto nested = read(one_page(page(deep + text("甲") + ends)));
  CHECK(nested.unreadable());
  CHECK(nested.problems[0].id == "limit.nesting");
}

TEST_CASE("an OFD without OFD.xml is told from another archive and what is missing is named") {
  const auto document = gouji::read_document(
      "a.ofd", zip_of({{"Doc_0/Document.xml", "<ofd:Document/>"}, {"Doc_0/PublicRes.xml", "<a/>"}}),
      gouji::Limits());
  REQUIRE(document.problems.size() == 1);
  CHECK(document.problems[0].id == "intake.damaged");
  CHECK(document.problems[0].message.zh.find("缺少入口部件“OFD.xml”") != std::string::npos);
}
