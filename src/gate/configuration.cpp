#include "gate/configuration.h"

#include <filesystem>
#include <system_error>

#include "gate/configuration_reader.h"
#include "gate/paths.h"

namespace gouji {

namespace fs = std::filesystem;

std::shared_ptr<const Configuration> Configuration::load(const std::string& file) {
  return parse(file, read_gate_file(file));
}

std::shared_ptr<const Configuration> Configuration::parse(const std::string& file,
                                                          std::string_view text) {
  return ConfigurationReader(file).read(text);
}

Settings Configuration::settings_of(const std::string& report) const {
  const auto name = path_below(folder_, report);
  Settings settings;
  for (const auto& section : sections_) {
    if (section.reports && (!name || !section.reports->matches(*name))) continue;
    for (const auto& assign : section.assignments) assign(settings);
  }
  return settings;
}

Settings Configuration::Section::own() const {
  Settings settings;
  for (const auto& assign : assignments) assign(settings);
  return settings;
}

int Configuration::excluded_by(const std::string& report) const {
  const auto name = path_below(folder_, report);
  if (!name) return 0;
  for (const auto& exclusion : exclusions_) {
    if (exclusion.reports.matches(*name)) return exclusion.line;
  }
  return 0;
}

std::shared_ptr<const Configuration> ConfigurationSearch::find(const std::string& report) {
  return find_in(folder_of(report));
}

std::shared_ptr<const Configuration> ConfigurationSearch::find_in(const std::string& folder) {
  if (const auto known = by_folder_.find(folder); known != by_folder_.end()) return known->second;
  std::shared_ptr<const Configuration> found;
  std::error_code failed;
  const auto file = (fs::path(folder) / kConfigurationName).string();
  if (fs::exists(file, failed)) {
    found = Configuration::load(path_shown(file));
  } else if (!fs::exists(fs::path(folder) / ".git", failed) && folder.size() > 1) {
    found = find_in(fs::path(folder).parent_path().string());
  }
  by_folder_.emplace(folder, found);
  return found;
}

}  // namespace gouji
