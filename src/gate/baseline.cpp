#include "gate/baseline.h"

#include <algorithm>
#include <filesystem>
#include <tuple>

#include "base/fold.h"
#include "base/utf8.h"
#include "check/fingerprint.h"
#include "gate/paths.h"
#include "output/json.h"
#include "output/words.h"

namespace gouji {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kSchema = "gouji.baseline/1";
constexpr std::size_t kTextColumns = 160;

auto order_of(const BaselineEntry& entry) {
  return std::tie(entry.agency, entry.year, entry.report, entry.rule, entry.section, entry.table,
                  entry.row, entry.column, entry.fingerprint);
}

Json entry_json(const BaselineEntry& entry) {
  Json json = Json::object();
  if (entry.report.empty()) {
    json["agency"] = entry.agency;
    if (entry.year) json["year"] = *entry.year;
  } else {
    json["report"] = entry.report;
  }
  json["rule"] = entry.rule;
  const std::pair<const char*, const std::optional<std::string>*> fields[] = {
      {"section", &entry.section}, {"table", &entry.table}, {"row", &entry.row},
      {"column", &entry.column},   {"found", &entry.found}, {"expected", &entry.expected}};
  for (const auto& [name, value] : fields) {
    if (*value) json[name] = **value;
  }
  json["text"] = entry.text;
  json["fingerprint"] = entry.fingerprint;
  if (entry.count > 1) json["count"] = entry.count;
  return json;
}

}  // namespace

Bilingual BaselineEntry::shown() const {
  std::string place;
  for (const auto* part : {&table, &row, &column}) {
    if (*part) place += (place.empty() ? "" : ".") + **part;
  }
  if (place.empty() && section) place = *section;
  const auto number = year ? std::to_string(*year) : std::string();
  Bilingual shown{report.empty() ? agency + number + "年" : report,
                  report.empty() ? agency + " " + number : report};
  for (auto* text : {&shown.zh, &shown.en}) {
    *text += " " + rule;
    if (!place.empty()) *text += " " + place;
  }
  if (found) {
    const auto figure = gouji::shown(*found, kTextColumns);
    shown.zh += found->empty() ? "（空白）" : "（原文“" + figure + "”）";
    shown.en += found->empty() ? " (blank)" : " (found \"" + figure + "\")";
  }
  return shown;
}

std::string Baseline::text() const {
  auto sorted = entries;
  std::sort(sorted.begin(), sorted.end(),
            [](const auto& a, const auto& b) { return order_of(a) < order_of(b); });
  Json findings = Json::array();
  for (const auto& entry : sorted) findings.push_back(entry_json(entry));
  return dump(Json{{"schema", kSchema}, {"findings", std::move(findings)}}) + "\n";
}

bool BaselineReport::operator<(const BaselineReport& other) const {
  return std::tie(agency, year, path) < std::tie(other.agency, other.year, other.path);
}

BaselineReport baseline_report(const ReportResult& report, const std::string& folder) {
  const auto agency = folded(report.agency);
  if (!agency.empty() && report.year) return {agency, report.year, ""};
  const std::filesystem::path whole(whole_path(report.path));
  return {"", std::nullopt, whole.lexically_relative(folder).string()};
}

std::vector<std::string> baseline_fingerprints(const ReportResult& report,
                                               const BaselineReport& owner) {
  std::vector<std::string> prints;
  const auto take = [&](const std::vector<Finding>& findings) {
    for (const auto& finding : findings) {
      prints.push_back(finding.rule.starts_with("limit.") ? std::string() : finding.fingerprint);
    }
  };
  if (owner.path.empty()) {
    take(report.findings);
  } else {
    // The fingerprint of a report that is known by its path holds the path as the command named it.
    auto findings = report.findings;
    set_fingerprints(findings, {owner.path, "", std::nullopt});
    take(findings);
  }
  return prints;
}

std::vector<std::optional<BaselineEntry>> baseline_entries(const ReportResult& report,
                                                           const std::string& folder) {
  const auto owner = baseline_report(report, folder);
  const auto prints = baseline_fingerprints(report, owner);
  std::vector<std::optional<BaselineEntry>> entries(prints.size());
  for (std::size_t i = 0; i < prints.size(); ++i) {
    if (prints[i].empty()) continue;
    const auto& finding = report.findings[i];
    auto& entry = entries[i].emplace();
    entry.fingerprint = prints[i];
    entry.rule = finding.rule;
    if (owner.path.empty()) {
      entry.agency = report.agency;
      entry.year = report.year;
    }
    entry.report = owner.path;
    entry.section = finding.section;
    entry.table = finding.table;
    entry.row = finding.row;
    entry.column = finding.column;
    entry.found = finding.found;
    entry.expected = finding.expected;
    entry.text = shown(finding.message.zh, kTextColumns);
  }
  return entries;
}

}  // namespace gouji
