// What a run is told to do, report by report: the command line over gouji.cfg over the defaults.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gate/configuration.h"
#include "gate/settings.h"

namespace gouji {

// What the command line says; absent where it says nothing.
struct CommandLineSettings {
  std::optional<std::string> pack, body, baseline, waivers;
  std::optional<Severity> fail_on;
  std::optional<bool> unclear_fails;
  std::map<Limit, std::uint64_t> limits;
  std::optional<std::string> configuration;  // this file instead of those found
  bool no_configuration = false;
};

class RunSettings {
 public:
  // Throws GateFailure where a configuration that is named cannot be used.
  explicit RunSettings(CommandLineSettings command_line);

  // The configuration that a report falls under; null where there is none. Throws GateFailure.
  std::shared_ptr<const Configuration> configuration(const std::string& report);
  // Whether every report falls under the configuration that is nearest to it.
  bool searches() const { return named_ == nullptr && !command_line_.no_configuration; }
  Settings of(const std::string& report);
  // What holds for a report whatever its name: the sections of its configuration left out.
  Settings general(const std::string& report);
  // The files of the gate for a report; absent where there is none.
  std::optional<Stated<std::string>> baseline_of(const std::string& report);
  std::optional<Stated<std::string>> waivers_of(const std::string& report);

 private:
  Settings over(Settings settings) const;

  const CommandLineSettings command_line_;
  std::shared_ptr<const Configuration> named_;
  ConfigurationSearch search_;
};

}  // namespace gouji
