// Tables known by the lines around their cells.
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "intake/ruled_table.h"

namespace {

using gouji::PageBox;
using gouji::Token;

constexpr double kEm = 10;

Token word(double x, double y, const std::string& text) {
  gouji::Page page;
  page.width = page.height = 1000;
  double width = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    width += c < 0x80 ? kEm / 2 : c >= 0xC0 ? kEm : 0;
  }
  page.words.push_back({text, {x, y, x + width, y + kEm}, 0});
  return gouji::tokens_of(page).at(0);
}

PageBox level(double y, double x0, double x1) { return {x0, y, x1, y}; }
PageBox upright(double x, double y0, double y1) { return {x, y0, x, y1}; }

// Columns end at 100, 200 and 300, rows at 20, 40 and 60.
std::vector<PageBox> lattice() {
  std::vector<PageBox> rules;
  for (const double y : {0.0, 20.0, 40.0, 60.0}) rules.push_back(level(y, 0, 300));
  for (const double x : {0.0, 100.0, 200.0, 300.0}) rules.push_back(upright(x, 0, 60));
  return rules;
}

// Row, column and spans of every cell with its words: "0,1 1x2 规章".
std::vector<std::string> cells_of(const gouji::RuledTable& table) {
  std::vector<std::string> out;
  for (const auto& cell : table.cells) {
    auto text = std::to_string(cell.row) + "," + std::to_string(cell.column) + " " +
                std::to_string(cell.rows) + "x" + std::to_string(cell.columns);
    if (cell.unread) text += " ?";
    for (const auto& token : cell.tokens) text += " " + token.text;
    out.push_back(text);
  }
  return out;
}

using Cells = std::vector<std::string>;

struct Taken {
  std::vector<gouji::RuledTable> tables;
  std::vector<Token> left;
};

Taken take(const std::vector<PageBox>& rules, std::vector<Token> tokens,
           const std::vector<PageBox>& unread = {}) {
  auto taken = gouji::take_ruled_tables(rules, unread, tokens, gouji::Limits());
  return {std::move(taken.tables), std::move(tokens)};
}

}  // namespace

TEST_CASE("Words go to the cells they stand in, and those outside stay") {
  const auto taken = take(
      lattice(), {word(5, 5, "规章"), word(150, 45, "7"), word(110, 25, "0"), word(5, 80, "附注")});
  REQUIRE(taken.tables.size() == 1);
  CHECK(cells_of(taken.tables[0]) == Cells{"0,0 1x1 规章", "0,1 1x1", "0,2 1x1", "1,0 1x1",
                                           "1,1 1x1 0", "1,2 1x1", "2,0 1x1", "2,1 1x1 7",
                                           "2,2 1x1"});
  REQUIRE(taken.left.size() == 1);
  CHECK(taken.left[0].text == "附注");
}

TEST_CASE("Cells that no line parts are one") {
  auto rules = lattice();
  // No line between the first two columns in the first row, none between two rows of the third.
  rules.erase(rules.begin() + 5);
  rules.push_back(upright(100, 20, 60));
  rules.erase(rules.begin() + 1);
  rules.push_back(level(20, 0, 200));
  const auto taken = take(rules, {word(5, 5, "总计"), word(5, 25, "规章"), word(250, 15, "9")});
  REQUIRE(taken.tables.size() == 1);
  CHECK(cells_of(taken.tables[0]) == Cells{"0,0 1x2 总计", "0,2 2x1 9", "1,0 1x1 规章", "1,1 1x1",
                                           "2,0 1x1", "2,1 1x1", "2,2 1x1"});
}

TEST_CASE("A table left open at the end of its page ends where its lines end") {
  auto rules = lattice();
  rules.erase(rules.begin() + 3);
  rules.erase(rules.begin());
  const auto taken = take(rules, {word(5, 5, "规章"), word(150, 45, "7")});
  REQUIRE(taken.tables.size() == 1);
  CHECK(taken.tables[0].ys.size() == 4);
}

TEST_CASE("A table left open only where a merged cell goes on is closed there") {
  auto rules = lattice();
  // The first column is a cell of two rows and has no line at the page's top, the others have one.
  rules.erase(rules.begin(), rules.begin() + 2);
  rules.push_back(level(0, 100, 300));
  rules.push_back(level(20, 100, 300));
  const auto taken = take(rules, {word(105, 5, "规章"), word(5, 45, "7")});
  REQUIRE(taken.tables.size() == 1);
  CHECK(cells_of(taken.tables[0]) == Cells{"0,0 2x1", "0,1 1x1 规章", "0,2 1x1", "1,1 1x1",
                                           "1,2 1x1", "2,0 1x1 7", "2,1 1x1", "2,2 1x1"});
}

