// What of a page's drawing stands for pictures.
#include <doctest/doctest.h>

#include "intake/page_strip.h"
#include "intake/pages.h"

namespace {

// A table of two rows and two columns between (60, 100) and (260, 160), of which each cell holds
// a figure.
gouji::Page table() {
  gouji::Page page;
  page.width = 600;
  page.height = 800;
  for (const double y : {100, 130, 160}) page.rules.push_back({60, y, 260, y + 0.5});
  for (const double x : {60, 160, 260}) page.rules.push_back({x, 100, x + 0.5, 160});
  for (const double x : {70, 170}) {
    for (const double y : {110, 140}) page.words.push_back({"12", {x, y, x + 12, y + 12}, 0});
  }
  return page;
}

// Lines of drawn characters, as of a text that is a picture.
void add_drawn_text(gouji::Page& page, double left, double top) {
  for (int line = 0; line < 3; ++line) {
    for (int i = 0; i < 12; ++i) {
      const double x = left + i * 14, y = top + line * 18;
      page.unread.push_back({x, y, x + 11, y + 11});
    }
  }
}

std::size_t pictures_of(const gouji::Page& page) {
  std::size_t count = 0;
  for (const auto& shown : gouji::strip_of({page}, gouji::Limits()).shown)
    count += shown.table.cells.empty();
  return count;
}

}  // namespace

TEST_CASE("Ruled tables beyond the limit of cells are left out, and that is said") {
  gouji::Limits limits;
  limits.set(gouji::Limit::cells, 8);
  const auto within = gouji::strip_of({table(), table()}, limits);
  CHECK(within.shown.size() == 2);
  CHECK(within.full_on == 0);
  auto third = table();
  third.number = 3;
  const auto beyond = gouji::strip_of({table(), table(), third}, limits);
  CHECK(beyond.shown.size() == 2);
  CHECK(beyond.full_on == 3);
  // One table of more places than that is left out too.
  limits.set(gouji::Limit::cells, 3);
  CHECK(gouji::strip_of({third}, limits).full_on == 3);
}

TEST_CASE("Text that is a picture is one below a table and beside it, and none in its cells") {
  CHECK(pictures_of(table()) == 0);
  auto below = table(), beside = table(), within = table();
  add_drawn_text(below, 60, 300);
  CHECK(pictures_of(below) == 1);
  add_drawn_text(beside, 320, 105);
  CHECK(pictures_of(beside) == 1);
  add_drawn_text(within, 70, 105);
  CHECK(pictures_of(within) == 0);
}
