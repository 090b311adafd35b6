#include "intake/html_element.h"

#include <string_view>

namespace gouji {
namespace {

// The last eight bytes of a name as one number: names of elements that matter differ in them.
constexpr std::uint64_t packed(std::string_view name) {
  std::uint64_t key = 0;
  for (const char c : name) key = key << 8 | static_cast<unsigned char>(c);
  return key;
}

std::uint64_t packed(const char* name) {
  std::uint64_t key = 0;
  for (; *name != '\0'; ++name) key = key << 8 | static_cast<unsigned char>(*name);
  return key;
}

constexpr HtmlElementTraits kInline{};
constexpr HtmlElementTraits kBlock{HtmlElement::block, 0, true, false};
constexpr HtmlElementTraits kContainer{HtmlElement::block, 0, true, true};
constexpr HtmlElementTraits kSkipped{HtmlElement::skipped, 0, false, false};

constexpr HtmlElementTraits heading(std::uint8_t level) {
  return {HtmlElement::heading, level, true, false};
}

}  // namespace

HtmlElementTraits html_element(const char* name) {
  switch (packed(name)) {
    case packed(std::string_view("td")):
      return {HtmlElement::cell, 0, true, true};
    case packed(std::string_view("th")):
      return {HtmlElement::head_cell, 0, true, true};
    case packed(std::string_view("tr")):
      return {HtmlElement::row, 0, true, false};
    case packed(std::string_view("table")):
      return {HtmlElement::table, 0, true, true};
    case packed(std::string_view("thead")):
    case packed(std::string_view("tbody")):
    case packed(std::string_view("tfoot")):
      return {HtmlElement::group, 0, true, false};
    case packed(std::string_view("caption")):
      return {HtmlElement::caption, 0, true, false};
    case packed(std::string_view("p")):
      return {HtmlElement::p, 0, true, false};
    case packed(std::string_view("br")):
      return {HtmlElement::br, 0, true, false};
    case packed(std::string_view("h1")):
      return heading(1);
    case packed(std::string_view("h2")):
      return heading(2);
    case packed(std::string_view("h3")):
      return heading(3);
    case packed(std::string_view("h4")):
      return heading(4);
    case packed(std::string_view("h5")):
      return heading(5);
    case packed(std::string_view("h6")):
      return heading(6);
    case packed(std::string_view("pre")):
    case packed(std::string_view("listing")):
    case packed(std::string_view("xmp")):
      return {HtmlElement::pre, 0, true, false};
    case packed(std::string_view("a")):
      return {HtmlElement::a, 0, false, false};
    case packed(std::string_view("img")):
      return {HtmlElement::img, 0, false, false};
    case packed(std::string_view("iframe")):
    case packed(std::string_view("frame")):
    case packed(std::string_view("embed")):
    case packed(std::string_view("object")):
      return {HtmlElement::frame, 0, false, false};
    case packed(std::string_view("sup")):
      return {HtmlElement::superscript, 0, false, false};
    case packed(std::string_view("meta")):
      return {HtmlElement::meta, 0, false, false};
    case packed(std::string_view("title")):
      return {HtmlElement::title, 0, false, false};
    case packed(std::string_view("html")):
      return {HtmlElement::html, 0, true, false};
    case packed(std::string_view("head")):
      return {HtmlElement::head, 0, true, false};
    case packed(std::string_view("body")):
      return {HtmlElement::body, 0, true, false};
    case packed(std::string_view("nav")):
    case packed(std::string_view("footer")):
    case packed(std::string_view("aside")):
      return {HtmlElement::chrome, 0, true, false};
    case packed(std::string_view("div")):
    case packed(std::string_view("ul")):
    case packed(std::string_view("section")):
    case packed(std::string_view("header")):
    case packed(std::string_view("center")):
    case packed(std::string_view("form")):
      return kContainer;
    case packed(std::string_view("ol")):
    case packed(std::string_view("li")):
    case packed(std::string_view("dl")):
    case packed(std::string_view("dt")):
    case packed(std::string_view("dd")):
    case packed(std::string_view("dir")):
    case packed(std::string_view("menu")):
    case packed(std::string_view("article")):
    case packed(std::string_view("main")):
    case packed(std::string_view("hgroup")):
    case packed(std::string_view("blockquote")):
    case packed(std::string_view("address")):
    case packed(std::string_view("fieldset")):
    case packed(std::string_view("legend")):
    case packed(std::string_view("figure")):
    case packed(std::string_view("figcaption")):
    case packed(std::string_view("details")):
    case packed(std::string_view("summary")):
    case packed(std::string_view("hr")):
      return kBlock;
    case packed(std::string_view("script")):
    case packed(std::string_view("style")):
    case packed(std::string_view("noscript")):
    case packed(std::string_view("noframes")):
    case packed(std::string_view("template")):
    case packed(std::string_view("select")):
    case packed(std::string_view("option")):
    case packed(std::string_view("datalist")):
    case packed(std::string_view("textarea")):
    case packed(std::string_view("button")):
    case packed(std::string_view("audio")):
    case packed(std::string_view("video")):
    case packed(std::string_view("xml")):
    case packed(std::string_view("del")):
    case packed(std::string_view("s")):
    case packed(std::string_view("strike")):
      return kSkipped;
    default:
      return kInline;
  }
}

}  // namespace gouji
