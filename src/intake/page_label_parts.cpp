#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "intake/page_heads.h"
#include "intake/page_labels.h"

namespace gouji {
namespace {

LabelPart part_of(const std::vector<Token>& tokens, std::size_t from, std::size_t to) {
  LabelPart part;
  part.at = tokens[from].at;
  std::string begins;
  for (auto i = from; i < to; ++i) {
    part.tokens.push_back(tokens[i]);
    grow(part.at, tokens[i].at);
    if (i < from + 2) begins += tokens[i].text;
  }
  part.numbered = enumerator_of(begins) != Enumerator::none;
  return part;
}

}  // namespace

void part_labels(const std::vector<Token>& left, std::vector<LabelPart>& labels) {
  const LabelPart* open = nullptr;
  for (std::size_t i = 0; i < left.size(); ++i) {
    std::string begins = left[i].text;
    if (i + 1 < left.size() && gap_between(left[i], left[i + 1]) < left[i].em * 0.8) {
      begins += left[i + 1].text;
    }
    const bool numbered = enumerator_of(begins) != Enumerator::none;
    const double gap = open == nullptr ? std::numeric_limits<double>::infinity()
                                       : gap_between(left[i - 1], left[i]);
    if (open == nullptr || gap > left[i].em * 0.85 || (numbered && gap > left[i].em * 0.12)) {
      labels.push_back({{left[i]}, left[i].at, numbered, false, false});
    } else {
      labels.back().tokens.push_back(left[i]);
      grow(labels.back().at, left[i].at);
    }
    open = &labels.back();
  }
}

std::vector<LabelPart> split_columns(std::vector<LabelPart> labels) {
  std::vector<double> starts, middles;
  for (const auto& label : labels) {
    if (label.stack) continue;
    starts.push_back(label.at.x0);
    middles.push_back((label.at.x0 + label.at.x1) / 2);
  }
  std::sort(starts.begin(), starts.end());
  std::sort(middles.begin(), middles.end());
  const auto count = [](const std::vector<double>& all, double x, double near) {
    return std::upper_bound(all.begin(), all.end(), x + near) -
           std::lower_bound(all.begin(), all.end(), x - near);
  };
  std::vector<LabelPart> out;
  for (auto& label : labels) {
    auto& tokens = label.tokens;
    std::size_t from = 0;
    for (std::size_t i = 1; i < tokens.size() && !label.stack; ++i) {
      const double em = tokens[i].em;
      const double gap = gap_between(tokens[i - 1], tokens[i]);
      const double middle = (tokens[i].at.x0 + tokens.back().at.x1) / 2;
      const bool starts_here = count(starts, tokens[i].at.x0, em * 0.3) >= 3;
      const bool exactly = count(starts, tokens[i].at.x0, em * 0.08) >= 4;
      if (!(gap >= em * 0.25 && (starts_here || count(middles, middle, em * 0.3) >= 3)) &&
          !(gap >= em * 0.1 && exactly)) {
        continue;
      }
      out.push_back(part_of(tokens, from, i));
      from = i;
    }
    if (from == 0) {
      out.push_back(std::move(label));
    } else {
      out.push_back(part_of(tokens, from, tokens.size()));
    }
  }
  return out;
}

}  // namespace gouji
