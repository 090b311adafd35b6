// What the objects of an OFD page refer to: ways to draw, and graphics used many times.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

namespace gouji::ofd {

// How a path is drawn, as far as it decides whether a line is seen.
struct Pen {
  double width = 0.353;  // of its stroke, in millimetres
  bool dashed = false;
  bool strokes = true, fills = true;  // with a colour that shows on white paper
};

class Resources {
 public:
  // Adds those of one resource part, which are kept.
  void add(std::unique_ptr<pugi::xml_document> part);

  // The pen of `object`: its own attributes before its parameters before those of its layer.
  Pen pen_of(const pugi::xml_node& object, std::string_view layer_parameters) const;

  // The content of a composite graphic unit; none where there is no such.
  pugi::xml_node graphic(std::string_view id) const;

 private:
  void take_parameters(std::string_view id, int depth, Pen& pen) const;

  std::vector<std::unique_ptr<pugi::xml_document>> parts_;
  std::map<std::string, pugi::xml_node, std::less<>> parameters_, graphics_;
};

}  // namespace gouji::ofd
