#include "output/result_set.h"

namespace gouji {

void Summary::add(const ReportResult& report) {
  ++reports[static_cast<std::size_t>(report.verdict)];
  for (const auto& finding : report.findings) {
    ++findings[static_cast<std::size_t>(finding.severity)];
  }
}

Summary summarize(const ResultSet& results) {
  Summary summary;
  for (const auto& report : results.reports) summary.add(report);
  return summary;
}

}  // namespace gouji
