#include "intake/page_crossings.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "intake/page_tokens.h"

namespace gouji {
namespace {

constexpr std::size_t kPiece = 2;  // characters

bool is_over(const PageBox& a, const PageBox& b) {
  const double little = std::min(a.y1 - a.y0, b.y1 - b.y0) * 0.3;
  return std::min(a.x1, b.x1) - std::max(a.x0, b.x0) > little &&
         std::min(a.y1, b.y1) - std::max(a.y0, b.y0) > little;
}

bool is_among(const PageWord& word, const std::vector<PageWord>& words) {
  const double x = (word.box.x0 + word.box.x1) / 2, y = (word.box.y0 + word.box.y1) / 2;
  return std::any_of(words.begin(), words.end(), [&](const PageWord& other) {
    return other.box.x0 <= x && x <= other.box.x1 && other.box.y0 <= y && y <= other.box.y1;
  });
}

// Whether all that `level` lacks is pieces of watermarks. Digits are where they come as often as
// other pieces do, and several times.
bool lacks_marks_only(const Page& page, const Page& level, const Limits& limits) {
  constexpr std::size_t kSeveral = 3;
  std::map<std::string, std::size_t> figures, pieces;
  for (const auto& word : page.words) {
    limits.keep_time();
    if (is_among(word, level.words)) continue;
    if (is_figure(word.text)) {
      ++figures[word.text];
    } else if (length_of(word.text) <= kPiece) {
      ++pieces[word.text];
    } else {
      return false;
    }
  }
  std::size_t most = 0;
  for (const auto& [text, count] : pieces) most = std::max(most, count);
  const auto is_mark = [&](const auto& figure) {
    return figure.second >= kSeveral && figure.second <= most;
  };
  // The edge of the page may cut one.
  const auto is_part = [&](const auto& figure) {
    return std::any_of(figures.begin(), figures.end(), [&](const auto& other) {
      return is_mark(other) && other.first.size() > figure.first.size() &&
             other.first.find(figure.first) != std::string::npos;
    });
  };
  return std::all_of(figures.begin(), figures.end(), [&](const auto& figure) {
    return is_mark(figure) || (figure.second < kSeveral && is_part(figure));
  });
}

}  // namespace

std::size_t count_crossings(const Page& page, std::size_t most, const Limits& limits) {
  // Fonts claim heights that reach into the lines above and below.
  std::vector<PageBox> pieces, words;
  for (const auto& word : page.words) {
    (length_of(word.text) > kPiece ? words : pieces).push_back(body_of(word));
  }
  std::size_t count = 0;
  for (const auto& piece : pieces) {
    if (count >= most) break;
    limits.keep_time();
    count += std::any_of(words.begin(), words.end(),
                         [&](const PageBox& word) { return is_over(piece, word); });
  }
  return count;
}

void take_level_pages(std::vector<Page>& pages, std::vector<Page> level, const Limits& limits) {
  if (level.size() != pages.size()) return;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (lacks_marks_only(pages[i], level[i], limits)) pages[i] = std::move(level[i]);
  }
}

}  // namespace gouji
