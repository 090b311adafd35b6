// The line format of gouji.cfg and of waivers: sections of settings, and where each stands.
//
//   # a comment, at the beginning of a line only
//   key = value
//   [section]
//   key = value      a `#` further on belongs to the value
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gate/mistake.h"

namespace gouji {

// A setting as it stands in its file; the bytes of key and value within the line.
struct SettingLine {
  int line = 0;  // from 1
  std::string text;
  std::size_t key_at = 0, value_at = 0;
  std::string key, value;  // without white space at their ends; neither is empty
};

struct SectionLines {
  int line = 0;  // of its head; 0 for what stands before the first head
  std::string text;
  std::size_t name_at = 0;
  std::string name;  // what stands between the brackets
  std::vector<SettingLine> settings;
};

// The first section is the one without a head. Throws GateFailure with every line that is neither a
// head nor a setting nor a comment.
std::vector<SectionLines> read_setting_lines(const std::string& file, std::string_view text);

// A mistake at a setting's key, or at its value.
FileMistake at_key(const std::string& file, const SettingLine& setting, Bilingual message,
                   Bilingual hint = {});
FileMistake at_value(const std::string& file, const SettingLine& setting, Bilingual message,
                     Bilingual hint = {});
// A mistake at the name of a section.
FileMistake at_name(const std::string& file, const SectionLines& section, Bilingual message,
                    Bilingual hint = {});

// "是否要用 X？": the nearest of the names, or all of them where none is near.
Bilingual nearest_hint(std::string_view wrong, const std::vector<std::string>& names);

}  // namespace gouji
