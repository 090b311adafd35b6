// The events of libxml2's HTML parser turned into the flow of a page's blocks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "intake/document.h"
#include "intake/html_attributes.h"
#include "intake/html_element.h"
#include "intake/html_flow.h"

namespace gouji {

// Where the parser stands in the text, and the way to end it.
class HtmlParser {
 public:
  virtual std::uint32_t position() const = 0;
  virtual void stop() = 0;

 protected:
  ~HtmlParser() = default;
};

class HtmlReader {
 public:
  // `text` is what the parser reads: the places of what goes into the document are offsets of it.
  // Where it is `cut` off, what is still open at its end is not taken for whole.
  HtmlReader(Document& document, const Limits& limits, std::string_view text, HtmlParser& parser,
             bool cut);

  void start(const char* name, HtmlAttributeList attributes);
  void end();
  void characters(std::string_view utf8);
  // Markup without content (a comment) ends where the parser stands.
  void pass() { last_end_ = parser_.position(); }
  void finish();

 private:
  // What holds inside of an element, and what its end has to undo.
  struct Frame {
    HtmlElement element = HtmlElement::other;
    bool breaks = false;
    bool hidden = false, struck = false, title = false, verbatim = false, anchor = false;
    HtmlSetting setting;
    std::size_t depth = 0;  // tables open around it
  };
  // An open link to a file.
  struct Anchor {
    std::string target;
    std::uint32_t at = 0;
    HtmlFlow::Mark mark;
    bool open = false;
  };

  // A superscript behind a figure of a table. It gets brackets, lest 38 with a note 1 reads 381.
  struct Remark {
    std::size_t frame = 0;  // which frame it is; 0 for none
    bool written = false;   // the opening bracket stands
  };

  void enter(Frame& frame, HtmlElementTraits traits, HtmlAttributeList attributes);
  void enter_cell(Frame& frame, HtmlElementTraits traits, const HtmlAttributes& read);
  void enter_picture(HtmlAttributeList attributes);
  void enter_frame(HtmlAttributeList attributes);
  void enter_anchor(Frame& frame, HtmlAttributeList attributes);
  void read_meta(HtmlAttributeList attributes);
  void leave(const Frame& frame);
  void end_anchor();
  void enter_superscript(const Frame& frame);
  void begin_remark(std::string_view utf8, std::uint32_t at);
  void end_remark();
  bool breaks_off() const;
  void drop_broken_paragraph();
  void stop();
  void pass_struck(std::string_view utf8);
  void tell_struck();

  std::uint32_t tag_begin(std::string_view name) const;
  std::uint32_t tag_end() const;
  void add(std::string_view utf8, std::uint32_t begin);
  void add_lines(std::string_view utf8, std::uint32_t begin);
  void add_reference(std::string_view utf8, std::uint32_t begin, std::uint32_t end);
  void add_after_gap(std::string_view utf8);

  Document& document_;
  const Limits& limits_;
  std::string_view text_;
  HtmlParser& parser_;
  bool cut_;
  HtmlFlow flow_;
  std::vector<Frame> frames_;  // the first stands for the page
  std::vector<Frame> table_frames_, row_frames_;
  Anchor anchor_;
  std::string title_;
  std::uint32_t last_end_ = 0;  // where the last event ended
  Remark remark_;
  std::size_t struck_ = 0;  // stretches of text that are struck through
  Locus first_struck_;
  bool in_struck_ = false;
  bool stopped_ = false;
};

}  // namespace gouji
