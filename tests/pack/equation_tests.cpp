#include <doctest/doctest.h>

#include "pack/equation.h"

namespace gouji {
namespace {

const std::vector<std::string> kNames = {"received",      "carried_in", "refused.law",
                                         "refused.other", "total",      "refused_again",
                                         "carried_out"};

Equation parsed(std::string_view text) {
  auto result = parse_equation(text, kNames);
  REQUIRE(std::holds_alternative<Equation>(result));
  return std::get<Equation>(result);
}

EquationError refused(std::string_view text) {
  auto result = parse_equation(text, kNames);
  REQUIRE(std::holds_alternative<EquationError>(result));
  return std::get<EquationError>(result);
}

std::string written(const std::vector<Equation::Term>& terms) {
  std::string text;
  for (const auto& t : terms) {
    text += (t.negative ? '-' : '+') + kNames[static_cast<std::size_t>(t.index)];
  }
  return text;
}

TEST_CASE("an equation keeps its terms in order, with their signs and on their sides") {
  const auto e = parsed("received + carried_in = total-carried_out");
  CHECK(written(e.left) == "+received+carried_in");
  CHECK(written(e.right) == "+total-carried_out");
  CHECK(e.text == "received + carried_in = total-carried_out");
}

TEST_CASE("a star stands for every name after the dot and for no other") {
  const auto e = parsed("\n  refused.*\n  = total ");
  CHECK(written(e.left) == "+refused.law+refused.other");
  CHECK(written(e.right) == "+total");
}

TEST_CASE("the total of an equation is the single term against several") {
  CHECK(parsed("received + carried_in = total").total() == 4);
  CHECK(parsed("total = received + carried_in").total() == 4);
  CHECK(parsed("received + carried_in = total + carried_out").total() == -1);
  CHECK(parsed("received = total").total() == -1);
  CHECK(parsed("received + carried_in = -total").total() == -1);
  CHECK(parsed("received = total").mentions(0));
  CHECK_FALSE(parsed("received = total").mentions(1));
}

TEST_CASE("a name that is not known is found where it stands, with the nearest right one") {
  const auto e = refused("received + caried_in = total");
  CHECK(e.offset == 11);
  CHECK(e.length == 9);
  CHECK(e.hint == "carried_in");
  CHECK(e.zh == "表中没有“caried_in”");
  CHECK(e.en == "the table has no \"caried_in\"");
  CHECK(refused("refusd.* = total").hint == "refused.*");
}

TEST_CASE("what is no equation is refused at the place where it stops to be one") {
  CHECK(refused("").offset == 0);
  CHECK(refused("received").zh == "等式缺少“=”");
  CHECK(refused("received").offset == 8);
  CHECK(refused("received = ").zh == "此处缺少一项");
  CHECK(refused("= total").offset == 0);
  CHECK(refused("received = total = carried_in").offset == 17);
  CHECK(refused("received carried_in = total").offset == 9);
  CHECK(refused("received + + total = total").offset == 11);
  CHECK(refused("received + total = total").offset == 19);
  CHECK(refused("refused.* + refused.law = total").offset == 12);
}

TEST_CASE("an equation longer than 4096 bytes or 256 terms is refused at once") {
  const std::string mile(1u << 20, 'x');
  CHECK(refused(mile).zh == "等式过长，最多 4096 个字节");
  std::vector<std::string> names;
  for (int i = 0; i < 300; ++i) names.push_back("n." + std::to_string(i));
  names.push_back("total");
  const auto result = parse_equation("n.* = total", names);
  REQUIRE(std::holds_alternative<EquationError>(result));
  CHECK(std::get<EquationError>(result).zh == "等式的项过多，最多 256 项");
}

}  // namespace
}  // namespace gouji
