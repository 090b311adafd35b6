// The formats that results can be written in.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "output/writer.h"

namespace gouji {

struct ResultFormat {
  std::string_view name;  // as --format takes it
  Bilingual meaning;
  // Writes the head of the format; both outlive the writer.
  std::unique_ptr<Writer> (*open)(Sink& sink, const WriterSettings& settings);
};

std::span<const ResultFormat> result_formats();
const ResultFormat* find_result_format(std::string_view name);  // null where there is none

}  // namespace gouji
