#include <cstdio>
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>
#include <unistd.h>

#include "base/sha256.h"
#include "pack/library.h"
#include "pack/load.h"
#include "small_pack.h"

namespace gouji {
namespace {

namespace fs = std::filesystem;

// A folder of its own for the packs of one test.
class Folder {
 public:
  explicit Folder(const std::string& name)
      : path_(fs::temp_directory_path() /
              ("gouji-pack-tests-" + name + "-" + std::to_string(::getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string put(const std::string& name, const std::string& text) const {
    const std::string file = (path_ / name).string();
    std::ofstream(file, std::ios::binary) << text;
    return file;
  }
  std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  fs::path path_;
};

std::string child(const std::string& attributes, const std::string& content) {
  return "<pack xmlns=\"urn:gouji:rule-pack:1\" id=\"child\" version=\"1\" edition=\"child\" "
         "from=\"2019\" to=\"2020\" basis=\"清办〔2019〕9号\" " +
         attributes + "><title zh=\"子\" en=\"child\"/>" + content + "</pack>";
}

std::shared_ptr<const Pack> sound(const LoadedPack& loaded) {
  for (const auto& e : loaded.errors) MESSAGE(render(e, Language::zh));
  REQUIRE(loaded.errors.empty());
  REQUIRE(loaded.pack);
  return loaded.pack;
}

TEST_CASE("a pack without mistakes becomes what its file says") {
  const auto pack = sound(load_pack_text("small.xml", kSmallPack));
  CHECK(pack->id == "small");
  CHECK(pack->file == "small.xml");
  CHECK(pack->sha256 == sha256_hex(kSmallPack));
  CHECK(pack->from_year == 2021);
  CHECK(pack->to_year == 9999);
  CHECK(pack->specimen_title == "清溪市财政局2022年报告");
  CHECK(pack->specimen_preamble == "依据清办〔2021〕1号编制。");
  CHECK(pack->sections.at(0).specimen == "2022年无事，2021年亦无事。");
  CHECK(pack->sections.at(0).title.variants == std::vector<std::string>{"情况"});
  const TableSpec& table = pack->tables.at(0);
  CHECK(table.columns.at(0).groups == std::vector<std::string>{"来信人"});
  CHECK(table.columns.at(2).groups.empty());
  CHECK(table.rows.at(2).groups == std::vector<std::string>{"二、办理"});
  const Rule& rule = pack->rules.at(0);
  CHECK(rule.clause == "清办〔2021〕1号第二条");
  REQUIRE(rule.equation);
  CHECK(rule.equation->left.size() == 2);
  CHECK(rule.at == 0);
  CHECK(rule.fragments.size() == 2);
  CHECK(std::count(
            kSmallPack.begin(),
            kSmallPack.begin() + static_cast<std::ptrdiff_t>(rule.fragments.at(1).place.offset),
            '\n') == 32);
  CHECK(rule.fragments.at(1).expected ==
        std::vector<Expectation>{{"letters.done", "letters", "received", "total"}});
  CHECK(pack->list("chrome") == std::vector<std::string>{"打印"});
}

TEST_CASE("a child takes over its parent and changes only what it names") {
  const Folder folder("extends");
  folder.put("small.xml", kSmallPack);
  const auto file = folder.put(
      "child.xml", child("extends=\"small\"",
                         "<sections><section id=\"overview\" number=\"一\" title=\"总的情况\"/>"
                         "<section id=\"end\" number=\"三\" title=\"其他\"/></sections>"
                         "<list name=\"chrome\"><item>关闭</item></list>"
                         "<list name=\"new\"><item>新</item></list>"));
  const auto pack = sound(load_pack(file));
  CHECK(pack->id == "child");
  CHECK(pack->to_year == 2020);
  REQUIRE(pack->sections.size() == 3);
  CHECK(pack->sections[0].title.text == "总的情况");
  CHECK(pack->sections[0].title.variants.empty());
  CHECK(pack->sections[1].id == "letters");
  CHECK(pack->sections[2].id == "end");
  CHECK(pack->rules.size() == 1);
  CHECK(pack->rules[0].clause == "清办〔2019〕9号第二条");
  CHECK(pack->list("chrome") == std::vector<std::string>{"关闭"});
  CHECK(pack->lists.back().first == "new");
  CHECK(pack->specimen_year == 2022);
  CHECK(pack->sha256 != sha256_hex(kSmallPack));
}

TEST_CASE("a child of the same edition has its telltales, one of another edition has its own") {
  const Folder folder("telltales");
  folder.put("small.xml", kSmallPack);
  auto same = child("extends=\"small\"", "");
  same.replace(same.find("edition=\"child\""), 15, "edition=\"small\"");
  CHECK(sound(load_pack(folder.put("same.xml", same)))->telltales ==
        std::vector<std::string>{"收到件数"});
  const auto other = folder.put("other.xml", child("extends=\"small\"", ""));
  CHECK(sound(load_pack(other))->telltales.empty());
}

TEST_CASE("a severity that a child changes is the child's alone, and needs a rule to change") {
  const Folder folder("severity");
  folder.put("small.xml", kSmallPack);
  const auto lighter = folder.put(
      "child.xml", child("extends=\"small\"",
                         "<severity rule=\"letters.done\" is=\"advice\" reason=\"试行\"/>"));
  CHECK(sound(load_pack(lighter))->rules[0].severity == Severity::advice);
  CHECK(sound(load_pack_text("small.xml", kSmallPack))->rules[0].severity == Severity::error);
  const auto wrong = folder.put(
      "child.xml", child("extends=\"small\"",
                         "<severity rule=\"letters.dome\" is=\"advice\" reason=\"试行\"/>"));
  const auto errors = load_pack(wrong).errors;
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].hint.en.find("letters.done") != std::string::npos);
}

TEST_CASE("a child drops what it says it drops") {
  const Folder folder("drop");
  folder.put("small.xml", kSmallPack);
  const auto file = folder.put(
      "child.xml", child("extends=\"small\"",
                         "<drop rule=\"letters.done\" reason=\"无表\"/><drop table=\"letters\" "
                         "reason=\"无表\"/><telltale>概述</telltale><specimen year=\"2019\" "
                         "title=\"标题\" preamble=\"\"/>"));
  const auto pack = sound(load_pack(file));
  CHECK(pack->rules.empty());
  CHECK(pack->tables.empty());
  CHECK(pack->sections.size() == 2);
  CHECK(pack->telltales == std::vector<std::string>{"概述"});
}

TEST_CASE("a parent that is not there, a path and a circle are mistakes at the attribute") {
  const Folder folder("broken-extends");
  folder.put("small.xml", kSmallPack);
  const auto error_of = [&](const std::string& attributes) {
    const auto loaded = load_pack(folder.put("child.xml", child(attributes, "")));
    REQUIRE(loaded.errors.size() == 1);
    CHECK_FALSE(loaded.pack);
    return loaded.errors[0];
  };
  const auto absent = error_of("extends=\"smal\"");
  CHECK(absent.line == 1);
  CHECK(absent.source_line.substr(absent.source_line.find("smal"), 4) == "smal");
  CHECK(absent.hint.zh == "是不是“small”？");
  CHECK(error_of("extends=\"../small\"").message.zh == "“extends”应写规则包的 id，不能写路径");
  CHECK(error_of("extends=\"child\"").message.zh == "规则包循环扩展：child → child");
}

TEST_CASE("dropping what is not there is a mistake with a hint") {
  const Folder folder("broken-drop");
  folder.put("small.xml", kSmallPack);
  const auto loaded = load_pack(folder.put(
      "child.xml", child("extends=\"small\"", "<drop rule=\"leters.done\" reason=\"x\"/>")));
  REQUIRE(loaded.errors.size() == 1);
  CHECK(loaded.errors[0].hint.en == "did you mean \"letters.done\"?");
  const auto alone = load_pack_text(
      "a.xml",
      small_pack_with("<telltale>", "<drop rule=\"letters.done\" reason=\"x\"/><telltale>"));
  REQUIRE(alone.errors.size() == 1);
  CHECK(alone.errors[0].line == 5);
}

TEST_CASE("a mistake in the parent is shown in the parent's file") {
  const Folder folder("parent-mistake");
  const auto parent = folder.put("small.xml", small_pack_with("done.* =", "doen.* ="));
  const auto loaded = load_pack(folder.put("child.xml", child("extends=\"small\"", "")));
  REQUIRE(loaded.errors.size() == 1);
  CHECK(loaded.errors[0].file == parent);
  CHECK(loaded.errors[0].line == 27);
}

TEST_CASE("a file that is not there or is a folder cannot be opened") {
  const Folder folder("absent");
  for (const auto& file : {folder.file("none.xml"), folder.file("")}) {
    const auto loaded = load_pack(file);
    REQUIRE(loaded.errors.size() == 1);
    CHECK(loaded.errors[0].file == file);
    CHECK(loaded.errors[0].line == 0);
  }
}

TEST_CASE("the library loads a pack once, by id or by file, and names the nearest id") {
  const Folder folder("library");
  PackHeader header;
  header.id = "national-2001";
  header.file = folder.put("small.xml", kSmallPack);
  header.from_year = 2001;
  header.to_year = 2005;
  PackHeader later = header;
  later.id = "national-2006";
  later.from_year = 2006;
  later.to_year = 9999;
  PackLibrary library({header, later});
  CHECK(library.get("national-2001") == library.get("national-2001"));
  CHECK(library.get(header.file)->id == "small");
  REQUIRE(library.for_year(2003));
  CHECK(library.for_year(2003)->id == "national-2001");
  CHECK(library.for_year(2030)->id == "national-2006");
  CHECK(library.for_year(1999) == nullptr);
  try {
    library.get("natonal-2001");
    FAIL("an unknown pack was found");
  } catch (const PackFailure& failure) {
    CHECK(failure.errors.empty());
    CHECK(failure.message.zh == "没有名为“natonal-2001”的规则包，是不是“national-2001”？");
  }
  try {
    library.get(folder.put("bad.xml", small_pack_with("</pack>", "")));
    FAIL("a pack with a mistake was taken");
  } catch (const PackFailure& failure) {
    CHECK(failure.errors.size() == 1);
  }
}

}  // namespace
}  // namespace gouji
