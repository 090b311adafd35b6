#include <doctest/doctest.h>
#include <re2/re2.h>

#include "base/fold.h"
#include "pack/library.h"
#include "pack/literals.h"
#include "pack/pattern.h"

namespace gouji {
namespace {

// The choices in words: 甲/乙 丙.
std::string needed(std::string_view pattern) {
  std::string text;
  const Literals literals(pattern);
  for (const auto& choice : literals.choices()) {
    std::string words;
    for (const auto word : choice) words += (words.empty() ? "" : "/") + std::string(word);
    text += (text.empty() ? "" : " ") + words;
  }
  return text;
}

TEST_CASE("a match holds every word that its pattern does not leave open") {
  CHECK(needed("规范性文件") == "规范性文件");
  CHECK(needed("本年度?发布[0-9]+件") == "本年 发布 件");
  CHECK(needed("办(?:理)?结(?:了|的)*文书") == "文书 办 结");
  CHECK(needed("(?:受理|收到)(?P<n>[0-9]+)件") == "件 受理/收到");
  CHECK(needed("a+b") == "a b");
  CHECK(needed("ab{2,3}c") == "ab c");
  CHECK(needed("ab{0,3}c") == "a c");
  CHECK(needed("ab+?c??d*?e") == "ab e");
  CHECK(needed("^甲.乙$") == "甲 乙");
  CHECK(needed("\\(甲\\)\\.") == "(甲 ) .");
  CHECK(needed("甲[]乙[:digit:]\\]丙]丁") == "甲 丁");
}

TEST_CASE("of alternatives one word each is enough, and none where one of them needs no word") {
  CHECK(needed("甲乙|丙") == "甲乙/丙");
  CHECK(needed("(?:甲[0-9]乙丙|丁)戊") == "戊 乙丙/丁");
  CHECK(needed("(?:甲|[0-9])戊") == "戊");
  CHECK(needed("甲|") == "");
  CHECK(needed("|甲|乙") == "");
  CHECK(needed("(?:甲|乙|)丙") == "丙");
}

TEST_CASE("a pattern that is not understood asks for nothing") {
  for (const auto* pattern : {"(?i)abc", "a\\db", "\\Qa", "a(b", "a)b", "a[b", "a{2", "*a", "a\\",
                              "(?P<n", "a[[:digit:", "a**"}) {
    CAPTURE(pattern);
    CHECK(needed(pattern) == "");
    CHECK(Literals(pattern).may_match(""));
  }
}

TEST_CASE("what would take too long or go too deep is left to the pattern itself") {
  std::string many = "(?:甲";
  for (int i = 1; i < 64; ++i) many += "|乙" + std::to_string(i);
  CHECK(Literals(many + ")丙").choices().size() == 2);
  CHECK(needed(many + "|丁)丙") == "丙");
  const std::string open(100'000, '('), close(100'000, ')');
  CHECK(needed(open + "甲" + close) == "");
  CHECK(needed(open.substr(0, 100) + "甲" + close.substr(0, 100)) == "甲");
}

TEST_CASE("a text may match only where it holds a word of every choice") {
  const Literals literals("(?:受理|收到)[^;]*申请");
  CHECK(literals.may_match("共收到申请3件"));
  CHECK_FALSE(literals.may_match("共收到3件"));
  CHECK_FALSE(literals.may_match("申请3件"));
  CHECK_FALSE(literals.may_match(""));
}

TEST_CASE("no text that a pattern of a shipped pack matches is ruled out") {
  PackLibrary packs;
  std::size_t matches = 0, ruled_out = 0;
  for (const auto* id : {"national-2021", "national-2019", "national-2007"}) {
    const auto pack = packs.get(id, Fragments::built);
    std::vector<std::string> patterns;
    for (const auto& phrase : pack->phrases) {
      patterns.insert(patterns.end(), phrase.patterns.begin(), phrase.patterns.end());
      for (const auto& exception : phrase.unless) patterns.push_back(exception.pattern);
    }
    std::vector<std::string> texts;
    for (const auto& rule : pack->rules) {
      for (const auto& wording : rule.wordings) patterns.push_back(wording.match);
      for (const auto& fragment : rule.fragments) {
        for (const auto& edit : fragment.edits) texts.push_back(folded(edit.text));
      }
    }
    REQUIRE(patterns.size() > 20);
    REQUIRE(texts.size() > 20);
    for (const auto& pattern : patterns) {
      const RE2 compiled(pattern, RE2::Quiet);
      const Literals literals(pattern);
      for (const auto& text : texts) {
        const bool may = literals.may_match(text);
        ruled_out += may ? 0 : 1;
        if (!RE2::PartialMatch(piece(text), compiled)) continue;
        ++matches;
        CHECK_MESSAGE(may, pattern, " matches ", text);
      }
    }
  }
  CHECK(matches > 500);
  CHECK(ruled_out > matches);
}

}  // namespace
}  // namespace gouji
