// What is said of pages of which nothing could be read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "intake/document.h"

namespace gouji {

// The locus of a page as a whole.
Locus page_node(Document& document, int page);

// Pages by their numbers, in order, and what is so of them, as it follows on "第3页", and on "page
// 3" behind "holds" or "hold".
struct UnreadPages {
  std::vector<int> numbers;
  std::string zh, en;
};

// "第3、4页", as many as can be listed.
std::string pages_zh(const std::vector<int>& numbers);
// "page 3", "pages 3 and 4", "pages 3, 4 and 7".
std::string pages_en(const std::vector<int>& numbers);
// What is said of one page or of several.
std::string said_of(const std::vector<int>& numbers, std::string_view one, std::string_view more);

// Adds `intake.no-text` with the first of the pages as its place: what is missing may stand on
// them.
void tell_unread(Document& document, const UnreadPages& pages, Severity severity);

}  // namespace gouji
