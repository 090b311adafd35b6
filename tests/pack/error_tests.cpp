#include <doctest/doctest.h>

#include "base/utf8.h"
#include "pack/load.h"
#include "small_pack.h"

namespace gouji {
namespace {

// The text under the caret, cut out of the line by the columns that the error names.
std::string under_caret(const PackError& error) {
  std::string text;
  std::size_t at = 0;
  for (int column = 1 + error.skipped; at < error.source_line.size(); ++column) {
    const CodePoint c = decode(error.source_line, at);
    if (column >= error.column && column < error.column + error.width) {
      text += error.source_line.substr(at, c.length);
    }
    at += c.length;
  }
  return text;
}

PackError only_error(const std::string& from, const std::string& to) {
  const auto loaded = load_pack_text("p.xml", small_pack_with(from, to));
  for (std::size_t i = 1; i < loaded.errors.size(); ++i) {
    MESSAGE(render(loaded.errors[i], Language::zh));
  }
  REQUIRE(loaded.errors.size() == 1);
  CHECK_FALSE(loaded.pack);
  CHECK(loaded.errors[0].file == "p.xml");
  CHECK_FALSE(loaded.errors[0].message.zh.empty());
  CHECK_FALSE(loaded.errors[0].message.en.empty());
  return loaded.errors[0];
}

TEST_CASE("a mistake is shown with file, line, column, the line itself, a caret and a hint") {
  const auto e = only_error("done.* = received", "done.* = recieved");
  CHECK(render(e, Language::zh) ==
        "p.xml:27:24: 表中没有“recieved”\n"
        "      <equation>done.* = recieved</equation>\n"
        "                         ^~~~~~~~\n"
        "  提示：是不是“received”？\n");
  CHECK(render(e, Language::en) ==
        "p.xml:27:24: the table has no \"recieved\"\n"
        "      <equation>done.* = recieved</equation>\n"
        "                         ^~~~~~~~\n"
        "  hint: did you mean \"received\"?\n");
}

TEST_CASE("a caret stands under its text after Chinese characters, two columns each") {
  const auto e = only_error("zh=\"{column}列不符", "zh=\"第{colum}列不符");
  CHECK(render(e, Language::zh) ==
        "p.xml:29:19: “equation”的信息没有参数“colum”\n"
        "      <message zh=\"第{colum}列不符：{computation}\" en=\"Column {column}: "
        "{computation}\"/>\n"
        "                     ^~~~~~~\n"
        "  提示：是不是“column”？\n");
}

TEST_CASE("an equation over several lines has its caret on the line of the bad name") {
  const auto e = only_error("done.* = received", "\n      done.*\n      = recieved\n    ");
  CHECK(e.line == 29);
  CHECK(e.column == 9);
  CHECK(under_caret(e) == "recieved");
}

struct Case {
  const char *from, *to;
  int line;
  const char *under, *zh, *hint;
};

TEST_CASE("each mistake is found at its own text, with the nearest right name") {
  const Case cases[] = {
      {"<telltale>收到件数</telltale>", "<teltale>收到件数</teltale>", 5, "teltale",
       "此处不应有元素“teltale”", "是不是“telltale”？"},
      {"severity=\"error\"", "severity=\"eror\"", 26, "eror", "“eror”不能作为属性“severity”的值",
       "是不是“error”？"},
      {"severity=\"error\"", "severity=\"error\" tabel=\"x\"", 26, "tabel",
       "元素“rule”没有属性“tabel”", "是不是“table”？"},
      {" en=\"Look\"", "", 31, "remedy", "元素“remedy”缺少属性“en”", ""},
      {"en=\"Look\"", "en=\" \"", 31, " ", "“remedy”的英文（en）为空", ""},
      {"kind=\"equation\"", "kind=\"equatoin\"", 26, "equatoin", "没有名为“equatoin”的规则种类",
       "是不是“equation”？"},
      {"title=\"来信\"/>", "title=\"来信\"/><section id=\"letters\" title=\"信\"/>", 15, "letters",
       "“letters”已经有了，id 不得重复", ""},
      {"section=\"letters\"", "section=\"leters\"", 17, "leters", "没有名为“leters”的部分",
       "是不是“letters”？"},
      {"label=\"总计\"/>", "label=\"总计\"/><column id=\"people\" label=\"某\"/>", 21, "people",
       "本表中“people”已经有了，id 不得重复", ""},
      {"clause=\"{basis}第二条\" table=\"letters\"", "clause=\"c\" table=\"letter\"", 26, "letter",
       "没有名为“letter”的表", "是不是“letters”？"},
      {"each=\"column\"", "each=\"column\" at=\"recived\"", 26, "recived", "没有名为“recived”的行",
       "是不是“received”？"},
      {"row=\"received\" column=\"firms\">0", "row=\"received\" column=\"firm\">0", 32, "firm",
       "没有名为“firm”的列", "是不是“firms”？"},
      {"<finding rule=\"letters.done\"",
       "<finding rule=\"letters.done\"/><finding rule=\"letter.done\"", 35, "letter.done",
       "没有名为“letter.done”的规则", "是不是“letters.done”？"},
      {"{computation}\" en", "{computation:>8}\" en", 29, "{computation:>8}",
       "花括号中只能写参数名，不能带格式或下级字段",
       "可用的参数：table, row, column, found, expected, computation, difference"},
      {"Column {column}", "Column {column.name}", 29, "{column.name}",
       "花括号中只能写参数名，不能带格式或下级字段",
       "可用的参数：table, row, column, found, expected, computation, difference"},
      {"{computation}\" en", "{computation\" en", 29, "{", "花括号不成对",
       "可用的参数：table, row, column, found, expected, computation, difference"},
      {"<item>局$</item>", "<item>局(?=长)$</item>", 38,
       "(?=", "正则表达式有误：invalid perl operator: (?=", ""},
      {"<figure table=\"letters\" row=\"received\" column=\"people\">3",
       "<figure table=\"letters\" row=\"received\" column=\"people\">三", 8, "三",
       "样表的数据应为数字，现为“三”", ""},
      {"from=\"2021\"", "from=\"二〇二一\"", 2, "二〇二一",
       "属性“from”的值不合要求（The value '二〇二一' is not accepted by the pattern '[0-9]{4}'.）",
       ""},
      {"from=\"2021\"", "from=\"2021\" to=\"2020\"", 2, "2020", "“to”早于“from”", ""},
      {"urn:gouji:rule-pack:1", "urn:gouji:rule-pack:2", 2, "pack",
       "最外层元素应为命名空间 urn:gouji:rule-pack:1 中的 pack，现为“pack”", ""},
      {"<sections>", "一些字<sections>", 13, nullptr, "元素“pack”中不应直接写文字", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(std::string(c.to));
    const auto e = only_error(c.from, c.to);
    CHECK(e.line == c.line);
    if (c.under) CHECK(under_caret(e) == std::string(c.under));
    CHECK(e.message.zh == std::string(c.zh));
    CHECK(e.hint.zh == std::string(c.hint));
  }
}

TEST_CASE("every mistake of a file is shown, in the order of its lines") {
  auto text = small_pack_with("en=\"A small format\"", "en=\"\"");
  const auto replace = [&](const std::string& from, const std::string& to) {
    text.replace(text.find(from), from.size(), to);
  };
  replace("<telltale>收到件数</telltale>", "<tel>1</tel><tal>2</tal>");
  replace("done.* =", "doen.* =");
  replace(
      "<good note=\"两件\"><cell table=\"letters\" row=\"received\" "
      "column=\"firms\">0</cell></good>",
      "");
  replace("<item>局$</item>", "<item>(局$</item>");
  const auto loaded = load_pack_text("p.xml", text);
  std::vector<int> lines;
  for (const auto& e : loaded.errors) lines.push_back(e.line);
  CHECK(lines == std::vector<int>{4, 5, 5, 26, 27, 38});
}

TEST_CASE("every rule needs a good and a bad fragment, and the bad one a finding of the rule") {
  const auto no_good = only_error(
      "<good note=\"两件\"><cell table=\"letters\" row=\"received\" "
      "column=\"firms\">0</cell></good>",
      "");
  CHECK(no_good.message.en == "rule \"letters.done\" has no good fragment");
  CHECK(under_caret(no_good) == "rule");
  const auto no_finding = only_error(
      "<finding rule=\"letters.done\" table=\"letters\" row=\"received\" column=\"total\"/>", "");
  CHECK(no_finding.message.en == "a bad fragment expects a finding of its own rule");
}

TEST_CASE("what is not well-formed is one mistake at the place where the text goes wrong") {
  const auto mismatch = only_error("</sections>", "</section>");
  CHECK(mismatch.line == 16);
  CHECK(under_caret(mismatch).starts_with("</section"));
  const auto entity = only_error("en=\"Look\"", "en=\"&nbsp;\"");
  CHECK(entity.line == 31);
  const auto doctype = only_error("<pack ", "<!DOCTYPE pack [<!ENTITY a \"b\">]>\n<pack ");
  CHECK(doctype.message.zh == "规则包中不得有 DOCTYPE 声明");
  CHECK(doctype.line == 2);
  CHECK(doctype.column == 1);
  const auto bytes = only_error("打印", "\xB4\xF2");
  CHECK(bytes.line == 39);
  CHECK(bytes.message.zh == "规则包应为 UTF-8 编码，此处的字节不是");
}

TEST_CASE("what is no XML at all is said to be none") {
  for (const std::string text : {"", "\n", "hello", "\x89PNG\r\n", "{\"pack\": 1}"}) {
    CAPTURE(text);
    const auto loaded = load_pack_text("p.xml", text);
    REQUIRE(loaded.errors.size() == 1);
    CHECK_FALSE(loaded.pack);
  }
  CHECK(load_pack_text("p.xml", "hello").errors[0].message.zh == "不是 XML 文件");
}

TEST_CASE("control characters of a pack do not reach the terminal") {
  const auto e = only_error("kind=\"equation\"",
                            "kind=\"equ\xC2\x9B"
                            "31mation\"");
  CHECK(render(e, Language::zh).find("\xC2\x9B") == std::string::npos);
}

TEST_CASE("the nearest name is near, or there is none") {
  const std::vector<std::string> names = {"received", "carried_in", "总计"};
  CHECK(nearest("recieved", names) == "received");
  CHECK(nearest("carried-in", names) == "carried_in");
  CHECK(nearest("总汁", names) == "总计");
  CHECK(nearest("zebra", names) == "");
  CHECK(nearest("", names) == "");
  CHECK(nearest(std::string(100000, 'r'), names) == "");
}

}  // namespace
}  // namespace gouji
