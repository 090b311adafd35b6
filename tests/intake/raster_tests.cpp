// Lines and marks found in the picture of a page.
#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "intake/raster.h"

namespace {

using gouji::PageBox;
using gouji::PageWord;
using gouji::Raster;

// A white picture to draw on, one dot a point.
class Sheet {
 public:
  Sheet(std::size_t width, std::size_t height)
      : width_(width), shades_(width * height, static_cast<char>(255)) {}

  void fill(std::size_t x0, std::size_t y0, std::size_t x1, std::size_t y1, int shade = 0) {
    for (auto y = y0; y < y1; ++y) {
      for (auto x = x0; x < x1; ++x) shades_[y * width_ + x] = static_cast<char>(shade);
    }
  }
  Raster raster() const { return {width_, shades_.size() / width_, shades_}; }

 private:
  std::size_t width_;
  std::string shades_;
};

// Boxes as "x0 y0 x1 y1", sorted.
std::vector<std::string> shown(const std::vector<PageBox>& boxes) {
  std::vector<std::string> out;
  for (const auto& b : boxes) {
    std::string text;
    for (const double value : {b.x0, b.y0, b.x1, b.y1}) {
      text += (text.empty() ? "" : " ") + std::to_string(static_cast<int>(value));
    }
    out.push_back(text);
  }
  std::sort(out.begin(), out.end());
  return out;
}

using Boxes = std::vector<std::string>;

}  // namespace

TEST_CASE("Level and upright lines are found, thin and thick, black and light") {
  Sheet sheet(200, 120);
  sheet.fill(20, 20, 22, 93, 225);
  sheet.fill(20, 20, 180, 21);
  sheet.fill(20, 90, 180, 93);
  CHECK(shown(gouji::rules_in(sheet.raster(), 1, {}, gouji::Limits())) ==
        Boxes{"20 20 180 21", "20 21 22 93", "20 90 180 93"});
}

TEST_CASE("A shaded head is no line, and the line on it is one") {
  Sheet sheet(200, 120);
  sheet.fill(20, 20, 180, 60, 200);
  CHECK(shown(gouji::rules_in(sheet.raster(), 1, {}, gouji::Limits())).empty());
  sheet.fill(20, 40, 180, 41);
  CHECK(shown(gouji::rules_in(sheet.raster(), 1, {}, gouji::Limits())) == Boxes{"20 40 180 41"});
}

TEST_CASE("Strokes of characters are no lines, and a border beside a word is one") {
  Sheet sheet(200, 120);
  sheet.fill(50, 50, 80, 51);     // a stroke as wide as its character
  sheet.fill(130, 20, 131, 100);  // a border close to the word
  const std::vector<PageWord> words = {{"一", {48, 35, 82, 69}, 0},
                                       {"规章", {132, 50, 160, 64}, 0}};
  CHECK(shown(gouji::rules_in(sheet.raster(), 1, words, gouji::Limits())) ==
        Boxes{"130 20 131 100"});
  CHECK(shown(gouji::rules_in(sheet.raster(), 1, {}, gouji::Limits())).size() == 2);
}

TEST_CASE("Where characters touch a line it is not broken") {
  Sheet sheet(200, 120);
  sheet.fill(20, 60, 180, 61);
  for (std::size_t x = 40; x < 120; x += 16) sheet.fill(x, 48, x + 3, 75);
  const auto rules = shown(gouji::rules_in(sheet.raster(), 1, {}, gouji::Limits()));
  CHECK(std::count(rules.begin(), rules.end(), "20 60 180 61") == 1);
}

TEST_CASE("Dashes as long as one another and as far apart are a line, others are none") {
  Sheet even(300, 120);
  for (std::size_t x = 20; x < 200; x += 6) even.fill(x, 60, x + 3, 61);
  for (std::size_t y = 20; y < 100; y += 6) even.fill(250, y, 251, y + 4);
  CHECK(shown(gouji::rules_in(even.raster(), 1, {}, gouji::Limits())) ==
        Boxes{"20 60 197 61", "250 20 251 102"});
  Sheet uneven(300, 120);
  std::size_t x = 20;
  for (std::size_t i = 0; i < 24; ++i) {
    const auto length = 1 + i * i % 7, gap = 2 + i * 5 % 4;
    uneven.fill(x, 60, x + length, 61);
    x += length + gap;
  }
  CHECK(shown(gouji::rules_in(uneven.raster(), 1, {}, gouji::Limits())).empty());
}

TEST_CASE("Short strokes and a few dots are no lines") {
  Sheet sheet(200, 120);
  sheet.fill(20, 60, 32, 61);
  sheet.fill(60, 60, 61, 66);
  for (std::size_t x = 100; x < 140; x += 6) sheet.fill(x, 90, x + 2, 91);
  CHECK(shown(gouji::rules_in(sheet.raster(), 1, {}, gouji::Limits())).empty());
}

TEST_CASE("Ink without a word is a mark, ink of words and lines is none") {
  Sheet sheet(200, 120);
  const std::vector<PageWord> words = {{"12", {20, 20, 30, 30}, 0}};
  sheet.fill(20, 21, 24, 29);
  sheet.fill(26, 21, 31, 29);       // a little wider than its font says
  sheet.fill(60, 21, 64, 29);       // a glyph without a character
  sheet.fill(100, 21, 101, 22);     // a dot
  sheet.fill(20, 60, 180, 61);      // a line
  sheet.fill(60, 80, 64, 88, 200);  // a watermark
  const auto rules = gouji::rules_in(sheet.raster(), 1, words, gouji::Limits());
  CHECK(shown(gouji::marks_in(sheet.raster(), 1, words, rules, gouji::Limits())) ==
        Boxes{"60 21 64 29"});
}

TEST_CASE("A picture turned back shows what it showed before it was turned") {
  Sheet upright(40, 60), turned(60, 40);
  upright.fill(5, 10, 30, 11);
  turned.fill(49, 5, 50, 30);  // clockwise by a quarter
  std::string shades;
  const auto back = gouji::turned_back(turned.raster(), 90, shades);
  REQUIRE(back.width == 40);
  REQUIRE(back.height == 60);
  CHECK(shown(gouji::rules_in(back, 1, {}, gouji::Limits())) ==
        shown(gouji::rules_in(upright.raster(), 1, {}, gouji::Limits())));
  std::string again;
  const auto half = gouji::turned_back(upright.raster(), 180, again);
  std::string once_more;
  CHECK(gouji::turned_back(half, 180, once_more).shades == upright.raster().shades);
}

TEST_CASE("Greymaps are taken one by one, and what is none or is cut off ends them") {
  std::string bytes = "P5\n2 1\n255\nab";
  bytes += "P5\n3 2\n255\nabcdef";
  std::string_view rest = bytes;
  const auto first = gouji::take_greymap(rest, 10), second = gouji::take_greymap(rest, 10);
  REQUIRE(first);
  REQUIRE(second);
  CHECK(first->shades == "ab");
  CHECK(second->width == 3);
  CHECK(second->height == 2);
  CHECK(second->shades == "abcdef");
  CHECK(rest.empty());
  for (const std::string bad : {"", "P6\n1 1\n255\na", "P5\n2 2\n255\nabc", "P5\n1 1\n65535\naa",
                                "P5\n11 1\n255\naaaaaaaaaaa", "P5\n99999999999999999999 1\n255\n",
                                "P5\n-1 1\n255\na", "P5\n1"}) {
    CAPTURE(bad);
    std::string_view left = bad;
    CHECK_FALSE(gouji::take_greymap(left, 10));
    CHECK(left == bad);
  }
}
