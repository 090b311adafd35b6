#include "reading/label.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace gouji;

TEST_CASE("a number is told from a wording that begins with a numeral") {
  struct Case {
    std::string raw;
    Numbering numbering;
    std::string number;
    std::u32string body;
  };
  const std::vector<Case> cases = {
      {"一、总体情况", Numbering::top, "一", U"总体情况"},
      {"一,总体情况", Numbering::top, "一", U"总体情况"},
      {"一·总体情况", Numbering::top, "一", U"总体情况"},
      {"一?总体情况", Numbering::top, "一", U"总体情况"},
      {"一（总体情况）", Numbering::none, "", U"一总体情况"},
      {"一 概 述", Numbering::top, "一", U"概述"},
      {"第一部分 概述", Numbering::top, "一", U"概述"},
      {"（一）予以公开", Numbering::bracket, "一", U"予以公开"},
      {"(七)总计", Numbering::bracket, "七", U"总计"},
      {"3.其他", Numbering::arabic, "3", U"其他"},
      {"3．其他", Numbering::arabic, "3", U"其他"},
      {"1、属于国家秘密", Numbering::arabic, "1", U"属于国家秘密"},
      {"三安全一稳定", Numbering::none, "", U"三安全一稳定"},
      {"一是加强领导", Numbering::none, "", U"一是加强领导"},
      {"1.5", Numbering::none, "", U"15"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.raw);
    const auto key = label_key(c.raw);
    CHECK(key.numbering == c.numbering);
    CHECK(key.number == c.number);
    CHECK(key.body == c.body);
  }
}

TEST_CASE("a numeral at the head of a wording may be a number without its mark") {
  const auto key = without_unmarked_number(label_key("五存在的问题（一）"));
  CHECK(key.numbering == Numbering::top);
  CHECK(key.number == "五");
  CHECK(key.body == U"存在的问题一");
  CHECK(key.bare() == U"存在的问题");
  for (const std::string raw : {"存在的问题", "五、一般情况", "五"}) {
    CHECK_MESSAGE(without_unmarked_number(label_key(raw)).empty(), raw);
  }
}

TEST_CASE("labels agree through traditional forms, full width, torn lines and lost marks") {
  const LabelMatcher matcher(Label{"3.危及“三安全一稳定”", {}, {}});
  for (const std::string raw : {"3.危及\"三安全一稳定\"", "3．危及「三安全一穩定」",
                                "危及三安全\n一稳定", "３.危及 “三安全一稳定”"}) {
    CAPTURE(raw);
    CHECK(matcher.match(label_key(raw)) == LabelMatch::exact);
  }
}

TEST_CASE("a remark in brackets at the end of a label is the office's own and no other label") {
  const LabelMatcher in_force(Label{"现行有效件数", {}, {}});
  CHECK(in_force.match(label_key("现行有效件数（历史累计）")) == LabelMatch::accepted);
  const LabelMatcher partial(
      Label{"（二）部分公开（区分处理的，只计这一情形，不计其他情形）", {}, {}});
  CHECK(partial.match(label_key("（二）部分公开")) == LabelMatch::accepted);
  CHECK(partial.match(label_key("（一）予以公开")) == LabelMatch::none);
}

TEST_CASE("a wording of the pack's lists is told from the template's") {
  const LabelMatcher title(Label{"总体情况", {"政府信息公开工作总体情况"}, {"信息公开总体情况"}});
  CHECK(title.match(label_key("一、总体情况")) == LabelMatch::exact);
  CHECK(title.match(label_key("政府信息公开工作总体情况")) == LabelMatch::accepted);
  CHECK(title.match(label_key("信息公开总体情况")) == LabelMatch::variant);
  CHECK(title.match(label_key("概述")) == LabelMatch::none);
}

TEST_CASE("likeness falls with every edit") {
  CHECK(similarity(U"属于国家秘密", U"属于国家秘密") == 1.0);
  CHECK(similarity(U"其他法律行政止公开", U"其他法律行政法规禁止公开") > 0.7);
  CHECK(similarity(U"重复申请", U"要求提供公开出版物") < 0.3);
}
