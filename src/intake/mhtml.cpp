#include "intake/mhtml.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "intake/html.h"
#include "intake/source.h"

namespace gouji {
namespace {

// A page in one file uses two levels; deeper ones are somebody's mail.
constexpr int kDeepest = 4;
constexpr std::size_t kLongestHeader = 64 * 1024;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

std::string_view without_blanks(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// `; NAME=VALUE` or `; NAME="VALUE"` of a header.
std::string parameter(std::string_view header, std::string_view name) {
  const auto folded = lower(header);
  for (auto at = folded.find(';'); at != folded.npos; at = folded.find(';', at + 1)) {
    auto rest = without_blanks(header.substr(at + 1));
    if (!lower(rest.substr(0, name.size())).starts_with(name)) continue;
    rest = without_blanks(rest.substr(name.size()));
    if (!rest.starts_with('=')) continue;
    rest = without_blanks(rest.substr(1));
    if (rest.starts_with('"')) return std::string(rest.substr(1, rest.find('"', 1) - 1));
    return std::string(rest.substr(0, rest.find_first_of("; \t\r\n")));
  }
  return "";
}

struct MailPart {
  std::string type;  // without parameters, in small letters
  std::string boundary, charset, start, encoding, id;
  std::string_view body;
  bool closed = true;  // a boundary follows
};

// One header, its lines joined.
void take_header(MailPart& part, std::string_view header) {
  const auto colon = header.find(':');
  if (colon == header.npos) return;
  const auto name = lower(without_blanks(header.substr(0, colon)));
  const auto value = without_blanks(header.substr(colon + 1));
  if (name == "content-type") {
    part.type = lower(without_blanks(value.substr(0, value.find(';'))));
    part.boundary = parameter(value, "boundary");
    part.charset = parameter(value, "charset");
    part.start = parameter(value, "start");
  } else if (name == "content-transfer-encoding") {
    part.encoding = lower(value);
  } else if (name == "content-id") {
    part.id = value;
  }
}

MailPart part_of(std::string_view bytes) {
  MailPart part;
  std::string header;
  std::size_t at = 0;
  while (at < bytes.size() && at < kLongestHeader) {
    const auto end = std::min(bytes.find('\n', at), bytes.size());
    const auto line = bytes.substr(at, end - at);
    at = std::min(end + 1, bytes.size());
    if (without_blanks(line).empty()) break;
    if (line.front() != ' ' && line.front() != '\t') {
      take_header(part, header);
      header.clear();
    }
    header += line;
  }
  take_header(part, header);
  part.body = bytes.substr(at);
  return part;
}

// What stands between lines that begin with `--BOUNDARY`, up to `most` parts.
std::vector<MailPart> parts_of(std::string_view body, const std::string& boundary,
                               std::uint64_t most) {
  std::vector<MailPart> parts;
  if (boundary.empty()) return parts;
  const auto mark = "--" + boundary;
  std::optional<std::size_t> begin;
  for (auto at = body.find(mark); at != body.npos; at = body.find(mark, at + 1)) {
    if (at > 0 && body[at - 1] != '\n') continue;
    const auto line_end = std::min(body.find('\n', at), body.size());
    const auto rest = body.substr(at + mark.size(), line_end - at - mark.size());
    const bool last = rest.starts_with("--");
    if (!last && !without_blanks(rest).empty()) continue;  // a longer boundary of another level
    if (begin) parts.push_back(part_of(body.substr(*begin, at - *begin)));
    begin.reset();
    if (last || parts.size() >= most) return parts;
    begin = std::min(line_end + 1, body.size());
    at = line_end - 1;
  }
  if (begin) {
    parts.push_back(part_of(body.substr(*begin)));
    parts.back().closed = false;
  }
  return parts;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

struct Unwrapped {
  std::string bytes;
  std::size_t wrong = 0;  // signs that the encoding does not know
};

Unwrapped from_quoted_printable(std::string_view text) {
  Unwrapped out;
  out.bytes.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '=') {
      const auto next = std::min(text.find('=', at), text.size());
      out.bytes.append(text.substr(at, next - at));
      at = next;
      continue;
    }
    // A line that goes on: `=`, blanks that a transport added, and the end of the line.
    const auto after = std::min(text.find_first_not_of(" \t\r", at + 1), text.size());
    if (after == text.size() || text[after] == '\n') {
      at = std::min(after + 1, text.size());
      continue;
    }
    const int high = at + 1 < text.size() ? hex_value(text[at + 1]) : -1;
    const int low = at + 2 < text.size() ? hex_value(text[at + 2]) : -1;
    if (high < 0 || low < 0) {
      ++out.wrong;
      out.bytes += '=';
      ++at;
      continue;
    }
    out.bytes += static_cast<char>(high * 16 + low);
    at += 3;
  }
  return out;
}

int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+') return 62;
  return c == '/' ? 63 : -1;
}

Unwrapped from_base64(std::string_view text) {
  Unwrapped out;
  out.bytes.reserve(text.size() / 4 * 3);
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
    if (c == '=') break;
    const int value = base64_value(c);
    if (value < 0) {
      ++out.wrong;
      continue;
    }
    bits = (bits << 6 | static_cast<unsigned>(value)) & 0xFFFFFF;
    count += 6;
    if (count >= 8) {
      count -= 8;
      out.bytes += static_cast<char>(bits >> count & 0xFF);
    }
  }
  return out;
}

