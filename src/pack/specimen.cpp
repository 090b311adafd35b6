#include "pack/specimen.h"

#include <algorithm>
#include <sstream>

#include <pugixml.hpp>

#include "base/utf8.h"

namespace gouji {
namespace {

using Kind = SpecimenEdit::Kind;

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find(separator, at), text.size());
    parts.push_back(trimmed(std::string_view(text).substr(at, end - at)));
    at = end + 1;
  }
  return parts;
}

std::vector<std::string> lines_of(const std::string& text) {
  auto lines = split(text, '\n');
  std::erase_if(lines, [](const std::string& line) { return line.empty(); });
  return lines;
}

// One line of figures, as it will stand in the report.
struct Line {
  int row = -1;  // of the spec; -1 for a row that the format does not have
  std::vector<std::string> groups;
  std::string label;
  std::vector<std::string> figures;  // by column of the spec; of an added row, in order
};

// A table of the specimen, open to edits.
class SpecimenTable {
 public:
  SpecimenTable(const Pack& pack, int index)
      : spec_(pack.tables[static_cast<std::size_t>(index)]), shown_(spec_.columns.size(), true) {
    for (const auto& column : spec_.columns) heads_.push_back(column.label.text);
    for (std::size_t r = 0; r < spec_.rows.size(); ++r) {
      const RowSpec& row = spec_.rows[r];
      lines_.push_back({static_cast<int>(r), row.groups, row.label.text,
                        std::vector<std::string>(spec_.columns.size(), "0")});
    }
    for (const auto& f : pack.specimen_figures) {
      if (f.table == index) figure(f.row, f.column) = f.text;
    }
  }

  const TableSpec& spec() const { return spec_; }

  void apply(const SpecimenEdit& edit) {
    const int row = spec_.row(edit.row), column = spec_.column(edit.column);
    Line* line = row < 0 ? nullptr : find(row);
    switch (edit.kind) {
      case Kind::cell:
        if (line && column >= 0) line->figures[static_cast<std::size_t>(column)] = edit.text;
        break;
      case Kind::label:
        if (line) line->label = edit.text;
        break;
      case Kind::column_label:
        if (column >= 0) heads_[static_cast<std::size_t>(column)] = edit.text;
        break;
      case Kind::without_row:
        std::erase_if(lines_, [&](const Line& l) { return l.row == row && row >= 0; });
        break;
      case Kind::without_column:
        if (column >= 0) shown_[static_cast<std::size_t>(column)] = false;
        break;
      case Kind::merge_rows:
        if (row >= 0) merge(row, split(edit.text, '|'));
        break;
      case Kind::add_row:
        add(split(edit.text, '|'));
        break;
      case Kind::without_table:
        gone_ = true;
        break;
      case Kind::picture_table:
        picture_ = true;
        break;
      default:
        break;
    }
  }

  void write(pugi::xml_node section) const {
    if (gone_) return;
    if (picture_) {
      section.append_child("picture").append_attribute("label") = spec_.name.zh.c_str();
      return;
    }
    auto table = section.append_child("table");
    table.append_attribute("id") = spec_.id.c_str();
    for (std::size_t p = 0; p < spec_.parts.size(); ++p) write_part(table, p);
  }

 private:
  Line* find(int row) {
    const auto found =
        std::find_if(lines_.begin(), lines_.end(), [=](const Line& l) { return l.row == row; });
    return found == lines_.end() ? nullptr : &*found;
  }

  std::string& figure(int row, int column) {
    return lines_[static_cast<std::size_t>(row)].figures[static_cast<std::size_t>(column)];
  }

  // The rows of one `merged` label become one, in the place of the first.
  void merge(int row, std::vector<std::string> figures) {
    const std::string& label = spec_.rows[static_cast<std::size_t>(row)].merged;
    if (label.empty()) return;
    const auto belongs = [&](const Line& l) {
      return l.row >= 0 && spec_.rows[static_cast<std::size_t>(l.row)].merged == label;
    };
    const auto first = std::find_if(lines_.begin(), lines_.end(), belongs);
    if (first == lines_.end()) return;
    Line merged = *first;
    figures.resize(spec_.columns.size(), "0");
    merged.figures = std::move(figures);
    merged.label = label;
    if (!merged.groups.empty() && merged.groups.back() == label) merged.groups.pop_back();
    const auto at = first - lines_.begin();
    std::erase_if(lines_, belongs);
    lines_.insert(lines_.begin() + at, std::move(merged));
  }

