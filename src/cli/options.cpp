#include "cli/options.h"

#include <algorithm>

#include <boost/program_options.hpp>

#include "base/utf8.h"
#include "output/columns.h"
#include "pack/load.h"

namespace gouji {
namespace {

namespace po = boost::program_options;

constexpr std::size_t kHelpColumns = 96;
constexpr std::size_t kMeaningColumn = 30;
constexpr const char* kOperand = "operand";

po::options_description describe(std::span<const OptionRow> options) {
  po::options_description all;
  for (const auto& row : options) {
    std::string names(row.name);
    if (row.letter != '\0') names += std::string(",") + row.letter;
    if (row.argument.empty()) {
      all.add_options()(names.c_str(), "");
    } else {
      all.add_options()(names.c_str(), po::value<std::string>(), "");
    }
  }
  all.add_options()(kOperand, po::value<std::vector<std::string>>(), "");
  return all;
}

const OptionRow* find_option(std::span<const OptionRow> options, std::string_view name) {
  const auto row = std::find_if(options.begin(), options.end(),
                                [&](const OptionRow& option) { return option.name == name; });
  return row == options.end() ? nullptr : &*row;
}

// The name of an option as it was typed, without its value.
std::string name_of(std::string token) {
  token = token.substr(0, token.find('='));
  return token.substr(std::min(token.find_first_not_of('-'), token.size()));
}

UsageError unknown_option(std::span<const OptionRow> options, const std::string& token) {
  std::vector<std::string> names;
  for (const auto& row : options) names.emplace_back(row.name);
  const bool is_long = token.starts_with("--");
  return unknown_name({"选项", "option"}, name_of(token), names, is_long ? "--" : "-");
}

UsageError syntax_error(const po::invalid_syntax& error) {
  const auto token = error.tokens();
  const auto name = printable(token.empty() ? error.get_option_name() : token);
  if (error.kind() == po::invalid_syntax::extra_parameter) {
    return UsageError({"选项 " + name + " 不带值。", "option " + name + " takes no value"});
  }
  return UsageError({"选项 " + name + " 缺少值。", "option " + name + " needs a value"});
}

}  // namespace

std::string Arguments::one(const std::string& name, std::string otherwise) const {
  const auto found = options_.find(name);
  return found == options_.end() || found->second.empty() ? otherwise : found->second.back();
}

std::vector<std::string> Arguments::all(const std::string& name) const {
  const auto found = options_.find(name);
  return found == options_.end() ? std::vector<std::string>() : found->second;
}

Arguments parse_arguments(std::span<const OptionRow> options,
                          const std::vector<std::string>& words) {
  const auto description = describe(options);
  po::positional_options_description operands;
  operands.add(kOperand, -1);
  Arguments arguments;
  try {
    const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
    const auto parsed =
        po::command_line_parser(words).options(description).positional(operands).style(style).run();
    for (const auto& option : parsed.options) {
      if (option.position_key >= 0) {
        arguments.operands_.insert(arguments.operands_.end(), option.value.begin(),
                                   option.value.end());
        continue;
      }
      const auto* row = find_option(options, option.string_key);
      if (row == nullptr) throw unknown_option(options, "--" + option.string_key);
      auto& values = arguments.options_[option.string_key];
      if (!row->repeatable && !row->argument.empty() && !values.empty()) {
        throw UsageError({"选项 --" + option.string_key + " 只能给一次。",
                          "option --" + option.string_key + " may be given once"});
      }
      values.insert(values.end(), option.value.begin(), option.value.end());
    }
  } catch (const po::unknown_option& error) {
    throw unknown_option(options, error.get_option_name());
  } catch (const po::invalid_syntax& error) {
    throw syntax_error(error);
  } catch (const po::error& error) {
    throw UsageError({std::string("命令行有误：") + error.what(), error.what()});
  }
  return arguments;
}

UsageError unknown_name(const Bilingual& kind, std::string_view wrong,
                        const std::vector<std::string>& names, std::string_view prefix) {
  const auto shown = std::string(prefix) + printable(wrong);
  Bilingual message{"没有名为 " + shown + " 的" + kind.zh + "。",
                    "there is no " + kind.en + " " + shown};
  const auto near = nearest(wrong, names);
  if (!near.empty()) {
    const auto offered = (prefix.empty() ? "" : "--") + near;
    message.zh += "是否要用 " + offered + "？";
    message.en += "; did you mean " + offered + "?";
  }
  return UsageError(std::move(message));
}

std::string one_of(const Bilingual& kind, const std::string& value,
                   const std::vector<std::string>& names) {
  if (std::find(names.begin(), names.end(), value) != names.end()) return value;
  auto error = unknown_name(kind, value, names);
  std::string list;
  for (const auto& name : names) list += (list.empty() ? "" : " ") + name;
  throw UsageError({error.message.zh + "可用的有：" + list + "。",
                    error.message.en + " (one of: " + list + ")"});
}

std::string options_help(std::span<const OptionRow> options, Language language) {
  std::string out;
  for (const auto& row : options) {
    std::string left = row.letter == '\0' ? "      " : std::string("  -") + row.letter + ", ";
    left += "--" + std::string(row.name);
    if (!row.argument.empty()) left += " " + std::string(row.argument);
    std::string meaning(language == Language::zh ? row.zh : row.en);
    if (!row.standard.empty()) {
      meaning += language == Language::zh ? "（默认 " + std::string(row.standard) + "）"
                                          : " (default " + std::string(row.standard) + ")";
    }
    const auto lines = wrap(meaning, kHelpColumns - kMeaningColumn);
    std::size_t next = 0;
    if (display_width(left) + 2 <= kMeaningColumn) {
      left = pad_right(left, kMeaningColumn) + lines[next++];
    }
    out += left + '\n';
    for (; next < lines.size(); ++next)
      out += std::string(kMeaningColumn, ' ') + lines[next] + '\n';
  }
  return out;
}

}  // namespace gouji
