// Which words of a page stand on one line.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "check/print.h"
#include "intake/page_lines.h"

namespace {

using Lines = std::vector<std::string>;

// Words with the boxes of their characters: x, y, width, height.
struct Word {
  double x, y, width, height;
  const char* text;
};

Lines lines_of(const std::vector<Word>& words) {
  std::vector<gouji::Token> tokens;
  for (const auto& word : words) {
    gouji::Token token;
    token.text = word.text;
    token.at = {word.x, word.y, word.x + word.width, word.y + word.height};
    token.em = 10;
    tokens.push_back(token);
  }
  Lines out;
  for (const auto& line : gouji::lines_of(std::move(tokens), gouji::Limits())) {
    std::string text;
    for (const auto& token : line.tokens) text += token.text;
    out.push_back(text);
  }
  return out;
}

}  // namespace

TEST_CASE("a number of another font that ends where its label begins stands on its line") {
  // The label's font puts its characters high in their boxes.
  CHECK(lines_of({{232.4, 720.4, 63, 10.5, "属于国家秘密"},
                  {224.1, 726.8, 8.4, 7, "1."},
                  {201.4, 738.4, 126, 10.5, "其他法律行政法规禁止公开"},
                  {192.1, 744.8, 9.3, 7, "2."}}) ==
        Lines{"1.属于国家秘密", "2.其他法律行政法规禁止公开"});
  // Further down it is a line of its own, and so it is where it does not touch.
  CHECK(lines_of({{232.4, 720.4, 63, 10.5, "属于国家秘密"}, {224.1, 728.8, 8.4, 7, "1."}}) ==
        Lines{"属于国家秘密", "1."});
  CHECK(lines_of({{232.4, 720.4, 63, 10.5, "属于国家秘密"}, {214.1, 726.8, 8.4, 7, "1."}}) ==
        Lines{"属于国家秘密", "1."});
}
