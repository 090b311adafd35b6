#include <algorithm>

#include "base/fold.h"
#include "check/compose.h"
#include "check/rule_checks.h"

namespace gouji {
namespace {

// A citation met in one of the opening paragraphs.
struct Citation {
  const Text* text = nullptr;
  std::size_t begin = 0, end = 0;  // in the text
};

Bilingual edition_name(const Pack& pack) {
  return {pack.basis.empty() ? pack.title.zh : pack.basis, pack.id};
}

// The preamble and the first paragraph after it: where a report says what it rests on.
std::vector<const Text*> opening_paragraphs(const Report& report) {
  std::vector<const Text*> texts;
  const auto& blocks = report.document->blocks;
  const auto add = [&](std::size_t i) {
    const auto* paragraph = std::get_if<Paragraph>(&blocks[i]);
    if (paragraph == nullptr || paragraph->chrome || paragraph->text.empty()) return false;
    texts.push_back(&paragraph->text);
    return true;
  };
  for (auto i = report.preamble_begin; i < std::min(report.preamble_end, blocks.size()); ++i) {
    add(i);
  }
  if (!report.sections.empty()) {
    const auto& first = report.sections.front();
    for (auto i = first.first_block; i < std::min(first.end_block, blocks.size()); ++i) {
      if (add(i)) break;
    }
  }
  return texts;
}

// The paragraphs of the opening, folded, in which citations are looked for.
class Opening {
 public:
  explicit Opening(const Report& report) : texts_(opening_paragraphs(report)) {
    for (const auto* text : texts_) foldings_.push_back(fold(text->utf8));
  }

  // The first place; none where it does not stand there.
  Citation find(const std::string& citation) const {
    const auto wanted = folded(citation);
    if (wanted.empty()) return {};
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      const auto at = foldings_[i].text.find(wanted);
      if (at == std::string::npos) continue;
      return {texts_[i], foldings_[i].origin[at], foldings_[i].origin[at + wanted.size()]};
    }
    return {};
  }
  bool cites_any(const std::vector<std::string>& citations) const {
    return std::any_of(citations.begin(), citations.end(),
                       [&](const auto& citation) { return find(citation).text != nullptr; });
  }

 private:
  std::vector<const Text*> texts_;
  std::vector<Folded> foldings_;
};

// An explicit pack may be due for other years than the report's own, and without a year none is
// known to be due: then the message must not speak of a year.
std::string_view message_key(const Examination& examination) {
  const Pack &due = *examination.report.pack, &followed = *examination.report.followed;
  const auto year = examination.year;
  if (!year || *year < due.from_year || *year > due.to_year) return "explicit";
  return followed.from_year > due.from_year ? "later" : "";
}

}  // namespace

void check_edition_outdated(const Examination& examination, const Rule& rule, Findings& findings) {
  if (!examination.outdated() || examination.betrayed_by.empty()) return;
  const auto& report = examination.report;
  const Pack &due = *report.pack, &followed = *report.followed;
  std::vector<Bilingual> labels;
  const Telltale* first = &examination.betrayed_by.front();
  for (const auto& telltale : examination.betrayed_by) {
    labels.push_back({"“" + with_inner_quotes(telltale.label) + "”", "“" + telltale.label + "”"});
    if (telltale.where.begin < first->where.begin) first = &telltale;
  }
  const int year = examination.year.value_or(due.from_year);
  auto finding = make_finding(report, rule, message_key(examination),
                              {{"labels", enumerate(labels, labels.size(), "处")},
                               {"followed", edition_name(followed)},
                               {"due", edition_name(due)},
                               {"year", std::to_string(year)}},
                              &first->where);
  if (auto section = section_at(report, first->where); !section.empty()) finding.section = section;
  findings.push_back(std::move(finding));
}

void check_edition_basis(const Examination& examination, const Rule& rule, Findings& findings) {
  const auto& report = examination.report;
  const Pack& due = *report.pack;
  if (!report.document || due.citations.empty()) return;
  const Opening opening(report);
  const auto say = [&](const std::string& phrase, const std::string& basis) {
    const auto citation = opening.find(phrase);
    if (citation.text == nullptr) return false;
    const auto where = citation.text->locus(citation.begin, citation.end);
    const auto raw = quotable(std::string_view(citation.text->utf8)
                                  .substr(citation.begin, citation.end - citation.begin));
    auto finding = make_finding(report, rule, "", {{"found", raw}, {"due", basis}}, &where);
    finding.found = raw;
    finding.expected = basis;
    if (auto section = section_at(report, where); !section.empty()) finding.section = section;
    findings.push_back(std::move(finding));
    return true;
  };
  // The regulation and the format under it are superseded each by its own.
  const auto &regulation = due.list("basis.regulation"), &former = due.list("basis.former");
  if (!regulation.empty() && !opening.cites_any(regulation)) {
    for (const auto& phrase : former) {
      if (say(phrase, regulation.front())) break;
    }
  }
  if (opening.cites_any(due.citations)) return;
  for (const auto& header : examination.editions) {
    if (header.from_year >= due.from_year) continue;
    for (const auto& phrase : header.citations) {
      if (std::find(former.begin(), former.end(), phrase) != former.end()) continue;
      if (say(phrase, due.basis.empty() ? due.citations.front() : due.basis)) return;
    }
  }
}

}  // namespace gouji
