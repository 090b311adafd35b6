#include "base/sha256.h"
#include "check/fingerprint.h"
#include "print.h"

using namespace gouji;

namespace {

Finding sum_finding() {
  Finding finding;
  finding.rule = "applications.balance";
  finding.table = "applications";
  finding.row = "processed_total";
  finding.column = "total";
  finding.found = "104";
  finding.expected = "103";
  return finding;
}

std::string print_of(Finding finding, const FingerprintScope& scope) {
  std::vector<Finding> one{std::move(finding)};
  set_fingerprints(one, scope);
  return one.front().fingerprint;
}

const FingerprintScope kScope{"a.html", "清溪市", 2023};

}  // namespace

TEST_CASE("a fingerprint is the digest of the fields joined by newlines") {
  CHECK(print_of(sum_finding(), kScope) ==
        sha256_hex("applications.balance\n清溪市\n2023\napplications\nprocessed_total\ntotal\n"
                   "104\n103\n0")
            .substr(0, 16));
}

TEST_CASE("without agency or year the path stands in for both") {
  const auto expected = sha256_hex(
                            "applications.balance\na.html\napplications\nprocessed_total\ntotal\n"
                            "104\n103\n0")
                            .substr(0, 16);
  CHECK(print_of(sum_finding(), {"a.html", "", 2023}) == expected);
  CHECK(print_of(sum_finding(), {"a.html", "清溪市", std::nullopt}) == expected);
}

TEST_CASE("path, place, message and severity leave the fingerprint as it is") {
  auto other = sum_finding();
  other.place.emplace().line = 7;
  other.message = {"别的", "other"};
  other.severity = Severity::advice;
  CHECK(print_of(other, {"b.txt", "清溪市", 2023}) == print_of(sum_finding(), kScope));
}

TEST_CASE("white space in what was found and the script of the agency do not matter") {
  auto spaced = sum_finding();
  spaced.found = "1 0\n4";
  CHECK(print_of(spaced, {"a.html", "清 溪市", 2023}) == print_of(sum_finding(), kScope));
  CHECK(print_of(sum_finding(), {"a.html", "雲嶺縣", 2023}) ==
        print_of(sum_finding(), {"a.html", "云岭县", 2023}));
}

TEST_CASE("every field that names the fault changes the fingerprint") {
  const auto base = print_of(sum_finding(), kScope);
  for (auto field :
       {&Finding::table, &Finding::row, &Finding::column, &Finding::found, &Finding::expected}) {
    auto other = sum_finding();
    other.*field = "x";
    CHECK(print_of(other, kScope) != base);
  }
  CHECK(print_of(sum_finding(), {"a.html", "清溪市", 2022}) != base);
}

TEST_CASE("equal findings are told apart by their number alone") {
  std::vector<Finding> twice{sum_finding(), sum_finding()};
  set_fingerprints(twice, kScope);
  CHECK(twice[0].fingerprint == print_of(sum_finding(), kScope));
  CHECK(twice[1].fingerprint != twice[0].fingerprint);
  CHECK(twice[1].fingerprint.size() == 16);
}
