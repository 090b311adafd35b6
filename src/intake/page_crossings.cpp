#include "intake/page_crossings.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>
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

// Raised marks and words that are set close touch one another; they do not stand so far over one
// another.
bool is_deep_over(const PageBox& a, const PageBox& b) {
  const double em = std::min(a.y1 - a.y0, b.y1 - b.y0);
  const double narrow = std::min({em, a.x1 - a.x0, b.x1 - b.x0});
  return std::min(a.x1, b.x1) - std::max(a.x0, b.x0) > narrow * 0.6 &&
         std::min(a.y1, b.y1) - std::max(a.y0, b.y0) > em * 0.45;
}

bool is_among(const PageWord& word, const std::vector<PageWord>& words) {
  const double x = (word.box.x0 + word.box.x1) / 2, y = (word.box.y0 + word.box.y1) / 2;
  return std::any_of(words.begin(), words.end(), [&](const PageWord& other) {
    return other.box.x0 <= x && x <= other.box.x1 && other.box.y0 <= y && y <= other.box.y1;
  });
}

using Placed = std::tuple<std::string, double, double>;
Placed placed(const PageWord& word) { return {word.text, word.box.x0, word.box.y0}; }

// The words of a page that its level version has not; `lacking` are those where it has no others.
struct Missing {
  std::vector<const PageWord*> all, lacking;
};
Missing missing_words(const Page& page, const Page& level, const Limits& limits) {
  std::set<Placed> same;
  for (const auto& word : level.words) same.insert(placed(word));
  Missing missing;
  for (const auto& word : page.words) {
    if (same.count(placed(word)) > 0) continue;
    limits.keep_time();
    missing.all.push_back(&word);
    if (!is_among(word, level.words)) missing.lacking.push_back(&word);
  }
  return missing;
}

// Whether it is two characters at most, or as many digits as are as wide.
bool may_be_piece(const PageWord& word) {
  constexpr std::size_t kMost = 4;  // digits
  std::size_t wide = 0;
  for (const char c : word.text) wide += static_cast<unsigned char>(c) >= 0xC0 ? 1 : 0;
  return length_of(word.text) + wide <= kMost;
}

// Whether two words stand right above and beside one another, as the next characters of what is
// written aslant do.
bool is_aslant(const PageWord& a, const PageWord& b) {
  const auto one = body_of(a), two = body_of(b);
  const double em = std::max(one.y1 - one.y0, two.y1 - two.y0);
  const auto is_step = [&](double step) {
    constexpr double kLeast = 0.12, kMost = 2;  // characters
    return std::abs(step) > em * kLeast && std::abs(step) < em * kMost;
  };
  return is_step((one.x0 + one.x1 - two.x0 - two.x1) / 2) &&
         is_step((one.y0 + one.y1 - two.y0 - two.y1) / 2);
}

// From the middle of one word to that of another.
std::pair<double, double> step_between(const PageWord& from, const PageWord& to) {
  return {(to.box.x0 + to.box.x1 - from.box.x0 - from.box.x1) / 2,
          (to.box.y0 + to.box.y1 - from.box.y0 - from.box.y1) / 2};
}

// Whether a word goes on in another without a gap; the letters of large ones may be spaced.
bool follows(const PageWord& a, const PageWord& b) {
  constexpr double kLarge = 20, kLittle = 1.4, kSameSize = 0.6;  // points, and shares
  if (!is_aslant(a, b)) return false;
  const auto one = body_of(a), two = body_of(b);
  const double em = std::max(one.y1 - one.y0, two.y1 - two.y0);
  if (std::min(one.y1 - one.y0, two.y1 - two.y0) < em * kSameSize) return false;
  const auto [x, y] = step_between(a, b);
  const auto width = [&](const PageWord& word) {
    const auto length = static_cast<double>(length_of(word.text));
    return em * length * (is_figure(word.text) ? 0.5 : 1);
  };
  return em > kLarge || std::hypot(x, y) < (width(a) + width(b)) / 2 * kLittle;
}

