// The words that a regular expression cannot match without, read off the expression itself.
#pragma once

#include <string_view>
#include <vector>

namespace gouji {

// Looking for words costs far less than compiling a pattern, and most sentences lack one that
// most patterns need. What is not understood of an expression counts as asking for nothing.
class Literals {
 public:
  Literals() = default;
  // Keeps references into the pattern.
  explicit Literals(std::string_view pattern);

  // False only where no stretch of the text can match the pattern.
  bool may_match(std::string_view text) const;

  // Any one of these words stands in every match.
  using Choice = std::vector<std::string_view>;
  // The choices that a match holds side by side, what is met least coming first.
  const std::vector<Choice>& choices() const { return choices_; }

 private:
  std::vector<Choice> choices_;
};

}  // namespace gouji
