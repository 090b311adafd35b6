#include <map>
#include <vector>

#include "output/escape.h"
#include "output/formats.h"
#include "output/inner_place.h"
#include "output/json.h"
#include "output/rule_texts.h"
#include "output/words.h"

namespace gouji {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kNotifications = 1000;  // files that could not be read, named one by one
constexpr std::string_view kBase = "SRCROOT";

// Only what fails has a level; what a person must look at is for review, and then the standard
// asks for none.
std::string_view level_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::advice:
      return "note";
    case Severity::unclear:
      break;
  }
  return "none";
}

Json text_json(std::string text) { return Json{{"text", std::move(text)}}; }

// "applications.balance" as "ApplicationsBalance".
std::string friendly_name(std::string_view id) {
  std::string name;
  bool begins = true;
  for (const char c : id) {
    const bool is_small = c >= 'a' && c <= 'z';
    if (is_small && begins) {
      name += static_cast<char>(c - 'a' + 'A');
    } else if (is_small || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')) {
      name += c;
    }
    begins = c == '.' || c == '-' || c == '_';
  }
  return name;
}

// Readers want a description even of a rule that nothing is known of.
Json rule_json(const RuleText& rule) {
  const auto or_id = [&](const Bilingual& text) {
    return text_json(text.empty() ? rule.id : in_both(text));
  };
  Json json{{"id", rule.id},
            {"name", friendly_name(rule.id)},
            {"shortDescription", or_id(rule.name)},
            {"fullDescription", or_id(rule.explanation)}};
  if (!rule.explanation.empty()) {
    json["help"] = text_json(rule.explanation.zh + "\n改法：" + rule.remedy.zh + "\n\n" +
                             rule.explanation.en + "\nRemedy: " + rule.remedy.en);
    json["defaultConfiguration"] = Json{{"level", level_of(rule.severity)}};
    json["properties"] = Json{{"severity", to_string(rule.severity)}};
    if (!rule.clause.empty()) json["properties"]["clause"] = rule.clause;
  }
  return json;
}

class SarifWriter : public Writer {
 public:
  SarifWriter(Sink& sink, const WriterSettings& settings)
      : sink_(sink), repository_(settings.repository) {
    if (settings.packs != nullptr) rules_ = rule_texts(*settings.packs, settings.named_packs);
    for (std::size_t i = 0; i < rules_.size(); ++i) index_.emplace(rules_[i].id, i);
    sink_.write(
        "{\n  \"$schema\": "
        "\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
        "sarif-schema-2.1.0.json\",\n"
        "  \"version\": \"2.1.0\",\n"
        "  \"runs\": [\n    {\n"
        "      \"language\": \"zh-CN\",\n"
        "      \"columnKind\": \"unicodeCodePoints\",\n"
        "      \"originalUriBaseIds\": {\"SRCROOT\": {\"description\": {\"text\": "
        "\"仓库的根目录 / the root of the repository\"}}},\n"
        "      \"results\": [");
  }

  void report(const ReportResult& report) override {
    for (const auto& finding : report.findings) item(result_json(finding, report.path));
    if (const auto verdict = finding_of_verdict(report)) item(result_json(*verdict, report.path));
    if (report.verdict == Verdict::unreadable) notify(report);
  }

  void general(const Finding& finding) override { item(result_json(finding, "")); }

