// The words of a page, as the reading of pages takes them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intake/pages.h"

namespace gouji {

// A word: its box as the page is held for reading, and as the page is shown.
struct Token {
  std::string text;
  PageBox at;           // of its characters; in a strip of pages its y is the strip's
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

// Widens a box so that it holds another.
void grow(PageBox& box, const PageBox& more);

// The page as it is to be held for reading; words turned otherwise than most are left out, and
// those that have no text, no extent or stand outside the page.
Page upright(Page page);

// How far most words of a page are turned: 0, 90, 180 or 270 degrees.
int turn_of(const Page& page);

// The box on the page as it is shown, of one on `held`, the page held upright.
PageBox as_shown(const PageBox& box, int turned, const Page& held);

// The words of a page that is held upright; those whose characters stand below one another become
// single characters.
std::vector<Token> tokens_of(const Page& page);

// The same, taking the words of the page.
std::vector<Token> take_tokens(Page& page);

// Token `from` cut in two where a line at `x` runs through it, between two characters; the second
// is empty where it stands on one side of the line, but for a little, or has a number there.
std::pair<Token, Token> cut_at(const Token& from, double x);

// Puts words in order from top to bottom, those of about one height from left to right.
void sort_in_lines(std::vector<Token>& tokens);

// Where the characters of a word stand, whatever height its font claims for them.
PageBox body_of(const PageWord& word);

// How a cell or paragraph begins that is numbered: 一、 （一） 1. 1、 (1) ①
enum class Enumerator { none, top, other };
Enumerator enumerator_of(std::string_view text);

// Whether the text can only be a figure, a mark in a figure's place, or a figure that is not told.
bool is_figure(std::string_view text);

// What stands for a figure that is there and cannot be read.
inline constexpr const char* kUnreadText = "\uFFFD";

// Whether it is figures and marks at most, with something that stands for no character of any
// script: a glyph whose font does not tell which it shows.
bool is_unread_figure(std::string_view text);

// Code points.
std::size_t length_of(std::string_view text);

// How far apart two neighbours on a line stand.
inline double gap_between(const Token& left, const Token& right) {
  return right.at.x0 - left.at.x1;
}

}  // namespace gouji
