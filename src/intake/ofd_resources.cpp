#include "intake/ofd_resources.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "intake/ofd_values.h"
#include "intake/xml_part.h"

namespace gouji::ofd {
namespace {

constexpr int kDeepest = 8;  // parameters that build on others

// `#FF` too, as colours may have it.
std::optional<double> share_of_colour(std::string_view token) {
  if (!token.starts_with('#')) return number_of(token);
  token.remove_prefix(1);
  int value = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value, 16);
  if (error != std::errc() || end != token.data() + token.size()) return std::nullopt;
  return value;
}

// Whether it shows on white paper. Colours out of a palette, patterns and shadings do.
bool shows(const pugi::xml_node& colour) {
  if (number_in(colour, "Alpha", 255) == 0.0) return false;
  const auto attribute = colour.attribute("Value");
  if (!attribute) return true;
  std::string_view text = attribute.value();
  std::vector<double> shares;
  for (auto token = next_token(text); !token.empty(); token = next_token(text)) {
    const auto share = share_of_colour(token);
    if (!share || shares.size() == 4) return true;
    shares.push_back(*share);
  }
  constexpr double kWhite = 250;
  if (shares.size() == 4) {
    return std::any_of(shares.begin(), shares.end(), [](double ink) { return ink > 255 - kWhite; });
  }
  return shares.empty() ||
         std::any_of(shares.begin(), shares.end(), [](double light) { return light < kWhite; });
}

bool has_gaps(std::string_view pattern) {
  std::size_t count = 0;
  bool gap = false;
  for (auto token = next_token(pattern); !token.empty(); token = next_token(pattern)) {
    const auto length = number_of(token);
    gap = gap || (count % 2 == 1 && length.value_or(0) > 0);
    ++count;
  }
  return gap || count % 2 == 1;
}

// What the node itself says, over what was said before.
void take_own(const pugi::xml_node& node, Pen& pen) {
  if (const auto width = number_in(node, "LineWidth", pen.width); width && *width >= 0) {
    pen.width = *width;
  }
  if (const auto pattern = node.attribute("DashPattern")) pen.dashed = has_gaps(pattern.value());
  if (const auto colour = child_of(node, "StrokeColor")) pen.strokes = shows(colour);
  if (const auto colour = child_of(node, "FillColor")) pen.fills = shows(colour);
}

}  // namespace

void Resources::add(std::unique_ptr<pugi::xml_document> part) {
  const auto collect = [&](const pugi::xml_node& list, std::string_view kind, auto& into) {
    for (const auto& one : list.children()) {
      if (local_name(one.name()) == kind) into.emplace(one.attribute("ID").value(), one);
    }
  };
  for (const auto& list : part->document_element().children()) {
    collect(list, "DrawParam", parameters_);
    collect(list, "CompositeGraphicUnit", graphics_);
  }
  parts_.push_back(std::move(part));
}

Pen Resources::pen_of(const pugi::xml_node& object, std::string_view layer_parameters) const {
  Pen pen;
  take_parameters(layer_parameters, 0, pen);
  take_parameters(object.attribute("DrawParam").value(), 0, pen);
  take_own(object, pen);
  pen.strokes = pen.strokes && is_true(object, "Stroke", true);
  pen.fills = pen.fills && is_true(object, "Fill", false);
  return pen;
}

void Resources::take_parameters(std::string_view id, int depth, Pen& pen) const {
  const auto found = parameters_.find(id);
  if (found == parameters_.end() || depth == kDeepest) return;
  take_parameters(found->second.attribute("Relative").value(), depth + 1, pen);
  take_own(found->second, pen);
}

pugi::xml_node Resources::graphic(std::string_view id) const {
  const auto found = graphics_.find(id);
  return found == graphics_.end() ? pugi::xml_node() : child_of(found->second, "Content");
}

}  // namespace gouji::ofd
