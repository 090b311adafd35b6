// What the attributes of OFD hold: numbers, areas, transforms.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include <pugixml.hpp>

#include "intake/pages.h"

namespace gouji::ofd {

constexpr double kPoints = 72 / 25.4;  // of a millimetre
constexpr double kLargest = 1e6;       // what is further away is on no page

// In millimetres, as OFD counts.
struct Area {
  double x = 0, y = 0, width = 210, height = 297;
};

// What the element says as four numbers; false where that is no area of a page.
bool read_area(const char* text, Area& area);

// The first word between white space; `text` goes on behind it. Empty at the end.
std::string_view next_token(std::string_view& text);

// Nothing where the token is no finite number.
std::optional<double> number_of(std::string_view token);

// False where there are not just as many numbers as asked for.
bool numbers_of(std::string_view text, std::span<double> numbers);

// The attribute as a number; `otherwise` where there is none; nothing where it is no number.
std::optional<double> number_in(const pugi::xml_node& node, const char* name, double otherwise);

bool is_true(const pugi::xml_node& node, const char* name, bool otherwise);

// The first child of this name without its prefix; none where there is none.
pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name);

struct Point {
  double x = 0, y = 0;
};

// From one space into that around it, by six numbers as CTM has them.
struct Transform {
  std::array<double, 6> m{1, 0, 0, 1, 0, 0};

  static Transform shift(double x, double y) { return {{1, 0, 0, 1, x, y}}; }

  Point turn(Point p) const { return {m[0] * p.x + m[2] * p.y, m[1] * p.x + m[3] * p.y}; }
  Point move(Point p) const {
    const auto turned = turn(p);
    return {turned.x + m[4], turned.y + m[5]};
  }
  // First `inner`, then this.
  Transform after(const Transform& inner) const;
};

// Where an object stands: its boundary, as a box of the page, and the way out of its own space.
struct Frame {
  Transform out;
  PageBox boundary;  // in millimetres
};

// The frame of `object` in the space that `space` leads out of; nothing where a number of its
// boundary or transform is missing, is none, or leads off every page.
std::optional<Frame> frame_of(const pugi::xml_node& object, const Transform& space);

}  // namespace gouji::ofd
