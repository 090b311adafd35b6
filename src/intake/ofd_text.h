// The text of one OFD page, character by character.
#pragma once

#include <cstddef>
#include <vector>

#include <pugixml.hpp>

#include "intake/placed_characters.h"

namespace gouji::ofd {

// In millimetres, as OFD counts.
struct Area {
  double x = 0, y = 0, width = 210, height = 297;
};

// What the element says as four numbers; false where that is no area of a page.
bool read_area(const char* text, Area& area);

struct PageText {
  std::vector<PlacedCharacter> characters;  // in points from the upper left of the page's area
  std::size_t unplaced = 0;  // texts whose place is not told in numbers; they are left out
  bool full = false;         // characters beyond the limit were left out
};

// Adds the text of all layers and blocks under `content`, which is what a page draws itself. Text
// that is hidden, transparent or slanted across the page (as watermarks are) is left out; at most
// `most` characters are kept.
void read_page_text(const pugi::xml_node& content, const Area& area, std::size_t most,
                    PageText& text);

}  // namespace gouji::ofd
