#include "pack/reachable.h"

#include <algorithm>
#include <set>
#include <tuple>

#include <re2/re2.h>

#include "base/fold.h"
#include "base/utf8.h"

namespace gouji {
namespace {

// The offset after what stands at `at` and is no plain character of a regular expression: an
// escape, a class, the head of a group. `at` itself where a plain character stands there.
std::size_t past_syntax(std::string_view pattern, std::size_t at) {
  const auto after = [&](std::string_view marks) {
    const auto end = pattern.find_first_of(marks, at + 1);
    return end == std::string_view::npos ? pattern.size() : end + 1;
  };
  if (pattern[at] == '\\') {
    const bool named = at + 2 < pattern.size() && pattern[at + 2] == '{' &&
                       (pattern[at + 1] == 'p' || pattern[at + 1] == 'P' || pattern[at + 1] == 'x');
    return named ? after("}") : std::min(at + 2, pattern.size());
  }
  if (pattern[at] == '[') {
    std::size_t end = at + 1;
    if (end < pattern.size() && pattern[end] == '^') ++end;
    if (end < pattern.size() && pattern[end] == ']') ++end;
    while (end < pattern.size() && pattern[end] != ']') end += pattern[end] == '\\' ? 2 : 1;
    return std::min(end + 1, pattern.size());
  }
  if (pattern[at] == '{') return after("}");
  if (pattern.substr(at, 2) == "(?") return after(":>)");
  return at;
}

// The first plain character of a pattern that folding changes or drops; npos where there is none.
std::size_t find_unfolded_character(std::string_view pattern, CodePoint& found) {
  for (std::size_t at = 0; at < pattern.size();) {
    if (const auto next = past_syntax(pattern, at); next > at) {
      at = next;
      continue;
    }
    found = decode(pattern, at);
    if (fold_code_point(found.value) != found.value) return at;
    at += found.length;
  }
  return std::string_view::npos;
}

// Whether a pattern that stands nowhere in particular matches the word, and so every sentence with
// it.
bool excuses(const std::string& pattern, const std::string& anchor) {
  if (pattern.find_first_of("^$") != std::string::npos ||
      pattern.find("\\b") != std::string::npos) {
    return false;
  }
  const RE2 compiled(pattern, RE2::Quiet);
  return compiled.ok() && RE2::PartialMatch(anchor, compiled);
}

void add(const Builder& b, const Item& item, Span where, Bilingual message, Bilingual hint) {
  b.mistakes.add(*item.source, where, std::move(message), std::move(hint));
}

}  // namespace

void find_unfolded(const Builder& b, const Item& item, const std::string& pattern) {
  CodePoint c;
  const auto at = find_unfolded_character(pattern, c);
  if (at == std::string::npos) return;
  Span where = item.source->inner(item.node);
  const std::string character = pattern.substr(at, c.length);
  const auto there = std::string_view(item.source->text())
                         .substr(where.begin, where.end - where.begin)
                         .find(character);
  if (there != std::string_view::npos) {
    where = {where.begin + there, where.begin + there + character.size()};
  }
  const std::string plain = folded(character);
  add(b, item, where,
      {"此处的“" + character + "”不会出现在报告中，这一句式永远不会匹配",
       "no report holds \"" + character + "\" here: the pattern can never match"},
      plain.empty()
          ? Bilingual{"比对前空白一律去掉，请删去",
                      "blanks are taken out before texts are compared: leave it out"}
          : Bilingual{"比对前文字一律归一（简体、半角标点、小写），应写作“" + plain + "”",
                      "texts are folded before they are compared (simplified, half-width, small "
                      "letters): write \"" +
                          plain + "\""});
}

void find_unreachable(const Builder& b, const std::vector<Item>& items, const Rule& rule) {
  using Said = std::tuple<std::string, std::string, std::string, std::string, std::string>;
  std::set<Said> said;
  for (std::size_t i = 0; i < items.size() && i < rule.wordings.size(); ++i) {
    const Wording& wording = rule.wordings[i];
    const Item& item = items[i];
    const Span where = item.source->element(item.node);
    std::string anchors;
    bool any = false, all_excused = true;
    for (const auto& anchor : wording.anchors) {
      const std::string plain = folded(anchor);
      anchors += plain + "|";
      any |= !plain.empty();
      all_excused &= std::any_of(wording.unless.begin(), wording.unless.end(),
                                 [&](const std::string& unless) { return excuses(unless, plain); });
    }
    if (!any) {
      add(b, item, where,
          {"用语的锚词（anchor）只有空白，永远不会遇到",
           "the anchors of this wording are blank and can never be met"},
          {});
    } else if (all_excused) {
      add(b, item, where,
          {"例外（unless）把所有锚词都排除了，这一用语永远不会报出",
           "its own \"unless\" excuses every anchor: this wording can never be met"},
          {"例外应比锚词更具体，写出不应报的那种说法",
           "an \"unless\" says more than the anchor: the words that are no fault"});
    } else if (!said.insert({anchors, wording.match, wording.section, wording.agency,
                             wording.key + wording.figure + wording.expected + wording.name.zh})
                    .second) {
      add(b, item, where,
          {"与前面的用语相同，永远轮不到这一条",
           "an earlier wording says the same: this one never has its turn"},
          {"删去其中一条", "leave one of them out"});
    }
    for (auto child : item.node.children("match")) {
      find_unfolded(b, {item.source, child}, text_of(child));
    }
  }
}

namespace {

void find_repeated(const Builder& b, const Item& item) {
  std::set<std::string> seen;
  for (const char* name : {"title", "label", "heading"}) {
    if (auto attribute = item.node.attribute(name)) seen.insert(folded(attribute.value()));
  }
  for (auto child : item.node.children()) {
    if (child.type() != pugi::node_element) continue;
    const std::string_view name = child.name();
    if (name != "accepted" && name != "variant") {
      if (name != "specimen" && name != "name") find_repeated(b, {item.source, child});
      continue;
    }
    if (seen.insert(folded(text_of(child))).second) continue;
    add(b, item, item.source->inner(child),
        {"“" + text_of(child) + "”已经写过，这一写法永远轮不到",
         "\"" + text_of(child) + "\" is there already: this wording never has its turn"},
        {"全角半角、繁简体视为相同", "full and half width, traditional and simplified are one"});
  }
}

}  // namespace

void find_repeated_labels(const Builder& b) {
  if (b.care != Care::thorough) return;
  for (const auto& item : b.outline.sections) find_repeated(b, item);
  for (const auto& item : b.outline.tables) find_repeated(b, item);
}

}  // namespace gouji
