#include "intake/page_stamps.h"

#include <algorithm>
#include <utility>

#include "intake/page_overlay.h"
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

void find_stamps(const Page& page, const Limits& limits, Stamps& stamps) {
  const double least = usual_em(page.words) * kLarge;
  std::vector<const PageWord*> large;
  for (const auto& word : page.words) {
    // A heading in large print stays, whatever stands over it.
    const bool heading = enumerator_of(word.text) != Enumerator::none;
    if (em_of(word) > least && !heading) large.push_back(&word);
  }
  for (const auto* one : large) {
    limits.keep_time();
    const auto body = body_of(*one);
    if (std::any_of(page.words.begin(), page.words.end(), [&](const PageWord& word) {
          return em_of(word) <= least && stands_across(body, word);
        })) {
      stamps.emplace(stamp_of(*one), *one);
    }
  }
}

}  // namespace

void drop_stamps(std::vector<Page>& pages, const Limits& limits) {
  Stamps large;
  for (const auto& page : pages) find_stamps(page, limits, large);
  const Overlay overlay(pages, std::move(large), limits);
  for (auto& page : pages) overlay.take_from(page, limits);
}

}  // namespace gouji
