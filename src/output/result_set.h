// The results of one run, in the order in which the reports were named, and their counts.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "check/finding.h"

namespace gouji {

inline constexpr std::array kVerdicts{Verdict::pass, Verdict::fail, Verdict::unclear,
                                      Verdict::unreadable, Verdict::not_applicable};
inline constexpr std::array kSeverities{Severity::error, Severity::warning, Severity::advice,
                                        Severity::unclear};

struct ResultSet {
  std::vector<ReportResult> reports;
};

// Counts by verdict and by severity, each in the order of its enumeration.
struct Summary {
  std::array<std::uint64_t, kVerdicts.size()> reports{};
  std::array<std::uint64_t, kSeverities.size()> findings{};

  std::uint64_t count(Verdict v) const { return reports[static_cast<std::size_t>(v)]; }
  std::uint64_t count(Severity s) const { return findings[static_cast<std::size_t>(s)]; }
  void add(const ReportResult& report);
};

Summary summarize(const ResultSet& results);

}  // namespace gouji
