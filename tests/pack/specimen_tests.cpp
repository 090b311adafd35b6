#include <cstdint>
#include <map>

#include <doctest/doctest.h>
#include <libxml/parser.h>
#include <pugixml.hpp>

#include "pack/load.h"
#include "pack/specimen.h"
#include "small_pack.h"

namespace gouji {
namespace {

using Kind = SpecimenEdit::Kind;

SpecimenEdit edit(Kind kind, std::string table, std::string row = "", std::string column = "",
                  std::string text = "") {
  return {kind, std::move(table), std::move(row), std::move(column), "", std::move(text), 0};
}

SpecimenEdit section_edit(Kind kind, std::string section, std::string text = "") {
  return {kind, "", "", "", std::move(section), std::move(text), 0};
}

struct Tree {
  pugi::xml_document document;
  pugi::xml_node report;
  explicit Tree(const std::string& xml) {
    REQUIRE(document.load_string(xml.c_str()));
    report = document.child("report");
  }
  std::string at(const char* path) const { return report.select_node(path).node().text().get(); }
  std::size_t count(const char* path) const { return report.select_nodes(path).size(); }
};

std::shared_ptr<const Pack> small() {
  auto pack = load_pack_text("small.xml", kSmallPack).pack;
  REQUIRE(pack);
  return pack;
}

// The figures of one table of a specimen in hundredths, by row and column id.
std::map<std::string, std::map<std::string, std::int64_t>> figures(const Tree& tree,
                                                                   const std::string& id) {
  std::map<std::string, std::map<std::string, std::int64_t>> out;
  const auto table = tree.report.select_node(("//table[@id='" + id + "']").c_str()).node();
  for (const auto& found : table.select_nodes(".//figure")) {
    const auto figure = found.node();
    std::string row = figure.attribute("row").value();
    if (row.empty()) row = figure.parent().attribute("id").value();
    std::string text = figure.text().get();
    const auto point = text.find('.');
    std::string cents = point == std::string::npos ? "00" : text.substr(point + 1) + "0";
    out[row][figure.attribute("column").value()] =
        std::stoll(text.substr(0, point)) * 100 + std::stoll(cents.substr(0, 2));
  }
  return out;
}

TEST_CASE("the specimen of national-2021 balances by arithmetic of its own") {
  const auto pack = load_pack(packs_folder() + "/national-2021.xml").pack;
  REQUIRE(pack);
  const Tree tree(specimen_xml(*pack, {}));
  const auto a = figures(tree, "applications");
  REQUIRE(a.size() == 25);
  std::int64_t all = 0;
  for (const auto& [row, cells] : a) {
    CAPTURE(row);
    REQUIRE(cells.size() == 7);
    std::int64_t sum = 0;
    for (const auto& [column, value] : cells) {
      CHECK(value >= 0);
      if (column != "total") sum += value;
    }
    CHECK(sum == cells.at("total"));
    all += sum;
  }
  CHECK(all > 0);
  for (const auto& [column, received] : a.at("received")) {
    CAPTURE(column);
    CHECK(received + a.at("carried_in").at(column) ==
          a.at("processed_total").at(column) + a.at("carried_out").at(column));
    std::int64_t outcomes = 0;
    for (const auto& [row, cells] : a) {
      if (row != "received" && row != "carried_in" && row != "processed_total" &&
          row != "carried_out") {
        outcomes += cells.at(column);
      }
    }
    CHECK(outcomes == a.at("processed_total").at(column));
  }
  const auto p = figures(tree, "proceedings");
  REQUIRE(p.size() == 3);
  for (const auto& [row, cells] : p) {
    CAPTURE(row);
    CHECK(cells.at("upheld") + cells.at("corrected") + cells.at("other") + cells.at("pending") ==
          cells.at("total"));
    CHECK(cells.at("total") > 0);
  }
  CHECK(figures(tree, "disclosure").at("fees").at("amount") == 8560);
}

TEST_CASE("the prose of national-2021's specimen states the figures of its tables") {
  const auto pack = load_pack(packs_folder() + "/national-2021.xml").pack;
  REQUIRE(pack);
  const Tree tree(specimen_xml(*pack, {}));
  const auto a = figures(tree, "applications");
  const std::string text = tree.at("section[@id='overview']/p");
  const auto states = [&](const std::string& words, const char* row) {
    const std::string number = std::to_string(a.at(row).at("total") / 100);
    CHECK(text.find(words + number + "件") != std::string::npos);
  };
  states("新收政府信息公开申请", "received");
  states("上年结转", "carried_in");
  states("办结", "processed_total");
  states("结转下年度继续办理", "carried_out");
}

TEST_CASE("the specimen is well-formed and shows every section, label and group of its pack") {
  const auto pack = small();
  const std::string xml = specimen_xml(*pack, {});
  xmlDoc* doc = xmlReadMemory(xml.data(), static_cast<int>(xml.size()), nullptr, nullptr,
                              XML_PARSE_NONET | XML_PARSE_NOERROR);
  CHECK(doc != nullptr);
  xmlFreeDoc(doc);
  const Tree tree(xml);
  CHECK(std::string(tree.report.attribute("schema").value()) == "gouji.report/1");
  CHECK(tree.at("title") == "清溪市财政局2022年报告");
  CHECK(tree.at("section[1]/heading") == "一、概况");
  CHECK(tree.at("section[1]/p") == "2022年无事，2021年亦无事。");
  CHECK(tree.count("section[2]/table/part/head/column") == 3);
  CHECK(tree.at("//column[@id='firms']/group") == "来信人");
  CHECK(tree.at("//row[@id='done.badly']/group") == "二、办理");
  CHECK(tree.at("//row[@id='done.well']/figure[@column='people']") == "3");
  CHECK(tree.at("//row[@id='done.badly']/figure[@column='people']") == "0");
}

TEST_CASE("edits of cells and labels change what they name and nothing else") {
  const auto pack = small();
  const Tree tree(specimen_xml(*pack, {edit(Kind::cell, "letters", "received", "firms", "7 & <8>"),
                                       edit(Kind::label, "letters", "done.well", "", "1.办好"),
                                       edit(Kind::column_label, "letters", "", "total", "合计"),
                                       edit(Kind::cell, "letters", "nowhere", "firms", "9"),
                                       edit(Kind::cell, "nothing", "received", "firms", "9")}));
  CHECK(tree.at("//row[@id='received']/figure[@column='firms']") == "7 & <8>");
  CHECK(tree.at("//row[@id='received']/figure[@column='people']") == "3");
  CHECK(tree.at("//row[@id='done.well']/label") == "1.办好");
  CHECK(tree.at("//column[@id='total']/label") == "合计");
}

TEST_CASE("rows, columns and tables can be left out, added and made a picture") {
  const auto pack = small();
  const Tree less(specimen_xml(*pack, {edit(Kind::without_row, "letters", "done.well"),
                                       edit(Kind::without_column, "letters", "", "firms")}));
  CHECK(less.count("//row") == 2);
  CHECK(less.count("//column") == 2);
  CHECK(less.count("//figure") == 4);
  const Tree more(
      specimen_xml(*pack, {edit(Kind::add_row, "letters", "", "", "三、其他 | 1 | 2 | 3")}));
  CHECK(more.count("//row") == 4);
  CHECK(more.at("//row[4]/label") == "三、其他");
  CHECK(more.at("//row[4]/figure[3]") == "3");
  const Tree none(specimen_xml(*pack, {edit(Kind::without_table, "letters")}));
  CHECK(none.count("//table") == 0);
  const Tree picture(specimen_xml(*pack, {edit(Kind::picture_table, "letters")}));
  CHECK(picture.count("//table") == 0);
  CHECK(picture.count("section[@id='letters']/picture") == 1);
}

TEST_CASE("rows with one merged label become one row") {
  auto pack =
      load_pack_text("small.xml",
                     small_pack_with("label=\"1.办结\"/><row id=\"done.badly\" label=\"2.退回\"",
                                     "label=\"1.办结\" merged=\"二、办理\"/><row id=\"done.badly\" "
                                     "label=\"2.退回\" merged=\"二、办理\""))
          .pack;
  REQUIRE(pack);
  const Tree tree(
      specimen_xml(*pack, {edit(Kind::merge_rows, "letters", "done.badly", "", "3|0|3")}));
  CHECK(tree.count("//row") == 2);
  CHECK(tree.at("//row[2]/label") == "二、办理");
  CHECK(tree.count("//row[2]/group") == 0);
  CHECK(tree.at("//row[2]/figure[3]") == "3");
}

TEST_CASE("sections can be left out, repeated, swapped, renamed and emptied") {
  const auto pack = small();
  const auto headings = [&](const SpecimenEdit& e) {
    const Tree tree(specimen_xml(*pack, {e}));
    std::string all;
    for (auto section : tree.report.children("section")) {
      all += section.child("heading").text().get() + std::string("|");
    }
    return all;
  };
  CHECK(headings(section_edit(Kind::without_section, "overview")) == "二、来信|");
  CHECK(headings(section_edit(Kind::repeat_section, "overview")) == "一、概况|一、概况|二、来信|");
  CHECK(headings(section_edit(Kind::swap_sections, "overview", "letters")) == "二、来信|一、概况|");
  CHECK(headings(section_edit(Kind::heading, "overview", "壹 概况")) == "壹 概况|二、来信|");
  const Tree body(specimen_xml(*pack, {section_edit(Kind::body, "overview", "  甲\n\n  乙 ")}));
  CHECK(body.count("section[1]/p") == 2);
  CHECK(body.at("section[1]/p[2]") == "乙");
  const Tree empty(specimen_xml(*pack, {section_edit(Kind::body, "overview")}));
  CHECK(empty.count("section[1]/p") == 0);
  const Tree raw(specimen_xml(
      *pack, {section_edit(Kind::body, "letters",
                           "<table xmlns=\"urn:gouji:report:1\"><part><row><label>旧</label>"
                           "</row></part></table>")}));
  CHECK(raw.count("section[2]/table") == 1);
  CHECK(raw.at("//label") == "旧");
}

TEST_CASE("title and preamble can be put otherwise or left out") {
  const auto pack = small();
  const Tree tree(
      specimen_xml(*pack, {section_edit(Kind::title, ""), section_edit(Kind::preamble, "")}));
  CHECK(tree.count("title") == 0);
  CHECK(tree.count("preamble") == 0);
}

}  // namespace
}  // namespace gouji
