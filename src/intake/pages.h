// Pages of words with positions, as fixed layouts hold them, rebuilt into paragraphs and tables.
#pragma once

#include <string>
#include <vector>

#include "base/limits.h"
#include "intake/document.h"
#include "intake/page_box.h"

namespace gouji {

// What stands together without a gap. `turned` is how far its line is turned clockwise on the page
// as it is shown: 0, 90, 180 or 270 degrees. The box is upright whatever the turn.
struct PageWord {
  std::string text;  // UTF-8, in reading order
  PageBox box;
  int turned = 0;
  bool aslant = false;  // a piece of what is written so
};

struct Page {
  int number = 1;  // from 1
  double width = 0, height = 0;
  std::vector<PageWord> words;  // in any order
  // Straight lines, upright or level, as the borders of cells are drawn: boxes with hardly any
  // width or hardly any height, each as long as it is drawn; in any order.
  std::vector<PageBox> rules;
  // What is drawn as large as characters are and no word stands for: glyphs without a character,
  // pictures of figures.
  std::vector<PageBox> unread;
  bool lost = false;  // what stands on it could not be read: nothing goes on over it
  // Of a page that stands beside another on a sheet: how wide the sheet is, and how far the page's
  // left edge is from the sheet's. Places are those on the sheet.
  double sheet_width = 0, aside = 0;
  // More is drawn on it than Limit::drawn: `rules` and `unread` do not hold all of it.
  bool crowded = false;
  bool crossed = false;  // other text is mixed with its words, so that none of them is certain
};

// Appends to the blocks of `document` what a reader of the pages sees: paragraphs put together over
// lines and pages, grids of cells put together from the positions of words, over pages too. Page
// numbers and running heads are left out. Every piece of text becomes a node with page, box and
// line. Words without text, without extent or outside their page are left out; a table whose cells
// cannot be told apart stays lines. Of pages on which too much is drawn only words are read. Limits
// that are reached become problems, and so do pages that show pictures instead of words; throws
// what `limits.keep_time` throws.
void read_pages(Document& document, std::vector<Page> pages, const Limits& limits);

// Leaves out words beyond Limit::words, and says so.
void keep_words_limit(Document& document, std::vector<Page>& pages, const Limits& limits);

}  // namespace gouji
