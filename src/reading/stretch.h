// The running text of some blocks as one folded text, with the way back to the document.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/fold.h"
#include "intake/document.h"

namespace gouji {

// Paragraphs only, a line break behind each. Keeps references into the document.
class Stretch {
 public:
  // Blocks [from, to), as far as there are.
  Stretch(const Document& document, std::size_t from, std::size_t to);

  const std::string& text() const { return text_; }
  // Offsets of `text()`, of one paragraph, back to the document, and the text as it stands there.
  Locus locus(std::size_t begin, std::size_t end) const;
  std::string raw(std::size_t begin, std::size_t end) const;

 private:
  struct Start {
    std::size_t at;  // in text_
    const Text* text;
    Folded folded;

    std::size_t origin(std::size_t offset) const;
  };
  const Start* start_of(std::size_t offset) const;

  std::string text_;
  std::vector<Start> starts_;
};

}  // namespace gouji
