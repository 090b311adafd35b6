// Characters placed one by one, as some fixed layouts hold them, put together into words.
#pragma once

#include <vector>

#include "base/limits.h"
#include "intake/pages.h"

namespace gouji {

struct PlacedCharacter {
  char32_t value = 0;
  double x = 0, y = 0;  // where its base line begins, in points from the upper left of the page
  double advance = 0;   // its breadth along the base line
  double size = 0;      // its height across the base line
  int turned = 0;       // 0, 90, 180 or 270 degrees clockwise
};

// Characters on one base line with at most a narrow gap between them become one word, in whatever
// order they come; white space parts words; what is drawn twice at one place, as for bold print,
// counts once. No word goes on beyond one of `rules` that stands across its line. Throws what
// `limits.keep_time` throws.
std::vector<PageWord> words_of(const std::vector<PlacedCharacter>& characters,
                               const std::vector<PageBox>& rules, const Limits& limits);

}  // namespace gouji
