// A file's text decoded to UTF-8, and the way back from every offset to the bytes as stored.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/place.h"
#include "base/problem.h"

namespace gouji {

// Maps offsets of the decoded text to offsets of the stored bytes. The text is cut into runs of
// characters that are equally long in UTF-8 and equally long as stored, so a lookup is one search.
class OffsetMap {
 public:
  // Says that the text from `text_offset` on comes from `stored_offset` on, in characters of
  // `text_unit` bytes of UTF-8 and `stored_unit` stored bytes. Called in ascending order.
  void begin_run(std::uint32_t text_offset, std::uint32_t stored_offset, std::uint8_t text_unit,
                 std::uint8_t stored_unit);
  std::uint32_t stored(std::uint32_t text_offset) const;

 private:
  struct Run {
    std::uint32_t text, stored;
    std::uint8_t text_unit, stored_unit;
  };
  std::vector<Run> runs_;  // empty: the identity
};

struct Source {
  std::string path;     // as it is to be shown
  std::string text;     // UTF-8, well-formed, without NUL
  std::string charset;  // as decided: "UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE"
  OffsetMap stored;
  bool has_stored_bytes = true;  // false where the text is the product of a conversion

  // Line and column from 1 (columns in code points; CRLF, LF and CR end a line), bytes as stored.
  Place place(std::uint32_t begin, std::uint32_t end) const;

 private:
  std::uint32_t code_points_before(std::size_t offset) const;
  std::pair<int, int> line_and_column(std::size_t offset) const;

  // Both made on first use: where lines start, and the number of code points before every step of
  // so many bytes.
  mutable std::vector<std::uint32_t> line_starts_, counts_;
};

// Decides the character set of `bytes` and decodes them: strict UTF-8, byte order mark, the pattern
// of NUL bytes, a declaration (`declared`, empty if none), then uchardet. Bytes that are ill-formed
// in the set chosen, and NUL, become U+FFFD; each kind is one problem (intake.invalid-bytes,
// intake.nul) with its number and the place of the first.
Source decode_source(std::string path, std::string_view bytes, std::string_view declared,
                     std::vector<Problem>& problems);

}  // namespace gouji
