// The running text of a report, cut into sentences: what every rule on prose works on.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "reading/report.h"

namespace gouji {

// A number in folded text, with all that decides what it may be compared with.
struct Number {
  std::uint32_t begin = 0, end = 0;  // in Prose::text(), with 万 or % where it has one
  Decimal value;                     // 万 and 亿 multiplied out
  std::uint8_t decimals = 0;         // digits after the point, as written
  bool approximate = false;          // 余 多 约 近 超 以上
  bool scaled = false;               // written with 万 or 亿: rounded as a rule
  bool percent = false;              // 36%, 百分之三十六
  bool date = false;                 // followed by 年, 月, 日 or a stretch of them
  bool name = false;  // part of a name: 第711号, 〔2021〕30号, 12345热线, a list's number, 2.0, H5
  bool chinese = false;   // in Chinese numerals
  bool doubtful = false;  // a comma of the sentence may stand inside it

  // Whether it counts something, exactly.
  bool exact() const { return !approximate && !scaled && !percent && !date && !name && !doubtful; }
};

// A stretch between full stops, as offsets into Prose::text().
struct Sentence {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t paragraph = 0;  // number of its paragraph, lines that belong together joined
  std::string_view section;     // id; empty before the first section and in unknown ones
};

// Only paragraphs that are no chrome, no heading of a section and stand in no table. Text is folded
// (base/fold.h): no white space, simplified, punctuation in ASCII; every sentence ends with the
// mark that ended it, where it had one, and no match can run from one into the next: '\n' stands
// between.
class Prose {
 public:
  // Linear in the size of the document. Keeps references into the report.
  explicit Prose(const Report& report);

  const std::string& text() const { return text_; }
  const std::vector<Sentence>& sentences() const { return sentences_; }
  std::string_view of(const Sentence& s) const {
    return std::string_view(text_).substr(s.begin, s.end - s.begin);
  }
  // The sentence that holds an offset of `text()`; the index of the last one before it otherwise.
  std::size_t sentence_at(std::size_t offset) const;

  // Offsets of `text()` back to the document, and the text as it stands there.
  Locus locus(std::size_t begin, std::size_t end) const;
  std::string raw(std::size_t begin, std::size_t end) const;
  // The character as it stands in the report at an offset of `text()`.
  char32_t raw_at(std::size_t offset) const;

  // The numbers of a sentence, in order; found on first use, so not for two threads at a time.
  const std::vector<Number>& numbers(std::size_t sentence) const;
  // The number that begins at an offset of `text()`; null where none does.
  const Number* number_at(std::size_t offset) const;

  // The stretch between commas, semicolons and colons around an offset of `text()`.
  Sentence clause(std::size_t offset) const;

 private:
  struct Piece {
    std::uint32_t at;  // in text_
    const Text* text;
  };
  void add_line(const Text& text, std::string_view line, std::size_t at);
  void end_paragraph(std::string_view section);
  const Piece& piece_at(std::size_t offset) const;

  std::string text_;
  std::vector<std::uint32_t> origin_;  // by byte of text_, in the text of its piece
  std::vector<Piece> pieces_;
  std::vector<Sentence> sentences_;
  std::uint32_t paragraphs_ = 0, paragraph_begin_ = 0;
  mutable std::vector<std::vector<Number>> numbers_;
  mutable std::vector<bool> numbered_;
};

// The numbers of a sentence, in order.
std::vector<Number> find_numbers(const Prose& prose, const Sentence& sentence);

}  // namespace gouji
