// The worked example of a province, applied to a report that is sound by the national format.
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

#include "check/check.h"

namespace gouji {
namespace {

const std::string kPack = GOUJI_SOURCE_DIR "/examples/packs/yunze-2024.xml";

std::string sound_report() {
  std::ifstream in(GOUJI_SOURCE_DIR "/examples/sound.html", std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::vector<std::string> found(const std::string& html, const std::string& pack) {
  PackLibrary packs;
  CheckOptions options;
  if (!pack.empty()) options.pack = pack;
  std::vector<std::string> rules;
  for (const auto& f : check_bytes("sound.html", html, packs, options).findings) {
    rules.push_back(f.rule + " " + std::string(to_string(f.severity)));
  }
  return rules;
}

std::string with(std::string html, const std::string& from, const std::string& to) {
  const auto at = html.find(from);
  REQUIRE(at != std::string::npos);
  return html.replace(at, from.size(), to);
}

using Lines = std::vector<std::string>;

TEST_CASE("what the province asks for beyond the national format is found, and nothing else") {
  const auto report = sound_report();
  CHECK(found(report, "") == Lines{});
  CHECK(found(report, kPack) == Lines{"yunze.open-day error"});
  const auto said = with(report, "除此之外，", "全年举办政府开放日活动2次。除此之外，");
  CHECK(found(said, kPack) == Lines{});
}

TEST_CASE("the province's earlier day holds for its own reports and not for the national check") {
  auto report = with(sound_report(), "除此之外，", "全年举办政府开放日活动2次。除此之外，");
  report = with(report, "<head>", "<head><meta name=\"PubDate\" content=\"2024-03-15\">");
  CHECK(found(report, "") == Lines{});
  CHECK(found(report, kPack) == Lines{"deadline.late warning"});
}

TEST_CASE("a result names the pack, its version and its hash") {
  PackLibrary packs;
  CheckOptions options;
  options.pack = kPack;
  const auto result = check_bytes("sound.html", sound_report(), packs, options);
  CHECK(result.pack == "yunze-2024");
  CHECK(result.pack_version == "1.0");
  CHECK(result.pack_sha256.size() == 64);
  CHECK(result.pack_reason == "explicit");
}

}  // namespace
}  // namespace gouji
