// Results for programs: gouji.findings/1, as schemas/findings.schema.json describes it.
#pragma once

#include <memory>
#include <string>

#include <nlohmann/json.hpp>

#include "output/writer.h"

namespace gouji {

// Well-formed UTF-8 whatever the report holds; ends in a newline.
std::unique_ptr<Writer> open_json(Sink& sink, const WriterSettings& settings);

// The parts of it, for other formats that hold them.
nlohmann::ordered_json tool_json();
nlohmann::ordered_json report_json(const ReportResult& report);
nlohmann::ordered_json finding_json(const Finding& finding);
nlohmann::ordered_json summary_json(const Summary& summary);

// As every JSON of the program has a place: all fields, null where the file gives them no meaning.
nlohmann::ordered_json place_json(const Place& place);

// Text as a JSON document may hold it: ill-formed bytes become U+FFFD.
std::string dump(const nlohmann::ordered_json& value);
std::string dump_line(
    const nlohmann::ordered_json& value);  // the same on one line, without its end
// Indented by so many columns, the first line too.
std::string dump_indented(const nlohmann::ordered_json& value, std::size_t columns);

}  // namespace gouji
