#include "intake/docx_flow.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "intake/docx_xml.h"

namespace gouji::docx {
namespace {

constexpr std::int32_t kBodyText = 9;  // the outline level of what is no heading
constexpr std::int32_t kLowestHeading = 6;

int heading_level(const pugi::xml_node& properties, const Style& style) {
  auto level = number_of(properties, "outlineLvl");
  if (!level) level = style.outline;
  if (!level || *level < 0 || *level >= kBodyText) return 0;
  return std::min(*level + 1, kLowestHeading);
}

// Where the file says that a content control holds a table of contents.
bool holds_contents(const pugi::xml_node& control) {
  const auto gallery = value_of(child(child(control, "sdtPr"), "docPartObj"), "docPartGallery");
  return gallery == "Table of Contents";
}

bool is_deleted_mark(const pugi::xml_node& mark) {
  return child(mark, "del") || child(mark, "moveFrom");
}

}  // namespace

Flow::Flow(const Styles& styles, DocxNumbering& numbering, const Limits& limits)
    : styles_(styles),
      numbering_(numbering),
      limits_(limits),
      reader_(styles, limits, pending_),
      builder_(limits) {}

void Flow::read(const pugi::xml_node& body) {
  for (const auto& node : body.children()) {
    if (full_) break;
    limits_.keep_time();
    if (node.type() == pugi::node_element) read_block(node, false);
  }
  end_story();
}

void Flow::read_block(const pugi::xml_node& node, bool chrome) {
  const auto name = local_name(node);
  if (name == "p") {
    read_paragraph(node, chrome);
  } else if (name == "tbl") {
    end_story();
    read_table(node);
  } else if (name == "altChunk") {
    end_story();
    blocks_.emplace_back(
        Embedded{Embedded::Kind::attachment, std::string(attribute(node, "id")), "", {}});
  } else {
    auto inner = node;
    bool contents = chrome;
    if (name == "sdt") {
      inner = child(node, "sdtContent");
      contents = contents || holds_contents(node);
    } else if (name == "AlternateContent") {
      inner = branch_of(node);
    } else if (name != "customXml" && name != "ins" && name != "moveTo") {
      return;
    }
    for (const auto& one : inner.children()) {
      if (full_) return;
      if (one.type() == pugi::node_element) read_block(one, contents);
    }
  }
}

void Flow::read_paragraph(const pugi::xml_node& node, bool chrome) {
  auto content = std::exchange(held_, {});
  held_from_ = {};
  reader_.read(node, content);
  const auto mark = mark_of(node);
  if (child(mark, "ins") || child(mark, "moveTo")) ++pending_.inserted;
  if (is_deleted_mark(mark)) {
    ++pending_.deleted;
    held_ = std::move(content);
    held_from_ = node;
    return;
  }
  finish_paragraph(std::move(content), node, chrome);
}

// A deleted mark at the end of a cell or of the text has no paragraph to join. What it leaves is
// one of its own where it has text.
void Flow::end_story() {
  if (!held_from_) return;
  auto content = std::exchange(held_, {});
  const auto node = std::exchange(held_from_, {});
  const bool empty = content.bytes == 0 && content.boxes.empty() && content.embedded.empty();
  if (!empty) finish_paragraph(std::move(content), node, false);
}

void Flow::finish_paragraph(ParagraphContent content, const pugi::xml_node& node, bool chrome) {
  const auto properties = child(node, "pPr");
  const auto style_id = value_of(properties, "pStyle");
  const auto& style = styles_.paragraph(style_id);
  const auto hidden_mark = switch_of(mark_of(node), "vanish").value_or(false);
  if (content.bytes != 0 || !hidden_mark) {
    content.lines.front().insert(0, number_for(properties, style));
  }
  if (content.overflowed) reached(Limit::text_bytes);
  for (auto& line : content.lines) {
    auto text = trimmed(line);
    if (text.empty()) continue;
    if (blocks_.size() >= limits_[Limit::blocks]) {
      reached(Limit::blocks);
      full_ = true;
      return;
    }
    Paragraph paragraph;
    paragraph.text.utf8 = std::move(text);
    paragraph.heading_level = heading_level(properties, style);
    paragraph.chrome = chrome || style.contents;
    blocks_.emplace_back(std::move(paragraph));
  }
  for (auto& embedded : content.embedded) blocks_.emplace_back(std::move(embedded));
  for (const auto& box : content.boxes) read(box);
}

// A list that is named beside the text counts before that of a style.
std::string Flow::number_for(const pugi::xml_node& properties, const Style& style) {
  const auto own = child(properties, "numPr");
  const auto own_list = number_of(own, "numId");
  const auto list = own_list ? own_list : style.list;
  if (!list || *list == 0) return {};
  const auto own_level = number_of(own, "ilvl");
  if (own_level) return numbering_.next(*list, own_level, {});
  if (own_list) return numbering_.next(*list, 0, {});
  return numbering_.next(*list, style.level, style.list_style);
}

void Flow::reached(Limit limit) { add_once(problems_, limit_reached(limit, limits_)); }

}  // namespace gouji::docx
