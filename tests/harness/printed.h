// A report as it is printed: lines of text at places on pages, in millimetres.
#pragma once

#include <string>
#include <vector>

#include "model.h"

namespace harness {

struct PrintedLine {
  double x = 0, top = 0;  // the upper left corner of its first character
  double size = 0;        // of the font
  std::string text;
};

// What a cell covers of its page.
struct PrintedBox {
  double x = 0, top = 0, width = 0, height = 0;
};

struct PrintedPage {
  std::vector<std::vector<PrintedLine>> cells;  // lines that belong together
  std::vector<PrintedBox> boxes;                // of the cells of tables
};

// How tables are set, in millimetres.
struct PrintedStyle {
  enum Edge { low, middle, high };  // left or top first
  double small = 3.7, padding = 1.2;
  Edge figure_across = middle, label_across = middle, down = middle;
  bool repeated_heads = false;  // on every page
};

// A page is 210 by 297. Tables go on over the end of a page between two rows; every page but the
// first has its number below.
std::vector<PrintedPage> printed(const Report& report, const PrintedStyle& style = {});

// How broad a character is, as a share of the font's size.
double breadth(const std::string& character);

}  // namespace harness
