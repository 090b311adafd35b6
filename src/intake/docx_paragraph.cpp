#include "intake/docx_paragraph.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <utility>

#include "base/utf8.h"
#include "intake/docx_symbol.h"
#include "intake/docx_xml.h"

namespace gouji::docx {
namespace {

// Smaller than this (in units of which 360000 are a centimetre) is an ornament or a pixel for
// counting readers.
constexpr std::int32_t kTinyDrawing = 100'000;

bool one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Elements within a paragraph that only put something around its runs.
bool is_wrapper(std::string_view name) {
  return one_of(name,
                {"hyperlink", "smartTag", "customXml", "sdtContent", "fldSimple", "dir",     "bdo",
                 "oMathPara", "oMath",    "f",         "num",        "den",       "sSup",    "sSub",
                 "e",         "sup",      "sub",       "d",          "rad",       "rubyBase"});
}

// White space at the ends counts only where the file says so; line ends in it are blanks.
std::string text_of(const pugi::xml_node& node) {
  std::string text;
  for (const auto& part : node.children()) text += part.value();
  for (char& c : text) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  if (attribute(node, "space") == "preserve") return text;
  const auto first = text.find_first_not_of(' ');
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::string text_of_run(const pugi::xml_node& run) {
  std::string text;
  for (const auto& one : run.children()) {
    if (is(one, "t")) text += one.child_value();
  }
  return text;
}

std::string font_of(const pugi::xml_node& properties) {
  const auto fonts = child(properties, "rFonts");
  const auto ascii = attribute(fonts, "ascii");
  return std::string(ascii.empty() ? attribute(fonts, "hAnsi") : ascii);
}

std::string sign_of(const pugi::xml_node& node) {
  const auto code = attribute(node, "char");
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), value, 16);
  if (error != std::errc() || end == code.data() || value == 0 || value > 0x10FFFF) return {};
  std::string out;
  append(out, symbol(value, attribute(node, "font")));
  return out;
}

bool is_tiny(const pugi::xml_node& extent) {
  const auto width = to_number(attribute(extent, "cx")),
             height = to_number(attribute(extent, "cy"));
  return (width && *width < kTinyDrawing) || (height && *height < kTinyDrawing);
}

}  // namespace

pugi::xml_node mark_of(const pugi::xml_node& paragraph) {
  return child(child(paragraph, "pPr"), "rPr");
}

void ParagraphReader::read(const pugi::xml_node& paragraph, ParagraphContent& content) {
  content_ = &content;
  const auto properties = child(paragraph, "pPr");
  const auto& style = styles_.paragraph(value_of(properties, "pStyle"));
  hidden_by_style_ = style.hidden.value_or(false);
  struck_by_style_ = style.struck.value_or(false);
  in_struck_ = false;
  read_children(paragraph);
  // An instruction does not reach into the next paragraph: where its end was lost, only its own
  // text is gone and not the rest of the document.
  std::erase(fields_, true);
}

void ParagraphReader::read_children(const pugi::xml_node& node) {
  for (const auto& one : node.children()) {
    if (one.type() == pugi::node_element) read_inline(one);
  }
}

void ParagraphReader::read_inline(const pugi::xml_node& node) {
  const auto name = local_name(node);
  if (name == "r") {
    read_run(node);
  } else if (name == "ins" || name == "moveTo") {
    ++pending_.inserted;
    read_children(node);
  } else if (name == "del" || name == "moveFrom") {
    ++pending_.deleted;
  } else if (name == "sdt") {
    read_children(child(node, "sdtContent"));
  } else if (name == "AlternateContent") {
    read_children(branch_of(node));
  } else if (is_wrapper(name)) {
    read_children(node);
  }
}

bool ParagraphReader::is_hidden(const pugi::xml_node& run) const {
  const auto properties = child(run, "rPr");
  if (const auto own = switch_of(properties, "vanish")) return *own;
  if (const auto style = styles_.find(value_of(properties, "rStyle")).hidden) return *style;
  return hidden_by_style_;
}

bool ParagraphReader::is_struck(const pugi::xml_node& run) const {
  const auto properties = child(run, "rPr");
  if (const auto own = struck_by(properties)) return *own;
  if (const auto style = styles_.find(value_of(properties, "rStyle")).struck) return *style;
  return struck_by_style_;
}

