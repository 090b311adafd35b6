// The named limits: every bound the program keeps, in one table.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/bilingual.h"
#include "base/deadline.h"

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
  drawn,               // lines and shapes on one page
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

  // The clock that runs while a report is worked on; it outlives these limits. None until set.
  void set_deadline(Deadline* deadline) { deadline_ = deadline; }
  bool late() const { return deadline_ != nullptr && deadline_->passed(); }
  // Asked in the loops whose length a file decides. Throws OutOfTime.
  void keep_time() const {
    if (late()) throw OutOfTime();
  }
  // The same between steps that take long by themselves: the clock is looked at each time.
  void keep_time_of_step() const {
    if (deadline_ != nullptr && deadline_->passed_now()) throw OutOfTime();
  }
  // Time spent on what has a limit of its own does not count.
  void leave_out(std::chrono::milliseconds spent) const {
    if (deadline_ != nullptr) deadline_->put_off(spent);
  }
  // What is left for a child process: of the deadline, or all of Limit::seconds.
  std::chrono::milliseconds time_left() const;

 private:
  Deadline* deadline_ = nullptr;
  std::array<std::uint64_t, static_cast<std::size_t>(Limit::count_)> values_{};
};

}  // namespace gouji
