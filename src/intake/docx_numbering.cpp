#include "intake/docx_numbering.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "intake/docx_number_format.h"
#include "intake/docx_symbol.h"
#include "intake/docx_xml.h"

namespace gouji::docx {
namespace {

// Word takes 31 characters; a text without bound would be repeated before every paragraph.
constexpr std::size_t kLongestText = 128;

// The fonts of bullets are named in the level's own properties.
std::string font_of(const pugi::xml_node& level) {
  const auto fonts = child(child(level, "rPr"), "rFonts");
  const auto ascii = attribute(fonts, "ascii");
  return std::string(ascii.empty() ? attribute(fonts, "hAnsi") : ascii);
}

std::string cut(std::string_view text) {
  auto end = std::min(text.size(), kLongestText);
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
    --end;
  }
  return std::string(text.substr(0, end));
}

// A number's format, or the one for older programs beside a format of the writer's own.
pugi::xml_node format_node(const pugi::xml_node& level) {
  if (const auto direct = child(level, "numFmt")) return direct;
  const auto alternate = child(level, "AlternateContent");
  const auto chosen = child(child(alternate, "Choice"), "numFmt");
  if (chosen && attribute(chosen, "val") != "custom") return chosen;
  return child(child(alternate, "Fallback"), "numFmt");
}

bool ends_in_letter(std::string_view text) {
  if (text.empty()) return false;
  const char last = text.back();
  const bool ascii = static_cast<unsigned char>(last) < 0x80;
  if (ascii) return (last >= '0' && last <= '9') || ((last | 0x20) >= 'a' && (last | 0x20) <= 'z');
  auto at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  const auto c = decode(text, at).value;
  return is_han(c) || (c >= U'０' && c <= U'９');
}

}  // namespace

DocxNumbering::DocxNumbering(const pugi::xml_node& root, const Styles& styles) {
  for (const auto& node : root.children()) {
    if (is(node, "abstractNum")) read_abstract(node);
  }
  for (const auto& node : root.children()) {
    if (is(node, "num")) read_list(node);
  }
  follow_links(styles);
}

DocxNumbering::Level DocxNumbering::read_level(const pugi::xml_node& node) {
  Level level;
  level.start = number_of(node, "start").value_or(0);
  const auto format = attribute(format_node(node), "val");
  if (!format.empty()) level.format = format;
  level.text = cut(value_of(node, "lvlText"));
  level.style = value_of(node, "pStyle");
  level.font = font_of(node);
  level.restart = number_of(node, "lvlRestart");
  level.legal = switch_of(node, "isLgl").value_or(false);
  const auto after = value_of(node, "suff");
  if (after == "space") level.after = Level::After::space;
  if (after == "nothing") level.after = Level::After::nothing;
  return level;
}

void DocxNumbering::read_abstract(const pugi::xml_node& node) {
  const auto id = to_number(attribute(node, "abstractNumId"));
  if (!id) return;
  auto& abstract = abstracts_[*id];
  abstract.style_link = value_of(node, "styleLink");
  abstract.numbering_style = value_of(node, "numStyleLink");
  for (const auto& one : node.children()) {
    const auto level = is(one, "lvl") ? to_number(attribute(one, "ilvl")) : std::nullopt;
    if (level && *level >= 0 && *level < kLevels) {
      abstract.levels[static_cast<std::size_t>(*level)] = read_level(one);
    }
  }
}

void DocxNumbering::read_list(const pugi::xml_node& node) {
  const auto id = to_number(attribute(node, "numId"));
  const auto abstract = number_of(node, "abstractNumId");
  if (!id || !abstract) return;
  const auto found = abstracts_.find(*abstract);
  if (found == abstracts_.end()) return;
  auto& list = lists_[*id];
  list.abstract = &found->second;
  for (const auto& one : node.children()) {
    const auto level = is(one, "lvlOverride") ? to_number(attribute(one, "ilvl")) : std::nullopt;
    if (!level || *level < 0 || *level >= kLevels) continue;
    if (const auto own = child(one, "lvl")) list.levels[*level] = read_level(own);
    if (const auto start = number_of(one, "startOverride")) list.starts[*level] = *start;
  }
}

