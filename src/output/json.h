// Results for programs: gouji.findings/1, as schemas/findings.schema.json describes it.
#pragma once

#include <memory>
#include <string>

#include <nlohmann/json.hpp>

#include "output/writer.h"

namespace gouji {

// Well-formed UTF-8 whatever the report holds; ends in a newline.
std::unique_ptr<Writer> open_json(Sink& sink, const WriterSettings& settings);

// As every JSON of the program has a place: all fields, null where the file gives them no meaning.
nlohmann::ordered_json place_json(const Place& place);

// Text as a JSON document may hold it: ill-formed bytes become U+FFFD.
std::string dump(const nlohmann::ordered_json& value);

}  // namespace gouji
