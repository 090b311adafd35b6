#include "gate/configuration_reader.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "gate/paths.h"

namespace gouji {
namespace {

namespace po = boost::program_options;

constexpr SettingRow kTable[] = {
    {"pack", false, true, "规则包：编号，或者相对于本文件的规则包文件",
     "the pack: an id, or a file relative to this one"},
    {"body", false, true, "报告机关的类型", "the kind of body whose reports these are"},
    {"fail-on", false, true, "判为不合格的最低级别", "the least severity that fails"},
    {"unclear", false, true, "待核、无法读取是否判为不合格",
     "whether what is unclear or unreadable fails"},
    {"severity", true, true, "调整一条规则的级别：规则 级别 理由",
     "another severity of a rule: RULE LEVEL REASON"},
    {"limit", true, true, "调整一项上限：名称=数值", "another value of a limit: NAME=VALUE"},
    {"exclude", true, false, "不检查的文件", "files that are not checked"},
    {"baseline", false, false, "基线文件", "the baseline"},
    {"waivers", false, false, "豁免清单", "the list of waivers"},
};

const SettingRow* find_row(std::string_view key) {
  const auto* row = std::find_if(std::begin(kTable), std::end(kTable),
                                 [&](const SettingRow& one) { return one.key == key; });
  return row == std::end(kTable) ? nullptr : row;
}

// A word of a value and the byte that it begins at.
struct Word {
  std::size_t at = 0;
  std::string text;
};

// The word at or after `from`, empty where there is none.
Word word_after(const std::string& value, std::size_t from) {
  const auto begin = std::min(value.find_first_not_of(" \t", from), value.size());
  const auto end = std::min(value.find_first_of(" \t", begin), value.size());
  return {begin, value.substr(begin, end - begin)};
}

std::vector<std::string> names_of(std::initializer_list<std::string_view> names) {
  return {names.begin(), names.end()};
}

}  // namespace

std::span<const SettingRow> setting_table() { return kTable; }

ConfigurationReader::ConfigurationReader(const std::string& file)
    : configuration_(std::make_shared<Configuration>()) {
  configuration_->file_ = file;
  configuration_->folder_ = folder_of(file);
  describe_keys();
}

void ConfigurationReader::describe_keys() {
  using Take = void (ConfigurationReader::*)(const std::string&);
  const std::pair<const char*, Take> takers[] = {
      {"pack", &ConfigurationReader::take_pack},
      {"body", &ConfigurationReader::take_body},
      {"fail-on", &ConfigurationReader::take_fail_on},
      {"unclear", &ConfigurationReader::take_unclear},
      {"severity", &ConfigurationReader::take_severity},
      {"limit", &ConfigurationReader::take_limit},
      {"exclude", &ConfigurationReader::take_exclude},
      {"baseline", &ConfigurationReader::take_baseline},
      {"waivers", &ConfigurationReader::take_waivers},
  };
  static_assert(std::size(takers) == std::size(kTable));
  for (const auto& [key, take] : takers) {
    const auto taken = [this, take = take](const std::string& value) { (this->*take)(value); };
    keys_.add_options()(key, po::value<std::string>()->notifier(taken), "");
  }
}

std::shared_ptr<const Configuration> ConfigurationReader::read(std::string_view text) {
  for (const auto& section : read_setting_lines(configuration_->file_, text)) take_section(section);
  if (!mistakes_.empty()) throw GateFailure(std::move(mistakes_));
  return configuration_;
}

void ConfigurationReader::take_section(const SectionLines& section) {
  auto& made = configuration_->sections_.emplace_back();
  made.line = section.line;
  made.pattern = section.name;
  given_.clear();
  if (section.line > 0) {
    GlobMistake mistake;
    made.reports = Glob::parse(section.name, mistake);
    if (!made.reports) {
      mistakes_.push_back(mistake_at(configuration_->file_, section.line, section.text,
                                     section.name_at + mistake.at, 1, mistake.message));
    }
  }
  for (const auto& setting : section.settings) take_setting(setting, section.line > 0);
}

void ConfigurationReader::take_setting(const SettingLine& setting, bool in_section) {
  const auto& file = configuration_->file_;
  if (keys_.find_nothrow(setting.key, false) == nullptr) {
    std::vector<std::string> names;
    for (const auto& row : kTable) names.emplace_back(row.key);
    mistakes_.push_back(at_key(file, setting,
                               {"没有名为“" + printable(setting.key) + "”的设置。",
                                "there is no setting " + printable(setting.key)},
                               nearest_hint(setting.key, names)));
    return;
  }
  const auto& row = *find_row(setting.key);
  if (in_section && !row.in_sections) {
    mistakes_.push_back(
        at_key(file, setting,
               {"“" + setting.key + "”适用于全部报告，不能写在小节内。",
                setting.key + " holds for all reports and stands in no section"},
               {"请移到第一个小节标题之前。", "move it up, before the first head of a section"}));
    return;
  }
  if (!row.repeatable && !given_.insert(setting.key).second) {
    mistakes_.push_back(at_key(file, setting,
                               {"同一小节内“" + setting.key + "”只能写一次。",
                                setting.key + " stands once in a section"}));
    return;
  }
  setting_ = &setting;
  po::parsed_options parsed(&keys_);
  parsed.options.emplace_back(setting.key, std::vector<std::string>{setting.value});
  po::variables_map values;
  try {
    po::store(parsed, values);
    po::notify(values);
  } catch (const ValueMistake& mistake) {
    mistakes_.push_back(mistake_at(file, setting.line, setting.text, setting.value_at + mistake.at,
                                   mistake.width, mistake.message, mistake.hint));
  }
}

void ConfigurationReader::take_pack(const std::string& value) {
  const bool is_file = value.find('/') != std::string::npos || value.ends_with(".xml");
  Stated<std::string> pack{is_file ? path_from(configuration_->folder_, value) : value, origin()};
  assign([pack](Settings& settings) { settings.pack = pack; });
}

void ConfigurationReader::take_body(const std::string& value) {
  if (std::find(std::begin(kBodyKinds), std::end(kBodyKinds), value) == std::end(kBodyKinds)) {
    throw ValueMistake{0,
                       value.size(),
                       {"没有名为“" + printable(value) + "”的机关类型。",
                        "there is no kind of body " + printable(value)},
                       nearest_hint(value, {std::begin(kBodyKinds), std::end(kBodyKinds)})};
  }
  assign(
      [body = Stated<std::string>{value, origin()}](Settings& settings) { settings.body = body; });
}

void ConfigurationReader::take_fail_on(const std::string& value) {
  const auto level = severity_from(value);
  if (!level || *level == Severity::unclear) {
    throw ValueMistake{
        0,
        value.size(),
        {"fail-on 不能是“" + printable(value) + "”。", "fail-on cannot be " + printable(value)},
        nearest_hint(value, names_of({"error", "warning", "advice"}))};
  }
  assign([fail_on = Stated<Severity>{*level, origin()}](Settings& settings) {
    settings.fail_on = fail_on;
  });
}

void ConfigurationReader::take_unclear(const std::string& value) {
  if (value != "fail" && value != "pass") {
    throw ValueMistake{
        0,
        value.size(),
        {"unclear 不能是“" + printable(value) + "”。", "unclear cannot be " + printable(value)},
        nearest_hint(value, names_of({"fail", "pass"}))};
  }
  assign([fails = Stated<bool>{value == "fail", origin()}](Settings& settings) {
    settings.unclear_fails = fails;
  });
}

// What could not be read stays unclear: to call it advice would be a pass that nobody earned.
void ConfigurationReader::take_severity(const std::string& value) {
  const auto rule = word_after(value, 0);
  const auto level = word_after(value, rule.at + rule.text.size());
  const auto reason = word_after(value, level.at + level.text.size());
  const auto severity = severity_from(level.text);
  if (!severity || *severity == Severity::unclear) {
    throw ValueMistake{level.at,
                       level.text.size(),
                       {level.text.empty() ? "规则名之后缺少级别。"
                                           : "没有名为“" + printable(level.text) + "”的级别。",
                        level.text.empty() ? "a level follows the rule"
                                           : "there is no level " + printable(level.text)},
                       nearest_hint(level.text, names_of({"error", "warning", "advice"}))};
  }
  if (reason.text.empty()) {
    throw ValueMistake{0,
                       value.size(),
                       {"调整级别应当写明理由。", "a change of severity needs its reason"},
                       {"写法：severity = " + rule.text + " " + level.text + " 理由",
                        "severity = " + rule.text + " " + level.text + " REASON"}};
  }
  configuration_->rules_named_.push_back({rule.text, *setting_});
  SeverityChange change{*severity, value.substr(reason.at), origin()};
  assign([name = rule.text, change](Settings& settings) { settings.severities[name] = change; });
}

void ConfigurationReader::take_limit(const std::string& value) {
  const auto equals = std::min(value.find('='), value.size());
  const auto name = word_after(value.substr(0, equals), 0).text;
  const auto* row = find_limit(name);
  if (row == nullptr) {
    std::vector<std::string> names;
    for (const auto& one : limit_table()) names.emplace_back(one.name);
    throw ValueMistake{
        0,
        std::max<std::size_t>(name.size(), 1),
        {"没有名为“" + printable(name) + "”的上限。", "there is no limit " + printable(name)},
        nearest_hint(name, names)};
  }
  const auto number =
      equals < value.size() ? word_after(value, equals + 1) : Word{value.size(), ""};
  std::uint64_t most = 0;
  const auto* last = number.text.data() + number.text.size();
  const auto [end, error] = std::from_chars(number.text.data(), last, most);
  if (error != std::errc() || end != last || most == 0 ||
      number.at + number.text.size() != value.size()) {
    throw ValueMistake{
        0, value.size(), {"上限应写成“名称=正整数”。", "a limit is NAME=N, a positive number"}, {}};
  }
  assign([limit = row->limit, stated = Stated<std::uint64_t>{most, origin()}](Settings& settings) {
    settings.limits[limit] = stated;
  });
}

void ConfigurationReader::take_exclude(const std::string& value) {
  GlobMistake mistake;
  auto reports = Glob::parse(value, mistake);
  if (!reports) throw ValueMistake{mistake.at, 1, mistake.message, {}};
  configuration_->exclusions_.push_back({std::move(*reports), value, setting_->line});
}

void ConfigurationReader::take_baseline(const std::string& value) {
  configuration_->baseline_ = {path_from(configuration_->folder_, value), origin()};
}

void ConfigurationReader::take_waivers(const std::string& value) {
  configuration_->waivers_ = {path_from(configuration_->folder_, value), origin()};
}

}  // namespace gouji
