#include <doctest/doctest.h>

#include "docx_sample.h"
#include "intake/docx_number_format.h"

namespace gouji::test {
namespace {

using Lines = std::vector<std::string>;

std::string level(int at, std::string_view format, std::string_view text,
                  std::string_view more = "") {
  return "<w:lvl w:ilvl='" + std::to_string(at) + "'><w:start w:val='1'/><w:numFmt w:val='" +
         std::string(format) + "'/>" + std::string(more) + "<w:lvlText w:val='" +
         std::string(text) + "'/></w:lvl>";
}
std::string abstract(int id, std::string_view levels) {
  return "<w:abstractNum w:abstractNumId='" + std::to_string(id) + "'>" + std::string(levels) +
         "</w:abstractNum>";
}
std::string num(int id, int abstract, std::string_view more = "") {
  return "<w:num w:numId='" + std::to_string(id) + "'><w:abstractNumId w:val='" +
         std::to_string(abstract) + "'/>" + std::string(more) + "</w:num>";
}
std::string item(int list, int level, std::string_view text = "项") {
  return p(text, "<w:numPr><w:ilvl w:val='" + std::to_string(level) + "'/><w:numId w:val='" +
                     std::to_string(list) + "'/></w:numPr>");
}
std::string styled(std::string_view style, std::string_view text = "项") {
  return p(text, "<w:pStyle w:val='" + std::string(style) + "'/>");
}

// 一、 （一） 1. as official documents number them.
std::string official(std::string_view more = "") {
  return abstract(0, level(0, "chineseCountingThousand", "%1、") +
                         level(1, "chineseCountingThousand", "（%2）") +
                         level(2, "decimal", "%3.")) +
         std::string(more);
}

std::string in(std::string_view format, std::initializer_list<int> numbers) {
  std::string out;
  for (const int number : numbers) {
    if (!out.empty()) out += " ";
    out += docx::format_number(number, format);
  }
  return out;
}

}  // namespace

TEST_CASE("numbers come out in the writing that the format names") {
  CHECK(in("decimal", {1, 10, 100}) == "1 10 100");
  CHECK(in("decimalZero", {1, 10}) == "01 10");
  CHECK(in("decimalFullWidth", {1, 20}) == "１ ２０");
  CHECK(in("decimalEnclosedCircle", {1, 10, 20, 21}) == "① ⑩ ⑳ 21");
  CHECK(in("decimalEnclosedCircleChinese", {3}) == "③");
  CHECK(in("decimalEnclosedParen", {1, 20}) == "⑴ ⒇");
  CHECK(in("decimalEnclosedFullstop", {1, 20}) == "⒈ ⒛");
  CHECK(in("upperRoman", {4, 9, 14, 40}) == "IV IX XIV XL");
  CHECK(in("lowerRoman", {3, 90}) == "iii xc");
  CHECK(in("upperLetter", {1, 26, 27, 53}) == "A Z AA AAA");
  CHECK(in("lowerLetter", {2}) == "b");
  CHECK(in("ideographTraditional", {1, 10, 11}) == "甲 癸 11");
  CHECK(in("ideographZodiac", {1, 12}) == "子 亥");
  CHECK(in("ideographZodiacTraditional", {1, 13, 60}) == "甲子 丙子 癸亥");
  CHECK(in("ideographEnclosedCircle", {1, 10}) == "㊀ ㊉");
  CHECK(in("none", {1}) == "");
  CHECK(in("nothingThatWordKnows", {7}) == "7");
}

TEST_CASE("Chinese counting has its tens, its zeros and its hundreds") {
  CHECK(in("chineseCountingThousand",
           {1, 10, 11, 20, 21, 100, 101, 110, 111, 1001, 1010, 10000, 10001, 20300}) ==
        "一 十 十一 二十 二十一 一百 一百零一 一百一十 一百一十一 一千零一 一千零一十 一万 "
        "一万零一 二万零三百");
  CHECK(in("chineseCounting", {0, 9, 10, 19, 99, 100, 101}) ==
        "零 九 十 十九 九十九 一〇〇 一〇一");
  CHECK(in("taiwaneseCountingThousand", {12, 10000}) == "十二 一萬");
  CHECK(in("japaneseCounting", {1, 10, 11, 20, 100, 101, 110, 111}) ==
        "一 十 十一 二十 百 百一 百十 百十一");
  CHECK(in("ideographDigital", {1, 10, 12}) == "一 一〇 一二");
  CHECK(in("chineseLegalSimplified", {1, 10, 12, 105}) == "壹 壹拾 壹拾贰 壹佰零伍");
}

TEST_CASE("numbers stand before the text as Word prints them, and begin anew below") {
  CHECK(shown(read_body(item(1, 0, "总体情况") + item(1, 1) + item(1, 1) + item(1, 2) + item(1, 2) +
                            item(1, 0) + item(1, 1) + item(1, 2),
                        "", official(num(1, 0)))) == Lines{"一、总体情况", "（一）项", "（二）项",
                                                           "1.项", "2.项", "二、项", "（一）项",
                                                           "1.项"});
}

TEST_CASE("numbers come through styles, their bases and the level tied to a style") {
  const std::string styles =
      "<w:style w:type='paragraph' w:styleId='h1'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr>"
      "</w:pPr></w:style><w:style w:type='paragraph' w:styleId='h2'><w:basedOn w:val='h1'/><w:pPr>"
      "<w:numPr><w:ilvl w:val='1'/></w:numPr></w:pPr></w:style>"
      "<w:style w:type='paragraph' w:styleId='h3'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr>"
      "</w:pPr></w:style><w:style w:type='paragraph' w:styleId='d'><w:basedOn "
      "w:val='h3'/></w:style>"
      "<w:style w:type='paragraph' w:styleId='off'><w:basedOn w:val='h1'/><w:pPr><w:numPr>"
      "<w:numId w:val='0'/></w:numPr></w:pPr></w:style>";
  const auto numbering = abstract(0, level(0, "chineseCounting", "%1、", "<w:pStyle w:val='h1'/>") +
                                         level(1, "chineseCounting", "（%2）") +
                                         level(2, "decimal", "%3.", "<w:pStyle w:val='h3'/>")) +
                         num(1, 0);
  CHECK(
      shown(read_body(styled("h1") + styled("h2") + styled("h3") + styled("d") + styled("off") +
                          p("无", "<w:pStyle w:val='h1'/><w:numPr><w:numId w:val='0'/></w:numPr>") +
                          styled("h1"),
                      styles, numbering)) ==
      Lines{"一、项", "（一）项", "1.项", "2.项", "项", "无", "二、项"});
}

TEST_CASE("lists that share their shape count on together, unless one begins anew") {
  const std::string anew = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>";
  CHECK(shown(read_body(item(1, 0) + item(2, 0) + item(3, 0) + item(3, 0), "",
                        official(num(1, 0) + num(2, 0) + num(3, 0, anew)))) ==
        Lines{"一、项", "二、项", "一、项", "二、项"});
}

TEST_CASE("a list may put a level of its own in the place of the shape's") {
  const std::string own =
      "<w:lvlOverride w:ilvl='0'>" + level(0, "upperRoman", "%1)") + "</w:lvlOverride>";
  CHECK(shown(read_body(item(1, 0), "", official(num(1, 0, own)))) == Lines{"I)项"});
}

TEST_CASE("several levels stand in one number, in plain digits where the level is legal") {
  const auto numbering =
      abstract(0, level(0, "chineseCounting", "第%1章") + level(1, "decimal", "%1.%2") +
                      level(2, "decimal", "%1.%2.%3", "<w:isLgl/>")) +
      num(1, 0);
  CHECK(shown(read_body(item(1, 0) + item(1, 1) + item(1, 2), "", numbering)) ==
        Lines{"第一章 项", "一.1 项", "1.1.1 项"});
}

TEST_CASE("a level that never begins anew counts through") {
  const auto numbering = abstract(0, level(0, "decimal", "%1.") +
                                         level(1, "decimal", "(%2)", "<w:lvlRestart w:val='0'/>")) +
                         num(1, 0);
  CHECK(shown(read_body(item(1, 0) + item(1, 1) + item(1, 0) + item(1, 1), "", numbering)) ==
        Lines{"1.项", "(1)项", "2.项", "(2)项"});
}

TEST_CASE("what stands between number and text follows the level") {
  const auto numbering = abstract(0, level(0, "decimal", "%1", "<w:suff w:val='nothing'/>") +
                                         level(1, "decimal", "%2、", "<w:suff w:val='space'/>") +
                                         level(2, "bullet", "\xEF\x81\xAC",
                                               "<w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr>") +
                                         level(3, "none", "")) +
                         num(1, 0);
  CHECK(shown(read_body(item(1, 0) + item(1, 1) + item(1, 2) + item(1, 3), "", numbering)) ==
        Lines{"1项", "1、 项", "● 项", "项"});
}

TEST_CASE("a list that names a style finds the list of that style") {
  const auto numbering =
      "<w:abstractNum w:abstractNumId='0'><w:numStyleLink w:val='ls'/></w:abstractNum>"
      "<w:abstractNum w:abstractNumId='1'><w:styleLink w:val='ls'/>" +
      level(0, "decimal", "%1.") + "</w:abstractNum>" + num(1, 0) + num(2, 1);
  CHECK(shown(read_body(item(1, 0) + item(2, 0), "", numbering)) == Lines{"1.项", "2.项"});
}

TEST_CASE("a format of the writer's own falls back on the one beside it") {
  const std::string own =
      "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>"
      "<mc:AlternateContent><mc:Choice Requires='w14'><w:numFmt w:val='custom' w:format='001'/>"
      "</mc:Choice><mc:Fallback><w:numFmt w:val='decimalZero'/></mc:Fallback>"
      "</mc:AlternateContent><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum>";
  CHECK(shown(read_body(item(1, 0), "", own + num(1, 0))) == Lines{"01.项"});
}

TEST_CASE("paragraphs that are deleted or hidden take no number") {
  const std::string list = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>";
  CHECK(shown(read_body(item(1, 0) + "<w:p><w:pPr>" + list +
                            "<w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r>"
                            "<w:delText>删</w:delText></w:r></w:del></w:p>" +
                            "<w:p><w:pPr>" + list + "<w:rPr><w:vanish/></w:rPr></w:pPr>" +
                            r("藏", "<w:vanish/>") + "</w:p>" + item(1, 0),
                        "", official(num(1, 0)))) == Lines{"一、项", "二、项"});
}

TEST_CASE("lists that the file does not hold leave the text as it is") {
  CHECK(shown(read_body(item(9, 0) + item(1, 8))) == Lines{"项", "项"});
  CHECK(shown(read_body(item(1, -5) + item(1, 99), "", official(num(1, 0)))) ==
        Lines{"一、项", "项"});
}

}  // namespace gouji::test
