// PDF files that are broken, locked, boundless or askew, and programs that fail: an answer in
// bounded time, nothing left behind, and never a figure that is not there.
#include <algorithm>
#include <chrono>
#include <fstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/deadline.h"
#include "fake_program.h"
#include "intake/intake.h"
#include "pdf_file.h"
#include "pdf_password.h"

namespace {

using gouji::Limit;
using gouji::Limits;
using gouji::Loss;

gouji::Document read(const std::string& bytes, const Limits& limits = Limits()) {
  return gouji::read_document("a.pdf", bytes, limits);
}

// All text, cell by cell and paragraph by paragraph, each closed by a bar.
std::string text_of(const gouji::Document& document) {
  std::string text;
  for (const auto& block : document.blocks) {
    if (const auto* paragraph = std::get_if<gouji::Paragraph>(&block)) {
      text += paragraph->text.utf8 + "|";
    }
    const auto* grid = std::get_if<gouji::Grid>(&block);
    if (grid == nullptr) continue;
    for (std::uint32_t r = 0; r < grid->rows; ++r) {
      for (std::uint32_t c = 0; c < grid->columns; ++c) {
        const auto* cell = grid->at(r, c);
        if (cell != nullptr && cell->row == r && cell->column == c) text += cell->text.utf8 + "|";
      }
    }
  }
  return text;
}

std::string problem_of(const gouji::Document& document) {
  return document.problems.empty() ? "" : document.problems[0].id;
}

// A heading and a table of a row of heads and two of figures, on a page of its own.
struct Drawn {
  const char* figure = "4";  // in the last row, under the second head
  bool lines = true;
  double height = 842;
};

void add_table(pdf::File& file, const Drawn& drawn = {}) {
  file.page(595, drawn.height);
  file.text(100, 100, 16, "二、主动公开政府信息情况");
  const char* const texts[3][4] = {{"信息内容", "本年制发件数", "本年废止件数", "现行有效件数"},
                                   {"规章", "0", "0", "0"},
                                   {"行政规范性文件", "37", drawn.figure, "58"}};
  for (int row = 0; row < 3; ++row) {
    for (int column = 0; column < 4; ++column) {
      file.text(95 + column * 100, 140 + row * 20, 10, texts[row][column]);
    }
  }
  if (!drawn.lines) return;
  for (int row = 0; row < 4; ++row) file.line(90, 130 + row * 20, 490, 130 + row * 20);
  for (int column = 0; column < 5; ++column) {
    file.line(90 + column * 100, 130, 90 + column * 100, 190);
  }
}

std::string table(const pdf::Options& options = {}) {
  pdf::File file(options);
  add_table(file);
  return file.bytes();
}

constexpr const char* kTable =
    "二、主动公开政府信息情况|信息内容|本年制发件数|本年废止件数|现行有效件数|规章|0|0|0|"
    "行政规范性文件|37|4|58|";

}  // namespace

TEST_CASE("a PDF that opens with a password is refused, one that only forbids things is read") {
  const auto locked = read(table(pdf::with_password("secret")));
  CHECK(problem_of(locked) == "intake.encrypted");
  CHECK(locked.unreadable());
  CHECK(text_of(locked).empty());
  const auto open = read(table(pdf::with_password("")));
  CHECK(open.problems.empty());
  CHECK(text_of(open) == kTable);
}

TEST_CASE("a PDF cut off anywhere is damaged, however much of its text is still there") {
  const auto whole = table();
  REQUIRE(text_of(read(whole)) == kTable);
  const auto text = whole.rfind("stream\nBT");
  REQUIRE(text != whole.npos);
  std::vector<std::size_t> cuts;
  for (std::size_t i = 1; i < 8; ++i) cuts.push_back(whole.size() * i / 8);
  for (std::size_t i = 1; i < 8; ++i) cuts.push_back(text + (whole.size() - text) * i / 8);
  cuts.push_back(whole.find("xref\n0 "));
  for (const auto cut : cuts) {
    CAPTURE(cut);
    const auto document = read(whole.substr(0, cut));
    CHECK(document.unreadable());
    CHECK(problem_of(document) == "intake.damaged");
    CHECK(text_of(document).empty());
  }
  // What mail and web servers put behind a file does it no harm.
  CHECK(text_of(read(whole + std::string(3000, '\0'))) == kTable);
  CHECK(text_of(read(whole + "\n<script>" + std::string(3000, ' ') + "</script>\n")) == kTable);
}

