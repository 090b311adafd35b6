#include "intake/ofd_values.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>

#include "intake/xml_part.h"

namespace gouji::ofd {

std::string_view next_token(std::string_view& text) {
  constexpr std::string_view kWhite = " \t\r\n";
  text.remove_prefix(std::min(text.find_first_not_of(kWhite), text.size()));
  const auto token = text.substr(0, text.find_first_of(kWhite));
  text.remove_prefix(token.size());
  return token;
}

std::optional<double> number_of(std::string_view token) {
  double value = 0;
  if (token.starts_with('+')) token.remove_prefix(1);
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
  if (token.empty() || error != std::errc() || end != token.data() + token.size() ||
      !std::isfinite(value)) {
    return std::nullopt;
  }
  return value;
}

bool numbers_of(std::string_view text, std::span<double> numbers) {
  for (auto& number : numbers) {
    const auto value = number_of(next_token(text));
    if (!value) return false;
    number = *value;
  }
  return next_token(text).empty();
}

std::optional<double> number_in(const pugi::xml_node& node, const char* name, double otherwise) {
  const auto attribute = node.attribute(name);
  if (!attribute) return otherwise;
  std::string_view text = attribute.value();
  const auto value = number_of(next_token(text));
  return next_token(text).empty() ? value : std::nullopt;
}

bool is_true(const pugi::xml_node& node, const char* name, bool otherwise) {
  const auto attribute = node.attribute(name);
  if (!attribute) return otherwise;
  const std::string_view value = attribute.value();
  return value == "true" || value == "1";
}

pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name) {
  for (const auto& one : node.children()) {
    if (local_name(one.name()) == name) return one;
  }
  return {};
}

bool read_area(const char* text, Area& area) {
  std::array<double, 4> numbers{};
  if (!numbers_of(text, numbers)) return false;
  const bool sound = std::all_of(numbers.begin(), numbers.end(),
                                 [](double n) { return std::abs(n) <= kLargest; }) &&
                     numbers[2] > 0 && numbers[3] > 0;
  if (sound) area = {numbers[0], numbers[1], numbers[2], numbers[3]};
  return sound;
}

Transform Transform::after(const Transform& inner) const {
  const auto x = turn({inner.m[0], inner.m[1]}), y = turn({inner.m[2], inner.m[3]});
  const auto origin = move({inner.m[4], inner.m[5]});
  return {{x.x, x.y, y.x, y.y, origin.x, origin.y}};
}

std::optional<Frame> frame_of(const pugi::xml_node& object, const Transform& space) {
  std::array<double, 4> boundary{};
  if (!numbers_of(object.attribute("Boundary").value(), boundary)) return std::nullopt;
  Transform own;
  const auto ctm = object.attribute("CTM");
  if (ctm && !numbers_of(ctm.value(), own.m)) return std::nullopt;
  Frame frame;
  frame.out = space.after(Transform::shift(boundary[0], boundary[1])).after(own);
  for (const double number : frame.out.m) {
    if (!std::isfinite(number)) return std::nullopt;
  }
  const auto one = space.move({boundary[0], boundary[1]}),
             other = space.move({boundary[0] + boundary[2], boundary[1] + boundary[3]});
  frame.boundary = {std::min(one.x, other.x), std::min(one.y, other.y), std::max(one.x, other.x),
                    std::max(one.y, other.y)};
  return frame;
}

}  // namespace gouji::ofd
