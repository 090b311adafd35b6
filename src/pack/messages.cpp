#include "pack/messages.h"

#include <algorithm>

namespace gouji {
namespace {

std::vector<std::string> strings(const Names& names) { return {names.begin(), names.end()}; }

bool holds(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class MessageCheck {
 public:
  MessageCheck(const Builder& builder, const RuleKind& kind) : b_(builder), kind_(kind) {}

  void run(const Item& item) {
    const std::string key = item.attribute("key");
    const Names* arguments = &kind_.arguments;
    if (!key.empty()) {
      const auto keyed = std::find_if(kind_.keyed.begin(), kind_.keyed.end(),
                                      [&](const KeyedMessage& m) { return m.key == key; });
      if (keyed == kind_.keyed.end()) {
        std::vector<std::string> keys;
        for (const auto& m : kind_.keyed) keys.emplace_back(m.key);
        return b_.unknown(item, "key", "信息（key）", "message", keys);
      }
      arguments = &keyed->arguments;
    }
    if (b_.care != Care::thorough) return;
    check_arguments(item, "zh", *arguments);
    check_arguments(item, "en", *arguments);
  }

 private:
  // Braces hold the plain name of an argument of this kind, nothing else.
  void check_arguments(const Item& item, const char* language, const Names& allowed) {
    const Span value = item.source->value(item.node, language);
    const std::string_view text =
        std::string_view(item.source->text()).substr(value.begin, value.end - value.begin);
    for (std::size_t at = 0; at < text.size();) {
      at = text.find_first_of("{}", at);
      if (at == std::string_view::npos) return;
      const auto end = text[at] == '{' ? text.find_first_of("{}", at + 1) : std::string_view::npos;
      if (end == std::string_view::npos || text[end] != '}') {
        return bad_argument(item, {value.begin + at, value.begin + at + 1},
                            {"花括号不成对", "a brace stands alone"}, allowed, "");
      }
      const auto name = text.substr(at + 1, end - at - 1);
      const Span where{value.begin + at, value.begin + end + 1};
      if (name.find_first_of(":.[!") != std::string_view::npos) {
        bad_argument(item, where,
                     {"花括号中只能写参数名，不能带格式或下级字段",
                      "braces hold the plain name of an argument, no width and no field"},
                     allowed, name.substr(0, name.find_first_of(":.[!")));
      } else if (!holds(allowed, name) && name != "basis") {
        bad_argument(item, where,
                     {"“" + std::string(kind_.name) + "”的信息没有参数“" + std::string(name) + "”",
                      "messages of kind " + std::string(kind_.name) + " have no argument \"" +
                          std::string(name) + "\""},
                     allowed, name);
      }
      at = end + 1;
    }
  }

  void bad_argument(const Item& item, Span where, Bilingual message, const Names& allowed,
                    std::string_view name) {
    Bilingual hint = did_you_mean(name, strings(allowed));
    if (hint.empty()) {
      std::string list;
      for (const auto a : allowed) list += (list.empty() ? "" : ", ") + std::string(a);
      hint = allowed.empty() ? Bilingual{"此类信息没有参数", "these messages take no argument"}
                             : Bilingual{"可用的参数：" + list, "arguments: " + list};
    }
    b_.mistakes.add(*item.source, where, std::move(message), std::move(hint));
  }

  const Builder& b_;
  const RuleKind& kind_;
};

}  // namespace

void check_message(const Builder& builder, const Item& item, const RuleKind& kind) {
  MessageCheck(builder, kind).run(item);
}

}  // namespace gouji
