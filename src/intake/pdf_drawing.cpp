#include "intake/pdf_drawing.h"

#include <algorithm>
#include <string>

#include "base/child.h"
#include "intake/raster.h"

namespace gouji {
namespace {

// The longer side of a page in dots: about a hundred an inch on A4. Enough for the thinnest line,
// which is one dot wide whatever its width.
constexpr std::size_t kSide = 1200;
constexpr std::size_t kPagesAtOnce = 16;

std::string drawn(std::string_view bytes, int first, int last, const Limits& limits) {
  ChildRequest request;
  request.arguments = {"pdftoppm",
                       "-q",
                       "-gray",
                       "-aaVector",
                       "no",
                       "-scale-to",
                       std::to_string(kSide),
                       "-f",
                       std::to_string(first),
                       "-l",
                       std::to_string(last),
                       "-"};
  request.environment = {"LC_ALL=C"};
  request.input = std::string(bytes);
  request.time = limits.time_left();
  request.output = (kSide * kSide + 32) * kPagesAtOnce;
  auto outcome = run_child(request);
  return outcome.succeeded() ? std::move(outcome.output) : std::string();
}

}  // namespace

void add_drawings(std::vector<Page>& pages, std::string_view bytes, const Limits& limits) {
  for (std::size_t from = 0; from < pages.size(); from += kPagesAtOnce) {
    const auto to = std::min(from + kPagesAtOnce, pages.size());
    const auto pictures = drawn(bytes, pages[from].number, pages[to - 1].number, limits);
    limits.keep_time();
    // Pictures bear no numbers: where one is missing, none can be told.
    std::vector<Raster> rasters;
    std::string_view rest = pictures;
    while (const auto raster = take_greymap(rest, kSide)) rasters.push_back(*raster);
    if (rasters.size() != to - from) continue;
    for (auto i = from; i < to; ++i) {
      auto& page = pages[i];
      const double scale = std::max(page.width, page.height) / static_cast<double>(kSide);
      page.rules = rules_in(rasters[i - from], scale, page.words);
      page.unread = marks_in(rasters[i - from], scale, page.words, page.rules);
    }
  }
}

}  // namespace gouji
