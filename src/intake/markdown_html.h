// HTML inside of Markdown: tables above all, which Markdown itself cannot merge cells in.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "intake/document.h"

namespace gouji {

// Finds the blocks of HTML in one text.
class HtmlBlocks {
 public:
  explicit HtmlBlocks(std::string_view text);

  // Where HTML begins in the line [begin, end): at a tag of a block that opens the line, or at a
  // table anywhere in it; npos where none does.
  std::size_t begin_in(std::size_t begin, std::size_t end) const;
  // Where the block that begins at `begin` ends, which is the end of a line: at a blank line that
  // is in no table. A table that never ends does not count as one.
  std::size_t end_of(std::size_t begin) const;

 private:
  std::string_view text_;
  std::size_t last_table_end_ = 0, last_comment_end_ = 0;
};

// Reads [begin, end) of the document's text as HTML and appends its blocks and problems, their
// places in the whole text.
void read_html_block(Document& document, std::size_t begin, std::size_t end, const Limits& limits);

// The length of a tag of inline markup (<span …>, </b>) at the start of `rest`; 0 where there is
// none.
std::size_t inline_tag_length(std::string_view rest);

// What a character reference at the start of `rest` stands for; `length` 0 where there is none.
struct Reference {
  std::string utf8;
  std::size_t length = 0;
};
Reference reference_at(std::string_view rest);

}  // namespace gouji
