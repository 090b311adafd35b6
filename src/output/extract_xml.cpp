#include <algorithm>
#include <sstream>
#include <tuple>

#include <pugixml.hpp>

#include "base/utf8.h"
#include "output/extract.h"
#include "output/layout.h"

namespace gouji {
namespace {

// XML 1.0 has no way to write most control characters.
std::string xml_text(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = decode(text, at);
    const bool legal = c.valid && (c.value >= 0x20 || c.value == '\t' || c.value == '\n') &&
                       c.value != 0xFFFE && c.value != 0xFFFF;
    append(out, legal ? c.value : kReplacement);
    at += c.length;
  }
  return out;
}

pugi::xml_node add(pugi::xml_node parent, const char* name, std::string_view text) {
  auto node = parent.append_child(name);
  node.text().set(xml_text(text).c_str());
  return node;
}

void set(pugi::xml_node node, const char* name, std::string_view value) {
  if (!value.empty()) node.append_attribute(name).set_value(xml_text(value).c_str());
}

// One line of a table as it is written: a row of the format, rows that stand as one, or a row that
// the format does not have.
struct Line {
  Locus where;
  std::string id;
  std::vector<std::string> groups;
  std::string label;
  std::vector<std::pair<int, const Figure*>> figures;  // by column
};

class TableWriter {
 public:
  TableWriter(const TableReading& table, pugi::xml_node section)
      : table_(table), spec_(*table.spec), node_(section.append_child("table")) {
    set(node_, "id", spec_.id);
  }

  void write() {
    if (spec_.across) {
      write_across();
    } else {
      for (std::size_t i = 0; i < spec_.parts.size(); ++i) write_part(i);
    }
  }

 private:
  bool row_is_there(int row) const {
    if (table_.rows[row].match != LabelMatch::none) return true;
    for (int column = 0; column < static_cast<int>(spec_.columns.size()); ++column) {
      if (table_.at(row, column).state != FigureState::absent) return !is_merged(row);
    }
    return false;
  }

  bool is_merged(int row) const {
    return std::any_of(table_.merged.begin(), table_.merged.end(), [&](const MergedRows& m) {
      return std::find(m.rows.begin(), m.rows.end(), row) != m.rows.end();
    });
  }

  bool column_is_there(const std::vector<int>& rows, int column) const {
    if (table_.columns[column].match != LabelMatch::none) return true;
    return std::any_of(rows.begin(), rows.end(), [&](int row) {
      return table_.at(row, column).state != FigureState::absent;
    });
  }

  std::vector<int> columns_there(const PartSpec& part) const {
    std::vector<int> columns;
    std::copy_if(part.columns.begin(), part.columns.end(), std::back_inserter(columns),
                 [&](int column) { return column_is_there(part.rows, column); });
    return columns;
  }

  static std::pair<std::int32_t, std::uint32_t> order_of(const Locus& where) {
    return {where.node, where.begin};
  }

  Line line_of_row(int row, const std::vector<int>& columns) const {
    Line line{table_.rows[row].where,
              spec_.rows[row].id,
              spec_.rows[row].groups,
              table_.rows[row].raw,
              {}};
    for (const int column : columns) line.figures.emplace_back(column, &table_.at(row, column));
    return line;
  }

  // The label that the rows share stands in the place of their own group.
  Line line_of_merged(const MergedRows& merged, const std::vector<int>& columns) const {
    const auto& first = spec_.rows[merged.rows.front()];
    Line line{merged.where, "", first.groups, merged.raw, {}};
    const auto own = std::find(line.groups.begin(), line.groups.end(), first.merged);
    line.groups.erase(own, line.groups.end());
    for (const int column : columns) {
      if (column < static_cast<int>(merged.figures.size())) {
        line.figures.emplace_back(column, &merged.figures[column]);
      }
    }
    return line;
  }

  static Line line_of_unknown(const UnknownRow& row) {
    Line line{row.where, "", {}, row.raw, {}};
    for (const auto& figure : row.figures) line.figures.emplace_back(-1, &figure);
    return line;
  }

  // A row that the format does not have belongs to the part with the last row before it.
  std::size_t part_of(const UnknownRow& unknown) const {
    std::size_t part = 0;
    std::pair<std::int32_t, std::uint32_t> latest{-2, 0};
    for (std::size_t i = 0; i < spec_.parts.size(); ++i) {
      for (const int row : spec_.parts[i].rows) {
        if (table_.rows[row].match == LabelMatch::none) continue;
        const auto order = order_of(table_.rows[row].where);
        if (order < order_of(unknown.where) && order > latest) {
          latest = order;
          part = i;
        }
      }
    }
    return part;
  }

