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
// number. `bare` is the same without a remark in brackets at its end; equal to `body` where there
// is none.
struct LabelKey {
  Numbering numbering = Numbering::none;
  std::string number;  // folded: "一", "3"; empty where there is none
  std::u32string body;
  std::u32string bare;

  bool empty() const { return body.empty(); }
};

LabelKey label_key(std::string_view utf8);

// 0 (nothing in common) to 1 (equal), by edits against the longer text.
double similarity(std::u32string_view a, std::u32string_view b);

// A pack's label ready to be compared with.
class LabelMatcher {
 public:
  LabelMatcher() = default;
  explicit LabelMatcher(const Label& label);

  // exact, accepted, variant or none; never misspelt.
  LabelMatch match(const LabelKey& key) const;
  // The best similarity to any of its wordings.
  double likeness(const LabelKey& key) const;
  const LabelKey& key() const { return exact_; }
  // The longest wording's length in code points.
  std::size_t length() const;
  bool empty() const { return exact_.empty(); }

 private:
  LabelKey exact_;
  std::vector<LabelKey> accepted_, variants_;
};

}  // namespace gouji
