#include "intake/html_element.h"

#include "intake/html_ascii.h"

namespace gouji {
namespace {

// The last eight bytes of a name as one number: names of elements that matter differ in them.
constexpr std::uint64_t packed(std::string_view name) {
  std::uint64_t key = 0;
  for (const char c : name) key = key << 8 | static_cast<unsigned char>(ascii_lower(c));
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

HtmlElementTraits html_element(std::string_view name) {
  switch (packed(name)) {
    case packed("td"):
      return {HtmlElement::cell, 0, true, true};
    case packed("th"):
      return {HtmlElement::head_cell, 0, true, true};
    case packed("tr"):
      return {HtmlElement::row, 0, true, false};
    case packed("table"):
      return {HtmlElement::table, 0, true, true};
    case packed("thead"):
    case packed("tbody"):
    case packed("tfoot"):
      return {HtmlElement::group, 0, true, false};
    case packed("caption"):
      return {HtmlElement::caption, 0, true, false};
    case packed("p"):
      return {HtmlElement::p, 0, true, false};
    case packed("br"):
      return {HtmlElement::br, 0, true, false};
    case packed("h1"):
      return heading(1);
    case packed("h2"):
      return heading(2);
    case packed("h3"):
      return heading(3);
    case packed("h4"):
      return heading(4);
    case packed("h5"):
      return heading(5);
    case packed("h6"):
      return heading(6);
    case packed("pre"):
    case packed("listing"):
    case packed("xmp"):
      return {HtmlElement::pre, 0, true, false};
    case packed("a"):
      return {HtmlElement::a, 0, false, false};
    case packed("img"):
      return {HtmlElement::img, 0, false, false};
    case packed("iframe"):
    case packed("frame"):
    case packed("embed"):
    case packed("object"):
      return {HtmlElement::frame, 0, false, false};
    case packed("sup"):
      return {HtmlElement::superscript, 0, false, false};
    case packed("meta"):
      return {HtmlElement::meta, 0, false, false};
    case packed("title"):
      return {HtmlElement::title, 0, false, false};
    case packed("html"):
      return {HtmlElement::html, 0, true, false};
    case packed("head"):
      return {HtmlElement::head, 0, true, false};
    case packed("body"):
      return {HtmlElement::body, 0, true, false};
    case packed("nav"):
    case packed("footer"):
    case packed("aside"):
      return {HtmlElement::chrome, 0, true, false};
    case packed("div"):
    case packed("ul"):
    case packed("section"):
    case packed("header"):
    case packed("center"):
    case packed("form"):
      return kContainer;
    case packed("ol"):
    case packed("li"):
    case packed("dl"):
    case packed("dt"):
    case packed("dd"):
    case packed("dir"):
    case packed("menu"):
    case packed("article"):
    case packed("main"):
    case packed("hgroup"):
    case packed("blockquote"):
    case packed("address"):
    case packed("fieldset"):
    case packed("legend"):
    case packed("figure"):
    case packed("figcaption"):
    case packed("details"):
    case packed("summary"):
    case packed("hr"):
      return kBlock;
    case packed("script"):
    case packed("style"):
    case packed("noscript"):
    case packed("noframes"):
    case packed("template"):
    case packed("select"):
    case packed("option"):
    case packed("datalist"):
    case packed("textarea"):
    case packed("button"):
    case packed("audio"):
    case packed("video"):
    case packed("xml"):
      return kSkipped;
    case packed("del"):
    case packed("s"):
    case packed("strike"):
      return {HtmlElement::struck, 0, false, false};
    default:
      return kInline;
  }
}

}  // namespace gouji
