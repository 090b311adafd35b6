#include "output/summary.h"

#include <numeric>

namespace gouji {

std::uint64_t Summary::all_reports() const {
  return std::accumulate(reports.begin(), reports.end(), std::uint64_t{0});
}

void Summary::add(const ReportResult& report) {
  ++reports[static_cast<std::size_t>(report.verdict)];
  for (const auto& finding : report.findings) add(finding);
}

void Summary::add(const Finding& finding) {
  ++findings[static_cast<std::size_t>(finding.severity)];
}

}  // namespace gouji
