#include "cli/inputs.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <numeric>
#include <system_error>
#include <thread>
#include <tuple>

#include <unistd.h>

#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/gating.h"
#include "gate/paths.h"
#include "sweep/walk.h"

namespace gouji {
namespace {

namespace fs = std::filesystem;

// One byte more than the limit is enough to know that it was passed.
std::string read_standard_input(const Limits& limits) {
  const std::uint64_t most = limits[Limit::bytes];
  std::string bytes;
  char buffer[1 << 16];
  while (bytes.size() <= most) {
    const auto count = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      throw UsageError({"无法读取标准输入。", "cannot read standard input"});
    }
    if (count == 0) break;
    bytes.append(buffer, static_cast<std::size_t>(count));
  }
  return bytes;
}

constexpr Format kFormats[] = {Format::html,     Format::text, Format::xml,
                               Format::markdown, Format::docx, Format::xlsx,
                               Format::mhtml,    Format::pdf,  Format::ofd};

Format format_named(const std::string& name) {
  for (const auto format : kFormats) {
    if (name == to_string(format)) return format;
  }
  one_of({"输入格式", "input format"}, name, input_format_names());  // throws: it is none of them
  return Format::unknown;
}

class Gathering {
 public:
  Gathering(const Arguments& arguments, const Limits& limits, Language language)
      : arguments_(arguments), limits_(limits), language_(language) {}

  void add(const std::string& path) {
    if (path == "-") return add_standard_input();
    std::error_code error;
    const auto status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) {
      return trouble({"路径 " + printable(path) + " 不存在。", "there is no " + printable(path)},
                     kExitUsage);
    }
    inputs_.any_path = true;
    if (status.type() == fs::file_type::directory) return add_folder(path);
    inputs_.named.insert(path);
    inputs_.reports.push_back({path});
  }

  Inputs take() {
    drop_repeated();
    return std::move(inputs_);
  }

 private:
  void trouble(const Bilingual& sentence, int code) {
    say(language_, sentence);
    inputs_.code = weightier(inputs_.code, code);
  }

  void add_standard_input() {
    inputs_.any_path = true;
    if (standard_input_read_) return;
    standard_input_read_ = true;
    inputs_.reports.push_back({arguments_.one("stdin-name", "-"), read_standard_input(limits_)});
  }

  void add_folder(const std::string& folder) {
    inputs_.folders.push_back(whole_path(folder));
    auto found = walk(folder);
    for (const auto& sentence : found.troubles) trouble(sentence, empty_code());
    if (found.files.empty() && found.troubles.empty()) {
      trouble({"文件夹 " + printable(folder) + " 中没有可检查的报告（" + endings("、") + "）。",
               "the folder " + printable(folder) + " holds no reports (" + endings(", ") + ")"},
              empty_code());
    }
    inputs_.reports.reserve(inputs_.reports.size() + found.files.size());
    for (auto& file : found.files) inputs_.reports.push_back({std::move(file)});
  }

  static std::string endings(std::string_view comma) {
    std::string text;
    for (const auto ending : report_endings()) {
      if (!text.empty()) text += comma;
      text += ending;
    }
    return text;
  }

  // A report named twice, or by its folder too, is checked once, where it was named first. Of ten
  // thousand paths nothing is kept twice for that.
  void drop_repeated() {
    auto& reports = inputs_.reports;
    std::vector<std::size_t> order(reports.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const bool bytes_a = reports[a].bytes.has_value(), bytes_b = reports[b].bytes.has_value();
      return std::tie(reports[a].path, bytes_a, a) < std::tie(reports[b].path, bytes_b, b);
    });
    std::vector<bool> repeated(reports.size());
    for (std::size_t i = 1; i < order.size(); ++i) {
      const auto& report = reports[order[i]];
      repeated[order[i]] = !report.bytes && report.path == reports[order[i - 1]].path;
    }
    std::size_t i = 0;
    std::erase_if(reports, [&](const Input&) { return repeated[i++]; });
  }

  int empty_code() const {
    return arguments_.one("unclear", "fail") == "pass" ? kExitSound : kExitUnclear;
  }

  const Arguments& arguments_;
  const Limits& limits_;
  Language language_;
  Inputs inputs_;
  bool standard_input_read_ = false;
};

}  // namespace

