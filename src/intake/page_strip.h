// All pages put one below another, as if they were one long strip, without what only pages have.
#pragma once

#include <cstddef>
#include <vector>

#include "base/limits.h"
#include "intake/page_lines.h"
#include "intake/page_numbers.h"
#include "intake/ruled_table.h"

namespace gouji {

// What stands between lines of the strip: a ruled table, or a picture of text that nothing can
// read, which has no cells.
struct Shown {
  std::size_t before = 0;  // the line of the strip that it stands before
  int page = 1;
  int line = 1;  // of the page, of what it begins with
  RuledTable table;
  std::size_t sheet = 0;  // the pages in their order, from 0
  double aside = 0;       // from the left edge of the sheet that the page stands on
};

struct Strip {
  std::vector<TextLine> lines;   // their y is the strip's
  std::vector<Shown> shown;      // in order
  std::vector<TextLine> beside;  // of lists beside the text; their y is their page's
  int full_on = 0;  // the first page with ruled tables beyond Limit::cells, which were left out
  // Pages that show pictures and no text, or hardly any, but for page numbers and running heads.
  std::vector<int> pictured;
  std::vector<int> crossed;  // pages where words stand over words, so that neither is certain
  MissingPages missing;      // as the printed numbers show
  bool no_text = true;       // no other page holds any
};

// Turns pages upright, drops what cannot be text of the page, takes ruled tables out, drops page
// numbers and running heads, and gives the lines of all pages from top to bottom. Throws OutOfTime.
Strip strip_of(std::vector<Page> pages, const Limits& limits);

}  // namespace gouji
