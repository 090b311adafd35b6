#include "docx_lists.h"

#include <cstddef>

#include "utf8_characters.h"

namespace harness {
namespace {

// 1 to 99 in Chinese digits; 0 where it is no such number.
int counted(const std::vector<std::string>& letters) {
  static const std::vector<std::string> digits = {"一", "二", "三", "四", "五",
                                                  "六", "七", "八", "九"};
  int tens = 0, ones = 0;
  for (const std::string& letter : letters) {
    if (letter == "十") {
      if (tens != 0) return 0;
      tens = ones == 0 ? 1 : ones;
      ones = 0;
      continue;
    }
    int digit = 0;
    for (std::size_t i = 0; i < digits.size(); ++i)
      if (digits[i] == letter) digit = static_cast<int>(i) + 1;
    if (digit == 0 || ones != 0) return 0;
    ones = digit;
  }
  return tens * 10 + ones;
}

int decimal(const std::vector<std::string>& letters) {
  int out = 0;
  for (const std::string& letter : letters) {
    if (letter < "0" || letter > "9" || letter.size() != 1 || out > 9) return 0;
    out = out * 10 + (letter[0] - '0');
  }
  return out;
}

std::string join(const std::vector<std::string>& letters, std::size_t from) {
  std::string out;
  for (std::size_t i = from; i < letters.size(); ++i) out += letters[i];
  return out;
}

std::string value(const std::string& name, const std::string& text) {
  return "<w:" + name + " w:val=\"" + text + "\"/>";
}

}  // namespace

LeadingNumber leading_number(const std::string& text) {
  const std::vector<std::string> letters = characters(text);
  static const std::vector<std::string> ends = {"、", "）", "."};
  for (std::size_t end = 1; end < letters.size() && end < 5; ++end)
    for (int level = 0; level < 3; ++level) {
      if (letters[end] != ends[static_cast<std::size_t>(level)]) continue;
      if (level == 1 && letters[0] != "（") continue;
      const std::vector<std::string> digits(letters.begin() + (level == 1 ? 1 : 0),
                                            letters.begin() + static_cast<std::ptrdiff_t>(end));
      const int number = level == 2 ? decimal(digits) : counted(digits);
      if (number > 0 && end + 1 < letters.size()) return {level, number, join(letters, end + 1)};
    }
  return {-1, 0, text};
}

Lists::Lists() {
  for (const Kind kind : {headings, labels}) {
    lists_.push_back({kind, ""});
    states_[kind].list = static_cast<int>(lists_.size());
  }
}

int Lists::start_of(const State& state, int level) {
  const auto own = state.starts.find(level);
  return own == state.starts.end() ? 1 : own->second;
}

std::string Lists::properties(Kind kind, const LeadingNumber& wanted) {
  State& state = states_[kind];
  const auto at = static_cast<std::size_t>(wanted.level);
  const int next = state.counts[at] > 0 ? state.counts[at] + 1 : start_of(state, wanted.level);
  if (next != wanted.number) {
    const std::string level = std::to_string(wanted.level);
    lists_.push_back({kind, "<w:lvlOverride w:ilvl=\"" + level + "\">" +
                                value("startOverride", std::to_string(wanted.number)) +
                                "</w:lvlOverride>"});
    state.list = static_cast<int>(lists_.size());
    state.starts = {{wanted.level, wanted.number}};
  }
  state.counts[at] = wanted.number;
  for (std::size_t deeper = at + 1; deeper < state.counts.size(); ++deeper)
    state.counts[deeper] = 0;
  for (std::size_t above = 0; above < at; ++above)
    if (state.counts[above] == 0) state.counts[above] = start_of(state, static_cast<int>(above));
  return "<w:numPr>" + value("ilvl", std::to_string(wanted.level)) +
         value("numId", std::to_string(state.list)) + "</w:numPr>";
}

std::string Lists::definitions() const {
  std::string out;
  for (const char* abstract : {"0", "1"}) {
    out += "<w:abstractNum w:abstractNumId=\"" + std::string(abstract) + "\">" +
           value("multiLevelType", "multilevel");
    const std::array<std::array<std::string, 2>, 3> levels = {
        {{"chineseCounting", "%1、"}, {"chineseCounting", "（%2）"}, {"decimal", "%3."}}};
    for (std::size_t level = 0; level < levels.size(); ++level)
      out += "<w:lvl w:ilvl=\"" + std::to_string(level) + "\">" + value("start", "1") +
             value("numFmt", levels[level][0]) + value("suff", "nothing") +
             value("lvlText", levels[level][1]) + value("lvlJc", "left") + "</w:lvl>";
    out += "</w:abstractNum>";
  }
  for (std::size_t i = 0; i < lists_.size(); ++i)
    out += "<w:num w:numId=\"" + std::to_string(i + 1) + "\">" +
           value("abstractNumId", lists_[i].kind == headings ? "0" : "1") + lists_[i].restart +
           "</w:num>";
  return out;
}

}  // namespace harness
