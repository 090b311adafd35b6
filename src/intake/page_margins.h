// What stands in the margins of pages and belongs to none of their text.
#pragma once

#include <vector>

#include "intake/page_lines.h"
#include "intake/ruled_table.h"

namespace gouji {

// One page: its lines from top to bottom, and the ruled tables that stand between them.
struct PageSheet {
  std::vector<TextLine> lines;
  std::vector<TextLine> beside;  // of lists beside the text
  std::vector<RuledTable> tables;
  std::vector<PageBox> pictures;  // of text that nothing can read, outside tables
  double height = 0;
  int page = 1;
  double aside = 0;   // from the left edge of the sheet that the page stands on
  bool lost = false;  // could not be read
};

// Leaves out page numbers and heads that run from page to page.
void drop_margins(std::vector<PageSheet>& sheets);

}  // namespace gouji
