// What pages may cost: each step of reading them ends when the time is up, and what is left out
// beyond a limit is told.
#include <chrono>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "base/deadline.h"
#include "intake/page_columns.h"
#include "intake/page_heads.h"
#include "intake/page_labels.h"
#include "intake/page_prose.h"
#include "intake/page_running.h"
#include "intake/page_stamps.h"
#include "intake/page_tables.h"
#include "intake/pages.h"
#include "intake/placed_characters.h"
#include "intake/raster.h"
#include "intake/ruled_table.h"

namespace {

using gouji::Limit;
using gouji::Limits;
using gouji::Page;
using gouji::PageBox;
using gouji::Token;

gouji::PageWord word(const std::string& text, double x, double y) {
  return {text, {x, y, x + 5 * static_cast<double>(text.size()), y + 10}, 0};
}

Page page(int number = 1) {
  Page page;
  page.number = number;
  page.width = 600;
  page.height = 800;
  return page;
}

// Rows of a label and two figures without lines around them.
Page figures(int rows = 40) {
  auto out = page();
  for (int row = 0; row < rows; ++row) {
    const double y = 20 + row * 18;
    out.words.push_back(word("规章制度", 50, y));
    out.words.push_back(word("12", 300, y));
    out.words.push_back(word("34", 400, y));
  }
  return out;
}

// Lines crossing one another, so many each way.
std::vector<PageBox> lattice(int count) {
  std::vector<PageBox> rules;
  for (int i = 0; i < count; ++i) {
    const double at = 10 + i * 10;
    rules.push_back({10, at, count * 10.0, at});
    rules.push_back({at, 10, at, count * 10.0});
  }
  return rules;
}

std::vector<gouji::TextLine> lines(const Page& of) {
  return gouji::lines_of(gouji::tokens_of(of), Limits());
}

// Whether `step` ends with the time where it is up.
bool ends_in_time(const std::function<void(const Limits&)>& step) {
  using Instant = gouji::Deadline::Instant;
  Instant now{};
  gouji::Deadline deadline(std::chrono::seconds(1), [&] { return now; });
  Limits limits;
  limits.set_deadline(&deadline);
  step(limits);
  now += std::chrono::seconds(2);
  try {
    step(limits);
  } catch (const gouji::OutOfTime&) {
    return true;
  }
  return false;
}

}  // namespace

