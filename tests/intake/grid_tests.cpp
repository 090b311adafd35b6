#include <doctest/doctest.h>

#include "intake/grid.h"

using namespace gouji;

namespace {

Cell cell(std::string text, std::uint32_t row_span = 1, std::uint32_t column_span = 1) {
  Cell made;
  made.text.append(text, {0, static_cast<std::uint32_t>(text.size()), -1});
  made.row_span = row_span;
  made.column_span = column_span;
  return made;
}

}  // namespace

TEST_CASE(
    "a cell that runs into one from above is cut there, and the next stands behind its claim") {
  GridBuilder builder{Limits()};
  builder.begin_row();
  builder.add(cell("a"));
  builder.add(cell("b", 2));
  builder.add(cell("c"));
  builder.add(cell("d"));
  builder.begin_row();
  builder.add(cell("e", 1, 3));
  builder.add(cell("f"));
  std::vector<Problem> problems;
  const auto grid = builder.finish({}, problems);
  CHECK(grid.rows == 2);
  CHECK(grid.columns == 4);
  CHECK(grid.at(1, 0)->text.utf8 == "e");
  CHECK(grid.at(1, 0)->column_span == 1);
  CHECK(grid.at(1, 1)->text.utf8 == "b");
  CHECK(grid.at(1, 2) == nullptr);
  CHECK(grid.at(1, 3)->text.utf8 == "f");
  CHECK(problems.empty());
}

TEST_CASE("a builder forgets one table before the next") {
  GridBuilder builder{Limits()};
  std::vector<Problem> problems;
  builder.begin_row();
  builder.add(cell("a", 0, 5));
  builder.add(cell("b"));
  builder.finish({}, problems);
  builder.begin_row();
  builder.add(cell("c"));
  const auto grid = builder.finish({3, 9, -1}, problems);
  CHECK(grid.rows == 1);
  CHECK(grid.columns == 1);
  CHECK(grid.where == Locus{3, 9, -1});
  CHECK(grid.at(0, 0)->text.utf8 == "c");
}

TEST_CASE("columns beyond the limit are dropped and named once") {
  Limits limits;
  limits.set(Limit::columns, 2);
  GridBuilder builder{limits};
  std::vector<Problem> problems;
  builder.begin_row();
  for (int i = 0; i < 5; ++i) builder.add(cell("x"));
  const auto grid = builder.finish({}, problems);
  CHECK(grid.columns == 2);
  CHECK(grid.cells.size() == 2);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].id == "limit.columns");
}

TEST_CASE("a wide row above many short ones is cut to the room that a document has") {
  Limits limits;
  limits.set(Limit::cells, 10);
  GridBuilder builder{limits};
  std::vector<Problem> problems;
  builder.begin_row();
  for (int i = 0; i < 40; ++i) builder.add(cell("x"));
  for (int i = 0; i < 20; ++i) {
    builder.begin_row();
    builder.add(cell("y"));
  }
  const auto grid = builder.finish({}, problems);
  CHECK(grid.rows == 4);
  CHECK(grid.at_.size() == 160);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].id == "limit.cells");
}

TEST_CASE("a table without cells is a grid without columns") {
  GridBuilder builder{Limits()};
  std::vector<Problem> problems;
  builder.begin_row();
  const auto grid = builder.finish({}, problems);
  CHECK(grid.rows == 1);
  CHECK(grid.columns == 0);
}
