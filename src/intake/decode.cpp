#include <algorithm>
#include <cerrno>
#include <cstdint>

#include <iconv.h>

#include "base/utf8.h"
#include "intake/charset.h"

namespace gouji {
namespace {

// Puts decoded text together and notes where each character was stored.
class Writer {
 public:
  Writer(Decoded& out, std::size_t stored) : out_(out), stored_(stored) {}

  // `size` bytes of UTF-8 in characters of `text_unit` bytes, each stored in `stored_unit`.
  void copy(const char* text, std::size_t size, std::uint8_t text_unit, std::uint8_t stored_unit) {
    run(text_unit, stored_unit);
    out_.text.append(text, size);
    stored_ += size / text_unit * stored_unit;
  }

  void replace(std::uint8_t stored_unit, Decoded::Replaced& kind) {
    run(3, stored_unit);
    const auto at = static_cast<std::uint32_t>(out_.text.size());
    if (kind.count++ == 0) kind.first = {at, at + 3};
    out_.text += "\xEF\xBF\xBD";
    stored_ += stored_unit;
  }

 private:
  void run(std::uint8_t text_unit, std::uint8_t stored_unit) {
    if (text_unit == text_unit_ && stored_unit == stored_unit_) return;
    text_unit_ = text_unit;
    stored_unit_ = stored_unit;
    out_.stored.begin_run(static_cast<std::uint32_t>(out_.text.size()),
                          static_cast<std::uint32_t>(stored_), text_unit, stored_unit);
  }

  Decoded& out_;
  std::size_t stored_;
  std::uint8_t text_unit_ = 0, stored_unit_ = 0;
};

// `known` bytes at the start are well-formed, the mark among them.
void decode_utf8(std::string_view bytes, std::size_t at, std::size_t known, Decoded& out) {
  Writer writer(out, at);
  out.text.reserve(bytes.size() - at);
  while (at < bytes.size()) {
    const auto begin = std::max(at, known);
    const auto end = begin + well_formed_prefix(bytes.substr(begin));
    if (end > at) writer.copy(bytes.data() + at, end - at, 1, 1);
    at = end;
    if (at < bytes.size()) {
      writer.replace(1, bytes[at] == '\0' ? out.nul : out.invalid);
      ++at;
    }
  }
}

std::uint8_t utf8_length(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

// How many bytes the well-formed character at `p` is stored in.
std::uint8_t stored_length(Charset charset, const char* p) {
  const auto byte = [p](int i) { return static_cast<unsigned char>(p[i]); };
  switch (charset) {
    case Charset::gb18030:
      return byte(0) < 0x80 ? 1 : byte(1) >= 0x30 && byte(1) <= 0x39 ? 4 : 2;
    case Charset::big5:
      return byte(0) < 0x80 ? 1 : 2;
    case Charset::utf16le:
      return (byte(1) & 0xFC) == 0xD8 ? 4 : 2;
    case Charset::utf16be:
      return (byte(0) & 0xFC) == 0xD8 ? 4 : 2;
    case Charset::utf8:
      break;
  }
  return 1;
}

// Four characters of the Hong Kong set become a letter and a mark on it.
bool becomes_two(Charset charset, const char* p) {
  if (charset != Charset::big5 || static_cast<unsigned char>(p[0]) != 0x88) return false;
  const auto second = static_cast<unsigned char>(p[1]);
  return second == 0x62 || second == 0x64 || second == 0xA3 || second == 0xA5;
}

class Converter {
 public:
  Converter(Charset charset, Decoded& out, std::size_t stored)
      : charset_(charset), out_(out), writer_(out, stored) {
    const char* name = charset == Charset::gb18030   ? "GB18030"
                       : charset == Charset::big5    ? "BIG5-HKSCS"
                       : charset == Charset::utf16le ? "UTF-16LE"
                                                     : "UTF-16BE";
    handle_ = iconv_open("UTF-8", name);
  }
  ~Converter() {
    if (usable()) iconv_close(handle_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  void run(std::string_view bytes) {
    // iconv takes its input through a pointer to non-const and does not write to it.
    char* in = const_cast<char*>(bytes.data());
    std::size_t left = bytes.size();
    out_.text.reserve(bytes.size() + bytes.size() / 2);
    while (left > 0) {
      const char* const begin = in;
      char* out = buffer_;
      std::size_t room = sizeof buffer_;
      const auto result =
          usable() ? iconv(handle_, &in, &left, &out, &room) : static_cast<std::size_t>(-1);
      const int reason = usable() ? errno : EILSEQ;
      take(begin, in, out);
      if (result != static_cast<std::size_t>(-1) || reason == E2BIG) continue;
      const bool wide = charset_ == Charset::utf16le || charset_ == Charset::utf16be;
      const std::size_t bad = wide && left >= 2 ? 2 : 1;
      writer_.replace(static_cast<std::uint8_t>(bad), out_.invalid);
      in += bad;
      left -= bad;
    }
    char* out = buffer_;
    std::size_t room = sizeof buffer_;
    if (usable()) iconv(handle_, nullptr, nullptr, &out, &room);
    take(in, in, out);
  }

 private:
  bool usable() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

  // Walks the stored characters from `in` to `in_end` beside the text in the buffer.
  void take(const char* in, const char* in_end, const char* out_end) {
    const char* text = buffer_;
    while (text < out_end && (in < in_end || second_due_)) {
      const auto length = utf8_length(*text);
      std::uint8_t stored = 0;
      if (second_due_) {
        second_due_ = false;
      } else {
        stored = stored_length(charset_, in);
        second_due_ = becomes_two(charset_, in);
        in += stored;
      }
      if (*text == '\0') {
        writer_.replace(stored, out_.nul);
      } else {
        writer_.copy(text, length, length, stored);
      }
      text += length;
    }
  }

  Charset charset_;
  Decoded& out_;
  Writer writer_;
  iconv_t handle_;
  bool second_due_ = false;
  char buffer_[1 << 16];
};

}  // namespace

Decoded decode_as(std::string_view bytes, CharsetChoice choice) {
  Decoded out;
  if (choice.charset == Charset::utf8) {
    decode_utf8(bytes, choice.mark, choice.well_formed, out);
  } else {
    Converter converter(choice.charset, out, choice.mark);
    converter.run(bytes.substr(choice.mark));
  }
  return out;
}

}  // namespace gouji