  void add(std::vector<std::string> texts) {
    Line line;
    if (!texts.empty()) {
      line.label = texts.front();
      texts.erase(texts.begin());
    }
    line.figures = std::move(texts);
    lines_.push_back(std::move(line));
  }

  void write_part(pugi::xml_node table, std::size_t index) const {
    const PartSpec& part = spec_.parts[index];
    const bool last = index + 1 == spec_.parts.size();
    auto node = table.append_child("part");
    node.append_attribute("id") = part.id.c_str();
    if (!part.heading.text.empty()) {
      node.append_child("heading").text().set(part.heading.text.c_str());
    }
    std::vector<const Line*> lines;
    for (const auto& line : lines_) {
      const bool here = std::find(part.rows.begin(), part.rows.end(), line.row) != part.rows.end();
      if (here || (line.row < 0 && last)) lines.push_back(&line);
    }
    if (spec_.across) {
      write_across(node, part, lines);
    } else {
      write_down(node, part, lines);
    }
  }

  void write_down(pugi::xml_node node, const PartSpec& part,
                  const std::vector<const Line*>& lines) const {
    auto head = node.append_child("head");
    const std::string& corner = spec_.corner.empty() ? spec_.row_head : spec_.corner;
    if (!corner.empty()) head.append_child("corner").text().set(corner.c_str());
    for (const int c : part.columns) {
      if (shown(c)) write_column(head, c, nullptr, {});
    }
    for (const Line* line : lines) {
      auto row = node.append_child("row");
      if (line->row >= 0) row.append_attribute("id") = row_id(line->row);
      write_groups(row, line->groups);
      row.append_child("label").text().set(line->label.c_str());
      if (line->row < 0) {
        for (const auto& text : line->figures) row.append_child("figure").text().set(text.c_str());
        continue;
      }
      for (const int c : part.columns) {
        if (shown(c)) write_figure(row, *line, c, nullptr);
      }
    }
  }

  // Every row's columns side by side, all figures in one line.
  void write_across(pugi::xml_node node, const PartSpec& part,
                    const std::vector<const Line*>& lines) const {
    auto head = node.append_child("head");
    for (const Line* line : lines) {
      if (line->row < 0) continue;
      auto groups = line->groups;
      groups.push_back(line->label);
      for (const int c : part.columns) {
        if (shown(c)) write_column(head, c, row_id(line->row), groups);
      }
    }
    auto row = node.append_child("row");
    for (const Line* line : lines) {
      if (line->row < 0) continue;
      for (const int c : part.columns) {
        if (shown(c)) write_figure(row, *line, c, row_id(line->row));
      }
    }
  }

  void write_column(pugi::xml_node head, int column, const char* row,
                    const std::vector<std::string>& above) const {
    const ColumnSpec& spec = spec_.columns[static_cast<std::size_t>(column)];
    auto node = head.append_child("column");
    node.append_attribute("id") = spec.id.c_str();
    if (row) node.append_attribute("row") = row;
    write_groups(node, above);
    write_groups(node, spec.groups);
    node.append_child("label").text().set(heads_[static_cast<std::size_t>(column)].c_str());
  }

  void write_figure(pugi::xml_node node, const Line& line, int column, const char* row) const {
    auto figure = node.append_child("figure");
    figure.append_attribute("column") = spec_.columns[static_cast<std::size_t>(column)].id.c_str();
    if (row) figure.append_attribute("row") = row;
    figure.text().set(line.figures[static_cast<std::size_t>(column)].c_str());
  }

  static void write_groups(pugi::xml_node node, const std::vector<std::string>& groups) {
    for (const auto& group : groups) node.append_child("group").text().set(group.c_str());
  }

  bool shown(int column) const { return shown_[static_cast<std::size_t>(column)]; }
  const char* row_id(int row) const { return spec_.rows[static_cast<std::size_t>(row)].id.c_str(); }

  const TableSpec& spec_;
  std::vector<bool> shown_;
  std::vector<std::string> heads_;
  std::vector<Line> lines_;
  bool gone_ = false, picture_ = false;
};

struct SpecimenSection {
  const SectionSpec* spec = nullptr;
  std::string heading;
  std::vector<std::string> paragraphs;
  std::string elements;  // canonical XML in place of paragraphs and tables
};

