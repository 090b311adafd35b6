#include <set>

#include <doctest/doctest.h>

#include "base/decimal.h"
#include "base/limits.h"
#include "base/problem.h"
#include "base/severity.h"
#include "base/sha256.h"
#include "base/utf8.h"

using gouji::Decimal;

TEST_CASE("A decimal reads plain numbers and nothing else") {
  CHECK(Decimal::parse("104")->to_string() == "104");
  CHECK(Decimal::parse("-0012.50")->to_string() == "-12.5");
  CHECK(Decimal::parse("+0.00000001")->to_string() == "0.00000001");
  CHECK(Decimal::parse("0.10") == Decimal::parse("0.1"));
  for (const auto* text : {"", "-", "+", ".5", "5.", "1.2.3", "1e3", "1,295", " 1", "１", "0x1",
                           "--1", "0.000000001", "12345678901234567890123"}) {
    CAPTURE(text);
    CHECK_FALSE(Decimal::parse(text));
  }
}

TEST_CASE("Decimals add up exactly and compare by value") {
  CHECK((*Decimal::parse("0.1") + *Decimal::parse("0.2")) == *Decimal::parse("0.3"));
  CHECK((Decimal(3) - Decimal(5)).to_string() == "-2");
  CHECK((Decimal(3) - Decimal(5)).is_negative());
  CHECK(Decimal(2) < *Decimal::parse("2.00000001"));
  CHECK_FALSE(Decimal::parse("7.5")->is_integer());
  CHECK(Decimal::parse("7.0")->is_integer());
  Decimal sum;
  for (int i = 0; i < 1000; ++i) sum += *Decimal::parse("9999999999999999999999");
  CHECK(sum.to_string() == "9999999999999999999999000");
  CHECK(Decimal(INT64_MIN).to_string() == "-9223372036854775808");
}

TEST_CASE("Ill-formed UTF-8 comes byte by byte") {
  for (const auto* bad : {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE4\xB8", "\x80"}) {
    const auto c = gouji::decode(bad, 0);
    CHECK_FALSE(c.valid);
    CHECK(c.length == 1);
    CHECK(c.value == gouji::kReplacement);
    CHECK_FALSE(gouji::is_valid_utf8(bad));
  }
  CHECK(gouji::decode("", 0).length == 0);
  CHECK(gouji::is_valid_utf8("中文ASCII and more than eight bytes 𠮷"));
  CHECK_FALSE(gouji::is_valid_utf8("twelve bytes\xE4"));
  CHECK(gouji::count_code_points("中a𠮷") == 3);
}

TEST_CASE("Every code point survives being written and read") {
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 97) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    gouji::append(text, c);
    const auto read = gouji::decode(text, 0);
    REQUIRE(read.value == c);
    REQUIRE(read.length == text.size());
  }
}

TEST_CASE("White space is trimmed, removed and collapsed in any form") {
  const std::string text = "\u3000 总体\u00A0\n情况 \t";
  CHECK(gouji::trimmed(text) == "总体\u00A0\n情况");
  CHECK(gouji::without_white(text) == "总体情况");
  CHECK(gouji::collapsed(text) == "总体 情况");
  CHECK(gouji::collapsed("内部事务\n信息") == "内部事务 信息");
  CHECK(gouji::on_one_line("内部事务\n信息（\n三类）") == "内部事务信息（三类）");
  CHECK(gouji::on_one_line("其 他\n3 件\nOFD\nPDF ") == "其 他 3 件 OFD PDF");
  CHECK(gouji::trimmed(" \u200B") == "");
  CHECK(gouji::trimmed("\u3000\xE6\x80 \x80\u3000") == "\xE6\x80 \x80");
  CHECK(gouji::trimmed("\xE3\x80") == "\xE3\x80");
}

TEST_CASE("Chinese characters are two columns wide and marks none") {
  CHECK(gouji::display_width("总体ab，") == 8);
  CHECK(gouji::display_width("e\u0301\u200B") == 1);
}

TEST_CASE("What goes to a terminal holds no control character") {
  CHECK(gouji::printable("a\x1B[31m\n\t\x7F") == "a\\x1B[31m\\n\\t\\x7F");
  CHECK(gouji::printable("总\u202E\u2028\u200F\xFF\u3000") == "总\\u202E\\u2028\\u200F\\xFF\u3000");
  CHECK(gouji::printable(std::string_view("\0", 1)) == "\\x00");
  CHECK(gouji::printable("\u009B") == "\\x9B");
}

TEST_CASE("Severities are named as they are read") {
  for (const auto* name : {"error", "warning", "advice", "unclear"}) {
    CHECK(gouji::to_string(*gouji::severity_from(name)) == name);
  }
  CHECK_FALSE(gouji::severity_from("fatal"));
}

TEST_CASE("Every limit has a row under its own name and its standard value") {
  const gouji::Limits limits;
  for (std::size_t i = 0; i < gouji::limit_table().size(); ++i) {
    const auto& row = gouji::limit_table()[i];
    CHECK(static_cast<std::size_t>(row.limit) == i);
    CHECK(gouji::find_limit(row.name) == &row);
    CHECK(limits[row.limit] == row.standard);
  }
  CHECK(gouji::find_limit("speed") == nullptr);
  CHECK(limits[gouji::Limit::bytes] == 67108864);
}

TEST_CASE("Every rule of intake has an id of its own and says all in both languages") {
  std::set<std::string_view> ids;
  for (const auto& rule : gouji::intake_rules()) {
    CAPTURE(rule.id);
    CHECK(ids.insert(rule.id).second);
    for (const auto& text : {rule.name, rule.explanation, rule.remedy}) {
      CHECK_FALSE(text.zh.empty());
      CHECK_FALSE(text.en.empty());
    }
  }
  for (const auto& row : gouji::limit_table()) {
    const auto problem = gouji::limit_reached(row.limit, gouji::Limits());
    CHECK(ids.contains(problem.id));
    CHECK(problem.id == "limit." + std::string(row.name));
  }
}

TEST_CASE("SHA-256 gives the digests of the standard's examples") {
  CHECK(gouji::sha256_hex("") ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(gouji::sha256_hex("abc") ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
