// What a format makes of a run, as one text.
#pragma once

#include <string>
#include <vector>

#include "output/sample.h"
#include "output/writers.h"

namespace gouji::sample {

class StringSink : public Sink {
 public:
  void write(std::string_view text) override { text_ += text; }
  std::optional<WriteFailure> close() override { return std::nullopt; }
  bool failed() const override { return false; }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

struct Written {
  std::vector<ReportResult> reports;
  std::vector<Finding> general = {};
  int exit_code = 0;
};

inline std::string written(std::string_view format, const Written& run,
                           const WriterSettings& settings = {}) {
  StringSink sink;
  const auto writer = find_result_format(format)->open(sink, settings);
  Conclusion conclusion;
  conclusion.exit_code = run.exit_code;
  for (const auto& report : run.reports) {
    conclusion.summary.add(report);
    writer->report(report);
  }
  for (const auto& finding : run.general) {
    conclusion.summary.add(finding);
    writer->general(finding);
  }
  writer->finish(conclusion);
  return sink.text();
}

// One run that holds every case that formats have to tell apart.
inline Written every_case() {
  return {{sound(), faulty(), unreadable(), not_a_report(), settled()}, {expired_waiver()}, 1};
}

}  // namespace gouji::sample
