// The counts of one run.
#pragma once

#include <array>
#include <cstdint>

#include "check/finding.h"

namespace gouji {

inline constexpr std::array kVerdicts{Verdict::pass, Verdict::fail, Verdict::unclear,
                                      Verdict::unreadable, Verdict::not_applicable};
inline constexpr std::array kSeverities{Severity::error, Severity::warning, Severity::advice,
                                        Severity::unclear};

// Counts by verdict and by severity, each in the order of its enumeration.
struct Summary {
  std::array<std::uint64_t, kVerdicts.size()> reports{};
  std::array<std::uint64_t, kSeverities.size()> findings{};

  std::uint64_t count(Verdict v) const { return reports[static_cast<std::size_t>(v)]; }
  std::uint64_t count(Severity s) const { return findings[static_cast<std::size_t>(s)]; }
  std::uint64_t all_reports() const;
  void add(const ReportResult& report);
  void add(const Finding& finding);  // one that belongs to no report
};

}  // namespace gouji
