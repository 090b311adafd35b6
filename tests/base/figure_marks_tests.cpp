// Marks in the place of figures.
#include <doctest/doctest.h>

#include "base/figure_marks.h"

TEST_CASE("marks in the place of figures are known in every form, and nothing longer is one") {
  for (const auto* mark : {"/", "／", "-", "—", "——", "－", "–", "---", "\\", "*", "无", "無", "零",
                           "〇", "暂无", "一一"}) {
    CAPTURE(mark);
    CHECK(gouji::is_figure_mark(mark));
  }
  for (const auto* other :
       {"", "0", "o", ".", "无此情况", "一", "一、", "-3", "/件", "零星", "公开"}) {
    CAPTURE(other);
    CHECK_FALSE(gouji::is_figure_mark(other));
  }
}
