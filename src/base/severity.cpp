#include "base/severity.h"

namespace gouji {

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::advice:
      return "advice";
    case Severity::unclear:
      break;
  }
  return "unclear";
}

std::string_view to_string(Confidence confidence) {
  return confidence == Confidence::certain ? "certain" : "likely";
}

std::optional<Severity> severity_from(std::string_view name) {
  for (const auto severity :
       {Severity::error, Severity::warning, Severity::advice, Severity::unclear}) {
    if (name == to_string(severity)) return severity;
  }
  return std::nullopt;
}

}  // namespace gouji
