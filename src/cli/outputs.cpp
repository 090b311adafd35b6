#include "cli/outputs.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "base/utf8.h"
#include "gate/paths.h"

namespace gouji {

std::vector<OutputRequest> output_requests(const Arguments& arguments,
                                           const std::string& standard) {
  std::vector<std::string> names;
  for (const auto& format : result_formats()) names.emplace_back(format.name);
  auto formats = arguments.all("format");
  if (formats.empty()) formats.push_back(standard);
  const auto elsewhere = arguments.one("output");
  std::vector<OutputRequest> requests;
  std::set<std::string> targets;
  bool used_elsewhere = elsewhere.empty();
  for (const auto& format : formats) {
    const auto equals = format.find('=');
    const auto name = one_of({"输出格式", "output format"}, format.substr(0, equals), names);
    OutputRequest request{find_result_format(name), elsewhere};
    if (equals != std::string::npos) {
      request.file = format.substr(equals + 1);
      if (request.file.empty()) {
        throw UsageError(
            {"--format " + name + "= 后面缺少文件名。", "--format " + name + "= needs a file"});
      }
    } else {
      used_elsewhere = true;
    }
    if (request.file == "-") request.file.clear();
    const auto target = request.file.empty() ? request.file : whole_path(request.file);
    if (!targets.insert(target).second) {
      throw UsageError({"同一处不能写两份结果；请用 --format FMT=FILE 分别写入不同的文件。",
                        "two results cannot go to one place; name a file for each with --format "
                        "FMT=FILE"});
    }
    requests.push_back(std::move(request));
  }
  if (!used_elsewhere) {
    throw UsageError({"各个 --format 都已指定文件，-o 没有可写的结果。",
                      "every --format names its file; nothing is left for -o"});
  }
  return requests;
}

std::set<std::string> output_files(const std::vector<OutputRequest>& requests) {
  std::set<std::string> files;
  for (const auto& request : requests) {
    if (!request.file.empty()) files.insert(whole_path(request.file));
  }
  return files;
}

std::set<std::string> option_files(const Arguments& arguments) {
  std::set<std::string> files;
  for (const auto* option : {"pack", "config", "baseline", "waivers", "previous"}) {
    if (arguments.has(option)) files.insert(arguments.one(option));
  }
  return files;
}

void keep_what_is_read(const std::set<std::string>& written, const std::set<std::string>& read) {
  for (const auto& file : read) {
    std::error_code none;
    if (!std::filesystem::is_regular_file(file, none)) continue;
    for (const auto& target : written) {
      if (!std::filesystem::equivalent(file, target, none)) continue;
      throw UsageError({printable(file) + " 是要读取的文件，结果不能写在它上面。",
                        printable(file) + " is read; results are not written over it"});
    }
  }
}

Outputs::Outputs(const std::vector<OutputRequest>& requests, const WriterSettings& settings)
    : language_(settings.language) {
  for (const auto& request : requests) {
    Output output;
    output.sink = request.file.empty() ? standard_output() : file_sink(request.file);
    auto own = settings;
    own.colour = request.file.empty() && wants_colour();
    output.writer = request.format->open(*output.sink, own);
    outputs_.push_back(std::move(output));
  }
}

void Outputs::report(const ReportResult& report) {
  for (auto& output : outputs_) {
    if (!output.sink->failed()) output.writer->report(report);
  }
}

void Outputs::general(const Finding& finding) {
  for (auto& output : outputs_) {
    if (!output.sink->failed()) output.writer->general(finding);
  }
}

bool Outputs::any_left() const {
  return std::any_of(outputs_.begin(), outputs_.end(),
                     [](const Output& output) { return !output.sink->failed(); });
}

int Outputs::finish(const Conclusion& conclusion) {
  int code = kExitSound;
  for (auto& output : outputs_) {
    output.writer->finish(conclusion);
    if (const auto failure = output.sink->close()) {
      if (!failure->closed_pipe) say(language_, failure->message);
      code = weightier(code, kExitFault);
    }
  }
  return code;
}

}  // namespace gouji
