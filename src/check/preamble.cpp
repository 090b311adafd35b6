#include <algorithm>
#include <set>
#include <string>

#include "check/compose.h"
#include "check/rule_checks.h"

namespace gouji {
namespace {

std::set<int> sections_found(const Report& report) {
  std::set<int> found;
  for (const auto& section : report.sections) {
    if (section.spec >= 0) found.insert(section.spec);
  }
  return found;
}

struct Disagreement {
  std::string_view key;
  std::vector<Argument> arguments;
  std::string found, expected;
};

std::optional<Disagreement> number_of_parts(std::string_view key, std::string_view other,
                                            int stated, int really) {
  const auto a = std::to_string(stated), b = std::to_string(really);
  return Disagreement{key, {{"stated", a}, {other, b}}, a, b};
}

std::optional<Disagreement> parts_not_named(const Report& report, const std::set<int>& found,
                                            const std::set<int>& named) {
  std::vector<Bilingual> names;
  std::string ids;
  for (const int spec : found) {
    if (named.count(spec) > 0) continue;
    const auto& section = report.pack->sections[static_cast<std::size_t>(spec)];
    names.push_back({"“" + section.title.text + "”", section.id});
    ids += (ids.empty() ? "" : "、") + section.title.text;
  }
  if (names.empty()) return std::nullopt;
  return Disagreement{"missing", {{"sections", enumerate(names, names.size(), "部分")}}, "", ids};
}

// The first of three: another number than names; a part that follows and is not named; another
// number of parts than follow.
std::optional<Disagreement> compare(const Report& report, const PreambleParts& parts) {
  const auto found = sections_found(report);
  const std::set<int> named(parts.sections.begin(), parts.sections.end());
  const int follow = static_cast<int>(found.size());
  if (parts.named == 0) {
    if (!parts.stated_count || *parts.stated_count == follow) return std::nullopt;
    return number_of_parts("extra", "found", *parts.stated_count, follow);
  }
  if (parts.stated_count && *parts.stated_count != parts.named) {
    return number_of_parts("count", "named", *parts.stated_count, parts.named);
  }
  // A part in words of its own may be any of those that follow: then only their number counts.
  if (parts.named == static_cast<int>(parts.sections.size())) {
    if (auto left_out = parts_not_named(report, found, named)) return left_out;
  }
  if (parts.named == follow) return std::nullopt;
  return number_of_parts("extra", "found", parts.named, follow);
}

}  // namespace

void check_preamble_parts(const Examination& examination, const Rule& rule, Findings& findings) {
  const auto& report = examination.report;
  if (!report.parts || report.parts->open || report.sections.empty()) return;
  const auto difference = compare(report, *report.parts);
  if (!difference) return;
  auto finding =
      make_finding(report, rule, difference->key, difference->arguments, &report.parts->where);
  if (!difference->found.empty()) finding.found = difference->found;
  finding.expected = difference->expected;
  findings.push_back(std::move(finding));
}

}  // namespace gouji
