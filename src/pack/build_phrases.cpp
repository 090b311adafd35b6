// The phrases of a pack: anchors, patterns, and the sums of cells that their numbers may be.
#include <algorithm>

#include "base/utf8.h"
#include "pack/build.h"
#include "pack/kinds.h"
#include "pack/phrase.h"
#include "pack/reachable.h"

namespace gouji {
namespace {

class PhraseBuilder {
 public:
  PhraseBuilder(Builder& builder, const Item& item) : b_(builder), item_(item) {}

  Phrase build() {
    phrase_.id = item_.attribute("id");
    phrase_.rule = item_.attribute("rule");
    phrase_.key = item_.attribute("key");
    phrase_.subject = item_.attribute("subject");
    phrase_.severity = severity_from(item_.attribute("severity"));
    phrase_.context = expanded(item_, item_.attribute("context"));
    anchors();
    for (auto node : item_.node.children()) {
      const Item child{item_.source, node};
      const std::string_view name = node.name();
      if (name == "pattern") {
        phrase_.patterns.push_back(expanded(child, text_of(node)));
        if (thorough()) find_unfolded(b_, child, text_of(node));
      }
      if (name == "unless") {
        phrase_.unless.push_back({expanded(child, text_of(node)),
                                  expanded(child, child.attribute("but")),
                                  over(child.attribute("over"))});
      }
      if (name == "reading") reading(child);
    }
    if (thorough()) look_over();
    return std::move(phrase_);
  }

 private:
  bool thorough() const { return b_.care == Care::thorough; }
  // What names a table that this edition has not, or has otherwise, is no reading of this edition.
  bool inherited() const { return item_.source != b_.outline.pack.source; }

  static Phrase::Exception::Over over(std::string_view word) {
    using Over = Phrase::Exception::Over;
    if (word == "sentence") return Over::sentence;
    if (word == "before") return Over::before;
    return word == "paragraph" ? Over::paragraph : Over::clauses;
  }
  static Phrase::Reading::Fit fit(std::string_view word) {
    using Fit = Phrase::Reading::Fit;
    return word == "at-most" ? Fit::at_most : word == "at-least" ? Fit::at_least : Fit::equal;
  }

  void anchors() {
    const std::string all = item_.attribute("anchor");
    for (std::size_t at = 0; at <= all.size();) {
      const auto end = std::min(all.find('|', at), all.size());
      if (end > at) phrase_.anchors.push_back(all.substr(at, end - at));
      at = end + 1;
    }
  }

  std::string expanded(const Item& item, const std::string& pattern) {
    if (pattern.empty()) return {};
    std::string unknown;
    auto text = expand_pattern(pattern, b_.pack, &unknown);
    if (!thorough()) return text;
    if (!unknown.empty()) {
      std::vector<std::string> names;
      for (const auto& [name, items] : b_.pack.lists) {
        if (name.starts_with("prose.")) names.push_back(name.substr(6));
      }
      b_.mistakes.add(
          *item.source, item.source->inner(item.node),
          {"没有名为“prose." + unknown + "”的词表", "there is no list \"prose." + unknown + "\""},
          did_you_mean(unknown, names));
    } else {
      b_.check_pattern(item, text);
    }
    return text;
  }

  void reading(const Item& item) {
    auto parsed = parse_cell_sum(text_of(item.node), b_.pack);
    if (auto* sum = std::get_if<CellSum>(&parsed)) {
      const auto tenfold = item.attribute("tenfold");
      phrase_.readings.push_back({item.attribute("of"), std::move(*sum), fit(item.attribute("fit")),
                                  tenfold.empty() ? 0 : tenfold.front() - '0'});
      return;
    }
    if (inherited()) return;
    const auto& error = std::get<EquationError>(parsed);
    Span where = item.source->inner(item.node);
    where.begin = std::min(where.begin + error.offset, item.source->text().size());
    where.end = where.begin + error.length;
    Bilingual hint;
    if (!error.hint.empty()) {
      hint = {"是不是“" + error.hint + "”？", "did you mean \"" + error.hint + "\"?"};
    }
    b_.mistakes.add(*item.source, where, {error.zh, error.en}, std::move(hint));
  }

  void look_over() {
    if (!inherited() && b_.pack.rule(phrase_.rule) == nullptr) {
      std::vector<std::string> names;
      for (const auto& rule : b_.pack.rules) names.push_back(rule.id);
      b_.unknown(item_, "rule", "规则", "rule", names);
    }
    look_for_message();
    for (const auto& reading : phrase_.readings) {
      for (const char letter : reading.of) {
        if (letter != '+') number_named(std::string(1, letter));
      }
    }
  }

  void look_for_message() {
    const Rule* rule = b_.pack.rule(phrase_.rule);
    const RuleKind* kind = rule == nullptr ? nullptr : find_rule_kind(rule->kind);
    if (kind == nullptr || phrase_.key.empty()) return;
    std::vector<std::string> keys;
    for (const auto& message : kind->keyed) keys.emplace_back(message.key);
    if (std::find(keys.begin(), keys.end(), phrase_.key) == keys.end()) {
      b_.unknown(item_, "key", "信息（key）", "message", keys);
    }
  }

  void number_named(const std::string& name) {
    const std::string group = "(?P<" + name + ">";
    const bool named =
        std::any_of(phrase_.patterns.begin(), phrase_.patterns.end(),
                    [&](const std::string& p) { return p.find(group) != std::string::npos; });
    if (named) return;
    b_.wrong(item_, "id",
             {"短语“" + phrase_.id + "”的句式中没有数字“{" + name + "}”",
              "no pattern of the phrase \"" + phrase_.id + "\" has the number \"{" + name + "}\""});
  }

  Builder& b_;
  const Item& item_;
  Phrase phrase_;
};

}  // namespace

void build_phrases(Builder& b) {
  b.pack.phrases.reserve(b.outline.phrases.size());
  for (const auto& item : b.outline.phrases) {
    b.pack.phrases.push_back(PhraseBuilder(b, item).build());
  }
}

}  // namespace gouji
