#include "intake/page_stamps.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "intake/page_tokens.h"

namespace gouji {
namespace {

constexpr double kLarge = 1.8;  // of the usual print

double em_of(const PageWord& word) {
  const auto body = body_of(word);
  // Two characters may seem to stand below one another.
  return std::min(body.y1 - body.y0, body.x1 - body.x0);
}

// The size of most of the print.
double usual_em(const std::vector<PageWord>& words) {
  std::vector<std::pair<double, std::size_t>> sizes;
  std::size_t all = 0;
  for (const auto& word : words) {
    sizes.emplace_back(em_of(word), word.text.size());
    all += word.text.size();
  }
  std::sort(sizes.begin(), sizes.end());
  std::size_t so_far = 0;
  for (const auto& [em, size] : sizes) {
    if ((so_far += size) * 2 >= all) return em;
  }
  return 0;
}

bool stands_across(const PageBox& stamp, const PageWord& word) {
  const auto body = body_of(word);
  const double em = body.y1 - body.y0;
  const double across = std::min(stamp.x1, body.x1) - std::max(stamp.x0, body.x0);
  const double down = std::min(stamp.y1, body.y1) - std::max(stamp.y0, body.y0);
  return across > em * 0.3 && down > em * 0.5;
}

using Stamp = std::tuple<std::string, long, long>;  // its text, and where its middle is

Stamp stamp_of(const PageWord& word) {
  constexpr double kSame = 4;  // points
  return {word.text, std::lround((word.box.x0 + word.box.x1) / 2 / kSame),
          std::lround((word.box.y0 + word.box.y1) / 2 / kSame)};
}

void find_stamps(const Page& page, const Limits& limits, std::set<Stamp>& stamps) {
  const double least = usual_em(page.words) * kLarge;
  std::vector<const PageWord*> large;
  for (const auto& word : page.words) {
    if (em_of(word) > least) large.push_back(&word);
  }
  for (const auto* one : large) {
    limits.keep_time();
    const auto body = body_of(*one);
    if (std::any_of(page.words.begin(), page.words.end(), [&](const PageWord& word) {
          return em_of(word) <= least && stands_across(body, word);
        })) {
      stamps.insert(stamp_of(*one));
    }
  }
}

}  // namespace

void drop_stamps(std::vector<Page>& pages, const Limits& limits) {
  std::set<Stamp> stamps;
  for (const auto& page : pages) find_stamps(page, limits, stamps);
  if (stamps.empty()) return;
  for (auto& page : pages) {
    std::erase_if(page.words,
                  [&](const PageWord& word) { return stamps.count(stamp_of(word)) > 0; });
  }
}

}  // namespace gouji
