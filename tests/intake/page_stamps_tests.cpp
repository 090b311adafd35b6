// What is drawn across the text of pages is none of it.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "intake/page_stamps.h"

namespace {

using gouji::Page;
using gouji::PageWord;

// In print that claims lines of `height` points.
PageWord word(const std::string& text, double x, double y, double width, double height = 27) {
  return {text, {x, y, x + width, y + height}, 0};
}

// A page of lines of text whose figures differ from those of other pages.
Page page(int number) {
  Page page;
  page.number = number;
  page.width = 600;
  page.height = 800;
  for (int i = 0; i < 12; ++i) {
    page.words.push_back(word("行政规范性文件", 60, 60.0 + i * 30, 73.5));
    page.words.push_back(word(std::to_string(number * 100 + i), 300, 60.0 + i * 30, 16));
  }
  return page;
}

std::string texts_of(const Page& page) {
  std::string out;
  for (const auto& word : page.words) {
    if (word.text != "行政规范性文件") out += word.text + " ";
  }
  return out;
}

constexpr const char* kFigures = "200 201 202 203 204 205 206 207 208 209 210 211 ";

}  // namespace

TEST_CASE("Words at one place of several pages, some of them across text, are none of the text") {
  std::vector<Page> pages{page(1), page(2)};
  for (auto& one : pages) {
    one.words.push_back(word("县政府办", 310, 91, 44, 28.6));
    one.words.push_back(word("县政府办", 450, 300, 44, 28.6));
    one.words.push_back(word("年度报告", 450, 700, 42));
  }
  gouji::drop_stamps(pages, gouji::Limits());
  CHECK(texts_of(pages[1]) == kFigures + std::string("年度报告 "));
}

TEST_CASE("Words at one place of several pages that stand beside the text stay") {
  std::vector<Page> pages{page(1), page(2)};
  for (auto& one : pages) one.words.push_back(word("县政府办", 450, 96, 44, 28.6));
  gouji::drop_stamps(pages, gouji::Limits());
  CHECK(texts_of(pages[1]) == kFigures + std::string("县政府办 "));
}

TEST_CASE("Large print across the text is a stamp, unless it is a heading that something crosses") {
  const auto left = [](const std::string& large) {
    std::vector<Page> pages{page(2)};
    pages[0].words.push_back(word(large, 100, 90, 240, 62));
    gouji::drop_stamps(pages, gouji::Limits());
    return texts_of(pages[0]);
  };
  CHECK(left("内部资料") == kFigures);
  CHECK(left("四、复议诉讼") == kFigures + std::string("四、复议诉讼 "));
}

TEST_CASE("A figure that was taken together with a stamped word is unread") {
  std::vector<Page> pages{page(1), page(2), page(3)};
  pages[0].words.push_back(word("内", 305, 72, 20, 62));
  pages[1].words.push_back(word("内", 305, 72, 20, 62));
  pages[2].words[3] = word("内301", 300, 90, 36);
  pages[2].words.push_back(word("1.查无", 300, 86, 36));
  gouji::drop_stamps(pages, gouji::Limits());
  CHECK(texts_of(pages[1]) == kFigures);
  CHECK(texts_of(pages[2]).find("301") == std::string::npos);
  CHECK(texts_of(pages[2]).find("1.查无") != std::string::npos);
  REQUIRE(pages[2].unread.size() == 1);
  CHECK(pages[2].unread[0].x0 == doctest::Approx(300));
}

TEST_CASE("A figure at one place of several pages stays where a stamp crosses it on one of them") {
  std::vector<Page> pages{page(1), page(2)};
  for (auto& one : pages) one.words.push_back(word("2", 400, 90, 6));
  pages[0].words.push_back(word("内", 398, 88, 10, 30));
  gouji::drop_stamps(pages, gouji::Limits());
  CHECK(texts_of(pages[1]) == kFigures + std::string("2 "));
}

TEST_CASE("Where a stamped digit stood, a digit of the text may have been lost under it") {
  std::vector<Page> pages{page(1), page(2)};
  for (auto& one : pages) one.words.push_back(word("第2号", 305, 89, 27, 30));
  gouji::drop_stamps(pages, gouji::Limits());
  CHECK(texts_of(pages[1]) == kFigures);
  REQUIRE(pages[1].unread.size() == 1);
  CHECK(pages[1].unread[0].x0 == doctest::Approx(318.5));
}

TEST_CASE("No text is certain on pages with more words that repeat than are looked at") {
  const auto crossed = [](int count) {
    std::vector<Page> pages{page(1), page(2)};
    for (auto& one : pages) {
      for (int i = 0; i < count; ++i) {
        one.words.push_back(word("密件" + std::to_string(i), 6.0 * (i % 90), 7.0 * (i / 90), 5, 5));
      }
    }
    gouji::drop_stamps(pages, gouji::Limits());
    return pages[1].crossed;
  };
  CHECK_FALSE(crossed(700));
  CHECK(crossed(900));
}
