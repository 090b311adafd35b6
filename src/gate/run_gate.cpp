#include "gate/run_gate.h"

#include <algorithm>

#include "base/utf8.h"
#include "check/verdict.h"
#include "gate/paths.h"

namespace gouji {
namespace {

// A file that cannot be read at all has no line of its own: what is wrong is the line that names
// it.
template <typename Load>
auto loaded(const Stated<std::string>& file, Load load) {
  const auto shown = path_shown(file.value);
  try {
    return load(shown);
  } catch (const GateFailure& failure) {
    auto mistake = failure.mistakes.front();
    if (mistake.line > 0 || file.origin.file.empty()) throw;
    mistake.file = file.origin.file;
    mistake.line = file.origin.line;
    const auto name = printable(shown);
    mistake.message = {name + "：" + mistake.message.zh, name + ": " + mistake.message.en};
    throw GateFailure(std::move(mistake));
  }
}

}  // namespace

void RunGate::prepare(const std::string& report) {
  if (const auto file = settings_.waivers_of(report); file && !waivers_.contains(file->value)) {
    const auto list = loaded(*file, WaiverList::load);
    const bool whole = std::any_of(folders_.begin(), folders_.end(), [&](const auto& folder) {
      return list->folder == folder || path_below(folder, list->folder).has_value();
    });
    lists_.push_back(list);
    waivers_.try_emplace(file->value, list, day_, whole);
  }
  if (without_baselines_) return;
  if (const auto file = settings_.baseline_of(report); file && !baselines_.contains(file->value)) {
    baselines_.try_emplace(file->value, loaded(*file, Baseline::load), folder_of(file->value));
  }
}

void RunGate::change_severities(const Settings& settings, std::vector<Finding>& findings) const {
  for (auto& finding : findings) {
    const auto change = settings.severities.find(finding.rule);
    if (change == settings.severities.end() || finding.severity == Severity::unclear) continue;
    finding.severity = change->second.severity;
  }
}

void RunGate::pass(ReportResult& report) {
  const auto settings = settings_.of(report.path);
  const bool judged =
      report.verdict != Verdict::unreadable && report.verdict != Verdict::not_applicable;
  if (!settings.severities.empty()) {
    change_severities(settings, report.findings);
    // Findings beyond the limit are not here to be weighed anew.
    if (judged && report.findings_dropped == 0) report.verdict = verdict_of(report.findings);
  }
  if (const auto file = settings_.waivers_of(report.path)) waivers_.at(file->value).pass(report);
  if (without_baselines_) return;
  if (const auto file = settings_.baseline_of(report.path)) {
    baselines_.at(file->value).pass(report);
  }
}

std::vector<Finding> RunGate::general() {
  std::vector<Finding> all;
  for (auto& [file, gate] : waivers_) {
    auto findings = gate.general();
    change_severities(settings_.of(file), findings);
    all.insert(all.end(), findings.begin(), findings.end());
  }
  return all;
}

Verdict open_verdict(const ReportResult& report) {
  const auto open = [](const Finding& finding) { return finding.state == FindingState::fresh; };
  std::vector<Finding> left;
  std::copy_if(report.findings.begin(), report.findings.end(), std::back_inserter(left), open);
  // That a file is no report at all is nobody's finding, so nobody can have answered for it.
  if (report.verdict == Verdict::not_applicable) return report.verdict;
  if (report.verdict != Verdict::unreadable) return verdict_of(left);
  const auto is_unclear = [](const Finding& finding) {
    return finding.severity == Severity::unclear;
  };
  const bool settled = std::any_of(report.findings.begin(), report.findings.end(), is_unclear) &&
                       std::none_of(left.begin(), left.end(), is_unclear);
  return settled ? verdict_of(left) : report.verdict;
}

}  // namespace gouji
