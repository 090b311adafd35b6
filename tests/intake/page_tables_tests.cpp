// Which head is whose figures', where no borders tell.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "check/print.h"
#include "intake/page_tables.h"

namespace {

using Lines = std::vector<std::string>;

constexpr double kEm = 10;

double width_of(const std::string& text) {
  double width = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    width += byte < 0x80 ? kEm / 2 : byte >= 0xC0 ? kEm : 0;
  }
  return width;
}

class Print {
 public:
  Print() {
    page_.width = 600;
    page_.height = 800;
  }
  // Words of a line that begin at each of `xs`; one of no characters is left out.
  Print& line(double y, const std::vector<double>& xs, const Lines& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i].empty()) continue;
      page_.words.push_back({words[i], {xs[i], y, xs[i] + width_of(words[i]), y + kEm}, 0});
    }
    return *this;
  }
  // The rows of all tables; none where what stands where is not certain.
  Lines rows() const {
    const gouji::Limits limits;
    const auto lines = gouji::lines_of(gouji::tokens_of(page_), limits);
    Lines out;
    for (const auto& table : gouji::build_tables(lines, {0, lines.size()}, limits)) {
      for (const auto& row : table.rows) {
        std::string text = "|";
        for (const auto& cell : row.cells) text += text_of(cell) + "|";
        out.push_back(text);
      }
    }
    return out;
  }

 private:
  static std::string text_of(const gouji::PageCell& cell) {
    std::string text;
    for (const auto& line : cell.lines) {
      for (const auto& token : line) text += token.text;
    }
    return text;
  }

  gouji::Page page_;
};

const Lines kHeads = {"信息内容", "制发件数", "废止件数", "有效件数"};
// The cells begin at 100, 200 and 300 and are 100 wide; heads stand in the middle of theirs.
const std::vector<double> kCentred = {20, 130, 230, 330}, kLeft = {20, 102, 202, 302};

}  // namespace

TEST_CASE("Figures at the left of their cells belong to the centred heads, in order") {
  CHECK(Print()
            .line(10, {205}, {"第二十条第（一）项"})
            .line(30, kCentred, kHeads)
            .line(50, kLeft, {"规章", "0", "1", "2"})
            .line(70, kLeft, {"规范性文件", "6", "5", "31"})
            .rows() == Lines{"|第二十条第（一）项|", "|信息内容|制发件数|废止件数|有效件数|",
                             "|规章|0|1|2|", "|规范性文件|6|5|31|"});
}

TEST_CASE("Figures that may be of either neighbour beside a blank column are in doubt") {
  const auto with = [](const Lines& first, const Lines& second) {
    return Print().line(30, kCentred, kHeads).line(50, kLeft, first).line(70, kLeft, second).rows();
  };
  // The first figures show at which edge of their cells all stand.
  CHECK(with({"规章", "0", "", "2"}, {"规范性文件", "6", "", "31"}) ==
        Lines{"|信息内容|制发件数|废止件数|有效件数|", "|规章|0||2|", "|规范性文件|6||31|"});
  // These may stand at the left of the last two or at the right of the first two.
  CHECK(with({"规章", "", "1", "2"}, {"规范性文件", "", "5", "31"}).empty());
}

TEST_CASE("A blank column between figures that stand below their heads is blank") {
  CHECK(Print()
            .line(30, kCentred, kHeads)
            .line(50, {20, 147, 0, 347}, {"规章", "0", "", "2"})
            .line(70, {20, 147, 0, 345}, {"规范性文件", "6", "", "31"})
            .rows() ==
        Lines{"|信息内容|制发件数|废止件数|有效件数|", "|规章|0||2|", "|规范性文件|6||31|"});
}

TEST_CASE("Heads that stand close keep their own characters over several lines") {
  // The second column is blank; its head would fit to the first.
  CHECK(Print()
            .line(10, {100, 136, 160}, {"尚未", "总", "结果"})
            .line(22, {100, 136, 160}, {"审结", "计", "维持"})
            .line(50, {20, 107, 0, 167}, {"行政复议", "1", "", "3"})
            .line(70, {20, 107, 0, 167}, {"行政诉讼", "0", "", "4"})
            .rows() == Lines{"|尚未审结|总计|结果维持|", "|行政复议|1||3|", "|行政诉讼|0||4|"});
}

TEST_CASE("A head whose characters are set apart is one head") {
  CHECK(Print()
            .line(30, {130, 200, 220}, {"结果维持", "总", "计"})
            .line(50, {20, 147, 212}, {"行政复议", "1", "3"})
            .line(70, {20, 147, 212}, {"行政诉讼", "0", "4"})
            .rows() == Lines{"|结果维持|总计|", "|行政复议|1|3|", "|行政诉讼|0|4|"});
}

TEST_CASE("A row without figures at the end of one table stays in it") {
  CHECK(Print()
            .line(30, {20, 130}, {"信息内容", "处理决定数量"})
            .line(50, {20, 155}, {"行政处罚", "57"})
            .line(70, {20}, {"行政强制"})
            .line(90, {20, 130}, {"信息内容", "收费金额"})
            .line(110, {20, 150}, {"事业性收费", "86"})
            .rows() == Lines{"|信息内容|处理决定数量|", "|行政处罚|57|", "|行政强制||",
                             "|信息内容|收费金额|", "|事业性收费|86|"});
}

TEST_CASE("Numbers of two columns that touch are parted where the columns are, or unread") {
  const auto last = [](const std::string& third) {
    const auto rows = Print()
                          .line(30, {100, 137}, {"其他", "总计"})
                          .line(50, {20, 117, 147}, {"第一项", "0", "12"})
                          .line(70, {20, 117, 122.5}, {"第二项", "", "7654321"})
                          .line(90, {20, 117}, {"第三项", third})
                          .rows();
    return rows.empty() ? "" : rows.back();
  };
  CHECK(last("91234567") == "|第三项|9|1234567|");
  CHECK(last("9123,456") == "|第三项|\uFFFD|\uFFFD|");
}

TEST_CASE("A label of several lines without figures takes none of its neighbours") {
  // Figures stand beside the first lines of their labels.
  CHECK(Print()
            .line(10, {130}, {"自然人"})
            .line(30, {20, 140}, {"1.重复申请", "7"})
            .line(50, {20}, {"2.要求确认已获取的"})
            .line(62, {40}, {"信息"})
            .line(82, {20, 140}, {"3.无正当理由大量反复", "9"})
            .line(94, {40}, {"申请"})
            .line(114, {20, 140}, {"4.其他", "5"})
            .rows() == Lines{"|自然人|", "|1.重复申请|7|", "|2.要求确认已获取的信息||",
                             "|3.无正当理由大量反复申请|9|", "|4.其他|5|"});
}

TEST_CASE("Figures of two columns that stand close are no number") {
  const auto rows = [](double second, const std::string& right) {
    return Print()
        .line(10, {130}, {"自然人"})
        .line(30, {20, 140}, {"第一项", "32"})
        .line(50, {20, 138, second}, {"第二项", "4", right})
        .rows();
  };
  CHECK(rows(146, "76").empty());
  // The digits of one number may have been set apart.
  CHECK(rows(146, "7") == Lines{"|自然人|", "|第一项|32|", "|第二项|47|"});
}
