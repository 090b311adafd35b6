#include "check/prose.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"

namespace gouji {
namespace {

// A line that is shorter than this, in columns, was not broken because it was full.
constexpr std::size_t kFullLine = 30;
constexpr std::size_t kLongHeading = 60;

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::uint32_t u32(std::size_t n) { return static_cast<std::uint32_t>(n); }

char32_t last_of(std::string_view line) {
  while (!line.empty()) {
    auto at = line.size() - 1;
    while (at > 0 && continues(line[at])) --at;
    const auto c = decode(line, at).value;
    if (!is_white(c)) return c;
    line = line.substr(0, at);
  }
  return 0;
}

bool ends_something(char32_t c) {
  static constexpr std::u32string_view kEnds = U"。！？：；.!?:;|｜…》";
  return c == 0 || kEnds.find(c) != std::u32string_view::npos;
}

// 一、 （一） 1. (1) 一是 第一，: what a line of its own begins with.
bool begins_item(std::string_view line) {
  static constexpr std::u32string_view kNumerals =
      U"一二三四五六七八九十0123456789０１２３４５６７８９";
  static constexpr std::u32string_view kMarks = U"、.．,，)）是";
  std::size_t at = 0;
  auto c = decode(line, at);
  while (c.length > 0 && is_white(c.value)) c = decode(line, at += c.length);
  if (c.value == U'（' || c.value == U'(' || c.value == U'第') c = decode(line, at += c.length);
  bool any = false;
  while (c.length > 0 && kNumerals.find(c.value) != std::u32string_view::npos) {
    any = true;
    c = decode(line, at += c.length);
  }
  return any && c.length > 0 && kMarks.find(c.value) != std::u32string_view::npos;
}

bool breaks_off(std::string_view line) {
  if (ends_something(last_of(line))) return false;
  const auto width = display_width(line);
  return width >= (begins_item(line) ? kLongHeading : kFullLine);
}

// The stretch of the source in which the figures of a table stand, where they stand in lines.
struct Stretch {
  std::uint32_t begin = 0xFFFFFFFF, end = 0;
  bool holds(const Locus& where) const { return where.begin >= begin && where.end <= end; }
};

std::vector<Stretch> stretches_of_tables(const Report& report) {
  std::vector<Stretch> found;
  for (const auto& table : report.tables) {
    Stretch stretch;
    for (const auto& figure : table.figures) {
      if (figure.state != FigureState::number || figure.where.node >= 0) continue;
      stretch.begin = std::min(stretch.begin, figure.where.begin);
      stretch.end = std::max(stretch.end, figure.where.end);
    }
    if (stretch.begin < stretch.end) found.push_back(stretch);
  }
  return found;
}

// Which section a block belongs to, asked for in ascending order.
class SectionOfBlock {
 public:
  explicit SectionOfBlock(const Report& report) : report_(report) {}

  struct Answer {
    std::string_view id;
    bool heading = false;
  };

  Answer at(std::size_t block) {
    const auto& sections = report_.sections;
    while (next_ < sections.size() && sections[next_].heading_block <= block) ++next_;
    if (next_ == 0) return {};
    const auto& section = sections[next_ - 1];
    Answer answer;
    if (section.spec >= 0 && report_.pack && block < section.end_block) {
      answer.id = report_.pack->sections[static_cast<std::size_t>(section.spec)].id;
    }
    answer.heading = block == section.heading_block && !section.implied;
    return answer;
  }

