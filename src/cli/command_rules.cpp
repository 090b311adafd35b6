// gouji rules and gouji explain: what is checked, why, and what to do about it.
#include <algorithm>
#include <set>

#include "base/problem.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/fragment_words.h"
#include "output/columns.h"
#include "output/words.h"

namespace gouji {
namespace {

constexpr OptionRow kOptions[] = {
    {"pack", '\0', "ID|FILE", false, "", "规则包；不指定时用最新的一版",
     "the pack; by default the newest", &pack_names},
    kLangOption,
    kHelpOption,
};

constexpr OptionRow kExplainOptions[] = {
    kOptions[0],
    {"format", '\0', "text|markdown", false, "text", "输出格式", "how it is written"},
    kLangOption,
    kHelpOption,
};

constexpr std::size_t kTextColumns = 92;

std::string newest(const PackLibrary& packs) {
  const auto* header = packs.for_year(9999);
  if (header == nullptr) {
    throw UsageError({"没有找到随程序安装的规则包；可用 --pack 指定规则包文件。",
                      "the packs that come with the program were not found; name one with --pack"});
  }
  return header->id;
}

std::string layer_name(const Pack& pack, int layer) {
  return pack.layers[static_cast<std::size_t>(layer)].id;
}

// What one change did, and who did it, why.
std::string in_words(const Pack& pack, const RuleChange& change, Language language) {
  const bool zh = language == Language::zh;
  const auto value = [&](const std::string& text) {
    const auto severity = severity_from(text);
    if (change.what != RuleChange::What::severity || !severity) return text;
    return severity_word(*severity).in(language);
  };
  std::string text;
  switch (change.what) {
    case RuleChange::What::severity:
      text = zh ? "级别由“" + value(change.before) + "”改为“" + value(change.after) + "”"
                : "severity " + change.before + " → " + change.after;
      break;
    case RuleChange::What::parameter:
      if (change.before.empty()) {
        text = zh ? "参数 " + change.name + " 定为“" + change.after + "”"
                  : "parameter " + change.name + " \"" + change.after + "\"";
        break;
      }
      text =
          zh ? "参数 " + change.name + " 由“" + change.before + "”改为“" + change.after + "”"
             : "parameter " + change.name + " \"" + change.before + "\" → \"" + change.after + "\"";
      break;
    case RuleChange::What::message:
      text = zh ? "改写提示信息" : "another message";
      if (!change.name.empty()) text += " " + change.name;
      break;
    case RuleChange::What::words:
      text = zh ? "补充用语 " + change.name + " 条" : "words added: " + change.name;
      break;
  }
  const auto who = layer_name(pack, change.layer);
  if (change.reason.empty()) return text + (zh ? "（" + who + "）" : " (" + who + ")");
  return text +
         (zh ? "（" + who + "：" + change.reason + "）" : " (" + who + ": " + change.reason + ")");
}

// The chain of packs, and what each changed in what it took over; nothing for a pack that stands
// alone.
std::string provenance(const Pack& pack, Language language) {
  if (pack.layers.size() < 2) return "";
  const bool zh = language == Language::zh;
  std::vector<std::vector<std::string>> packs;
  for (const auto& layer : pack.layers) {
    packs.push_back({"  " + layer.id, layer.version, layer.basis, printable(layer.file)});
  }
  std::string out =
      (zh ? "\n规则包（在前者优先）\n" : "\nPacks, the first prevails\n") + aligned(packs);
  std::vector<std::vector<std::string>> changes;
  for (const auto& rule : pack.rules) {
    if (rule.replaces) {
      const auto who = layer_name(pack, rule.layer);
      changes.push_back(
          {"  " + rule.id, zh ? "重新规定（" + who + "）" : "put anew (" + who + ")"});
    }
    for (const auto& change : rule.changes) {
      changes.push_back({"  " + rule.id, in_words(pack, change, language)});
    }
  }
  if (!changes.empty()) out += (zh ? "\n改动\n" : "\nChanged\n") + aligned(changes);
  std::vector<std::vector<std::string>> dropped;
  for (const auto& drop : pack.dropped) {
    const auto who = layer_name(pack, drop.layer);
    dropped.push_back({"  " + drop.id, zh ? "（" + who + "：" + drop.reason + "）"
                                          : "(" + who + ": " + drop.reason + ")"});
  }
  if (!dropped.empty()) out += (zh ? "\n不用的规则\n" : "\nLeft out\n") + aligned(dropped);
  return out;
}

int run_rules(const Arguments& arguments, Language language) {
  if (!arguments.operands().empty()) {
    const auto word = printable(arguments.operands().front());
    throw UsageError({"多余的参数 " + word + "；查看一条规则请用 gouji explain。",
                      "unexpected argument " + word + "; gouji explain shows one rule"});
  }
  PackLibrary packs;
  const auto pack = packs.get(arguments.one("pack", arguments.has("pack") ? "" : newest(packs)));
  const bool zh = language == Language::zh;
  std::vector<std::vector<std::string>> rows;
  if (zh) {
    rows.push_back({"规则", "级别", "来源", "名称", "依据"});
  } else {
    rows.push_back({"RULE", "SEVERITY", "FROM", "NAME", "CLAUSE"});
  }
  for (const auto& rule : pack->rules) {
    rows.push_back({rule.id, severity_word(rule.severity).in(language),
                    layer_name(*pack, rule.layer), rule.name.in(language), rule.clause});
  }
  for (const auto& rule : intake_rules()) {
    rows.push_back({std::string(rule.id), severity_word(rule.severity).in(language),
                    zh ? "程序" : "program", rule.name.in(language), ""});
  }
  return show(language, aligned(rows) + provenance(*pack, language));
}

// How the parts of an explanation are laid out: for the terminal, or for a page.
struct Layout {
  Language language;
  bool markdown;

