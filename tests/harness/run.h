// Cases drawn, written, checked, compared, and made short where they fail.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "check/check.h"
#include "compare.h"
#include "generate.h"
#include "layouts.h"

namespace harness {

struct Options {
  std::uint64_t seed = 1;
  std::uint64_t cases = 2000;
  std::int64_t one = -1;  // only this case
  std::string fault;      // only this kind of fault, one at a time
  std::string layout;     // only this layout
  std::string keep;       // a folder for the files of every case
  int edition = 0;        // only this edition
  int tell = 12;          // failures that are printed whole
  bool verbose = false;
};

struct Totals {
  std::uint64_t cases = 0, reports = 0, faults = 0, found = 0, missed = 0, unasked = 0;
  std::uint64_t doubted = 0;  // tables called unreadable where that is allowed
  std::uint64_t diagnoses = 0, diagnoses_right = 0, fingerprints = 0, failed = 0;
  std::map<std::string, std::uint64_t> by_layout, failed_by_layout, planted, failed_by_fault;
  std::map<std::string, std::uint64_t> missed_rules, unasked_rules;
};

// A report with faults in it, and what is to be found there.
struct FaultyReport {
  Report report;
  Expectation due;
  std::vector<Fault> faults;
  std::vector<Planted> planted;
};

class Run {
 public:
  explicit Run(Options options);
  Totals all();

 private:
  void one(std::uint64_t number);
  bool draw(std::uint64_t number, const Report& sound, const Layout& layout, FaultyReport& out);
  bool check(std::uint64_t number, const FaultyReport& planted, const Layout& layout);
  void check_everywhere(std::uint64_t number, const FaultyReport& planted);
  gouji::ReportResult ask(std::uint64_t number, const Report& report, const Layout& layout,
                          const char* name);
  Comparison judge(std::uint64_t number, const FaultyReport& planted, const Layout& layout);
  void tell(std::uint64_t number, const FaultyReport& planted, const Layout& layout,
            const Comparison& comparison);
  void shorten(std::uint64_t number, const FaultyReport& planted, const Layout& layout,
               const Comparison& whole);
  std::string rerun(std::uint64_t number, const Layout& layout) const;

  Options options_;
  gouji::PackLibrary packs_;
  Totals totals_;
  int told_ = 0;
};

}  // namespace harness
