#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "intake/archive.h"
#include "intake/xml_part.h"
#include "zip_file.h"

namespace {

using gouji::Archive;
using gouji::Limit;
using gouji::Limits;
using gouji::Problem;

Problem refused(const std::string& bytes, const Limits& limits = Limits()) {
  auto opened = Archive::open(bytes, limits);
  REQUIRE(std::holds_alternative<Problem>(opened));
  CHECK(std::get<Problem>(opened).fatal);
  return std::get<Problem>(opened);
}

// The problem of reading `name`.
Problem unread(const std::string& bytes, const std::string& name, const Limits& limits = Limits()) {
  auto opened = Archive::open(bytes, limits);
  REQUIRE(std::holds_alternative<Archive>(opened));
  std::vector<Problem> problems;
  CHECK_FALSE(std::get<Archive>(opened).read(name, problems).has_value());
  REQUIRE(problems.size() == 1);
  CHECK_FALSE(problems[0].fatal);
  return problems[0];
}

bool holds(const std::string& text, std::string_view what) { return text.find(what) != text.npos; }

// A field of four bytes in every entry of the archive's directory, counted from its mark.
std::string with_directory_field(std::string bytes, std::size_t offset, std::uint32_t value) {
  for (auto at = bytes.find("PK\x01\x02"); at != bytes.npos;
       at = bytes.find("PK\x01\x02", at + 4)) {
    for (std::size_t i = 0; i < 4; ++i) {
      bytes[at + offset + i] = static_cast<char>(value >> (8 * i) & 0xFF);
    }
  }
  return bytes;
}

std::string noise(std::size_t size) {
  std::string bytes;
  std::uint32_t seed = 7;
  while (bytes.size() < size)
    bytes += static_cast<char>((seed = seed * 1664525 + 1013904223) >> 24);
  return bytes;
}

}  // namespace

TEST_CASE("Entries are read by name without case, in the order of the archive") {
  const auto bytes =
      zip_of({{"word/document.xml", "<w/>"}, {"a/", ""}, {"[Content_Types].xml", "甲"}});
  auto opened = Archive::open(bytes, Limits());
  auto& archive = std::get<Archive>(opened);
  CHECK(archive.names() == std::vector<std::string>{"word/document.xml", "[Content_Types].xml"});
  std::vector<Problem> problems;
  CHECK(archive.read("Word/Document.XML", problems) == "<w/>");
  CHECK(archive.read("[content_types].xml", problems) == "甲");
  CHECK_FALSE(archive.read("word/styles.xml", problems).has_value());
  CHECK_FALSE(archive.has("word"));
  CHECK(problems.empty());
}

TEST_CASE("Names without the mark of UTF-8 are UTF-8, else GB18030") {
  // 报告 in GB18030 is B1A8 B8E6; libzip would mark a Chinese name, so it is patched in.
  auto bytes = patched(zip_of({{"wxyz.txt", "甲"}}), "wxyz", "\xB1\xA8\xB8\xE6");
  auto opened = Archive::open(bytes, Limits());
  CHECK(std::get<Archive>(opened).names() == std::vector<std::string>{"报告.txt"});
  bytes = patched(zip_of({{"uvwxyz.txt", "甲"}}), "uvwxyz", "报告");
  opened = Archive::open(bytes, Limits());
  CHECK(std::get<Archive>(opened).names() == std::vector<std::string>{"报告.txt"});
}

