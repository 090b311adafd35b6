// What one OFD page draws: text, lines and pictures, through blocks and composite objects.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <pugixml.hpp>

#include "base/limits.h"
#include "intake/ofd_path.h"
#include "intake/ofd_resources.h"
#include "intake/ofd_text.h"

namespace gouji::ofd {

struct PageContent {
  PageText text;
  PageDrawing drawing;
  std::vector<PageBox> pictures;  // in points
  // Composite objects whose graphic is missing, holds itself, or is nested too deep.
  std::size_t unresolved = 0;
  std::size_t repeated = 0;  // objects of graphics, as often as they were drawn
};

// Adds all that the layers and blocks under `content` draw; at most `most` characters are kept of a
// page, and nothing more is read where `repeated` goes beyond `Limit::elements`. Throws what
// `limits.keep_time` throws.
void read_content(const pugi::xml_node& content, const Area& area, const Resources& resources,
                  std::size_t most, const Limits& limits, PageContent& page);

// What `page` has taken over from a template: its lines, and where these make a form of
// several cells, the text in it too, until the page has `most` characters. Other text of templates
// is running heads and marks. No more lines than Limit::drawn. Throws what `limits.keep_time`
// throws.
void take_template(const PageContent& from, std::size_t most, const Limits& limits,
                   PageContent& page);

// The page as it is rebuilt: words, lines, and what is seen and not known. Glyphs without a
// character are left out of cells, where they are marked; elsewhere they stay in their words.
// Throws what `limits.keep_time` throws.
Page page_of(PageContent content, const Area& area, int number, const Limits& limits);

}  // namespace gouji::ofd
