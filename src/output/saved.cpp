#include "output/saved.h"

#include "base/utf8.h"
#include "output/saved_report.h"

namespace gouji {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kSchema = "gouji.findings/1";
constexpr int kNesting = 32;  // ours has less than ten levels

// The text as a whole cannot be read: why, and the byte at which it shows.
struct NotJson : std::runtime_error {
  NotJson(std::size_t at, Bilingual what)
      : std::runtime_error(what.en), byte(at), message(std::move(what)) {}
  std::size_t byte;
  Bilingual message;
};

struct NotOurs : std::runtime_error {
  explicit NotOurs(Bilingual what) : std::runtime_error(what.en), message(std::move(what)) {}
  Bilingual message;
};

// Levels of brackets outside of strings. The parser would go down any number of them.
void refuse_deep(std::string_view text) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (in_string) {
      if (c == '\\') {
        ++at;
      } else if (c == '"') {
        in_string = false;
      }
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kNesting) {
        throw NotJson(at, {"括号嵌套超过 " + std::to_string(kNesting) + " 层，不是 gouji 的结果",
                           "brackets nest deeper than " + std::to_string(kNesting) +
                               " levels: these are no results of gouji"});
      }
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
}

Json parse(std::string_view text, std::size_t begins_at, const Json::parser_callback_t& each) {
  try {
    return Json::parse(text, each);
  } catch (const Json::parse_error& error) {
    const auto byte = error.byte > 0 ? error.byte - 1 : 0;
    if (byte >= text.size()) {
      throw NotJson(begins_at + text.size(),
                    {"内容不完整，到此中断", "the text breaks off here: it is not complete"});
    }
    throw NotJson(begins_at + byte, {"不是合法的 JSON", "this is no JSON"});
  }
}

void require_schema(const Json& schema) {
  if (!schema.is_string()) {
    throw NotOurs({"没有 schema 一项，不是 gouji check --format json 的结果",
                   "there is no schema: these are no results of gouji check --format json"});
  }
  const auto name = schema.get<std::string>();
  if (name == kSchema) return;
  const auto shown = printable(name);
  if (name.starts_with("gouji.findings/")) {
    throw NotOurs({"结果的版本是 " + shown + "，本程序只能读取 " + std::string(kSchema),
                   "the results are " + shown + "; this program reads " + std::string(kSchema)});
  }
  throw NotOurs({"内容是 " + shown + "，不是 gouji check --format json 的结果（" +
                     std::string(kSchema) + "）",
                 "this is " + shown + ", not the results of gouji check --format json (" +
                     std::string(kSchema) + ")"});
}

// Counts what is handed on, to compare it with what the text says of itself.
class Counting {
 public:
  explicit Counting(const SavedResults& results) : results_(results) {}

  void report(const Json& json) {
    auto report = report_from(json, "reports[" + std::to_string(summary_.all_reports()) + "]");
    summary_.add(report);
    if (results_.report) results_.report(std::move(report));
  }

  void general(const Json& json) {
    auto finding = finding_from(json, "findings[" + std::to_string(general_++) + "]");
    summary_.add(finding);
    if (results_.general) results_.general(std::move(finding));
  }

  void compare(const Json& json) const {
    const auto said = summary_from(json, "summary");
    if (said.reports == summary_.reports && said.findings == summary_.findings) return;
    throw NotOurs({"summary 的计数与各报告不符，内容可能被改动或者不完整",
                   "the counts of summary are not those of the reports: the text was changed or "
                   "is not complete"});
  }

 private:
  const SavedResults& results_;
  Summary summary_;
  std::size_t general_ = 0;
};

// The one object of --format json. A report is let go as soon as it is handed on.
void read_whole(std::string_view text, const SavedResults& results) {
  Counting counting(results);
  std::string key;
  const auto root = parse(text, 0, [&](int depth, Json::parse_event_t event, Json& value) {
    if (depth == 1 && event == Json::parse_event_t::key) key = value.get<std::string>();
    if (depth == 1 && event == Json::parse_event_t::value && key == "schema") require_schema(value);
    // What stands in place of an object is kept, and found out below.
    if (depth != 2 || event != Json::parse_event_t::object_end) return true;
    if (key == "reports") {
      counting.report(value);
    } else if (key == "findings") {
      counting.general(value);
    } else {
      return true;
    }
    return false;
  });
  if (!root.is_object()) {
    throw NotOurs({"不是 gouji check --format json 的结果",
                   "these are no results of gouji check --format json"});
  }
  const auto get = [&](const char* name) {
    const auto found = root.find(name);
    return found == root.end() ? Json(nullptr) : *found;
  };
  require_schema(get("schema"));
  for (const auto* name : {"reports", "findings"}) {
    const auto list = get(name);
    if (list.is_null() && std::string_view(name) == "findings") continue;
    if (!list.is_array() || !list.empty()) {
      throw SavedMistake(name, {"应为对象的数组", "an array of objects is needed"});
    }
  }
  counting.compare(get("summary"));
}

// The lines of --format ndjson; the last says that they are all.
void read_lines(std::string_view text, const SavedResults& results) {
  Counting counting(results);
  std::size_t at = 0;
  bool ended = false;
  while (at < text.size()) {
    auto end = text.find('\n', at);
    if (end == std::string_view::npos) end = text.size();
    const auto line = text.substr(at, end - at);
    if (!trimmed(line).empty()) {
      if (ended) {
        throw NotJson(at,
                      {"汇总一行之后不应再有内容", "nothing may follow the line of the summary"});
      }
      const auto json = parse(line, at, nullptr);
      if (json.is_object() && json.contains("report")) {
        counting.report(json["report"]);
      } else if (json.is_object() && json.contains("finding")) {
        counting.general(json["finding"]);
      } else {
        require_schema(json.is_object() && json.contains("schema") ? json["schema"] : Json());
        counting.compare(json.contains("summary") ? json["summary"] : Json());
        ended = true;
      }
    }
    at = end + 1;
  }
  if (!ended) {
    throw NotJson(text.size(), {"缺少最后的汇总一行，内容不完整",
                                "the last line, the summary, is missing: this is not complete"});
  }
}

bool is_lines(std::string_view text) {
  const auto line = text.substr(0, text.find('\n'));
  return line.starts_with("{\"report\":") || line.starts_with("{\"finding\":") ||
         line.starts_with("{\"schema\":\"gouji.findings/1\",\"tool\":");
}

Bilingual at_byte(std::string_view text, const NotJson& error) {
  const auto before = text.substr(0, std::min(error.byte, text.size()));
  std::size_t line = 1, line_start = 0;
  for (std::size_t at = 0; at < before.size(); ++at) {
    if (before[at] != '\n') continue;
    ++line;
    line_start = at + 1;
  }
  const auto column = std::to_string(count_code_points(before.substr(line_start)) + 1);
  const auto number = std::to_string(line);
  return {"第 " + number + " 行第 " + column + " 列：" + error.message.zh,
          "line " + number + ", column " + column + ": " + error.message.en};
}

}  // namespace

std::optional<Bilingual> read_saved(std::string_view text, const SavedResults& results) {
  const auto read = is_lines(text) ? &read_lines : &read_whole;
  try {
    refuse_deep(text);
    read(text, results);
  } catch (const NotJson& error) {
    return at_byte(text, error);
  } catch (const SavedMistake& mistake) {
    return Bilingual{mistake.field + "：" + mistake.message.zh,
                     mistake.field + ": " + mistake.message.en};
  } catch (const NotOurs& error) {
    return error.message;
  }
  return std::nullopt;
}

}  // namespace gouji