TEST_CASE(
    "A table closed at the end of its page but for cells that go on ends where its lines end") {
  auto rules = lattice();
  // The first column has one cell of all rows, and no border below it or at its lower rows.
  for (const auto i : {3, 2, 1}) rules.erase(rules.begin() + i);
  for (const double y : {20.0, 40.0, 60.0}) rules.push_back(level(y, 100, 300));
  const auto taken =
      take(rules, {word(5, 5, "办理结果"), word(105, 25, "公开"), word(250, 45, "7")});
  REQUIRE(taken.tables.size() == 1);
  CHECK(cells_of(taken.tables[0]) == Cells{"0,0 3x1 办理结果", "0,1 1x1", "0,2 1x1", "1,1 1x1 公开",
                                           "1,2 1x1", "2,1 1x1", "2,2 1x1 7"});
}

TEST_CASE("A table without its outer upright lines has them all the same") {
  auto rules = lattice();
  rules.erase(rules.begin() + 7);
  rules.erase(rules.begin() + 4);
  const auto taken = take(rules, {word(5, 5, "规章"), word(250, 45, "7")});
  REQUIRE(taken.tables.size() == 1);
  CHECK(taken.tables[0].xs.size() == 4);
}

TEST_CASE("A stroke that meets no border at one end parts no cell") {
  auto rules = lattice();
  rules.push_back(upright(50, 22, 34));
  rules.push_back(level(10, 110, 130));
  const auto taken = take(rules, {word(5, 5, "规章"), word(150, 45, "7")});
  REQUIRE(taken.tables.size() == 1);
  CHECK(taken.tables[0].cells.size() == 9);
}

TEST_CASE("A word over a border is cut there, a number never") {
  // Two heads that came as one word, and a number that is wider than its cell.
  const auto taken = take(lattice(), {word(80, 5, "企业机构"), word(180, 25, "170848"),
                                      word(285, 25, "5"), word(285, 45, "99999")});
  REQUIRE(taken.tables.size() == 1);
  CHECK(cells_of(taken.tables[0]) == Cells{"0,0 1x1 企业", "0,1 1x1 机构", "0,2 1x1", "1,0 1x1",
                                           "1,1 1x1 170848", "1,2 1x1 5", "2,0 1x1", "2,1 1x1",
                                           "2,2 1x1 99999"});
}

TEST_CASE("A bracket that hangs over a border stays with the word that it closes") {
  const auto taken =
      take(lattice(), {word(58, 5, "（四）无）"), word(112, 5, "1.查无"), word(5, 45, "7")});
  REQUIRE(taken.tables.size() == 1);
  CHECK(cells_of(taken.tables[0])[0] == "0,0 1x1 （四）无）");
  CHECK(cells_of(taken.tables[0])[1] == "0,1 1x1 1.查无");
}

TEST_CASE("A number that reaches into an empty cell could be that cell's, so neither is known") {
  const auto taken = take(lattice(), {word(5, 5, "规章"), word(190, 25, "1234")});
  REQUIRE(taken.tables.size() == 1);
  CHECK(cells_of(taken.tables[0])[4] == "1,1 1x1 ?");
  CHECK(cells_of(taken.tables[0])[5] == "1,2 1x1 ?");
}

TEST_CASE("A number over several cells could be each one's, so none of them is known") {
  const auto taken =
      take(lattice(), {word(5, 5, "规章"), word(80, 25, "1234567890123456789012345678")});
  REQUIRE(taken.tables.size() == 1);
  for (const std::size_t cell : {3, 4, 5}) {
    CAPTURE(cell);
    CHECK(taken.tables[0].cells[cell].unread);
  }
}

TEST_CASE("What no word stands for makes its cell unread, in a blank and beside a figure") {
  const auto taken = take(
      lattice(), {word(5, 5, "规章"), word(150, 25, "2"), word(250, 25, "3"), word(5, 45, "许可")},
      {{144, 26, 148, 34}, {160, 46, 164, 54}, {50, 46, 54, 54}});
  REQUIRE(taken.tables.size() == 1);
  CHECK(cells_of(taken.tables[0]) == Cells{"0,0 1x1 规章", "0,1 1x1", "0,2 1x1", "1,0 1x1",
                                           "1,1 1x1 ?", "1,2 1x1 3", "2,0 1x1 许可", "2,1 1x1 ?",
                                           "2,2 1x1"});
}

TEST_CASE("Frames around one text, and lines that leave several figures in a cell, make no table") {
  const std::vector<PageBox> frame = {level(0, 0, 300), level(60, 0, 300), upright(0, 0, 60),
                                      upright(300, 0, 60)};
  const std::vector<Token> row = {word(5, 5, "规章"), word(110, 5, "0"), word(210, 5, "7")};
  CHECK(take(frame, row).tables.empty());
  CHECK(take(frame, row).left.size() == 3);
  // Labels have a column, figures have none.
  auto half = frame;
  half.push_back(upright(100, 0, 60));
  CHECK(take(half, row).tables.empty());
  CHECK(take(half, row).left.size() == 3);
}

