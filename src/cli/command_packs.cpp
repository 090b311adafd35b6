// gouji packs and gouji limits: what there is to choose from.
#include <utility>

#include "base/limits.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "output/columns.h"

namespace gouji {
namespace {

constexpr OptionRow kOptions[] = {kLangOption, kHelpOption};

void no_operands(const Arguments& arguments) {
  if (arguments.operands().empty()) return;
  const auto word = printable(arguments.operands().front());
  throw UsageError({"多余的参数 " + word + "。", "unexpected argument " + word});
}

std::string years_of(const PackHeader& pack, Language language) {
  const bool zh = language == Language::zh;
  auto from = std::to_string(pack.from_year);
  const auto to = std::to_string(pack.to_year);
  if (pack.from_year == pack.to_year) return from;
  if (pack.to_year >= 9999) return zh ? from + " 年起" : from + " on";
  if (pack.from_year <= 0) return zh ? to + " 年止" : "up to " + to;
  return from + "-" + to;
}

std::string origin_of(const PackHeader& pack, Language language) {
  const bool zh = language == Language::zh;
  if (pack.ignored) return zh ? "同名，不采用" : "ignored";
  if (pack.origin == PackHeader::Origin::user) return zh ? "用户目录" : "user";
  return zh ? "随程序安装" : "program";
}

int run_packs(const Arguments& arguments, Language language) {
  no_operands(arguments);
  const bool zh = language == Language::zh;
  std::vector<std::vector<std::string>> rows;
  if (zh) {
    rows.push_back({"编号", "版", "适用年度", "版本", "印发日期", "依据", "来源", "文件"});
  } else {
    rows.push_back({"ID", "EDITION", "YEARS", "VERSION", "ISSUED", "BASIS", "FOUND", "FILE"});
  }
  for (const auto& pack : packs_and_ignored_ones()) {
    const auto file = printable(pack.file);
    rows.push_back({pack.id, pack.edition, years_of(pack, language), pack.version,
                    pack.issued.empty() ? "-" : pack.issued, pack.basis, origin_of(pack, language),
                    file});
    if (!pack.ignored) continue;
    say(language, {"规则包 " + file + " 的编号“" + pack.id +
                       "”已有规则包使用，不予采用；请另取编号，或者用 --pack 指定文件。",
                   "the pack " + file + " is ignored: its id \"" + pack.id +
                       "\" is taken; give it another, or name the file with --pack"});
  }
  if (rows.size() == 1) {
    say(language,
        {"没有找到随程序安装的规则包。", "the packs that come with the program were not found"});
    return kExitUsage;
  }
  return show(language, aligned(rows));
}

// Units as the table of limits names them, for Chinese readers.
std::string unit_in(std::string_view unit, Language language) {
  static constexpr std::pair<std::string_view, std::string_view> kChinese[] = {
      {"bytes", "字节"}, {"levels", "层"},   {"elements", "个"}, {"attributes", "个"},
      {"blocks", "个"},  {"cells", "格"},    {"columns", "列"},  {"entries", "个"},
      {"times", "倍"},   {"findings", "条"}, {"seconds", "秒"},  {"pages", "页"},
      {"words", "个"},   {"objects", "个"}};
  if (language == Language::zh) {
    for (const auto& [en, zh] : kChinese) {
      if (en == unit) return std::string(zh);
    }
  }
  return std::string(unit);
}

int run_limits(const Arguments& arguments, Language language) {
  no_operands(arguments);
  const bool zh = language == Language::zh;
  std::vector<std::vector<std::string>> rows;
  if (zh) {
    rows.push_back({"名称", "默认值", "单位", "含义"});
  } else {
    rows.push_back({"NAME", "DEFAULT", "UNIT", "MEANING"});
  }
  for (const auto& row : limit_table()) {
    rows.push_back({std::string(row.name), std::to_string(row.standard),
                    unit_in(row.unit, language), std::string(zh ? row.zh : row.en)});
  }
  return show(language, aligned(rows));
}

}  // namespace

std::vector<std::string> pack_names() {
  std::vector<std::string> names;
  const PackLibrary packs;
  for (const auto& header : packs.headers()) names.push_back(header.id);
  return names;
}

std::vector<std::string> limit_settings() {
  std::vector<std::string> settings;
  for (const auto& row : limit_table()) settings.push_back(std::string(row.name) + "=");
  return settings;
}

constexpr Command kPacksCommand{"packs",
                                "",
                                "列出已安装的规则包及其所在位置",
                                "the packs that are installed, and where",
                                kOptions,
                                &run_packs};
constexpr Command kLimitsCommand{
    "limits", "", "列出各项上限", "the named limits and their defaults", kOptions, &run_limits};

}  // namespace gouji
