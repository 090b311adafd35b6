// Patterns of phrases, and sums of cells written as text.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "pack/equation.h"
#include "pack/pack.h"

namespace gouji {

// The pattern with its names in braces filled in. `unknown` takes the first name that the pack has
// no list for.
std::string expand_pattern(std::string_view pattern, const Pack& pack,
                           std::string* unknown = nullptr);

// Cells are looked up in the pack's tables; the format must ask for every one of them.
std::variant<CellSum, EquationError> parse_cell_sum(std::string_view text, const Pack& pack);

}  // namespace gouji
