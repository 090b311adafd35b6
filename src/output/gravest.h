// The gravest findings of a run, as many as can be shown, and how many there are of each weight.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "check/finding.h"

namespace gouji {

// How soon a person should look at a finding. What could not be judged goes before warnings: it
// keeps a report from passing. What is known or waived comes last, whatever its severity.
enum class Weight { error, unclear, warning, advice, settled };
inline constexpr std::array kWeights{Weight::error, Weight::unclear, Weight::warning,
                                     Weight::advice, Weight::settled};

using WeightCounts = std::array<std::uint64_t, kWeights.size()>;

Weight weight_of(const Finding& finding);
const Bilingual& weight_word(Weight weight);

// Texts made of findings, the first of each weight kept, so that memory does not grow with the run.
class Gravest {
 public:
  explicit Gravest(std::size_t most_of_each) : most_(most_of_each) {}

  // Whether the next finding of this weight would be kept; one that is not need not be made into
  // text.
  bool has_room(Weight weight) const { return texts(weight).size() < most_; }
  void add(Weight weight, std::string text);  // counted even where it is not kept

  const std::vector<std::string>& texts(Weight weight) const { return texts_[index(weight)]; }
  std::uint64_t count(Weight weight) const { return counts_[index(weight)]; }
  const WeightCounts& counts() const { return counts_; }

 private:
  static std::size_t index(Weight weight) { return static_cast<std::size_t>(weight); }

  std::size_t most_;
  std::array<std::vector<std::string>, kWeights.size()> texts_;
  WeightCounts counts_{};
};

// "error 3, warning 1" in both languages; empty where all are 0.
Bilingual counted(const WeightCounts& counts);

}  // namespace gouji
