// What a finding is known by from one run, one layout and one file format to the next.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/finding.h"

namespace gouji {

// Whose finding it is. Where agency or year is unknown, the path stands in for both.
struct FingerprintScope {
  std::string path, agency;
  std::optional<int> year;
};

// Sets the fingerprint of every finding: the first 16 hexadecimal digits of the SHA-256 of rule,
// scope, table, row, column, found, expected and, for findings equal in all that, their number from
// 0 in the order given.
void set_fingerprints(std::vector<Finding>& findings, const FingerprintScope& scope);

}  // namespace gouji
