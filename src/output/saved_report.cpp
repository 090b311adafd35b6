#include "output/saved_report.h"

#include <limits>
#include <optional>

namespace gouji {
namespace {

using Json = nlohmann::ordered_json;

// An object and what it is called; every question names the field it is about.
class Fields {
 public:
  Fields(const Json& json, std::string at) : json_(json), at_(std::move(at)) {
    if (!json.is_object()) throw SavedMistake(at_, {"应为对象", "an object is needed"});
  }

  std::string text(const char* name) const {
    const auto& value = get(name);
    if (!value.is_string()) throw mistake(name, {"应为字符串", "a string is needed"});
    return value.get<std::string>();
  }

  std::optional<std::string> text_or_null(const char* name) const {
    if (get(name).is_null()) return std::nullopt;
    return text(name);
  }

  std::string text_or_empty(const char* name) const { return text_or_null(name).value_or(""); }

  template <typename Number>
  std::optional<Number> number_or_null(const char* name, std::int64_t least) const {
    const auto& value = get(name);
    if (value.is_null()) return std::nullopt;
    const auto most = static_cast<std::uint64_t>(std::numeric_limits<Number>::max());
    const bool fits =
        value.is_number_unsigned()
            ? value.get<std::uint64_t>() <= most &&
                  (least <= 0 || value.get<std::uint64_t>() >= static_cast<std::uint64_t>(least))
            : value.is_number_integer() && value.get<std::int64_t>() >= least;
    if (!fits) {
      throw mistake(name,
                    {"应为不小于 " + std::to_string(least) + " 的整数或者 null",
                     "a whole number from " + std::to_string(least) + " on, or null, is needed"});
    }
    return value.get<Number>();
  }

  // One of the words that `words` gives for its values.
  template <typename Value, typename Words>
  Value word(const char* name, std::initializer_list<Value> values, Words words) const {
    const auto given = text(name);
    for (const auto value : values) {
      if (given == words(value)) return value;
    }
    throw mistake(name, {"没有这样的取值", "there is no such value"});
  }

  Fields object(const char* name) const { return {get(name), at(name)}; }
  Bilingual bilingual(const char* name) const {
    const auto both = object(name);
    return {both.text("zh"), both.text("en")};
  }
  bool has(const char* name) const { return json_.contains(name); }
  bool is_null(const char* name) const { return get(name).is_null(); }

  // Each element of an array with what it is called.
  template <typename Do>
  void each(const char* name, Do action) const {
    const auto& value = get(name);
    if (!value.is_array()) throw mistake(name, {"应为数组", "an array is needed"});
    for (std::size_t i = 0; i < value.size(); ++i) {
      action(value[i], at(name) + "[" + std::to_string(i) + "]");
    }
  }

  std::string at(const char* name) const { return at_.empty() ? name : at_ + "." + name; }

 private:
  const Json& get(const char* name) const {
    const auto found = json_.find(name);
    if (found == json_.end()) throw mistake(name, {"缺少此项", "it is missing"});
    return *found;
  }

  SavedMistake mistake(const char* name, Bilingual what) const {
    return {at(name), std::move(what)};
  }

  const Json& json_;
  const std::string at_;
};

std::string text_from(const Json& json, const std::string& at) {
  if (!json.is_string()) throw SavedMistake(at, {"应为字符串", "a string is needed"});
  return json.get<std::string>();
}

Place place_from(const Fields& fields) {
  Place place;
  place.path = fields.text("path");
  place.line = fields.number_or_null<int>("line", 1);
  place.column = fields.number_or_null<int>("column", 1);
  place.end_line = fields.number_or_null<int>("end_line", 1);
  place.end_column = fields.number_or_null<int>("end_column", 1);
  place.byte_start = fields.number_or_null<std::size_t>("byte_start", 0);
  place.byte_end = fields.number_or_null<std::size_t>("byte_end", 0);
  place.page = fields.number_or_null<int>("page", 1);
  place.box = fields.text_or_empty("box");
  place.part = fields.text_or_empty("part");
  place.cell = fields.text_or_empty("cell");
  return place;
}

Related related_from(const Json& json, const std::string& at) {
  const Fields fields(json, at);
  return {fields.text_or_empty("table"), fields.text_or_empty("row"),
          fields.text_or_empty("column"), fields.text("found"), place_from(fields.object("place"))};
}

std::vector<Candidate> cells_from(const Json& json, const std::string& at) {
  if (!json.is_array()) throw SavedMistake(at, {"应为数组", "an array is needed"});
  std::vector<Candidate> cells;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const Fields fields(json[i], at + "[" + std::to_string(i) + "]");
    cells.push_back({fields.text("table"), fields.text("row"), fields.text("column"),
                     fields.text("found"), fields.text("suggested")});
  }
  return cells;
}

WaiverNote waiver_from(const Fields& fields) {
  return {fields.text("who"), fields.text("why"), fields.text("until")};
}

Diagnosis diagnosis_from(const Json& json, const std::string& at) {
  const Fields fields(json, at);
  Diagnosis diagnosis;
  diagnosis.kind = fields.text("kind");
  fields.each("candidates", [&](const Json& cells, const std::string& here) {
    diagnosis.candidates.push_back(cells_from(cells, here));
  });
  fields.each("explains", [&](const Json& print, const std::string& here) {
    diagnosis.explains.push_back(text_from(print, here));
  });
  // Results of earlier versions have none.
  if (fields.has("message")) diagnosis.message = fields.bilingual("message");
  return diagnosis;
}

SkippedEquation skipped_from(const Json& json, const std::string& at) {
  const Fields fields(json, at);
  SkippedEquation skipped{fields.text("rule"),         fields.text("table"),
                          fields.text_or_empty("row"), fields.text_or_empty("column"),
                          fields.text("reason"),       {}};
  // Results of earlier versions have none.
  if (fields.has("name")) skipped.name = fields.bilingual("name");
  return skipped;
}

}  // namespace

