#include "intake/docx_xml.h"

#include <algorithm>
#include <charconv>

#include "intake/xml_part.h"

namespace gouji::docx {
namespace {

constexpr std::int64_t kLargest = 1'000'000;

}  // namespace

std::string_view local_name(const pugi::xml_node& node) { return gouji::local_name(node.name()); }

bool is(const pugi::xml_node& node, std::string_view name) {
  return node.type() == pugi::node_element && local_name(node) == name;
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const auto& one : node.children()) {
    if (is(one, name)) return one;
  }
  return {};
}

std::string_view attribute(const pugi::xml_node& node, std::string_view name) {
  for (const auto& one : node.attributes()) {
    if (gouji::local_name(one.name()) == name) return one.value();
  }
  return {};
}

std::optional<std::int32_t> to_number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (end == text.data()) return std::nullopt;
  if (error == std::errc::result_out_of_range) value = text.front() == '-' ? -kLargest : kLargest;
  return static_cast<std::int32_t>(std::clamp(value, -kLargest, kLargest));
}

std::string_view value_of(const pugi::xml_node& node, std::string_view name) {
  return attribute(child(node, name), "val");
}

std::optional<std::int32_t> number_of(const pugi::xml_node& node, std::string_view name) {
  return to_number(value_of(node, name));
}

std::optional<bool> switch_of(const pugi::xml_node& node, std::string_view name) {
  const auto one = child(node, name);
  if (!one) return std::nullopt;
  const auto value = attribute(one, "val");
  return value != "0" && value != "false" && value != "off";
}

pugi::xml_node branch_of(const pugi::xml_node& alternate) {
  const auto choice = child(alternate, "Choice");
  return choice ? choice : child(alternate, "Fallback");
}

}  // namespace gouji::docx
