// What the attributes of a tag say that reading must know.
#pragma once

#include <cstdint>
#include <string_view>

#include "intake/html_element.h"

namespace gouji {

// As libxml2 hands them over: name and value in turn, null at the end; null too for no value.
using HtmlAttributeList = const char* const*;

// The value of an attribute; empty where there is none. `attributes` may be null.
std::string_view html_attribute(HtmlAttributeList attributes, std::string_view name);

struct HtmlAttributes {
  bool hidden = false;  // hidden, display:none, visibility:hidden, mso-hide:all
  bool struck = false;  // struck through: a reader takes the text for deleted
  bool chrome = false;  // a class, id or role of navigation, a page's header or footer
  std::uint32_t row_span = 1, column_span = 1;  // as claimed
};
// Classes and spans are looked at only where `traits` say that they mean something.
HtmlAttributes read_attributes(HtmlAttributeList attributes, HtmlElementTraits traits);

// Whether reading looks at an attribute of this name, in any case, in such an element; of a style,
// whether it says anything that reading heeds. The value as it stands between its quotes.
bool is_read_attribute(HtmlElementTraits traits, std::string_view name);
bool is_read_style(std::string_view value);

// An image or frame of at most one pixel in width or height, as statistics scripts leave them.
bool is_tiny(HtmlAttributeList attributes);

}  // namespace gouji
