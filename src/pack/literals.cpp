#include "pack/literals.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <utility>

#include "base/utf8.h"

namespace gouji {
namespace {

using Choice = Literals::Choice;

constexpr std::size_t kMostWords = 64;  // looking for more takes longer than to ask the pattern
constexpr int kDeepest = 100;           // groups within groups

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::size_t shortest(const Choice& choice) {
  std::size_t length = std::string::npos;
  for (const auto& word : choice) length = std::min(length, word.size());
  return length;
}

// Few long words are met the least.
bool is_rarer(const Choice& a, const Choice& b) {
  return a.size() != b.size() ? a.size() < b.size() : shortest(a) > shortest(b);
}

bool holds(std::string_view text, std::string_view word) {
  return memmem(text.data(), text.size(), word.data(), word.size()) != nullptr;
}

// Goes through an expression once. What it does not know makes it give up.
class Reader {
 public:
  explicit Reader(std::string_view pattern) : pattern_(pattern) {}

  std::vector<Choice> run() {
    auto choices = alternatives();
    if (!known_ || at_ != pattern_.size()) choices.clear();
    return choices;
  }

 private:
  enum class Times { once, more, perhaps };

  char next() const { return at_ < pattern_.size() ? pattern_[at_] : '\0'; }
  bool ended() const { return !known_ || at_ == pattern_.size(); }
  bool take(std::string_view what) {
    if (!pattern_.substr(at_).starts_with(what)) return false;
    at_ += what.size();
    return true;
  }
  void skip_behind(std::string_view what) {
    const auto found = pattern_.find(what, at_);
    known_ = known_ && found != std::string_view::npos;
    if (known_) at_ = found + what.size();
  }

  // Of several alternatives, one choice of each together make a choice.
  std::vector<Choice> alternatives() {
    auto all = sequence();
    while (!ended() && take("|")) {
      const auto other = sequence();
      Choice either;
      if (!all.empty() && !other.empty()) {
        either = std::move(*std::min_element(all.begin(), all.end(), is_rarer));
        const auto& more = *std::min_element(other.begin(), other.end(), is_rarer);
        either.insert(either.end(), more.begin(), more.end());
      }
      all.clear();
      if (!either.empty()) all.push_back(std::move(either));
    }
    return all;
  }

  std::vector<Choice> sequence() {
    std::vector<Choice> all;
    std::string_view word;
    const auto end_word = [&] {
      if (!word.empty()) all.push_back({std::exchange(word, {})});
    };
    while (!ended() && next() != '|' && next() != ')') {
      if (next() == '(') {
        end_word();
        auto inner = group();
        if (times() != Times::perhaps) {
          std::move(inner.begin(), inner.end(), std::back_inserter(all));
        }
        continue;
      }
      const auto letter = character();
      const auto often = times();
      // Behind a backslash another word begins, as this one is a stretch of the pattern.
      if (word.data() + word.size() != letter.data()) end_word();
      if (often != Times::perhaps && !letter.empty()) {
        word = {word.empty() ? letter.data() : word.data(), word.size() + letter.size()};
      }
      if (letter.empty() || often != Times::once) end_word();
    }
    end_word();
    return all;
  }

  std::vector<Choice> group() {
    ++at_;
    if (take("?P<")) {
      skip_behind(">");
    } else if (!take("?:") && next() == '?') {
      known_ = false;
    }
    known_ = known_ && ++depth_ <= kDeepest;
    if (!known_) return {};
    auto inner = alternatives();
    --depth_;
    known_ = known_ && take(")");
    return inner;
  }

  // Empty for signs that stand for several characters or for none.
  std::string_view character() {
    if (next() == '[') {
      skip_set();
      return {};
    }
    if (take(".") || take("^") || take("$")) return {};
    const bool escaped = take("\\");
    const char c = next();
    known_ = escaped ? at_ < pattern_.size() && is_ascii(c) && !is_letter_or_digit(c)
                     : std::string_view("*+?{").find(c) == std::string_view::npos;
    if (!known_) return {};
    const auto begin = at_;
    at_ += decode(pattern_, at_).length;
    return pattern_.substr(begin, at_ - begin);
  }

  void skip_set() {
    ++at_;
    take("^");
    take("]");
    while (!ended() && !take("]")) {
      if (take("[:")) {
        skip_behind(":]");
      } else {
        at_ = std::min(at_ + (next() == '\\' ? 2 : 1), pattern_.size());
      }
    }
    known_ = known_ && pattern_[at_ - 1] == ']';
  }

  Times times() {
    auto found = Times::once;
    if (take("?") || take("*")) {
      found = Times::perhaps;
    } else if (take("+")) {
      found = Times::more;
    } else if (take("{")) {
      found = next() >= '1' && next() <= '9' ? Times::more : Times::perhaps;
      skip_behind("}");
    }
    if (found != Times::once) take("?");
    return found;
  }

  std::string_view pattern_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool known_ = true;
};

}  // namespace

Literals::Literals(std::string_view pattern) {
  choices_ = Reader(pattern).run();
  std::erase_if(choices_, [](const Choice& choice) { return choice.size() > kMostWords; });
  std::stable_sort(choices_.begin(), choices_.end(), is_rarer);
}

bool Literals::may_match(std::string_view text) const {
  return std::all_of(choices_.begin(), choices_.end(), [&](const Choice& choice) {
    return std::any_of(choice.begin(), choice.end(),
                       [&](std::string_view word) { return holds(text, word); });
  });
}

}  // namespace gouji
