// The mark-up that editors put around the text of a paragraph or a cell.
#pragma once

#include <string>

#include "random.h"

namespace harness {

enum class TextDress { plain, word, wps, torn, nbsp };

// The text of a cell, of a figure, of a paragraph (without its own p) in HTML.
std::string dress(const std::string& text, TextDress how, Random& random);
std::string dress_figure(const std::string& text, TextDress how, Random& random);
std::string dress_paragraph(const std::string& text, TextDress how, Random& random);

}  // namespace harness
