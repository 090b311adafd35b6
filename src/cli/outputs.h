// The results that a run writes, all in one pass: --format FMT[=FILE] and -o.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/options.h"
#include "cli/session.h"
#include "output/writers.h"

namespace gouji {

// What is written and where to, as the command line says it.
struct OutputRequest {
  const ResultFormat* format;
  std::string file;  // empty: standard output
};

// Throws UsageError: an unknown format, two results for one place, -o without anything to write.
std::vector<OutputRequest> output_requests(const Arguments& arguments, const std::string& standard);

class Outputs {
 public:
  // Opens them all. A file that cannot be written is told when the run is over.
  Outputs(const std::vector<OutputRequest>& requests, Language language, PackLibrary* packs);

  void report(const ReportResult& report);
  void general(const Finding& finding);
  // Whether any of them can still be written.
  bool any_left() const;
  // Ends every format, puts the files into their places and says what went wrong; the exit code.
  int finish(const Conclusion& conclusion);

 private:
  struct Output {
    std::unique_ptr<Sink> sink;
    std::unique_ptr<Writer> writer;
  };
  Language language_;
  std::vector<Output> outputs_;
};

}  // namespace gouji
