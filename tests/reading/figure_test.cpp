#include "reading/figure.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace gouji;

TEST_CASE("a figure is a number whatever way offices write it") {
  struct Case {
    std::string raw, value, remark;
  };
  const std::vector<Case> cases = {
      {"0", "0", ""},
      {" 12 ", "12", ""},
      {"１２", "12", ""},
      {"1,295", "1295", ""},
      {"1，295，000", "1295000", ""},
      {"20.30", "20.3", ""},
      {"5件", "5", "件"},
      {"251000元", "251000", "元"},
      {"22（其中修订16件）", "22", "其中修订16件"},
      {"316441", "316441", ""},
      {"-3", "-3", ""},
      {"\xC2\xA0"
       "7\xC2\xA0",
       "7", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.raw);
    const auto figure = read_figure(c.raw);
    REQUIRE(figure.state == FigureState::number);
    CHECK(figure.value.to_string() == c.value);
    CHECK(figure.remark == c.remark);
    CHECK_FALSE(figure.likely);
  }
}

TEST_CASE("a text that is no number is never taken for one") {
  for (const std::string raw :
       {"/", "-", "—", "——", "无", "零", "O", "未收到", "1/2", "12a", "三", "约5件左右", "1,29",
        "1.2.3", "5（件", "①38", "3①8", "38①a", "99999999999999999999999999999999999a"}) {
    CAPTURE(raw);
    CHECK(read_figure(raw).state == FigureState::not_a_number);
  }
}

TEST_CASE("the number of a note behind a figure is a remark and never a digit") {
  struct Case {
    std::string raw, value, remark;
  };
  const std::vector<Case> cases = {
      {"38①", "38", "①"},     {"38 ⑩", "38", "⑩"},
      {"38⑴", "38", "⑴"},     {"38❶②", "38", "❶②"},
      {"38㈠", "38", "㈠"},   {"38¹", "38", "¹"},
      {"5件①", "5", "件①"},   {"22①（其中修订16件）", "22", "其中修订16件①"},
      {"38（①）", "38", "1"}, {"38（1）", "38", "1"},
      {"-3①", "-3", "①"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.raw);
    const auto figure = read_figure(c.raw);
    REQUIRE(figure.state == FigureState::number);
    CHECK(figure.value.to_string() == c.value);
    CHECK(figure.remark == c.remark);
  }
}

TEST_CASE("a number of more digits than can be reckoned with is a number that cannot be read") {
  CHECK(read_figure(std::string(40, '9')).state == FigureState::unreadable);
  CHECK(read_figure("９９９９９９９９９９９９９９９９９９９９９９９件").state ==
        FigureState::unreadable);
  CHECK(read_figure(std::string(40, '0') + "9").value.to_string() == "9");
}

TEST_CASE("white space of any kind alone is a blank cell") {
  for (const std::string raw : {"", " ", "\xC2\xA0", "\xE3\x80\x80", "\n\t"}) {
    CHECK(read_figure(raw).state == FigureState::blank);
  }
}

TEST_CASE("a change is read with its direction, and only in a column of changes") {
  CHECK(read_figure("减4", FigureKind::change).value.to_string() == "-4");
  CHECK(read_figure("增12", FigureKind::change).value.to_string() == "12");
  CHECK(read_figure("+2", FigureKind::change).value.to_string() == "2");
  CHECK(read_figure("减4").state == FigureState::not_a_number);
}

TEST_CASE("digits parted by a blank inside one cell are read with less confidence") {
  const auto figure = read_figure("1 295");
  REQUIRE(figure.state == FigureState::number);
  CHECK(figure.value.to_string() == "1295");
  CHECK(figure.likely);
}

TEST_CASE("labels and sentences do not look like figures, marks in place of figures do") {
  for (const std::string text : {"规章", "3.其他", "1.属于国家秘密", "（七）总计", "2023年", "一",
                                 "本年收费金额（单位：万元）"}) {
    CAPTURE(text);
    CHECK_FALSE(looks_like_figure(text));
  }
  for (const std::string text :
       {"0", "1,295", "5件", "/", "—", "无", "22（其中修订16件）", "减4"}) {
    CAPTURE(text);
    CHECK(looks_like_figure(text));
  }
}
