// gouji extract: a report as it was read.
#include "base/utf8.h"
#include "check/verdict.h"
#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/outputs.h"
#include "intake/intake.h"
#include "output/extract.h"
#include "output/file.h"

namespace gouji {
namespace {

constexpr OptionRow kOptions[] = {
    {"format", '\0', "FMT", false, "json", "输出格式：json、xml 或 csv", "json, xml or csv",
     &extract_format_names},
    {"output", 'o', "FILE", false, "", "把结果写入文件，不写到标准输出",
     "write to a file instead of standard output"},
    kPackOption,
    kAsOfOption,
    kBodyOption,
    kInputFormatOption,
    kStdinNameOption,
    kLimitOption,
    kLangOption,
    kHelpOption,
};

const Extractor* extractor_of(const Arguments& arguments) {
  return find_extractor(one_of({"输出格式", "output format"}, arguments.one("format", "json"),
                               extract_format_names()));
}

void say_problem(Language language, const std::string& path, const Problem& problem) {
  const auto name = printable(path);
  say(language, {name + "：" + printable(problem.message.zh) + " [" + problem.id + "]",
                 name + ": " + printable(problem.message.en) + " [" + problem.id + "]"});
}

int write(const Arguments& arguments, Language language, const std::string& text) {
  const auto file = arguments.one("output");
  if (file.empty() || file == "-") return show(language, text);
  const auto failure = write_file(file, text);
  if (!failure) return kExitSound;
  if (!failure->closed_pipe) say(language, failure->message);
  return kExitFault;
}

int run(const Arguments& arguments, Language language) {
  const auto* extractor = extractor_of(arguments);
  const auto options = check_options(arguments);
  PackLibrary packs;
  if (options.pack) packs.get(*options.pack);
  auto input = one_input(arguments, options.limits);
  if (!input.bytes) {
    auto read = option_files(arguments);
    read.insert(input.path);
    keep_what_is_read({arguments.one("output")}, read);
    auto file = load_file(input.path, options.limits);
    if (file.problem) {
      say_problem(language, input.path, *file.problem);
      return kExitUnclear;
    }
    input.bytes = std::move(file.bytes);
  }
  const auto reading = read_bytes(input.path, *input.bytes, packs, options);
  for (const auto& problem : reading.report.document->problems) {
    say_problem(language, input.path, problem);
  }
  if (reading.report.document->unreadable()) return kExitUnclear;
  if (is_no_report(reading.report)) {
    const auto name = printable(input.path);
    say(language, {name + "：未见年度报告格式的标题、章节或者表格，没有可以列出的内容。",
                   name + ": no title, section or table of the format is in it; there is nothing "
                          "to extract"});
    return kExitUnclear;
  }
  return write(arguments, language, extractor->extract(reading));
}

}  // namespace

constexpr Command kExtractCommand{
    "extract", "PATH|-", "列出从报告中读到的章节和数据", "what was read: sections, tables, figures",
    kOptions,  &run};

}  // namespace gouji
