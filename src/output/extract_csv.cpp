#include <optional>

#include "output/escape.h"
#include "output/extract.h"

namespace gouji {
namespace {

void append_line(std::string& out, std::initializer_list<std::string_view> fields) {
  bool first = true;
  for (const auto text : fields) {
    if (!first) out += ',';
    first = false;
    out += csv_field(text);
  }
  out += '\n';
}

std::string number_or_nothing(const std::optional<int>& number) {
  return number ? std::to_string(*number) : std::string();
}

}  // namespace

std::string extract_csv(const Reading& reading) {
  std::string out = "\xEF\xBB\xBF";
  append_line(out, {"table", "row", "column", "state", "value", "raw", "at_line", "at_column"});
  const auto& report = reading.report;
  for (const auto& table : report.tables) {
    const auto& spec = *table.spec;
    for (int row = 0; row < static_cast<int>(spec.rows.size()); ++row) {
      for (int column = 0; column < static_cast<int>(spec.columns.size()); ++column) {
        if (!spec.asks_for(row, column)) continue;
        const auto& figure = table.at(row, column);
        Place place;
        if (figure.state != FigureState::absent) place = report.document->place(figure.where);
        append_line(
            out, {spec.id, spec.rows[row].id, spec.columns[column].id, to_string(figure.state),
                  figure.state == FigureState::number ? figure.value.to_string() : "", figure.raw,
                  number_or_nothing(place.line), number_or_nothing(place.column)});
      }
    }
  }
  return out;
}

}  // namespace gouji
