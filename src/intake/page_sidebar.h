// Lists that stand beside running text, as the menus of web pages do when they are printed.
#pragma once

#include <vector>

#include "intake/page_tokens.h"

namespace gouji {

// Takes out of the words of a page those of lists beside running text, which would come between the
// words of its sentences. A list is narrow, of four words or more that begin at one margin, none
// of them numbered or with a number but a year, beside as many lines of running text without
// figures of their own, and nothing stands across the gap between.
std::vector<Token> take_sidebars(std::vector<Token>& tokens);

}  // namespace gouji
