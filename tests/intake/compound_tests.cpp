#include <string>

#include <doctest/doctest.h>

#include "compound_file.h"
#include "intake/compound.h"

namespace {

using namespace std::string_literals;
using gouji::Format;
using gouji::Problem;
using gouji::sniff_compound;

std::string refusal_of(const std::string& bytes) {
  const auto found = sniff_compound(bytes);
  REQUIRE(std::holds_alternative<Problem>(found));
  CHECK(std::get<Problem>(found).fatal);
  return std::get<Problem>(found).id;
}

Format format_of(const std::string& bytes) {
  const auto found = sniff_compound(bytes);
  REQUIRE(std::holds_alternative<Format>(found));
  return std::get<Format>(found);
}

const auto kText = "\xEC\xA5\xC1\0\0\0\0\0\0\0"s;
const auto kBook = "\x09\x08\x04\0\0\x06\x05\0"s;

}  // namespace

TEST_CASE("an old container is known by its signature and its stream") {
  CHECK(gouji::is_compound(compound_of("WordDocument", kText)));
  CHECK_FALSE(gouji::is_compound("\xD0\xCF\x11\xE0"));
  CHECK_FALSE(gouji::is_compound("PK\3\4"));
  CHECK(format_of(compound_of("WordDocument", kText + "\0\0"s)) == Format::doc);
  CHECK(format_of(compound_of("Workbook", kBook)) == Format::xls);
  CHECK(format_of(compound_of("Book", kBook)) == Format::xls);
}

TEST_CASE("an old document or workbook with a password is called encrypted") {
  CHECK(refusal_of(compound_of("WordDocument", kText + "\0\x01"s)) == "intake.encrypted");
  CHECK(refusal_of(compound_of("Workbook", kBook + "\x2F\0\x06\0"s)) == "intake.encrypted");
  CHECK(refusal_of(compound_of("EncryptedPackage", "")) == "intake.encrypted");
}

TEST_CASE("a container of something else, or cut off, is of no known type") {
  CHECK(refusal_of(compound_of("PowerPoint Document", "")) == "intake.unknown-type");
  const auto whole = compound_of("WordDocument", kText);
  CHECK(refusal_of(whole.substr(0, 600)) == "intake.unknown-type");
  CHECK(refusal_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") == "intake.unknown-type");
  // A name within the text of a stream is no entry of the directory.
  CHECK(refusal_of(compound_of("Something", " W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0\0\0"s)) ==
        "intake.unknown-type");
}

TEST_CASE("numbers of a container that lead nowhere are harmless") {
  auto bytes = compound_of("WordDocument", kText + "\0\x01"s);
  for (const char sector : {'\x7F', '\xFF'}) {
    for (std::size_t i = 0; i < 4; ++i) bytes[512 + 512 + 128 + 116 + i] = sector;
    CHECK(format_of(bytes) == Format::doc);
  }
  bytes[30] = '\xFF';
  CHECK(format_of(bytes) == Format::doc);
}
