#include "intake/html_attributes.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <limits>

#include "intake/html_ascii.h"

namespace gouji {
namespace {

std::string_view view(const char* value) {
  return value == nullptr ? std::string_view() : std::string_view(value);
}

std::string_view trim_ascii(std::string_view text) {
  while (!text.empty() && is_ascii_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_blank(text.back())) text.remove_suffix(1);
  return text;
}

// The next part up to `separator`, taken off the front of `rest`.
std::string_view next_part(std::string_view& rest, char separator) {
  const auto end = std::min(rest.find(separator), rest.size());
  const auto part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

// Digits after blanks, as HTML reads a number; `otherwise` where there are none.
std::uint32_t number(std::string_view text, std::uint32_t otherwise) {
  text = trim_ascii(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  std::uint32_t value = otherwise;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec == std::errc::result_out_of_range) return std::numeric_limits<std::uint32_t>::max();
  return read.ec == std::errc() ? value : otherwise;
}

bool names_line_through(std::string_view value) {
  next_part(value, ':');
  while (!value.empty()) {
    if (starts_ascii(trim_ascii(next_part(value, ' ')), "line-through")) return true;
  }
  return false;
}

void read_style(std::string_view style, HtmlAttributes& read) {
  while (!style.empty()) {
    auto value = trim_ascii(next_part(style, ';'));
    const char first = value.empty() ? '\0' : ascii_lower(value.front());
    if (first == 't' && starts_ascii(value, "text-decoration")) {
      read.struck |= names_line_through(value);
      continue;
    }
    if (first != 'd' && first != 'v' && first != 'm') continue;
    const auto property = trim_ascii(next_part(value, ':'));
    value = trim_ascii(value);
    if (equals_ascii(property, "display")) {
      read.hidden |= starts_ascii(value, "none");
    } else if (equals_ascii(property, "visibility")) {
      read.hidden |= starts_ascii(value, "hidden") || starts_ascii(value, "collapse");
    } else if (equals_ascii(property, "mso-hide")) {
      read.hidden |= starts_ascii(value, "all");
    } else if (equals_ascii(property, "mso-element")) {
      read.chrome |= equals_ascii(value, "header") || equals_ascii(value, "footer");
    }
  }
}

constexpr std::string_view kChromeNames[] = {
    "nav",  "navbar",  "navigation", "menu",    "breadcrumb",  "breadcrumbs", "crumbs",   "footer",
    "foot", "sidebar", "topbar",     "top-bar", "site-header", "site-footer", "copyright"};

bool names_chrome(std::string_view names) {
  while (!names.empty()) {
    const auto name = next_part(names, ' ');
    if (name.size() < 3 || name.size() > 11) continue;
    for (const auto chrome : kChromeNames) {
      if (equals_ascii(name, chrome)) return true;
    }
  }
  return false;
}

bool roles_chrome(std::string_view role) {
  return equals_ascii(role, "navigation") || equals_ascii(role, "contentinfo") ||
         equals_ascii(role, "banner");
}

}  // namespace

std::string_view html_attribute(HtmlAttributeList attributes, std::string_view name) {
  if (attributes == nullptr) return {};
  for (; *attributes != nullptr; attributes += 2) {
    if (name == *attributes) return view(attributes[1]);
  }
  return {};
}

HtmlAttributes read_attributes(HtmlAttributeList attributes, HtmlElementTraits traits) {
  HtmlAttributes read;
  const bool cell = traits.element == HtmlElement::cell || traits.element == HtmlElement::head_cell;
  for (; *attributes != nullptr; attributes += 2) {
    const char* const name = attributes[0];
    const auto is = [name](const char* other) { return std::strcmp(name, other) == 0; };
    switch (name[0]) {
      case 'c':
        if (cell && is("colspan")) {
          read.column_span = std::max<std::uint32_t>(number(view(attributes[1]), 1), 1);
        } else if (traits.container && is("class")) {
          read.chrome |= names_chrome(view(attributes[1]));
        }
        break;
      case 'h':
        read.hidden |= is("hidden");
        break;
      case 'i':
        if (traits.container && is("id")) read.chrome |= names_chrome(view(attributes[1]));
        break;
      case 'r':
        if (cell && is("rowspan")) {
          read.row_span = number(view(attributes[1]), 1);
        } else if (traits.container && is("role")) {
          read.chrome |= roles_chrome(view(attributes[1]));
        }
        break;
      case 's':
        if (is("style")) read_style(view(attributes[1]), read);
        break;
      default:
        break;
    }
  }
  return read;
}

bool is_read_attribute(HtmlElementTraits traits, std::string_view name) {
  const auto is = [name](std::string_view other) { return equals_ascii(name, other); };
  const auto element = traits.element;
  if (element == HtmlElement::meta) return true;
  const bool cell = element == HtmlElement::cell || element == HtmlElement::head_cell;
  const bool embeds = element == HtmlElement::img || element == HtmlElement::frame;
  switch (name.empty() ? '\0' : ascii_lower(name[0])) {
    case 'a':
      return embeds && is("alt");
    case 'c':
      return (cell && is("colspan")) || (traits.container && is("class"));
    case 'd':
      return embeds && is("data");
    case 'h':
      return is("hidden") || (element == HtmlElement::a && is("href")) || (embeds && is("height"));
    case 'i':
      return traits.container && is("id");
    case 'n':
      return embeds && is("name");
    case 'r':
      return (cell && is("rowspan")) || (traits.container && is("role"));
    case 's':
      return is("style") || (embeds && is("src"));
    case 't':
      return embeds && is("title");
    case 'w':
      return embeds && is("width");
    default:
      return false;
  }
}

bool is_read_style(std::string_view value) {
  if (value.find('&') != std::string_view::npos) return true;
  HtmlAttributes read;
  read_style(value, read);
  return read.hidden || read.struck || read.chrome;
}

bool is_tiny(HtmlAttributeList attributes) {
  const auto tiny = [&](std::string_view name) {
    return number(html_attribute(attributes, name), 2) <= 1;
  };
  return tiny("width") || tiny("height");
}

}  // namespace gouji
