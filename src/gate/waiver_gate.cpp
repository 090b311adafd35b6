#include "gate/waiver_gate.h"

#include "base/utf8.h"
#include "check/fingerprint.h"

namespace gouji {
namespace {

Finding finding_at(const WaiverList& list, const Waiver& waiver, std::string rule,
                   Bilingual message) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.severity = Severity::warning;
  finding.message = std::move(message);
  auto& place = finding.place.emplace();
  place.path = list.file;
  place.line = waiver.line;
  place.column =
      static_cast<int>(count_code_points(waiver.lines.text.substr(0, waiver.lines.name_at))) + 1;
  place.end_line = waiver.line;
  place.end_column = *place.column + static_cast<int>(count_code_points(waiver.rule));
  finding.found = waiver.shown().en;  // for the fingerprint; the message says it to people
  return finding;
}

}  // namespace

WaiverGate::WaiverGate(std::shared_ptr<const WaiverList> list, Day day, bool whole)
    : list_(std::move(list)), day_(day), whole_(whole), uses_(list_->waivers.size()) {}

void WaiverGate::pass(ReportResult& report) {
  const auto compared = waiver_report(*list_, report);
  for (std::size_t i = 0; i < uses_.size(); ++i) {
    const auto& waiver = list_->waivers[i];
    if (!concerns(waiver, compared)) continue;
    uses_[i].report = true;
    for (auto& finding : report.findings) {
      if (!concerns(waiver, finding)) continue;
      uses_[i].finding = true;
      if (!holds(waiver)) continue;
      finding.state = FindingState::waived;
      finding.waiver = WaiverNote{waiver.who, waiver.why, to_string(*waiver.until)};
    }
  }
}

std::optional<Finding> WaiverGate::trouble(const Waiver& waiver, const Use& use) const {
  const Bilingual shown{printable(waiver.shown().zh), printable(waiver.shown().en)};
  if (!waiver.until) {
    return finding_at(*list_, waiver, "waiver.undated",
                      {"豁免没有写明期限，不予采用：" + shown.zh,
                       "a waiver without a last day is not applied: " + shown.en});
  }
  if (!holds(waiver)) {
    const auto until = to_string(*waiver.until);
    return finding_at(*list_, waiver, "waiver.expired",
                      use.finding
                          ? Bilingual{"豁免已于" + until + "到期，所涉问题恢复计入：" + shown.zh,
                                      "the waiver ended on " + until +
                                          " and its findings count again: " + shown.en}
                          : Bilingual{"豁免已于" + until + "到期：" + shown.zh,
                                      "the waiver ended on " + until + ": " + shown.en});
  }
  if (use.finding || (!use.report && !whole_)) return std::nullopt;
  return use.report ? finding_at(*list_, waiver, "waiver.unmatched",
                                 {"豁免所指的问题不存在：" + shown.zh,
                                  "nothing is found that the waiver stands for: " + shown.en})
                    : finding_at(*list_, waiver, "waiver.unmatched",
                                 {"没有豁免所指的报告：" + shown.zh,
                                  "there is no report that the waiver speaks of: " + shown.en});
}

std::vector<Finding> WaiverGate::general() {
  std::vector<Finding> findings;
  for (std::size_t i = 0; i < uses_.size(); ++i) {
    if (auto finding = trouble(list_->waivers[i], uses_[i]))
      findings.push_back(std::move(*finding));
  }
  set_fingerprints(findings, {list_->file, "", std::nullopt});
  for (auto& finding : findings) finding.found.reset();
  return findings;
}

}  // namespace gouji