std::vector<std::string> input_format_names() {
  std::vector<std::string> names;
  for (const auto format : kFormats) names.emplace_back(to_string(format));
  return names;
}

std::vector<std::string> body_names() {
  return {"government", "township", "subdistrict", "department", "other"};
}

Inputs inputs_of(const Arguments& arguments, const Limits& limits, Language language) {
  if (arguments.operands().empty()) {
    throw UsageError({"没有给出要检查的文件或文件夹；从标准输入读取请用 -。",
                      "no file or folder to check; - stands for standard input"});
  }
  Gathering gathering(arguments, limits, language);
  for (const auto& path : arguments.operands()) gathering.add(path);
  return gathering.take();
}

Input one_input(const Arguments& arguments, const Limits& limits) {
  if (arguments.operands().size() != 1) {
    throw UsageError({"需要且只能给出一个文件；从标准输入读取请用 -。",
                      "exactly one file is needed; - stands for standard input"});
  }
  const auto& path = arguments.operands().front();
  if (path == "-") return {arguments.one("stdin-name", "-"), read_standard_input(limits)};
  std::error_code error;
  if (!fs::exists(path, error) && !error) {
    throw UsageError({"路径 " + printable(path) + " 不存在。", "there is no " + printable(path)});
  }
  if (fs::is_directory(path, error)) {
    throw UsageError({printable(path) + " 是文件夹，需要的是一个文件。",
                      printable(path) + " is a folder; a file is needed"});
  }
  return {path};
}

CheckOptions check_options(const Arguments& arguments) {
  CheckOptions options;
  if (arguments.has("pack")) options.pack = arguments.one("pack");
  options.today = to_string(day_of(arguments));
  if (arguments.has("as-of")) {
    options.as_of = arguments.one("as-of");
  }
  if (arguments.has("input-format")) options.format = format_named(arguments.one("input-format"));
  if (arguments.has("body")) {
    options.body = one_of({"机关类型", "kind of body"}, arguments.one("body"), body_names());
  }
  for (const auto& setting : arguments.all("limit")) {
    const auto [limit, value] = limit_setting(setting);
    options.limits.set(limit, value);
  }
  return options;
}

std::pair<Limit, std::uint64_t> limit_setting(const std::string& setting) {
  const auto equals = setting.find('=');
  const auto name = setting.substr(0, equals);
  std::vector<std::string> names;
  for (const auto& row : limit_table()) names.emplace_back(row.name);
  const auto* row = find_limit(name);
  if (row == nullptr) throw unknown_name({"上限", "limit"}, name, names);
  std::uint64_t value = 0;
  const auto text = equals == std::string::npos ? std::string() : setting.substr(equals + 1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size() || value == 0) {
    throw UsageError({"--limit " + name + " 应写成 " + name + "=正整数。",
                      "--limit " + name + " takes a positive number: " + name + "=N"});
  }
  return {row->limit, value};
}

unsigned jobs_of(const Arguments& arguments) {
  if (!arguments.has("jobs")) return std::max(1U, std::thread::hardware_concurrency());
  const auto text = arguments.one("jobs");
  unsigned jobs = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), jobs);
  if (error != std::errc() || end != text.data() + text.size() || jobs == 0 || jobs > 1024) {
    throw UsageError({"--jobs 应为 1 至 1024 的整数，不能是“" + text + "”。",
                      "--jobs takes a number from 1 to 1024, not \"" + text + "\""});
  }
  return jobs;
}

}  // namespace gouji
