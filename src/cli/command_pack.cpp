// gouji pack check, pack test and pack kinds: for those who write packs of their own.
#include <filesystem>

#include "base/utf8.h"
#include "check/proof.h"
#include "cli/commands.h"
#include "output/columns.h"
#include "pack/kinds.h"

namespace gouji {
namespace {

constexpr OptionRow kOptions[] = {kLangOption, kHelpOption};

constexpr OptionRow kKindsOptions[] = {
    {"format", '\0', "text|markdown", false, "text", "输出格式", "how it is written"},
    kLangOption,
    kHelpOption,
};

const std::vector<std::string>& files_of(const Arguments& arguments) {
  if (arguments.operands().empty()) {
    throw UsageError({"没有给出规则包文件。", "no pack file is given"});
  }
  return arguments.operands();
}

// A pack that is not the one installed under its id would be passed over where the id is named.
void warn_of_taken_id(const Pack& pack, const std::string& file, Language language) {
  std::error_code failed;
  for (const auto& header : installed_packs()) {
    if (header.id != pack.id || std::filesystem::equivalent(header.file, file, failed)) continue;
    say(language,
        {"编号“" + pack.id + "”已由 " + printable(header.file) +
             " 使用；按编号选用的是那一个，本文件只能用 --pack 指定路径。",
         "the id \"" + pack.id + "\" is that of " + printable(header.file) +
             ", which is meant where the id is named; this file needs its path after --pack"});
  }
}

int run_pack_check(const Arguments& arguments, Language language) {
  int code = kExitSound;
  std::string sound;
  for (const auto& file : files_of(arguments)) {
    const auto loaded = load_pack(file);
    if (loaded.pack) {
      warn_of_taken_id(*loaded.pack, file, language);
      const auto rules = std::to_string(loaded.pack->rules.size());
      sound += language == Language::zh ? printable(file) + "：规则包 " + loaded.pack->id +
                                              " 无误，共 " + rules + " 条规则。\n"
                                        : printable(file) + ": pack " + loaded.pack->id +
                                              " is sound, " + rules + " rules\n";
      continue;
    }
    const auto count = std::to_string(loaded.errors.size());
    say_pack_failure(language,
                     PackFailure({"规则包 " + printable(file) + " 有 " + count + " 处错误。",
                                  "the pack " + printable(file) + " has " + count + " mistakes"},
                                 loaded.errors));
    code = kExitUsage;
  }
  return weightier(code, show(language, sound));
}

// A name without a '/' or an ending would be taken for the id of an installed pack.
std::string as_file(const std::string& name) {
  return name.find('/') == std::string::npos ? "./" + name : name;
}

std::string proved(const PackProof& proof, const std::string& file, Language language) {
  const auto rules = std::to_string(proof.rules), good = std::to_string(proof.good),
             bad = std::to_string(proof.bad);
  return language == Language::zh
             ? printable(file) + "：规则包 " + proof.pack + " 的例子全部符合：" + rules +
                   " 条规则，正例 " + good + " 个，反例 " + bad + " 个。\n"
             : printable(file) + ": pack " + proof.pack + " keeps what it promises: " + rules +
                   " rules, " + good + " good and " + bad + " bad fragments\n";
}

int run_pack_test(const Arguments& arguments, Language language) {
  int code = kExitSound;
  std::string sound;
  for (const auto& file : files_of(arguments)) {
    PackLibrary packs;
    try {
      const auto proof = prove_pack(as_file(file), packs);
      if (proof.failures.empty()) {
        sound += proved(proof, file, language);
        continue;
      }
      const auto count = std::to_string(proof.failures.size());
      say_pack_failure(
          language, PackFailure({"规则包 " + printable(file) + " 的例子有 " + count + " 处不符。",
                                 "of the fragments of the pack " + printable(file) + ", " + count +
                                     " do not come out as they say"},
                                proof.failures));
    } catch (const PackFailure& failure) {
      say_pack_failure(language, failure);
    }
    code = kExitUsage;
  }
  return weightier(code, show(language, sound));
}

std::string joined(const Names& names) {
  std::string text;
  for (const auto name : names) text += (text.empty() ? "" : ", ") + std::string(name);
  return text;
}

std::string content_of(const RuleKind& kind) {
  Names elements;
  if (kind.equation) elements.emplace_back("equation");
  if (kind.patterns) elements.emplace_back("word");
  if (kind.wordings) elements.emplace_back("wording");
  if (kind.phrases) elements.emplace_back("phrase");
  return joined(elements);
}

std::string messages_of(const RuleKind& kind) {
  std::string text = "(" + joined(kind.arguments) + ")";
  for (const auto& message : kind.keyed) {
    text += "; " + std::string(message.key) + " (" + joined(message.arguments) + ")";
  }
  return text;
}

std::string parameters_of(const RuleKind& kind) {
  std::string text = joined(kind.required);
  if (!kind.optional.empty()) text += (text.empty() ? "[" : " [") + joined(kind.optional) + "]";
  return text;
}

// For docs/packs.md, in both languages: a heading a family, a heading a kind.
std::string kinds_in_markdown() {
  std::string out;
  for (const auto& family : rule_families()) {
    out += "### " + std::string(family.zh) + " · " + std::string(family.en) + "\n\n";
    for (const auto& kind : rule_kind_table()) {
      if (kind.family != family.name) continue;
      out += "#### `" + std::string(kind.name) + "`\n\n" + std::string(kind.zh) + "。 · " +
             std::string(kind.en) + ".\n\n";
      const auto line = [&](const char* head, const std::string& text) {
        if (!text.empty()) out += std::string("- ") + head + ": `" + text + "`\n";
      };
      line("参数 · parameters", parameters_of(kind));
      line("内含元素 · holds", content_of(kind));
      line("信息及其参数 · messages and their arguments", messages_of(kind));
      out += "\n";
    }
  }
  return out;
}

int run_pack_kinds(const Arguments& arguments, Language language) {
  if (!arguments.operands().empty()) {
    const auto word = printable(arguments.operands().front());
    throw UsageError({"多余的参数 " + word + "。", "unexpected argument " + word});
  }
  const bool zh = language == Language::zh;
  const auto format =
      one_of({"输出格式", "output format"}, arguments.one("format", "text"), {"text", "markdown"});
  if (format == "markdown") return show(language, kinds_in_markdown());
  std::vector<std::vector<std::string>> rows;
  if (zh) {
    rows.push_back({"种类", "参数", "内含元素", "含义"});
  } else {
    rows.push_back({"KIND", "PARAMETERS", "HOLDS", "FINDS"});
  }
  for (const auto& kind : rule_kind_table()) {
    rows.push_back({std::string(kind.name), parameters_of(kind), content_of(kind),
                    std::string(zh ? kind.zh : kind.en)});
  }
  return show(language, aligned(rows));
}

}  // namespace

constexpr Command kPackCheckCommand{
    "pack check", "FILE…",        "检查规则包文件有无错误", "check a pack file for mistakes",
    kOptions,     &run_pack_check};
constexpr Command kPackTestCommand{"pack test",
                                   "FILE…",
                                   "按规则包自带的正例、反例检验每条规则",
                                   "hold every rule of a pack against its good and bad fragments",
                                   kOptions,
                                   &run_pack_test};
constexpr Command kPackKindsCommand{"pack kinds",
                                    "",
                                    "列出规则的种类及其参数",
                                    "the kinds of rule and what they take",
                                    kKindsOptions,
                                    &run_pack_kinds};

}  // namespace gouji