Finding finding_from(const Json& json, const std::string& at) {
  const Fields fields(json, at);
  Finding finding;
  finding.rule = fields.text("rule");
  finding.severity = fields.word(
      "severity", {Severity::error, Severity::warning, Severity::advice, Severity::unclear},
      [](Severity severity) { return to_string(severity); });
  finding.confidence = fields.word("confidence", {Confidence::certain, Confidence::likely},
                                   [](Confidence confidence) { return to_string(confidence); });
  finding.message = fields.bilingual("message");
  finding.section = fields.text_or_null("section");
  finding.table = fields.text_or_null("table");
  finding.row = fields.text_or_null("row");
  finding.column = fields.text_or_null("column");
  finding.found = fields.text_or_null("found");
  finding.expected = fields.text_or_null("expected");
  finding.computation = fields.text_or_null("computation");
  if (!fields.is_null("place")) finding.place = place_from(fields.object("place"));
  fields.each("related", [&](const Json& cell, const std::string& here) {
    finding.related.push_back(related_from(cell, here));
  });
  finding.clause = fields.text_or_empty("clause");
  finding.fingerprint = fields.text("fingerprint");
  finding.state =
      fields.word("state", {FindingState::fresh, FindingState::known, FindingState::waived},
                  [](FindingState state) { return to_string(state); });
  if (fields.has("waiver")) finding.waiver = waiver_from(fields.object("waiver"));
  return finding;
}

ReportResult report_from(const Json& json, const std::string& at) {
  const Fields fields(json, at);
  ReportResult report;
  report.path = fields.text("path");
  report.sha256 = fields.text_or_empty("sha256");
  report.format = fields.text("format");
  report.pack = fields.text_or_empty("pack");
  report.pack_version = fields.text_or_empty("pack_version");
  report.pack_sha256 = fields.text_or_empty("pack_sha256");
  report.pack_reason = fields.text_or_empty("pack_reason");
  report.edition = fields.text_or_empty("edition");
  report.title = fields.text_or_empty("title");
  report.agency = fields.text_or_empty("agency");
  report.body = fields.text("body");
  report.year = fields.number_or_null<int>("year", std::numeric_limits<int>::min());
  report.verdict = fields.word("verdict",
                               {Verdict::pass, Verdict::fail, Verdict::unclear, Verdict::unreadable,
                                Verdict::not_applicable},
                               [](Verdict verdict) { return to_string(verdict); });
  fields.each("findings", [&](const Json& finding, const std::string& here) {
    report.findings.push_back(finding_from(finding, here));
  });
  fields.each("diagnoses", [&](const Json& diagnosis, const std::string& here) {
    report.diagnoses.push_back(diagnosis_from(diagnosis, here));
  });
  fields.each("equations_skipped", [&](const Json& equation, const std::string& here) {
    report.equations_skipped.push_back(skipped_from(equation, here));
  });
  fields.each("rules_run", [&](const Json& rule, const std::string& here) {
    report.rules_run.push_back(text_from(rule, here));
  });
  return report;
}

Summary summary_from(const Json& json, const std::string& at) {
  const Fields fields(json, at);
  const auto reports = fields.object("reports"), findings = fields.object("findings");
  const auto count = [](const Fields& counts, std::string_view name) {
    const std::string key(name);
    const auto number = counts.number_or_null<std::uint64_t>(key.c_str(), 0);
    if (!number)
      throw SavedMistake(counts.at(key.c_str()), {"应为整数", "a whole number is needed"});
    return *number;
  };
  Summary summary;
  for (const auto verdict : kVerdicts) {
    summary.reports[static_cast<std::size_t>(verdict)] = count(reports, to_string(verdict));
  }
  for (const auto severity : kSeverities) {
    summary.findings[static_cast<std::size_t>(severity)] = count(findings, to_string(severity));
  }
  return summary;
}

}  // namespace gouji
