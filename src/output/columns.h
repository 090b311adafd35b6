// Text laid out by display width: Chinese characters take two columns of a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

std::string pad_right(std::string_view text, std::size_t columns);  // blanks after it
std::string pad_left(std::string_view text, std::size_t columns);   // blanks before it

// Lines of at most `columns`: broken at blanks and between Chinese characters, never before a
// closing mark. A word that is wider stands on a line of its own.
std::vector<std::string> wrap(std::string_view text, std::size_t columns);

// Rows with their columns aligned, two blanks between; the last column is not padded. Ends in a
// newline where there are rows.
std::string aligned(const std::vector<std::vector<std::string>>& rows);

}  // namespace gouji
