// Elements and attributes of Word's XML by their local names: the strict and the transitional form
// differ in their namespaces alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include <pugixml.hpp>

namespace gouji::docx {

std::string_view local_name(const pugi::xml_node& node);
bool is(const pugi::xml_node& node, std::string_view name);
pugi::xml_node child(const pugi::xml_node& node, std::string_view name);

// Empty where there is no such attribute.
std::string_view attribute(const pugi::xml_node& node, std::string_view name);

// Decimal, cut to a range in which sums cannot overflow; nothing where it is no number.
std::optional<std::int32_t> to_number(std::string_view text);

// What the child `name` has as its `val`.
std::string_view value_of(const pugi::xml_node& node, std::string_view name);
std::optional<std::int32_t> number_of(const pugi::xml_node& node, std::string_view name);

// Whether the child `name` switches something on or off; nothing where it is not there.
std::optional<bool> switch_of(const pugi::xml_node& node, std::string_view name);

// The one branch of an AlternateContent that counts: the first choice, else the fallback.
pugi::xml_node branch_of(const pugi::xml_node& alternate);

}  // namespace gouji::docx
