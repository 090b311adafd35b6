// The planted-fault harness: sound reports in every layout yield nothing, and planted faults are
// found, these and no others, at their cells.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>

#include "run.h"

namespace {

constexpr const char* kUsage =
    "gouji_harness [--cases N] [--seed S] [--one CASE] [--layout NAME] [--edition 2019|2021]\n"
    "              [--fault NAME] [--verbose] [--keep DIR] [--tell N] [--list]\n";

bool number(const char* text, std::uint64_t& out) {
  char* end = nullptr;
  out = std::strtoull(text, &end, 10);
  return end != text && *end == '\0';
}

bool known_layout(const std::string& name) {
  for (const harness::Layout& layout : harness::layouts())
    if (layout.name == name) return true;
  return false;
}

bool known_fault(const std::string& name) {
  for (const harness::FaultKind& kind : harness::fault_kinds())
    if (kind.name == name) return true;
  return false;
}

void list() {
  for (const harness::Layout& layout : harness::layouts()) std::printf("layout %s\n", layout.name);
  for (const harness::FaultKind& kind : harness::fault_kinds())
    std::printf("fault %s\n", kind.name);
}

// False where the arguments make no sense.
bool read(int count, char** arguments, harness::Options& options, bool& listing) {
  for (int i = 1; i < count; ++i) {
    const std::string name = arguments[i];
    if (name == "--verbose") {
      options.verbose = true;
      continue;
    }
    if (name == "--list") {
      listing = true;
      continue;
    }
    if (i + 1 >= count) return false;
    const char* value = arguments[++i];
    std::uint64_t parsed = 0;
    if (name == "--layout" && known_layout(value))
      options.layout = value;
    else if (name == "--fault" && known_fault(value))
      options.fault = value;
    else if (name == "--keep")
      options.keep = value;
    else if (!number(value, parsed))
      return false;
    else if (name == "--cases")
      options.cases = parsed;
    else if (name == "--tell")
      options.tell = static_cast<int>(parsed);
    else if (name == "--seed")
      options.seed = parsed;
    else if (name == "--one")
      options.one = static_cast<std::int64_t>(parsed);
    else if (name == "--edition" && (parsed == 2019 || parsed == 2021))
      options.edition = static_cast<int>(parsed);
    else
      return false;
  }
  return true;
}

void print_counts(const char* head, const std::map<std::string, std::uint64_t>& counts) {
  if (counts.empty()) return;
  std::printf("%s:", head);
  for (const auto& [name, times] : counts)
    std::printf(" %s %llu", name.c_str(), static_cast<unsigned long long>(times));
  std::printf("\n");
}

void summarize(const harness::Totals& totals, const harness::Options& options, double seconds) {
  const auto n = [](std::uint64_t value) { return static_cast<unsigned long long>(value); };
  if (options.verbose) {
    print_counts("reports by layout", totals.by_layout);
    print_counts("faults planted", totals.planted);
  }
  print_counts("failed by layout", totals.failed_by_layout);
  print_counts("failed with fault", totals.failed_by_fault);
  print_counts("missed by rule", totals.missed_rules);
  print_counts("false by rule", totals.unasked_rules);
  std::printf(
      "cases %llu (seed %llu), reports checked %llu, layouts %zu, kinds of fault %zu, faults "
      "planted %llu\nfindings due and found %llu, missed %llu, false %llu; tables doubted %llu\n"
      "diagnoses checked %llu, right %llu; fingerprint sets compared %llu; %.1f s\n",
      n(totals.cases), n(options.seed), n(totals.reports), totals.by_layout.size(),
      totals.planted.size(), n(totals.faults), n(totals.found), n(totals.missed), n(totals.unasked),
      n(totals.doubted), n(totals.diagnoses), n(totals.diagnoses_right), n(totals.fingerprints),
      seconds);
  if (totals.failed == 0)
    std::printf("Every planted fault was found, and nothing else.\n");
  else
    std::printf("%llu reports were not judged as they should be.\n", n(totals.failed));
}

}  // namespace

int main(int count, char** arguments) try {
  harness::Options options;
  bool listing = false;
  if (!read(count, arguments, options, listing)) {
    std::fputs(kUsage, stderr);
    return 2;
  }
  if (listing) {
    list();
    return 0;
  }
  std::setvbuf(stdout, nullptr, _IOLBF, 0);  // what was said before a crash is not lost
  const auto start = std::chrono::steady_clock::now();
  const harness::Totals totals = harness::Run(options).all();
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
  summarize(totals, options, spent.count());
  return totals.failed == 0 ? 0 : 1;
} catch (const std::exception& error) {
  std::fprintf(stderr, "gouji_harness: %s\n", error.what());
  return 2;
}
