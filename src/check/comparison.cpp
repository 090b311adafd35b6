// Growth that the text states against last year's figure.
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "check/compose.h"
#include "check/last_year.h"
#include "check/prose.h"
#include "check/rule_checks.h"
#include "check/wordings.h"

namespace gouji {
namespace {

constexpr std::int64_t kLargest = 1'000'000'000;  // figures beyond it are left alone
constexpr std::size_t kMostDecimals = 4;

std::optional<std::int64_t> whole(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0 || value > kLargest) {
    return std::nullopt;
  }
  return value;
}

std::vector<std::string> parts_of(const std::string& text, char mark) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find(mark, at), text.size());
    std::string part = text.substr(at, end - at);
    part.erase(std::remove(part.begin(), part.end(), ' '), part.end());
    parts.push_back(std::move(part));
    at = end + 1;
  }
  return parts;
}

// "table.row.column" in a report; rows may have points in their names.
std::optional<std::int64_t> cell(const Report& report, const std::string& name) {
  const auto first = name.find('.'), last = name.rfind('.');
  if (first == std::string::npos || first == last) return std::nullopt;
  const auto* table = report.table(name.substr(0, first));
  if (table == nullptr || table->spec == nullptr || table->state != TableState::read) {
    return std::nullopt;
  }
  const int row = table->spec->row(name.substr(first + 1, last - first - 1));
  const int column = table->spec->column(name.substr(last + 1));
  if (row < 0 || column < 0) return std::nullopt;
  const auto& figure = table->at(row, column);
  if (figure.state != FigureState::number || !figure.value.is_integer()) return std::nullopt;
  return whole(figure.value.to_string());
}

// One reading: a cell, or several that add up.
std::optional<std::int64_t> sum(const Report& report, const std::string& reading) {
  std::int64_t total = 0;
  for (const auto& name : parts_of(reading, '+')) {
    const auto value = cell(report, name);
    if (!value) return std::nullopt;
    total += *value;
  }
  return total;
}

// What the sentence says: the figure of this year, last year's, and how much lies between.
struct Statement {
  std::optional<std::int64_t> now, last;
  std::string change;  // digits, with a point
  bool percent = false, down = false;
};

// Whether the stated change is what lies between the two, rounded or cut off as it is written.
bool fits(const Statement& said, std::int64_t now, std::int64_t last) {
  if (said.last && *said.last != last) return false;
  if (said.change.empty()) return true;
  const auto difference = said.down ? last - now : now - last;
  if (difference < 0) return false;
  const auto point = said.change.find('.');
  const auto decimals = point == std::string::npos ? 0 : said.change.size() - point - 1;
  std::string digits = said.change;
  if (point != std::string::npos) digits.erase(point, 1);
  const auto stated = whole(digits);
  if (!stated || decimals > kMostDecimals) return true;
  if (!said.percent) return decimals > 0 || *stated == difference;
  if (last == 0) return true;
  __extension__ using Wide = __int128;
  Wide scaled = Wide{difference} * 100;
  for (std::size_t i = 0; i < decimals; ++i) scaled *= 10;
  const Wide cut = scaled / last, rounded = (scaled * 2 + last) / (Wide{last} * 2);
  return cut == *stated || rounded == *stated;
}

// A share as a person writes it: "12.3%".
std::string share(std::int64_t part, std::int64_t whole) {
  __extension__ using Wide = __int128;
  const auto tenths = static_cast<std::int64_t>((Wide{part} * 2000 + whole) / (Wide{whole} * 2));
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
}

std::string difference_in_words(const Statement& said, std::int64_t now, std::int64_t last) {
  const auto difference = now < last ? last - now : now - last;
  std::string text = std::to_string(last) + " → " + std::to_string(now) + "：";
  text += now < last ? "-" : "+";
  return text + (said.percent && last > 0 ? share(difference, last) : std::to_string(difference));
}

// A pattern with the groups `now`, `last`, `change`, `unit` and `way`; `way` begins with one of the
// words of the rule's parameter "down" where the figure fell.
class Pattern {
 public:
  Pattern(const LazyPattern& pattern, std::string_view down)
      : pattern_(pattern.compiled()),
        groups_(pattern.named_groups()),
        down_(parts_of(std::string(down), '|')) {}

  std::optional<Statement> read(const Prose& prose, const WordingHit& hit) const {
    const auto& sentence = prose.sentences()[hit.sentence];
    const auto text = prose.of(sentence);
    if (pattern_ == nullptr) return std::nullopt;
    std::vector<re2::StringPiece> found(
        static_cast<std::size_t>(pattern_->NumberOfCapturingGroups() + 1));
    if (!pattern_->Match(piece(text), 0, text.size(), RE2::UNANCHORED, found.data(),
                         static_cast<int>(found.size()))) {
      return std::nullopt;
    }
    Statement said;
    for (const char* name : {"now", "last", "change"}) {
      const auto part = group(found, name);
      if (part.empty()) continue;
      const auto offset = sentence.begin + static_cast<std::size_t>(part.data() - text.data());
      const auto* number = prose.number_at(offset);
      if (number == nullptr || number->approximate || number->scaled) return std::nullopt;
    }
    said.now = whole(group(found, "now"));
    said.last = whole(group(found, "last"));
    said.change = std::string(group(found, "change"));
    said.percent = group(found, "unit") == "%";
    const auto way = group(found, "way");
    said.down = std::any_of(down_.begin(), down_.end(), [&](const std::string& word) {
      return !word.empty() && way.find(word) != std::string_view::npos;
    });
    if (!said.last && said.change.empty()) return std::nullopt;
    return said;
  }

 private:
  std::string_view group(const std::vector<re2::StringPiece>& found, const char* name) const {
    const auto at = std::find_if(groups_.begin(), groups_.end(),
                                 [&](const LazyPattern::Group& g) { return g.name == name; });
    if (at == groups_.end()) return {};
    const auto& part = found[static_cast<std::size_t>(at->number)];
    return {part.data(), part.size()};
  }

  const RE2* pattern_;
  const std::vector<LazyPattern::Group>& groups_;
  std::vector<std::string> down_;
};

}  // namespace

void check_comparison(const Examination& examination, const Rule& rule, Findings& findings) {
  if (!examination.last->trouble.empty()) return;
  const auto& report = examination.report;
  const auto& prose = examination.prose();
  for (const auto& hit : examination.wordings().of(rule)) {
    const auto& pattern = match_pattern(*report.pack, *hit.wording);
    const auto said = Pattern(pattern, rule.parameter("down")).read(prose, hit);
    if (!said) continue;
    std::string tried;
    bool any = false, fitting = false;
    for (const auto& reading : parts_of(hit.wording->figure, '|')) {
      const auto then = sum(*examination.last->report, reading);
      const auto now = said->now ? said->now : sum(report, reading);
      if (!then || !now) continue;
      any = true;
      fitting = fitting || fits(*said, *now, *then);
      const auto words = difference_in_words(*said, *now, *then);
      if (tried.find(words) == std::string::npos) tried += (tried.empty() ? "" : "；") + words;
    }
    if (!any || fitting) continue;
    const auto raw = quotable(prose.raw(hit.begin, hit.end));
    const auto where = prose.locus(hit.begin, hit.end);
    auto finding = make_finding(report, rule, "", {{"found", raw}, {"computation", tried}}, &where);
    const auto section = prose.sentences()[hit.sentence].section;
    if (!section.empty()) finding.section = std::string(section);
    finding.found = raw;
    finding.computation = tried;
    finding.confidence = Confidence::likely;
    findings.push_back(std::move(finding));
  }
}

}  // namespace gouji
