// Documents of older office programs, which LibreOffice turns into ones that are read here.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/problem.h"
#include "intake/document.h"

namespace gouji {

// Whether `format` is read by way of LibreOffice: doc, rtf, odt, xls, ods.
bool is_converted(Format format);
// What such a document becomes: docx or xlsx.
Format converted_format(Format format);

struct Conversion {
  std::string bytes;               // a document of `converted_format`, so far as it was looked at
  std::optional<Problem> problem;  // fatal; `bytes` is then empty
  std::chrono::milliseconds took{0};
};

// Runs LibreOffice without a screen, with a profile of this thread alone, no macros and no network,
// for at most `conversion_seconds`. Whether it succeeded is told by the file it leaves and never by
// its exit code. When this returns, no process of it lives and no file of it is left but the
// profile, which goes with the thread.
Conversion convert_office(std::string_view bytes, Format from, const Limits& limits);

// The problem that LibreOffice's document of this file cannot be read.
Problem not_converted(Format from);

}  // namespace gouji
