// A look at a page's tags before libxml2 reads them: what it would read wrongly, in time that grows
// with the square of a tag, or for nothing, is left out of the text that it gets.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/limits.h"
#include "base/problem.h"

namespace gouji {

// Where a text was cut, and the way back from offsets of the shorter text to those of the whole.
class Cuts {
 public:
  // `length` bytes are missing right before offset `at` of the shorter text. Called in ascending
  // order.
  void note(std::size_t at, std::size_t length);
  // The fastest for offsets that ascend; not for two threads at a time.
  std::uint32_t whole(std::uint32_t offset) const;

 private:
  struct Cut {
    std::uint32_t at, missing;  // from `at` up to the next cut
  };
  std::vector<Cut> cuts_{{0, 0}};
  mutable std::size_t last_ = 0;  // the cut of the last answer
};

struct ParseableHtml {
  std::string text;
  Cuts cuts;
};

// The text to parse. Conditional tags as Word writes them (<![if …]>, <![endif]>) become comments,
// as do its empty elements (<o:p></o:p>); a form feed becomes a blank, any other control character
// HtmlText::kDropped: one by one they would cost more than all else. Attributes that reading never
// looks at become a blank each: in what word processors write they are most of the page. A tag over
// the limits keeps its name and loses its attributes; each limit that was reached becomes one
// problem, at the first such tag of `text`.
ParseableHtml parseable_html(const std::string& text, const Limits& limits,
                             std::vector<Problem>& problems);

}  // namespace gouji
