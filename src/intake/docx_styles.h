// The styles of a Word document, as far as they change what its text says.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace gouji::docx {

// What a style says together with the styles that it is based on; the nearest one counts.
struct Style {
  std::optional<std::int32_t> list;   // numId; 0 takes an inherited one away
  std::optional<std::int32_t> level;  // ilvl
  std::string list_style;             // the style that names the list
  std::optional<std::int32_t> outline;
  std::optional<bool> hidden, struck;
  bool contents = false;  // an entry of a table of contents
};

// Whether the properties of a run say that it is struck through.
std::optional<bool> struck_by(const pugi::xml_node& run_properties);

class Styles {
 public:
  // `root` is the root of the styles part, or null.
  explicit Styles(const pugi::xml_node& root);

  // The style of that id; for an empty id the standard style of paragraphs. Never fails.
  const Style& paragraph(std::string_view id) const;
  const Style& find(std::string_view id) const;

 private:
  std::map<std::string, Style, std::less<>> styles_;
  std::string standard_;
};

}  // namespace gouji::docx
