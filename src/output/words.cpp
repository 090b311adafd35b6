#include "output/words.h"

#include <array>

#include "base/utf8.h"
#include "check/fingerprint.h"
#include "output/escape.h"

namespace gouji {

const Bilingual& severity_word(Severity severity) {
  static const std::array<Bilingual, 4> words{
      Bilingual{"错误", "error"}, Bilingual{"警告", "warning"}, Bilingual{"建议", "advice"},
      Bilingual{"待核", "unclear"}};
  return words[static_cast<std::size_t>(severity)];
}

const Bilingual& verdict_word(Verdict verdict) {
  static const std::array<Bilingual, 5> words{
      Bilingual{"通过", "pass"}, Bilingual{"不通过", "fail"},
      Bilingual{"待核，部分内容无法判读", "unclear, part of it could not be judged"},
      Bilingual{"无法读取", "unreadable"},
      Bilingual{"不适用，未见年度报告格式的标题、章节或表格",
                "not applicable, no title, section or table of the format"}};
  return words[static_cast<std::size_t>(verdict)];
}

const Bilingual& verdict_name(Verdict verdict) {
  static const std::array<Bilingual, 5> names{
      Bilingual{"通过", "pass"}, Bilingual{"不通过", "fail"}, Bilingual{"待核", "unclear"},
      Bilingual{"无法读取", "unreadable"}, Bilingual{"不适用", "not-applicable"}};
  return names[static_cast<std::size_t>(verdict)];
}

Bilingual state_mark(FindingState state) {
  if (state == FindingState::known) return {"（已登记）", "(known)"};
  if (state == FindingState::waived) return {"（已豁免）", "(waived)"};
  return {};
}

Bilingual state_reason(const Finding& finding) {
  if (finding.state == FindingState::fresh) return {};
  if (finding.state == FindingState::known) {
    return {"已登记在基线中", "known: it stands in the baseline"};
  }
  if (!finding.waiver) return {"已豁免", "waived"};
  const auto& [who, why, until] = *finding.waiver;
  return {"豁免至" + until + "，责任人：" + who + "，理由：" + why,
          "waived until " + until + " by " + who + ": " + why};
}

Bilingual marked_message(const Finding& finding) {
  const auto mark = state_mark(finding.state);
  if (mark.empty()) return finding.message;
  return {mark.zh + finding.message.zh, mark.en + " " + finding.message.en};
}

std::optional<Finding> finding_of_verdict(const ReportResult& report) {
  if (report.verdict != Verdict::not_applicable) return std::nullopt;
  std::vector<Finding> findings(1);
  auto& finding = findings.front();
  finding.rule = "report.not-applicable";
  finding.severity = Severity::unclear;
  finding.message = verdict_word(report.verdict);
  finding.place.emplace().path = well_formed(report.path);
  set_fingerprints(findings, {well_formed(report.path), "", std::nullopt});
  return std::move(findings.front());
}

std::string shown(std::string_view text, std::size_t columns) {
  // Report text may be megabytes long: what cannot be shown need not be looked at.
  const std::size_t most = columns * 16;
  const bool long_text = text.size() > most;
  std::string clean = printable(collapsed(text.substr(0, most)));
  if (!long_text && display_width(clean) <= columns) return clean;
  std::string out;
  std::size_t width = 0;
  for (std::size_t at = 0; at < clean.size();) {
    const auto c = decode(clean, at);
    const auto w = static_cast<std::size_t>(display_width(c.value));
    if (width + w + 1 > columns) break;
    out.append(clean, at, c.length);
    width += w;
    at += c.length;
  }
  return out + "…";
}

}  // namespace gouji