// A list may be no more than the name of a style that holds it.
void DocxNumbering::follow_links(const Styles& styles) {
  std::map<std::string_view, Abstract*> by_style;
  for (auto& [id, abstract] : abstracts_) {
    if (!abstract.style_link.empty()) by_style.emplace(abstract.style_link, &abstract);
  }
  for (auto& [id, list] : lists_) {
    const auto& link = list.abstract->numbering_style;
    if (link.empty()) continue;
    if (const auto found = by_style.find(link); found != by_style.end()) {
      list.abstract = found->second;
      continue;
    }
    const auto target = lists_.find(styles.find(link).list.value_or(0));
    if (target != lists_.end()) list.abstract = target->second.abstract;
  }
}

const DocxNumbering::Level& DocxNumbering::level_of(const List& list, std::int32_t level) {
  const auto own = list.levels.find(level);
  return own != list.levels.end() ? own->second
                                  : list.abstract->levels[static_cast<std::size_t>(level)];
}

std::int32_t DocxNumbering::start_of(const List& list, std::int32_t level) {
  const auto own = list.starts.find(level);
  return own != list.starts.end() ? own->second : level_of(list, level).start;
}

std::int32_t DocxNumbering::level_for(const List& list, std::string_view style) {
  for (std::int32_t level = 0; level < kLevels && !style.empty(); ++level) {
    if (level_of(list, level).style == style) return level;
  }
  return 0;
}

std::string DocxNumbering::next(std::int32_t list_id, std::optional<std::int32_t> level,
                                std::string_view style) {
  const auto found = lists_.find(list_id);
  if (found == lists_.end()) return {};
  auto& list = found->second;
  const auto at = std::clamp(level ? *level : level_for(list, style), 0, kLevels - 1);
  count(list, at);
  auto text = written(list, at);
  if (text.empty()) return text;
  const auto& shape = level_of(list, at);
  // A tab behind 一、 or 1. is a distance on paper and no character of the text.
  const bool blank =
      shape.after == Level::After::space ||
      (shape.after == Level::After::tab && (ends_in_letter(text) || shape.format == "bullet"));
  if (blank) text += ' ';
  return text;
}

void DocxNumbering::count(List& list, std::int32_t level) {
  auto& counts = list.abstract->counts;
  if (!list.used) {
    list.used = true;
    for (const auto& [at, start] : list.starts) counts[static_cast<std::size_t>(at)].reset();
  }
  auto& own = counts[static_cast<std::size_t>(level)];
  own = own ? *own + 1 : start_of(list, level);
  for (auto deeper = level + 1; deeper < kLevels; ++deeper) {
    const auto restart = level_of(list, deeper).restart;
    if (!restart || level < *restart) counts[static_cast<std::size_t>(deeper)].reset();
  }
  for (std::int32_t above = 0; above < level; ++above) {
    auto& count = counts[static_cast<std::size_t>(above)];
    if (!count) count = start_of(list, above);
  }
}

std::string DocxNumbering::written(const List& list, std::int32_t level) {
  const auto& shape = level_of(list, level);
  if (shape.format == "bullet") return with_symbols(shape.text, shape.font);
  std::string out;
  const std::string_view text = shape.text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool place =
        text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
    if (!place) {
      out += text[i];
      continue;
    }
    const std::int32_t wanted = text[++i] - '1';
    if (wanted > level) continue;
    const auto count = list.abstract->counts[static_cast<std::size_t>(wanted)];
    const auto& of = level_of(list, wanted);
    const bool plain = shape.legal && of.format != "none";
    out += format_number(count.value_or(of.start), plain ? std::string_view("decimal") : of.format);
  }
  return cut(out);
}

}  // namespace gouji::docx