TEST_CASE("A figure that shares its label's cell where other rows part them makes no table") {
  // Without the border between the first two cells of the last row.
  std::vector<PageBox> rules;
  for (const double y : {0.0, 20.0, 40.0, 60.0}) rules.push_back(level(y, 0, 300));
  for (const double x : {0.0, 200.0, 300.0}) rules.push_back(upright(x, 0, 60));
  rules.push_back(upright(100, 0, 40));
  const auto with = [&](const Token& first, const Token& second) {
    return take(rules, {word(5, 5, "规章"), word(110, 5, "0"), first, second}).tables.size();
  };
  CHECK(with(word(5, 45, "许可"), word(150, 45, "12")) == 0);
  CHECK(with(word(79, 45, "许可"), word(101, 45, "12")) == 0);
  CHECK(with(word(80, 45, "许可12"), word(210, 45, "3")) == 0);
  // The border runs through the label, or through the number: it is one cell.
  CHECK(with(word(95, 45, "许可"), word(150, 45, "总计")) == 1);
  CHECK(with(word(45, 45, "许可"), word(96, 45, "1234")) == 1);
}

TEST_CASE("Two rows of figures that share a label make no table") {
  // Without the border between the labels of the last two rows.
  std::vector<PageBox> rules = {level(0, 0, 300), level(20, 0, 300), level(60, 0, 300),
                                level(40, 100, 300)};
  for (const double x : {0.0, 100.0, 200.0, 300.0}) rules.push_back(upright(x, 0, 60));
  const std::vector<Token> words{word(5, 5, "规章"),  word(110, 5, "0"),   word(5, 25, "许可"),
                                 word(5, 45, "处罚"), word(110, 25, "12"), word(110, 45, "7")};
  CHECK(take(rules, words).tables.empty());
  // One row of figures under a label of two rows is none of that.
  CHECK(take(rules, {words.begin(), words.end() - 2}).tables.size() == 1);
}

TEST_CASE("Two frames of which one holds running text make no table") {
  std::vector<PageBox> rules;
  for (const double y : {0.0, 400.0}) rules.push_back(level(y, 0, 500));
  for (const double x : {0.0, 100.0, 500.0}) rules.push_back(upright(x, 0, 400));
  std::vector<Token> tokens{word(5, 5, "公开指南"), word(5, 25, "公开制度")};
  for (int i = 0; i < 10; ++i)
    tokens.push_back(word(110, 5 + 20 * i, "本年度各项工作一切照章进行未有例外"));
  const auto taken = take(rules, std::move(tokens));
  CHECK(taken.tables.empty());
  CHECK(taken.left.size() == 12);
}

TEST_CASE("Borders of neighbouring cells that stand a little apart are one") {
  std::vector<PageBox> rules;
  for (const double y : {0.0, 20.0, 40.0}) {
    rules.push_back(level(y, 0, 196));
    rules.push_back(level(y + 16, 0, 196));
  }
  for (const double x : {0.0, 96.0, 100.0, 196.0}) rules.push_back(upright(x, 0, 56));
  const auto taken =
      take(rules, {word(5, 3, "规章"), word(110, 3, "0"), word(5, 23, "其他"), word(110, 43, "7")});
  REQUIRE(taken.tables.size() == 1);
  CHECK(cells_of(taken.tables[0]) ==
        Cells{"0,0 1x1 规章", "0,1 1x1 0", "1,0 1x1 其他", "1,1 1x1", "2,0 1x1", "2,1 1x1 7"});
}

TEST_CASE("A table within a cell of another takes its own words") {
  auto rules = lattice();
  for (const double y : {84.0, 100.0, 116.0}) rules.push_back(level(y, 20, 280));
  for (const double x : {20.0, 150.0, 280.0}) rules.push_back(upright(x, 84, 116));
  for (const double y : {75.0, 125.0}) rules.push_back(level(y, 0, 300));
  for (const double x : {0.0, 300.0}) rules.push_back(upright(x, 75, 125));
  const auto taken = take(
      rules, {word(5, 5, "规章"), word(150, 45, "7"), word(30, 88, "许可"), word(160, 88, "4")});
  REQUIRE(taken.tables.size() == 2);
  CHECK(cells_of(taken.tables[1]) == Cells{"0,0 1x1 许可", "0,1 1x1 4", "1,0 1x1", "1,1 1x1"});
}

TEST_CASE("a word over a border beside a figure makes the figure unread, one beside labels none") {
  const auto seal = take(lattice(), {word(10, 25, "规章"), word(110, 25, "7"),
                                     word(170, 27, "县人民政府"), word(250, 25, "8")});
  REQUIRE(seal.tables.size() == 1);
  const auto cells = cells_of(seal.tables[0]);
  CHECK(cells[3] == "1,0 1x1 规章");
  CHECK(cells[4] == "1,1 1x1 ?");
  CHECK(cells[5] == "1,2 1x1 ?");
  const auto labels =
      take(lattice(), {word(10, 5, "规章"), word(180, 5, "制发废止"), word(10, 25, "7")});
  REQUIRE(labels.tables.size() == 1);
  CHECK(cells_of(labels.tables[0])[1] == "0,1 1x1 制发");
  CHECK(cells_of(labels.tables[0])[2] == "0,2 1x1 废止");
}
