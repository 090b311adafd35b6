// The text objects of an OFD page, character by character.
#pragma once

#include <cstddef>
#include <vector>

#include <pugixml.hpp>

#include "intake/ofd_values.h"
#include "intake/placed_characters.h"

namespace gouji::ofd {

struct PageText {
  std::vector<PlacedCharacter> characters;  // in points from the upper left of the page's area
  // Glyphs without a character, private characters: seen, but not known.
  std::vector<PlacedCharacter> nameless;
  std::size_t unplaced = 0;  // texts whose place is not told in numbers; they are left out
  bool full = false;         // characters beyond the limit were left out
};

// Adds the characters of `object`, which stands in the space that `space` leads out of. Text that
// is hidden, transparent or slanted across the page (as watermarks are) is left out; at most `most`
// characters are kept of a page.
void read_text_object(const pugi::xml_node& object, const Transform& space, std::size_t most,
                      PageText& text);

}  // namespace gouji::ofd
