#include "intake/docx_styles.h"

#include "intake/docx_xml.h"

namespace gouji::docx {
namespace {

// Longer chains than any program writes, and an end to those that run in a circle.
constexpr int kLongestChain = 32;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// Styles that are built in are told by their names, which no language version translates in the
// file; WPS and converters write the Chinese ones all the same.
std::optional<std::int32_t> outline_by_name(std::string_view name) {
  for (const std::string_view prefix : {"heading ", "标题 ", "标题"}) {
    if (!name.starts_with(prefix)) continue;
    const auto rest = name.substr(prefix.size());
    if (rest.size() == 1 && rest[0] >= '1' && rest[0] <= '9') return rest[0] - '1';
  }
  if (name == "title" || name == "标题") return 0;
  return std::nullopt;
}

bool is_contents_name(std::string_view name) {
  return name.starts_with("toc ") || name.starts_with("目录 ");
}

struct Raw {
  Style own;
  std::string based_on;
};

Raw read_style(const pugi::xml_node& node, std::string_view id) {
  Raw raw;
  raw.based_on = value_of(node, "basedOn");
  const auto name = lower(value_of(node, "name"));
  const auto paragraph = child(node, "pPr");
  const auto numbering = child(paragraph, "numPr");
  raw.own.list = number_of(numbering, "numId");
  raw.own.level = number_of(numbering, "ilvl");
  if (raw.own.list) raw.own.list_style = id;
  raw.own.outline = number_of(paragraph, "outlineLvl");
  if (!raw.own.outline) raw.own.outline = outline_by_name(name);
  raw.own.hidden = switch_of(child(node, "rPr"), "vanish");
  raw.own.struck = struck_by(child(node, "rPr"));
  raw.own.contents = is_contents_name(name);
  return raw;
}

void inherit(Style& style, const Style& from) {
  if (!style.list) {
    if (!style.level) style.level = from.level;
    style.list = from.list;
    style.list_style = from.list_style;
  }
  if (!style.outline) style.outline = from.outline;
  if (!style.hidden) style.hidden = from.hidden;
  if (!style.struck) style.struck = from.struck;
}

}  // namespace

std::optional<bool> struck_by(const pugi::xml_node& run_properties) {
  const auto once = switch_of(run_properties, "strike"),
             twice = switch_of(run_properties, "dstrike");
  if (!once && !twice) return std::nullopt;
  return once.value_or(false) || twice.value_or(false);
}

Styles::Styles(const pugi::xml_node& root) {
  std::map<std::string, Raw, std::less<>> raws;
  for (const auto& node : root.children()) {
    if (!is(node, "style")) continue;
    std::string id(attribute(node, "styleId"));
    const auto standard = attribute(node, "default");
    if (standard_.empty() && attribute(node, "type") == "paragraph" &&
        (standard == "1" || standard == "true" || standard == "on")) {
      standard_ = id;
    }
    auto raw = read_style(node, id);
    raws.emplace(std::move(id), std::move(raw));
  }
  for (const auto& [id, raw] : raws) {
    Style style = raw.own;
    const auto* at = &raw;
    for (int i = 0; i < kLongestChain && !at->based_on.empty(); ++i) {
      const auto next = raws.find(at->based_on);
      if (next == raws.end()) break;
      at = &next->second;
      inherit(style, at->own);
    }
    styles_.emplace(id, std::move(style));
  }
}

const Style& Styles::paragraph(std::string_view id) const {
  return find(id.empty() ? std::string_view(standard_) : id);
}

const Style& Styles::find(std::string_view id) const {
  static const Style kNone;
  const auto found = styles_.find(id);
  return found == styles_.end() ? kNone : found->second;
}

}  // namespace gouji::docx
