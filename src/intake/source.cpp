#include "intake/source.h"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <tuple>
#include <utility>

#include "intake/charset.h"

namespace gouji {
namespace {

constexpr std::size_t kStep = 512;

// How many code points begin in well-formed text: all bytes but those that continue one.
std::uint32_t count_begun(std::string_view text) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::size_t kWord = sizeof(std::uint64_t);
  std::uint32_t count = 0;
  std::size_t at = 0;
  for (; text.size() - at >= kWord; at += kWord) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + at, kWord);
    const std::uint64_t continues = (word >> 7) & ~(word >> 6) & kOnes;
    count += static_cast<std::uint32_t>(kWord - (continues * kOnes >> 56));
  }
  for (; at < text.size(); ++at) count += (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
  return count;
}

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

std::uint32_t Source::code_points_before(std::size_t offset) const {
  const std::string_view all = text;
  if (counts_.empty()) {
    counts_.reserve(all.size() / kStep + 1);
    std::uint32_t count = 0;
    for (std::size_t at = 0; at <= all.size(); at += kStep) {
      counts_.push_back(count);
      count += count_begun(all.substr(at, kStep));
    }
  }
  const auto step = offset / kStep;
  return counts_[step] + count_begun(all.substr(step * kStep, offset - step * kStep));
}

std::pair<int, int> Source::line_and_column(std::size_t offset) const {
  if (line_starts_.empty()) line_starts_ = find_line_starts(text);
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto column = code_points_before(offset) - code_points_before(*std::prev(after)) + 1;
  return {static_cast<int>(after - line_starts_.begin()), static_cast<int>(column)};
}

Place Source::place(std::uint32_t begin, std::uint32_t end) const {
  const auto size = static_cast<std::uint32_t>(text.size());
  begin = std::min(begin, size);
  end = std::clamp(end, begin, size);
  Place place;
  place.path = path;
  std::tie(place.line, place.column) = line_and_column(begin);
  std::tie(place.end_line, place.end_column) = line_and_column(end);
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
