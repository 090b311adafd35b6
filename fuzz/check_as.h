// What the targets that read a report have in common.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "check/check.h"

namespace gouji {

// Checks the bytes as a report of this format and stops the program where a promise is broken:
// what comes back has a verdict that agrees with its findings, and places inside the file.
inline void check_as(Format format, const std::uint8_t* data, std::size_t size) {
  static PackLibrary packs;
  static const CheckOptions options = [format] {
    CheckOptions made;
    made.format = format;
    made.limits.set(Limit::seconds, 5);
    return made;
  }();

  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const ReportResult result = check_bytes("fuzzed", bytes, packs, options);

  bool errors = false;
  for (const Finding& finding : result.findings) {
    errors = errors || finding.severity == Severity::error;
    if (!finding.place) continue;
    const Place& place = *finding.place;
    if (place.byte_end && *place.byte_end > size) std::abort();
    if (place.byte_start && place.byte_end && *place.byte_start > *place.byte_end) std::abort();
    if (place.line && *place.line < 1) std::abort();
  }
  if (errors && result.verdict == Verdict::pass) std::abort();
}

}  // namespace gouji
