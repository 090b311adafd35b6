// gouji config: every setting of a report or a folder, and where each came from.
#include <filesystem>
#include <system_error>

#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/gating.h"
#include "gate/paths.h"
#include "output/columns.h"
#include "output/json.h"

namespace gouji {
namespace {

using Json = nlohmann::ordered_json;

constexpr OptionRow kOptions[] = {
    {"format", '\0', "FMT", false, "text", "输出格式：text 或 json", "text or json"},
    kConfigOption,
    kNoConfigOption,
    kPackOption,
    kBodyOption,
    kFailOnOption,
    kUnclearOption,
    kBaselineOption,
    kWaiversOption,
    kLimitOption,
    kLangOption,
    kHelpOption,
};

struct Row {
  std::string name;
  std::string value;       // empty: none
  Bilingual in_its_place;  // for people, where there is no value
  Origin origin;
};

std::vector<Row> setting_rows(const Settings& settings) {
  std::vector<Row> rows{
      {"pack",
       settings.pack.value,
       {"按报告年度选择", "by the report's year"},
       settings.pack.origin},
      {"body", settings.body.value, {"按机关名称判断", "by the body's name"}, settings.body.origin},
      {"fail-on", std::string(to_string(settings.fail_on.value)), {}, settings.fail_on.origin},
      {"unclear",
       settings.unclear_fails.value ? "fail" : "pass",
       {},
       settings.unclear_fails.origin}};
  for (const auto& [rule, change] : settings.severities) {
    rows.push_back({"severity",
                    rule + " " + std::string(to_string(change.severity)) + " " + change.reason,
                    {},
                    change.origin});
  }
  for (const auto& row : limit_table()) {
    const auto set = settings.limits.find(row.limit);
    const bool standard = set == settings.limits.end();
    rows.push_back(
        {"limit",
         std::string(row.name) + "=" + std::to_string(standard ? row.standard : set->second.value),
         {},
         standard ? Origin() : set->second.origin});
  }
  return rows;
}

void add_file(std::vector<Row>& rows, const char* name,
              const std::optional<Stated<std::string>>& file) {
  rows.push_back({name,
                  file ? path_shown(file->value) : std::string(),
                  {"无", "none"},
                  file ? file->origin : Origin()});
}

Bilingual shown(const Origin& origin) {
  if (origin.command_line) return {"命令行", "command line"};
  if (origin.standard()) return {"默认", "default"};
  const auto place = printable(origin.file) + ":" + std::to_string(origin.line);
  return {place, place};
}

Json json_of(const std::vector<Row>& rows) {
  Json list = Json::array();
  for (const auto& row : rows) {
    const auto& origin = row.origin;
    const char* kind = origin.command_line ? "command-line"
                       : origin.standard() ? "default"
                                           : "file";
    list.push_back(Json{{"name", row.name},
                        {"value", row.value.empty() ? Json(nullptr) : Json(row.value)},
                        {"origin", kind},
                        {"file", origin.file.empty() ? Json(nullptr) : Json(origin.file)},
                        {"line", origin.file.empty() ? Json(nullptr) : Json(origin.line)}});
  }
  return list;
}

std::string table(const std::vector<Row>& rows, Language language) {
  std::vector<std::vector<std::string>> cells;
  for (const auto& row : rows) {
    auto value = printable(row.value);
    if (value.empty()) value = "（" + row.in_its_place.zh + "）";
    if (row.value.empty() && language == Language::en) value = "(" + row.in_its_place.en + ")";
    cells.push_back({"  " + row.name, value, shown(row.origin).in(language)});
  }
  return aligned(cells);
}

// What holds for a report, or for all reports of a folder whatever their names.
struct Answer {
  std::string path;
  std::shared_ptr<const Configuration> file;
  bool is_folder = false;
  int excluded_by = 0;
  std::vector<Row> rows;
  std::vector<std::pair<const Configuration::Section*, std::vector<Row>>> sections;
};

Answer answer_for(const std::string& path, bool is_folder, RunSettings& settings) {
  // Any report that stands in the folder: only what no section says is asked of it.
  const auto report = is_folder ? path + "/-" : path;
  Answer answer;
  answer.path = path;
  answer.is_folder = is_folder;
  answer.file = settings.configuration(report);
  answer.rows = setting_rows(is_folder ? settings.general(report) : settings.of(report));
  add_file(answer.rows, "baseline", settings.baseline_of(report));
  add_file(answer.rows, "waivers", settings.waivers_of(report));
  if (!answer.file) return answer;
  for (const auto& exclusion : answer.file->exclusions()) {
    answer.rows.push_back(
        {"exclude", exclusion.pattern, {}, {answer.file->file(), exclusion.line, false}});
  }
  if (!is_folder) {
    answer.excluded_by = answer.file->excluded_by(path);
    return answer;
  }
  for (const auto& section : answer.file->sections()) {
    if (!section.reports) continue;
    auto rows = setting_rows(section.own());
    std::erase_if(rows, [](const Row& row) { return row.origin.standard(); });
    answer.sections.emplace_back(&section, std::move(rows));
  }
  return answer;
}

std::string text_of(const Answer& answer, Language language) {
  const bool zh = language == Language::zh;
  const auto file = answer.file ? printable(answer.file->file()) : std::string(zh ? "无" : "none");
  std::string out = printable(answer.path) + "\n";
  out += (zh ? "配置文件：" : "configuration: ") + file + "\n";
  if (answer.excluded_by > 0) {
    out += (zh ? "不检查：" : "not checked: excluded by ") + file + ":" +
           std::to_string(answer.excluded_by) + (zh ? " 已将其排除\n" : "\n");
  }
  out += table(answer.rows, language);
  for (const auto& [section, rows] : answer.sections) {
    out += "[" + printable(section->pattern) + "]  " + file + ":" + std::to_string(section->line) +
           "\n" + table(rows, language);
  }
  return out;
}

std::string json_of(const Answer& answer) {
  Json sections = Json::array();
  for (const auto& [section, rows] : answer.sections) {
    sections.push_back(
        Json{{"pattern", section->pattern}, {"line", section->line}, {"settings", json_of(rows)}});
  }
  const Json json{
      {"schema", "gouji.config/1"},
      {"path", answer.path},
      {"configuration", answer.file ? Json(answer.file->file()) : Json(nullptr)},
      {"excluded_by", answer.excluded_by > 0 ? Json(answer.excluded_by) : Json(nullptr)},
      {"settings", json_of(answer.rows)},
      {"sections", std::move(sections)}};
  return dump(json) + "\n";
}

int run(const Arguments& arguments, Language language) {
  if (arguments.operands().size() > 1) {
    throw UsageError({"只能给出一个文件或文件夹。", "one file or folder at most"});
  }
  const auto format =
      one_of({"输出格式", "output format"}, arguments.one("format", "text"), {"text", "json"});
  check_options(arguments);  // tells wrong values as check would
  const auto path = arguments.operands().empty() ? "." : arguments.operands().front();
  std::error_code failed;
  if (!std::filesystem::exists(path, failed)) {
    throw UsageError({"路径 " + printable(path) + " 不存在。", "there is no " + printable(path)});
  }
  RunSettings settings(command_line_settings(arguments));
  const auto answer = answer_for(path, std::filesystem::is_directory(path, failed), settings);
  return show(language, format == "json" ? json_of(answer) : text_of(answer, language));
}

}  // namespace

constexpr Command kConfigCommand{"config",
                                 "[PATH]",
                                 "列出一份报告或一个文件夹的全部设置及其出处",
                                 "every setting of a report or a folder, and where it came from",
                                 kOptions,
                                 &run};

}  // namespace gouji
