#include <random>
#include <set>
#include <string>
#include <tuple>

#include <doctest/doctest.h>

#include "base/anchors.h"

namespace gouji {
namespace {

using Met = std::set<std::tuple<std::size_t, std::size_t, std::size_t>>;

Met met(const std::vector<std::string>& words, const std::string& text) {
  Met out;
  Anchors(words).scan(text, [&](std::size_t word, std::size_t begin, std::size_t end) {
    CHECK(out.insert({word, begin, end}).second);
  });
  return out;
}

Met by_hand(const std::vector<std::string>& words, const std::string& text) {
  Met out;
  for (std::size_t w = 0; w < words.size(); ++w) {
    if (words[w].empty()) continue;
    for (auto at = text.find(words[w]); at != std::string::npos; at = text.find(words[w], at + 1)) {
      out.insert({w, at, at + words[w].size()});
    }
  }
  return out;
}

TEST_CASE("every word is met wherever it stands, inside others and over others") {
  const std::vector<std::string> words = {"公开", "信息公开", "依申请公开", "公开", "申请", ""};
  const std::string text = "政府信息公开申请和依申请公开。";
  CHECK(met(words, text) == by_hand(words, text));
  CHECK(met(words, text).size() == 8);
}

TEST_CASE("no words and no text are met nowhere") {
  CHECK(met({}, "公开").empty());
  CHECK(met({""}, "公开").empty());
  CHECK(met({"公开"}, "").empty());
}

TEST_CASE("words of few letters are met as a plain search meets them") {
  std::mt19937 random(7);
  const auto text_of = [&](std::size_t length) {
    std::string out;
    while (out.size() < length) out += static_cast<char>('a' + random() % 3);
    return out;
  };
  for (int round = 0; round < 200; ++round) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < 1 + random() % 12; ++i) words.push_back(text_of(1 + random() % 5));
    const auto text = text_of(60);
    CHECK(met(words, text) == by_hand(words, text));
  }
}

TEST_CASE("words of few characters of one to four bytes are met as a plain search meets them") {
  const std::vector<std::string> letters = {"公", "开", "，", "a", "é", "𠮷", "公"};
  std::mt19937 random(11);
  const auto text_of = [&](std::size_t length) {
    std::string out;
    for (std::size_t i = 0; i < length; ++i) out += letters[random() % letters.size()];
    return out;
  };
  for (int round = 0; round < 200; ++round) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < 1 + random() % 4; ++i) words.push_back(text_of(1 + random() % 4));
    const auto text = text_of(60);
    CHECK(met(words, text) == by_hand(words, text));
  }
}

TEST_CASE("words and texts that are no whole characters are met as well") {
  const std::string text = "公开\xE5公\xBC\x80开\xE5\x85";
  for (const std::string word : {"\xE5", "\x80", "\xBC\x80", "\x85\xAC", "\xE5\x85", "开\xE5"}) {
    CAPTURE(word);
    CHECK(met({word, "公开"}, text) == by_hand({word, "公开"}, text));
  }
}

TEST_CASE("a state of many branches finds each of them") {
  std::vector<std::string> words;
  for (char c = 'a'; c <= 'z'; ++c) words.push_back(std::string("x") + c);
  CHECK(met(words, "xaxzxxq").size() == 4);
}

}  // namespace
}  // namespace gouji
