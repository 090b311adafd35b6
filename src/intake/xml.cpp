#include "intake/xml.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <libxml/parser.h>
#include <pugixml.hpp>

#include "base/utf8.h"
#include "intake/grid.h"
#include "intake/xml_table.h"

namespace gouji {
namespace {

constexpr std::string_view kNamespace = "urn:gouji:report:1";

// What libxml2 found wrong first.
struct Wrong {
  int line = 0;
  std::string said;
  bool document_type = false;
};

void on_error(void* context, xmlErrorPtr error) {
  auto* wrong = static_cast<Wrong*>(static_cast<xmlParserCtxt*>(context)->_private);
  if (wrong->line != 0 || error->level < XML_ERR_ERROR) return;
  wrong->line = std::max(error->line, 1);
  wrong->said = error->message != nullptr ? trimmed(error->message) : "";
}

void on_document_type(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
  auto* parser = static_cast<xmlParserCtxt*>(context);
  static_cast<Wrong*>(parser->_private)->document_type = true;
  xmlStopParser(parser);
}

Problem damaged(std::string zh, std::string en, std::optional<Locus> where) {
  return {"intake.damaged", {std::move(zh), std::move(en)}, where, true};
}

// The whole of a line, from 1.
Locus line_locus(std::string_view text, int line) {
  std::size_t begin = 0;
  for (int i = 1; i < line; ++i) {
    const auto end = text.find('\n', begin);
    if (end == text.npos) break;
    begin = end + 1;
  }
  const auto end = std::min(text.find('\n', begin), text.size());
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// pugixml is lenient; libxml2 says whether the text is XML at all.
std::optional<Problem> check_well_formed(std::string_view text) {
  std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> parser(xmlNewParserCtxt(),
                                                                      &xmlFreeParserCtxt);
  if (!parser) return damaged("内存不足，无法读取。", "out of memory", std::nullopt);
  Wrong wrong;
  parser->_private = &wrong;
  std::memset(parser->sax, 0, sizeof *parser->sax);
  parser->sax->initialized = XML_SAX2_MAGIC;
  parser->sax->serror = reinterpret_cast<xmlStructuredErrorFunc>(on_error);
  parser->sax->internalSubset = on_document_type;
  const xmlDocPtr none =
      xmlCtxtReadMemory(parser.get(), text.data(), static_cast<int>(text.size()), nullptr, "UTF-8",
                        XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
  if (none != nullptr) xmlFreeDoc(none);
  if (wrong.document_type) {
    const auto at = static_cast<std::uint32_t>(std::min(text.find("<!DOCTYPE"), text.size()));
    return damaged("XML 报告不得含有文档类型声明（DOCTYPE）。",
                   "an XML report may not have a document type (DOCTYPE)", Locus{at, at});
  }
  if (parser->wellFormed != 0 && wrong.line == 0) return std::nullopt;
  const int line = std::max(wrong.line, 1);
  const auto number = std::to_string(line);
  return damaged("XML 语法有误，见第 " + number + " 行（" + printable(wrong.said) + "）。",
                 "the XML is not well-formed at line " + number + ": " + printable(wrong.said),
                 line_locus(text, line));
}

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const auto colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

// Which elements may stand in which.
struct Content {
  std::string_view element;
  std::string_view children;  // names between blanks; empty: text
};
constexpr Content kContents[] = {
    {"report", " title published preamble section "},
    {"preamble", " p "},
    {"section", " heading p table picture "},
    {"table", " part "},
    {"part", " heading head row "},
    {"head", " corner column "},
    {"column", " group label "},
    {"row", " group label figure "},
};

class XmlReader {
 public:
  XmlReader(Document& document, const Limits& limits)
      : document_(document), limits_(limits), text_(document.source->text) {}

  std::optional<Problem> read() {
    if (auto wrong = check_well_formed(text_)) return wrong;
    // More elements than blocks and cells could ever need are not worth the memory of their tree.
    const auto tags = static_cast<std::uint64_t>(std::ranges::count(text_, '<'));
    if (tags / 8 > limits_[Limit::blocks] + limits_[Limit::cells]) {
      return limit_reached(Limit::blocks, limits_, std::nullopt, true);
    }
    pugi::xml_document xml;
    const auto parsed =
        xml.load_buffer(text_.data(), text_.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!parsed) return damaged("XML 无法读取。", "the XML cannot be read", std::nullopt);
    const auto root = xml.document_element();
    if (auto wrong = check_root(root)) return wrong;
    if (auto wrong = check_content(root)) return wrong;
    for (const auto& child : root.children()) {
      limits_.keep_time();
      if (!full_) read_part(child);
    }
    return std::nullopt;
  }

 private:
  std::optional<Problem> check_root(const pugi::xml_node& root) const {
    const std::string_view name = root.name();
    const auto colon = name.find(':');
    const std::string attribute =
        colon == name.npos ? "xmlns" : "xmlns:" + std::string(name.substr(0, colon));
    const std::string_view space = root.attribute(attribute.c_str()).value();
    if (local_name(root) == "report" && space == kNamespace) return std::nullopt;
    return Problem{"intake.no-report-type",
                   {"这是 XML 文件，但不是本程序的报告格式（根元素应为命名空间 " +
                        std::string(kNamespace) + " 的 report）。",
                    "this is XML, but not a report: its root should be report in the namespace " +
                        std::string(kNamespace)},
                   where(root),
                   true};
  }

  // Elements and text stand where the format has them; walked without recursion, since the file
  // decides how deep it goes.
  std::optional<Problem> check_content(const pugi::xml_node& root) const {
    pugi::xml_node node = root;
    while (node) {
      limits_.keep_time();
      if (auto wrong = check_children(node)) return wrong;
      pugi::xml_node next = node.find_child(is_element);
      while (!next && node != root) {
        next = next_element(node);
        node = node.parent();
      }
      node = next;
    }
    return std::nullopt;
  }

  static bool is_element(const pugi::xml_node& node) { return node.type() == pugi::node_element; }

  static pugi::xml_node next_element(const pugi::xml_node& node) {
    auto next = node.next_sibling();
    while (next && !is_element(next)) next = next.next_sibling();
    return next;
  }

  std::optional<Problem> check_children(const pugi::xml_node& node) const {
    const auto name = local_name(node);
    const auto* content = std::find_if(std::begin(kContents), std::end(kContents),
                                       [name](const Content& c) { return c.element == name; });
    const auto allowed = content == std::end(kContents) ? std::string_view() : content->children;
    for (const auto& child : node.children()) {
      const bool text = child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata;
      const std::string inner(local_name(child));
      if (is_element(child) && allowed.find(" " + inner + " ") == allowed.npos) {
        return damaged("元素 <" + printable(name) + "> 中不应有 <" + printable(inner) + ">。",
                       "<" + printable(inner) + "> may not stand in <" + printable(name) + ">",
                       where(child));
      }
      if (text && !allowed.empty() && !trimmed(child.value()).empty()) {
        return damaged("元素 <" + printable(name) + "> 中不应直接写有文字。",
                       "<" + printable(name) + "> may not hold text of its own", where(child));
      }
    }
    return std::nullopt;
  }

  Locus where(const pugi::xml_node& node) const {
    const auto offset =
        static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 0));
    const std::uint32_t begin = is_element(node) && offset > 0 ? offset - 1 : offset;
    const auto end = std::min(text_.find(is_element(node) ? '>' : '<', offset), text_.size());
    return {begin, static_cast<std::uint32_t>(end) + (is_element(node) ? 1 : 0)};
  }

  void read_part(const pugi::xml_node& node) {
    const auto name = local_name(node);
    if (name == "title") {
      add_paragraph(node, 1);
    } else if (name == "published") {
      document_.published = trimmed(node.text().get());
    } else if (name == "preamble" || name == "section") {
      for (const auto& child : node.children()) {
        if (!full_) read_child(child);
      }
    }
  }

  void read_child(const pugi::xml_node& node) {
    const auto name = local_name(node);
    if (name == "heading") {
      add_paragraph(node, 2);
    } else if (name == "p") {
      add_paragraph(node, 0);
    } else if (name == "table") {
      XmlTable table(limits_, [this](const pugi::xml_node& cell) { return text_of(cell); });
      add_block(table.read(node, where(node), cells_, document_.problems));
    } else if (name == "picture") {
      add_block(
          Embedded{Embedded::Kind::picture, "", node.attribute("label").value(), where(node)});
    }
  }

  void add_paragraph(const pugi::xml_node& node, int level) {
    Paragraph paragraph;
    paragraph.text = text_of(node);
    paragraph.heading_level = level;
    if (!paragraph.text.empty()) add_block(std::move(paragraph));
  }

  // The text of an element without the white space around it. A stretch with entities in it
  // stands for its source as a whole.
  Text text_of(const pugi::xml_node& node) {
    Text whole;
    for (const auto& child : node.children()) {
      const bool cdata = child.type() == pugi::node_cdata;
      if (!cdata && child.type() != pugi::node_pcdata) continue;
      const auto begin = static_cast<std::size_t>(child.offset_debug());
      const auto end =
          std::min(cdata ? text_.find("]]>", begin) : text_.find('<', begin), text_.size());
      append(whole, child.value(), begin, end);
    }
    auto text = without_outer_white(whole);
    if (text.empty()) {
      const auto at = where(node).end;
      text.pieces = {{0, {at, at}}};
    }
    return text;
  }

  void append(Text& text, std::string_view value, std::size_t begin, std::size_t end) {
    const auto room = limits_[Limit::text_bytes] -
                      std::min<std::uint64_t>(text.utf8.size(), limits_[Limit::text_bytes]);
    if (value.size() > room) {
      reached(Limit::text_bytes,
              Locus{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
      const bool plain = value.size() == end - begin;
      std::size_t cut = static_cast<std::size_t>(room);
      while (cut > 0 && (static_cast<unsigned char>(value[cut]) & 0xC0) == 0x80) --cut;
      value = value.substr(0, cut);
      if (plain) end = begin + cut;
    }
    text.append(value, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }

  static Text without_outer_white(const Text& whole) {
    const auto inner = trimmed(whole.utf8);
    if (inner.size() == whole.utf8.size()) return whole;
    Text text;
    if (inner.empty()) return text;
    const auto begin = whole.utf8.find(inner), end = begin + inner.size();
    for (std::size_t i = 0; i < whole.pieces.size(); ++i) {
      const std::size_t at = whole.pieces[i].at;
      const std::size_t stop =
          i + 1 < whole.pieces.size() ? whole.pieces[i + 1].at : whole.utf8.size();
      const auto from = std::max(at, begin), to = std::min(stop, end);
      if (from < to)
        text.append(std::string_view(whole.utf8).substr(from, to - from), whole.locus(from, to));
    }
    return text;
  }

  template <class Kind>
  void add_block(Kind block) {
    if (document_.blocks.size() >= limits_[Limit::blocks]) {
      reached(Limit::blocks, std::nullopt);
      full_ = true;
      return;
    }
    document_.blocks.emplace_back(std::move(block));
  }

  void reached(Limit limit, std::optional<Locus> where) {
    add_once(document_.problems, limit_reached(limit, limits_, where));
  }

  Document& document_;
  const Limits& limits_;
  std::string_view text_;
  std::size_t cells_ = 0;
  bool full_ = false;
};

}  // namespace

void read_xml(Document& document, const Limits& limits) {
  if (auto wrong = XmlReader(document, limits).read()) {
    document.blocks.clear();
    document.problems.push_back(*std::move(wrong));
  }
}

}  // namespace gouji
