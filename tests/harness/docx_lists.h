// Automatic numbers of Word that come out as the numbers that the model has.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

namespace harness {

// A number at the beginning of a text: 一、 (level 0), （一） (level 1), 1. (level 2).
struct LeadingNumber {
  int level = -1;  // none
  int number = 0;
  std::string rest;
};
LeadingNumber leading_number(const std::string& text);

// Two lists, one of the headings and one of the tables' labels. Where counting on would give
// another number than the wanted one, the list restarts.
class Lists {
 public:
  enum Kind { headings, labels };
  Lists();
  // The w:numPr of a paragraph that is to show the number.
  std::string properties(Kind kind, const LeadingNumber& wanted);
  // What stands in w:numbering.
  std::string definitions() const;

 private:
  struct State {
    int list = 0;                 // the numId in use
    std::map<int, int> starts;    // its restarts by level
    std::array<int, 3> counts{};  // 0: not begun
  };
  static int start_of(const State& state, int level);

  std::array<State, 2> states_;
  struct List {
    Kind kind;
    std::string restart;  // a w:lvlOverride, or nothing
  };
  std::vector<List> lists_;
};

}  // namespace harness
