// Files of words beside the packs.
#include <algorithm>
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>
#include <unistd.h>

#include "pack/load.h"

namespace gouji {
namespace {

namespace fs = std::filesystem;

// A folder with the newest national pack alone in it, gone afterwards.
class Alone {
 public:
  Alone() : folder_(fs::temp_directory_path() / ("gouji-words-" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
    fs::copy_file(fs::path(GOUJI_SOURCE_DIR) / "rules/national-2021.xml", pack(),
                  fs::copy_options::overwrite_existing);
  }
  ~Alone() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  fs::path pack() const { return folder_ / "national-2021.xml"; }
  void words(const std::string& groups) const {
    std::ofstream(folder_ / "injected-words.xml")
        << R"(<words xmlns="urn:gouji:rule-pack:1" id="injected-words" version="1">)" << groups
        << "</words>\n";
  }

 private:
  fs::path folder_;
};

TEST_CASE("a file of words that is not beside the pack is a mistake at the rule that names it") {
  const Alone alone;
  const auto loaded = load_pack(alone.pack().string());
  CHECK(loaded.pack == nullptr);
  REQUIRE(loaded.errors.size() == 1);
  CHECK(loaded.errors[0].source_line.find("words-from=\"injected-words\"") != std::string::npos);
  CHECK(loaded.errors[0].message.en.find("\"injected-words\" is not there") != std::string::npos);
}

TEST_CASE("a group of words becomes a wording of its rule, and changes the digest of the pack") {
  const Alone alone;
  alone.words(R"(<group zh="甲" en="a"><word>甲乙</word><unless>丙</unless></group>)");
  const auto first = load_pack(alone.pack().string());
  REQUIRE(first.pack != nullptr);
  const auto& wordings = first.pack->rule("text.injected")->wordings;
  REQUIRE(wordings.size() == 1);
  CHECK(wordings[0].anchors == std::vector<std::string>{"甲乙"});
  CHECK(wordings[0].unless == std::vector<std::string>{"丙"});
  alone.words(R"(<group zh="甲" en="a"><word>甲丁</word></group>)");
  CHECK(load_pack(alone.pack().string()).pack->sha256 != first.pack->sha256);
}

TEST_CASE("a mistake in a file of words is shown in that file") {
  const Alone alone;
  alone.words(R"(<group zh="甲" en="a"><word>甲乙</word><unless>(</unless></group>)");
  const auto loaded = load_pack(alone.pack().string());
  REQUIRE(loaded.errors.size() == 1);
  CHECK(loaded.errors[0].file.ends_with("injected-words.xml"));
  CHECK(load_pack((alone.pack().parent_path() / "injected-words.xml").string()).pack == nullptr);
}

}  // namespace
}  // namespace gouji
