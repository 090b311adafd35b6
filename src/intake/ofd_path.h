// The paths of an OFD page: lines, and shapes as large as characters.
#pragma once

#include <cstddef>
#include <vector>

#include <pugixml.hpp>

#include "base/limits.h"
#include "intake/ofd_resources.h"
#include "intake/ofd_values.h"

namespace gouji::ofd {

struct PageDrawing {
  std::vector<PageBox> rules;  // in points from the upper left of the page's area
  std::vector<PageBox> marks;  // shapes of the size of characters
  bool full = false;           // lines or shapes beyond Limit::drawn were left out

  std::size_t size() const { return rules.size() + marks.size(); }
};

// Adds what `object`, a path, draws with `pen` in the space that `space` leads out of: straight
// strokes and rectangles so thin that they are lines, cut to the boundary; curved or slanted shapes
// of the size of characters; no more of both than Limit::drawn. A path whose numbers are none is
// left out, as it cannot be drawn. Throws what `limits.keep_time` throws.
void read_path(const pugi::xml_node& object, const Pen& pen, const Transform& space,
               const Limits& limits, PageDrawing& drawing);

}  // namespace gouji::ofd
