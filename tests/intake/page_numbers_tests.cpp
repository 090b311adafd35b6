// What printed page numbers say of pages that are not there.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "intake/page_numbers.h"

namespace gouji {
namespace {

Token word(double x, double y, const std::string& text) {
  Token token;
  token.text = text;
  token.at = token.box = {x, y, x + 5 * static_cast<double>(text.size()), y + 10};
  return token;
}

// A page with text in its middle and words at its foot.
PageSheet sheet(int page, const std::vector<std::string>& foot, double y = 800) {
  PageSheet sheet;
  sheet.height = 842;
  sheet.page = page;
  for (const double at : {300.0, 340.0}) {
    TextLine line;
    add(line, word(80, at, "公开信息"));
    sheet.lines.push_back(line);
  }
  TextLine line;
  for (std::size_t i = 0; i < foot.size(); ++i) {
    add(line, word(80 + 200 * static_cast<double>(i), y, foot[i]));
  }
  if (!foot.empty()) sheet.lines.push_back(line);
  return sheet;
}

std::string missing(const std::vector<std::vector<std::string>>& feet) {
  std::vector<PageSheet> sheets;
  for (const auto& foot : feet) sheets.push_back(sheet(static_cast<int>(sheets.size()) + 1, foot));
  const auto found = missing_pages(sheets);
  std::string text;
  for (const int number : found.numbers) text += std::to_string(number) + " ";
  return text.empty() ? text : text + "at " + std::to_string(found.beside);
}

}  // namespace

TEST_CASE("a page number stands alone, with marks and a total at most") {
  for (const char* text : {"3", "-3-", "— 3 —", "第3页", "3/5", "第３页共5页", "3 / 5"}) {
    CAPTURE(text);
    REQUIRE(page_number_in(text));
    CHECK(page_number_in(text)->number == 3);
  }
  CHECK(page_number_in("第3页共5页")->total == 5);
  CHECK(page_number_in("3/5")->total == 5);
  CHECK(page_number_in("3-5")->total == std::nullopt);
  for (const char* text : {"", "——", "12345", "3件", "1/2/3", "2023年"}) {
    CAPTURE(text);
    CHECK_FALSE(page_number_in(text));
  }
}

TEST_CASE("pages short of the printed total are missing, and those in a gap") {
  CHECK(missing({{"1/3"}, {"2/3"}, {"3/3"}}) == "");
  CHECK(missing({{"1/3"}, {"3/3"}}) == "2 at 2");
  CHECK(missing({{"第2页共4页"}, {"第3页共4页"}}) == "1 4 at 1");
  CHECK(missing({{"file:///a.html", "1/3"}, {"file:///a.html", "3/3"}}) == "2 at 2");
  CHECK(missing({{}, {"2/4"}, {"4/4"}}) == "3 at 3");
}

TEST_CASE("numbers without a total show one gap between pages that follow one another") {
  CHECK(missing({{"1"}, {"2"}, {"3"}}) == "");
  CHECK(missing({{"1"}, {"3"}}) == "2 at 2");
  CHECK(missing({{"-5-"}, {"-6-"}, {"-9-"}}) == "7 8 at 3");
  CHECK(missing({{}, {"1"}, {"2"}}) == "");
}

TEST_CASE("numbers that do not agree, stand apart or alone say nothing of pages") {
  CHECK(missing({{"1/3"}}) == "");
  CHECK(missing({{"1/3"}, {}, {}}) == "");
  CHECK(missing({{"1/3"}, {"3/4"}}) == "");
  CHECK(missing({{"3/3"}, {"1/3"}}) == "");
  CHECK(missing({{"1"}, {"3"}, {"5"}}) == "");
  CHECK(missing({{"1"}, {}, {"5"}}) == "");
  CHECK(missing({{"1"}, {"900"}}) == "");
  CHECK(missing({{"共计", "1"}, {"共计", "3"}}) == "");
  CHECK(missing_pages({sheet(1, {"1"}), sheet(2, {"3"}, 760)}).numbers.empty());
}

}  // namespace gouji
