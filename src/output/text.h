// Results for people: what to look at, where, and what would settle it.
#pragma once

#include <string>

#include "output/result_set.h"

namespace gouji {

struct TextStyle {
  Language language = Language::zh;
  bool colour = false;
};

// Nothing of a report reaches the text unescaped: control characters are made visible.
std::string write_text(const ResultSet& results, const TextStyle& style);

}  // namespace gouji