// Marks what is written aslant for certain: three pieces in equal steps, or two that stand so more
// than once. True where there is any, and no digit in it, which could be one of a figure.
bool mark_aslant(Page& page, const Limits& limits) {
  constexpr std::size_t kMostPieces = 1500;  // more than are looked at
  std::vector<PageWord*> pieces;
  for (auto& word : page.words) {
    if (may_be_piece(word)) pieces.push_back(&word);
  }
  if (pieces.size() > kMostPieces) return false;
  using Pair = std::tuple<std::string, std::string, long, long>;
  std::map<Pair, std::vector<PageWord*>> pairs;
  bool any = false, digits = false;
  const auto mark = [&](PageWord& word) {
    any = word.aslant = true;
    digits = digits || word.text.find_first_of("0123456789") != std::string::npos;
  };
  for (auto* middle : pieces) {
    std::vector<PageWord*> before, after;
    for (auto* other : pieces) {
      limits.keep_time();
      if (!follows(*middle, *other)) continue;
      const auto [x, y] = step_between(*middle, *other);
      (x < 0 ? before : after).push_back(other);
      if (x < 0) continue;
      auto& pair = pairs[{middle->text, other->text, std::lround(x), std::lround(y)}];
      pair.insert(pair.end(), {middle, other});
    }
    const auto body = body_of(*middle);
    const double little = (body.y1 - body.y0) * 0.4;
    for (auto* one : before) {
      const auto [x, y] = step_between(*one, *middle);
      for (auto* two : after) {
        const auto [right, down] = step_between(*middle, *two);
        if (std::abs(right - x) > little || std::abs(down - y) > little) continue;
        for (auto* word : {one, middle, two}) mark(*word);
      }
    }
  }
  for (const auto& [pair, words] : pairs) {
    if (words.size() < 4) continue;
    for (auto* word : words) mark(*word);
  }
  return any && !digits;
}

enum class Lack { nothing, marks, text };

// Whether all that is lacking is pieces of watermarks. Figures are where they stand aslant, or come
// as often as other pieces do, and several times.
Lack what_lacks(const Missing& missing, const Limits& limits) {
  constexpr std::size_t kSeveral = 3;
  std::map<std::string, std::size_t> figures, pieces;
  bool any = false, text = false;
  for (const auto* word : missing.lacking) {
    limits.keep_time();
    const auto length = length_of(word->text);
    const bool figure = is_figure(word->text);
    const bool piece = may_be_piece(*word);
    any = any || piece;
    if (piece && std::any_of(missing.all.begin(), missing.all.end(), [&](const PageWord* other) {
          return may_be_piece(*other) && is_aslant(*word, *other);
        })) {
      continue;
    }
    if (figure) {
      ++figures[word->text];
    } else if (length <= kPiece) {
      ++pieces[word->text];
    } else {
      text = true;
    }
  }
  std::size_t most = 0;
  for (const auto& [piece, count] : pieces) most = std::max(most, count);
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
  text = text || !std::all_of(figures.begin(), figures.end(), [&](const auto& figure) {
           return is_mark(figure) || (figure.second < kSeveral && is_part(figure));
         });
  if (!text) return Lack::marks;
  return any ? Lack::text : Lack::nothing;
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

bool has_words_over_table(const Page& page, const Limits& limits) {
  struct Body {
    PageBox at;
    bool heading;
  };
  std::vector<Body> bodies;
  std::vector<double> figures;  // their heights on the page
  for (const auto& word : page.words) {
    const auto body = body_of(word);
    if (is_figure(word.text)) figures.push_back(body.y0);
    // Characters below one another touch what is above and below them.
    const bool upright = length_of(word.text) > 1 && body.y1 - body.y0 > (body.x1 - body.x0) * 1.2;
    if (!upright) bodies.push_back({body, enumerator_of(word.text) == Enumerator::top});
  }
  std::sort(bodies.begin(), bodies.end(),
            [](const Body& a, const Body& b) { return a.at.y0 < b.at.y0; });
  std::sort(figures.begin(), figures.end());
  const auto is_in_table = [&](const PageBox& box) {
    constexpr double kNear = 60;  // points
    constexpr std::ptrdiff_t kRow = 3;
    return std::upper_bound(figures.begin(), figures.end(), box.y1 + kNear) -
               std::lower_bound(figures.begin(), figures.end(), box.y0 - kNear) >=
           kRow;
  };
  for (auto one = bodies.begin(); one != bodies.end(); ++one) {
    for (auto two = one + 1; two != bodies.end() && two->at.y0 < one->at.y1; ++two) {
      limits.keep_time();
      if (!is_deep_over(one->at, two->at)) continue;
      if (one->heading || two->heading || is_in_table(one->at)) return true;
    }
  }
  return false;
}

void take_level_pages(std::vector<Page>& pages, std::vector<Page> level, const Limits& limits) {
  if (level.size() != pages.size()) return;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    switch (what_lacks(missing_words(pages[i], level[i], limits), limits)) {
      case Lack::marks:
        pages[i] = std::move(level[i]);
        break;
      case Lack::text:
        pages[i].crossed = !mark_aslant(pages[i], limits);
        break;
      case Lack::nothing:
        break;
    }
  }
}

}  // namespace gouji