  void finish(const Conclusion& conclusion) override {
    std::string out = first_ ? "],\n" : "\n      ],\n";
    out += "      \"invocations\": [\n" + dump_indented(invocation_json(conclusion.exit_code), 8) +
           "\n      ],\n";
    out +=
        "      \"tool\": {\n        \"driver\": {\n          \"name\": \"gouji\",\n"
        "          \"version\": \"" GOUJI_VERSION
        "\",\n"
        "          \"semanticVersion\": \"" GOUJI_VERSION
        "\",\n"
        "          \"language\": \"zh-CN\",\n"
        "          \"rules\": [";
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      out += (i == 0 ? "\n" : ",\n") + dump_indented_line(rule_json(rules_[i]), 12);
    }
    sink_.write(out + (rules_.empty() ? "]" : "\n          ]") +
                "\n        }\n      }\n    }\n  ]\n}\n");
  }

 private:
  static std::string dump_indented_line(const Json& value, std::size_t columns) {
    return std::string(columns, ' ') + dump_line(value);
  }

  void item(const Json& result) {
    sink_.write((first_ ? "\n" : ",\n") + dump_indented_line(result, 8));
    first_ = false;
  }

  // A rule that no description is known of is declared by its id.
  std::size_t index_of(const std::string& rule) {
    const auto [entry, is_new] = index_.try_emplace(rule, rules_.size());
    if (is_new) {
      rules_.emplace_back();
      rules_.back().id = rule;
    }
    return entry->second;
  }

  Json artifact_json(std::string_view path) const {
    const auto clean = well_formed(path);
    if (const auto inside = repository_.from_root(clean)) {
      return Json{{"uri", percent_encoded(*inside)}, {"uriBaseId", kBase}};
    }
    const bool absolute = clean.starts_with('/');
    return Json{{"uri", (absolute ? "file://" : "") + percent_encoded(clean)}};
  }

  static Json region_json(const Place& place) {
    Json region{{"startLine", *place.line}};
    if (place.column) region["startColumn"] = *place.column;
    if (place.end_line) region["endLine"] = *place.end_line;
    if (place.end_column) region["endColumn"] = *place.end_column;
    return region;
  }

  // Readers such as GitHub refuse a result without a line: where there is none, the first stands
  // for the whole file.
  Json location_json(const Place& place, std::string_view report, bool needs_line) const {
    Json physical{{"artifactLocation", artifact_json(place.path.empty() ? report : place.path)}};
    if (place.line) {
      physical["region"] = region_json(place);
    } else if (needs_line) {
      physical["region"] = Json{{"startLine", 1}};
    }
    Json location{{"physicalLocation", std::move(physical)}};
    if (const auto inner = inner_place(place, "/").en; !inner.empty()) {
      location["logicalLocations"] = Json::array({Json{{"fullyQualifiedName", inner}}});
    }
    return location;
  }

  Json result_json(const Finding& finding, const std::string& report) {
    static const Place kNowhere;
    const bool fails = finding.severity != Severity::unclear;
    Json related = Json::array();
    for (const auto& cell : finding.related) {
      auto location = location_json(cell.place, report, false);
      location["message"] =
          text_json(cell.table + "/" + cell.row + "/" + cell.column + ": " + cell.found);
      related.push_back(std::move(location));
    }
    Json json{
        {"ruleId", finding.rule},
        {"ruleIndex", index_of(finding.rule)},
        {"kind", fails ? "fail" : "review"},
        {"level", level_of(finding.severity)},
        {"message", text_json(in_both(marked_message(finding)))},
        {"locations",
         Json::array({location_json(finding.place ? *finding.place : kNowhere, report, true)})}};
    if (!related.empty()) json["relatedLocations"] = std::move(related);
    json["partialFingerprints"] = Json{{"gouji/v1", finding.fingerprint}};
    json["suppressions"] = suppressions_json(finding);
    json["properties"] = properties_json(finding);
    return json;
  }

  // An empty list says that the result is not suppressed, which leaving it out would not.
  static Json suppressions_json(const Finding& finding) {
    if (finding.state == FindingState::fresh) return Json::array();
    return Json::array({Json{{"kind", "external"},
                             {"status", "accepted"},
                             {"justification", in_both(state_reason(finding))}}});
  }

  static Json properties_json(const Finding& finding) {
    Json json{{"severity", to_string(finding.severity)},
              {"confidence", to_string(finding.confidence)},
              {"state", to_string(finding.state)}};
    const auto add = [&](const char* name, const std::optional<std::string>& value) {
      if (value) json[name] = *value;
    };
    add("section", finding.section);
    add("table", finding.table);
    add("row", finding.row);
    add("column", finding.column);
    add("found", finding.found);
    add("expected", finding.expected);
    add("computation", finding.computation);
    if (!finding.clause.empty()) json["clause"] = finding.clause;
    return json;
  }

  void notify(const ReportResult& report) {
    ++unread_;
    if (unread_ > kNotifications) return;
    Bilingual message{"无法读取", "cannot be read"};
    Json notification;
    for (const auto& finding : report.findings) {
      if (finding.severity != Severity::unclear) continue;
      message = finding.message;
      notification["associatedRule"] =
          Json{{"id", finding.rule}, {"index", index_of(finding.rule)}};
      break;
    }
    notification["level"] = "warning";
    notification["message"] = text_json(in_both(message));
    notification["locations"] = Json::array(
        {Json{{"physicalLocation", Json{{"artifactLocation", artifact_json(report.path)}}}}});
    notifications_.push_back(std::move(notification));
  }

  Json invocation_json(int exit_code) {
    if (unread_ > kNotifications) {
      const auto more = std::to_string(unread_ - kNotifications);
      notifications_.push_back(Json{{"level", "warning"},
                                    {"message", text_json("另有 " + more + " 份无法读取 / " + more +
                                                          " more could not be read")}});
    }
    // The check has done its work whatever it found; wrong usage and faults are what it has not.
    const bool done = exit_code == 0 || exit_code == 1 || exit_code == 3;
    return Json{{"executionSuccessful", done},
                {"exitCode", exit_code},
                {"toolExecutionNotifications", notifications_}};
  }

  Sink& sink_;
  const Repository repository_;
  std::vector<RuleText> rules_;
  std::map<std::string, std::size_t> index_;
  Json notifications_ = Json::array();
  std::size_t unread_ = 0;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<Writer> open_sarif(Sink& sink, const WriterSettings& settings) {
  return std::make_unique<SarifWriter>(sink, settings);
}

}  // namespace gouji
