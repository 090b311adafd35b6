// The named limits: every bound the program keeps, in one table.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/bilingual.h"

namespace gouji {

enum class Limit {
  bytes,               // of one file
  nesting,             // open elements at one time
  tag_bytes,           // of one HTML tag
  attributes,          // of one HTML tag
  text_bytes,          // of one paragraph or cell
  blocks,              // paragraphs and tables of one document
  cells,               // of all tables of one document, merged cells counted once
  span,                // rows or columns that one merged cell covers
  columns,             // of one table
  elements,            // of one XML part of an office document
  archive_entries,     // of one archive
  archive_bytes,       // of all entries of an archive together, unpacked
  archive_ratio,       // of an entry's size unpacked to its size packed
  pages,               // of one document
  words,               // with a position of their own, of all pages together
  findings,            // kept for one report
  seconds,             // spent on one report
  conversion_seconds,  // that LibreOffice may take for one file; not counted among `seconds`
  count_
};

struct LimitRow {
  Limit limit;
  std::string_view name;  // as in `--limit name=value` and `limit.name`
  std::uint64_t standard;
  std::string_view unit;
  std::string_view zh, en;  // what it bounds
};

std::span<const LimitRow> limit_table();
const LimitRow* find_limit(std::string_view name);

// The limits in force, each at its standard value until set.
class Limits {
 public:
  Limits();
  std::uint64_t operator[](Limit limit) const { return values_[static_cast<std::size_t>(limit)]; }
  void set(Limit limit, std::uint64_t value) { values_[static_cast<std::size_t>(limit)] = value; }

 private:
  std::array<std::uint64_t, static_cast<std::size_t>(Limit::count_)> values_{};
};

}  // namespace gouji