Unwrapped unwrapped(const MailPart& part) {
  if (part.encoding == "quoted-printable") return from_quoted_printable(part.body);
  if (part.encoding == "base64") return from_base64(part.body);
  return {std::string(part.body), 0};
}

class MhtmlReader {
 public:
  MhtmlReader(Document& document, const Limits& limits) : document_(document), limits_(limits) {}

  void read(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const auto whole =
        part_of(bytes.substr(std::min(bytes.find_first_not_of("\r\n"), bytes.size())));
    collect(whole, 0);
    if (pages_.empty()) {
      document_.problems.push_back(
          fatal("intake.damaged",
                "文件是单个文件网页（*.mht），但其中没有网页正文；请重新保存或者重新取得文件。",
                "the file is a web page in one file (*.mht), but no part of it is a page; save "
                "or fetch it again"));
      return;
    }
    auto text = text_of(root(whole));
    if (lower(text).find("<frameset") != std::string::npos && pages_.size() > 1) {
      const auto* frame = &root(whole);
      for (const auto& page : pages_) {
        if (&page != frame) text += "\n" + text_of(page);
      }
    }
    auto source = std::make_shared<Source>();
    source->path = document_.source->path;
    source->text = std::move(text);
    source->charset = charset_;
    source->has_stored_bytes = false;
    document_.source = std::move(source);
    read_html(document_, limits_);
    tell_break();
  }

 private:
  // The pages among the parts, in order.
  void collect(const MailPart& part, int depth) {
    if (part.type == "text/html" || part.type == "application/xhtml+xml") pages_.push_back(part);
    if (!part.type.starts_with("multipart/") || depth == kDeepest) return;
    const auto most = limits_[Limit::archive_entries];
    const auto parts = parts_of(part.body, part.boundary, most);
    if (parts.size() >= most) {
      document_.problems.push_back(limit_reached(Limit::archive_entries, limits_));
    }
    for (const auto& one : parts) collect(one, depth + 1);
  }

  // A page that breaks off has said so itself.
  void tell_break() {
    if (!breaks_off_ || document_.loss() != Loss::none) return;
    document_.problems.push_back(losing(
        document_.open_end ? Loss::parts : Loss::none, "intake.damaged",
        "单个文件网页（*.mht）在正文处中断，后面的内容已经丢失；请重新保存或者重新取得文件。",
        "the web page in one file (*.mht) breaks off within the page, and what followed "
        "is lost; save or fetch it again"));
  }

  const MailPart& root(const MailPart& whole) const {
    if (!whole.start.empty()) {
      for (const auto& page : pages_) {
        if (page.id == whole.start) return page;
      }
    }
    return pages_.front();
  }

  std::string text_of(const MailPart& page) {
    const auto plain = unwrapped(page);
    if (plain.wrong > 0) {
      const auto count = std::to_string(plain.wrong);
      document_.problems.push_back(
          losing(Loss::characters, "intake.invalid-bytes",
                 "单个文件网页的编码有 " + count + " 处错误，相应位置的文字可能不完整。",
                 count + " places of the web page in one file break its encoding; what stood "
                         "there may be incomplete"));
    }
    breaks_off_ |= !page.closed;
    const auto declared = page.charset.empty() ? declared_charset(plain.bytes) : page.charset;
    auto source = decode_source(document_.source->path, plain.bytes, declared, document_.problems);
    if (charset_.empty()) charset_ = source.charset;
    return std::move(source.text);
  }

  Document& document_;
  const Limits& limits_;
  std::vector<MailPart> pages_;
  std::string charset_;
  bool breaks_off_ = false;
};

}  // namespace

void read_mhtml(Document& document, std::string_view bytes, const Limits& limits) {
  document.format = Format::mhtml;
  MhtmlReader(document, limits).read(bytes);
}

}  // namespace gouji
