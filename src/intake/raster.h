// What a page looks like when it is drawn: straight lines, and ink where no words are known.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "intake/pages.h"

namespace gouji {

// Shades of grey row by row from the top, 255 being white. Looks into bytes of others.
struct Raster {
  std::size_t width = 0, height = 0;
  std::string_view shades;  // width x height

  std::uint8_t at(std::size_t x, std::size_t y) const {
    return static_cast<std::uint8_t>(shades[y * width + x]);
  }
};

// Takes the next picture off a row of binary greymaps (PGM, P5, of 8 bits); nothing where `bytes`
// begins with none or ends within it, or where one side is longer than `side`.
std::optional<Raster> take_greymap(std::string_view& bytes, std::size_t side);

// The picture turned back by 0, 90, 180 or 270 degrees, counterclockwise; its dots go to `shades`.
Raster turned_back(const Raster& raster, int degrees, std::string& shades);

// Straight level and upright lines, thinner than 3 points, whatever their shade and the shade of
// what they stand on, in points; `scale` points are one dot. Strokes of characters are left out:
// what stands within a word is no line. Throws what `limits.keep_time` throws.
std::vector<PageBox> rules_in(const Raster& raster, double scale,
                              const std::vector<PageWord>& words, const Limits& limits);

// What is drawn dark, as large as characters or larger, apart from `words` and `rules`; in points.
// Throws what `limits.keep_time` throws.
std::vector<PageBox> marks_in(const Raster& raster, double scale,
                              const std::vector<PageWord>& words, const std::vector<PageBox>& rules,
                              const Limits& limits);

// All that is drawn, however pale, as one box; in points. Nothing where the page is blank.
std::optional<PageBox> ink_in(const Raster& raster, double scale);

}  // namespace gouji
