#include <doctest/doctest.h>

#include "docx_sample.h"

namespace gouji::test {
namespace {

using Lines = std::vector<std::string>;

std::string wp(std::string_view content) { return "<w:p>" + std::string(content) + "</w:p>"; }
std::string run(std::string_view content) { return "<w:r>" + std::string(content) + "</w:r>"; }

}  // namespace

TEST_CASE("a paragraph is the text of its runs, however they are torn") {
  CHECK(shown(read_body(wp(r("20") + r("23") + "<w:proofErr w:type='spellStart'/>" + r("年") +
                           "<w:bookmarkStart w:id='0' w:name='a'/>" + r("年报")))) ==
        Lines{"2023年年报"});
}

TEST_CASE("white space at the ends of a run counts only where the file says so") {
  CHECK(shown(read_body(wp("<w:r><w:t> 受理 </w:t></w:r><w:r><w:t xml:space='preserve'> 46 </w:t>"
                           "</w:r><w:r><w:t>件</w:t></w:r>"))) == Lines{"受理 46 件"});
}

TEST_CASE("blanks alone between two words are kept") {
  CHECK(shown(read_body(wp(r("甲") + r(" ") + r("乙")))) == Lines{"甲 乙"});
}

TEST_CASE("tabs are blanks, special hyphens are hyphens or nothing") {
  CHECK(shown(read_body(wp(run("<w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:t>丙</w:t>"
                               "<w:softHyphen/><w:t>丁</w:t>")))) == Lines{"甲 乙-丙丁"});
}

TEST_CASE("soft breaks part a paragraph, page breaks written by the last printing do not") {
  CHECK(
      shown(read_body(wp(run("<w:t>清溪市</w:t><w:br/><w:t>2023年</w:t>"
                             "<w:lastRenderedPageBreak/><w:t>年报</w:t><w:cr/><w:t>完</w:t>")))) ==
      Lines{"清溪市", "2023年年报", "完"});
}

TEST_CASE("signs of symbol fonts become characters that can be read") {
  CHECK(shown(read_body(wp(run("<w:sym w:font='Wingdings' w:char='F0FC'/>"
                               "<w:sym w:font='Wingdings' w:char='F083'/>"
                               "<w:sym w:font='Wingdings 2' w:char='F052'/>"
                               "<w:sym w:font='Symbol' w:char='F0B4'/>"
                               "<w:sym w:font='宋体' w:char='25CB'/>")))) == Lines{"✓③☑×○"});
}

TEST_CASE("a field shows its result and not its instruction") {
  CHECK(shown(read_body(wp(r("共") + run("<w:fldChar w:fldCharType='begin'/>") +
                           run("<w:instrText> =SUM(ABOVE) </w:instrText>") + r("看不见") +
                           run("<w:fldChar w:fldCharType='separate'/>") + r("46") +
                           run("<w:fldChar w:fldCharType='end'/>") +
                           "<w:fldSimple w:instr='DATE'>" + r("件") + "</w:fldSimple>"))) ==
        Lines{"共46件"});
}

TEST_CASE("a field without its end does not swallow the paragraphs after it") {
  CHECK(shown(read_body(wp(r("甲") + run("<w:fldChar w:fldCharType='begin'/>") + r("乙")) +
                        p("丙"))) == Lines{"甲", "丙"});
}

TEST_CASE("a field's result may run over several paragraphs") {
  CHECK(shown(read_body(wp(run("<w:fldChar w:fldCharType='begin'/>") +
                           run("<w:instrText>INCLUDETEXT</w:instrText>") +
                           run("<w:fldChar w:fldCharType='separate'/>") + r("甲")) +
                        wp(r("乙") + run("<w:fldChar w:fldCharType='end'/>")))) ==
        Lines{"甲", "乙"});
}

TEST_CASE("links, smart tags and content controls are only wrappers") {
  CHECK(shown(read_body(wp("<w:hyperlink r:id='rId9'>" + r("县") + "</w:hyperlink><w:smartTag>" +
                           r("政") + "</w:smartTag><w:sdt><w:sdtPr/><w:sdtContent>" + r("府") +
                           "</w:sdtContent></w:sdt>") +
                        "<w:sdt><w:sdtContent>" + p("年报") + "</w:sdtContent></w:sdt>")) ==
        Lines{"县政府", "年报"});
}

TEST_CASE("of two forms of one thing exactly one is read") {
  CHECK(shown(read_body(wp(run("<mc:AlternateContent><mc:Choice Requires='wps'><w:t>新</w:t>"
                               "</mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback>"
                               "</mc:AlternateContent><mc:AlternateContent><mc:Fallback>"
                               "<w:t>只有旧</w:t></mc:Fallback></mc:AlternateContent>")))) ==
        Lines{"新只有旧"});
}

TEST_CASE("a text box is read once, behind the paragraph that it is tied to") {
  const std::string box = "<w:txbxContent>" + p("框内") + "</w:txbxContent>";
  CHECK(shown(read_body(
            wp(r("前") +
               run("<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor>"
                   "<wps:txbx>" +
                   box +
                   "</wps:txbx></wp:anchor></w:drawing></mc:Choice>"
                   "<mc:Fallback><w:pict><v:shape><v:textbox>" +
                   box + "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>") +
               r("后")) +
            p("下"))) == Lines{"前后", "框内", "下"});
}

TEST_CASE("marks of notes and comments leave nothing in the text") {
  CHECK(shown(read_body(wp(r("甲") + run("<w:footnoteReference w:id='2'/>") +
                           "<w:commentRangeStart w:id='1'/>" + r("乙") +
                           "<w:commentRangeEnd w:id='1'/>" + run("<w:commentReference w:id='1'/>") +
                           run("<w:endnoteReference w:id='2'/>")))) == Lines{"甲乙"});
}

TEST_CASE("hidden text is left out, whether the run or its style hides it") {
  const auto document =
      read_body(wp(r("甲") + r("乙", "<w:vanish/>") + r("丙", "<w:vanish w:val='0'/>") +
                   r("丁", "<w:rStyle w:val='h'/>")) +
                    p("戊", "<w:pStyle w:val='hp'/>"),
                "<w:style w:type='character' w:styleId='h'><w:rPr><w:vanish/></w:rPr></w:style>"
                "<w:style w:type='paragraph' w:styleId='hp'><w:basedOn w:val='hq'/></w:style>"
                "<w:style w:type='paragraph' w:styleId='hq'><w:rPr><w:vanish/></w:rPr></w:style>");
  CHECK(shown(document) == Lines{"甲丙"});
}

TEST_CASE("pending changes are read as accepted, and said in one remark that is no fault") {
  const auto document = read_body(
      wp(r("新收") + "<w:del>" + run("<w:delText>45</w:delText>") + "</w:del><w:ins>" + r("46") +
         "</w:ins><w:moveFrom>" + r("走") + "</w:moveFrom><w:moveTo>" + r("来") + "</w:moveTo>"));
  CHECK(shown(document) == Lines{"新收46来"});
  REQUIRE(problem_ids(document) == Lines{"intake.pending-changes"});
  CHECK(document.problems[0].severity == Severity::advice);
  CHECK_FALSE(document.problems[0].fatal);
  CHECK(document.problems[0].message.zh.find("插入2处、删除2处") != std::string::npos);
}

TEST_CASE("a text without changes has no remark") {
  CHECK(problem_ids(read_body(p("甲"))).empty());
}

TEST_CASE("a deleted paragraph mark joins two paragraphs") {
  CHECK(shown(read_body(p("上半", "<w:rPr><w:del/></w:rPr>") + p("下半") + p("完"))) ==
        Lines{"上半下半", "完"});
}

TEST_CASE("a deleted paragraph mark before a table keeps its paragraph") {
  CHECK(shown(read_body(p("上半", "<w:rPr><w:del/></w:rPr>") +
                        tbl(tr(tc("甲") + tc("乙")) + tr(tc("丙") + tc("丁"))))) ==
        Lines{"上半", "[甲|乙/丙|丁]"});
}

TEST_CASE("headings are told by outline level, by built-in style and through the base style") {
  const auto document = read_body(
      p("甲", "<w:outlineLvl w:val='1'/>") + p("乙", "<w:pStyle w:val='3'/>") +
          p("丙", "<w:pStyle w:val='my'/>") + p("丁", "<w:pStyle w:val='body'/>") + p("戊"),
      "<w:style w:type='paragraph' w:styleId='3'><w:name w:val='heading 3'/></w:style>"
      "<w:style w:type='paragraph' w:styleId='my'><w:basedOn w:val='3'/></w:style>"
      "<w:style w:type='paragraph' w:styleId='body'><w:basedOn w:val='3'/>"
      "<w:pPr><w:outlineLvl w:val='9'/></w:pPr></w:style>");
  std::vector<int> levels;
  for (const auto& block : document.blocks)
    levels.push_back(std::get<Paragraph>(block).heading_level);
  CHECK(levels == std::vector<int>{2, 3, 3, 0, 0});
}

TEST_CASE("styles that are based on each other in a circle come to an end") {
  CHECK(shown(read_body(p("甲", "<w:pStyle w:val='a'/>"),
                        "<w:style w:styleId='a'><w:basedOn w:val='b'/></w:style>"
                        "<w:style w:styleId='b'><w:basedOn w:val='a'/></w:style>")) == Lines{"甲"});
}

TEST_CASE("entries of a table of contents are no text of the report") {
  const auto document = read_body(
      p("一、总体情况 1", "<w:pStyle w:val='t'/>") +
          "<w:sdt><w:sdtPr><w:docPartObj>"
          "<w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr><w:sdtContent>" +
          p("目录") + "</w:sdtContent></w:sdt>" + p("一、总体情况"),
      "<w:style w:type='paragraph' w:styleId='t'><w:name w:val='toc 1'/></w:style>");
  std::vector<bool> chrome;
  for (const auto& block : document.blocks) chrome.push_back(std::get<Paragraph>(block).chrome);
  CHECK(chrome == std::vector<bool>{true, true, false});
}

TEST_CASE("pictures, objects and foreign parts are named, ornaments are not") {
  const std::string blip = "<a:graphic><pic:pic><a:blip r:embed='rId7'/></pic:pic></a:graphic>";
  const auto document = read_parts(
      {{"word/document.xml",
        document_part(
            wp(r("图") + run("<w:drawing><wp:inline><wp:extent cx='5000000' cy='3000000'/>"
                             "<wp:docPr id='1' descr='申请情况表'/>" +
                             blip + "</wp:inline></w:drawing>")) +
            wp(run("<w:drawing><wp:inline><wp:extent cx='9525' cy='9525'/>" + blip +
                   "</wp:inline></w:drawing>")) +
            wp(run("<w:pict><v:line/></w:pict>")) +
            wp(run("<w:object><v:shape><v:imagedata r:id='rId7'/></v:shape>"
                   "<o:OLEObject ProgID='Excel.Sheet.12' DrawAspect='Icon' r:id='rId8'/>"
                   "</w:object>")) +
            "<w:altChunk r:id='rId9'/>")},
       {"word/_rels/document.xml.rels",
        "<Relationships><Relationship Id='rId7' Type='x/image' Target='media/image1.png'/>"
        "<Relationship Id='rId8' Type='x/package' Target='embeddings/a.xlsx'/>"
        "<Relationship Id='rId9' Type='x/aFChunk' TargetMode='External' "
        "Target='http://example.invalid/a'/></Relationships>"}});
  REQUIRE(shown(document) == Lines{"图", "(picture)", "(attachment)", "(attachment)"});
  CHECK(std::get<Embedded>(document.blocks[1]).label == "申请情况表");
  CHECK(std::get<Embedded>(document.blocks[1]).target == "word/media/image1.png");
  CHECK(std::get<Embedded>(document.blocks[2]).target == "word/embeddings/a.xlsx");
}

TEST_CASE("places name the heading and the paragraph, the table, its row and its cell") {
  const auto document =
      read_body(p("2023年年度报告", "<w:outlineLvl w:val='0'/>") + p("说明") + p("一、总体情况") +
                p("甲") + p("（一）主动公开") + p("") + p("乙") + p("丙") +
                tbl(tr(tc("头", "<w:vMerge w:val='restart'/>") + tc("左")) +
                    tr(tc("", "<w:vMerge/>") + tc("右"))));
  std::vector<std::string> cells;
  for (const auto& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      cells.push_back(document.place(paragraph->text.locus()).cell);
    } else {
      for (const auto& cell : std::get<Grid>(block).cells) {
        cells.push_back(document.place(cell.text.locus()).cell);
      }
    }
  }
  CHECK(cells == Lines{"2023年年度报告", "第1段", "一、总体情况", "一、总体情况 第1段",
                       "（一）主动公开", "一、总体情况 （一）主动公开 第1段",
                       "一、总体情况 （一）主动公开 第2段", "表1第1行第1格", "表1第1行第2格",
                       "表1第2行第2格"});
  const auto place = document.place(std::get<Paragraph>(document.blocks[0]).text.locus());
  CHECK(place.part == "word/document.xml");
  CHECK(place.path == "draft.docx");
  CHECK_FALSE(place.line.has_value());
}

}  // namespace gouji::test
