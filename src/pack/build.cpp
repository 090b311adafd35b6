#include "pack/build.h"

#include <cctype>
#include <charconv>

#include <re2/re2.h>

#include "base/utf8.h"
#include "pack/reachable.h"

namespace gouji {
namespace {

void replace_all(std::string& text, std::string_view name, const std::string& value) {
  for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at)) {
    text.replace(at, name.size(), value);
    at += value.size();
  }
}

template <typename List>
std::vector<std::string> ids_of(const List& list) {
  std::vector<std::string> ids;
  for (const auto& item : list) ids.push_back(item.id);
  return ids;
}

int number(const std::string& text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::vector<std::string> texts(const std::vector<Item>& items) {
  std::vector<std::string> list;
  for (const auto& item : items) list.push_back(text_of(item.node));
  return list;
}

Bilingual no_such(std::string_view name, std::string_view zh, std::string_view en) {
  return {"没有名为“" + std::string(name) + "”的" + std::string(zh),
          "there is no " + std::string(en) + " \"" + std::string(name) + "\""};
}

// Words of the other language alone; arguments in braces are of neither.
bool is_untranslated(std::string_view text, bool chinese) {
  bool letters = false, characters = false, braces = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    at += c.length;
    if (c.value == '{') braces = true;
    if (!braces) {
      letters |= c.value < 0x80 && std::isalpha(static_cast<int>(c.value)) != 0;
      characters |= c.value >= 0x4E00 && c.value <= 0x9FFF;
    }
    if (c.value == '}') braces = false;
  }
  return chinese ? letters && !characters : characters && !letters;
}

void build_head(Builder& b) {
  const Item& head = b.outline.pack;
  Pack& pack = b.pack;
  pack.id = head.attribute("id");
  pack.version = head.attribute("version");
  pack.edition = head.attribute("edition");
  pack.basis = head.attribute("basis");
  pack.from_year = number(head.attribute("from"), 0);
  pack.to_year = number(head.attribute("to"), 9999);
  pack.file = head.source->file();
  pack.sha256 = b.outline.sha256;
  pack.issued = head.attribute("issued");
  for (const auto& source : b.outline.sources) pack.files.push_back(source->file());
  for (const auto& layer : b.outline.layers) {
    pack.layers.push_back({layer.id, layer.version, layer.basis, layer.source->file()});
  }
  if (pack.from_year > pack.to_year) {
    b.wrong(head, "to", {"“to”早于“from”", "\"to\" is earlier than \"from\""});
  }
  if (b.outline.title.node) pack.title = b.both(b.outline.title);
  pack.telltales = texts(b.outline.telltales);
  pack.citations = texts(b.outline.citations);
}

void build_lists(Builder& b) {
  for (const auto& item : b.outline.lists) {
    std::vector<std::string> words;
    const bool patterns = item.attribute("kind") == "patterns";
    const std::string list = item.attribute("name");
    const auto take = [&](const Item& from) {
      for (auto node : from.node.children("item")) {
        words.push_back(text_of(node));
        if (patterns) b.check_pattern({from.source, node});
      }
    };
    take(item);
    const int layer = b.outline.layer_of(item.source);
    for (const auto& more : b.outline.additions) {
      // A list that a layer puts in place of an inherited one starts anew.
      if (more.attribute("list") == list && b.outline.layer_of(more.source) <= layer) take(more);
    }
    b.pack.lists.emplace_back(list, std::move(words));
  }
}

}  // namespace

PackPlace place_of(const Item& item) {
  return {item.source->shared_file(), item.source->element(item.node).begin};
}

std::string Builder::prose(const Item& item, std::string text) const {
  if (text.find('{') == std::string::npos) return text;
  const auto layer = static_cast<std::size_t>(outline.layer_of(item.source));
  replace_all(text, "{basis}", outline.layers[layer].basis);
  return text;
}

std::string Builder::specimen_text(const Item& item, std::string text) const {
  if (text.find('{') == std::string::npos) return text;
  const int year = number(outline.specimen.attribute("year"), 0);
  replace_all(text, "{year}", std::to_string(year));
  replace_all(text, "{last-year}", std::to_string(year - 1));
  replace_all(text, "{next-year}", std::to_string(year + 1));
  return prose(item, std::move(text));
}

