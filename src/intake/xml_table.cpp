#include "intake/xml_table.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace gouji {
namespace {

// Element names are told apart without their prefix.
bool is(const pugi::xml_node& node, std::string_view name) {
  const std::string_view full = node.name();
  const auto colon = full.find(':');
  return node.type() == pugi::node_element &&
         (colon == full.npos ? full : full.substr(colon + 1)) == name;
}

std::vector<pugi::xml_node> children(const pugi::xml_node& node, std::string_view name) {
  std::vector<pugi::xml_node> found;
  for (const auto& child : node.children()) {
    if (is(child, name)) found.push_back(child);
  }
  return found;
}

// What stands above a column, from the top down, the label last.
std::vector<Text> levels_of(const pugi::xml_node& column, const XmlTable::TextOf& text_of) {
  std::vector<Text> levels;
  for (const auto& group : children(column, "group")) levels.push_back(text_of(group));
  const auto labels = children(column, "label");
  levels.push_back(labels.empty() ? Text{} : text_of(labels.front()));
  return levels;
}

// Whether the two columns stand under the same groups down to `level`.
bool share_groups(const std::vector<Text>& a, const std::vector<Text>& b, std::size_t level) {
  if (level + 1 >= a.size() || level + 1 >= b.size()) return false;
  for (std::size_t i = 0; i <= level; ++i) {
    if (a[i].utf8 != b[i].utf8) return false;
  }
  return true;
}

}  // namespace

XmlTable::XmlTable(const Limits& limits, TextOf text_of)
    : limits_(limits), text_of_(std::move(text_of)), builder_(limits) {}

Grid XmlTable::read(const pugi::xml_node& table, Locus where, std::size_t& cells,
                    std::vector<Problem>& problems) {
  cells_ = cells;
  const auto parts = children(table, "part");
  std::uint32_t width = 1;
  for (const auto& part : parts) width = std::max(width, shape(part).width());
  for (const auto& part : parts) read_part(part, shape(part), width);
  if (cells_ > limits_[Limit::cells] && cells <= limits_[Limit::cells]) {
    problems.push_back(limit_reached(Limit::cells, limits_, where));
  }
  cells = cells_;
  return builder_.finish(where, problems);
}

XmlTable::Shape XmlTable::shape(const pugi::xml_node& part) {
  std::size_t labels = 0, values = 0;
  for (const auto& head : children(part, "head")) {
    values = std::max(values, children(head, "column").size());
    if (!children(head, "corner").empty()) labels = 1;
  }
  for (const auto& row : children(part, "row")) {
    values = std::max(values, children(row, "figure").size());
    labels = std::max(labels, children(row, "group").size() + children(row, "label").size());
  }
  return {static_cast<std::uint32_t>(labels), static_cast<std::uint32_t>(values)};
}

void XmlTable::read_part(const pugi::xml_node& part, const Shape& shape, std::uint32_t width) {
  builder_.begin_group();
  for (const auto& child : part.children()) {
    if (is(child, "heading")) {
      builder_.begin_row();
      add(text_of_(child), 1, width, true);
    } else if (is(child, "head")) {
      read_head(child, shape);
    } else if (is(child, "row")) {
      read_row(child, shape);
    }
  }
}

void XmlTable::read_head(const pugi::xml_node& head, const Shape& shape) {
  std::vector<std::vector<Text>> columns;
  std::size_t rows = 1;
  for (const auto& column : children(head, "column")) {
    columns.push_back(levels_of(column, text_of_));
    rows = std::max(rows, columns.back().size());
  }
  const auto corners = children(head, "corner");
  for (std::size_t row = 0; row < rows; ++row) {
    builder_.begin_row();
    if (row == 0 && shape.labels > 0) {
      add(corners.empty() ? Text{} : text_of_(corners.front()), static_cast<std::uint32_t>(rows),
          shape.labels, true);
    }
    for (std::size_t i = 0; i < columns.size();) {
      const auto& levels = columns[i];
      std::size_t end = i + 1;
      while (end < columns.size() && share_groups(levels, columns[end], row)) ++end;
      if (row < levels.size()) {
        const bool label = row + 1 == levels.size();
        add(levels[row], static_cast<std::uint32_t>(label ? rows - row : 1),
            static_cast<std::uint32_t>(end - i), true);
      }
      i = end;
    }
  }
}

void XmlTable::read_row(const pugi::xml_node& row, const Shape& shape) {
  builder_.begin_row();
  const auto groups = children(row, "group"), labels = children(row, "label");
  std::uint32_t left = shape.labels;
  for (const auto& group : groups) {
    // Without a label the last group reaches up to the figures.
    const bool last = labels.empty() && group == groups.back();
    add(text_of_(group), 1, last ? left : 1, true);
    --left;
  }
  if (!labels.empty()) {
    add(text_of_(labels.front()), 1, left, true);
  } else if (groups.empty() && left > 0) {
    add(Text{}, 1, left, true);
  }
  for (const auto& figure : children(row, "figure")) add(text_of_(figure), 1, 1, false);
}

void XmlTable::add(Text text, std::uint32_t rows, std::uint32_t columns, bool header) {
  if (++cells_ > limits_[Limit::cells]) return;
  Cell cell;
  cell.text = std::move(text);
  cell.row_span = rows;
  cell.column_span = columns;
  cell.header = header;
  builder_.add(std::move(cell));
}

}  // namespace gouji
