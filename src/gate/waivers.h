// Waivers: findings that somebody has answered for, until a day, in a file that is reviewed like
// any other.
//
//   [applications.balance]
//   report = 2023/*.docx
//   place = applications.processed_total.natural_person
//   who = 王敏（清溪市政务公开办公室）
//   why = 台账与报告已逐件核对，差1件为跨年并案
//   until = 2026-03-31
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "check/finding.h"
#include "gate/glob.h"
#include "gate/lines.h"

namespace gouji {

struct Waiver {
  int line = 0;  // of its head
  std::string rule;
  // Which reports: at least one of the two is given.
  std::string pattern;  // as written; empty: whatever the path
  std::optional<Glob> paths;
  std::string agency;  // as written; empty: whatever the agency
  std::string folded_agency;
  std::optional<int> year;
  std::string place;  // table, table.row, table.row.column or section:name; empty: wherever
  std::string who, why;
  std::optional<Day> until;  // the last day on which it holds
  SectionLines lines;        // as it stands in the file

  // "applications.balance（2023/*.docx）", for people.
  Bilingual shown() const;
};

// A file of waivers. Paths in it are relative to the folder that it stands in.
struct WaiverList {
  // Throws GateFailure with every mistake.
  static std::shared_ptr<const WaiverList> load(const std::string& file);
  static std::shared_ptr<const WaiverList> parse(const std::string& file, std::string_view text);

  std::string file;    // as a person reads it
  std::string folder;  // a whole path
  std::vector<Waiver> waivers;
};

// A report as waivers are compared with it.
struct WaiverReport {
  std::optional<std::string> path;  // as seen from the list; absent where it lies elsewhere
  std::string folded_agency;
  std::optional<int> year;
};
WaiverReport waiver_report(const WaiverList& list, const ReportResult& report);

// Whether a waiver speaks of a report, and of a finding's rule and place.
bool concerns(const Waiver& waiver, const WaiverReport& report);
bool concerns(const Waiver& waiver, const Finding& finding);

}  // namespace gouji
