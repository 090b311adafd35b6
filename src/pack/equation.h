// Equations between rows or columns of a table, written as text and compiled once.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace gouji {

// `received + carried_in = processed_total + carried_out`; `refused.*` stands for every name that
// begins with `refused.`. Terms carry indexes of the rows or columns that the names were resolved
// to.
struct Equation {
  struct Term {
    int index = 0;
    bool negative = false;
  };
  std::string text;
  std::vector<Term> left, right;

  // The index that a side of one positive term stands for, where the other side has two terms or
  // more: the total that the equation defines. -1 where neither or both sides are single.
  int total() const;
  bool mentions(int index) const;
};

struct EquationError {
  std::size_t offset = 0, length = 0;  // in the text, bytes
  std::string zh, en;
  std::string hint;  // the nearest right name, or empty
};

// `names` are the ids that the equation may use, in order. At most 4096 bytes and 256 terms.
std::variant<Equation, EquationError> parse_equation(std::string_view text,
                                                     const std::vector<std::string>& names);

}  // namespace gouji
