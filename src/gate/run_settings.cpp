#include "gate/run_settings.h"

#include <utility>

namespace gouji {
namespace {

constexpr Origin command_line() { return {{}, 0, true}; }

template <typename T>
void overlay(Stated<T>& setting, const std::optional<T>& said) {
  if (said) setting = {*said, command_line()};
}

}  // namespace

RunSettings::RunSettings(CommandLineSettings command_line)
    : command_line_(std::move(command_line)) {
  if (command_line_.configuration) named_ = Configuration::load(*command_line_.configuration);
}

std::shared_ptr<const Configuration> RunSettings::configuration(const std::string& report) {
  if (command_line_.no_configuration) return nullptr;
  return named_ ? named_ : search_.find(report);
}

Settings RunSettings::of(const std::string& report) {
  const auto file = configuration(report);
  return over(file ? file->settings_of(report) : Settings());
}

Settings RunSettings::general(const std::string& report) {
  const auto file = configuration(report);
  return over(file ? file->sections().front().own() : Settings());
}

Settings RunSettings::over(Settings settings) const {
  overlay(settings.pack, command_line_.pack);
  overlay(settings.body, command_line_.body);
  overlay(settings.fail_on, command_line_.fail_on);
  overlay(settings.unclear_fails, command_line_.unclear_fails);
  for (const auto& [limit, value] : command_line_.limits) {
    settings.limits[limit] = {value, command_line()};
  }
  return settings;
}

std::optional<Stated<std::string>> RunSettings::baseline_of(const std::string& report) {
  if (command_line_.baseline) return Stated<std::string>{*command_line_.baseline, command_line()};
  const auto file = configuration(report);
  return file ? file->baseline() : std::nullopt;
}

std::optional<Stated<std::string>> RunSettings::waivers_of(const std::string& report) {
  if (command_line_.waivers) return Stated<std::string>{*command_line_.waivers, command_line()};
  const auto file = configuration(report);
  return file ? file->waivers() : std::nullopt;
}

}  // namespace gouji
