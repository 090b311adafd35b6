// Words of strangers: what is put into pages that were broken into.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/fold.h"
#include "check/compose.h"
#include "check/rule_checks.h"
#include "check/wordings.h"

namespace gouji {
namespace {

// The keywords of a rule in one text, as far as nothing around them excuses them.
struct Strange {
  std::size_t begin = 0, end = 0;  // in the text that was folded
  std::string words;
};

// What may excuse a word: the sentence around it, as far as it is near.
std::string_view around(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t kNear = 120;  // bytes
  const auto before = text.substr(0, begin).find_last_of(".;!?");
  const auto after = text.find_first_of(".;!?", end);
  auto from = before == std::string_view::npos ? 0 : before + 1;
  from = std::max(from, begin < kNear ? 0 : begin - kNear);
  const auto to = std::min(std::min(after, text.size()), end + kNear);
  return text.substr(from, to - from);
}

std::optional<Strange> strange_in(const Report& report, const Rule& rule, std::string_view text) {
  const auto all = folded(text);
  std::optional<Folded> folding;  // where a word was met, as hardly ever
  std::optional<Strange> strange;
  const auto visit = [&](const Wording& wording, std::size_t begin, std::size_t end) {
    if (excused(*report.pack, wording, around(all, begin, end))) return;
    if (!folding) folding = fold(text);
    const auto from = folding->origin[begin], to = folding->origin[end];
    if (!strange) strange = Strange{from, to, ""};
    const auto raw = std::string(text.substr(from, to - from));
    if (strange->words.find(raw) != std::string::npos) return;  // or inside one that is said
    strange->words += (strange->words.empty() ? "" : "、") + raw;
  };
  scan_for_words(*report.pack, rule, all, visit);
  return strange;
}

}  // namespace

namespace {

void add_strange(const Report& report, const Rule& rule, const Strange& strange, const Locus& where,
                 Findings& findings) {
  const auto found = quotable(strange.words);
  auto finding = make_finding(report, rule, "", {{"found", found}}, &where);
  if (auto section = section_at(report, where); !section.empty()) finding.section = section;
  finding.found = found;
  finding.confidence = Confidence::likely;
  findings.push_back(std::move(finding));
}

}  // namespace

// Anywhere outside the tables: title, lines around the report and running text alike. The title of
// the page, which has no place in the text, is told where the report begins.
void check_injected(const Examination& examination, const Rule& rule, Findings& findings) {
  const auto& report = examination.report;
  if (!report.document || rule.wordings.empty()) return;
  if (const auto strange = strange_in(report, rule, report.document->page_title)) {
    add_strange(report, rule, *strange, opening(report), findings);
  }
  for (const auto& block : report.document->blocks) {
    const auto* paragraph = std::get_if<Paragraph>(&block);
    if (paragraph == nullptr || paragraph->text.empty()) continue;
    if (const auto strange = strange_in(report, rule, paragraph->text.utf8)) {
      add_strange(report, rule, *strange, paragraph->text.locus(strange->begin, strange->end),
                  findings);
    }
  }
}

}  // namespace gouji
