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

struct PrintedPage {
  std::vector<std::vector<PrintedLine>> cells;  // lines that belong together
};

// A page is 210 by 297. Tables go on over the end of a page between two rows; every page but the
// first has its number below.
std::vector<PrintedPage> printed(const Report& report);

// How broad a character is, as a share of the font's size.
double breadth(const std::string& character);

}  // namespace harness
