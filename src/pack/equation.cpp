#include "pack/equation.h"

#include <algorithm>

#include "pack/load.h"

namespace gouji {
namespace {

constexpr std::size_t kMostBytes = 4096;
constexpr std::size_t kMostTerms = 256;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_operator(char c) { return c == '+' || c == '-' || c == '='; }

std::string quoted_zh(std::string_view name) { return "“" + std::string(name) + "”"; }

std::string quoted_en(std::string_view name) { return "\"" + std::string(name) + "\""; }

// Reads one side after the other; the first mistake ends it.
class EquationParser {
 public:
  EquationParser(std::string_view text, const std::vector<std::string>& names)
      : text_(text), names_(names), used_(names.size(), false) {}

  std::variant<Equation, EquationError> parse() {
    if (text_.size() > kMostBytes) {
      return EquationError{0, text_.size(), "等式过长，最多 4096 个字节",
                           "the equation is too long: at most 4096 bytes", ""};
    }
    equation_.text = std::string(text_);
    if (!side(equation_.left)) return error_;
    if (at_ == text_.size()) {
      return EquationError{text_.size(), 0, "等式缺少“=”", "the equation has no \"=\"", ""};
    }
    ++at_;  // the equals sign
    if (!side(equation_.right)) return error_;
    if (at_ != text_.size()) {
      return EquationError{at_, 1, "等式只能有一个“=”", "an equation has one \"=\"", ""};
    }
    return equation_;
  }

 private:
  // Terms up to the equals sign or the end.
  bool side(std::vector<Equation::Term>& terms) {
    for (bool first = true;; first = false) {
      skip_blanks();
      bool negative = false;
      if (at_ < text_.size() && (text_[at_] == '+' || text_[at_] == '-')) {
        negative = text_[at_] == '-';
        ++at_;
        skip_blanks();
      } else if (!first) {
        if (at_ == text_.size() || text_[at_] == '=') return true;
        return fail(at_, 1, "两项之间应有“+”或“-”", "\"+\" or \"-\" is due between two terms");
      }
      if (!name(terms, negative)) return false;
    }
  }

  bool name(std::vector<Equation::Term>& terms, bool negative) {
    const std::size_t begin = at_;
    while (at_ < text_.size() && !is_blank(text_[at_]) && !is_operator(text_[at_])) ++at_;
    const std::string_view word = text_.substr(begin, at_ - begin);
    if (word.empty()) {
      return fail(begin, begin < text_.size() ? 1 : 0, "此处缺少一项", "a term is missing here");
    }
    if (word.ends_with(".*")) return group(terms, negative, begin, word);
    const auto found = std::find(names_.begin(), names_.end(), word);
    if (found == names_.end()) {
      fail(begin, word.size(), "表中没有" + quoted_zh(word), "the table has no " + quoted_en(word));
      error_.hint = nearest(word, names_);
      return false;
    }
    return add(terms, static_cast<int>(found - names_.begin()), negative, begin, word);
  }

  bool group(std::vector<Equation::Term>& terms, bool negative, std::size_t begin,
             std::string_view word) {
    const std::string_view prefix = word.substr(0, word.size() - 1);
    bool any = false;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (!std::string_view(names_[i]).starts_with(prefix)) continue;
      any = true;
      if (!add(terms, static_cast<int>(i), negative, begin, word)) return false;
    }
    if (any) return true;
    fail(begin, word.size(), "表中没有以" + quoted_zh(prefix) + "开头的名称",
         "the table has no name that begins with " + quoted_en(prefix));
    std::vector<std::string> groups;
    for (const auto& n : names_) {
      const auto dot = n.find('.');
      if (dot != std::string::npos) groups.push_back(n.substr(0, dot) + ".*");
    }
    error_.hint = nearest(word, groups);
    return false;
  }

  bool add(std::vector<Equation::Term>& terms, int index, bool negative, std::size_t begin,
           std::string_view word) {
    auto seen = used_[static_cast<std::size_t>(index)];
    const std::string& name = names_[static_cast<std::size_t>(index)];
    if (seen) {
      return fail(begin, word.size(), "同一等式中" + quoted_zh(name) + "出现了两次",
                  quoted_en(name) + " stands twice in one equation");
    }
    if (equation_.left.size() + equation_.right.size() >= kMostTerms) {
      return fail(begin, word.size(), "等式的项过多，最多 256 项", "too many terms: at most 256");
    }
    used_[static_cast<std::size_t>(index)] = true;
    terms.push_back({index, negative});
    return true;
  }

  bool fail(std::size_t offset, std::size_t length, std::string zh, std::string en) {
    error_ = EquationError{offset, length, std::move(zh), std::move(en), ""};
    return false;
  }

  void skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }

  std::string_view text_;
  const std::vector<std::string>& names_;
  std::vector<bool> used_;
  std::size_t at_ = 0;
  Equation equation_;
  EquationError error_;
};

}  // namespace

int Equation::total() const {
  const auto alone = [](const std::vector<Term>& side) {
    return side.size() == 1 && !side[0].negative;
  };
  if (alone(right) && left.size() >= 2) return right[0].index;
  if (alone(left) && right.size() >= 2) return left[0].index;
  return -1;
}

bool Equation::mentions(int index) const {
  const auto has = [index](const std::vector<Term>& side) {
    return std::any_of(side.begin(), side.end(), [=](const Term& t) { return t.index == index; });
  };
  return has(left) || has(right);
}

std::variant<Equation, EquationError> parse_equation(std::string_view text,
                                                     const std::vector<std::string>& names) {
  return EquationParser(text, names).parse();
}

}  // namespace gouji
