// The canonical XML, gouji.report/1.
#include "layouts.h"

namespace harness {
namespace {

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text)
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else
      out += c;
  return out;
}

std::string element(const std::string& name, const std::string& text) {
  return "<" + name + ">" + escaped(text) + "</" + name + ">";
}

std::string groups_of(const std::vector<std::string>& groups) {
  std::string out;
  for (const std::string& group : groups) out += element("group", group);
  return out;
}

std::string column_of(const Column& column, const std::string& row,
                      const std::vector<std::string>& above) {
  std::string out = "<column";
  if (!column.id.empty()) out += " id=\"" + column.id + "\"";
  if (!row.empty()) out += " row=\"" + row + "\"";
  return out + ">" + groups_of(above) + element("label", column.label) + "</column>";
}

std::string part_across(const Part& part) {
  std::string head, figures;
  for (const Row& row : part.rows)
    for (std::size_t c = 0; c < part.columns.size(); ++c) {
      std::vector<std::string> above = row.groups;
      above.push_back(row.label);
      head += column_of(part.columns[c], row.id, above) + "\n";
      figures += "<figure row=\"" + row.id + "\" column=\"" + part.columns[c].id + "\">" +
                 escaped(row.cells[c].print()) + "</figure>\n";
    }
  return "<head>\n" + head + "</head>\n<row>\n" + figures + "</row>\n";
}

std::string part_down(const Part& part) {
  std::string out = "<head>";
  if (!part.corner.empty()) out += element("corner", part.corner);
  for (const Column& column : part.columns) out += "\n" + column_of(column, "", column.groups);
  out += "\n</head>\n";
  for (const Row& row : part.rows) {
    out += row.id.empty() ? "<row>" : "<row id=\"" + row.id + "\">";
    out += groups_of(row.groups) + element("label", row.label);
    for (std::size_t c = 0; c < part.columns.size(); ++c)
      out += "<figure column=\"" + part.columns[c].id + "\">" + escaped(row.cells[c].print()) +
             "</figure>";
    out += "</row>\n";
  }
  return out;
}

std::string table_of(const Table& table) {
  std::string out = "<table id=\"" + table.id + "\">\n";
  for (const Part& part : table.parts) {
    out += "<part id=\"" + part.id + "\">\n";
    if (!part.heading.empty()) out += element("heading", part.heading) + "\n";
    out += (table.across ? part_across(part) : part_down(part)) + "</part>\n";
  }
  return out + "</table>\n";
}

std::string write(const Report& report, Random&) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<report xmlns=\"urn:gouji:report:1\" schema=\"gouji.report/1\">\n";
  if (!report.title().empty()) out += element("title", report.title()) + "\n";
  out += "<preamble>" + element("p", report.preamble()) + "</preamble>\n";
  for (const Section& section : report.sections) {
    out += "<section id=\"" + section.id + "\">\n" + element("heading", heading_of(section)) + "\n";
    for (const std::string& paragraph : section.paragraphs) out += element("p", paragraph) + "\n";
    if (const Table* table = report.table(section.id); section.holds_table && table != nullptr)
      out += table_of(*table);
    out += "</section>\n";
  }
  return out + "</report>\n";
}

}  // namespace

Layout xml_layout() { return {"xml", "xml", kAnything, true, write}; }

}  // namespace harness
