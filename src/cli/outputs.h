// The results that a run writes, all in one pass: --format FMT[=FILE] and -o.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/session.h"
#include "output/writers.h"

namespace gouji {

inline constexpr OptionRow kFormatOption{
    "format",
    '\0',
    "FMT[=FILE]",
    true,
    "text",
    "输出格式：text、json、ndjson、sarif、junit、github、gitlab、checkstyle、csv、markdown；写成 "
    "FMT=FILE 时写入文件，可多次给出",
    "text, json, ndjson, sarif, junit, github, gitlab, checkstyle, csv or markdown; FMT=FILE "
    "writes to a file; repeatable",
    &result_format_names};
inline constexpr OptionRow kOutputOption{"output",
                                         'o',
                                         "FILE",
                                         false,
                                         "",
                                         "把结果写入文件，不写到标准输出",
                                         "write to a file instead of standard output"};

// What is written and where to, as the command line says it.
struct OutputRequest {
  const ResultFormat* format;
  std::string file;  // empty: standard output
};

// Throws UsageError: an unknown format, two results for one place, -o without anything to write.
std::vector<OutputRequest> output_requests(const Arguments& arguments, const std::string& standard);

// The files that results are written to, as whole paths.
std::set<std::string> output_files(const std::vector<OutputRequest>& requests);

// The files that options of the command line name to be read: packs, configuration, baseline,
// waivers, last year's report.
std::set<std::string> option_files(const Arguments& arguments);

// Throws UsageError where one of the files that are read would be written over.
void keep_what_is_read(const std::set<std::string>& written, const std::set<std::string>& read);

class Outputs {
 public:
  // Opens them all; colour is for a terminal only, whatever the settings say. A file that cannot be
  // written is told when the run is over.
  Outputs(const std::vector<OutputRequest>& requests, const WriterSettings& settings);

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
