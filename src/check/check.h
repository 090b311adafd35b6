// From bytes to a result: the one way in for the command line, the tests and other programs.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "check/finding.h"
#include "intake/document.h"
#include "pack/library.h"
#include "reading/report.h"

namespace gouji {

// Last year's report: a file, or bytes already at hand.
struct PreviousReport {
  std::string path;
  std::optional<std::string> bytes;
};

struct CheckOptions {
  std::optional<std::string> pack;  // --pack: an id or a file; its year stands in for the report's
  std::string as_of;                // --as-of: only editions issued by that day, YYYY-MM-DD
  std::string today;                // YYYY-MM-DD; empty: no year is held to be one to come
  std::optional<Format> format;     // --input-format
  std::string body;                 // the kind of body, where the user says it
  std::optional<PreviousReport> previous;  // --previous: what this report is compared with
  std::string published;                   // YYYY-MM-DD, where it is known better than by the page
  Limits limits;
  Deadline::Clock clock = &std::chrono::steady_clock::now;  // for Limit::seconds
};

// Thread-safe with a shared library. Throws PackFailure where a pack cannot be had. Whatever else
// goes wrong, time and memory running out among it, is the report's one finding, and its verdict is
// unreadable: what was found by then is no result.
ReportResult check_bytes(const std::string& path, std::string_view bytes, PackLibrary& packs,
                         const CheckOptions& options);
ReportResult check_file(const std::string& path, PackLibrary& packs, const CheckOptions& options);

// The report as read, for `extract`. The document's problems say what could not be.
struct Reading {
  Report report;
  std::string pack_reason;
};
Reading read_bytes(const std::string& path, std::string_view bytes, PackLibrary& packs,
                   const CheckOptions& options);

}  // namespace gouji
