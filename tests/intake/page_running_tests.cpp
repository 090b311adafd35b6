// Which pages are so full of running text that they need not be drawn.
#include <string>

#include <doctest/doctest.h>

#include "intake/page_running.h"

namespace {

constexpr double kEm = 12, kPitch = 24;

void add(gouji::Page& page, double x, double y, const std::string& text) {
  const auto width = kEm * static_cast<double>(text.size()) / 3;  // three bytes a character
  page.words.push_back({text, {x, y, x + width, y + kEm}, 0});
}

std::string characters(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "公";
  return text;
}

// Thirty lines of forty characters between margins of 70 points, but for those that are
// left out.
template <class LeftOut>
gouji::Page page(LeftOut left_out) {
  gouji::Page page;
  page.width = 620;
  page.height = 842;
  for (int i = 0; i < 30; ++i) {
    if (!left_out(i)) add(page, 70, 70 + kPitch * i, characters(40));
  }
  return page;
}
gouji::Page full() {
  return page([](int) { return false; });
}

bool is_full(const gouji::Page& page) { return gouji::is_full_of_text(page, gouji::Limits()); }

}  // namespace

TEST_CASE("A page of full lines is full, and short lines here and there change nothing") {
  CHECK(is_full(full()));
  auto with_heading = page([](int i) { return i == 10 || i == 11; });
  add(with_heading, 70, 70 + kPitch * 10, characters(9));
  add(with_heading, 94, 70 + kPitch * 11, characters(38));
  CHECK(is_full(with_heading));
}

TEST_CASE("A page without words, or with room for a table or picture, is not full of text") {
  CHECK_FALSE(is_full(gouji::Page{1, 620, 842, {}, {}, {}}));
  CHECK_FALSE(is_full(page([](int i) { return i >= 10 && i < 13; })));
  CHECK_FALSE(is_full(page([](int i) { return i < 3; })));
  CHECK_FALSE(is_full(page([](int i) { return i >= 26; })));
}

TEST_CASE("A page whose lines leave room on one side is not full of text") {
  for (const double x : {70.0, 274.0}) {
    auto beside = page([](int i) { return i >= 10 && i < 14; });
    for (int i = 10; i < 14; ++i) add(beside, x, 70 + kPitch * i, characters(23));
    CHECK_FALSE(is_full(beside));
  }
}

TEST_CASE("A page with a gap in a line, or a line of figures, is not full of text") {
  auto parted = page([](int i) { return i == 10; });
  add(parted, 70, 70 + kPitch * 10, characters(20));
  add(parted, 70 + kEm * 21, 70 + kPitch * 10, characters(19));
  CHECK_FALSE(is_full(parted));
  auto figures = page([](int i) { return i == 10; });
  add(figures, 70, 70 + kPitch * 10, "104");
  CHECK_FALSE(is_full(figures));
  auto numbered = full();
  add(numbered, 300, 800, "104");
  CHECK(is_full(numbered));
}
