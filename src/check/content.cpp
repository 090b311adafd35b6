// Obligations on the text: what a section must speak of.
#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/fold.h"
#include "base/utf8.h"
#include "check/compose.h"
#include "check/prose.h"
#include "check/rule_checks.h"
#include "check/wordings.h"

namespace gouji {
namespace {

std::size_t number_of(std::string_view text) {
  std::size_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool lists(std::string_view words, std::string_view word) {
  for (std::size_t at = 0; at < words.size();) {
    const auto end = std::min(words.find(' ', at), words.size());
    if (words.substr(at, end - at) == word) return true;
    at = end + 1;
  }
  return false;
}

// The section that a rule speaks of, its sentences and how much text they hold.
struct SectionText {
  const SectionReading* reading = nullptr;
  const SectionSpec* spec = nullptr;
  std::size_t letters = 0;  // Chinese characters, letters and digits
};

std::size_t letters_in(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = decode(text, at);
    at += c.length;
    const bool ascii = (c.value >= '0' && c.value <= '9') || (c.value >= 'a' && c.value <= 'z');
    if (ascii || is_han(c.value)) ++count;
  }
  return count;
}

// `reading` is null where the section is not there, is there twice or holds something that is not
// text: then nothing can be said of its content.
SectionText section_text(const Examination& examination, const Rule& rule) {
  const auto& report = examination.report;
  SectionText text;
  const auto index = report.pack->section_index(rule.parameter("section"));
  if (index < 0) return text;
  for (const auto& section : report.sections) {
    if (section.spec != index) continue;
    if (text.reading != nullptr) return {};
    text.reading = &section;
    const auto& blocks = report.document->blocks;
    for (auto i = section.first_block; i < std::min(section.end_block, blocks.size()); ++i) {
      if (!std::holds_alternative<Paragraph>(blocks[i])) return {};
    }
  }
  if (text.reading == nullptr) return {};
  text.spec = &report.pack->sections[static_cast<std::size_t>(index)];
  for (const auto& sentence : examination.prose().sentences()) {
    if (sentence.section == text.spec->id) {
      text.letters += letters_in(examination.prose().of(sentence));
    }
  }
  return text;
}

bool stands_in(const Examination& examination, const WordingHit& hit, std::string_view section) {
  return examination.prose().sentences()[hit.sentence].section == section;
}

// What the rule asks for, in order; those of one name are wordings of one thing.
std::vector<Bilingual> not_spoken_of(const Examination& examination, const Rule& rule,
                                     std::string_view section) {
  std::vector<Bilingual> missing;
  for (const auto& wording : rule.wordings) {
    if (std::find(missing.begin(), missing.end(), wording.name) == missing.end()) {
      missing.push_back(wording.name);
    }
  }
  for (const auto& hit : examination.wordings().of(rule)) {
    if (!stands_in(examination, hit, section)) continue;
    std::erase(missing, hit.wording->name);
  }
  return missing;
}

Finding content_finding(const Examination& examination, const Rule& rule, const SectionText& text,
                        std::string_view key, std::vector<Argument> arguments) {
  arguments.emplace_back("section", section_name(*text.spec));
  auto finding = make_finding(examination.report, rule, key, arguments, &text.reading->where);
  finding.section = text.spec->id;
  finding.confidence = Confidence::likely;
  return finding;
}

std::string joined(const std::vector<Bilingual>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : "、") + name.zh;
  return text;
}

void add_missing(const Examination& examination, const Rule& rule, const SectionText& text,
                 Severity severity, Findings& findings) {
  const auto missing = not_spoken_of(examination, rule, text.spec->id);
  if (missing.empty()) return;
  std::vector<Bilingual> quoted;
  for (const auto& name : missing) quoted.push_back({"“" + name.zh + "”", name.en});
  auto finding = content_finding(examination, rule, text, "",
                                 {{"missing", enumerate(quoted, quoted.size(), "项")}});
  finding.severity = severity;
  finding.expected = joined(missing);
  findings.push_back(std::move(finding));
}

// A report that names no agency may still say by its words that a department wrote it.
bool speaks_as_department(const Examination& examination) {
  if (examination.report.body != "unknown") return false;
  const auto& text = examination.prose().text();
  const auto& names = examination.report.pack->list("department-names");
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return text.find(folded(name)) != std::string::npos;
  });
}

}  // namespace

