// One report of gouji.findings/1, from JSON.
#pragma once

#include <stdexcept>
#include <string>

#include <nlohmann/json.hpp>

#include "base/bilingual.h"
#include "check/finding.h"
#include "output/summary.h"

namespace gouji {

// A field that is not as schemas/findings.schema.json has it. `field` is as "reports[2].verdict".
struct SavedMistake : std::runtime_error {
  SavedMistake(std::string at, Bilingual what)
      : std::runtime_error(what.en), field(std::move(at)), message(std::move(what)) {}
  std::string field;
  Bilingual message;
};

// `at` is what the value is called. They throw SavedMistake; fields they do not know are passed
// over.
ReportResult report_from(const nlohmann::ordered_json& json, const std::string& at);
Finding finding_from(const nlohmann::ordered_json& json, const std::string& at);
Summary summary_from(const nlohmann::ordered_json& json, const std::string& at);

}  // namespace gouji
