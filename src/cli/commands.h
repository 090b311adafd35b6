// The commands of the program.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/bilingual.h"
#include "cli/options.h"
#include "cli/session.h"

namespace gouji {

struct Command {
  std::string_view name;      // "check"; "pack check" where it takes two words
  std::string_view operands;  // as help shows them
  std::string_view zh, en;    // what it does
  std::span<const OptionRow> options;
  // May throw UsageError and PackFailure; returns the exit code.
  int (*run)(const Arguments& arguments, Language language);
  // The words that an operand may be, for completion; null where it is a file or there is none.
  std::vector<std::string> (*operand_values)() = nullptr;
};

// Every command, in the order in which help lists them.
std::span<const Command* const> commands();

// Words that options and operands of several commands may be, for completion.
std::vector<std::string> result_format_names();
std::vector<std::string> extract_format_names();
std::vector<std::string> level_names();
std::vector<std::string> body_names();
std::vector<std::string> input_format_names();
std::vector<std::string> pack_names();
std::vector<std::string> rule_names();
std::vector<std::string> limit_settings();  // "bytes=" and so on

extern const Command kCheckCommand, kExtractCommand, kExplainCommand, kRulesCommand, kPacksCommand,
    kPackCheckCommand, kPackTestCommand, kPackKindsCommand, kLimitsCommand, kConfigCommand,
    kBaselineWriteCommand, kBaselineCheckCommand, kBaselinePruneCommand, kRenderCommand,
    kDiffCommand, kCompletionCommand, kManCommand;

// The option rows that commands share.
inline constexpr OptionRow kPackOption{"pack",
                                       '\0',
                                       "ID|FILE",
                                       false,
                                       "",
                                       "按指定的规则包检查；不指定时按报告年度选择",
                                       "the pack to use; by default the report's year chooses",
                                       &pack_names};
inline constexpr OptionRow kAsOfOption{
    "as-of",
    '\0',
    "DATE",
    false,
    "",
    "以这一天（年-月-日）为准审核：只用当天已经印发的格式，并按这一天判断豁免是否到期；不指定时"
    "各版格式都可选用，豁免按当天判断",
    "the day (YYYY-MM-DD) at which reports are judged: only editions of the format issued by then "
    "are chosen from, and waivers have ended or not; by default all editions, and today"};
inline constexpr OptionRow kInputFormatOption{
    "input-format",
    '\0',
    "FMT",
    false,
    "",
    "所有文件都按这种格式读取：html、text、xml、markdown、docx、xlsx、mhtml、pdf、ofd；内容不可能是"
    "这种格式的，报为无法读取；不指定时按内容判断",
    "read every file as html, text, xml, markdown, docx, xlsx, mhtml, pdf or ofd; one that cannot "
    "be "
    "of this format is unreadable; by default the content decides",
    &input_format_names};
inline constexpr OptionRow kStdinNameOption{"stdin-name",
                                            '\0',
                                            "NAME",
                                            false,
                                            "-",
                                            "从标准输入读取时，结果中显示的文件名",
                                            "the path that results give for standard input"};
inline constexpr OptionRow kLimitOption{"limit",
                                        '\0',
                                        "NAME=VALUE",
                                        true,
                                        "",
                                        "调整一项上限，可多次给出；各项上限见 gouji limits",
                                        "set a named limit, repeatable; gouji limits lists them",
                                        &limit_settings};
inline constexpr OptionRow kBodyOption{
    "body",
    '\0',
    "KIND",
    false,
    "",
    "报告机关的类型：government、township、subdistrict、department、other",
    "the kind of body: government, township, subdistrict, department, other",
    &body_names};
inline constexpr OptionRow kLangOption{"lang",
                                       '\0',
                                       "zh|en",
                                       false,
                                       "",
                                       "说明文字的语言；不指定时按系统区域设置",
                                       "language of texts; by default the locale's"};
inline constexpr OptionRow kHelpOption{"help", 'h', "", false, "", "显示本帮助", "show this help"};

}  // namespace gouji