// Only a section with text worth the name: one lost in conversion says nothing of the report.
void check_aspects(const Examination& examination, const Rule& rule, Findings& findings) {
  const auto text = section_text(examination, rule);
  if (text.reading == nullptr || text.letters < number_of(rule.parameter("at-least"))) return;
  add_missing(examination, rule, text, rule.severity, findings);
}

// Due from the bodies named; those named as `advice-for` are reminded.
void check_accountability(const Examination& examination, const Rule& rule, Findings& findings) {
  const auto& report = examination.report;
  const bool due = lists(rule.parameter("bodies"), report.body);
  if (!due && !lists(rule.parameter("advice-for"), report.body)) return;
  if (!due && speaks_as_department(examination)) return;
  const auto agency = folded(report.agency);
  // Agencies that report for themselves only.
  if (matches_words(*report.pack, rule, agency)) return;
  const auto text = section_text(examination, rule);
  if (text.reading == nullptr || text.letters < number_of(rule.parameter("at-least"))) return;
  add_missing(examination, rule, text, due ? rule.severity : Severity::advice, findings);
}

// Wordings are of two things: problems and measures.
void check_problems(const Examination& examination, const Rule& rule, Findings& findings) {
  const auto text = section_text(examination, rule);
  if (text.reading == nullptr || text.letters == 0) return;  // an empty one is section.empty
  if (text.letters < number_of(rule.parameter("at-least"))) {
    std::string found;
    const auto& prose = examination.prose();
    for (const auto& sentence : prose.sentences()) {
      if (sentence.section == text.spec->id) found += prose.raw(sentence.begin, sentence.end);
    }
    auto finding = content_finding(examination, rule, text, "short", {{"found", quotable(found)}});
    finding.found = quotable(found);
    findings.push_back(std::move(finding));
    return;
  }
  add_missing(examination, rule, text, rule.severity, findings);
}

namespace {

// Whether one of the rule's wordings with this key stands in the section; anywhere, where a wording
// names none itself.
bool says(const Examination& examination, const Rule& rule, std::string_view key) {
  const auto& hits = examination.wordings().of(rule);
  return std::any_of(hits.begin(), hits.end(), [&](const WordingHit& hit) {
    return hit.wording->key == key && key != "amount";
  });
}

bool above_zero(const Report& report, const Rule& rule, Bilingual& count) {
  const auto* table = report.table(rule.parameter("table"));
  if (table == nullptr || table->spec == nullptr || table->state != TableState::read) return false;
  const int row = table->spec->row(rule.parameter("row"));
  const int column = table->spec->column(rule.parameter("column"));
  if (row < 0 || column < 0) return false;
  const auto& figure = table->at(row, column);
  if (figure.state != FigureState::number || figure.value <= Decimal(0)) return false;
  count = {figure.value.to_string(), figure.value.to_string()};
  return true;
}

// Amounts of money that the text says were charged, which are not as the scale has them.
void check_amounts(const Examination& examination, const Rule& rule, Findings& findings) {
  const auto& prose = examination.prose();
  for (const auto& hit : examination.wordings().of(rule)) {
    if (hit.wording->key != "amount") continue;
    const auto* number = prose.number_at(hit.begin);
    if (number == nullptr || !number->exact() || number->end != hit.end) continue;
    const auto digits = number->value.to_string();
    // The scale goes in steps of ten yuan.
    if (number->value.is_integer() && digits.ends_with('0')) continue;
    const auto where = prose.locus(hit.begin, hit.end);
    const auto raw = quotable(prose.raw(hit.begin, hit.end));
    auto finding = make_finding(examination.report, rule, "amount", {{"found", raw}}, &where);
    const auto section = prose.sentences()[hit.sentence].section;
    if (!section.empty()) finding.section = std::string(section);
    finding.found = raw;
    finding.confidence = Confidence::likely;
    findings.push_back(std::move(finding));
  }
}

}  // namespace

void check_fee_statement(const Examination& examination, const Rule& rule, Findings& findings) {
  check_amounts(examination, rule, findings);
  const auto text = section_text(examination, rule);
  if (text.reading == nullptr || text.letters == 0) return;
  if (!says(examination, rule, "")) {
    findings.push_back(content_finding(examination, rule, text, "", {}));
    return;
  }
  Bilingual count;
  if (!above_zero(examination.report, rule, count) || says(examination, rule, "notices")) return;
  auto finding = content_finding(examination, rule, text, "notices", {{"count", count}});
  finding.expected = count.zh;
  findings.push_back(std::move(finding));
}

}  // namespace gouji
