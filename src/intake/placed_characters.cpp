#include "intake/placed_characters.h"

#include <algorithm>
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

bool is_letter(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'); }

class Word {
 public:
  bool empty() const { return text_.empty(); }

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

void words_of_line(std::vector<Placed>& line, std::vector<PageWord>& words) {
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
    if (!word.empty() && !word.goes_on_with(next)) finish();
    word.add(next);
  }
  finish();
}

}  // namespace

std::vector<PageWord> words_of(const std::vector<PlacedCharacter>& characters) {
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
  for (const auto& next : all) {
    if (!line.empty()) {
      const auto& first = line.front();
      const double size = std::min(first.character->size, next.character->size);
      if (first.character->turned != next.character->turned ||
          next.across - first.across > kSameLine * size) {
        words_of_line(line, words);
        line.clear();
      }
    }
    line.push_back(next);
  }
  words_of_line(line, words);
  return words;
}

}  // namespace gouji
