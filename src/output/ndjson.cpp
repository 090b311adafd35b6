#include "output/formats.h"
#include "output/json.h"

namespace gouji {
namespace {

using Json = nlohmann::ordered_json;

class NdjsonWriter : public Writer {
 public:
  explicit NdjsonWriter(Sink& sink) : sink_(sink) {}

  void report(const ReportResult& report) override { line(Json{{"report", report_json(report)}}); }
  void general(const Finding& finding) override { line(Json{{"finding", finding_json(finding)}}); }
  void finish(const Conclusion& conclusion) override {
    line(Json{{"schema", "gouji.findings/1"},
              {"tool", tool_json()},
              {"summary", summary_json(conclusion.summary)}});
  }

 private:
  void line(const Json& value) { sink_.write(dump_line(value) + "\n"); }

  Sink& sink_;
};

}  // namespace

std::unique_ptr<Writer> open_ndjson(Sink& sink, const WriterSettings&) {
  return std::make_unique<NdjsonWriter>(sink);
}

}  // namespace gouji
