#include "output/extract.h"
#include "output/json.h"
#include "output/layout.h"
#include "reading/read.h"

namespace gouji {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json figure_json(const Figure& figure, const Document& document) {
  const bool is_number = figure.state == FigureState::number;
  const bool is_there = figure.state != FigureState::absent;
  return Json{{"state", to_string(figure.state)},
              {"value", is_number ? Json(figure.value.to_string()) : Json(nullptr)},
              {"raw", is_there ? Json(figure.raw) : Json(nullptr)},
              {"place", is_there ? place_json(document.place(figure.where)) : Json(nullptr)}};
}

Json table_json(const TableReading& table, const Document& document) {
  const auto& spec = *table.spec;
  Json rows = Json::object();
  if (table.state == TableState::read) {
    for (int row = 0; row < static_cast<int>(spec.rows.size()); ++row) {
      Json columns = Json::object();
      for (int column = 0; column < static_cast<int>(spec.columns.size()); ++column) {
        if (!spec.asks_for(row, column)) continue;
        columns[spec.columns[column].id] = figure_json(table.at(row, column), document);
      }
      rows[spec.rows[row].id] = std::move(columns);
    }
  }
  return Json{{"state", to_string(table.state)}, {"rows", std::move(rows)}};
}

Json section_json(const Report& report, const Layout& layout, const SectionReading& section) {
  const auto& specs = report.pack->sections;
  const bool known = section.spec >= 0 && section.spec < static_cast<int>(specs.size());
  return Json{{"id", known ? Json(specs[section.spec].id) : Json(nullptr)},
              {"heading", or_null(section.raw)},
              {"place",
               section.implied ? Json(nullptr) : place_json(report.document->place(section.where))},
              {"text", prose_of(report, layout, section)}};
}

}  // namespace

std::string extract_json(const Reading& reading) {
  const auto& report = reading.report;
  const auto& document = *report.document;
  const Layout layout(report);
  Json sections = Json::array(), tables = Json::object();
  for (const auto& section : report.sections) {
    sections.push_back(section_json(report, layout, section));
  }
  for (const auto& table : report.tables) tables[table.spec->id] = table_json(table, document);
  Json period = nullptr;
  if (report.period) period = report.period->raw;
  const auto year = choose_year(report).year;
  const Json value{{"schema", "gouji.report/1"},
                   {"path", document.source ? document.source->path : ""},
                   {"pack", report.pack->id},
                   {"title", or_null(report.title)},
                   {"agency", or_null(report.agency)},
                   {"body", report.body},
                   {"year", year ? Json(*year) : Json(nullptr)},
                   {"period", period},
                   {"sections", std::move(sections)},
                   {"tables", std::move(tables)}};
  return dump(value) + "\n";
}

}  // namespace gouji
