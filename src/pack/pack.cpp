#include "pack/pack.h"

#include <algorithm>

namespace gouji {
namespace {

template <typename List>
int index_of(const List& list, std::string_view id) {
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const auto& item) { return item.id == id; });
  return found == list.end() ? -1 : static_cast<int>(found - list.begin());
}

template <typename List>
auto find_in(const List& list, std::string_view id) -> const typename List::value_type* {
  const int i = index_of(list, id);
  return i < 0 ? nullptr : &list[static_cast<std::size_t>(i)];
}

bool holds(const std::vector<int>& list, int value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

int TableSpec::row(std::string_view id) const { return index_of(rows, id); }

int TableSpec::column(std::string_view id) const { return index_of(columns, id); }

int TableSpec::part_of_row(int row) const {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (holds(parts[i].rows, row)) return static_cast<int>(i);
  }
  return -1;
}

bool TableSpec::asks_for(int row, int column) const {
  const int part = part_of_row(row);
  return part >= 0 && holds(parts[static_cast<std::size_t>(part)].columns, column);
}

std::string_view Rule::parameter(std::string_view name) const {
  for (const auto& [key, value] : parameters) {
    if (key == name) return value;
  }
  return {};
}

const Bilingual& Rule::message_for(std::string_view key) const {
  for (const auto& [name, text] : messages) {
    if (name == key) return text;
  }
  return message;
}

const Rule* Pack::rule(std::string_view id) const { return find_in(rules, id); }

const Rule* Pack::rule_of_kind(std::string_view kind) const {
  for (const auto& r : rules) {
    if (r.kind == kind) return &r;
  }
  return nullptr;
}

const SectionSpec* Pack::section(std::string_view id) const { return find_in(sections, id); }

int Pack::section_index(std::string_view id) const { return index_of(sections, id); }

const TableSpec* Pack::table(std::string_view id) const { return find_in(tables, id); }

const std::vector<std::string>& Pack::list(std::string_view name) const {
  static const std::vector<std::string> kNone;
  for (const auto& [key, items] : lists) {
    if (key == name) return items;
  }
  return kNone;
}

}  // namespace gouji