TEST_CASE("An archive that is cut off, or is none, is damaged") {
  const auto bytes = zip_of({{"a.txt", std::string(5000, 'x')}, {"b.txt", "b"}});
  for (const auto size : {bytes.size() - 1, bytes.size() - 30, bytes.size() / 2, std::size_t{4}}) {
    CHECK(refused(bytes.substr(0, size)).id == "intake.damaged");
  }
  CHECK(refused("").id == "intake.damaged");
  CHECK(refused(noise(100'000)).id == "intake.damaged");
}

TEST_CASE("An entry with a wrong byte is damaged, and the others are read") {
  auto bytes = zip_of({{"bad.bin", noise(3000)}, {"good.txt", "好"}});
  bytes[bytes.find("bad.bin") + 1500] ^= 0x40;
  const auto problem = unread(bytes, "bad.bin");
  CHECK(problem.id == "intake.damaged");
  CHECK(holds(problem.message.zh, "“bad.bin”"));
  CHECK(holds(problem.message.en, "bad.bin"));
  auto opened = Archive::open(bytes, Limits());
  std::vector<Problem> problems;
  CHECK(std::get<Archive>(opened).read("good.txt", problems) == "好");
}

TEST_CASE("Paths that lead out of the archive, and names there twice, close it") {
  for (const auto* path : {"../abc.xml", "/abcde.xml", "a/../b.xml", "C:/abc.xml", "\\abcde.xml",
                           "a\\..\\b.xml", "abcdefg/.."}) {
    CAPTURE(path);
    const auto bytes = zip_of({{"good.xml", "甲"}, {"nnnnnnnnnn", "乙"}});
    CHECK(refused(patched(bytes, "nnnnnnnnnn", path)).id == "intake.unsafe-archive");
  }
  CHECK(refused(zip_of({{"../../etc/passwd", ""}})).id == "intake.unsafe-archive");
  CHECK(refused(zip_of({{"word/../../x", ""}})).id == "intake.unsafe-archive");
  CHECK(refused(zip_of({{"/", ""}})).id == "intake.unsafe-archive");
  const auto twice =
      refused(patched(zip_of({{"word/a1.xml", "甲"}, {"word/a2.xml", "乙"}}), "a2.xml", "a1.xml"));
  CHECK(twice.id == "intake.unsafe-archive");
  CHECK(holds(twice.message.zh, "word/a1.xml"));
  CHECK(refused(zip_of({{"word/a.xml", "甲"}, {"word/A.xml", "乙"}})).id ==
        "intake.unsafe-archive");
  // Dots within a name are no parent.
  auto opened = Archive::open(zip_of({{"a..b/...", "甲"}}), Limits());
  CHECK(std::holds_alternative<Archive>(opened));
}

TEST_CASE("Encrypted entries are named as such") {
  const auto problem = unread(zip_of({{"word/document.xml", "甲"}}, "secret"), "word/document.xml");
  CHECK(problem.id == "intake.encrypted");
  CHECK(holds(problem.message.zh, "word/document.xml"));
}

TEST_CASE("An archive inside is not read") {
  const auto inner = zip_of({{"a.txt", "甲"}});
  CHECK(unread(zip_of({{"inner.xml", inner}}), "inner.xml").id == "intake.unsafe-archive");
  CHECK(unread(zip_of({{"inner.xml", "\x1F\x8B\x08"}}), "inner.xml").id == "intake.unsafe-archive");
}

TEST_CASE("There are as many entries as allowed and not one more") {
  ZipEntries entries;
  for (int i = 0; i < 1000; ++i) entries.emplace_back("part" + std::to_string(i), "x");
  const auto bytes = zip_of(entries);
  Limits limits;
  limits.set(Limit::archive_entries, 1000);
  auto opened = Archive::open(bytes, limits);
  REQUIRE(std::holds_alternative<Archive>(opened));
  CHECK(std::get<Archive>(opened).names().size() == 1000);
  limits.set(Limit::archive_entries, 999);
  CHECK(refused(bytes, limits).id == "limit.archive_entries");
}

TEST_CASE("A million marks of entries are refused before any is listed") {
  std::string bytes = "PK\x03\x04";
  for (int i = 0; i < 1'000'000; ++i) bytes += std::string("PK\x01\x02") + std::string(42, '\0');
  CHECK(refused(bytes).id == "limit.archive_entries");
}

TEST_CASE("What is unpacked is counted over all entries as it arrives") {
  const auto bytes = zip_of({{"a", noise(60'000)}, {"b", noise(60'000)}});
  Limits limits;
  limits.set(Limit::archive_bytes, 120'000);
  std::vector<Problem> problems;
  auto opened = Archive::open(bytes, limits);
  CHECK(std::get<Archive>(opened).read("a", problems)->size() == 60'000);
  CHECK(std::get<Archive>(opened).read("b", problems)->size() == 60'000);
  CHECK(problems.empty());
  limits.set(Limit::archive_bytes, 119'999);
  opened = Archive::open(bytes, limits);
  CHECK(std::get<Archive>(opened).read("a", problems).has_value());
  CHECK_FALSE(std::get<Archive>(opened).read("b", problems).has_value());
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].id == "limit.archive_bytes");
}

TEST_CASE("A bomb is stopped by its ratio long before its end") {
  const auto bytes =
      zip_of({{"bomb", std::string(60 << 20, '\0')}, {"dense", std::string(900'000, ' ')}});
  const auto problem = unread(bytes, "bomb");
  CHECK(problem.id == "limit.archive_ratio");
  // What is small may be as dense as it likes.
  auto opened = Archive::open(bytes, Limits());
  std::vector<Problem> problems;
  CHECK(std::get<Archive>(opened).read("dense", problems)->size() == 900'000);
  Limits limits;
  limits.set(Limit::archive_ratio, 2000);
  limits.set(Limit::archive_bytes, 1 << 20);
  CHECK(unread(bytes, "bomb", limits).id == "limit.archive_bytes");
}

TEST_CASE("Sizes that lie help nobody") {
  const auto bytes = zip_of({{"a", std::string(3 << 20, 'x')}});
  Limits limits;
  limits.set(Limit::archive_bytes, 1 << 20);
  limits.set(Limit::archive_ratio, 100'000);
  // Unpacked it claims to be 10 bytes, or nearly 4 GiB.
  for (const auto claim : {10U, 0xFFFFFFF0U}) {
    const auto lying = with_directory_field(bytes, 24, claim);
    auto opened = Archive::open(lying, limits);
    if (std::holds_alternative<Problem>(opened)) continue;
    std::vector<Problem> problems;
    CHECK_FALSE(std::get<Archive>(opened).read("a", problems).has_value());
    CHECK(problems.size() == 1);
  }
  // Packed it claims to be nearly 4 GiB, which would hide its ratio; it reaches beyond the file.
  const auto lying = with_directory_field(bytes, 20, 0xFFFFFFF0U);
  auto opened = Archive::open(lying, Limits());
  if (std::holds_alternative<Archive>(opened)) {
    std::vector<Problem> problems;
    CHECK_FALSE(std::get<Archive>(opened).read("a", problems).has_value());
  }
}

TEST_CASE("An XML part is parsed with its white space, its characters mended") {
  const auto bytes =
      zip_of({{"p.xml", "<a>\n <b x=\"&#xD800;\">&#xDFFF;甲</b> </a>"},
              {"gbk.xml", "<?xml version=\"1.0\" encoding=\"GBK\"?><a>\xBC\xD7</a>"},
              {"utf16.xml", std::string("\xFF\xFE<\0a\0>\0\x32\x75<\0/\0a\0>\0", 18)},
              {"bad.xml", "<a><b></a>"},
              {"empty.xml", ""},
              {"bytes.xml", "<a>\xFF</a>"}});
  auto opened = Archive::open(bytes, Limits());
  auto& archive = std::get<Archive>(opened);
  std::vector<Problem> problems;
  pugi::xml_document part;
  REQUIRE(gouji::load_part(archive, "p.xml", Limits(), part, problems));
  CHECK(std::string(part.child("a").first_child().value()) == "\n ");
  CHECK(holds(part.child("a").child("b").text().get(), "甲"));
  CHECK(holds(part.child("a").child("b").text().get(), "\uFFFD"));
  CHECK(holds(part.child("a").child("b").attribute("x").value(), "\uFFFD"));
  REQUIRE(gouji::load_part(archive, "gbk.xml", Limits(), part, problems));
  CHECK(std::string(part.child("a").text().get()) == "甲");
  REQUIRE(gouji::load_part(archive, "utf16.xml", Limits(), part, problems));
  CHECK(std::string(part.child("a").text().get()) == "甲");
  CHECK_FALSE(gouji::load_part(archive, "none.xml", Limits(), part, problems));
  CHECK(problems.empty());
  CHECK_FALSE(gouji::load_part(archive, "bad.xml", Limits(), part, problems));
  CHECK_FALSE(gouji::load_part(archive, "empty.xml", Limits(), part, problems));
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].id == "intake.damaged");
  CHECK(holds(problems[0].message.zh, "bad.xml"));
  CHECK(problems[1].id == "intake.damaged");
  REQUIRE(gouji::load_part(archive, "bytes.xml", Limits(), part, problems));
  CHECK(std::string(part.child("a").text().get()) == "\uFFFD");
  CHECK(problems.back().id == "intake.invalid-bytes");
  CHECK_FALSE(problems.back().where.has_value());
}

TEST_CASE("An XML part of too many elements, attributes or levels is refused") {
  std::string many, attributes, deep;
  for (int i = 0; i < 1000; ++i) many += "<b/>";
  for (int i = 0; i < 5000; ++i) attributes += " a" + std::to_string(i) + "=''";
  for (int i = 0; i < 600; ++i) deep += "<b>";
  for (int i = 0; i < 600; ++i) deep += "</b>";
  const auto bytes = zip_of({{"many.xml", "<a>" + many + "</a>"},
                             {"attributes.xml", "<a" + attributes + "/>"},
                             {"deep.xml", "<a>" + deep + "</a>"}});
  auto opened = Archive::open(bytes, Limits());
  auto& archive = std::get<Archive>(opened);
  std::vector<Problem> problems;
  pugi::xml_document part;
  Limits limits;
  limits.set(Limit::elements, 1001);
  CHECK(gouji::load_part(archive, "many.xml", limits, part, problems));
  limits.set(Limit::elements, 1000);
  CHECK_FALSE(gouji::load_part(archive, "many.xml", limits, part, problems));
  CHECK_FALSE(gouji::load_part(archive, "attributes.xml", limits, part, problems));
  limits.set(Limit::nesting, 601);
  CHECK(gouji::load_part(archive, "deep.xml", limits, part, problems));
  limits.set(Limit::nesting, 599);
  CHECK_FALSE(gouji::load_part(archive, "deep.xml", limits, part, problems));
  REQUIRE(problems.size() == 3);
  CHECK(problems[0].id == "limit.elements");
  CHECK(problems[1].id == "limit.elements");
  CHECK(problems[2].id == "limit.nesting");
}

TEST_CASE("Relations are resolved inside the archive and never outside") {
  const auto bytes =
      zip_of({{"word/_rels/document.xml.rels",
               "<Relationships xmlns=\"x\">"
               "<Relationship Id=\"r1\" Type=\"http://x/y/styles\" Target=\"styles.xml\"/>"
               "<Relationship Id=\"r2\" Type=\"t/image\" Target=\"/media/a.png\"/>"
               "<Relationship Id=\"r3\" Type=\"t/image\" Target=\"../media/./b.png\"/>"
               "<Relationship Id=\"r4\" Type=\"t/image\" Target=\"../../etc/passwd\"/>"
               "<Relationship Id=\"r5\" Type=\"t/link\" Target=\"file:///etc/passwd\" "
               "TargetMode=\"External\"/>"
               "</Relationships>"}});
  auto opened = Archive::open(bytes, Limits());
  std::vector<Problem> problems;
  const auto relations =
      gouji::relations_of(std::get<Archive>(opened), "word/document.xml", Limits(), problems);
  REQUIRE(relations.size() == 4);
  CHECK(relations[0].type == "styles");
  CHECK(relations[0].target == "word/styles.xml");
  CHECK(relations[1].target == "media/a.png");
  CHECK(relations[2].target == "media/b.png");
  CHECK(relations[3].external);
  CHECK(relations[3].target == "file:///etc/passwd");
  CHECK(gouji::relations_of(std::get<Archive>(opened), "", Limits(), problems).empty());
  CHECK(problems.empty());
}
