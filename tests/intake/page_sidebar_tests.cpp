// Lists beside running text.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "check/print.h"
#include "intake/page_sidebar.h"

namespace {

using Lines = std::vector<std::string>;

constexpr double kEm = 10;

void add(gouji::Page& page, double x, double y, const std::string& text) {
  double width = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    width += byte < 0x80 ? kEm / 2 : byte >= 0xC0 ? kEm : 0;
  }
  page.words.push_back({text, {x, y, x + width, y + kEm}, 0});
}

gouji::Page page() {
  gouji::Page page;
  page.width = 600, page.height = 800;
  return page;
}

const std::string kFull = "本年度各项工作一切照章进行未有例外之处";

// Lines of running text from (x, y) on.
void add_text(gouji::Page& page, double x, double y, int lines) {
  for (int i = 0; i < lines; ++i) add(page, x, y + 16 * i, kFull);
}

// Words taken, and how many stay.
struct Taken {
  Lines words;
  std::size_t left;
};

Taken take(const gouji::Page& page) {
  auto tokens = gouji::tokens_of(page);
  Taken taken{{}, 0};
  for (const auto& token : gouji::take_sidebars(tokens)) taken.words.push_back(token.text);
  taken.left = tokens.size();
  return taken;
}

const Lines kMenu = {"公开指南", "公开制度", "法定主动公开", "公开年报", "依申请公开"};

}  // namespace

TEST_CASE("a menu is taken from beside running text, on whichever side it stands") {
  for (const double x : {40.0, 360.0}) {
    CAPTURE(x);
    auto sheet = page();
    add_text(sheet, x == 40 ? 130 : 60, 100, 8);
    for (std::size_t i = 0; i < kMenu.size(); ++i) {
      add(sheet, x, 95 + 21 * static_cast<double>(i), kMenu[i]);
    }
    const auto taken = take(sheet);
    CHECK(taken.words == kMenu);
    CHECK(taken.left == 8);
  }
}

TEST_CASE("a menu ends where text stands below it") {
  auto sheet = page();
  add_text(sheet, 130, 100, 6);
  for (std::size_t i = 0; i < kMenu.size(); ++i) {
    add(sheet, 40, 95 + 18 * static_cast<double>(i), kMenu[i]);
  }
  add_text(sheet, 40, 210, 6);
  const auto taken = take(sheet);
  CHECK(taken.words == kMenu);
  CHECK(taken.left == 12);
}

TEST_CASE("labels beside figures, few words, and words of several margins are no menu") {
  auto table = page();
  for (std::size_t i = 0; i < kMenu.size(); ++i) {
    const double y = 100 + 20 * static_cast<double>(i);
    add(table, 40, y, kMenu[i]);
    add(table, 130, y, kFull);
    add(table, 400, y, "12");
  }
  CHECK(take(table).words == Lines{});
  auto few = page();
  add_text(few, 130, 100, 8);
  for (std::size_t i = 0; i < 3; ++i) add(few, 40, 100 + 20 * static_cast<double>(i), kMenu[i]);
  CHECK(take(few).words == Lines{});
  auto centred = page();
  add_text(centred, 130, 100, 8);
  for (std::size_t i = 0; i < kMenu.size(); ++i) {
    add(centred, 40 + 12 * static_cast<double>(i % 2), 100 + 20 * static_cast<double>(i), kMenu[i]);
  }
  CHECK(take(centred).words == Lines{});
}

TEST_CASE("a word that reaches into the text is a line of it, and what stands above no menu") {
  auto sheet = page();
  add_text(sheet, 130, 100, 8);
  for (std::size_t i = 0; i < kMenu.size(); ++i) {
    add(sheet, 40, 100 + 16 * static_cast<double>(i), i == 2 ? kFull.substr(0, 30) : kMenu[i]);
  }
  CHECK(take(sheet).words == Lines{});
}

TEST_CASE("a list that states a number or is numbered is text of the report, years are a menu's") {
  const auto left = [](const std::string& last) {
    auto sheet = page();
    add_text(sheet, 130, 100, 8);
    for (std::size_t i = 0; i < kMenu.size(); ++i) {
      add(sheet, 40, 95 + 21 * static_cast<double>(i), i + 1 == kMenu.size() ? last : kMenu[i]);
    }
    return take(sheet).left;
  };
  CHECK(left("2023年年报") == 8);
  CHECK(left("办件共18条") == 13);
  CHECK(left("（一）公开") == 13);
}
