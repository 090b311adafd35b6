#include "output/json.h"

#include <optional>
#include <string_view>

namespace gouji {
namespace {

using Json = nlohmann::ordered_json;

template <typename T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json bilingual(const Bilingual& text) { return Json{{"zh", text.zh}, {"en", text.en}}; }

Json related_json(const Related& related) {
  return Json{{"table", or_null(related.table)},
              {"row", or_null(related.row)},
              {"column", or_null(related.column)},
              {"found", related.found},
              {"place", place_json(related.place)}};
}

Json diagnosis_json(const Diagnosis& diagnosis) {
  Json candidates = Json::array();
  for (const auto& alternative : diagnosis.candidates) {
    Json cells = Json::array();
    for (const auto& cell : alternative) {
      cells.push_back(Json{{"table", cell.table},
                           {"row", cell.row},
                           {"column", cell.column},
                           {"found", cell.found},
                           {"suggested", cell.suggested}});
    }
    candidates.push_back(std::move(cells));
  }
  return Json{{"kind", diagnosis.kind},
              {"candidates", std::move(candidates)},
              {"explains", diagnosis.explains},
              {"message", bilingual(diagnosis.message)}};
}

Json skipped_json(const SkippedEquation& skipped) {
  return Json{
      {"rule", skipped.rule},        {"table", skipped.table},
      {"row", or_null(skipped.row)}, {"column", or_null(skipped.column)},
      {"reason", skipped.reason},    {"name", {{"zh", skipped.name.zh}, {"en", skipped.name.en}}}};
}

// No string of a JSON text holds a line break as such, so every line may be moved to the right.
void append_indented(std::string& out, std::string_view text, std::size_t columns) {
  while (!text.empty()) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    out.append(columns, ' ').append(line);
    if (end == std::string_view::npos) break;
    out += '\n';
    text.remove_prefix(end + 1);
  }
}

std::string after_indent(const Json& value) { return dump_indented(value, 2).substr(2); }

// Report by report: a tree of ten thousand of them at one time would be far larger than its text.
class JsonWriter : public Writer {
 public:
  explicit JsonWriter(Sink& sink) : sink_(sink) {
    sink_.write("{\n  \"schema\": \"gouji.findings/1\",\n  \"tool\": " + after_indent(tool_json()) +
                ",\n  \"reports\": [");
  }

  void report(const ReportResult& report) override { item(report_json(report)); }

  void general(const Finding& finding) override {
    if (!in_general_) {
      end_list();
      sink_.write(",\n  \"findings\": [");
      in_general_ = true;
      first_ = true;
    }
    item(finding_json(finding));
  }

  void finish(const Conclusion& conclusion) override {
    end_list();
    sink_.write(",\n  \"summary\": " + after_indent(summary_json(conclusion.summary)) + "\n}\n");
  }

 private:
  void item(const Json& value) {
    std::string text = first_ ? "\n" : ",\n";
    first_ = false;
    sink_.write(text + dump_indented(value, 4));
  }
  void end_list() { sink_.write(first_ ? "]" : "\n  ]"); }

  Sink& sink_;
  bool first_ = true;
  bool in_general_ = false;
};

}  // namespace

Json finding_json(const Finding& finding) {
  Json related = Json::array();
  for (const auto& cell : finding.related) related.push_back(related_json(cell));
  Json json{{"rule", finding.rule},
            {"severity", to_string(finding.severity)},
            {"confidence", to_string(finding.confidence)},
            {"message", bilingual(finding.message)},
            {"section", or_null(finding.section)},
            {"table", or_null(finding.table)},
            {"row", or_null(finding.row)},
            {"column", or_null(finding.column)},
            {"found", or_null(finding.found)},
            {"expected", or_null(finding.expected)},
            {"computation", or_null(finding.computation)},
            {"place", finding.place ? place_json(*finding.place) : Json(nullptr)},
            {"related", std::move(related)},
            {"clause", or_null(finding.clause)},
            {"fingerprint", finding.fingerprint},
            {"state", to_string(finding.state)}};
  if (const auto& waiver = finding.waiver) {
    json["waiver"] = Json{{"who", waiver->who}, {"why", waiver->why}, {"until", waiver->until}};
  }
  return json;
}

Json report_json(const ReportResult& report) {
  Json findings = Json::array(), diagnoses = Json::array(), skipped = Json::array();
  for (const auto& finding : report.findings) findings.push_back(finding_json(finding));
  for (const auto& diagnosis : report.diagnoses) diagnoses.push_back(diagnosis_json(diagnosis));
  for (const auto& equation : report.equations_skipped) skipped.push_back(skipped_json(equation));
  return Json{{"path", report.path},
              {"sha256", or_null(report.sha256)},
              {"format", report.format.empty() ? "unknown" : report.format},
              {"pack", or_null(report.pack)},
              {"pack_version", or_null(report.pack_version)},
              {"pack_sha256", or_null(report.pack_sha256)},
              {"pack_reason", or_null(report.pack_reason)},
              {"edition", or_null(report.edition)},
              {"title", or_null(report.title)},
              {"agency", or_null(report.agency)},
              {"body", report.body.empty() ? "unknown" : report.body},
              {"year", or_null(report.year)},
              {"verdict", to_string(report.verdict)},
              {"findings", std::move(findings)},
              {"diagnoses", std::move(diagnoses)},
              {"equations_skipped", std::move(skipped)},
              {"rules_run", report.rules_run}};
}

Json summary_json(const Summary& summary) {
  Json reports = Json::object(), findings = Json::object();
  for (const auto v : kVerdicts) reports[std::string(to_string(v))] = summary.count(v);
  for (const auto s : kSeverities) findings[std::string(to_string(s))] = summary.count(s);
  return Json{{"reports", std::move(reports)}, {"findings", std::move(findings)}};
}

Json tool_json() { return Json{{"name", "gouji"}, {"version", GOUJI_VERSION}}; }

std::string dump(const Json& value) {
  return value.dump(2, ' ', false, Json::error_handler_t::replace);
}

std::string dump_line(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string dump_indented(const Json& value, std::size_t columns) {
  std::string out;
  append_indented(out, dump(value), columns);
  return out;
}

Json place_json(const Place& place) {
  return Json{{"path", place.path},
              {"line", or_null(place.line)},
              {"column", or_null(place.column)},
              {"end_line", or_null(place.end_line)},
              {"end_column", or_null(place.end_column)},
              {"byte_start", or_null(place.byte_start)},
              {"byte_end", or_null(place.byte_end)},
              {"page", or_null(place.page)},
              {"box", or_null(place.box)},
              {"part", or_null(place.part)},
              {"cell", or_null(place.cell)}};
}

std::unique_ptr<Writer> open_json(Sink& sink, const WriterSettings&) {
  return std::make_unique<JsonWriter>(sink);
}

}  // namespace gouji
