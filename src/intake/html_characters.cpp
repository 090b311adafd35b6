// Where the characters that libxml2 hands over stand in the text. It cuts them into chunks, gives
// references as a chunk of their own, and says where it stands only in passing; every chunk is
// therefore compared with the text itself.

#include <algorithm>
#include <cstring>

#include "intake/html_ascii.h"
#include "intake/html_reader.h"

namespace gouji {
namespace {

// The longest reference worth looking back for: &thetasym; and numbers with zeros before them.
constexpr std::uint32_t kLongestReference = 40;

std::uint32_t code_point_length(unsigned char first) {
  return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

}  // namespace

// Where the tag begins whose attributes the parser has just read.
std::uint32_t HtmlReader::tag_begin(std::string_view name) const {
  std::size_t at = parser_.position();
  while (at > last_end_ && (at = text_.rfind('<', at - 1)) != std::string_view::npos) {
    if (equals_ascii(text_.substr(at + 1, name.size()), name)) {
      return static_cast<std::uint32_t>(at);
    }
    if (at < last_end_) break;
  }
  return last_end_;
}

// Just behind the tag that the parser is about to leave; 0 for an element that has no tag.
std::uint32_t HtmlReader::tag_end() const {
  const auto at = parser_.position();
  if (at >= text_.size() || at < last_end_) return 0;
  const bool slash = text_[at] == '/';
  if (text_.substr(at + (slash ? 1 : 0), 1) != ">") return 0;
  // Elements that the parser supplies begin in the midst of text.
  if (std::memchr(text_.data() + last_end_, '<', at - last_end_) == nullptr) return 0;
  return at + (slash ? 2 : 1);
}

void HtmlReader::characters(std::string_view utf8) {
  const auto& frame = frames_.back();
  if (stopped_ || utf8.empty()) return;
  if (frame.title) title_.append(utf8);
  if (frame.hidden || frame.title) return;
  if (frame.struck) return pass_struck(utf8);
  in_struck_ = false;

  // Nearly always text goes on where the last event ended.
  const std::size_t begin = last_end_;
  const char first = begin < text_.size() ? text_[begin] : '\0';
  if (first != '&' && utf8 != "<" && begin + utf8.size() <= text_.size() &&
      std::memcmp(text_.data() + begin, utf8.data(), utf8.size()) == 0) {
    add(utf8, last_end_);
  } else if (first == '&' &&
             utf8.size() == code_point_length(static_cast<unsigned char>(utf8.front()))) {
    const auto rest = text_.substr(begin + 1, 4);
    if (utf8 == "&" && rest != "amp;" && !rest.starts_with('#')) {
      add(utf8, last_end_);
    } else {
      add_reference(utf8, last_end_, std::max(last_end_ + 1, parser_.position()));
    }
  } else {
    add_after_gap(utf8);
  }
}

void HtmlReader::pass_struck(std::string_view utf8) {
  if (in_struck_ || std::all_of(utf8.begin(), utf8.end(), is_ascii_blank)) return;
  in_struck_ = true;
  if (struck_++ == 0) first_struck_ = {last_end_, last_end_, -1};
}

void HtmlReader::add(std::string_view utf8, std::uint32_t begin) {
  const auto& frame = frames_.back();
  begin_remark(utf8, begin);
  if (frame.verbatim) {
    add_lines(utf8, begin);
  } else {
    flow_.text(frame.setting).add(utf8, begin);
  }
  last_end_ = begin + static_cast<std::uint32_t>(utf8.size());
}

// In preformatted text a line is a paragraph, as behind a <br>.
void HtmlReader::add_lines(std::string_view utf8, std::uint32_t begin) {
  while (!utf8.empty()) {
    const auto line = utf8.substr(0, utf8.find_first_of("\r\n"));
    flow_.text(frames_.back().setting).add_verbatim(line, begin);
    if (line.size() == utf8.size()) return;
    flow_.end_paragraph();
    utf8.remove_prefix(line.size() + 1);
    begin += static_cast<std::uint32_t>(line.size() + 1);
  }
}

void HtmlReader::add_reference(std::string_view utf8, std::uint32_t begin, std::uint32_t end) {
  begin_remark(utf8, begin);
  flow_.text(frames_.back().setting).add_for(utf8, {begin, end, -1});
  last_end_ = end;
}

// Something stood before the text that made no event, such as an end tag of nothing. The parser
// stands behind the text, or before its last character where it had more than a bufferful; what
// follows a text cannot be its last character.
void HtmlReader::add_after_gap(std::string_view utf8) {
  const auto position = std::min(parser_.position(), static_cast<std::uint32_t>(text_.size()));
  const auto size = static_cast<std::uint32_t>(utf8.size());
  const auto last =
      position < text_.size() ? code_point_length(static_cast<unsigned char>(text_[position])) : 0;
  for (const auto end : {position + last, position}) {
    if (end < last_end_ + size) continue;
    if (text_.substr(end - size, size) == utf8) return add(utf8, end - size);
  }
  const auto from = std::max(last_end_, position - std::min(position, kLongestReference));
  const auto near = text_.substr(from, position > from ? position - from : 0);
  const auto at = near.rfind('&');
  const bool reference = at != std::string_view::npos &&
                         size == code_point_length(static_cast<unsigned char>(utf8.front()));
  add_reference(utf8, reference ? from + static_cast<std::uint32_t>(at) : last_end_,
                std::max(last_end_, position));
}

}  // namespace gouji
