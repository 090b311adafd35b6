// Words that stand twice.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "check/compose.h"
#include "check/prose.h"
#include "check/rule_checks.h"
#include "check/wordings.h"

namespace gouji {
namespace {

// Characters of a folded text with where they stand.
struct Characters {
  std::vector<char32_t> value;
  std::vector<std::size_t> at;  // one more: the end

  void take(std::string_view text) {
    value.clear();
    at.clear();
    for (std::size_t i = 0; i < text.size();) {
      const auto c = decode(text, i);
      value.push_back(c.value);
      at.push_back(i);
      i += c.length;
    }
    at.push_back(text.size());
  }

  bool same(std::size_t a, std::size_t b, std::size_t length) const {
    return std::equal(value.begin() + static_cast<std::ptrdiff_t>(a),
                      value.begin() + static_cast<std::ptrdiff_t>(a + length),
                      value.begin() + static_cast<std::ptrdiff_t>(b));
  }
};

constexpr std::size_t kShortestDoubled = 2, kLongestDoubled = 4;

// The longest word of two to four Chinese characters that stands at `i` and again right after; 0
// where there is none. Words of one repeated character are figures of speech.
std::size_t doubled_at(const Characters& text, std::size_t i) {
  for (std::size_t length = kLongestDoubled; length >= kShortestDoubled; --length) {
    if (i + 2 * length > text.value.size() || text.value[i] != text.value[i + length]) continue;
    bool word = true, varied = false;
    for (std::size_t j = i; j < i + length; ++j) {
      word = word && is_han(text.value[j]);
      varied = varied || text.value[j] != text.value[i];
    }
    if (word && varied && text.same(i, i + length, length)) return length;
  }
  return 0;
}

// Heads of tables that came apart stand in lines without a mark, and words stand twice in them.
bool is_sentence(std::string_view text) { return text.find_first_of(",.;!?") != text.npos; }

}  // namespace

// The patterns of the rule are what is rightly doubled, over the doubled word with two characters
// before and after it; "<" and ">" stand around the word.
void check_doubled(const Examination& examination, const Rule& rule, Findings& findings) {
  constexpr std::size_t kAround = 2;
  const auto& prose = examination.prose();
  Characters characters;  // of one sentence after the other
  for (const auto& sentence : prose.sentences()) {
    const auto text = prose.of(sentence);
    if (!is_sentence(text)) continue;
    characters.take(text);
    const auto cut = [&](std::size_t from, std::size_t to) {
      return std::string(text.substr(characters.at[from], characters.at[to] - characters.at[from]));
    };
    for (std::size_t i = 0; i < characters.value.size(); ++i) {
      const auto length = doubled_at(characters, i);
      if (length == 0) continue;
      const auto end = i + 2 * length;
      const auto around = cut(i < kAround ? 0 : i - kAround, i) + "<" + cut(i, end) + ">" +
                          cut(end, std::min(end + kAround, characters.value.size()));
      const bool rightly = matches_words(*examination.report.pack, rule, around);
      const auto begin = sentence.begin + characters.at[i];
      const auto raw = prose.raw(begin, sentence.begin + characters.at[end]);
      // What stands apart in the report (another line, a gap) was joined by its conversion.
      if (!rightly && count_code_points(raw) == 2 * length) {
        const auto once = prose.raw(begin, sentence.begin + characters.at[i + length]);
        const auto where = prose.locus(begin, sentence.begin + characters.at[end]);
        auto finding = make_finding(examination.report, rule, "",
                                    {{"found", raw}, {"expected", once}}, &where);
        if (!sentence.section.empty()) finding.section = std::string(sentence.section);
        finding.found = raw;
        finding.expected = once;
        finding.confidence = Confidence::likely;
        findings.push_back(std::move(finding));
      }
      i = end - 1;
    }
  }
}

}  // namespace gouji
