#include "output/escape.h"
#include "output/formats.h"
#include "output/inner_place.h"
#include "output/words.h"

namespace gouji {
namespace {

// Checkstyle knows error, warning, info and ignore; readers take ignore for a warning.
std::string_view level_of(const Finding& finding) {
  if (finding.state != FindingState::fresh) return "info";
  switch (finding.severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
    case Severity::unclear:
      return "warning";
    case Severity::advice:
      break;
  }
  return "info";
}

class CheckstyleWriter : public Writer {
 public:
  explicit CheckstyleWriter(Sink& sink) : sink_(sink) {
    sink_.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"8.0\">\n");
  }

  void report(const ReportResult& report) override {
    std::string out = file(report.path);
    for (const auto& finding : report.findings) out += element(finding);
    if (const auto verdict = finding_of_verdict(report)) out += element(*verdict);
    sink_.write(out + "  </file>\n");
  }

  void general(const Finding& finding) override {
    sink_.write(file(finding.place ? finding.place->path : "") + element(finding) + "  </file>\n");
  }

  void finish(const Conclusion&) override { sink_.write("</checkstyle>\n"); }

 private:
  static std::string file(std::string_view path) {
    return "  <file name=\"" + xml_escaped(path) + "\">\n";
  }

  static std::string element(const Finding& finding) {
    const bool has_line = finding.place && finding.place->line;
    std::string out =
        "    <error line=\"" + std::to_string(has_line ? *finding.place->line : 1) + "\"";
    if (has_line && finding.place->column) {
      out += " column=\"" + std::to_string(*finding.place->column) + "\"";
    }
    return out + " severity=\"" + std::string(level_of(finding)) + "\" message=\"" +
           xml_escaped(in_both(placed_message(finding))) + "\" source=\"gouji." +
           xml_escaped(finding.rule) + "\"/>\n";
  }

  Sink& sink_;
};

}  // namespace

std::unique_ptr<Writer> open_checkstyle(Sink& sink, const WriterSettings&) {
  return std::make_unique<CheckstyleWriter>(sink);
}

}  // namespace gouji
