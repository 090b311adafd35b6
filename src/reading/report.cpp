#include "reading/report.h"

#include "base/utf8.h"

namespace gouji {

LabelReading label_reading(LabelMatch match, std::string_view text, Locus where) {
  const bool broken = collapsed(text).find(' ') != std::string::npos;
  // Of a label that lost characters the wording is not judged.
  if (match != LabelMatch::none && is_damaged(text)) match = LabelMatch::accepted;
  return {match, on_one_line(text), where, broken};
}

Figure& TableReading::at(int row, int column) {
  return figures[static_cast<std::size_t>(row) * spec->columns.size() +
                 static_cast<std::size_t>(column)];
}

const Figure& TableReading::at(int row, int column) const {
  return figures[static_cast<std::size_t>(row) * spec->columns.size() +
                 static_cast<std::size_t>(column)];
}

const TableReading* Report::table(std::string_view id) const {
  for (const auto& table : tables) {
    if (table.spec != nullptr && table.spec->id == id) return &table;
  }
  return nullptr;
}

}  // namespace gouji
