#include <algorithm>
#include <vector>

#include "base/utf8.h"
#include "check/compose.h"
#include "check/rule_checks.h"
#include "reading/doubts.h"

namespace gouji {
namespace {

const SectionSpec& spec_of(const Report& report, int index) {
  return report.pack->sections[static_cast<std::size_t>(index)];
}

Finding section_finding(const Report& report, const Rule& rule, std::string_view key, int spec,
                        std::vector<Argument> arguments, const Locus& where) {
  const auto& section = spec_of(report, spec);
  arguments.emplace_back("section", section_name(section));
  auto finding = make_finding(report, rule, key, arguments, &where);
  finding.section = section.id;
  return finding;
}

bool has_message(const Rule& rule, std::string_view key) {
  return std::any_of(rule.messages.begin(), rule.messages.end(),
                     [&](const auto& message) { return message.first == key; });
}

// What is said of a section that stands among lines in no certain order is no more certain.
void leave_unclear(const Report& report, const SectionReading& section, Finding& finding) {
  if (is_in_doubt(*report.document, section)) finding.severity = Severity::unclear;
}

// The first heading of every section, in the order of the document.
std::vector<const SectionReading*> first_headings(const Report& report) {
  std::vector<const SectionReading*> firsts;
  for (const auto& section : report.sections) {
    if (section.spec < 0 || section.implied) continue;
    const bool again = std::any_of(firsts.begin(), firsts.end(), [&](const SectionReading* known) {
      return known->spec == section.spec;
    });
    if (!again) firsts.push_back(&section);
  }
  return firsts;
}

// Which of the headings stand in the longest run that keeps the order of the format. Of runs
// equally long the one that goes on with the later section, so that of two sections changed about
// the one that comes too late is named.
std::vector<bool> in_order(const std::vector<const SectionReading*>& headings) {
  const auto n = headings.size();
  std::vector<std::size_t> length(n, 1), next(n, n);
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t j = i + 1; j < n; ++j) {
      if (headings[j]->spec <= headings[i]->spec) continue;
      if (length[j] + 1 > length[i]) {
        length[i] = length[j] + 1;
        next[i] = j;
      }
    }
  }
  std::vector<bool> kept(n, false);
  if (n == 0) return kept;
  auto at =
      static_cast<std::size_t>(std::max_element(length.begin(), length.end()) - length.begin());
  for (; at < n; at = next[at]) kept[at] = true;
  return kept;
}

bool says_anything(const Block& block) {
  if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
    return !paragraph->chrome && !trimmed(paragraph->text.utf8).empty();
  }
  return true;
}

// Where the section's table is missing or cannot be read, that has been said.
bool waits_for_table(const Report& report, const SectionSpec& section) {
  return std::any_of(report.tables.begin(), report.tables.end(), [&](const TableReading& table) {
    return table.spec != nullptr && table.spec->section == section.id &&
           table.state != TableState::read;
  });
}

}  // namespace

Locus place_of_missing_section(const Report& report, int spec) {
  const SectionReading* next = nullptr;
  for (const auto& section : report.sections) {
    if (section.spec > spec && (next == nullptr || section.spec < next->spec)) next = &section;
  }
  if (next != nullptr) return next->where;
  return report.sections.empty() ? opening(report) : report.sections.back().where;
}

void check_section_missing(const Examination& examination, const Rule& rule, Findings& findings) {
  const auto& report = examination.report;
  const bool shut = body_out_of_reach(report);
  if (shut && !report.tables.empty()) return;  // table-unreadable says so
  const bool damaged = may_be_damaged_heading(*report.document);
  for (int spec = 0; spec < static_cast<int>(report.pack->sections.size()); ++spec) {
    const auto found = std::find_if(report.sections.begin(), report.sections.end(),
                                    [&](const SectionReading& s) { return s.spec == spec; });
    if (found != report.sections.end() && !(found->implied && has_message(rule, "implied"))) {
      continue;
    }
    const bool implied = found != report.sections.end();
    const bool doubtful =
        !implied && may_stand_in_doubt(*report.document, spec_of(report, spec).title);
    std::string_view message;
    if (implied) message = "implied";
    if (doubtful && has_message(rule, "doubtful")) message = "doubtful";
    auto finding = section_finding(report, rule, message, spec, {},
                                   implied ? found->where : place_of_missing_section(report, spec));
    finding.expected = section_name(spec_of(report, spec)).zh;
    if (implied || shut || doubtful || damaged) finding.severity = Severity::unclear;
    findings.push_back(std::move(finding));
  }
}

void check_section_order(const Examination& examination, const Rule& rule, Findings& findings) {
  const auto& report = examination.report;
  const auto headings = first_headings(report);
  const auto kept = in_order(headings);
  for (std::size_t i = 0; i < headings.size(); ++i) {
    if (kept[i]) continue;
    // The section that it follows in the format, of those that are there.
    Bilingual after;
    int nearest = -1;
    for (const auto* heading : headings) {
      if (heading->spec >= headings[i]->spec || heading->spec <= nearest) continue;
      nearest = heading->spec;
      after = section_name(spec_of(report, nearest));
    }
    findings.push_back(section_finding(report, rule, "", headings[i]->spec, {{"after", after}},
                                       headings[i]->where));
    leave_unclear(report, *headings[i], findings.back());
  }
}

void check_section_duplicate(const Examination& examination, const Rule& rule, Findings& findings) {
  const auto& report = examination.report;
  std::vector<int> seen;
  for (const auto& section : report.sections) {
    if (section.spec < 0 || section.implied) continue;
    if (std::find(seen.begin(), seen.end(), section.spec) == seen.end()) {
      seen.push_back(section.spec);
      continue;
    }
    auto finding = section_finding(report, rule, "", section.spec, {}, section.where);
    finding.found = quotable(section.raw);
    leave_unclear(report, section, finding);
    findings.push_back(std::move(finding));
  }
}

// A heading that comes again is to be taken out, so nothing more is said of it.
void check_section_empty(const Examination& examination, const Rule& rule, Findings& findings) {
  const auto& report = examination.report;
  const auto& blocks = report.document->blocks;
  for (const auto* section : first_headings(report)) {
    const auto first = std::min(section->first_block, blocks.size());
    const auto last = std::clamp(section->end_block, first, blocks.size());
    const auto begin = blocks.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = blocks.begin() + static_cast<std::ptrdiff_t>(last);
    if (std::any_of(begin, end, says_anything)) continue;
    if (waits_for_table(report, spec_of(report, section->spec))) continue;
    findings.push_back(section_finding(report, rule, "", section->spec, {}, section->where));
    leave_unclear(report, *section, findings.back());
  }
}

void check_section_wording(const Examination& examination, const Rule& rule, Findings& findings) {
  const auto& report = examination.report;
  for (const auto* section : first_headings(report)) {
    if (section->match != LabelMatch::variant && section->match != LabelMatch::misspelt) continue;
    const auto raw = quotable(section->raw);
    auto finding =
        section_finding(report, rule, "", section->spec, {{"found", raw}}, section->where);
    finding.found = raw;
    finding.expected = section_name(spec_of(report, section->spec)).zh;
    findings.push_back(std::move(finding));
  }
}

}  // namespace gouji
