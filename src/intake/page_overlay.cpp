#include "intake/page_overlay.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "intake/page_tokens.h"

namespace gouji {
namespace {

constexpr std::size_t kMost = 800;  // words that repeat, of one page

// How high the font of a word claims its line to be; the same for all words of one print.
long size_of(const PageWord& word) {
  constexpr double kSteps = 20;  // a point
  return std::lround((word.box.y1 - word.box.y0) * kSteps);
}

bool holds_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Whether a word may be a figure with something of the overlay in it.
bool may_be_figure(std::string_view text) {
  constexpr std::size_t kMost = 8;  // characters
  return length_of(text) <= kMost && enumerator_of(text) == Enumerator::none && holds_digit(text);
}

// A digit of the text under the same digit of a stamp is taken for a second print of it and lost:
// where the stamp's stands, no cell is blank. No figure beside it is doubtful for that.
PageBox dot_in(const PageBox& box) {
  constexpr double kDot = 0.5;  // points
  const double x = (box.x0 + box.x1) / 2, y = (box.y0 + box.y1) / 2;
  return {x, y, x + kDot, y + kDot};
}

}  // namespace

bool stands_across(const PageBox& stamp, const PageWord& word) {
  const auto body = body_of(word);
  const double em = body.y1 - body.y0;
  const double across = std::min(stamp.x1, body.x1) - std::max(stamp.x0, body.x0);
  const double down = std::min(stamp.y1, body.y1) - std::max(stamp.y0, body.y0);
  return across > em * 0.3 && down > em * 0.5;
}

Stamp stamp_of(const PageWord& word) {
  constexpr double kSame = 4;  // points
  return {word.text, std::lround((word.box.x0 + word.box.x1) / 2 / kSame),
          std::lround((word.box.y0 + word.box.y1) / 2 / kSame)};
}

Overlay::Overlay(const std::vector<Page>& pages, Stamps large, const Limits& limits)
    : words_(std::move(large)) {
  Places places;
  for (const auto& page : pages) {
    std::set<Stamp> here;
    for (const auto& word : page.words) here.insert(stamp_of(word));
    for (const auto& stamp : here) ++places[stamp];
  }
  find_print(pages, places);
  for (const auto& page : pages) find(page, places, limits);
  for (const auto& one : words_) {
    if (places[one.first] > 1) repeated_.push_back(&one);
  }
  if (heights_.empty()) return;
  for (const auto& page : pages) {
    for (const auto& word : page.words) {
      // Slanting print comes in single characters, and is torn otherwise on every page.
      const bool torn = length_of(word.text) <= 2;
      if (!is_fellow(word) || !(torn || places[stamp_of(word)] > 1)) continue;
      const auto [at, added] = words_.emplace(stamp_of(word), word);
      if (added) repeated_.push_back(&*at);
    }
  }
}

void Overlay::take_from(Page& page, const Limits& limits) const {
  page.crossed = page.crossed || too_many_.count(page.number) > 0;
  if (words_.empty()) return;
  std::set<Stamp> own;
  std::erase_if(page.words, [&](const PageWord& word) {
    auto stamp = stamp_of(word);
    if (words_.count(stamp) == 0) return false;
    if (holds_digit(word.text)) page.unread.push_back(dot_in(body_of(word)));
    own.insert(std::move(stamp));
    return true;
  });
  std::vector<PageBox> lost;
  for (const auto* one : repeated_) {
    if (own.count(one->first) == 0) lost.push_back(body_of(one->second));
  }
  const auto covers_lost = [&](const PageWord& word) {
    return std::any_of(lost.begin(), lost.end(),
                       [&](const PageBox& box) { return stands_across(box, word); });
  };
  for (auto& word : page.words) {
    limits.keep_time();
    const bool mixed =
        may_be_figure(word.text) &&
        ((!heights_.empty() && print_.count(size_of(word)) == 0) || covers_lost(word));
    if (!mixed) continue;
    page.unread.push_back(body_of(word));
    word.text = kUnreadText;
  }
}

void Overlay::find(const Page& page, const Places& places, const Limits& limits) {
  std::vector<const PageWord*> repeated;
  for (const auto& word : page.words) {
    if (places.at(stamp_of(word)) > 1 && !may_be_text(word)) repeated.push_back(&word);
  }
  if (repeated.size() > kMost) {
    too_many_.insert(page.number);
    return;
  }
  for (const auto* one : repeated) {
    limits.keep_time();
    const auto body = body_of(*one);
    const auto under = std::find_if(page.words.begin(), page.words.end(), [&](const auto& word) {
      return word.text != one->text && stands_across(body, word) && places.at(stamp_of(word)) == 1;
    });
    if (under == page.words.end()) continue;
    words_.emplace(stamp_of(*one), *one);
    heights_.insert(size_of(*one));
    covered_.insert(size_of(*under));
  }
}

// The print of the text: of lines and figures that stand at one place of one page. Slanting
// words, whose characters lie at several heights, have it by chance at most.
void Overlay::find_print(const std::vector<Page>& pages, const Places& places) {
  constexpr std::size_t kLine = 4, kOften = 10;
  std::map<long, std::size_t> counts;
  for (const auto& page : pages) {
    for (const auto& word : page.words) {
      if (places.at(stamp_of(word)) > 1) continue;
      const bool line = length_of(word.text) >= kLine;
      if (line || is_figure(word.text)) counts[size_of(word)] += line ? kOften : 1;
    }
  }
  for (const auto& [size, count] : counts) {
    if (count >= kOften) print_.insert(size);
  }
}

// A figure may stand at one place of several pages, with a stamp across it.
bool Overlay::may_be_text(const PageWord& word) const {
  constexpr std::size_t kShort = 2;  // characters
  return print_.count(size_of(word)) > 0 &&
         (length_of(word.text) <= kShort || is_figure(word.text));
}

// Whether it is of the same print, which the text is not.
bool Overlay::is_fellow(const PageWord& word) const {
  const auto height = size_of(word);
  return heights_.count(height) > 0 && covered_.count(height) == 0 && print_.count(height) == 0;
}

}  // namespace gouji
