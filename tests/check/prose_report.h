// A sound report of an invented town with other text in it, and what is found in that text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/check.h"
#include "check/print.h"
#include "pack/specimen.h"

namespace gouji::sample {

using Edits = std::vector<SpecimenEdit>;

inline SpecimenEdit body(std::string section, std::string text) {
  return {SpecimenEdit::Kind::body, "", "", "", std::move(section), std::move(text), 0};
}
inline SpecimenEdit title(std::string text) {
  return {SpecimenEdit::Kind::title, "", "", "", "", std::move(text), 0};
}
inline SpecimenEdit preamble(std::string text) {
  return {SpecimenEdit::Kind::preamble, "", "", "", "", std::move(text), 0};
}
inline SpecimenEdit cell(std::string table, std::string row, std::string column, std::string text) {
  return {SpecimenEdit::Kind::cell,
          std::move(table),
          std::move(row),
          std::move(column),
          "",
          std::move(text),
          0};
}

// The findings of one rule, each as its severity and what was found: "warning 我镇".
inline std::vector<std::string> found(std::string_view rule, const Edits& edits,
                                      const std::optional<Edits>& last_year = std::nullopt) {
  static PackLibrary packs;
  const auto pack = packs.get("national-2021");
  CheckOptions options;
  if (last_year) options.previous = {"last.xml", specimen_xml(*pack, *last_year)};
  std::vector<std::string> all;
  for (const auto& f :
       check_bytes("report.xml", specimen_xml(*pack, edits), packs, options).findings) {
    if (f.rule != rule) continue;
    all.push_back(std::string(to_string(f.severity)) + (f.found      ? " " + *f.found
                                                        : f.expected ? " -" + *f.expected
                                                                     : ""));
  }
  return all;
}

}  // namespace gouji::sample
