// Where packs are found, and that a pack reads nothing outside the folders of packs.
#include <cstdlib>
#include <filesystem>

#include <doctest/doctest.h>

#include "pack/library.h"
#include "pack_folder.h"

namespace gouji {
namespace {

namespace fs = std::filesystem;

// A user's folder of packs, as long as it lives.
class UserFolder {
 public:
  UserFolder() { ::setenv("XDG_DATA_HOME", folder_.file("").c_str(), 1); }
  ~UserFolder() { ::unsetenv("XDG_DATA_HOME"); }
  std::string put(const std::string& name, const std::string& text) const {
    return folder_.put("gouji/rules/" + name, text);
  }

 private:
  PackFolder folder_;
};

std::string national_layer(const std::string& id) {
  return "<pack xmlns=\"urn:gouji:rule-pack:1\" id=\"" + id +
         "\" version=\"1\" edition=\"2021\" from=\"2021\" basis=\"清政发〔2024〕3号\" "
         "extends=\"national-2021\"><title zh=\"补充\" en=\"More\"/></pack>";
}

TEST_CASE("packs of the user's folder are installed beside those of the program") {
  const UserFolder user;
  const auto file = user.put("qingxi.xml", national_layer("qingxi"));
  const auto headers = installed_packs();
  CHECK(headers.size() == 4);
  CHECK(headers.back().id == "qingxi");
  CHECK(headers.back().file == file);
  CHECK(headers.back().origin == PackHeader::Origin::user);
  CHECK_FALSE(headers.back().telltales.empty());
  PackLibrary packs;
  CHECK(packs.get("qingxi")->layers.size() == 2);
  CHECK(packs.get("qingxi")->rules.size() == packs.get("national-2021")->rules.size());
}

TEST_CASE("a user's pack never stands in for one that came with the program") {
  const UserFolder user;
  user.put("mine.xml", small_pack_with("id=\"small\"", "id=\"national-2021\""));
  user.put("twice-a.xml", national_layer("twice"));
  user.put("twice-b.xml", national_layer("twice"));
  CHECK(installed_packs().size() == 4);
  std::vector<std::string> ignored;
  for (const auto& header : packs_and_ignored_ones()) {
    if (header.ignored) ignored.push_back(fs::path(header.file).filename().string());
  }
  CHECK(ignored == std::vector<std::string>{"mine.xml", "twice-b.xml"});
  PackLibrary packs;
  CHECK(packs.get("national-2021")->tables.size() == 3);
}

TEST_CASE("what a pack extends is looked for beside it, then among the installed") {
  const PackFolder folder;
  const auto child = folder.put("qingxi.xml", national_layer("qingxi"));
  CHECK(load_pack(child).pack->layers.at(1).file == packs_folder() + "/national-2021.xml");
  const auto own =
      folder.put("national-2021.xml", small_pack_with("id=\"small\"", "id=\"national-2021\""));
  CHECK(load_pack(child).pack->layers.at(1).file == own);
  const auto orphan = load_pack(folder.put("a.xml", layer_of("a", "nationl-2021", "")));
  REQUIRE(orphan.errors.size() == 1);
  CHECK(orphan.errors[0].hint.en == "did you mean \"national-2021\"?");
}

TEST_CASE("a link that leads out of the folder is not followed, one inside it is") {
  const PackFolder folder;
  const auto outside = folder.put("elsewhere/small.xml", kSmallPack);
  const auto child = folder.put("here/a.xml", layer_of("a", "small", ""));
  fs::create_symlink(outside, folder.file("here/small.xml"));
  const auto refused = load_pack(child);
  REQUIRE(refused.errors.size() == 1);
  CHECK(refused.errors[0].line == 1);
  CHECK(refused.errors[0].message.en.ends_with("is outside the folder of the pack: not read"));
  fs::remove(folder.file("here/small.xml"));
  folder.put("here/real.xml", kSmallPack);
  fs::create_symlink("real.xml", folder.file("here/small.xml"));
  CHECK(load_pack(child).pack);
}

TEST_CASE("a folder or a device in place of a pack is refused and not waited for") {
  const PackFolder folder;
  const auto child = folder.put("a.xml", layer_of("a", "small", ""));
  fs::create_directories(folder.file("small.xml"));
  CHECK(load_pack(child).errors.at(0).message.en.ends_with("is no file that can be read"));
  fs::remove_all(folder.file("small.xml"));
  REQUIRE(std::system(("mkfifo '" + folder.file("small.xml") + "'").c_str()) == 0);
  CHECK(load_pack(child).errors.at(0).message.en.ends_with("is no file that can be read"));
}

TEST_CASE("files of words and fragments come from the folder of their pack alone") {
  const PackFolder folder;
  folder.put("other/words.xml", "<words/>");
  const auto rule =
      "<rule id=\"letters.bad\" kind=\"injected\" severity=\"advice\" clause=\"c\" "
      "words-from=\"../other/words\"><name zh=\"用语\" en=\"Word\"/><message zh=\"出现{found}\" "
      "en=\"Has {found}\"/><explanation zh=\"不用\" en=\"Not used\"/><remedy zh=\"删\" "
      "en=\"Drop\"/>"
      "<good note=\"无\"/><bad note=\"有\"><finding rule=\"letters.bad\"/></bad></rule>";
  folder.put("small.xml", kSmallPack);
  const auto loaded = load_pack(folder.put("a.xml", layer_of("a", "small", rule)));
  REQUIRE(loaded.errors.size() == 1);
  CHECK(loaded.errors[0].message.en.ends_with("is outside the folder of the pack: not read"));
  folder.put("b.xml", layer_of("b", "small", ""));
  folder.put("b.fragments.xml",
             "<fragments-of xmlns=\"urn:gouji:rule-pack:1\" pack=\"c\"><fragments "
             "rule=\"letters.done\"><good note=\"无\"/></fragments></fragments-of>");
  const auto strange = load_pack(folder.file("b.xml"));
  REQUIRE(strange.errors.size() == 1);
  CHECK(strange.errors[0].file.ends_with("b.fragments.xml"));
}

TEST_CASE("packs that extend one another in a circle, however long, are a mistake at once") {
  const PackFolder folder;
  const auto a = folder.put("a.xml", layer_of("a", "b", ""));
  folder.put("b.xml", layer_of("b", "c", ""));
  folder.put("c.xml", layer_of("c", "a", ""));
  const auto loaded = load_pack(a);
  REQUIRE(loaded.errors.size() == 1);
  CHECK(loaded.errors[0].file.ends_with("c.xml"));
  CHECK(loaded.errors[0].message.zh == "规则包循环扩展：a → b → c → a");
  const auto misnamed = load_pack(folder.put("d.xml", layer_of("other", "d", "")));
  CHECK_FALSE(misnamed.pack);
  CHECK_FALSE(misnamed.errors.empty());
}

TEST_CASE("a date leaves only the editions that had been issued by then") {
  const PackLibrary packs;
  REQUIRE(packs.for_year(2021, "2021-09-25"));
  CHECK(packs.for_year(2021, "2021-09-25")->id == "national-2019");
  CHECK(packs.for_year(2021, "2021-09-26")->id == "national-2021");
  CHECK(packs.for_year(2019, "2026-01-01")->id == "national-2019");
  CHECK(packs.for_year(2018, "2019-01-31")->id == "national-2007");
  CHECK(packs.for_year(2018, "2000-01-01") == nullptr);
}

}  // namespace
}  // namespace gouji
