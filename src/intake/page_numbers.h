// The numbers that are printed on pages.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "intake/page_margins.h"

namespace gouji {

struct PageNumber {
  int number = 0;
  std::optional<int> total;  // how many pages there are, where that is printed with it
};

// What is printed, where it is a page number and nothing else: 3, -3-, — 3 —, 第3页, 3/5,
// 第3页共5页.
std::optional<PageNumber> page_number_in(std::string_view text);

struct MissingPages {
  std::vector<int> numbers;  // as they would be printed
  int beside = 0;            // the page that follows the first of them, or the last there is
};

// Which pages the printed numbers show to be missing: every page but a cover has one, in the same
// place, and they are parts of one total that is not reached, or follow one another with a single
// gap. A lone number says nothing.
MissingPages missing_pages(const std::vector<PageSheet>& sheets);

}  // namespace gouji
