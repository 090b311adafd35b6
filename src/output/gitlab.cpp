#include "base/sha256.h"
#include "output/escape.h"
#include "output/formats.h"
#include "output/inner_place.h"
#include "output/json.h"
#include "output/words.h"

namespace gouji {
namespace {

using Json = nlohmann::ordered_json;

std::string_view level_of(const Finding& finding) {
  if (finding.state != FindingState::fresh) return "info";
  switch (finding.severity) {
    case Severity::error:
      return "critical";
    case Severity::warning:
    case Severity::unclear:
      return "major";
    case Severity::advice:
      break;
  }
  return "minor";
}

class GitlabWriter : public Writer {
 public:
  GitlabWriter(Sink& sink, const WriterSettings& settings) : sink_(sink), settings_(settings) {
    sink_.write("[");
  }

  void report(const ReportResult& report) override {
    for (const auto& finding : report.findings) item(finding, report.path);
    if (const auto verdict = finding_of_verdict(report)) item(*verdict, report.path);
  }

  void general(const Finding& finding) override { item(finding, ""); }

  void finish(const Conclusion&) override { sink_.write(first_ ? "]\n" : "\n]\n"); }

 private:
  // Two copies of a report have the same findings, but GitLab takes each fingerprint once: the
  // path is part of it.
  void item(const Finding& finding, const std::string& report) {
    const auto& named =
        finding.place && !finding.place->path.empty() ? finding.place->path : report;
    const auto path = settings_.repository.address(well_formed(named));
    const int line = finding.place ? finding.place->line.value_or(1) : 1;
    const Json value{{"description", in_both(placed_message(finding))},
                     {"check_name", finding.rule},
                     {"fingerprint", sha256_hex(path + "\n" + finding.fingerprint).substr(0, 32)},
                     {"severity", level_of(finding)},
                     {"location", Json{{"path", path}, {"lines", Json{{"begin", line}}}}}};
    sink_.write((first_ ? "\n" : ",\n") + dump_indented(value, 2));
    first_ = false;
  }

  Sink& sink_;
  const WriterSettings settings_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<Writer> open_gitlab(Sink& sink, const WriterSettings& settings) {
  return std::make_unique<GitlabWriter>(sink, settings);
}

}  // namespace gouji
