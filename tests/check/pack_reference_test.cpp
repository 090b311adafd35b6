// The examples on docs/packs.md, each through the check of packs.
#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include <doctest/doctest.h>

#include "pack/kinds.h"
#include "pack/load.h"

namespace gouji {
namespace {

std::string page() {
  std::ifstream in(GOUJI_SOURCE_DIR "/docs/packs.md", std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string between(const std::string& text, const std::string& before, const std::string& after,
                    std::size_t from) {
  const auto at = text.find(before, from);
  if (at == std::string::npos) return {};
  const auto begin = at + before.size();
  return text.substr(begin, text.find(after, begin) - begin);
}

TEST_CASE("every kind of rule is on the page, with an example that lacks its fragments alone") {
  const std::string text = page();
  REQUIRE_FALSE(text.empty());
  std::set<std::string> families;
  for (const auto& kind : rule_kind_table()) {
    CAPTURE(std::string(kind.name));
    families.insert(std::string(kind.family));
    const auto at = text.find("#### `" + std::string(kind.name) + "`\n");
    REQUIRE(at != std::string::npos);
    const auto example = between(text, "```xml\n", "```\n", at);
    CHECK(example.find("kind=\"" + std::string(kind.name) + "\"") != std::string::npos);
    const auto loaded = load_pack_text(
        packs_folder() + "/example.xml",
        "<pack xmlns=\"urn:gouji:rule-pack:1\" id=\"example\" version=\"1\" edition=\"2021\" "
        "from=\"2021\" basis=\"b\" extends=\"national-2021\"><title zh=\"例\" en=\"e\"/>\n" +
            example + "</pack>");
    std::vector<std::string> messages;
    for (const auto& e : loaded.errors) messages.push_back(e.message.en);
    const auto id = between(example, "id=\"", "\"", 0);
    CHECK(messages == std::vector<std::string>{"rule \"" + id + "\" has no good fragment",
                                               "rule \"" + id + "\" has no bad fragment"});
  }
  for (const auto& family : rule_families()) families.erase(std::string(family.name));
  CHECK(families.empty());
}

}  // namespace
}  // namespace gouji
