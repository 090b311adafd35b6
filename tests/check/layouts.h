// One sound report of an edition, written as a web page, as plain text and as canonical XML.
#pragma once

#include <map>
#include <string>

#include "pack/pack.h"

namespace gouji::sample {

struct Draft {
  const Pack& pack;
  std::string title, preamble;
  std::map<std::string, std::string> paragraphs;  // by section id
  std::map<std::string, std::string> figures;     // by "table.row.column"; others are 0

  std::string figure(const TableSpec& table, int row, int column) const;
};

// A report of 清溪市人民政府 for 2023 in which every figure is 0.
Draft sound_draft(const Pack& pack);

std::string html(const Draft& draft);
std::string text(const Draft& draft);
std::string xml(const Draft& draft);

}  // namespace gouji::sample
