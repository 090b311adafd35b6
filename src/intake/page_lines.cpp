#include "intake/page_lines.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gouji {
namespace {

// Whether a token of much smaller print stands in a line as a raised or lowered mark.
bool is_mark_in(const Token& token, const TextLine& line) {
  if (token.height() > line.height() * 0.8) return false;
  const double overlap = std::min(token.at.y1, line.at.y1) - std::max(token.at.y0, line.at.y0);
  if (overlap < token.height() * 0.6) return false;
  return std::any_of(line.tokens.begin(), line.tokens.end(), [&](const Token& other) {
    return std::abs(token.at.x0 - other.at.x1) < other.em * 0.25;
  });
}

// Whether a token goes on right where a word of the line ends, or ends where one begins: words of
// two fonts, which claim heights of their own.
bool joins(const Token& token, const TextLine& line) {
  return std::any_of(line.tokens.begin(), line.tokens.end(), [&](const Token& other) {
    const double near = std::min(token.em, other.em) * 0.3;
    return std::abs(token.at.x0 - other.at.x1) < near || std::abs(other.at.x0 - token.at.x1) < near;
  });
}

}  // namespace

void add(TextLine& line, Token token) {
  if (line.tokens.empty()) line.at = token.at;
  grow(line.at, token.at);
  line.tokens.push_back(std::move(token));
}

double TextLine::em() const {
  // How wide digits are depends on the font, so they tell it only where nothing else stands.
  double most = 0, em = 0;
  bool figure = true;
  for (const auto& token : tokens) {
    if (token.figure && !figure) continue;
    if (token.width() > most || token.figure != figure) most = token.width(), em = token.em;
    figure = token.figure;
  }
  return em;
}

std::vector<TextLine> take_stacks(std::vector<Token>& tokens) {
  std::vector<std::size_t> single;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].figure && length_of(tokens[i].text) == 1) single.push_back(i);
  }
  std::stable_sort(single.begin(), single.end(), [&](std::size_t a, std::size_t b) {
    const auto left = std::lround(tokens[a].x() / 3), right = std::lround(tokens[b].x() / 3);
    return left != right ? left < right : tokens[a].at.y0 < tokens[b].at.y0;
  });
  std::vector<char> taken(tokens.size(), 0);
  std::vector<TextLine> stacks;
  for (std::size_t i = 0; i < single.size();) {
    auto end = i + 1;
    while (end < single.size()) {
      const auto& above = tokens[single[end - 1]];
      const auto& below = tokens[single[end]];
      const double pitch = below.y() - above.y();
      if (std::abs(below.x() - above.x()) > above.em * 0.35 || pitch < above.em * 0.5 ||
          pitch > above.em * 1.35) {
        break;
      }
      ++end;
    }
    if (end - i >= 3) {
      TextLine stack;
      stack.upright = true;
      stack.at = tokens[single[i]].at;
      stack.tokens.reserve(end - i);
      for (auto k = i; k < end; ++k) {
        auto& token = tokens[single[k]];
        stack.at = {std::min(stack.at.x0, token.at.x0), std::min(stack.at.y0, token.at.y0),
                    std::max(stack.at.x1, token.at.x1), std::max(stack.at.y1, token.at.y1)};
        stack.tokens.push_back(std::move(token));
        taken[single[k]] = 1;
      }
      stacks.push_back(std::move(stack));
    }
    i = end;
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (taken[i] != 0) continue;
    if (kept != i) tokens[kept] = std::move(tokens[i]);
    ++kept;
  }
  tokens.resize(kept);
  tokens.shrink_to_fit();
  return stacks;
}

std::vector<TextLine> lines_of(std::vector<Token> tokens, const Limits& limits) {
  std::stable_sort(tokens.begin(), tokens.end(),
                   [](const Token& a, const Token& b) { return a.y() < b.y(); });
  std::vector<TextLine> lines;
  double reference = 0, height = 0;
  for (auto& token : tokens) {
    limits.keep_time();
    const double low = token.y() - reference, least = std::min(height, token.height());
    // Half of the lower one stands beside the other.
    const double overlap = (height + token.height()) / 2 - low;
    const bool same = !lines.empty() &&
                      (low < least * 0.32 || (overlap > least * 0.5 && joins(token, lines.back())));
    if (!same) {
      if (!lines.empty() && is_mark_in(token, lines.back())) {
        add(lines.back(), std::move(token));
        continue;
      }
      lines.emplace_back();
      reference = token.y();
      height = token.height();
    }
    add(lines.back(), std::move(token));
  }
  // A raised mark may come before its line.
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    auto& marks = lines[i].tokens;
    const bool all = std::all_of(marks.begin(), marks.end(), [&](const Token& t) {
      limits.keep_time();
      return is_mark_in(t, lines[i + 1]);
    });
    if (!all) continue;
    for (auto& mark : marks) add(lines[i + 1], std::move(mark));
    marks.clear();
  }
  std::erase_if(lines, [](const TextLine& line) { return line.tokens.empty(); });
  for (auto& line : lines) {
    std::stable_sort(line.tokens.begin(), line.tokens.end(),
                     [](const Token& a, const Token& b) { return a.at.x0 < b.at.x0; });
  }
  return lines;
}

}  // namespace gouji
