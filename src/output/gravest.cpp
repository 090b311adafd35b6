#include "output/gravest.h"

#include "output/words.h"

namespace gouji {

Weight weight_of(const Finding& finding) {
  if (finding.state != FindingState::fresh) return Weight::settled;
  switch (finding.severity) {
    case Severity::error:
      return Weight::error;
    case Severity::warning:
      return Weight::warning;
    case Severity::advice:
      return Weight::advice;
    case Severity::unclear:
      break;
  }
  return Weight::unclear;
}

const Bilingual& weight_word(Weight weight) {
  static const Bilingual kSettled{"已登记或已豁免", "known or waived"};
  switch (weight) {
    case Weight::error:
      return severity_word(Severity::error);
    case Weight::unclear:
      return severity_word(Severity::unclear);
    case Weight::warning:
      return severity_word(Severity::warning);
    case Weight::advice:
      return severity_word(Severity::advice);
    case Weight::settled:
      break;
  }
  return kSettled;
}

void Gravest::add(Weight weight, std::string text) {
  ++counts_[index(weight)];
  if (has_room(weight)) texts_[index(weight)].push_back(std::move(text));
}

Bilingual counted(const WeightCounts& counts) {
  Bilingual out;
  for (const auto weight : kWeights) {
    const auto count = counts[static_cast<std::size_t>(weight)];
    if (count == 0) continue;
    const auto& word = weight_word(weight);
    const auto number = std::to_string(count);
    out.zh += (out.zh.empty() ? "" : "，") + word.zh + " " + number + " 处";
    out.en += (out.en.empty() ? "" : ", ") + number + " " + word.en;
  }
  return out;
}

}  // namespace gouji
