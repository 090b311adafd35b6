// From bytes to a document: the type by content, the character set by gouji, one reader a format.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "intake/document.h"

namespace gouji {

// Never throws and always ends: whatever the bytes, at worst a document with a fatal problem.
// `forced` is --input-format. `path` is only for messages and places.
Document read_document(std::string path, std::string_view bytes, const Limits& limits,
                       std::optional<Format> forced = std::nullopt);

// The bytes of a file, or a fatal problem (intake.missing, intake.denied, limit.bytes, ...).
struct FileBytes {
  std::string bytes;
  std::optional<Problem> problem;
};
FileBytes load_file(const std::string& path, const Limits& limits);

}  // namespace gouji
