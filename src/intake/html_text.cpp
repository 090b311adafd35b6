#include "intake/html_text.h"

#include <algorithm>
#include <utility>

namespace gouji {
namespace {

// Other control characters do not reach us.
bool is_blank(char c) { return static_cast<unsigned char>(c) <= ' '; }
bool is_plain(char c) { return !is_blank(c) && c != HtmlText::kDropped; }

bool continues_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

void HtmlText::add(std::string_view utf8, std::uint32_t begin) {
  const char* const first = utf8.data();
  const char* const last = first + utf8.size();
  const auto offset = [&](const char* p) { return begin + static_cast<std::uint32_t>(p - first); };
  for (const char* p = first; p != last;) {
    const char* q = p;
    if (is_blank(*p)) {
      while (q != last && is_blank(*q)) ++q;
      note_blank(offset(p), offset(q));
    } else if (*p == kDropped) {
      ++q;
    } else {
      while (q != last && is_plain(*q)) ++q;
      put_blank();
      put({p, static_cast<std::size_t>(q - p)}, {offset(p), offset(q), -1}, true);
    }
    p = q;
  }
}

void HtmlText::add_verbatim(std::string_view utf8, std::uint32_t begin) {
  while (!utf8.empty()) {
    const auto run = utf8.substr(0, utf8.find(kDropped));
    if (!run.empty()) {
      put_blank();
      put(run, {begin, begin + static_cast<std::uint32_t>(run.size()), -1}, true);
    }
    const auto passed = std::min(run.size() + 1, utf8.size());
    utf8.remove_prefix(passed);
    begin += static_cast<std::uint32_t>(passed);
  }
}

void HtmlText::add_for(std::string_view utf8, Locus source) {
  if (utf8.size() == 1 && is_blank(utf8[0])) {
    note_blank(source.begin, source.end);
    return;
  }
  put_blank();
  put(utf8, source, false);
}

Text HtmlText::take() {
  blank_pending_ = copying_ = overflowed_ = false;
  return std::exchange(text_, Text{});
}

void HtmlText::note_blank(std::uint32_t begin, std::uint32_t end) {
  if (empty()) return;
  if (!blank_pending_) {
    blank_ = {begin, end, -1};
    blank_pending_ = true;
  } else if (blank_.end == begin) {
    blank_.end = end;
  }
}

void HtmlText::put_blank() {
  if (!blank_pending_) return;
  blank_pending_ = false;
  put(" ", blank_, blank_.end - blank_.begin == 1);
}

void HtmlText::put(std::string_view utf8, Locus source, bool copy) {
  if (overflowed_) return;
  auto& text = text_.utf8;
  if (text.size() + utf8.size() > max_bytes_) {
    overflowed_ = true;
    if (!copy || text.size() >= max_bytes_) return;
    auto room = static_cast<std::size_t>(max_bytes_ - text.size());
    while (room > 0 && continues_code_point(utf8[room])) --room;
    if (room == 0) return;
    utf8 = utf8.substr(0, room);
    source.end = source.begin + static_cast<std::uint32_t>(room);
  }
  if (!(copy && copying_ && copy_end_ == source.begin)) {
    text_.pieces.push_back({static_cast<std::uint32_t>(text.size()), source});
  } else {
    text_.pieces.back().source.end = source.end;
  }
  text.append(utf8);
  copying_ = copy;
  copy_end_ = source.end;
}

}  // namespace gouji