 private:
  const Report& report_;
  std::size_t next_ = 0;
};

std::size_t first_block(const Report& report) {
  auto first = report.preamble_begin;
  if (!report.sections.empty()) first = std::min(first, report.sections.front().heading_block);
  return first;
}

}  // namespace

Prose::Prose(const Report& report) {
  if (!report.document) return;
  const auto& blocks = report.document->blocks;
  const auto tables = stretches_of_tables(report);
  SectionOfBlock sections(report);
  std::string_view section;
  std::string_view before;  // the line before, where the next may go on from it
  const auto stop = [&] {
    end_paragraph(section);
    before = {};
  };
  for (auto i = first_block(report); i < blocks.size(); ++i) {
    const auto* line = std::get_if<Paragraph>(&blocks[i]);
    const auto where = sections.at(i);
    if (where.id != section || where.heading) stop();
    section = where.id;
    if (line == nullptr || line->chrome || where.heading) {
      stop();
      continue;
    }
    const auto locus = line->text.locus();
    if (locus.node < 0 && std::any_of(tables.begin(), tables.end(),
                                      [&](const Stretch& s) { return s.holds(locus); })) {
      stop();
      continue;
    }
    const std::string_view text = line->text.utf8;
    for (std::size_t begin = 0; begin < text.size();) {
      const auto end = std::min(text.find('\n', begin), text.size());
      const auto part = text.substr(begin, end - begin);
      const bool goes_on = !before.empty() && line->blank_before == 0 && line->heading_level == 0 &&
                           breaks_off(before) && !begins_item(part);
      if (!goes_on) stop();
      add_line(line->text, part, begin);
      before = line->heading_level == 0 ? part : std::string_view();
      begin = end + 1;
    }
  }
  stop();
  numbers_.resize(sentences_.size());
  numbered_.resize(sentences_.size(), false);
}

void Prose::add_line(const Text& text, std::string_view line, std::size_t at) {
  const auto folded = fold(line);
  if (folded.text.empty()) return;
  pieces_.push_back({u32(text_.size()), &text});
  for (std::size_t i = 0; i < folded.text.size(); ++i) {
    const char c = folded.text[i];
    text_ += c;
    origin_.push_back(u32(at + folded.origin[i]));
    // A point is a full stop where the report has one, not in 3.5 or www.
    const bool stop = c == '!' || c == '?' ||
                      (c == '.' && line[folded.origin[i]] != '.' &&
                       decode(line, folded.origin[i]).value != U'．');
    if (stop) {
      text_ += '\n';
      origin_.push_back(u32(at + folded.origin[i + 1]));
    }
  }
}

void Prose::end_paragraph(std::string_view section) {
  if (paragraph_begin_ == text_.size()) return;
  if (text_.back() != '\n') {
    const auto& text = *pieces_.back().text;
    text_ += '\n';
    origin_.push_back(u32(text.utf8.size()));
  }
  for (std::size_t begin = paragraph_begin_; begin < text_.size();) {
    const auto end = text_.find('\n', begin);
    if (end > begin) sentences_.push_back({u32(begin), u32(end), paragraphs_, section});
    begin = end + 1;
  }
  ++paragraphs_;
  paragraph_begin_ = u32(text_.size());
}

std::size_t Prose::sentence_at(std::size_t offset) const {
  const auto after =
      std::upper_bound(sentences_.begin(), sentences_.end(), offset,
                       [](std::size_t at, const Sentence& s) { return at < s.begin; });
  return after == sentences_.begin() ? 0 : static_cast<std::size_t>(after - sentences_.begin()) - 1;
}

const Prose::Piece& Prose::piece_at(std::size_t offset) const {
  const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), offset,
                                      [](std::size_t at, const Piece& p) { return at < p.at; });
  return after == pieces_.begin() ? pieces_.front() : *(after - 1);
}

Locus Prose::locus(std::size_t begin, std::size_t end) const {
  const auto& first = piece_at(begin);
  const auto& last = piece_at(end > begin ? end - 1 : begin);
  // Where the character after the last one begins is where the last one ends, but for white space.
  const auto until = [&](const Piece& piece) {
    std::size_t at = origin_[end - 1];
    const std::string_view text = piece.text->utf8;
    return std::min(text.size(), at + std::max<std::size_t>(1, decode(text, at).length));
  };
  if (end <= begin) return first.text->locus(origin_[begin], origin_[begin]);
  if (&first == &last) return first.text->locus(origin_[begin], until(first));
  auto locus = first.text->locus(origin_[begin], first.text->utf8.size());
  const auto rest = last.text->locus(0, until(last));
  if (locus.node < 0 && rest.node < 0) locus.end = std::max(locus.end, rest.end);
  return locus;
}

std::string Prose::raw(std::size_t begin, std::size_t end) const {
  std::string out;
  while (begin < end) {
    const auto& piece = piece_at(begin);
    auto to = begin;
    while (to < end && &piece_at(to) == &piece) ++to;
    const std::string_view text = piece.text->utf8;
    std::size_t last = origin_[to - 1];
    last = std::min(text.size(), last + decode(text, last).length);
    out += text.substr(origin_[begin], last - origin_[begin]);
    begin = to;
  }
  return collapsed(out);
}

char32_t Prose::raw_at(std::size_t offset) const {
  return decode(piece_at(offset).text->utf8, origin_[offset]).value;
}

const std::vector<Number>& Prose::numbers(std::size_t sentence) const {
  if (!numbered_[sentence]) {
    numbers_[sentence] = find_numbers(*this, sentences_[sentence]);
    numbered_[sentence] = true;
  }
  return numbers_[sentence];
}

const Number* Prose::number_at(std::size_t offset) const {
  if (sentences_.empty()) return nullptr;
  const auto& all = numbers(sentence_at(offset));
  const auto found = std::lower_bound(all.begin(), all.end(), offset,
                                      [](const Number& n, std::size_t at) { return n.begin < at; });
  return found != all.end() && found->begin == offset ? &*found : nullptr;
}

Sentence Prose::clause(std::size_t offset) const {
  Sentence clause = sentences_[sentence_at(offset)];
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto parts = [&](std::size_t at) {
    const char c = text_[at];
    if (c != ',' && c != ';' && c != ':') return false;
    // 1,295 and 15:14 are no two clauses.
    return c == ';' || at == 0 || at + 1 >= text_.size() || !is_digit(text_[at - 1]) ||
           !is_digit(text_[at + 1]);
  };
  auto begin = std::min<std::size_t>(offset, clause.end);
  while (begin > clause.begin && !parts(begin - 1)) --begin;
  auto end = std::max<std::size_t>(offset, clause.begin);
  while (end < clause.end && !parts(end)) ++end;
  clause.begin = u32(begin);
  clause.end = u32(end);
  return clause;
}

}  // namespace gouji
