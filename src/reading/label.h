// Labels and headings made comparable: number and wording apart, marks and white space gone.
#pragma once

#include <string>
#include <string_view>

#include "pack/pack.h"
#include "reading/report.h"

namespace gouji {

// How a label is numbered: 一、 (top), （一） (bracket), 1. (arabic), or not at all.
enum class Numbering { none, top, bracket, arabic };

// `body` holds the folded letters, digits and Chinese characters of the wording, without its
// number. `bare` is the same without a remark in brackets at its end; all of it where there is
// none.
struct LabelKey {
  Numbering numbering = Numbering::none;
  std::string number;  // folded: "一", "3"; empty where there is none
  std::u32string body;
  std::size_t bare_length = 0;

  bool empty() const { return body.empty(); }
  std::u32string_view bare() const { return std::u32string_view(body).substr(0, bare_length); }
  bool remarked() const { return bare_length != body.size(); }
};

LabelKey label_key(std::string_view utf8);

// 一总体情况, where the mark behind the number was forgotten, as 一、总体情况; empty where the body
// begins with no numeral, and where there is a number already.
LabelKey without_unmarked_number(LabelKey key);

// 0 (nothing in common) to 1 (equal), by edits against the longer text. Where it is below `least`
// the answer may be 0.
double similarity(std::u32string_view a, std::u32string_view b, double least = 0);

// A pack's label ready to be compared with.
class LabelMatcher {
 public:
  LabelMatcher() = default;
  explicit LabelMatcher(const Label& label);

  // exact, accepted, variant or none; never misspelt.
  LabelMatch match(const LabelKey& key) const;
  // The best similarity to any of its wordings; where it is below `least` the answer may be less.
  double likeness(const LabelKey& key, double least = 0) const;
  const LabelKey& key() const { return exact_; }
  // The longest wording's length in code points.
  std::size_t length() const;
  bool empty() const { return exact_.empty(); }

 private:
  LabelKey exact_;
  std::vector<LabelKey> accepted_, variants_;
};

}  // namespace gouji
