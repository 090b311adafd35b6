// gouji.cfg: how the reports of a folder and all below it are checked.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gate/glob.h"
#include "gate/lines.h"
#include "gate/settings.h"

namespace gouji {

inline constexpr std::string_view kConfigurationName = "gouji.cfg";

// A key that gouji.cfg takes.
struct SettingRow {
  std::string_view key;
  bool repeatable;
  bool in_sections;         // false: for all reports alike, before the first section
  std::string_view zh, en;  // what it says
};
std::span<const SettingRow> setting_table();

// One file. Its patterns and paths are relative to the folder that it stands in.
class Configuration {
 public:
  // Throws GateFailure with all of its mistakes.
  static std::shared_ptr<const Configuration> load(const std::string& file);
  static std::shared_ptr<const Configuration> parse(const std::string& file, std::string_view text);

  const std::string& file() const { return file_; }      // as a person reads it
  const std::string& folder() const { return folder_; }  // a whole path

  // What it says of a report: settings before the first section, then those of every section whose
  // pattern the report matches, the later ones over the earlier.
  Settings settings_of(const std::string& report) const;

  // The line of the `exclude` that leaves a report out; 0 where none does.
  int excluded_by(const std::string& report) const;

  const std::optional<Stated<std::string>>& baseline() const { return baseline_; }
  const std::optional<Stated<std::string>>& waivers() const { return waivers_; }

  using Assignment = std::function<void(Settings&)>;
  struct Section {
    int line = 0;                 // of its head; 0 for what stands before the first
    std::string pattern;          // as written
    std::optional<Glob> reports;  // absent: all
    std::vector<Assignment> assignments;

    Settings own() const;  // what it says, over the defaults
  };
  struct Exclusion {
    Glob reports;
    std::string pattern;
    int line;
  };
  const std::vector<Section>& sections() const { return sections_; }
  const std::vector<Exclusion>& exclusions() const { return exclusions_; }

  // Where it speaks of a rule, with the line to name should there be no such rule.
  struct RuleNamed {
    std::string rule;
    SettingLine setting;
  };
  const std::vector<RuleNamed>& rules_named() const { return rules_named_; }

 private:
  friend class ConfigurationReader;
  std::string file_, folder_;
  std::vector<Section> sections_;
  std::vector<Exclusion> exclusions_;
  std::vector<RuleNamed> rules_named_;
  std::optional<Stated<std::string>> baseline_, waivers_;
};

// The nearest gouji.cfg upwards from where a report stands, and it alone. The search ends at the
// root of the repository (a folder that holds .git) or of the file system.
class ConfigurationSearch {
 public:
  // Null where there is none. Throws GateFailure.
  std::shared_ptr<const Configuration> find(const std::string& report);

 private:
  std::shared_ptr<const Configuration> find_in(const std::string& folder);

  std::map<std::string, std::shared_ptr<const Configuration>> by_folder_;
};

}  // namespace gouji
