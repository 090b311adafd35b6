// A kind of fault with what plants it; faults.h gathers them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "faults.h"
#include "random.h"

namespace harness {

using Planting = std::optional<Planted>;

struct FaultEntry {
  FaultKind kind;
  Planting (*plant)(Report&, Random&);
};

// Figures changed, blanked or replaced by words.
const std::vector<FaultEntry>& figure_faults();

// Rows, columns, tables, sections, title and preamble.
const std::vector<FaultEntry>& form_faults();

// The three kinds of case in the table of reviews and lawsuits.
extern const std::vector<std::string> kCases;

}  // namespace harness
