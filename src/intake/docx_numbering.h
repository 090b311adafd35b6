// Automatic numbering: the text that Word puts before a paragraph.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "intake/docx_styles.h"

namespace gouji::docx {

constexpr std::int32_t kLevels = 9;

// Counts the paragraphs of each list as they come, in the order of the document.
class DocxNumbering {
 public:
  // `root` is the root of the numbering part, or null.
  DocxNumbering(const pugi::xml_node& root, const Styles& styles);

  // The number of a paragraph of the list `list` with what separates it from the text. Where no
  // level is given it is the one tied to `style`, the style that names the list.
  std::string next(std::int32_t list, std::optional<std::int32_t> level, std::string_view style);

 private:
  struct Level {
    std::int32_t start = 1;
    std::string format = "decimal", text, style, font;
    std::optional<std::int32_t> restart;  // after which level, from 1; 0: never
    bool legal = false;                   // all levels in decimal digits
    enum class After { tab, space, nothing } after = After::tab;
  };
  using Shape = std::array<Level, kLevels>;
  // Lists that share an abstract list share its counters.
  struct Abstract {
    Shape levels;
    std::string style_link, numbering_style;
    std::array<std::optional<std::int32_t>, kLevels> counts;
  };
  struct List {
    Abstract* abstract = nullptr;
    std::map<std::int32_t, Level> levels;         // in place of the abstract list's
    std::map<std::int32_t, std::int32_t> starts;  // where the first use begins anew
    bool used = false;
  };

  static Level read_level(const pugi::xml_node& node);
  void read_abstract(const pugi::xml_node& node);
  void read_list(const pugi::xml_node& node);
  void follow_links(const Styles& styles);
  static const Level& level_of(const List& list, std::int32_t level);
  static std::int32_t start_of(const List& list, std::int32_t level);
  static std::int32_t level_for(const List& list, std::string_view style);
  static void count(List& list, std::int32_t level);
  static std::string written(const List& list, std::int32_t level);

  std::map<std::int32_t, Abstract> abstracts_;
  std::map<std::int32_t, List> lists_;
};

}  // namespace gouji::docx