  std::vector<Line> lines_of(std::size_t index, const std::vector<int>& columns) const {
    const auto& part = spec_.parts[index];
    std::vector<Line> lines;
    for (const int row : part.rows) {
      if (row_is_there(row)) lines.push_back(line_of_row(row, columns));
    }
    for (const auto& merged : table_.merged) {
      if (!merged.rows.empty() &&
          std::find(part.rows.begin(), part.rows.end(), merged.rows.front()) != part.rows.end()) {
        lines.push_back(line_of_merged(merged, columns));
      }
    }
    for (const auto& unknown : table_.unknown_rows) {
      if (part_of(unknown) == index) lines.push_back(line_of_unknown(unknown));
    }
    std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
      return order_of(a.where) < order_of(b.where);
    });
    return lines;
  }

  // Where a label was concluded from its figures, the format's own stands for it.
  static const std::string& label_of(const LabelReading& reading, const Label& label) {
    return reading.raw.empty() && reading.match != LabelMatch::none ? label.text : reading.raw;
  }

  void write_head(pugi::xml_node part, const std::vector<int>& columns) {
    auto head = part.append_child("head");
    const auto& corner = spec_.corner.empty() ? spec_.row_head : spec_.corner;
    if (!corner.empty()) add(head, "corner", corner);
    for (const int column : columns) {
      auto node = head.append_child("column");
      set(node, "id", spec_.columns[column].id);
      for (const auto& group : spec_.columns[column].groups) add(node, "group", group);
      add(node, "label", label_of(table_.columns[column], spec_.columns[column].label));
    }
  }

  // Cells that a row lacks at its end are left out; one before others is written as a blank.
  void write_figures(pugi::xml_node row, const Line& line) {
    auto end = line.figures.size();
    while (end > 0 && line.figures[end - 1].second->state == FigureState::absent) --end;
    for (std::size_t i = 0; i < end; ++i) {
      auto figure = add(row, "figure", line.figures[i].second->raw);
      if (line.figures[i].first >= 0)
        set(figure, "column", spec_.columns[line.figures[i].first].id);
    }
  }

  void write_part(std::size_t index) {
    const auto& part = spec_.parts[index];
    const auto columns = columns_there(part);
    const auto lines = lines_of(index, columns);
    if (lines.empty() &&
        std::none_of(columns.begin(), columns.end(), [&](int c) { return head_is_own(part, c); })) {
      return;
    }
    auto node = node_.append_child("part");
    set(node, "id", part.id);
    if (!part.heading.text.empty()) add(node, "heading", part.heading.text);
    if (!columns.empty()) write_head(node, columns);
    for (const auto& line : lines) {
      auto row = node.append_child("row");
      set(row, "id", line.id);
      for (const auto& group : line.groups) add(row, "group", group);
      add(row, "label", line.label);
      write_figures(row, line);
    }
  }

  // Columns of the same name may stand in several parts: their head says nothing of this one.
  bool head_is_own(const PartSpec& part, int column) const {
    return std::none_of(spec_.parts.begin(), spec_.parts.end(), [&](const PartSpec& other) {
      return &other != &part &&
             std::find(other.columns.begin(), other.columns.end(), column) != other.columns.end();
    });
  }

  void write_across() {
    std::vector<std::pair<int, int>> cells;
    for (int row = 0; row < static_cast<int>(spec_.rows.size()); ++row) {
      if (!row_is_there(row)) continue;
      for (int column = 0; column < static_cast<int>(spec_.columns.size()); ++column) {
        if (spec_.asks_for(row, column) && cell_is_there(row, column)) {
          cells.emplace_back(row, column);
        }
      }
    }
    auto part = node_.append_child("part");
    if (!spec_.parts.empty()) set(part, "id", spec_.parts.front().id);
    auto head = part.append_child("head");
    for (const auto& [row, column] : cells) {
      auto node = head.append_child("column");
      set(node, "id", spec_.columns[column].id);
      set(node, "row", spec_.rows[row].id);
      for (const auto& group : spec_.rows[row].groups) add(node, "group", group);
      add(node, "group", label_of(table_.rows[row], spec_.rows[row].label));
      add(node, "label", label_of(table_.columns[column], spec_.columns[column].label));
    }
    auto line = part.append_child("row");
    for (const auto& [row, column] : cells) {
      auto figure = add(line, "figure", table_.at(row, column).raw);
      set(figure, "column", spec_.columns[column].id);
      set(figure, "row", spec_.rows[row].id);
    }
  }

  bool cell_is_there(int row, int column) const {
    return table_.columns[column].match != LabelMatch::none ||
           table_.at(row, column).state != FigureState::absent;
  }

  const TableReading& table_;
  const TableSpec& spec_;
  pugi::xml_node node_;
};

