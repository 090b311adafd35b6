// How much a finding weighs, and how sure the program is of it.
#pragma once

#include <optional>
#include <string_view>

namespace gouji {

enum class Severity { error, warning, advice, unclear };
enum class Confidence { certain, likely };

std::string_view to_string(Severity severity);
std::string_view to_string(Confidence confidence);
// Nothing where the name is not one of the four.
std::optional<Severity> severity_from(std::string_view name);

}  // namespace gouji
