#include <random>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "output/address.h"
#include "output/escape.h"

namespace gouji {
namespace {

using namespace std::string_literals;

// The JSON library's own repair of a text.
std::string through_json(const std::string& text) {
  const nlohmann::json value(text);
  const auto dumped = value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  return nlohmann::json::parse(dumped).get<std::string>();
}

TEST_CASE("ill-formed bytes become what they become in JSON") {
  for (const auto& text : {"\xFF"s, "a\xE4\xB8"s, "\xE4\xB8\x41"s, "\xF0\x9F\x98"s,
                           "\xF0\x9F\x98\x41"s, "\xED\xA0\x80"s, "\xC0\x80"s, "\xE0\x80\x80"s,
                           "\xF4\x90\x80\x80"s, "\xF5\x80"s, "\x80\xBF"s, "好\xE4坏"s}) {
    CHECK(well_formed(text) == through_json(text));
  }
  std::mt19937 random(20231122);
  constexpr std::string_view kBytes =
      "a\x80\x8F\x90\x9F\xA0\xBF\xC2\xE0\xE4\xED\xEF\xF0\xF1\xF4\xF5";
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (auto n = random() % 9; n > 0; --n) text += kBytes[random() % kBytes.size()];
    CHECK(well_formed(text) == through_json(text));
  }
}

TEST_CASE("XML is given nothing that it cannot hold") {
  CHECK(xml_escaped("a<b>&\"c'") == "a&lt;b&gt;&amp;&quot;c'");
  CHECK(xml_escaped("\x1b[2J\x01\0x"s) == "\\x1B[2J\\x01\\x00x");
  CHECK(xml_escaped("a\tb\r\nc") == "a&#9;b&#13;&#10;c");
  CHECK(xml_escaped("\xEF\xBF\xBE\xEF\xBF\xBF") == "\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(xml_escaped("坏\xFF") == "坏\xEF\xBF\xBD");
  CHECK(xml_escaped("\xC2\x85") == "\\x85");
}

TEST_CASE("a path as part of an address has only letters, digits and harmless marks") {
  CHECK(percent_encoded("a-b_c.~/d9") == "a-b_c.~/d9");
  CHECK(percent_encoded("年 报%#?:.html") == "%E5%B9%B4%20%E6%8A%A5%25%23%3F%3A.html");
  CHECK(percent_encoded("\\\xFF\n") == "%5C%EF%BF%BD%0A");
}

TEST_CASE("no field of a table begins like a formula, and numbers stay numbers") {
  for (const auto& text :
       {"=1+1"s, "+1+1"s, "-cmd"s, "@SUM(1)"s, "\t=1"s, "\r=1"s, "＝1"s, "＠x"s}) {
    CAPTURE(text);
    const auto field = csv_field(text);
    CHECK((field.starts_with("'") || field.starts_with("\"'")));
  }
  CHECK(csv_field("-5") == "-5");
  CHECK(csv_field("a,\"b\"\nc") == "\"a,\"\"b\"\"\nc\"");
  CHECK(csv_field("\x1b\0x"s) == "\\x1B\\x00x");
}

TEST_CASE("a workflow command stays on its line and its properties apart") {
  CHECK(command_text("100%\r\n::error::x") == "100%25\\r%0A::error::x");
  CHECK(command_property("a:b,c%\n") == "a%3Ab%2Cc%25%0A");
}

TEST_CASE("Markdown shows the text and does nothing else with it") {
  CHECK(markdown_escaped("a|b\nc") == "a\\|b c");
  CHECK(markdown_escaped("<img src=x> &amp;") == "&lt;img src=x&gt; &amp;amp;");
  CHECK(markdown_escaped("![x](y) `z` *b* _i_ ~s~ $m$") ==
        "!\\[x\\](y) \\`z\\` \\*b\\* \\_i\\_ \\~s\\~ \\$m\\$");
  CHECK(markdown_escaped("@me #12 https://x.cn www.x.cn") ==
        "@&#8203;me \\#&#8203;12 https:&#8203;//x.cn www&#8203;.x.cn");
}

TEST_CASE("a text is cut between characters and says so") {
  CHECK(shortened("清溪市", 3) == "清溪市");
  CHECK(shortened("清溪市人", 3) == "清溪…");
  CHECK(shortened("", 3).empty());
}

TEST_CASE("both languages stand in one text, Chinese first") {
  CHECK(in_both({"甲", "a"}) == "甲 / a");
  CHECK(in_both({"a", "a"}) == "a");
  CHECK(in_both({"甲", ""}) == "甲");
}

TEST_CASE("addresses are relative to the root of the repository, without dots") {
  const Repository repository("/r/repo", "/r/repo/sub");
  CHECK(repository.from_root("a.html") == "sub/a.html");
  CHECK(repository.from_root("./x/../a.html") == "sub/a.html");
  CHECK(repository.from_root("../年报/a.html") == "年报/a.html");
  CHECK(repository.from_root("/r/repo/a.html") == "a.html");
  CHECK_FALSE(repository.from_root("/r/repository/a.html"));
  CHECK_FALSE(repository.from_root("../../a.html"));
  CHECK(repository.address("../../a.html") == "../../a.html");
  CHECK(Repository("/", "/").from_root("a") == "a");
}

}  // namespace
}  // namespace gouji
