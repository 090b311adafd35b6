// The lines of text on pages, put one below another as if all pages were one long strip.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "intake/pages.h"

namespace gouji {

// A word in the strip: its box has the page's x, and the y of the strip.
struct Token {
  std::string text;
  PageBox at;           // in the strip
  PageBox box;          // on its page
  double em = 0;        // the width of a full character
  int page = 1;         // as printed into places
  int line = 1;         // of the page, from 1
  bool figure = false;  // digits, or a mark that offices put in the place of a figure

  double width() const { return at.x1 - at.x0; }
  double height() const { return at.y1 - at.y0; }
  double x() const { return (at.x0 + at.x1) / 2; }
  double y() const { return (at.y0 + at.y1) / 2; }
};

// What stands on one base line, from left to right.
struct TextLine {
  std::vector<Token> tokens;
  PageBox at;               // in the strip
  bool opens_page = false;  // the first of its page
  bool upright = false;     // characters below one another, as in a narrow cell

  double y() const { return (at.y0 + at.y1) / 2; }
  double height() const { return at.y1 - at.y0; }
  double em() const;
};

// Turns pages upright, drops what cannot be text of the page, page numbers and running heads, and
// gives the lines of all pages from top to bottom.
std::vector<TextLine> lines_of_pages(const std::vector<Page>& pages);

// How a cell or paragraph begins that is numbered: 一、 （一） 1. 1、 (1) ①
enum class Enumerator { none, top, other };
Enumerator enumerator_of(std::string_view text);

// Whether the text can only be a figure, or a mark in a figure's place.
bool is_figure(std::string_view text);

// How far apart two neighbours on a line stand.
inline double gap_between(const Token& left, const Token& right) {
  return right.at.x0 - left.at.x1;
}

}  // namespace gouji
