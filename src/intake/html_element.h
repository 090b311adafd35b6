// The elements of HTML that matter to reading, and what each does to the text inside it.
#pragma once

#include <cstdint>
#include <string_view>

namespace gouji {

enum class HtmlElement : std::uint8_t {
  other,  // inline, or unknown: its text counts, its tag does not
  a,
  base,
  block,  // any element that merely begins and ends a paragraph
  body,
  br,
  caption,
  cell,
  chrome,  // nav, footer, aside
  frame,   // iframe, frame, embed, object
  group,   // thead, tbody, tfoot
  head,
  head_cell,
  heading,
  html,
  img,
  meta,
  p,
  pre,
  row,
  skipped,  // what no reader of a page sees or is to read: script, style, ...
  struck,   // text that is marked as deleted
  superscript,
  table,
  title,
};

struct HtmlElementTraits {
  HtmlElement element = HtmlElement::other;
  std::uint8_t level = 0;  // of a heading
  bool breaks = false;     // its tags end a paragraph
  bool container = false;  // its class or id may say that it is navigation
};

// What the element is, by its name in any case.
HtmlElementTraits html_element(std::string_view name);

}  // namespace gouji
