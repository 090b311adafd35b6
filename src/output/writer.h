// A format that results are written in, report by report as they are finished.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/bilingual.h"
#include "check/finding.h"
#include "output/address.h"
#include "output/sink.h"
#include "output/summary.h"

namespace gouji {

class PackLibrary;

// What stands at the end of a run.
struct Conclusion {
  Summary summary;
  int exit_code = 0;  // what the results make of it; an output that fails later is not in it
};

// What formats may depend on beside the results. Only text for people follows `language` and
// `colour`.
struct WriterSettings {
  Language language = Language::zh;
  bool colour = false;
  // The least severity that fails a test of JUnit's, by the report's path; errors where it is null.
  std::function<Severity(const std::string& path)> fail_on = {};
  PackLibrary* packs = nullptr;               // where the rules are described; may be null
  std::vector<std::string> named_packs = {};  // whose descriptions go before the others'
  Repository repository{"/", "/"};            // what addresses are relative to
};

// Made by a row of result_formats(); writes its head when made. Every call adds to the sink at
// once what can be said by then, so that memory does not grow with the number of reports.
class Writer {
 public:
  virtual ~Writer() = default;
  Writer() = default;
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // The next report, in the order in which they were named.
  virtual void report(const ReportResult& report) = 0;
  // After the last report: a finding that belongs to none (its place names another file).
  virtual void general(const Finding& finding) = 0;
  // Once, at the end. The sink is closed by whoever opened it.
  virtual void finish(const Conclusion& conclusion) = 0;
};

}  // namespace gouji