// A grid that is none of the format's tables, or one that could not be read: as it stands.
void write_grid(const Grid& grid, pugi::xml_node section) {
  auto part = section.append_child("table").append_child("part");
  for (std::uint32_t y = 0; y < grid.rows; ++y) {
    auto row = part.append_child("row");
    bool label = true;
    for (std::uint32_t x = 0; x < grid.columns; ++x) {
      const auto* cell = grid.at(y, x);
      const bool begins = cell != nullptr && cell->row == y && cell->column == x;
      add(row, label ? "label" : "figure", begins ? cell->text.utf8 : "");
      label = false;
    }
  }
}

class ReportWriter {
 public:
  explicit ReportWriter(const Report& report)
      : report_(report), layout_(report), written_(report.tables.size(), false) {}

  std::string write() {
    auto declaration = xml_.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "UTF-8";
    root_ = xml_.append_child("report");
    root_.append_attribute("xmlns") = "urn:gouji:report:1";
    root_.append_attribute("schema") = "gouji.report/1";
    if (report_.title_line.match != LabelMatch::none) add(root_, "title", title());
    if (!report_.published.empty()) add(root_, "published", report_.published);
    write_preamble();
    for (const auto& section : report_.sections) write_section(section);
    write_tables_elsewhere();
    std::ostringstream out;
    xml_.save(out, "  ", pugi::format_indent, pugi::encoding_utf8);
    return out.str();
  }

 private:
  std::string_view title() const {
    return report_.title_line.raw.empty() ? report_.title : report_.title_line.raw;
  }

  void write_preamble() {
    const auto& blocks = report_.document->blocks;
    pugi::xml_node preamble;
    for (auto i = report_.preamble_begin; i < std::min(report_.preamble_end, blocks.size()); ++i) {
      const auto* paragraph = std::get_if<Paragraph>(&blocks[i]);
      if (paragraph == nullptr || layout_.in_table(i) || paragraph->text.empty()) continue;
      if (is_heading(*paragraph)) continue;
      if (!preamble) preamble = root_.append_child("preamble");
      add(preamble, "p", paragraph->text.utf8);
    }
  }

  // The line above the first section is its heading and no part of the preamble.
  bool is_heading(const Paragraph& paragraph) const {
    const auto all = paragraph.text.locus();
    return std::any_of(report_.sections.begin(), report_.sections.end(),
                       [&](const SectionReading& section) {
                         return !section.implied && section.where.node == all.node &&
                                section.where.begin >= all.begin && section.where.begin < all.end;
                       });
  }

  void write_section(const SectionReading& section) {
    auto node = root_.append_child("section");
    if (section.spec >= 0) set(node, "id", report_.pack->sections[section.spec].id);
    if (!section.raw.empty()) add(node, "heading", section.raw);
    const auto end = std::min(section.end_block, report_.document->blocks.size());
    for (auto block = section.first_block; block < end; ++block) write_block(block, node);
  }

  void write_block(std::size_t index, pugi::xml_node section) {
    for (const int table : layout_.tables_at(index)) write_table(table, section);
    if (layout_.in_table(index)) return;
    const auto& block = report_.document->blocks[index];
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      if (!paragraph->text.empty()) add(section, "p", paragraph->text.utf8);
    } else if (const auto* grid = std::get_if<Grid>(&block)) {
      write_grid(*grid, section);
    } else if (const auto* embedded = std::get_if<Embedded>(&block)) {
      auto picture = section.append_child("picture");
      picture.append_attribute("label").set_value(xml_text(embedded->label).c_str());
    }
  }

  void write_table(int table, pugi::xml_node section) {
    written_[static_cast<std::size_t>(table)] = true;
    TableWriter(report_.tables[static_cast<std::size_t>(table)], section).write();
  }

  // Tables that were met outside every section, so that none is lost.
  void write_tables_elsewhere() {
    pugi::xml_node section;
    for (std::size_t table = 0; table < report_.tables.size(); ++table) {
      if (written_[table] || !can_be_written(report_.tables[table])) continue;
      if (!section) section = root_.append_child("section");
      write_table(static_cast<int>(table), section);
    }
  }

  const Report& report_;
  Layout layout_;
  std::vector<bool> written_;
  pugi::xml_document xml_;
  pugi::xml_node root_;
};

}  // namespace

std::string extract_xml(const Reading& reading) { return ReportWriter(reading.report).write(); }

}  // namespace gouji
