// A sound report of an invented office, in memory, whose figures a test may spoil one by one.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "check/equations.h"
#include "check/print.h"
#include "pack/pack.h"
#include "reading/report.h"

namespace gouji_test {

class Sheet {
 public:
  Sheet();

  // An empty text is a blank cell; a text that is no number is not one.
  Sheet& set(const std::string& table, const std::string& row, const std::string& column,
             const std::string& raw);
  // All figures of a row, separated by blanks; "_" stands for a blank cell.
  Sheet& row(const std::string& table, const std::string& row, const std::string& figures);
  Sheet& column(const std::string& table, const std::string& column, const std::string& raw);
  Sheet& all(const std::string& table, const std::string& raw);
  Sheet& state(const std::string& table, const std::string& row, gouji::FigureState state);
  Sheet& likely(const std::string& table, const std::string& row);
  Sheet& merge(const std::string& table, const std::vector<std::string>& rows,
               const std::string& figures);
  Sheet& split_by(const std::string& table, const std::string& rule);
  Sheet& table_state(const std::string& table, gouji::TableState state);

  const gouji::Report& report() const { return report_; }
  gouji::EquationRun check() const;
  // One line a finding: "applications.balance processed_total/natural_person 44->45".
  std::vector<std::string> findings() const;
  // One line a skipped equation: "applications.outcomes natural_person: not-a-number".
  std::vector<std::string> skipped() const;
  // One line a diagnosis: "cell received/natural_person 46->45 | …", then "explains 2".
  std::vector<std::string> diagnoses() const;

 private:
  gouji::TableReading& table(const std::string& id);
  gouji::Figure& figure(const std::string& table, const std::string& row,
                        const std::string& column);

  std::shared_ptr<gouji::Pack> pack_;
  gouji::Report report_;
};

}  // namespace gouji_test
