// One <table> of canonical XML as a grid.
#pragma once

#include <functional>
#include <vector>

#include <pugixml.hpp>

#include "base/limits.h"
#include "intake/grid.h"

namespace gouji {

class XmlTable {
 public:
  using TextOf = std::function<Text(const pugi::xml_node&)>;

  // `text_of` gives the text of an element that holds nothing else.
  XmlTable(const Limits& limits, TextOf text_of);

  // A part's heading becomes a row of one cell; the groups of neighbouring columns become merged
  // cells; a row has one cell a group, a label over the label columns left, and its figures.
  // `cells` counts on over the tables of a document, up to the limit.
  Grid read(const pugi::xml_node& table, Locus where, std::size_t& cells,
            std::vector<Problem>& problems);

 private:
  struct Shape {
    std::uint32_t labels = 0, values = 0;
    std::uint32_t width() const { return labels + values; }
  };
  static Shape shape(const pugi::xml_node& part);
  void read_part(const pugi::xml_node& part, const Shape& shape, std::uint32_t width);
  void read_head(const pugi::xml_node& head, const Shape& shape);
  void read_row(const pugi::xml_node& row, const Shape& shape);
  void add(Text text, std::uint32_t rows, std::uint32_t columns, bool header);

  const Limits& limits_;
  TextOf text_of_;
  GridBuilder builder_;
  std::size_t cells_ = 0;
};

}  // namespace gouji
