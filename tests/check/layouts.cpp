#include "layouts.h"

#include <vector>

namespace gouji::sample {
namespace {

using Row = std::vector<std::string>;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// The rows of a part as they are printed, the head first.
std::vector<Row> rows_of(const Draft& draft, const TableSpec& table, const PartSpec& part) {
  Row head{table.row_head.empty() ? table.corner : table.row_head};
  for (const int column : part.columns) head.push_back(table.columns[at(column)].label.text);
  std::vector<Row> rows;
  if (!part.heading.text.empty()) rows.push_back({part.heading.text});
  rows.push_back(head);
  for (const int row : part.rows) {
    Row cells{table.rows[at(row)].label.text};
    for (const int column : part.columns) cells.push_back(draft.figure(table, row, column));
    rows.push_back(cells);
  }
  return rows;
}

// A table whose rows stand side by side: two rows of heads, one of figures.
std::vector<Row> rows_across(const Draft& draft, const TableSpec& table) {
  Row groups, labels, figures;
  for (const int row : table.parts[0].rows) {
    for (const int column : table.parts[0].columns) {
      groups.push_back(table.rows[at(row)].label.text);
      labels.push_back(table.columns[at(column)].label.text);
      figures.push_back(draft.figure(table, row, column));
    }
  }
  return {groups, labels, figures};
}

std::vector<Row> rows_of(const Draft& draft, const TableSpec& table) {
  if (table.across) return rows_across(draft, table);
  std::vector<Row> rows;
  for (const auto& part : table.parts) {
    for (auto& row : rows_of(draft, table, part)) rows.push_back(std::move(row));
  }
  return rows;
}

std::string html_table(const Draft& draft, const TableSpec& table) {
  std::string out = "<table>\n";
  const auto per_row = table.parts[0].columns.size();
  const auto rows = rows_of(draft, table);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    out += "<tr>";
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      const bool group = table.across && r == 0;
      if (group && c % per_row > 0) continue;
      std::size_t span = group ? per_row : 1;
      if (rows[r].size() == 1) span = rows[r + 1].size();
      out += span > 1 ? "<td colspan=\"" + std::to_string(span) + "\">" : "<td>";
      out += rows[r][c] + "</td>";
    }
    out += "</tr>\n";
  }
  return out + "</table>\n";
}

std::string xml_table(const Draft& draft, const TableSpec& table) {
  std::string out = "<table>";
  for (const auto& part : table.parts) {
    out += "<part>";
    if (!part.heading.text.empty()) out += "<heading>" + part.heading.text + "</heading>";
    out += "<head>";
    const auto corner = table.row_head.empty() ? table.corner : table.row_head;
    if (!corner.empty()) out += "<corner>" + corner + "</corner>";
    std::string figures;
    const auto column_head = [&](int column, const std::string& group) {
      out += "<column>" + (group.empty() ? "" : "<group>" + group + "</group>") + "<label>" +
             table.columns[at(column)].label.text + "</label></column>";
    };
    if (!table.across) {
      for (const int column : part.columns) column_head(column, "");
    }
    for (const int row : part.rows) {
      if (!table.across) figures += "<row><label>" + table.rows[at(row)].label.text + "</label>";
      for (const int column : part.columns) {
        if (table.across) column_head(column, table.rows[at(row)].label.text);
        figures += "<figure>" + draft.figure(table, row, column) + "</figure>";
      }
      if (!table.across) figures += "</row>";
    }
    out += "</head>" + (table.across ? "<row>" + figures + "</row>" : figures) + "</part>";
  }
  return out + "</table>\n";
}

// Every section with its paragraph and its tables, in the words of one format.
template <typename Heading, typename Table>
std::string sections(const Draft& draft, Heading heading, Table table_text) {
  std::string out;
  for (const auto& section : draft.pack.sections) {
    const auto paragraph = draft.paragraphs.find(section.id);
    std::string body;
    for (const auto& table : draft.pack.tables) {
      if (table.section == section.id) body += table_text(table);
    }
    out += heading(section.number + "、" + section.title.text,
                   paragraph == draft.paragraphs.end() ? "" : paragraph->second, body);
  }
  return out;
}

}  // namespace

std::string Draft::figure(const TableSpec& table, int row, int column) const {
  const auto found =
      figures.find(table.id + "." + table.rows[at(row)].id + "." + table.columns[at(column)].id);
  return found == figures.end() ? "0" : found->second;
}

Draft sound_draft(const Pack& pack) {
  Draft draft{pack, "清溪市人民政府2023年政府信息公开工作年度报告", "", {}, {}};
  draft.preamble = "本报告所列数据的统计期限为2023年1月1日至2023年12月31日。";
  draft.paragraphs["overview"] =
      "2023年，清溪市人民政府扎实推进主动公开、依申请公开、政府信息管理、"
      "政府信息公开平台建设和监督保障，工作考核、社会评议、责任追究均有结果。";
  draft.paragraphs["problems"] = "公开的及时性还不够，将按月检查、逐项改进。";
  draft.paragraphs["other_matters"] = "本年度未收取信息处理费。";
  return draft;
}

std::string html(const Draft& draft) {
  std::string out = "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head><body>\n<h1>" +
                    draft.title + "</h1>\n<p>" + draft.preamble + "</p>\n";
  out += sections(
      draft,
      [](const std::string& heading, const std::string& paragraph, const std::string& tables) {
        return "<h2>" + heading + "</h2>\n" +
               (paragraph.empty() ? "" : "<p>" + paragraph + "</p>\n") + tables;
      },
      [&](const TableSpec& table) { return html_table(draft, table); });
  return out + "</body></html>\n";
}

std::string text(const Draft& draft) {
  return draft.title + "\n\n" + draft.preamble + "\n\n" +
         sections(
             draft,
             [](const std::string& heading, const std::string& paragraph,
                const std::string& tables) {
               return heading + "\n\n" + (paragraph.empty() ? "" : paragraph + "\n\n") + tables;
             },
             [&](const TableSpec& table) {
               std::string out;
               for (const auto& row : rows_of(draft, table)) {
                 for (const auto& cell : row) out += cell + " | ";
                 out += "\n";
               }
               return out + "\n";
             });
}

std::string xml(const Draft& draft) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<report xmlns=\"urn:gouji:report:1\" "
         "schema=\"gouji.report/1\">\n<title>" +
         draft.title + "</title>\n<preamble><p>" + draft.preamble + "</p></preamble>\n" +
         sections(
             draft,
             [](const std::string& heading, const std::string& paragraph,
                const std::string& tables) {
               return "<section><heading>" + heading + "</heading>\n" +
                      (paragraph.empty() ? "" : "<p>" + paragraph + "</p>\n") + tables +
                      "</section>\n";
             },
             [&](const TableSpec& table) { return xml_table(draft, table); }) +
         "</report>\n";
}

}  // namespace gouji::sample
