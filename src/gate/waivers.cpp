#include "gate/waivers.h"

#include <algorithm>
#include <charconv>

#include "base/fold.h"
#include "base/utf8.h"
#include "gate/paths.h"

namespace gouji {
namespace {

constexpr std::string_view kSection = "section:";

const std::vector<std::string>& keys() {
  static const std::vector<std::string> names{"report", "agency", "year", "place",
                                              "who",    "why",    "until"};
  return names;
}

class WaiverReader {
 public:
  explicit WaiverReader(const std::string& file) : list_(std::make_shared<WaiverList>()) {
    list_->file = file;
    list_->folder = folder_of(file);
  }

  std::shared_ptr<const WaiverList> read(std::string_view text) {
    for (const auto& section : read_setting_lines(list_->file, text)) {
      if (section.line > 0) {
        take(section);
      } else if (!section.settings.empty()) {
        wrong(at_key(list_->file, section.settings.front(),
                     {"这一行不属于任何一条豁免。", "this line belongs to no waiver"},
                     {"每条豁免以规则名为标题，如 [applications.balance]。",
                      "a waiver begins with the rule as its head, such as "
                      "[applications.balance]"}));
      }
    }
    if (!mistakes_.empty()) throw GateFailure(std::move(mistakes_));
    return list_;
  }

 private:
  void wrong(FileMistake mistake) { mistakes_.push_back(std::move(mistake)); }

  void take(const SectionLines& section) {
    Waiver waiver;
    waiver.line = section.line;
    waiver.rule = section.name;
    waiver.lines = section;
    if (waiver.rule.starts_with("limit.") || waiver.rule.starts_with("waiver.")) {
      wrong(at_name(list_->file, section,
                    {"这条规则不能豁免：" + printable(waiver.rule) + "。",
                     printable(waiver.rule) + " cannot be waived"},
                    {"达到上限的，请调高上限；豁免本身的问题，请修改豁免清单。",
                     "raise the limit, or mend this list"}));
    }
    std::vector<std::string> given;
    for (const auto& setting : section.settings) {
      if (std::find(given.begin(), given.end(), setting.key) != given.end()) {
        wrong(at_key(list_->file, setting,
                     {"一条豁免内“" + printable(setting.key) + "”只能写一次。",
                      printable(setting.key) + " stands once in a waiver"}));
        continue;
      }
      given.push_back(setting.key);
      take(setting, waiver);
    }
    for (const std::string key : {"who", "why"}) need(section, given, {key});
    need(section, given, {"report", "agency"});
    list_->waivers.push_back(std::move(waiver));
  }

  // One of the keys has to be there.
  void need(const SectionLines& section, const std::vector<std::string>& given,
            const std::vector<std::string>& wanted) {
    const bool there = std::any_of(wanted.begin(), wanted.end(), [&](const std::string& key) {
      return std::find(given.begin(), given.end(), key) != given.end();
    });
    if (there) return;
    Bilingual names;
    for (const auto& key : wanted) {
      names.zh += (names.zh.empty() ? "" : " 或 ") + key;
      names.en += (names.en.empty() ? "" : " or ") + key;
    }
    wrong(at_name(list_->file, section,
                  {"这条豁免缺少 " + names.zh + "。", "the waiver lacks " + names.en}));
  }

  void take(const SettingLine& setting, Waiver& waiver) {
    if (setting.key == "report") {
      take_report(setting, waiver);
    } else if (setting.key == "agency") {
      waiver.agency = setting.value;
      waiver.folded_agency = folded(setting.value);
    } else if (setting.key == "year") {
      take_year(setting, waiver);
    } else if (setting.key == "place") {
      waiver.place = setting.value;
    } else if (setting.key == "who") {
      waiver.who = setting.value;
    } else if (setting.key == "why") {
      waiver.why = setting.value;
    } else if (setting.key == "until") {
      take_until(setting, waiver);
    } else {
      wrong(at_key(list_->file, setting,
                   {"豁免清单没有名为“" + printable(setting.key) + "”的项目。",
                    "a waiver has no " + printable(setting.key)},
                   nearest_hint(setting.key, keys())));
    }
  }

  void take_report(const SettingLine& setting, Waiver& waiver) {
    GlobMistake mistake;
    waiver.pattern = setting.value;
    waiver.paths = Glob::parse(setting.value, mistake);
    if (waiver.paths) return;
    wrong(mistake_at(list_->file, setting.line, setting.text, setting.value_at + mistake.at, 1,
                     mistake.message));
  }

  void take_year(const SettingLine& setting, Waiver& waiver) {
    int year = 0;
    const auto* last = setting.value.data() + setting.value.size();
    const auto [end, error] = std::from_chars(setting.value.data(), last, year);
    if (error == std::errc() && end == last && year > 0) {
      waiver.year = year;
      return;
    }
    wrong(at_value(list_->file, setting,
                   {"年度应为四位数字，如 2023。", "a year is a number, such as 2023"}));
  }

  void take_until(const SettingLine& setting, Waiver& waiver) {
    waiver.until = day_from(setting.value);
    if (waiver.until) return;
    wrong(at_value(list_->file, setting,
                   {"“" + printable(setting.value) + "”不是一个日期。",
                    printable(setting.value) + " is no day"},
                   {"日期写成“年-月-日”，如 2026-03-31。", "a day is written 2026-03-31"}));
  }

  std::shared_ptr<WaiverList> list_;
  std::vector<FileMistake> mistakes_;
};

}  // namespace

Bilingual Waiver::shown() const {
  std::string whose = pattern;
  if (!agency.empty()) whose += (whose.empty() ? "" : " ") + agency;
  if (year) whose += (whose.empty() ? "" : " ") + std::to_string(*year);
  if (!place.empty()) whose += " " + place;
  return {rule + "（" + whose + "）", rule + " (" + whose + ")"};
}

std::shared_ptr<const WaiverList> WaiverList::load(const std::string& file) {
  return parse(file, read_gate_file(file));
}

std::shared_ptr<const WaiverList> WaiverList::parse(const std::string& file,
                                                    std::string_view text) {
  return WaiverReader(file).read(text);
}

WaiverReport waiver_report(const WaiverList& list, const ReportResult& report) {
  return {path_below(list.folder, report.path), folded(report.agency), report.year};
}

bool concerns(const Waiver& waiver, const WaiverReport& report) {
  if (waiver.paths && !(report.path && waiver.paths->matches(*report.path))) return false;
  if (!waiver.agency.empty() && waiver.folded_agency != report.folded_agency) return false;
  return !waiver.year || waiver.year == report.year;
}

bool concerns(const Waiver& waiver, const Finding& finding) {
  if (waiver.rule != finding.rule) return false;
  if (waiver.place.empty()) return true;
  if (waiver.place.starts_with(kSection)) {
    return finding.section && waiver.place.substr(kSection.size()) == *finding.section;
  }
  std::string place;
  for (const auto* part : {&finding.table, &finding.row, &finding.column}) {
    if (*part) place += (place.empty() ? "" : ".") + **part;
  }
  return place == waiver.place || place.starts_with(waiver.place + ".");
}

}  // namespace gouji
