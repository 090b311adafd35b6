// The text of one paragraph as a browser shows it: white space collapsed, every byte traced.
#pragma once

#include <cstdint>
#include <string_view>

#include "intake/document.h"

namespace gouji {

class HtmlText {
 public:
  // Stands in the parser's text for a control character, and is dropped.
  static constexpr char kDropped = '\x7F';

  // Text beyond `max_bytes` is dropped, and `overflowed` says so.
  explicit HtmlText(std::uint64_t max_bytes) : max_bytes_(max_bytes) {}

  // `utf8` stands in the source from `begin` on, byte for byte. Runs of white space become one
  // blank; none is kept at the beginning.
  void add(std::string_view utf8, std::uint32_t begin);
  // The same, with white space as it stands.
  void add_verbatim(std::string_view utf8, std::uint32_t begin);
  // `utf8` stands for `source` as a whole, as a character reference does.
  void add_for(std::string_view utf8, Locus source);

  bool empty() const { return text_.utf8.empty(); }
  const std::string& utf8() const { return text_.utf8; }
  bool overflowed() const { return overflowed_; }

  // What was added, without white space at the end; nothing is left.
  Text take();

 private:
  void note_blank(std::uint32_t begin, std::uint32_t end);
  void put_blank();
  void put(std::string_view utf8, Locus source, bool copy);

  Text text_;
  std::uint64_t max_bytes_;
  std::uint32_t copy_end_ = 0;  // where in the source a plain copy would go on
  bool copying_ = false;        // the last piece is a plain copy
  bool blank_pending_ = false;
  Locus blank_;
  bool overflowed_ = false;
};

}  // namespace gouji
