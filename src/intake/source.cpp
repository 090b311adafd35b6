#include "intake/source.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "intake/charset.h"

namespace gouji {
namespace {

constexpr std::size_t kStep = 4096;

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::vector<std::uint32_t> find_line_starts(std::string_view text) {
  std::vector<std::uint32_t> starts{0};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (text[i] == '\n' || (text[i] == '\r' && !pair)) {
      starts.push_back(static_cast<std::uint32_t>(i + 1));
    }
  }
  return starts;
}

Problem replaced(const Decoded::Replaced& kind, std::string id, std::string zh, std::string en) {
  return {std::move(id), {std::move(zh), std::move(en)}, kind.first, false};
}

}  // namespace

void OffsetMap::begin_run(std::uint32_t text_offset, std::uint32_t stored_offset,
                          std::uint8_t text_unit, std::uint8_t stored_unit) {
  runs_.push_back({text_offset, stored_offset, text_unit, stored_unit});
}

std::uint32_t OffsetMap::stored(std::uint32_t text_offset) const {
  const auto after = std::upper_bound(runs_.begin(), runs_.end(), text_offset,
                                      [](std::uint32_t x, const Run& run) { return x < run.text; });
  if (after == runs_.begin()) return text_offset;
  const auto& run = *std::prev(after);
  return run.stored + (text_offset - run.text) / run.text_unit * run.stored_unit;
}

std::size_t Source::code_points_before(std::size_t offset) const {
  if (counts_.empty()) {
    std::uint32_t count = 0;
    for (std::size_t i = 0; i <= text.size(); i += kStep) {
      counts_.push_back(count);
      const auto end = std::min(text.size(), i + kStep);
      for (std::size_t k = i; k < end; ++k) count += !continues(text[k]);
    }
  }
  std::size_t count = counts_[offset / kStep];
  for (std::size_t k = offset / kStep * kStep; k < offset; ++k) count += !continues(text[k]);
  return count;
}

Place Source::place(std::uint32_t begin, std::uint32_t end) const {
  if (line_starts_.empty()) line_starts_ = find_line_starts(text);
  const auto size = static_cast<std::uint32_t>(text.size());
  begin = std::min(begin, size);
  end = std::clamp(end, begin, size);
  const auto position = [this](std::uint32_t offset) {
    const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    const auto column = code_points_before(offset) - code_points_before(*std::prev(after)) + 1;
    return std::pair(static_cast<int>(after - line_starts_.begin()), static_cast<int>(column));
  };
  Place place;
  place.path = path;
  std::tie(place.line, place.column) = position(begin);
  std::tie(place.end_line, place.end_column) = position(end);
  if (has_stored_bytes) {
    place.byte_start = stored.stored(begin);
    place.byte_end = stored.stored(end);
  }
  return place;
}

Source decode_source(std::string path, std::string_view bytes, std::string_view declared,
                     std::vector<Problem>& problems) {
  const auto choice = choose_charset(bytes, declared);
  auto decoded = decode_as(bytes, choice);
  Source source;
  source.path = std::move(path);
  source.text = std::move(decoded.text);
  source.charset = to_string(choice.charset);
  source.stored = std::move(decoded.stored);
  if (decoded.invalid.count > 0) {
    const auto count = std::to_string(decoded.invalid.count);
    problems.push_back(replaced(
        decoded.invalid, "intake.invalid-bytes",
        "有 " + count + " 处字节不符合 " + source.charset + " 编码，已按“\uFFFD”处理，首处在此。",
        count + " places are no characters of " + source.charset +
            " and are read as U+FFFD; the first is here"));
  }
  if (decoded.nul.count > 0) {
    const auto count = std::to_string(decoded.nul.count);
    problems.push_back(replaced(decoded.nul, "intake.nul",
                                "有 " + count + " 个空字符（0x00），已按“\uFFFD”处理，首个在此。",
                                count + " NUL characters are read as U+FFFD; the first is here"));
  }
  return source;
}

}  // namespace gouji
