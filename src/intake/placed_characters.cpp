#include "intake/placed_characters.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "base/utf8.h"

namespace gouji {
namespace {

// Shares of the font's size.
constexpr double kSameLine = 0.2, kAscent = 0.85;
constexpr double kGap = 0.3;        // that words keep between their characters
constexpr double kLetterGap = 0.6;  // the same for Latin letters, whose breadth is only guessed
constexpr double kSamePlace = 0.15;
constexpr double kOtherSize = 1.6;  // times another size makes another word

// A character in the frame of its line: `along` grows in reading order, `across` downwards.
struct Placed {
  const PlacedCharacter* character;
  double along, across;
};

Placed placed(const PlacedCharacter& c) {
  switch (c.turned) {
    case 90:
      return {&c, c.y, -c.x};
    case 180:
      return {&c, -c.x, -c.y};
    case 270:
      return {&c, -c.y, c.x};
    default:
      return {&c, c.x, c.y};
  }
}

// A line across the lines of text, in their frame.
struct Barrier {
  double along, from, to;
};

// Those for characters that are turned so.
std::vector<Barrier> barriers_of(const std::vector<PageBox>& rules, int turned) {
  std::vector<Barrier> barriers;
  for (const auto& rule : rules) {
    const bool level = rule.x1 - rule.x0 >= rule.y1 - rule.y0;
    if (level == (turned % 180 == 0)) continue;
    const double x = (rule.x0 + rule.x1) / 2, y = (rule.y0 + rule.y1) / 2;
    switch (turned) {
      case 90:
        barriers.push_back({y, -rule.x1, -rule.x0});
        break;
      case 180:
        barriers.push_back({-x, -rule.y1, -rule.y0});
        break;
      case 270:
        barriers.push_back({-y, rule.x0, rule.x1});
        break;
      default:
        barriers.push_back({x, rule.y0, rule.y1});
    }
  }
  return barriers;
}

// Where barriers stand across a line of text, in order.
class Fence {
 public:
  Fence(const std::vector<Barrier>& barriers, const std::vector<Placed>& line) {
    if (line.size() < 2 || barriers.empty()) return;
    const double across = line.front().across - line.front().character->size * 0.4;
    for (const auto& barrier : barriers) {
      if (barrier.from <= across && barrier.to >= across) at_.push_back(barrier.along);
    }
    std::sort(at_.begin(), at_.end());
  }

  // Whether one stands between the middles of two characters.
  bool parts(const Placed& a, const Placed& b) const {
    const auto next = std::upper_bound(at_.begin(), at_.end(), middle(a));
    return next != at_.end() && *next < middle(b);
  }

 private:
  static double middle(const Placed& one) { return one.along + one.character->advance / 2; }

  std::vector<double> at_;
};

bool is_letter(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'); }

class Word {
 public:
  bool empty() const { return text_.empty(); }
  const Placed& last() const { return last_; }

  bool goes_on_with(const Placed& next) const {
    const auto &last = *last_.character, &c = *next.character;
    const double small = std::min(last.size, c.size), large = std::max(last.size, c.size);
    if (large > kOtherSize * small) return false;
    const double gap = next.along - (last_.along + last.advance);
    return gap <= small * (is_letter(last.value) && is_letter(c.value) ? kLetterGap : kGap);
  }

  bool repeats(const Placed& next) const {
    return last_.character->value == next.character->value &&
           next.along - last_.along <= kSamePlace * next.character->size;
  }

  void add(const Placed& next) {
    const auto& c = *next.character;
    const double above = next.across - kAscent * c.size,
                 below = next.across + (1 - kAscent) * c.size;
    if (empty()) {
      from_ = next.along;
      above_ = above;
      below_ = below;
    }
    above_ = std::min(above_, above);
    below_ = std::max(below_, below);
    to_ = std::max(empty() ? next.along : to_, next.along + c.advance);
    append(text_, c.value);
    last_ = next;
  }

  PageWord finished() const {
    const int turned = last_.character->turned;
    PageBox box{from_, above_, to_, below_};
    if (turned == 90) box = {-below_, from_, -above_, to_};
    if (turned == 180) box = {-to_, -below_, -from_, -above_};
    if (turned == 270) box = {above_, -to_, below_, -from_};
    return {text_, box, turned};
  }

 private:
  std::string text_;
  double from_ = 0, to_ = 0, above_ = 0, below_ = 0;
  Placed last_{};
};

void words_of_line(std::vector<Placed>& line, const std::vector<Barrier>& barriers,
                   std::vector<PageWord>& words) {
  const Fence fence(barriers, line);
  std::stable_sort(line.begin(), line.end(),
                   [](const Placed& a, const Placed& b) { return a.along < b.along; });
  Word word;
  const auto finish = [&] {
    if (!word.empty()) words.push_back(word.finished());
    word = {};
  };
  for (const auto& next : line) {
    if (is_white(next.character->value)) {
      finish();
      continue;
    }
    if (!word.empty() && word.repeats(next)) continue;
    if (!word.empty() && (!word.goes_on_with(next) || fence.parts(word.last(), next))) finish();
    word.add(next);
  }
  finish();
}

}  // namespace

std::vector<PageWord> words_of(const std::vector<PlacedCharacter>& characters,
                               const std::vector<PageBox>& rules, const Limits& limits) {
  std::array<std::vector<Barrier>, 4> barriers;  // by quarters of a turn
  for (int quarter = 0; quarter < 4; ++quarter) {
    barriers[static_cast<std::size_t>(quarter)] = barriers_of(rules, quarter * 90);
  }
  std::vector<Placed> all;
  all.reserve(characters.size());
  for (const auto& character : characters) all.push_back(placed(character));
  std::stable_sort(all.begin(), all.end(), [](const Placed& a, const Placed& b) {
    if (a.character->turned != b.character->turned) {
      return a.character->turned < b.character->turned;
    }
    return a.across < b.across;
  });
  std::vector<PageWord> words;
  std::vector<Placed> line;
  const auto take_line = [&] {
    if (line.empty()) return;
    limits.keep_time();
    const auto quarter = static_cast<std::size_t>(line.front().character->turned / 90 & 3);
    words_of_line(line, barriers[quarter], words);
    line.clear();
  };
  for (const auto& next : all) {
    if (!line.empty()) {
      const auto& first = line.front();
      const double size = std::min(first.character->size, next.character->size);
      if (first.character->turned != next.character->turned ||
          next.across - first.across > kSameLine * size) {
        take_line();
      }
    }
    line.push_back(next);
  }
  take_line();
  return words;
}

}  // namespace gouji