Bilingual Builder::both(const Item& item) const {
  if (care == Care::thorough) {
    for (const char* language : {"zh", "en"}) {
      const auto attribute = item.node.attribute(language);
      if (!attribute) continue;
      if (!trimmed(attribute.value()).empty()) {
        if (is_untranslated(attribute.value(), language[0] == 'z')) {
          wrong(item, language,
                {std::string("“") + item.node.name() + "”的" +
                     (language[0] == 'z' ? "中文（zh）写的不是中文" : "英文（en）没有翻译"),
                 std::string(language[0] == 'z' ? "the Chinese (zh)" : "the English (en)") +
                     " of \"" + item.node.name() + "\" is not translated"});
        }
        continue;
      }
      wrong(item, language,
            {std::string("“") + item.node.name() + "”的" +
                 (language[0] == 'z' ? "中文（zh）" : "英文（en）") + "为空",
             std::string(language[0] == 'z' ? "the Chinese (zh)" : "the English (en)") + " of \"" +
                 item.node.name() + "\" is empty"});
    }
  }
  return {prose(item, item.attribute("zh")), prose(item, item.attribute("en"))};
}

std::vector<std::string> Builder::row_names(const TableSpec& table) const {
  return ids_of(table.rows);
}

std::vector<std::string> Builder::column_names(const TableSpec& table) const {
  return ids_of(table.columns);
}

std::vector<std::string> Builder::table_names() const { return ids_of(pack.tables); }

std::vector<std::string> Builder::section_names() const { return ids_of(pack.sections); }

void Builder::wrong(const Item& item, std::string_view attribute, Bilingual message,
                    Bilingual hint) const {
  if (mistakes.full()) return;
  mistakes.add(*item.source, item.source->value(item.node, attribute), std::move(message),
               std::move(hint));
}

void Builder::unknown(const Item& item, std::string_view attribute, std::string_view what_zh,
                      std::string_view what_en, const std::vector<std::string>& names) const {
  if (mistakes.full()) return;
  const std::string name = item.node.attribute(std::string(attribute).c_str()).value();
  wrong(item, attribute, no_such(name, what_zh, what_en), did_you_mean(name, names));
}

void Builder::unknown_value(const Item& item, std::string_view name, std::string_view what_zh,
                            std::string_view what_en, const std::vector<std::string>& names) const {
  wrong(item, "value", no_such(name, what_zh, what_en), did_you_mean(name, names));
}

void Builder::check_pattern(const Item& item) const { check_pattern(item, text_of(item.node)); }

void Builder::check_pattern(const Item& item, const std::string& pattern) const {
  check_pattern(item, item.source->inner(item.node), pattern);
}

void Builder::check_pattern(const Item& item, Span where, const std::string& pattern) const {
  if (care != Care::thorough || mistakes.full()) return;
  RE2::Options options;
  options.set_log_errors(false);
  const RE2 compiled(pattern, options);
  if (compiled.ok()) return;
  const std::string part(compiled.error_arg());
  const auto at = part.empty()
                      ? std::string::npos
                      : item.source->text().substr(where.begin, where.end - where.begin).find(part);
  if (at != std::string::npos) where = {where.begin + at, where.begin + at + part.size()};
  mistakes.add(
      *item.source, where,
      {"正则表达式有误：" + compiled.error(), "not a regular expression: " + compiled.error()});
}

std::shared_ptr<const Pack> build(const Outline& outline, Mistakes& mistakes, Care care,
                                  Fragments fragments) {
  auto pack = std::make_shared<Pack>();
  Builder builder{*pack, outline, mistakes, care, fragments};
  build_head(builder);
  build_sections(builder);
  if (pack->sections.empty() && care == Care::thorough) {
    mistakes.add(*outline.pack.source, outline.pack.source->element(outline.pack.node),
                 {"规则包至少要有一个部分（section）", "a pack has at least one section"});
  }
  build_tables(builder);
  find_repeated_labels(builder);
  build_lists(builder);
  check_additions(builder);
  build_rules(builder);
  build_phrases(builder);
  build_specimen(builder);
  return pack;
}

}  // namespace gouji