// The whole report, open to edits.
class Specimen {
 public:
  explicit Specimen(const Pack& pack)
      : title_(pack.specimen_title), preamble_(pack.specimen_preamble) {
    for (const auto& spec : pack.sections) {
      const std::string number = spec.number.empty() ? "" : spec.number + "、";
      sections_.push_back({&spec, number + spec.title.text, lines_of(spec.specimen), ""});
    }
    for (std::size_t i = 0; i < pack.tables.size(); ++i) {
      tables_.emplace_back(pack, static_cast<int>(i));
    }
  }

  void apply(const SpecimenEdit& edit) {
    switch (edit.kind) {
      case Kind::title:
        title_ = edit.text;
        return;
      case Kind::preamble:
        preamble_ = edit.text;
        return;
      case Kind::published:
        published_ = edit.text;
        return;
      case Kind::without_section:
      case Kind::repeat_section:
      case Kind::swap_sections:
      case Kind::heading:
      case Kind::body:
        return apply_to_sections(edit);
      default:
        for (auto& table : tables_) {
          if (table.spec().id == edit.table) table.apply(edit);
        }
    }
  }

  std::string xml() const {
    pugi::xml_document document;
    auto report = document.append_child("report");
    report.append_attribute("xmlns") = "urn:gouji:report:1";
    report.append_attribute("schema") = "gouji.report/1";
    if (!title_.empty()) report.append_child("title").text().set(title_.c_str());
    if (!published_.empty()) report.append_child("published").text().set(published_.c_str());
    const auto preamble = lines_of(preamble_);
    if (!preamble.empty()) write_paragraphs(report.append_child("preamble"), preamble);
    for (const auto& section : sections_) write_section(report, section);
    std::ostringstream out;
    out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    document.save(out, "  ", pugi::format_indent | pugi::format_no_declaration,
                  pugi::encoding_utf8);
    return out.str();
  }

 private:
  std::size_t index_of(const std::string& id) const {
    const auto found = std::find_if(sections_.begin(), sections_.end(),
                                    [&](const SpecimenSection& s) { return s.spec->id == id; });
    return static_cast<std::size_t>(found - sections_.begin());
  }

  void apply_to_sections(const SpecimenEdit& edit) {
    const std::size_t at = index_of(edit.section);
    if (at == sections_.size()) return;
    const auto place = sections_.begin() + static_cast<std::ptrdiff_t>(at);
    if (edit.kind == Kind::without_section) {
      sections_.erase(place);
    } else if (edit.kind == Kind::repeat_section) {
      auto again = sections_[at];
      sections_.insert(place + 1, std::move(again));
    } else if (edit.kind == Kind::swap_sections) {
      const std::size_t other = index_of(edit.text);
      if (other < sections_.size()) std::swap(sections_[at], sections_[other]);
    } else if (edit.kind == Kind::heading) {
      sections_[at].heading = edit.text;
    } else if (edit.text.starts_with('<')) {
      sections_[at].elements = edit.text;
    } else {
      sections_[at].paragraphs = lines_of(edit.text);
    }
  }

  static void write_paragraphs(pugi::xml_node node, const std::vector<std::string>& paragraphs) {
    for (const auto& text : paragraphs) node.append_child("p").text().set(text.c_str());
  }

  void write_section(pugi::xml_node report, const SpecimenSection& section) const {
    auto node = report.append_child("section");
    node.append_attribute("id") = section.spec->id.c_str();
    node.append_child("heading").text().set(section.heading.c_str());
    if (!section.elements.empty()) {
      node.append_buffer(section.elements.data(), section.elements.size());
      for (auto child : node.children()) child.remove_attribute("xmlns");
      return;
    }
    write_paragraphs(node, section.paragraphs);
    for (const auto& table : tables_) {
      if (table.spec().section == section.spec->id) table.write(node);
    }
  }

  std::string title_, preamble_, published_;
  std::vector<SpecimenSection> sections_;
  std::vector<SpecimenTable> tables_;
};

}  // namespace

std::string specimen_xml(const Pack& pack, const std::vector<SpecimenEdit>& edits) {
  Specimen specimen(pack);
  for (const auto& edit : edits) specimen.apply(edit);
  return specimen.xml();
}

}  // namespace gouji
