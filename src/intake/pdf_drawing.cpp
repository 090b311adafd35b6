#include "intake/pdf_drawing.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <string>
#include <utility>

#include "intake/page_running.h"
#include "intake/page_stamps.h"
#include "intake/page_tokens.h"
#include "intake/poppler.h"
#include "intake/raster.h"

namespace gouji {
namespace {

// The longer side of A4 in dots: about a hundred an inch. Enough for the thinnest line, which is
// one dot wide whatever its width.
constexpr double kSide = 1200, kA4 = 842;
constexpr double kLongest = 30'000, kMostDots = 4e6;  // of a page
constexpr std::size_t kPagesAtOnce = 16, kLongPagesAtOnce = 2;

// The longer side of a page in dots: what browsers print on one page of many metres is drawn as
// finely as other pages, as far as there is room.
std::size_t side_of(const Page& page) {
  const double longer = std::max(page.width, page.height);
  const double shorter = std::min(page.width, page.height);
  if (!(shorter >= 1) || !(longer < 1e6)) return static_cast<std::size_t>(kSide);
  const double most = std::sqrt(kMostDots * longer / shorter);
  return static_cast<std::size_t>(
      std::max(kSide, std::min({longer * kSide / kA4, most, kLongest})));
}

ChildOutcome draw(std::string_view bytes, int first, int last, std::size_t side,
                  const Limits& limits) {
  const auto most = (static_cast<std::size_t>(kMostDots) + 2 * side) * kPagesAtOnce;
  return run_poppler(
      {"pdftoppm", "-q", "-gray", "-aaVector", "no", "-scale-to", std::to_string(side), "-f",
       std::to_string(first), "-l", std::to_string(last), "-"},
      bytes, most, limits);
}

// Takes out the lines that lie within one of the words that are stamped across the page: those of
// `all` that `unstamped` lacks, both in one order.
void drop_strokes(std::vector<PageBox>& rules, const std::vector<PageWord>& all,
                  const std::vector<PageWord>& unstamped) {
  auto kept = unstamped.begin();
  for (const auto& word : all) {
    const auto& b = word.box;
    if (kept != unstamped.end() && kept->text == word.text && kept->box.x0 == b.x0 &&
        kept->box.y0 == b.y0) {
      ++kept;
      continue;
    }
    // Slanting characters reach beyond the box of their word.
    const double more = (b.x1 - b.x0) * 0.35;
    std::erase_if(rules, [&](const PageBox& rule) {
      return rule.x0 > b.x0 - more && rule.x1 < b.x1 + more && rule.y0 > b.y0 && rule.y1 < b.y1;
    });
  }
}

// Looks at the page as it is read, and adds what is there where it is shown. `unstamped` are the
// words of the page held upright without what is stamped across it: borders run through that.
void add_drawing(Page& page, const std::vector<PageWord>& unstamped, const Raster& picture,
                 const Limits& limits) {
  if (!(page.width > 0)) return;
  // The picture is as the page is shown; of a page of few words its size may be the sheet's.
  const bool swapped = (page.width < page.height) != (picture.width < picture.height) &&
                       page.width != page.height && picture.width != picture.height;
  if (swapped) std::swap(page.width, page.height);
  const int turn = turn_of(page);
  const auto held = upright(page);
  std::string shades;
  const auto raster = turned_back(picture, turn, shades);
  const double scale = std::max(page.width, page.height) /
                       static_cast<double>(std::max(raster.width, raster.height));
  // A page that was found to lie otherwise has its words elsewhere.
  const auto& words = swapped ? held.words : unstamped;
  auto rules = rules_in(raster, scale, words, limits);
  drop_strokes(rules, held.words, words);
  for (const auto& rule : rules) page.rules.push_back(as_shown(rule, turn, held));
  for (const auto& mark : marks_in(raster, scale, held.words, rules, limits)) {
    page.unread.push_back(as_shown(mark, turn, held));
  }
  // Where nothing is known of a page whatever is on it counts, however pale.
  if (!page.words.empty()) return;
  if (const auto ink = ink_in(raster, scale)) page.unread.push_back(as_shown(*ink, turn, held));
}

// Whether dots are too large to tell characters by them.
bool is_coarse(const Page& page, std::size_t side) {
  constexpr double kCoarse = 2.5;  // points a dot
  return std::max(page.width, page.height) > kCoarse * static_cast<double>(side);
}

// Where a batch of pages to be drawn at one time, and at one size, ends that begins at `from`.
std::size_t end_of_batch(const std::vector<Page>& pages, const std::vector<bool>& full,
                         std::size_t from) {
  const auto side = side_of(pages[from]);
  const auto most = side > 2 * static_cast<std::size_t>(kSide) ? kLongPagesAtOnce : kPagesAtOnce;
  auto to = from + 1;
  while (to < pages.size() && to - from < most && !full[to] && side_of(pages[to]) == side) ++to;
  return to;
}

void draw_batch(std::vector<Page>& pages, const std::vector<Page>& unstamped, std::size_t from,
                std::size_t to, std::string_view bytes, const Limits& limits, Undrawn& undrawn) {
  const auto side = side_of(pages[from]);
  const auto outcome = draw(bytes, pages[from].number, pages[to - 1].number, side, limits);
  limits.keep_time_of_step();
  std::vector<Raster> rasters;
  std::string_view rest = outcome.output;
  while (const auto raster = take_greymap(rest, side)) rasters.push_back(*raster);
  // Pictures bear no numbers: where one is missing, none can be told.
  if (outcome.succeeded() && rasters.size() == to - from) {
    for (auto i = from; i < to; ++i) {
      add_drawing(pages[i], unstamped[i].words, rasters[i - from], limits);
      if (is_coarse(pages[i], side)) undrawn.coarse.push_back(pages[i].number);
    }
    return;
  }
  for (auto i = from; i < to; ++i) undrawn.pages.push_back(pages[i].number);
  undrawn.no_tool = outcome.end == ChildOutcome::End::not_started && outcome.code == ENOENT;
}

}  // namespace

Undrawn add_drawings(std::vector<Page>& pages, std::string_view bytes, const Limits& limits) {
  Undrawn undrawn;
  std::vector<bool> full;
  for (const auto& page : pages) {
    limits.keep_time_of_step();
    full.push_back(is_full_of_text(page, limits));
  }
  std::vector<Page> unstamped;
  unstamped.reserve(pages.size());
  for (const auto& page : pages) unstamped.push_back(upright(page));
  drop_stamps(unstamped, limits);
  for (std::size_t from = 0; from < pages.size();) {
    if (full[from]) {
      ++from;
      continue;
    }
    limits.keep_time_of_step();
    const auto to = end_of_batch(pages, full, from);
    draw_batch(pages, unstamped, from, to, bytes, limits, undrawn);
    from = to;
  }
  return undrawn;
}

}  // namespace gouji
