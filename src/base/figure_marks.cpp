#include "base/figure_marks.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/utf8.h"

namespace gouji {

bool is_figure_mark(std::string_view utf8) {
  constexpr std::size_t kLongest = 12;  // bytes
  if (utf8.empty() || utf8.size() > kLongest) return false;
  // Most texts begin otherwise and need not be folded.
  constexpr std::u32string_view kFirst = U"/-\\*无零〇暂一";
  if (kFirst.find(fold_code_point(decode(utf8, 0).value)) == kFirst.npos) return false;
  static constexpr std::array<std::string_view, 11> kMarks = {"/",  "-",    "--", "---", "\\",  "*",
                                                              "无", "暂无", "零", "〇",  "一一"};
  return std::find(kMarks.begin(), kMarks.end(), folded(utf8)) != kMarks.end();
}

}  // namespace gouji
