// Small Word documents for tests, and what was read from them in one line a block.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "base/limits.h"
#include "intake/document.h"

namespace gouji::test {

using Parts = std::vector<std::pair<std::string, std::string>>;

// A ZIP archive of the parts.
std::string zip_of(const Parts& parts);

// The XML of whole parts around what is given; `w`, `r`, `mc` and the rest are declared.
std::string document_part(std::string_view body);
std::string styles_part(std::string_view styles);
std::string numbering_part(std::string_view numbering);

// A document with that body, and styles and numbering where they are given.
Document read_body(std::string_view body, std::string_view styles = "",
                   std::string_view numbering = "", const Limits& limits = Limits());
Document read_parts(const Parts& parts, const Limits& limits = Limits());

// `<w:p>` around a run of text, with properties of the paragraph.
std::string p(std::string_view text, std::string_view properties = "");
std::string r(std::string_view text, std::string_view properties = "");
std::string tc(std::string_view text, std::string_view properties = "");
std::string tr(std::string_view cells, std::string_view properties = "");
std::string tbl(std::string_view rows, std::string_view grid = "");

// Paragraphs as their text; grids as [a|b/c|d], `^` and `<` where a merged cell reaches down or to
// the right, `.` where there is no cell; (picture), (attachment).
std::vector<std::string> shown(const Document& document);

// The ids of the problems.
std::vector<std::string> problem_ids(const Document& document);

}  // namespace gouji::test

template <>
struct doctest::StringMaker<std::vector<std::string>> {
  static String convert(const std::vector<std::string>& lines) {
    std::string out;
    for (const auto& line : lines) out += "{" + line.substr(0, 200) + "} ";
    return out.c_str();
  }
};
