#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "gate/glob.h"

namespace gouji {
namespace {

bool matches(const std::string& pattern, const std::string& path) {
  GlobMistake mistake;
  const auto glob = Glob::parse(pattern, mistake);
  REQUIRE_MESSAGE(glob.has_value(), pattern << ": " << mistake.message.en);
  return glob->matches(path);
}

// Which of the paths match, in their order.
std::vector<std::string> matching(const std::string& pattern,
                                  const std::vector<std::string>& paths) {
  std::vector<std::string> found;
  for (const auto& path : paths) {
    if (matches(pattern, path)) found.push_back(path);
  }
  return found;
}

using Paths = std::vector<std::string>;

TEST_CASE("a pattern without a slash is matched with the last name at any depth") {
  const Paths paths{"a.docx", "2023/a.docx", "2023/县/a.docx", "a.docx/b.html", "a.docxx", "docx"};
  CHECK(matching("*.docx", paths) == Paths{"a.docx", "2023/a.docx", "2023/县/a.docx"});
  CHECK(matching("a.docx", paths) == Paths{"a.docx", "2023/a.docx", "2023/县/a.docx"});
}

TEST_CASE("a pattern with a slash is matched with the whole path") {
  const Paths paths{"2023/a.docx", "县/2023/a.docx", "2023/县/a.docx", "a.docx"};
  CHECK(matching("2023/*.docx", paths) == Paths{"2023/a.docx"});
  CHECK(matching("/a.docx", paths) == Paths{"a.docx"});
  CHECK(matching("/2023/a.docx", paths) == Paths{"2023/a.docx"});
}

TEST_CASE("two stars between slashes are any number of folders") {
  const Paths paths{"2023/a",  "2023/县/a", "2023/县/乡/a", "2023",
                    "12023/a", "x/2023/a",  "2023/ba"};
  CHECK(matching("2023/**", paths) == Paths{"2023/a", "2023/县/a", "2023/县/乡/a", "2023/ba"});
  CHECK(matching("2023/**/a", paths) == Paths{"2023/a", "2023/县/a", "2023/县/乡/a"});
  CHECK(matching("**/2023/a", paths) == Paths{"2023/a", "x/2023/a"});
  CHECK(matching("2023/", paths) == Paths{"2023/a", "2023/县/a", "2023/县/乡/a", "2023/ba"});
  CHECK(matching("**", paths) == paths);
  CHECK(matching("20**/a", paths) == Paths{"2023/a"});
}

TEST_CASE("a question mark and a set are one character, whatever its bytes") {
  CHECK(matches("清?市.html", "清溪市.html"));
  CHECK_FALSE(matches("清?市.html", "清市.html"));
  CHECK_FALSE(matches("清?市.html", "清溪溪市.html"));
  CHECK(matches("[清云]岭*", "云岭县.docx"));
  CHECK_FALSE(matches("[!清云]岭*", "云岭县.docx"));
  CHECK(matches("[!清]岭*", "云岭县.docx"));
  CHECK(matches("202[1-4].xml", "2023.xml"));
  CHECK_FALSE(matches("202[1-4].xml", "2025.xml"));
  CHECK(matches("[]x]", "]"));
  CHECK(matches("[a-]", "-"));
}

TEST_CASE("no star, question mark or set stands for a slash") {
  CHECK_FALSE(matches("2023/*", "2023/县/a"));
  CHECK_FALSE(matches("2023?a", "2023/a"));
  CHECK_FALSE(matches("/2023[!x]a", "2023/a"));
}

TEST_CASE("upper and lower case differ") {
  CHECK_FALSE(matches("*.DOCX", "a.docx"));
  CHECK(matches("*.DOCX", "a.DOCX"));
}

TEST_CASE("a backslash takes away a meaning") {
  CHECK(matches("\\*.txt", "*.txt"));
  CHECK_FALSE(matches("\\*.txt", "a.txt"));
  CHECK(matches("\\[草稿\\].txt", "[草稿].txt"));
  CHECK(matches("a\\{b\\}", "a{b}"));
}

TEST_CASE("a hidden name has no privilege and bytes that are no UTF-8 match themselves alone") {
  CHECK(matches("*.txt", ".txt"));
  CHECK(matches("\xff.txt", "\xff.txt"));
  CHECK_FALSE(matches("\xff.txt", "\xfe.txt"));
  CHECK(matches("?.txt", "\xfe.txt"));
}

TEST_CASE("what is no pattern is told with the byte at which it fails") {
  struct Case {
    std::string pattern;
    std::size_t at;
  };
  for (const auto& [pattern, at] : {Case{"", 0},
                                    {"/", 0},
                                    {"a[bc", 1},
                                    {"[b-a]", 1},
                                    {"清[a/b]", 5},
                                    {"a{b,c}", 1},
                                    {"ab\\", 2}}) {
    GlobMistake mistake;
    CAPTURE(pattern);
    CHECK_FALSE(Glob::parse(pattern, mistake).has_value());
    CHECK(mistake.at == at);
    CHECK_FALSE(mistake.message.zh.empty());
    CHECK_FALSE(mistake.message.en.empty());
  }
}

TEST_CASE("a pattern may be long, but not without end") {
  GlobMistake mistake;
  CHECK(Glob::parse(std::string(1024, 'a'), mistake).has_value());
  CHECK_FALSE(Glob::parse(std::string(1025, 'a'), mistake).has_value());
}

TEST_CASE("a pattern of many stars is matched in the time of a product, not of a power") {
  std::string pattern, path;
  for (int i = 0; i < 200; ++i) pattern += "*a";
  for (int i = 0; i < 4000; ++i) path += 'a';
  CHECK(matches(pattern + "b", path + "b"));
  CHECK_FALSE(matches(pattern + "b", path));
  std::string folders;
  for (int i = 0; i < 50; ++i) folders += "**/a/";
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "a/";
  CHECK_FALSE(matches(folders + "b", deep));
}

}  // namespace
}  // namespace gouji
