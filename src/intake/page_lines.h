// The lines of text on pages.
#pragma once

#include <vector>

#include "base/limits.h"
#include "intake/page_tokens.h"

namespace gouji {

// What stands on one base line, from left to right.
struct TextLine {
  std::vector<Token> tokens;
  PageBox at;
  bool opens_page = false;  // the first of its page
  bool upright = false;     // characters below one another, as in a narrow cell
  bool doubtful = false;    // may be a line each of two columns
  // A ruled table, a picture or a page that could not be read stands between it and the line
  // before.
  bool parted = false;

  double y() const { return (at.y0 + at.y1) / 2; }
  double height() const { return at.y1 - at.y0; }
  double em() const;
};

// Appends a word to a line.
void add(TextLine& line, Token token);

// Takes out of `tokens` the characters that stand below one another in a narrow cell: at least
// three, closer than lines are.
std::vector<TextLine> take_stacks(std::vector<Token>& tokens);

// The lines that tokens stand on, from top to bottom; raised and lowered marks belong to the line
// that they stand beside. Throws what `limits.keep_time` throws.
std::vector<TextLine> lines_of(std::vector<Token> tokens, const Limits& limits);

}  // namespace gouji