  bool zh() const { return language == Language::zh; }
  std::string head(const std::string& text) const {
    return markdown ? "\n### " + text + "\n\n" : "\n" + text + "\n";
  }
};

// Text as Markdown shows it unchanged.
std::string plain(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_|<[").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

void paragraph(std::string& out, const Layout& layout, const std::string& head,
               const std::string& text) {
  if (text.empty()) return;
  out += layout.head(head);
  if (layout.markdown) {
    out += plain(collapsed(text)) + "\n";
    return;
  }
  for (const auto& line : wrap(collapsed(text), kTextColumns)) out += "    " + line + "\n";
}

std::string head_of(std::string_view id, const Bilingual& name, Severity severity,
                    const Layout& layout) {
  const auto& word = severity_word(severity).in(layout.language);
  const auto& called = name.in(layout.language);
  if (layout.markdown) {
    return layout.zh() ? "**" + plain(called) + "**（" + word + "）\n"
                       : "**" + plain(called) + "** (" + word + ")\n";
  }
  return std::string(id) + "  " + called +
         (layout.zh() ? "（" + word + "）\n" : " (" + word + ")\n");
}

// A fragment in words: its note, what is changed, what is found.
std::string shown(const std::string& words, const Layout& layout) {
  if (!layout.markdown) return words;
  std::string out;
  bool note = true;
  for (std::size_t at = 0; at < words.size();) {
    const auto end = std::min(words.find('\n', at), words.size());
    std::string line = trimmed(words.substr(at, end - at));
    at = end + 1;
    const bool item = line.starts_with("· ");
    if (item) line = line.substr(std::string("· ").size());
    if (note && (item || line.starts_with("→"))) {
      if (!out.empty()) out += "\n";
      note = false;
    }
    out += (note ? "" : "- ") + plain(line) + "\n";
  }
  return out;
}

std::string explained(const Pack& pack, const Rule& rule, const Layout& layout) {
  const bool zh = layout.zh();
  const auto language = layout.language;
  std::string out = head_of(rule.id, rule.name, rule.severity, layout);
  paragraph(out, layout, zh ? "要求和理由" : "What is asked, and why",
            rule.explanation.in(language));
  if (rule.equation) {
    out +=
        layout.markdown ? "\n`" + rule.equation->text + "`\n" : "    " + rule.equation->text + "\n";
  }
  paragraph(out, layout, zh ? "依据" : "Clause", rule.clause);
  paragraph(out, layout, zh ? "改法" : "Remedy", rule.remedy.in(language));
  for (const bool good : {true, false}) {
    const auto fragment =
        std::find_if(rule.fragments.begin(), rule.fragments.end(),
                     [&](const Fragment& candidate) { return candidate.good == good; });
    if (fragment == rule.fragments.end()) continue;
    out += layout.head(good ? (zh ? "正例" : "Good") : (zh ? "反例" : "Bad"));
    out += shown(in_words(pack, *fragment, language), layout);
  }
  if (pack.layers.size() < 2) return out;
  out += layout.head(zh ? "来源" : "From");
  const std::string lead = layout.markdown ? "- " : "    ";
  out += lead + layer_name(pack, rule.layer) + "\n";
  for (const auto& change : rule.changes) out += lead + in_words(pack, change, language) + "\n";
  return out;
}

std::string explained(const IntakeRule& rule, const Layout& layout) {
  const bool zh = layout.zh();
  std::string out = head_of(rule.id, rule.name, rule.severity, layout);
  paragraph(out, layout, zh ? "说明" : "What it means", rule.explanation.in(layout.language));
  paragraph(out, layout, zh ? "改法" : "Remedy", rule.remedy.in(layout.language));
  return out;
}

// The packs in which a rule is looked for: the one named, else all, the newest first.
std::vector<std::string> packs_to_search(const Arguments& arguments, const PackLibrary& packs) {
  if (arguments.has("pack")) return {arguments.one("pack")};
  std::vector<std::string> ids;
  for (const auto& header : packs.headers()) ids.insert(ids.begin(), header.id);
  return ids;
}

int run_explain(const Arguments& arguments, Language language) {
  if (arguments.operands().size() != 1) {
    throw UsageError({"需要且只能给出一条规则的编号；全部规则见 gouji rules。",
                      "exactly one rule is needed; gouji rules lists them"});
  }
  const auto& id = arguments.operands().front();
  const auto format =
      one_of({"输出格式", "output format"}, arguments.one("format", "text"), {"text", "markdown"});
  const Layout layout{language, format == "markdown"};
  std::vector<std::string> names;
  for (const auto& rule : intake_rules()) {
    if (rule.id == id) return show(language, explained(rule, layout));
    names.emplace_back(rule.id);
  }
  PackLibrary packs;
  for (const auto& name : packs_to_search(arguments, packs)) {
    const auto pack = packs.get(name, Fragments::built);
    if (const auto* rule = pack->rule(id)) return show(language, explained(*pack, *rule, layout));
    for (const auto& rule : pack->rules) names.push_back(rule.id);
  }
  throw unknown_name({"规则", "rule"}, id, names);
}

}  // namespace

std::vector<std::string> rule_names() {
  std::set<std::string> names;
  for (const auto& rule : intake_rules()) names.emplace(rule.id);
  PackLibrary packs;
  for (const auto& header : packs.headers()) {
    for (const auto& rule : packs.get(header.id)->rules) names.insert(rule.id);
  }
  return {names.begin(), names.end()};
}

constexpr Command kRulesCommand{"rules",          "",       "列出全部规则",
                                "list the rules", kOptions, &run_rules};
constexpr Command kExplainCommand{"explain",
                                  "RULE",
                                  "说明一条规则的要求、依据和改法",
                                  "what a rule asks, why, and the remedy",
                                  kExplainOptions,
                                  &run_explain,
                                  &rule_names};

}  // namespace gouji
