#include "output/difference.h"

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace gouji {
namespace {

bool is_judged(Verdict verdict) {
  return verdict != Verdict::unreadable && verdict != Verdict::not_applicable;
}

// Every finding of a run with the report that it belongs to; -1 for none.
struct Entry {
  const Finding* finding;
  int report;
};

std::vector<Entry> entries_of(const SavedRun& run) {
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < run.reports.size(); ++i) {
    for (const auto& finding : run.reports[i].findings) {
      entries.push_back({&finding, static_cast<int>(i)});
    }
  }
  for (const auto& finding : run.general) entries.push_back({&finding, -1});
  return entries;
}

std::string path_of(const SavedRun& run, const Entry& entry) {
  return entry.report < 0 ? "" : run.reports[static_cast<std::size_t>(entry.report)].path;
}

class Comparison {
 public:
  Comparison(const SavedRun& before, const SavedRun& after)
      : before_(before),
        after_(after),
        old_(entries_of(before)),
        new_(entries_of(after)),
        old_taken_(old_.size()),
        new_taken_(new_.size()),
        later_(before.reports.size(), -1) {}

  Difference run() {
    pair_reports();
    pair_findings([&](const SavedRun& run, const Entry& entry) {
      return entry.finding->fingerprint + "\n" + path_of(run, entry);
    });
    pair_findings([](const SavedRun&, const Entry& entry) { return entry.finding->fingerprint; });
    for (std::size_t i = 0; i < new_.size(); ++i) {
      auto& list = new_taken_[i] ? out_.same : out_.fresh;
      list.push_back({path_of(after_, new_[i]), *new_[i].finding});
    }
    for (std::size_t i = 0; i < old_.size(); ++i) {
      if (old_taken_[i]) continue;
      auto& list = is_seen_again(old_[i]) ? out_.gone : out_.unseen;
      list.push_back({path_of(before_, old_[i]), *old_[i].finding});
    }
    return std::move(out_);
  }

 private:
  // The same owner more than once tells nothing.
  static std::map<std::string, int> by_owner(const std::vector<ReportResult>& reports,
                                             const std::set<int>& open) {
    std::map<std::string, int> owners;
    for (const int i : open) {
      const auto& report = reports[static_cast<std::size_t>(i)];
      if (report.agency.empty() || !report.year) continue;
      const auto [entry, is_new] =
          owners.emplace(report.agency + "\n" + std::to_string(*report.year), i);
      if (!is_new) entry->second = -1;
    }
    return owners;
  }

  void pair_reports() {
    std::map<std::string, int> paths;
    std::set<int> open_before, open_after;
    for (std::size_t i = 0; i < after_.reports.size(); ++i) {
      paths.emplace(after_.reports[i].path, static_cast<int>(i));
      open_after.insert(static_cast<int>(i));
    }
    for (std::size_t i = 0; i < before_.reports.size(); ++i) {
      const auto found = paths.find(before_.reports[i].path);
      if (found != paths.end() && open_after.erase(found->second) > 0) {
        later_[i] = found->second;
      } else {
        open_before.insert(static_cast<int>(i));
      }
    }
    const auto owners = by_owner(after_.reports, open_after);
    for (const auto& [owner, i] : by_owner(before_.reports, open_before)) {
      const auto found = owners.find(owner);
      if (i < 0 || found == owners.end() || found->second < 0) continue;
      later_[static_cast<std::size_t>(i)] = found->second;
      open_before.erase(i);
      open_after.erase(found->second);
    }
    for (const int i : open_after) {
      out_.added.push_back(after_.reports[static_cast<std::size_t>(i)].path);
    }
    for (const int i : open_before) {
      out_.removed.push_back(before_.reports[static_cast<std::size_t>(i)].path);
    }
    note_changes();
  }

  void note_changes() {
    std::map<int, VerdictChange> changes;
    for (std::size_t i = 0; i < later_.size(); ++i) {
      if (later_[i] < 0) continue;
      const auto& later = after_.reports[static_cast<std::size_t>(later_[i])];
      if (later.verdict == before_.reports[i].verdict) continue;
      changes.emplace(later_[i],
                      VerdictChange{later.path, before_.reports[i].verdict, later.verdict});
    }
    for (auto& [i, change] : changes) out_.changed.push_back(std::move(change));
  }

  template <typename Key>
  void pair_findings(Key key) {
    std::map<std::string, std::deque<std::size_t>> open;
    for (std::size_t i = 0; i < old_.size(); ++i) {
      if (!old_taken_[i]) open[key(before_, old_[i])].push_back(i);
    }
    for (std::size_t i = 0; i < new_.size(); ++i) {
      if (new_taken_[i]) continue;
      const auto found = open.find(key(after_, new_[i]));
      if (found == open.end() || found->second.empty()) continue;
      new_taken_[i] = true;
      old_taken_[found->second.front()] = true;
      found->second.pop_front();
    }
  }

  // What belongs to no report is judged by every run.
  bool is_seen_again(const Entry& entry) const {
    if (entry.report < 0) return true;
    const int later = later_[static_cast<std::size_t>(entry.report)];
    return later >= 0 && is_judged(after_.reports[static_cast<std::size_t>(later)].verdict);
  }

  const SavedRun& before_;
  const SavedRun& after_;
  const std::vector<Entry> old_, new_;
  std::vector<bool> old_taken_, new_taken_;
  std::vector<int> later_;  // by report of before: the report of after that it is, -1 for none
  Difference out_;
};

}  // namespace

Difference difference(const SavedRun& before, const SavedRun& after) {
  return Comparison(before, after).run();
}

}  // namespace gouji
