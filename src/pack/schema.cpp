#include "pack/schema.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>

#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>
#include <re2/re2.h>

#include "base/utf8.h"

namespace gouji {
namespace {

constexpr std::size_t kMostBytes = 16u << 20;
// One pass sees only the first strange child of each element, so each is taken out and the rest
// looked at again; so often, and less often for large files.
constexpr std::size_t kPasses = 20;
constexpr std::size_t kPassBytes = 8u << 20;

struct FreeDoc {
  void operator()(xmlDoc* doc) const { xmlFreeDoc(doc); }
};
using Doc = std::unique_ptr<xmlDoc, FreeDoc>;

// The first thing that the parser stumbled over.
struct ParseTrouble {
  bool doctype = false;
  int code = XML_ERR_OK;
  std::size_t offset = 0;
  std::string text;
};

void on_doctype(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
  auto* parser = static_cast<xmlParserCtxt*>(context);
  auto* trouble = static_cast<ParseTrouble*>(parser->_private);
  trouble->doctype = true;
  trouble->offset = static_cast<std::size_t>(std::max(0L, xmlByteConsumed(parser)));
  xmlStopParser(parser);
}

void on_parse_error(void* context, xmlErrorPtr error) {
  auto* parser = static_cast<xmlParserCtxt*>(context);
  auto* trouble = static_cast<ParseTrouble*>(parser->_private);
  if (error->level < XML_ERR_ERROR || trouble->code != XML_ERR_OK || trouble->doctype) return;
  trouble->code = error->code;
  trouble->offset = static_cast<std::size_t>(std::max(0L, xmlByteConsumed(parser)));
  trouble->text = trimmed(error->message ? error->message : "");
}

Doc parse_strictly(const std::string& text, ParseTrouble& trouble) {
  struct FreeParser {
    void operator()(xmlParserCtxt* p) const { xmlFreeParserCtxt(p); }
  };
  std::unique_ptr<xmlParserCtxt, FreeParser> parser(xmlNewParserCtxt());
  if (!parser) return nullptr;
  parser->_private = &trouble;
  parser->sax->internalSubset = on_doctype;
  parser->sax->serror = on_parse_error;
  Doc doc(xmlCtxtReadMemory(
      parser.get(), text.data(), static_cast<int>(text.size()), nullptr, "UTF-8",
      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES));
  if (trouble.doctype || trouble.code != XML_ERR_OK || !parser->wellFormed) return nullptr;
  return doc;
}

Bilingual explain(const ParseTrouble& trouble) {
  const std::string& text = trouble.text;
  if (trouble.doctype) {
    return {"规则包中不得有 DOCTYPE 声明", "a pack has no DOCTYPE"};
  }
  if (text.find("Excessive depth") != std::string::npos) {
    return {"元素嵌套过深，最多 256 层", "elements are nested too deep: at most 256"};
  }
  switch (trouble.code) {
    case XML_ERR_DOCUMENT_EMPTY:
      return {"不是 XML 文件", "this is not XML"};
    case XML_ERR_TAG_NAME_MISMATCH:
      return {"结束标签与开始标签不一致（" + text + "）", "an end tag does not match: " + text};
    case XML_ERR_TAG_NOT_FINISHED:
      return {"文件中断，尚有元素没有结束标签（" + text + "）",
              "the file ends inside an element: " + text};
    case XML_ERR_ATTRIBUTE_REDEFINED:
      return {"同一标签内属性重复（" + text + "）",
              "an attribute stands twice in one tag: " + text};
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
      return {"实体未定义；规则包只能使用 XML 的五个预定义实体（" + text + "）",
              "only the five entities of XML itself may be used: " + text};
    case XML_ERR_DOCUMENT_END:
      return {"最外层元素结束后还有内容", "something follows the end of the outermost element"};
    default:
      return {"XML 格式有误（" + text + "）", "not well-formed XML: " + text};
  }
}

Span span_of(const std::string& text, const ParseTrouble& trouble) {
  std::size_t at = std::min(trouble.offset, text.size());
  const bool at_tag = trouble.doctype || trouble.code == XML_ERR_TAG_NAME_MISMATCH;
  if (at_tag && at > 0) {
    const auto tag = text.rfind('<', at - 1);
    if (tag != std::string::npos) return {tag, at};
  }
  while (at > 0 && at == text.size() && (text[at - 1] == '\n' || text[at - 1] == '\r')) --at;
  return {at, at};
}

// Ties every node of the strict tree to the same element of the lenient one, which knows offsets.
void tie(xmlNode* node, pugi::xml_node twin) {
  struct Pair {
    xmlNode* node;
    pugi::xml_node twin;
  };
  std::vector<Pair> open = {{node, twin}};
  while (!open.empty()) {
    const Pair pair = open.back();
    open.pop_back();
    pair.node->_private = pair.twin.internal_object();
    auto child = pair.twin.first_child();
    for (xmlNode* n = pair.node->children; n; n = n->next) {
      if (n->type != XML_ELEMENT_NODE) continue;
      while (child && child.type() != pugi::node_element) child = child.next_sibling();
      if (!child) break;
      open.push_back({n, child});
      child = child.next_sibling();
    }
  }
}

struct SchemaTrouble {
  int code;
  xmlNode* node;  // the element
  std::string text;
};

void on_schema_error(void* data, xmlErrorPtr error) {
  auto* list = static_cast<std::vector<SchemaTrouble>*>(data);
  if (list->size() >= 4 * Mistakes::kMost) return;
  auto* node = static_cast<xmlNode*>(error->node);
  if (node && node->type == XML_ATTRIBUTE_NODE) node = node->parent;
  list->push_back({error->code, node, trimmed(error->message ? error->message : "")});
}

// What stands in the first pair of single quotes after `after`.
std::string quoted_after(const std::string& text, std::string_view after) {
  const auto at = text.find(after);
  if (at == std::string::npos) return {};
  const auto begin = text.find('\'', at);
  if (begin == std::string::npos) return {};
  const auto end = text.find('\'', begin + 1);
  return end == std::string::npos ? std::string() : text.substr(begin + 1, end - begin - 1);
}

// The names in "Expected is one of ( {ns}a, {ns}b )" or in the set of an enumeration.
std::vector<std::string> names_in(const std::string& text, std::string_view after) {
  std::vector<std::string> names;
  const auto at = text.find(after);
  if (at == std::string::npos) return names;
  static const RE2 kName("(?:\\}|')([^{}',() ]+)");
  re2::StringPiece rest(text.data() + at, text.size() - at);
  std::string name;
  while (RE2::FindAndConsume(&rest, kName, &name)) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

std::string joined(const std::vector<std::string>& names, std::string_view separator) {
  std::string text;
  for (const auto& name : names) {
    if (!text.empty()) text += separator;
    text += name;
  }
  return text;
}

// One verdict of the schema in our words.
class SchemaReport {
 public:
  SchemaReport(const XmlSource& source, Mistakes& mistakes)
      : source_(source), mistakes_(mistakes) {}

  // True where the element itself is out of place.
  bool report(const SchemaTrouble& trouble) {
    text_ = &trouble.text;
    node_ = trouble.node && trouble.node->_private
                ? pugi::xml_node(static_cast<pugi::xml_node_struct*>(trouble.node->_private))
                : source_.root();
    switch (trouble.code) {
      case XML_SCHEMAV_CVC_ELT_1:
        return wrong_root(), false;
      case XML_SCHEMAV_ELEMENT_CONTENT:
      case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1:
      case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
        return content();
      case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1:
      case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
        return unknown_attribute(trouble), false;
      case XML_SCHEMAV_CVC_COMPLEX_TYPE_4:
        return missing_attribute(), false;
      case XML_SCHEMAV_CVC_ENUMERATION_VALID:
        return bad_choice(), false;
      case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1:
      case XML_SCHEMAV_CVC_PATTERN_VALID:
      case XML_SCHEMAV_CVC_MINLENGTH_VALID:
        return bad_value(), false;
      default:
        return other(), false;
    }
  }

 private:
  std::string name() const { return node_.name(); }

  void wrong_root() {
    mistakes_.add(
        source_, source_.element(node_),
        {"最外层元素应为命名空间 urn:gouji:rule-pack:1 中的 pack，现为“" + name() + "”",
         "the outermost element must be pack of the namespace urn:gouji:rule-pack:1, not \"" +
             name() + "\""});
  }

  bool content() {
    if (text_->find("Character content") != std::string::npos) {
      mistakes_.add(source_, source_.inner(node_),
                    {"元素“" + name() + "”中不应直接写文字",
                     "element \"" + name() + "\" takes no text of its own"});
      return false;
    }
    const auto expected = names_in(*text_, "Expected is");
    if (text_->find("Missing child") != std::string::npos) {
      mistakes_.add(source_, source_.element(node_),
                    {"元素“" + name() + "”缺少内容" +
                         (expected.empty() ? "" : "，应有：" + joined(expected, "、")),
                     "element \"" + name() + "\" lacks content" +
                         (expected.empty() ? "" : "; due: " + joined(expected, ", "))});
      return false;
    }
    if (text_->find("not expected") == std::string::npos) return other(), false;
    auto hint = did_you_mean(name(), expected);
    if (hint.empty() && !expected.empty()) {
      hint = {"此处可用：" + joined(expected, "、"), "allowed here: " + joined(expected, ", ")};
    }
    mistakes_.add(
        source_, source_.element(node_),
        {"此处不应有元素“" + name() + "”", "element \"" + name() + "\" is not expected here"},
        hint);
    return true;
  }

  void unknown_attribute(const SchemaTrouble& trouble) {
    const std::string attribute = quoted_after(*text_, "attribute '");
    mistakes_.add(source_, source_.attribute(node_, attribute),
                  {"元素“" + name() + "”没有属性“" + attribute + "”",
                   "element \"" + name() + "\" has no attribute \"" + attribute + "\""},
                  did_you_mean(attribute, declared_attributes(trouble)));
  }

  // The schema does not say which names it would take; the common ones of a pack are few.
  static std::vector<std::string> declared_attributes(const SchemaTrouble&) {
    return {"id",       "kind",    "severity", "clause",   "table",   "each",    "at",
            "row",      "column",  "name",     "value",    "zh",      "en",      "key",
            "number",   "title",   "label",    "merged",   "heading", "section", "corner",
            "row-head", "layout",  "note",     "version",  "edition", "from",    "to",
            "basis",    "extends", "year",     "preamble", "rule",    "reason",  "with"};
  }

  void missing_attribute() {
    const std::string attribute = quoted_after(*text_, "The attribute '");
    mistakes_.add(source_, source_.element(node_),
                  {"元素“" + name() + "”缺少属性“" + attribute + "”",
                   "element \"" + name() + "\" lacks the attribute \"" + attribute + "\""});
  }

  void bad_choice() {
    const std::string attribute = quoted_after(*text_, "attribute '");
    const std::string value = quoted_after(*text_, "The value '");
    const auto choices = names_in(*text_, "element of the set");
    auto hint = did_you_mean(value, choices);
    if (hint.empty()) {
      hint = {"可用的值：" + joined(choices, "、"), "allowed values: " + joined(choices, ", ")};
    }
    mistakes_.add(source_, where(attribute),
                  {"“" + value + "”不能作为" + subject_zh(attribute) + "的值",
                   "\"" + value + "\" is no value of " + subject_en(attribute)},
                  hint);
  }

  void bad_value() {
    const std::string attribute = quoted_after(*text_, "attribute '");
    mistakes_.add(source_, where(attribute),
                  {subject_zh(attribute) + "的值不合要求（" + reason() + "）",
                   "the value of " + subject_en(attribute) + " will not do: " + reason()});
  }

  void other() {
    const std::string attribute = quoted_after(*text_, "attribute '");
    mistakes_.add(source_, where(attribute),
                  {"元素“" + name() + "”不合规则包的格式要求：" + reason(),
                   "element \"" + name() + "\": " + reason()});
  }

  Span where(const std::string& attribute) const {
    return attribute.empty() ? source_.element(node_) : source_.value(node_, attribute);
  }
  std::string subject_zh(const std::string& attribute) const {
    return attribute.empty() ? "元素“" + name() + "”" : "属性“" + attribute + "”";
  }
  std::string subject_en(const std::string& attribute) const {
    return (attribute.empty() ? "element \"" + name() : "attribute \"" + attribute) + "\"";
  }
  // libxml2's own words, without the subject that ours name.
  std::string reason() const {
    static const RE2 kReason("^Element '[^']*'(?:, attribute '[^']*')?: (?:\\[[^\\]]*\\] )?(.*)");
    std::string reason;
    return RE2::PartialMatch(*text_, kReason, &reason) ? reason : *text_;
  }

  const XmlSource& source_;
  Mistakes& mistakes_;
  const std::string* text_ = nullptr;
  pugi::xml_node node_;
};

struct FreeSchema {
  void operator()(xmlSchema* s) const { xmlSchemaFree(s); }
};

std::unique_ptr<xmlSchema, FreeSchema> load_schema() {
  const std::string folder = schemas_folder();
  if (folder.empty()) return nullptr;
  const auto ignore = [](void*, xmlErrorPtr) {};
  struct FreeParser {
    void operator()(xmlSchemaParserCtxt* p) const { xmlSchemaFreeParserCtxt(p); }
  };
  std::unique_ptr<xmlSchemaParserCtxt, FreeParser> parser(
      xmlSchemaNewParserCtxt((folder + "/rule-pack.xsd").c_str()));
  if (!parser) return nullptr;
  xmlSchemaSetParserStructuredErrors(parser.get(), ignore, nullptr);
  return std::unique_ptr<xmlSchema, FreeSchema>(xmlSchemaParse(parser.get()));
}

void check_schema(const XmlSource& source, xmlDoc* doc, Mistakes& mistakes) {
  const auto schema = load_schema();
  if (!schema) {
    PackError error;
    error.file = source.file();
    error.message = {"找不到规则包的格式定义 rule-pack.xsd，无法核对",
                     "the schema rule-pack.xsd cannot be loaded, so the pack cannot be checked"};
    error.hint = {"请检查环境变量 GOUJI_DATA 所指的目录", "check the folder that GOUJI_DATA names"};
    mistakes.add(std::move(error));
    return;
  }
  struct FreeValid {
    void operator()(xmlSchemaValidCtxt* v) const { xmlSchemaFreeValidCtxt(v); }
  };
  const std::size_t passes =
      std::clamp<std::size_t>(kPassBytes / (source.text().size() + 1), 1, kPasses);
  SchemaReport report(source, mistakes);
  std::vector<xmlNode*> removed;
  for (std::size_t pass = 0; pass < passes && !mistakes.full(); ++pass) {
    std::vector<SchemaTrouble> troubles;
    std::unique_ptr<xmlSchemaValidCtxt, FreeValid> valid(xmlSchemaNewValidCtxt(schema.get()));
    if (!valid) return;
    xmlSchemaSetValidStructuredErrors(valid.get(), on_schema_error, &troubles);
    xmlSchemaValidateDoc(valid.get(), doc);
    const std::size_t before = removed.size();
    for (const auto& trouble : troubles) {
      if (report.report(trouble) && trouble.node && trouble.node != xmlDocGetRootElement(doc)) {
        removed.push_back(trouble.node);
      }
    }
    if (removed.size() == before) break;
    for (std::size_t i = before; i < removed.size(); ++i) xmlUnlinkNode(removed[i]);
  }
  for (auto* node : removed) xmlFreeNode(node);
}

}  // namespace

bool validate(XmlSource& source, Mistakes& mistakes) {
  const std::string& text = source.text();
  if (text.size() > kMostBytes) {
    mistakes.add(source, {}, {"规则包过大，最多 16 MB", "the pack is too large: at most 16 MB"});
    return false;
  }
  if (!is_valid_utf8(text)) {
    std::size_t at = 0;
    for (CodePoint c = decode(text, at); c.length && c.valid; c = decode(text, at)) at += c.length;
    mistakes.add(source, {at, at + 1},
                 {"规则包应为 UTF-8 编码，此处的字节不是", "a pack is UTF-8; this byte is not"});
    return false;
  }
  xmlInitParser();
  ParseTrouble trouble;
  const Doc doc = parse_strictly(text, trouble);
  if (!doc || !source.parse()) {
    mistakes.add(source, span_of(text, trouble), explain(trouble));
    return false;
  }
  tie(xmlDocGetRootElement(doc.get()), source.root());
  check_schema(source, doc.get(), mistakes);
  return true;
}

}  // namespace gouji
