#include <initializer_list>
#include <span>

#include "output/escape.h"
#include "output/formats.h"

namespace gouji {
namespace {

std::string or_nothing(const std::optional<int>& number) {
  return number ? std::to_string(*number) : std::string();
}

constexpr std::string_view kHeads[] = {
    "path",  "agency",     "year",        "verdict",    "rule",  "severity",    "confidence",
    "state", "message_zh", "message_en",  "section",    "table", "row",         "column",
    "found", "expected",   "computation", "place_path", "line",  "line_column", "page",
    "part",  "cell",       "clause",      "fingerprint"};

class CsvWriter : public Writer {
 public:
  explicit CsvWriter(Sink& sink) : sink_(sink) {
    sink_.write("\xEF\xBB\xBF");
    line(kHeads);
  }

  void report(const ReportResult& report) override {
    for (const auto& finding : report.findings) write(report, finding, to_string(report.verdict));
    if (report.findings.empty()) {
      line({report.path, report.agency, or_nothing(report.year), to_string(report.verdict)});
    }
  }

  void general(const Finding& finding) override {
    ReportResult none;
    if (finding.place) none.path = finding.place->path;
    write(none, finding, "");
  }

  void finish(const Conclusion&) override {}

 private:
  void write(const ReportResult& report, const Finding& finding, std::string_view verdict) {
    static const Place kNowhere;
    const Place& place = finding.place ? *finding.place : kNowhere;
    line({report.path,
          report.agency,
          or_nothing(report.year),
          verdict,
          finding.rule,
          to_string(finding.severity),
          to_string(finding.confidence),
          to_string(finding.state),
          finding.message.zh,
          finding.message.en,
          finding.section.value_or(""),
          finding.table.value_or(""),
          finding.row.value_or(""),
          finding.column.value_or(""),
          finding.found.value_or(""),
          finding.expected.value_or(""),
          finding.computation.value_or(""),
          place.path,
          or_nothing(place.line),
          or_nothing(place.column),
          or_nothing(place.page),
          place.part,
          place.cell,
          finding.clause,
          finding.fingerprint});
  }

  // Fields from the first on; those behind the last given are empty.
  void line(std::initializer_list<std::string_view> fields) {
    line(std::span(fields.begin(), fields.size()));
  }

  void line(std::span<const std::string_view> fields) {
    std::string out;
    for (std::size_t i = 0; i < std::size(kHeads); ++i) {
      if (i > 0) out += ',';
      if (i < fields.size()) out += csv_field(fields[i]);
    }
    sink_.write(out + "\n");
  }

  Sink& sink_;
};

}  // namespace

std::unique_ptr<Writer> open_csv(Sink& sink, const WriterSettings&) {
  return std::make_unique<CsvWriter>(sink);
}

}  // namespace gouji