TEST_CASE("a PDF of a million objects and one of ten thousand pages end") {
  Limits limits;
  {
    const auto bytes = table({.objects = 1'000'000});
    const auto document = read(bytes, limits);
    CHECK(text_of(document) == kTable);
  }
  pdf::File file;
  for (int page = 0; page < 10'000; ++page) add_table(file);
  const auto bytes = file.bytes();
  gouji::Deadline deadline(std::chrono::seconds(5), &std::chrono::steady_clock::now);
  limits.set_deadline(&deadline);
  const auto document = read(bytes, limits);
  CHECK((problem_of(document) == "limit.seconds" || problem_of(document) == "limit.pages"));
}

TEST_CASE("a page of any size costs no more than a page") {
  // In dots, at most four million in all; a page without words is not drawn.
  const std::pair<double, std::string> kSides[] = {{0.5, ""}, {20'000, "2000"}, {1e9, "1200"}};
  for (const auto& [side, dots] : kSides) {
    CAPTURE(side);
    pdf::File file;
    file.page(side, side);
    file.text(10, 10, 12, "甲");
    file.line(0, side / 2, side, side / 2);
    CHECK(problem_of(read(file.bytes())) != "limit.seconds");
    const FakePath fake;
    fake.program("pdftoppm", "echo \"$*\" > \"$ROOT/arguments\"; exit 1");
    read(file.bytes());
    const auto drawn = fake.read("arguments").find(" -scale-to " + dots + " ");
    CHECK((drawn != std::string::npos) == !dots.empty());
  }
}

TEST_CASE("a page that is shown turned is read as it is shown upright") {
  for (const int turn : {90, 180, 270}) {
    CAPTURE(turn);
    // The page turns its text back again.
    pdf::File file({.rotate = turn});
    file.page(600, 600);
    const double places[3][2] = {{100, 500}, {500, 500}, {500, 100}};
    const auto& place = places[turn / 90 - 1];
    file.text(place[0], place[1], 12, "本年度收到申请二十一件。", turn);
    CHECK(text_of(read(file.bytes())) == "本年度收到申请二十一件。|");
  }
}

TEST_CASE("a page that is shown turned keeps what stands beyond the width of its sheet") {
  for (const int turn : {90, 270}) {
    CAPTURE(turn);
    // A sheet of 595 by 842 points is shown 842 wide: a line at its right edge, and the page of a
    // few words behind it, whose size shows in the drawing alone.
    pdf::File file({.rotate = turn});
    const auto add = [&](double right, double down, const std::string& text) {
      const double x = turn == 90 ? down : 595 - down;
      const double y = turn == 90 ? 842 - right : right;
      file.text(x, y, 12, text, turn);
    };
    file.page(595, 842);
    add(100, 100, "本年度收到申请二十一件。");
    add(600, 200, "办结二十件，结转下年度一件。");
    file.page(595, 842);
    add(100, 100, "没有其他需要报告的事项。");
    const auto document = read(file.bytes());
    CHECK(text_of(document) ==
          "本年度收到申请二十一件。|办结二十件，结转下年度一件。|没有其他需要报告的事项。|");
    CHECK(document.problems.empty());
  }
}

TEST_CASE("text upside down or upright between other lines tears no sentence and no figure") {
  for (const int turn : {90, 180, 270}) {
    CAPTURE(turn);
    pdf::File file;
    add_table(file);
    file.text(300, 500, 12, "内部资料", turn);
    const auto text = text_of(read(file.bytes()));
    CHECK(text.starts_with(kTable));
  }
}

TEST_CASE("glyphs that stand for no character are unclear, and no figure comes of them") {
  const auto document = read(table({.unicode = false}));
  CHECK(document.unreadable());
  CHECK(problem_of(document) == "intake.no-text");
  CHECK(text_of(document).empty());
}

TEST_CASE("a figure of which a glyph stands for no character is unread, never blank or cut short") {
  for (const std::string figure : {"\uE004", "3\uE0047", "\uE004\uE005"}) {
    for (const Drawn& drawn :
         {Drawn{figure.c_str()}, Drawn{figure.c_str(), false}, Drawn{figure.c_str(), true, 9000}}) {
      for (const bool draws : {true, false}) {
        CAPTURE(figure);
        CAPTURE(drawn.lines);
        CAPTURE(drawn.height);
        CAPTURE(draws);
        const FakePath fake;
        if (!draws) fake.program("pdftoppm", "exit 1");
        pdf::File file;
        add_table(file, drawn);
        std::string unread;
        for (const auto& block : read(file.bytes()).blocks) {
          const auto* grid = std::get_if<gouji::Grid>(&block);
          if (grid == nullptr) continue;
          for (const auto& cell : grid->cells) {
            if (cell.picture)
              unread += std::to_string(cell.row) + "," + std::to_string(cell.column);
            CHECK((!cell.text.empty() || cell.picture));
          }
        }
        CHECK(unread == "2,2");
      }
    }
  }
}

TEST_CASE("borders are seen on a page of any length") {
  for (const double height : {842, 3000, 12'000}) {
    CAPTURE(height);
    pdf::File file;
    add_table(file, {.height = height});
    const auto document = read(file.bytes());
    CHECK(text_of(document) == kTable);
    CHECK(document.problems.empty());
    const auto grid = std::find_if(document.blocks.begin(), document.blocks.end(), [](auto& block) {
      return std::holds_alternative<gouji::Grid>(block);
    });
    REQUIRE(grid != document.blocks.end());
    CHECK_FALSE(std::get<gouji::Grid>(*grid).inferred);
  }
}

TEST_CASE("on a page too large for drawn figures to be seen no blank is certain") {
  pdf::File file;
  add_table(file, {.height = 100'000});
  const auto document = read(file.bytes());
  CHECK(text_of(document).find("行政规范性文件") != std::string::npos);
  REQUIRE(document.problems.size() == 1);
  CHECK(document.problems[0].id == "intake.no-text");
  CHECK(document.loss() == Loss::cells);
}

TEST_CASE("a page of gibberish behind or within a report is named, and the report is read") {
  // Letters of no alphabet that Chinese text holds, as of fonts that map to wrong characters.
  const auto add_gibberish = [](pdf::File& file) {
    file.page(595, 842);
    for (int i = 0; i < 20; ++i) file.text(80, 100 + 20 * i, 10, "ÀÈÌÒÙâêîôûãñõäëïöüÿ");
  };
  const auto add_prose = [](pdf::File& file) {
    file.page(595, 842);
    for (int i = 0; i < 20; ++i) {
      file.text(80, 100 + 20 * i, 10, "本年度收到的申请均按期办结，没有结转到下一年度。");
    }
  };
  pdf::File behind;
  add_table(behind);
  add_prose(behind);
  add_gibberish(behind);
  const auto document = read(behind.bytes());
  CHECK_FALSE(document.unreadable());
  CHECK(document.loss() == Loss::parts);
  REQUIRE(document.problems.size() == 1);
  CHECK(document.problems[0].id == "intake.no-text");
  CHECK(document.problems[0].severity == gouji::Severity::unclear);
  CHECK(document.place(*document.problems[0].where).page == 3);
  const auto text = text_of(document);
  CHECK(text.starts_with(kTable));
  CHECK(text.find("À") == text.npos);

  pdf::File between;
  add_prose(between);
  between.text(80, 500, 10, "本机关今年共收到政府信息公开申请3");
  add_gibberish(between);
  between.page(595, 842);
  between.text(80, 100, 10, "5件，");
  add_table(between);
  const auto parted = read(between.bytes());
  CHECK_FALSE(parted.unreadable());
  CHECK(parted.loss() == Loss::parts);
  REQUIRE(parted.problems.size() == 1);
  CHECK(parted.place(*parted.problems[0].where).page == 2);
  CHECK(text_of(parted).find("申请3|5件，|" + std::string(kTable)) != std::string::npos);

  pdf::File mostly;
  add_gibberish(mostly);
  add_table(mostly);
  CHECK(read(mostly.bytes()).unreadable());
}

// A page of what is drawn like lines of characters.
void add_picture(pdf::File& file, int right = 400, int bottom = 300) {
  file.page(595, 842);
  for (int x = 100; x < right; x += 20) {
    for (int y = 100; y < bottom; y += 20) {
      for (int k = 0; k < 8; ++k) file.line(x, y + k, x + 8, y + k);
    }
  }
}

TEST_CASE("a page that shows a picture and no word is named and changes no verdict") {
  pdf::File file;
  add_picture(file);
  add_table(file);
  const auto document = read(file.bytes());
  CHECK(document.loss() == Loss::parts);
  REQUIRE(document.problems.size() == 1);
  CHECK(document.problems[0].severity == gouji::Severity::advice);
  CHECK(document.place(*document.problems[0].where).page == 1);
  pdf::File blank;
  blank.page(595, 842);
  add_table(blank);
  CHECK(read(blank.bytes()).loss() == Loss::none);
}

TEST_CASE("a page number and a mark on a scan make no text of it") {
  pdf::File file;
  add_picture(file, 500, 700);
  file.text(290, 800, 10, "— 1 —");
  file.text(400, 60, 8, "扫描全能王 创建");
  add_table(file);
  const auto document = read(file.bytes());
  REQUIRE(document.problems.size() == 1);
  CHECK(document.problems[0].id == "intake.no-text");
  CHECK(document.problems[0].severity == gouji::Severity::advice);
  CHECK(document.place(*document.problems[0].where).page == 1);

  pdf::File scan;
  for (const char* number : {"— 1 —", "— 2 —"}) {
    add_picture(scan, 500, 700);
    scan.text(290, 800, 10, number);
  }
  const auto all = read(scan.bytes());
  REQUIRE(all.problems.size() == 1);
  CHECK(all.problems[0].id == "intake.no-text");
  CHECK(all.problems[0].severity == gouji::Severity::unclear);

  pdf::File chart;
  add_picture(chart, 300, 200);
  add_table(chart);
  chart.text(80, 700, 10, "以上为本机关主动公开政府信息的情况。");
  add_picture(chart, 300, 200);
  for (int i = 0; i < 6; ++i) chart.text(80, 400 + 20 * i, 10, "图中所示为各季度收到的申请。");
  const auto drawn = read(chart.bytes());
  REQUIRE(drawn.problems.size() == 1);
  CHECK(drawn.problems[0].message.en.find("page 1 ") == 0);
}

TEST_CASE("text that is not drawn was recognized: it is read, and no error in it is certain") {
  pdf::File file({.hidden = true});
  add_table(file);
  file.page(595, 842);
  file.text(80, 200, 10, "三、本年度没有收到政府信息公开申请，没有结转。");
  const auto document = read(file.bytes());
  CHECK(text_of(document) ==
        std::string(kTable) + "三、本年度没有收到政府信息公开申请，没有结转。|");
  REQUIRE(document.problems.size() == 1);
  CHECK(document.problems[0].id == "intake.recognized-text");
  CHECK(document.problems[0].message.en.starts_with("pages 1 and 2 hold text "));
  CHECK(document.loss() == Loss::characters);
  // Where nothing tells what is drawn, nothing is said.
  const FakePath fake;
  fake.program("pdftohtml", "exit 1");
  CHECK(read(file.bytes()).problems.empty());
}

TEST_CASE("a page of which only some figures were recognized is one of recognized text") {
  const auto ids_with = [](const char* unseen) {
    pdf::File file;
    add_table(file);
    file.text(80, 700, 10, "以上为本机关主动公开政府信息的情况，共公开1295条。");
    file.unseen(400, 720, 10, unseen);
    const auto document = read(file.bytes());
    return document.problems.empty() ? std::string() : document.problems[0].id;
  };
  CHECK(ids_with("") == "");
  CHECK(ids_with("页") == "");
  CHECK(ids_with("7") == "intake.recognized-text");
  CHECK(ids_with("行政许可 318") == "intake.recognized-text");
}

TEST_CASE("whatever pdftoppm does, tables are read by their words in time") {
  Limits limits;
  limits.set(Limit::seconds, 2);
  for (const std::string act :
       {"exit 0", "exit 3", "head -c 5000 /dev/urandom", "kill -SEGV $$", "echo P5 1200 1200 255",
        "printf 'P5\\n99999999 99999999\\n255\\n'", "printf 'P5\\n-1 -1\\n255\\n'",
        "cat > /dev/null; touch \"$TMPDIR/left\"; rm \"$TMPDIR/left\""}) {
    CAPTURE(act);
    const FakePath fake;
    fake.program("pdftoppm", act);
    const auto document = read(table(), limits);
    CHECK(text_of(document) == kTable);
    CHECK(problem_of(document) == "intake.no-tool");
    CHECK(document.loss() == Loss::cells);
    CHECK(fake.left_behind() == 0);
  }
}

TEST_CASE("pages beyond the limit of words cost nothing more") {
  pdf::File file;
  for (int page = 0; page < 3; ++page) add_table(file);
  Limits limits;
  limits.set(Limit::words, 8);
  const FakePath fake;
  fake.program("pdftoppm", "exit 3");
  const auto document = read(file.bytes(), limits);
  REQUIRE(document.problems.size() == 2);
  CHECK(document.problems[0].id == "limit.words");
  CHECK(document.problems[1].message.en.starts_with("page 1 was checked"));
}

TEST_CASE("programs that never end are ended, and all that they started") {
  Limits limits;
  limits.set(Limit::seconds, 1);
  for (const std::string name : {"pdftotext", "pdftoppm"}) {
    for (const std::string act :
         {"wait", "while :; do echo level; done", "exec cat /dev/zero", "exec cat /dev/zero >&2"}) {
      CAPTURE(name);
      CAPTURE(act);
      const FakePath fake;
      fake.program(name, "sleep 1000 & echo $! > \"$ROOT/grandchild\"\n" + act);
      const auto document = read(table(), limits);
      if (name == "pdftotext") {
        CHECK(document.unreadable());
        CHECK((problem_of(document) == "limit.seconds" || problem_of(document) == "limit.bytes" ||
               problem_of(document) == "intake.damaged"));
      } else {
        CHECK((document.unreadable() || text_of(document) == kTable));
      }
      CHECK(is_gone(fake.read("grandchild")));
      CHECK(fake.left_behind() == 0);
    }
  }
}
