// The text of one Word paragraph out of its runs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "base/limits.h"
#include "intake/document.h"
#include "intake/docx_styles.h"

namespace gouji::docx {

// How many stretches of text were put in or taken out by changes that nobody has accepted yet.
struct PendingChanges {
  std::size_t inserted = 0, deleted = 0;
  std::size_t struck = 0;  // the same by hand: a line through the text
};

struct ParagraphContent {
  std::vector<std::string> lines{""};  // soft breaks part them
  std::vector<pugi::xml_node> boxes;   // contents of text boxes tied to the paragraph
  std::vector<Embedded> embedded;      // `target` is the id of a relation
  std::size_t bytes = 0;               // of all lines
  bool overflowed = false;             // text beyond the limit was left out
};

// Reads paragraphs one after another: fields may begin in one and end in another.
class ParagraphReader {
 public:
  ParagraphReader(const Styles& styles, const Limits& limits, PendingChanges& pending)
      : styles_(styles), limits_(limits), pending_(pending) {}

  // Adds the text of `paragraph` to `content`, as Word shows it.
  void read(const pugi::xml_node& paragraph, ParagraphContent& content);

 private:
  void read_children(const pugi::xml_node& node);
  void read_inline(const pugi::xml_node& node);
  void read_field_mark(const pugi::xml_node& node);
  bool is_hidden(const pugi::xml_node& run) const;
  bool is_struck(const pugi::xml_node& run) const;
  void read_run(const pugi::xml_node& run);
  void read_piece(const pugi::xml_node& node, std::string_view font);
  void read_drawing(const pugi::xml_node& drawing);
  void look_into_drawing(const pugi::xml_node& node, Embedded& found, bool& any);
  void put(std::string_view text);
  bool in_instruction() const;

  const Styles& styles_;
  const Limits& limits_;
  PendingChanges& pending_;
  ParagraphContent* content_ = nullptr;
  bool hidden_by_style_ = false, struck_by_style_ = false;
  bool in_struck_ = false;
  std::vector<bool> fields_;  // the open ones; true while their instruction lasts
};

// The properties of a paragraph's mark.
pugi::xml_node mark_of(const pugi::xml_node& paragraph);

}  // namespace gouji::docx
