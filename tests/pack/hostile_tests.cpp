#include <doctest/doctest.h>

#include "pack/load.h"
#include "small_pack.h"

namespace gouji {
namespace {

// Time decides none of these: ctest's own limit ends what hangs.
LoadedPack load(const std::string& text) { return load_pack_text("hostile.xml", text); }

TEST_CASE("elements nested ten thousand deep are refused at once") {
  std::string text = small_pack_with("<title ", "@");
  std::string deep;
  for (int i = 0; i < 10000; ++i) deep += "<group label=\"x\">";
  text.replace(text.find('@'), 1, deep + "<title ");
  const auto result = load(text);
  REQUIRE(result.errors.size() == 1);
  CHECK(result.errors[0].message.zh == "元素嵌套过深，最多 256 层");
  CHECK(result.errors[0].line == 4);
  CHECK(result.errors[0].column > 256);
  CHECK(result.errors[0].source_line.size() < 1000);
}

TEST_CASE("an equation a mile long is one mistake, and its line is not shown whole") {
  const auto result = load(small_pack_with("done.* = received", std::string(1u << 20, 'x')));
  REQUIRE(result.errors.size() == 1);
  CHECK(result.errors[0].message.zh == "等式过长，最多 4096 个字节");
  CHECK(result.errors[0].line == 27);
  CHECK(result.errors[0].column == 15);
  CHECK(render(result.errors[0], Language::zh).size() < 3000);
}

TEST_CASE("ten thousand rules are loaded, and of ten thousand mistakes a hundred are shown") {
  const auto begin = kSmallPack.find("  <rule "), end = kSmallPack.find("  <list ");
  const std::string rule = kSmallPack.substr(begin, end - begin);
  std::string rules, wrong;
  for (int i = 0; i < 10000; ++i) {
    std::string one = rule;
    const std::string id = "letters.n" + std::to_string(i);
    for (auto at = one.find("letters.done"); at != std::string::npos;
         at = one.find("letters.done", at + 1)) {
      one.replace(at, 12, id);
    }
    rules += one;
    one.replace(one.find("done.* ="), 8, "gone.* =");
    wrong += one;
  }
  const auto with = [&](const std::string& all) {
    return kSmallPack.substr(0, begin) + all + kSmallPack.substr(end);
  };
  const auto good = load(with(rules));
  REQUIRE(good.pack);
  CHECK(good.pack->rules.size() == 10000);
  const auto bad = load(with(wrong));
  CHECK(bad.errors.size() == 100);
}

TEST_CASE("a message argument with a width of a billion is a mistake at its braces") {
  const auto result = load(small_pack_with("{computation}\" en", "{computation:1000000000}\" en"));
  REQUIRE(result.errors.size() == 1);
  CHECK(result.errors[0].line == 29);
  CHECK(result.errors[0].width == 24);
  CHECK(result.errors[0].message.zh == "花括号中只能写参数名，不能带格式或下级字段");
}

TEST_CASE("a pattern whose repeats multiply is refused at its place, not compiled") {
  const auto result =
      load(small_pack_with("<item>局$</item>", "<item>((局{1000}){1000}){1000}</item>"));
  REQUIRE(result.errors.size() == 1);
  CHECK(result.errors[0].line == 38);
  CHECK(result.errors[0].message.en.starts_with("not a regular expression: "));
}

TEST_CASE(
    "a pack that extends itself, and one of a strange namespace, are mistakes at their place") {
  const auto itself = load_pack_text(
      "small.xml", small_pack_with("from=\"2021\"", "from=\"2021\" extends=\"small\""));
  REQUIRE(itself.errors.size() == 1);
  CHECK(itself.errors[0].line == 2);
  CHECK(itself.errors[0].message.en == "packs extend each other in a circle: small → small");
  const auto strange = load(small_pack_with("urn:gouji:rule-pack:1", "urn:example:other"));
  REQUIRE(strange.errors.size() == 1);
  CHECK(strange.errors[0].line == 2);
  CHECK(strange.errors[0].column == 2);
}

TEST_CASE(
    "a file on one line with ten thousand strange elements ends with a hundred short mistakes") {
  std::string strange;
  for (int i = 0; i < 10000; ++i) strange += "<zebra stripes=\"" + std::to_string(i) + "\"/>";
  const auto result = load(small_pack_with("<telltale>", strange + "<telltale>"));
  CHECK(result.errors.size() >= 1);
  CHECK(result.errors.size() <= 100);
  for (const auto& e : result.errors) CHECK(e.source_line.size() < 1000);
}

TEST_CASE("a pack of forty megabytes is refused by its size") {
  const auto result = load(kSmallPack + std::string(40u << 20, '\n'));
  REQUIRE(result.errors.size() == 1);
  CHECK(result.errors[0].message.zh == "规则包过大，最多 16 MB");
}

TEST_CASE("a pack cut off anywhere is a mistake and never a crash") {
  for (std::size_t length = 0; length + 10 < kSmallPack.size(); length += 37) {
    CAPTURE(length);
    const auto loaded = load_pack_text("cut.xml", std::string_view(kSmallPack).substr(0, length));
    CHECK_FALSE(loaded.errors.empty());
    CHECK_FALSE(loaded.pack);
  }
}

}  // namespace
}  // namespace gouji
