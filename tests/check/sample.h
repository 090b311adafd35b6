// A small edition of a format and a sound report that follows it, both built by hand.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "check/rule_checks.h"

namespace gouji::sample {

// Three sections, the tables `disclosure` (two parts) and `applications`, one rule of every kind
// whose id is its kind and whose message lists its arguments.
std::shared_ptr<Pack> small_pack();

// A report with every figure 0, each title, heading and figure on a line of its own.
struct Sample {
  std::shared_ptr<Pack> pack = small_pack();
  std::shared_ptr<Document> document;
  std::shared_ptr<Source> source;
  Report report;
  std::vector<PackHeader> editions;
  std::vector<Telltale> betrayed_by;

  Sample();

  // A line more at the end of the file.
  Locus line(const std::string& text);
  Figure& figure(const std::string& table, const std::string& row, const std::string& column);
  void set(const std::string& table, const std::string& row, const std::string& column,
           const std::string& number);
  TableReading& table(const std::string& id);
  LabelReading& row(const std::string& table, const std::string& row);

  // What the rule of a kind finds.
  std::vector<Finding> find(std::string_view kind) const;
  // The same in short: "section table.row.column found>expected :line", without what is absent.
  std::vector<std::string> shortly(std::string_view kind) const;
};

using Lines = std::vector<std::string>;

}  // namespace gouji::sample
