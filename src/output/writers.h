// The formats that results can be written in.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "output/text.h"

namespace gouji {

struct Writer {
  std::string_view format;  // as --format takes it
  Bilingual meaning;
  std::string (*write)(const ResultSet& results, const TextStyle& style);
};

std::span<const Writer> writers();
const Writer* find_writer(std::string_view format);  // null where there is none

}  // namespace gouji