TEST_CASE("each step of reading a page looks at the clock") {
  const auto table = figures();
  CHECK(ends_in_time(
      [&](const Limits& limits) { gouji::lines_of(gouji::tokens_of(table), limits); }));
  CHECK(ends_in_time([&](const Limits& limits) { gouji::is_full_of_text(table, limits); }));
  CHECK(ends_in_time([&](const Limits& limits) { gouji::find_tables(lines(table), limits); }));
  CHECK(ends_in_time([&](const Limits& limits) {
    const auto all = lines(table);
    gouji::build_tables(all, {0, all.size()}, limits);
  }));
  CHECK(ends_in_time([&](const Limits& limits) {
    auto tokens = gouji::tokens_of(table);
    gouji::take_ruled_tables(lattice(40), {}, tokens, limits);
  }));
  const std::string shades(600 * 800, '\xFF');
  const gouji::Raster raster{600, 800, shades};
  CHECK(
      ends_in_time([&](const Limits& limits) { gouji::rules_in(raster, 1, table.words, limits); }));
  CHECK(ends_in_time(
      [&](const Limits& limits) { gouji::marks_in(raster, 1, table.words, {}, limits); }));
  CHECK(ends_in_time([&](const Limits& limits) {
    std::vector<gouji::PageSheet> sheets(1);
    sheets[0].lines = lines(table);
    gouji::put_columns_in_order(sheets, limits);
  }));
  CHECK(ends_in_time([&](const Limits& limits) {
    std::vector<gouji::LabelPart> parts;
    std::vector<double> rows;
    for (int row = 0; row < 40; ++row) {
      gouji::part_labels({gouji::tokens_of(table)[static_cast<std::size_t>(row) * 3]}, parts);
      rows.push_back(25 + row * 18);
    }
    gouji::tie_labels(parts, rows, limits);
  }));
  CHECK(ends_in_time([&](const Limits& limits) {
    std::vector<gouji::Column> columns{{300, 310}, {400, 410}};
    gouji::read_heads(gouji::tokens_of(table), columns, limits);
  }));
  auto characters = std::vector<gouji::PlacedCharacter>();
  for (int i = 0; i < 40; ++i) characters.push_back({U'甲', 10, 20.0 + i * 18, 10, 10, 0});
  CHECK(ends_in_time([&](const Limits& limits) { gouji::words_of(characters, {}, limits); }));
  // Small print at the foot of a page, under a line that is larger.
  auto notes = page();
  notes.words.push_back({std::string(600, 'a'), {10, 10, 590, 30}, 0});
  for (int i = 0; i < 20; ++i)
    notes.words.push_back({"甲乙丙", {10, 50.0 + i * 8, 25, 55.0 + i * 8}, 0});
  CHECK(ends_in_time([&](const Limits& limits) {
    const auto all = lines(notes);
    std::vector<std::size_t> prose;
    for (std::size_t i = 0; i < all.size(); ++i) prose.push_back(i);
    gouji::paragraphs_of(all, prose, limits);
  }));
  auto stamped = figures();
  for (int i = 0; i < 40; ++i) stamped.words.push_back({"样", {60, 30.0 + i, 100, 70.0 + i}, 0});
  CHECK(ends_in_time([&](const Limits& limits) {
    std::vector<Page> pages{stamped};
    gouji::drop_stamps(pages, limits);
  }));
}

TEST_CASE("what is stamped across a page is no text of it, however often") {
  auto stamped = figures();
  const auto before = stamped.words.size();
  for (int i = 0; i < 70; ++i) {
    const double y = 15 + i * 10;
    stamped.words.push_back({"样稿", {60, y, 140, y + 40}, 0});
  }
  std::vector<Page> pages{stamped};
  gouji::drop_stamps(pages, Limits());
  CHECK(pages[0].words.size() == before);
}

TEST_CASE("pages on which too much is drawn are named, and no error is certain there") {
  Limits limits;
  limits.set(Limit::drawn, 20);
  std::vector<Page> pages;
  for (int number = 1; number <= 4; ++number) {
    auto one = figures(4);
    one.number = number;
    one.rules = lattice(number % 2 == 0 ? 11 : 10);
    pages.push_back(one);
  }
  gouji::Document document;
  gouji::read_pages(document, pages, limits);
  REQUIRE(document.problems.size() == 1);
  const auto& problem = document.problems[0];
  CHECK(problem.id == "limit.drawn");
  CHECK(problem.loss == gouji::Loss::characters);
  CHECK(problem.message.zh.starts_with("第2、4页"));
  CHECK(problem.message.en.starts_with("pages 2 and 4:"));
  CHECK(document.place(*problem.where).page == 2);
}

TEST_CASE("a label of more lines than can be tied is in doubt") {
  for (const int count : {3, 19, 21, 22, 25}) {
    CAPTURE(count);
    auto sheet = page();
    sheet.height = 2000;
    std::vector<double> rows;
    for (int row = 0; row < 3; ++row) {
      const double top = 20 + row * (count + 1) * 11;
      for (int i = 0; i < count; ++i) {
        sheet.words.push_back(word(i == 0 ? "1.规章" : "规章", 50, top + i * 11));
      }
      rows.push_back(top + count * 5.5);
    }
    std::vector<gouji::LabelPart> parts;
    for (const auto& token : gouji::tokens_of(sheet)) gouji::part_labels({token}, parts);
    const auto tied = gouji::tie_labels(parts, rows, Limits());
    CHECK(tied.doubtful == (count > 20));
    if (count > 20) continue;
    for (const auto& label : tied.rows) CHECK(label.size() == static_cast<std::size_t>(count));
  }
}
