#include "check/fingerprint.h"

#include <map>

#include "base/fold.h"
#include "base/sha256.h"
#include "base/utf8.h"

namespace gouji {
namespace {

constexpr std::size_t kLength = 16;

// Labels and figures break over lines in one layout and not in the next.
std::string unspaced(const std::optional<std::string>& text) {
  return text ? without_white(*text) : std::string();
}

}  // namespace

void set_fingerprints(std::vector<Finding>& findings, const FingerprintScope& scope) {
  const auto agency = folded(scope.agency);
  const auto owner =
      agency.empty() || !scope.year ? scope.path : agency + '\n' + std::to_string(*scope.year);
  std::map<std::string, int> seen;
  for (auto& finding : findings) {
    std::string key = finding.rule + '\n' + owner;
    for (const auto* field : {&finding.table, &finding.row, &finding.column}) {
      key += '\n' + field->value_or("");
    }
    key += '\n' + unspaced(finding.found) + '\n' + unspaced(finding.expected);
    const int ordinal = seen[key]++;
    finding.fingerprint = sha256_hex(key + '\n' + std::to_string(ordinal)).substr(0, kLength);
  }
}

}  // namespace gouji
