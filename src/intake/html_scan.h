// A look at a page's tags before libxml2 reads them: what it would read wrongly, in time that grows
// with the square of a tag, or for nothing, is left out of the text that it gets.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/problem.h"
#include "intake/html_cuts.h"

namespace gouji {

// Whether a page says itself that something is lost at its end.
enum class HtmlEnding {
  whole,
  open,  // it began and never says that it ends
  cut,   // it breaks off inside a tag, a comment, a script, a row, a cell or running text
};

// Whether the last that stands there is no tag.
bool ends_in_text(std::string_view html);

struct ParseableHtml {
  std::string text;
  Cuts cuts;
  HtmlEnding ending = HtmlEnding::whole;
};

// The text to parse. Conditional tags as Word writes them (<![if …]>, <![endif]>) become comments,
// as do its empty elements (<o:p></o:p>); a form feed becomes a blank, any other control character
// HtmlText::kDropped: one by one they would cost more than all else. Attributes that reading never
// looks at become a blank each: in what word processors write they are most of the page. Where a
// paragraph begins, spans of mere text without such attributes go altogether, and the empty
// elements with them. A tag over the limits keeps its name and loses its attributes; each limit
// that was reached becomes one problem, at the first such tag of `text`. A text that closes its
// page anywhere is whole, whatever else is left open in it, and so is a piece of a page that closes
// what it opens.
ParseableHtml parseable_html(const std::string& text, const Limits& limits,
                             std::vector<Problem>& problems);

}  // namespace gouji
