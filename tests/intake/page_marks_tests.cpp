// Running heads and marks that are printed into the lines of the text are none of it.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "intake/page_marks.h"

namespace {

using gouji::Page;
using gouji::PageWord;

PageWord word(const std::string& text, double x, double y, double width) {
  return {text, {x, y, x + width, y + 12}, 0};
}

// Lines of text and a figure, at other heights than those of other pages.
Page page(int number) {
  Page page;
  page.number = number;
  page.width = 600;
  page.height = 800;
  for (int i = 0; i < 12; ++i) {
    const double y = 60.0 + i * 30 + number * 3;
    page.words.push_back(word("行政规范性文件", 60, y, 84));
    page.words.push_back(word(std::to_string(number * 100 + i), 300, y, 18));
  }
  return page;
}

std::vector<Page> pages(int count) {
  std::vector<Page> all;
  for (int number = 1; number <= count; ++number) all.push_back(page(number));
  return all;
}

void print(std::vector<Page>& pages, const PageWord& word) {
  for (auto& page : pages) page.words.push_back(word);
}

void drop_marks(std::vector<Page>& pages) {
  const gouji::Limits limits;
  const gouji::Marks marks(pages, limits);
  for (auto& page : pages) marks.take_from(page, limits);
}

bool holds(const Page& page, const std::string& text) {
  for (const auto& word : page.words) {
    if (word.text == text) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("A head at one place of all pages is no part of the row that stands at its height") {
  auto all = pages(3);
  print(all, word("内部资料", 500, 65, 48));
  print(all, word("12", 554, 65, 12));
  drop_marks(all);
  for (const auto& page : all) {
    CHECK(page.words.size() == 24);
    CHECK_FALSE(holds(page, "内部资料"));
    CHECK_FALSE(holds(page, "12"));
    CHECK_FALSE(page.crossed);
  }
}

TEST_CASE("A head that the first page does without is one as well") {
  auto all = pages(4);
  for (auto page = all.begin() + 1; page != all.end(); ++page) {
    page->words.push_back(word("内部资料", 500, 65, 48));
  }
  drop_marks(all);
  CHECK_FALSE(holds(all[2], "内部资料"));
}

TEST_CASE("A year at one place of all pages is a mark, a smaller figure is none") {
  auto all = pages(3);
  print(all, word("2023", 500, 65, 24));
  print(all, word("12", 500, 95, 12));
  drop_marks(all);
  CHECK_FALSE(holds(all[0], "2023"));
  CHECK(holds(all[0], "12"));
}

TEST_CASE("The head of a table that is repeated on every page stays") {
  auto all = pages(3);
  for (const auto* text : {"信息内容", "本年制发件数", "本年废止件数", "现行有效件数"}) {
    print(all, word(text, 60 + 120.0 * static_cast<double>(all[0].words.size() - 24), 40, 72));
  }
  drop_marks(all);
  CHECK(holds(all[1], "本年制发件数"));
}

TEST_CASE("What stands by itself above the text of all pages is left to the margins") {
  auto all = pages(3);
  print(all, word("云岭县年度报告", 200, 30, 84));
  drop_marks(all);
  CHECK(holds(all[0], "云岭县年度报告"));
}

TEST_CASE("A form that is filled in twice keeps its labels and headings") {
  auto one = page(1);
  for (auto& word : one.words) {
    if (word.box.x0 == 60) word.text = "第" + std::to_string(word.box.y0) + "项内容说明";
  }
  std::vector<Page> all{one, one};
  all[1].number = 2;
  for (auto& word : all[1].words) {
    if (word.box.x0 == 300) word.text = "7";
  }
  print(all, word("二、主动公开政府信息情况", 60, 700, 144));
  drop_marks(all);
  CHECK(all[0].words.size() == 25);
  CHECK(all[1].words.size() == 25);
}

TEST_CASE("A head that was taken for the end of a figure is cut from it") {
  auto all = pages(3);
  print(all, word("内部资料", 319, 63, 48));
  all[0].words.pop_back();
  all[0].words[1] = word("100内部资料", 300, 63, 67);
  drop_marks(all);
  CHECK(holds(all[0], "100"));
  CHECK(all[0].words[1].box.x1 == doctest::Approx(319));
  CHECK_FALSE(all[0].crossed);
}

TEST_CASE("Where a head within a word cannot be cut from it, no text of the page is certain") {
  auto all = pages(3);
  print(all, word("内部资料", 319, 63, 48));
  all[0].words.pop_back();
  all[0].words[1] = word("100内部资料0", 300, 63, 73);
  drop_marks(all);
  CHECK(all[0].crossed);
  CHECK_FALSE(all[1].crossed);
}

TEST_CASE("A word that is strewn over all pages is none of the text, in print of its size too") {
  auto all = pages(3);
  for (int i = 0; i < 3; ++i) {
    for (const double x : {150.0, 319.0}) print(all, word("2023", x, 63.0 + i * 90, 24));
  }
  all[0].words.erase(all[0].words.begin() + 25);
  all[0].words[1] = word("1002023", 301, 63, 42);
  drop_marks(all);
  CHECK(holds(all[0], "100"));
  CHECK(all[1].words.size() == 24);
  CHECK_FALSE(holds(all[1], "2023"));
}
