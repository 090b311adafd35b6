// One reading of a gouji.cfg, line by line.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <boost/program_options.hpp>

#include "gate/configuration.h"

namespace gouji {

// Boost.Program_options knows the keys and hands each value to its function here; the lines, which
// it would cut at any `#` and report without their numbers, are read by `read_setting_lines`.
class ConfigurationReader {
 public:
  explicit ConfigurationReader(const std::string& file);

  // Throws GateFailure.
  std::shared_ptr<const Configuration> read(std::string_view text);

 private:
  struct ValueMistake {
    std::size_t at, width;  // bytes of the value
    Bilingual message, hint;
  };

  void describe_keys();
  void take_section(const SectionLines& section);
  void take_setting(const SettingLine& setting, bool in_section);

  void take_pack(const std::string& value);
  void take_body(const std::string& value);
  void take_fail_on(const std::string& value);
  void take_unclear(const std::string& value);
  void take_severity(const std::string& value);
  void take_limit(const std::string& value);
  void take_exclude(const std::string& value);
  void take_baseline(const std::string& value);
  void take_waivers(const std::string& value);

  Origin origin() const { return {configuration_->file_, setting_->line, false}; }
  void assign(std::function<void(Settings&)> assignment) {
    configuration_->sections_.back().assignments.push_back(std::move(assignment));
  }

  std::shared_ptr<Configuration> configuration_;
  boost::program_options::options_description keys_;
  std::vector<FileMistake> mistakes_;
  const SettingLine* setting_ = nullptr;  // that a value is being taken from
  std::set<std::string> given_;           // keys of the section so far that may stand only once
};

}  // namespace gouji
