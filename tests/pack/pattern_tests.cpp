#include <doctest/doctest.h>

#include "pack/pattern.h"

namespace gouji {
namespace {

// "1=n 3=p" of the groups that have names.
std::string named(const std::string& text) {
  const LazyPattern pattern(text);
  if (pattern.compiled() == nullptr) return "no pattern";
  std::string out;
  for (const auto& [number, name] : pattern.named_groups()) {
    out += (out.empty() ? "" : " ") + std::to_string(number) + "=" + name;
  }
  return out;
}

TEST_CASE("a group keeps its name and number whatever else looks like one") {
  CHECK(named("甲") == "");
  CHECK(named("(?P<n>[0-9]+)件") == "1=n");
  CHECK(named("(甲)(?:乙)(?P<n>[0-9]+(丙))(?P<p>丁)") == "2=n 4=p");
  CHECK(named("\\((?P<n>甲)[(](?P<p>乙)[^](](?P<q>丙)[[:digit:](\\](](?P<r>丁)") ==
        "1=n 2=p 3=q 4=r");
  CHECK(named("(?i)(?P<n>a)") == "1=n");
  CHECK(named("(?P<n>a") == "no pattern");
}

TEST_CASE("what a pattern with names matches is what it matches without them") {
  const LazyPattern pattern("收到(?P<n>[0-9]+)(?:件|条)(?P<rest>.*)");
  std::size_t begin = 0, end = 0;
  CHECK(pattern.find("共收到12件,办结", 0, begin, end));
  CHECK(std::string("共收到12件,办结").substr(begin, end - begin) == "12");
  const auto* compiled = pattern.compiled();
  REQUIRE(compiled != nullptr);
  CHECK(compiled->NumberOfCapturingGroups() == 2);
}

TEST_CASE("a pattern is compiled for the first text that holds its words and asked from then on") {
  const LazyPattern pattern("收到.*申请");
  CHECK(pattern.compiled_for("收到来信") == nullptr);
  CHECK_FALSE(pattern.matches("收到来信"));
  CHECK(pattern.matches("收到申请"));
  CHECK(pattern.compiled_for("收到来信") != nullptr);
  CHECK_FALSE(pattern.matches("收到来信"));
  CHECK(LazyPattern("(").compiled_for("(") == nullptr);
}

}  // namespace
}  // namespace gouji
