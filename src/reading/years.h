// Years as titles and texts write them.
#pragma once

#include <cstddef>
#include <string_view>

namespace gouji {

struct YearHit {
  int year = 0;
  std::size_t at = 0, end = 0;  // in the folded text, with 年 or 年度

  explicit operator bool() const { return year != 0; }
};

// The next year in digits or in Chinese numerals that stands before 年 in folded text; none where
// there is none.
YearHit next_year(std::string_view folded, std::size_t from);

// The value of a digit of a year as offices write it: 2, 二, and for zero also 〇, 零, ○ and the
// letter O; -1 for anything else.
int year_digit(char32_t c);

}  // namespace gouji
