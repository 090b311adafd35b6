#include "gate/baseline_gate.h"

#include <algorithm>
#include <utility>

#include "base/fold.h"

namespace gouji {

BaselineGate::BaselineGate(Baseline baseline, std::string folder)
    : baseline_(std::move(baseline)), folder_(std::move(folder)) {
  for (const auto& entry : baseline_.entries) left_[entry.fingerprint] = entry.count;
}

void BaselineGate::pass(ReportResult& report) {
  const auto owner = baseline_report(report, folder_);
  ++reports_[owner];
  const auto prints = baseline_fingerprints(report, owner);
  for (std::size_t i = 0; i < prints.size(); ++i) {
    const auto known = left_.find(prints[i]);
    if (known == left_.end() || known->second == 0) continue;
    --known->second;
    auto& state = report.findings[i].state;
    if (state == FindingState::fresh) state = FindingState::known;
  }
}

// How many files came by of the report that an entry belongs to.
int BaselineGate::copies(const BaselineEntry& entry) const {
  const auto report =
      reports_.find(entry.report.empty() ? BaselineReport{folded(entry.agency), entry.year, ""}
                                         : BaselineReport{"", std::nullopt, entry.report});
  return report == reports_.end() ? 0 : report->second;
}

// Of a report that lies here in two files, one of which did not come by, the other may still have
// what this one lost.
int BaselineGate::missed(const BaselineEntry& entry) const {
  const int met = entry.count - left_.at(entry.fingerprint);
  return std::max(0, std::min(entry.count, copies(entry)) - met);
}

std::vector<BaselineEntry> BaselineGate::vanished() const {
  std::vector<BaselineEntry> list;
  for (const auto& entry : baseline_.entries) {
    if (missed(entry) == 0) continue;
    list.push_back(entry);
    list.back().count = missed(entry);
  }
  return list;
}

std::vector<BaselineEntry> BaselineGate::unseen() const {
  std::vector<BaselineEntry> list;
  std::copy_if(baseline_.entries.begin(), baseline_.entries.end(), std::back_inserter(list),
               [&](const BaselineEntry& entry) { return copies(entry) == 0; });
  return list;
}

Baseline BaselineGate::pruned(bool also_unseen) const {
  Baseline left;
  for (auto entry : baseline_.entries) {
    entry.count -= also_unseen && copies(entry) == 0 ? entry.count : missed(entry);
    if (entry.count > 0) left.entries.push_back(std::move(entry));
  }
  return left;
}

void BaselineRecorder::pass(ReportResult& report) {
  const auto entries = baseline_entries(report, folder_);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!entries[i] || report.findings[i].state == FindingState::waived) continue;
    const auto [place, first] = entries_.emplace(entries[i]->fingerprint, *entries[i]);
    if (!first) ++place->second.count;
  }
}

Baseline BaselineRecorder::take() const {
  Baseline baseline;
  for (const auto& [fingerprint, entry] : entries_) baseline.entries.push_back(entry);
  return baseline;
}

}  // namespace gouji
