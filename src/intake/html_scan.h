// A look at a page's tags before libxml2 reads them: what it would read wrongly, in time that grows
// with the square of a tag, or for nothing, is written over in a copy of the same length.
#pragma once

#include <string>
#include <vector>

#include "base/limits.h"
#include "base/problem.h"

namespace gouji {

// The text to parse: `text` itself, or `copy` where something had to be written over. Conditional
// tags as Word writes them (<![if …]>, <![endif]>) become comments, as do its empty elements
// (<o:p></o:p>); a form feed becomes a blank, any other control character HtmlText::kDropped: one
// by one they would cost more than all else. Attributes that reading never looks at become blanks:
// in what word processors write, parsing them is half of the work. A tag over the limits keeps its
// name and loses its attributes; each limit that was reached becomes one problem, at the first such
// tag. Every offset in the result is the same as in `text`.
const std::string& parseable_html(const std::string& text, std::string& copy, const Limits& limits,
                                  std::vector<Problem>& problems);

}  // namespace gouji
