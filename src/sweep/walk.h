// The reports of a folder.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"

namespace gouji {

struct Walk {
  std::vector<std::string> files;   // in order of their paths, byte by byte
  std::vector<Bilingual> troubles;  // folders that could not be read, a sentence each
};

// Every file under `folder`, however deep, whose name ends as a report's may. Hidden files and
// folders and the owner files of open documents (~$NAME) are passed over; links to folders are not
// followed; a link that leads nowhere is a file.
Walk walk(const std::string& folder);

// The endings that reports may have, in lower case and with their dots.
std::span<const std::string_view> report_endings();

// Whether a file found in a folder is taken for a report. A file without an ending is not: who
// wants it checked names it.
bool has_report_ending(std::string_view name);

}  // namespace gouji