// The marks of a field count even where the run is hidden: its end must not be lost.
void ParagraphReader::read_run(const pugi::xml_node& run) {
  const bool struck = is_struck(run), hidden = struck || is_hidden(run);
  if (struck && !in_struck_ && !collapsed(text_of_run(run)).empty()) ++pending_.struck;
  in_struck_ = struck;
  const auto font = font_of(child(run, "rPr"));
  for (const auto& one : run.children()) {
    if (one.type() != pugi::node_element) continue;
    if (is(one, "fldChar")) {
      read_field_mark(one);
    } else if (!hidden && !in_instruction()) {
      read_piece(one, font);
    }
  }
}

void ParagraphReader::read_field_mark(const pugi::xml_node& node) {
  const auto type = attribute(node, "fldCharType");
  if (type == "begin") {
    fields_.push_back(true);
  } else if (type == "separate" && !fields_.empty()) {
    fields_.back() = false;
  } else if (type == "end" && !fields_.empty()) {
    fields_.pop_back();
  }
}

bool ParagraphReader::in_instruction() const {
  return std::find(fields_.begin(), fields_.end(), true) != fields_.end();
}

void ParagraphReader::read_piece(const pugi::xml_node& node, std::string_view font) {
  const auto name = local_name(node);
  if (name == "t") {
    put(with_symbols(text_of(node), font));
  } else if (name == "tab" || name == "ptab") {
    put(" ");
  } else if (name == "br" || name == "cr") {
    content_->lines.emplace_back();
  } else if (name == "noBreakHyphen") {
    put("-");
  } else if (name == "sym") {
    put(sign_of(node));
  } else if (name == "drawing" || name == "pict" || name == "object") {
    read_drawing(node);
  } else if (name == "ruby") {
    read_children(child(node, "rubyBase"));
  } else if (name == "AlternateContent") {
    for (const auto& one : branch_of(node).children()) {
      if (one.type() == pugi::node_element) read_piece(one, font);
    }
  }
}

void ParagraphReader::read_drawing(const pugi::xml_node& drawing) {
  Embedded found{Embedded::Kind::picture, "", "", {}};
  bool any = false;
  const auto boxes = content_->boxes.size();
  look_into_drawing(drawing, found, any);
  // A frame with text in it is text, whatever ornaments it has beside.
  if (any && content_->boxes.size() == boxes) content_->embedded.push_back(std::move(found));
}

void ParagraphReader::look_into_drawing(const pugi::xml_node& node, Embedded& found, bool& any) {
  for (const auto& one : node.children()) {
    if (one.type() != pugi::node_element) continue;
    const auto name = local_name(one);
    if (name == "AlternateContent") {
      look_into_drawing(branch_of(one), found, any);
      continue;
    }
    if (name == "txbxContent") {
      content_->boxes.push_back(one);
      continue;
    }
    if (name == "inline" || name == "anchor") {
      const auto hidden = attribute(child(one, "docPr"), "hidden");
      if (is_tiny(child(one, "extent")) || hidden == "1" || hidden == "true") continue;
    }
    if (name == "docPr" && found.label.empty()) {
      const auto described = attribute(one, "descr");
      found.label = collapsed(described.empty() ? attribute(one, "title") : described);
    }
    if (one_of(name, {"blip", "imagedata", "chart", "relIds", "OLEObject"})) {
      any = true;
      auto target = attribute(one, "embed");
      if (target.empty()) target = attribute(one, "id");
      if (name == "OLEObject") {
        const bool icon = attribute(one, "DrawAspect") == "Icon";
        found.kind = icon ? Embedded::Kind::attachment : Embedded::Kind::picture;
        found.label = attribute(one, "ProgID");
        found.target = target;
      }
      if (found.target.empty()) found.target = target;
    }
    look_into_drawing(one, found, any);
  }
}

void ParagraphReader::put(std::string_view text) {
  const auto limit = limits_[Limit::text_bytes];
  if (content_->bytes + text.size() > limit) {
    content_->overflowed = true;
    auto room = static_cast<std::size_t>(limit - std::min<std::uint64_t>(content_->bytes, limit));
    while (room > 0 && (static_cast<unsigned char>(text[room]) & 0xC0) == 0x80) --room;
    text = text.substr(0, room);
  }
  content_->bytes += text.size();
  content_->lines.back() += text;
}

}  // namespace gouji::docx
