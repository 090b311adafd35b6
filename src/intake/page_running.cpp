#include "intake/page_running.h"

#include <algorithm>
#include <vector>

#include "intake/page_lines.h"

namespace gouji {
namespace {

// Smaller than this in points is no picture of text and no table.
constexpr double kWide = 150, kHigh = 60;
// What a margin may take, with the number of the page in it.
constexpr double kMargin = 120;

// Cells of a table, and characters that are not known, leave gaps between words.
bool runs(const TextLine& line, bool outermost) {
  const auto& tokens = line.tokens;
  const auto is_figure = [](const Token& token) { return token.figure; };
  if (!outermost && std::all_of(tokens.begin(), tokens.end(), is_figure)) return false;
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (gap_between(tokens[i - 1], tokens[i]) > tokens[i].em * 0.6) return false;
  }
  return true;
}

// Whether lines leave room somewhere, with nothing on the right or on the left of short ones.
bool leave_room(const std::vector<TextLine>& lines, double height, const Limits& limits) {
  double left = lines.front().at.x0, right = lines.front().at.x1;
  for (const auto& line : lines) {
    left = std::min(left, line.at.x0);
    right = std::max(right, line.at.x1);
  }
  if (lines.front().at.y0 > kMargin || lines.back().at.y1 < height - kMargin) return true;
  for (std::size_t above = 0; above < lines.size(); ++above) {
    // What the lines between reach; without any, nothing.
    double from = right, to = left;
    limits.keep_time();
    for (auto below = above + 1; below < lines.size(); ++below) {
      if (lines[below].at.y0 - lines[above].at.y1 > kHigh) {
        if (right - to > kWide || from - left > kWide) return true;
        break;
      }
      from = std::min(from, lines[below].at.x0);
      to = std::max(to, lines[below].at.x1);
    }
  }
  return false;
}

}  // namespace

bool is_full_of_text(const Page& page, const Limits& limits) {
  const auto held = upright(page);
  auto tokens = tokens_of(held);
  if (!take_stacks(tokens).empty()) return false;
  const auto lines = lines_of(std::move(tokens), limits);
  if (lines.empty()) return false;
  for (const auto& line : lines) {
    if (!runs(line, &line == &lines.front() || &line == &lines.back())) return false;
  }
  return !leave_room(lines, held.height, limits);
}

}  // namespace gouji
