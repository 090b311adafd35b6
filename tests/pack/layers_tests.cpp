// What a layer adds, changes and takes away, and that it can be told who did it.
#include <doctest/doctest.h>

#include "pack/load.h"
#include "pack_folder.h"

namespace gouji {
namespace {

LoadedPack load(const PackFolder& folder, const std::string& content) {
  folder.put("small.xml", kSmallPack);
  return load_pack(folder.put("layer.xml", layer_of("layer", "small", content)));
}

std::shared_ptr<const Pack> sound(const LoadedPack& loaded) {
  for (const auto& e : loaded.errors) MESSAGE(render(e, Language::zh));
  REQUIRE(loaded.pack);
  return loaded.pack;
}

PackError only_error(const LoadedPack& loaded) {
  for (const auto& e : loaded.errors) MESSAGE(render(e, Language::zh));
  REQUIRE(loaded.errors.size() == 1);
  return loaded.errors[0];
}

std::vector<std::string> row_ids(const TableSpec& table) {
  std::vector<std::string> ids;
  for (const auto& row : table.rows) ids.push_back(row.id);
  return ids;
}

using Ids = std::vector<std::string>;

TEST_CASE("an inherited rule keeps the clause of the pack that it comes from") {
  const PackFolder folder;
  const auto pack = sound(load(folder, ""));
  CHECK(pack->basis == "清政发〔2024〕3号");
  CHECK(pack->rules.at(0).clause == "清办〔2021〕1号第二条");
  CHECK(pack->specimen_preamble == "依据清办〔2021〕1号编制。");
  REQUIRE(pack->layers.size() == 2);
  CHECK(pack->layers[0].id == "layer");
  CHECK(pack->layers[1].id == "small");
  CHECK(pack->layers[1].basis == "清办〔2021〕1号");
  CHECK(pack->rules.at(0).layer == 1);
}

TEST_CASE("a layer adds a section where it says") {
  const PackFolder folder;
  const auto pack = sound(load(folder,
                               "<sections><section id=\"visits\" after=\"overview\" number=\"二\" "
                               "title=\"来访\"/><section id=\"end\" title=\"附\"/></sections>"));
  REQUIRE(pack->sections.size() == 4);
  CHECK(pack->sections[1].id == "visits");
  CHECK(pack->sections[2].id == "letters");
  CHECK(pack->sections[3].id == "end");
  const auto wrong = only_error(
      load(folder, "<sections><section id=\"v\" after=\"overveiw\" title=\"来访\"/></sections>"));
  CHECK(wrong.hint.en == "did you mean \"overview\"?");
}

TEST_CASE("a layer adds a wording of a heading and a sentence of the specimen") {
  const PackFolder folder;
  const auto pack = sound(load(folder,
                               "<add section=\"overview\"><accepted>概述</accepted>"
                               "<specimen>{basis}要求的一句。</specimen></add>"));
  CHECK(pack->sections[0].title.accepted == Ids{"概述"});
  CHECK(pack->sections[0].specimen == "2022年无事，2021年亦无事。\n清政发〔2024〕3号要求的一句。");
}

TEST_CASE("a layer adds rows and columns where it says, and equations over groups take them in") {
  const PackFolder folder;
  const auto pack = sound(load(
      folder,
      "<add table=\"letters\" after=\"done.well\"><row id=\"done.late\" label=\"2.逾期\"/></add>"
      "<add table=\"letters\" after=\"people\"><column id=\"villages\" label=\"村\"/></add>"
      "<add table=\"letters\"><row id=\"kept\" label=\"3.留存\"/></add>"));
  const auto& table = pack->tables.at(0);
  CHECK(row_ids(table) == Ids{"received", "done.well", "done.late", "done.badly", "kept"});
  CHECK(table.rows[2].groups == Ids{"二、办理"});
  CHECK(table.rows[4].groups == Ids{"二、办理"});
  CHECK(table.parts[0].rows == std::vector<int>{0, 1, 2, 3, 4});
  REQUIRE(table.parts[0].columns.size() == 4);
  CHECK(table.columns[static_cast<std::size_t>(table.parts[0].columns[1])].id == "villages");
  CHECK(pack->rules.at(0).equation->left.size() == 3);
  CHECK(pack->rules.at(0).at == 0);
  CHECK(pack->specimen_figures.size() == 4);
  const auto wrong = only_error(load(folder,
                                     "<add table=\"letters\" after=\"done.wel\"><row id=\"x\" "
                                     "label=\"x\"/></add>"));
  CHECK(wrong.hint.en == "did you mean \"done.well\"?");
}

TEST_CASE("a layer adds items to a list, and phrases and rules of its own") {
  const PackFolder folder;
  const auto pack = sound(load(
      folder,
      "<add list=\"chrome\"><item>分享</item></add>"
      "<rule id=\"letters.text\" kind=\"wording\" severity=\"advice\" clause=\"{basis}第一条\">"
      "<name zh=\"用语\" en=\"Word\"/><message zh=\"出现{found}\" en=\"Has {found}\"/>"
      "<explanation zh=\"不用\" en=\"Not used\"/><remedy zh=\"删\" en=\"Drop\"/>"
      "<wording><anchor>来函</anchor></wording><good note=\"无\"/>"
      "<bad note=\"有\"><body section=\"letters\">来函</body><finding rule=\"letters.text\"/></bad>"
      "</rule>"));
  CHECK(pack->list("chrome") == Ids{"打印", "分享"});
  REQUIRE(pack->rules.size() == 2);
  CHECK(pack->rules[1].clause == "清政发〔2024〕3号第一条");
  CHECK(pack->rules[1].layer == 0);
}

TEST_CASE(
    "a layer on a layer adds wordings and changes messages, parameters and severity, with "
    "reasons") {
  const PackFolder folder;
  folder.put("small.xml", kSmallPack);
  folder.put(
      "middle.xml",
      layer_of("middle", "small",
               "<severity rule=\"letters.done\" is=\"warning\" reason=\"试行一年\"/>"
               "<rule id=\"letters.say\" kind=\"aspects\" severity=\"error\" clause=\"c\">"
               "<name zh=\"说明\" en=\"Say\"/><message zh=\"缺{missing}\" en=\"No {missing}\"/>"
               "<explanation zh=\"要求\" en=\"Due\"/><remedy zh=\"补\" en=\"Add\"/>"
               "<parameter name=\"section\" value=\"overview\"/>"
               "<parameter name=\"at-least\" value=\"80\"/>"
               "<wording zh=\"概况\" en=\"overview\"><anchor>无事</anchor></wording>"
               "<good note=\"有\"/><bad note=\"无\"><body section=\"overview\">好</body>"
               "<finding rule=\"letters.say\"/></bad></rule>"));
  const auto loaded = load_pack(folder.put(
      "top.xml",
      layer_of(
          "top", "middle",
          "<severity rule=\"letters.done\" is=\"advice\" reason=\"再放宽\"/>"
          "<message rule=\"letters.done\" zh=\"{column}不平\" en=\"{column} is off\" "
          "reason=\"简短些\"/>"
          "<parameter rule=\"letters.say\" name=\"at-least\" is=\"10\" reason=\"短也要写\"/>"
          "<add rule=\"letters.say\"><wording zh=\"概况\" en=\"overview\"><anchor>平安</anchor>"
          "</wording></add>")));
  const auto pack = sound(loaded);
  const Rule& done = *pack->rule("letters.done");
  CHECK(done.severity == Severity::advice);
  CHECK(done.message.zh == "{column}不平");
  CHECK(done.layer == 2);
  REQUIRE(done.changes.size() == 3);
  CHECK(done.changes[0].what == RuleChange::What::message);
  CHECK(done.changes[0].reason == "简短些");
  CHECK(done.changes[1].layer == 1);
  CHECK(done.changes[1].after == "warning");
  CHECK(done.changes[2].layer == 0);
  CHECK(done.changes[2].before == "warning");
  const Rule& say = *pack->rule("letters.say");
  CHECK(say.parameter("at-least") == "10");
  CHECK(say.wordings.size() == 2);
  CHECK(say.layer == 1);
}

TEST_CASE("what a layer leaves out is remembered with its reason; a rule put anew starts anew") {
  const PackFolder folder;
  const auto pack = sound(load(folder, "<drop rule=\"letters.done\" reason=\"本市不要求\"/>"));
  REQUIRE(pack->dropped.size() == 1);
  CHECK(pack->dropped[0].id == "letters.done");
  CHECK(pack->dropped[0].reason == "本市不要求");
  const auto begin = kSmallPack.find("  <rule "), end = kSmallPack.find("  <list ");
  folder.put("middle.xml",
             layer_of("middle", "small",
                      "<severity rule=\"letters.done\" is=\"advice\" reason=\"试行\"/>"));
  const auto again = sound(load_pack(
      folder.put("top.xml", layer_of("top", "middle", kSmallPack.substr(begin, end - begin)))));
  CHECK(again->rules.at(0).severity == Severity::error);
  CHECK(again->rules.at(0).replaces);
  CHECK(again->rules.at(0).changes.empty());
}

TEST_CASE("a change that changes nothing there is, or nothing it can, is a mistake at its place") {
  const PackFolder folder;
  struct Case {
    const char *content, *message, *hint;
  };
  const Case cases[] = {
      {"<message rule=\"letters.dome\" zh=\"甲\" en=\"a\" reason=\"r\"/>",
       "there is no rule \"letters.dome\"", "did you mean \"letters.done\"?"},
      {"<message rule=\"letters.done\" zh=\"{colum}甲\" en=\"a\" reason=\"r\"/>",
       "messages of kind equation have no argument \"colum\"", "did you mean \"column\"?"},
      {"<parameter rule=\"letters.done\" name=\"at-least\" is=\"3\" reason=\"r\"/>",
       "there is no parameter \"at-least\"", ""},
      {"<add section=\"overveiw\"><accepted>概述</accepted></add>",
       "there is no section \"overveiw\"", "did you mean \"overview\"?"},
      {"<add list=\"crome\"><item>x</item></add>", "there is no list \"crome\"",
       "did you mean \"chrome\"?"},
      {"<add list=\"chrome\"><accepted>概述</accepted></add>",
       "\"accepted\" cannot be added to a list", "can be added: item"},
      {"<add><item>x</item></add>",
       "an \"add\" names what it adds to by one of the attributes section, table, rule and list",
       ""},
      {"<add rule=\"letters.done\"><word>x</word></add>", "a rule of kind equation takes no words",
       ""},
  };
  for (const auto& c : cases) {
    CAPTURE(std::string(c.content));
    const auto error = only_error(load(folder, c.content));
    CHECK(error.message.en == std::string(c.message));
    CHECK(error.hint.en == std::string(c.hint));
    CHECK(error.line == 2);
    CHECK_FALSE(error.message.zh.empty());
    CHECK(error.hint.zh.empty() == error.hint.en.empty());
  }
}

TEST_CASE("a pack that extends no other has nothing to change") {
  const auto loaded = load_pack_text(
      "p.xml",
      small_pack_with("  <telltale>", "  <add list=\"chrome\"><item>x</item></add>\n  <telltale>"));
  CHECK(only_error(loaded).line == 5);
}

}  // namespace
}  // namespace gouji
