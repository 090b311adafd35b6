// Words that stand over words.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "check/print.h"
#include "intake/page_crossings.h"

namespace {

using Lines = std::vector<std::string>;

constexpr double kEm = 10;

gouji::Page page_of(const std::vector<gouji::PageWord>& words) {
  gouji::Page page;
  page.width = 600, page.height = 800;
  page.words = words;
  return page;
}

gouji::PageWord word(double x, double y, const std::string& text) {
  double width = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    width += byte < 0x80 ? kEm / 2 : byte >= 0xC0 ? kEm : 0;
  }
  return {text, {x, y, x + width, y + kEm}, 0};
}

// What is left of a page of `words` where `level` has come of leaving out what is aslant.
Lines taken(const std::vector<gouji::PageWord>& words, const std::vector<gouji::PageWord>& level) {
  std::vector<gouji::Page> pages{page_of(words)};
  gouji::take_level_pages(pages, {page_of(level)}, gouji::Limits());
  Lines texts;
  for (const auto& one : pages.front().words) texts.push_back(one.text);
  return texts;
}

const auto kLabel = word(60, 100, "行政许可");

}  // namespace

TEST_CASE("pieces over longer words are counted, those beside them or in the next line are not") {
  const auto count = [](const std::vector<gouji::PageWord>& words, std::size_t most) {
    return gouji::count_crossings(page_of(words), most, gouji::Limits());
  };
  CHECK(count({kLabel, word(75, 104, "密")}, 9) == 1);
  CHECK(count({kLabel, word(65, 104, "内"), word(75, 96, "部"), word(85, 103, "12")}, 9) == 3);
  CHECK(count({kLabel, word(65, 104, "内"), word(75, 96, "部")}, 1) == 1);
  CHECK(count({kLabel, word(100, 100, "密"), word(60, 109, "密")}, 9) == 0);
  // Longer words over one another are no pieces.
  CHECK(count({kLabel, word(65, 104, "内部资料")}, 9) == 0);
}

TEST_CASE("a page without its watermark is taken where nothing else is missing from it") {
  const std::vector<gouji::PageWord> text{kLabel, word(200, 100, "7")};
  auto marked = text;
  for (int i = 0; i < 3; ++i) {
    marked.push_back(word(70 + 40 * i, 92, "密"));
    marked.push_back(word(85 + 40 * i, 90, "23"));
  }
  CHECK(taken(marked, text) == Lines{"行政许可", "7"});
  // A longer word is text, and so is a figure that does not come as often as the pieces do.
  CHECK(taken(marked, {word(200, 100, "7")}).size() == marked.size());
  CHECK(taken(marked, {kLabel}).size() == marked.size());
  // Pages that do not answer one another are left as they are.
  std::vector<gouji::Page> pages{page_of(marked)};
  gouji::take_level_pages(pages, {}, gouji::Limits());
  CHECK(pages.front().words.size() == marked.size());
}

TEST_CASE("digits that stand aslant once are no figures, those below one another are") {
  const std::vector<gouji::PageWord> text{kLabel, word(200, 100, "7")};
  auto marked = text;
  marked.insert(marked.end(), {word(300, 200, "20"), word(308, 192, "23")});
  CHECK(taken(marked, text) == Lines{"行政许可", "7"});
  auto stacked = text;
  stacked.insert(stacked.end(), {word(300, 200, "20"), word(300, 212, "23")});
  CHECK(taken(stacked, text).size() == stacked.size());
}

TEST_CASE("a page whose text is lost with its watermark is doubtful where digits are aslant") {
  const auto kept = [](const std::string& last) {
    std::vector<gouji::Page> pages{
        page_of({kLabel, word(300, 200, "内"), word(308, 192, "部"), word(316, 184, last)})};
    gouji::take_level_pages(pages, {page_of({})}, gouji::Limits());
    return pages.front();
  };
  const auto letters = kept("料"), digits = kept("2");
  CHECK(letters.words.size() == 4);
  CHECK_FALSE(letters.crossed);
  CHECK_FALSE(letters.words[0].aslant);
  CHECK(letters.words[2].aslant);
  CHECK(digits.crossed);
}

TEST_CASE("a seal over a table or a heading is told from one over the signature") {
  std::vector<gouji::PageWord> words{kLabel};
  for (int i = 0; i < 4; ++i) words.push_back(word(200 + 40 * i, 100, "7"));
  words.push_back(word(60, 60, "二、主动公开政府信息情况"));
  words.push_back(word(300, 500, "云岭县人民政府"));
  const auto doubtful = [&](double x, double y) {
    auto sealed = words;
    sealed.push_back(word(x, y, "专用章"));
    return gouji::has_words_over_table(page_of(sealed), gouji::Limits());
  };
  CHECK(doubtful(195, 103));
  CHECK(doubtful(90, 63));
  CHECK_FALSE(doubtful(310, 503));
  CHECK_FALSE(doubtful(195, 108));
  CHECK_FALSE(doubtful(400, 100));
}
