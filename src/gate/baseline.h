// Baselines: the findings that a folder of reports had when it was put under the gate, in a file
// that is reviewed like any other.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/finding.h"
#include "gate/mistake.h"

namespace gouji {

// A finding as the baseline keeps it. It is known again by its fingerprint alone; the rest is for
// those who read the file.
struct BaselineEntry {
  std::string fingerprint;
  int count = 1;  // reports in which it stood, where several are of one agency and year
  std::string rule;
  std::string agency;  // agency and year, or
  std::optional<int> year;
  std::string report;  // where either is unknown, the path as seen from the baseline
  std::optional<std::string> section, table, row, column, found, expected;
  std::string text;  // the message, in Chinese
  int line = 0;      // in the file that it was read from

  // "清溪市交通运输局2023年 applications.balance applications.processed_total.total（原文“18”）".
  Bilingual shown() const;
};

struct Baseline {
  // Throws GateFailure: not to be read, marks of a merge, no JSON, of another schema, or an entry
  // that is none; each with its line.
  static Baseline load(const std::string& file);
  static Baseline parse(const std::string& file, std::string_view text);

  // The file's text: entries in a fixed order, so that a change of one finding changes its lines
  // only.
  std::string text() const;

  std::vector<BaselineEntry> entries;
};

// What a baseline is to know a report by, and its findings: agency and year, where either is
// unknown the path as seen from the baseline's folder, wherever the program runs.
struct BaselineReport {
  std::string agency;
  std::optional<int> year;
  std::string path;  // empty where agency and year are known

  bool operator<(const BaselineReport& other) const;
};
BaselineReport baseline_report(const ReportResult& report, const std::string& folder);

// What a baseline knows each finding of a report by, in their order. Findings of `limit.*` are
// never kept, since what lies behind a limit has not been seen: theirs are empty.
std::vector<std::string> baseline_fingerprints(const ReportResult& report,
                                               const BaselineReport& owner);

// The entry that each finding would be, absent where its fingerprint is empty.
std::vector<std::optional<BaselineEntry>> baseline_entries(const ReportResult& report,
                                                           const std::string& folder);

}  // namespace gouji
