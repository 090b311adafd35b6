#include "intake/page_numbers.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "base/utf8.h"

namespace gouji {
namespace {

constexpr double kTop = 0.16, kFoot = 0.84;  // of the height, where numbers stand
constexpr double kRow = 6;                   // points within which they stand in one place
constexpr int kMostMissing = 50;

// A page number and the sheet it stands on.
struct Numbered {
  std::size_t sheet = 0;
  PageNumber printed;
};

// The numbers that stand in one place of their sheets, one a sheet.
using Track = std::vector<Numbered>;

// All numbers in the margins, by their distance from the top: lines that hold nothing else, and
// words with a total among others.
std::map<long, Track> tracks_of(const std::vector<PageSheet>& sheets) {
  std::map<long, Track> tracks;
  const auto take = [&](std::size_t sheet, double y, std::string_view text, bool alone) {
    const auto printed = page_number_in(text);
    if (!printed || (!alone && !printed->total)) return;
    auto& track = tracks[std::lround(y / kRow)];
    if (track.empty() || track.back().sheet != sheet) track.push_back({sheet, *printed});
  };
  for (std::size_t s = 0; s < sheets.size(); ++s) {
    for (const auto& line : sheets[s].lines) {
      const double y = line.y() / sheets[s].height;
      if (y > kTop && y < kFoot) continue;
      std::string text;
      for (const auto& token : line.tokens) text += token.text;
      take(s, line.y(), text, true);
      for (const auto& token : line.tokens) take(s, line.y(), token.text, false);
    }
  }
  return tracks;
}

// Whether every sheet has its number, but perhaps a cover, and they rise.
bool is_whole(const Track& track, std::size_t sheets) {
  if (track.size() < 2 || track.size() + 1 < sheets) return false;
  if (track.size() < sheets && track.front().sheet != 1) return false;
  return std::adjacent_find(track.begin(), track.end(), [](const auto& a, const auto& b) {
           return b.printed.number <= a.printed.number;
         }) == track.end();
}

std::optional<int> common_total(const Track& track) {
  const auto total = track.front().printed.total;
  const bool common = std::all_of(track.begin(), track.end(), [&](const Numbered& one) {
    return one.printed.total == total && one.printed.number <= total.value_or(0);
  });
  return common ? total : std::nullopt;
}

MissingPages missing_in(const Track& track, const std::vector<PageSheet>& sheets) {
  MissingPages missing;
  const auto total = common_total(track);
  if (!total && track.front().printed.total) return {};
  int gaps = 0;
  const auto add = [&](int from, int to, int beside) {
    if (from >= to) return;
    ++gaps;
    if (missing.numbers.empty()) missing.beside = beside;
    for (int n = from; n < to && missing.numbers.size() <= kMostMissing; ++n) {
      missing.numbers.push_back(n);
    }
  };
  const auto page_of = [&](const Numbered& one) { return sheets[one.sheet].page; };
  const bool cover = track.size() < sheets.size();
  if (total) add(cover ? 2 : 1, track.front().printed.number, page_of(track.front()));
  for (std::size_t i = 1; i < track.size(); ++i) {
    add(track[i - 1].printed.number + 1, track[i].printed.number, page_of(track[i]));
  }
  if (total) add(track.back().printed.number + 1, *total + 1, page_of(track.back()));
  if (missing.numbers.size() > kMostMissing || (!total && gaps != 1)) return {};
  return missing;
}

}  // namespace

std::optional<PageNumber> page_number_in(std::string_view text) {
  int numbers = 0, digits = 0;
  int values[2] = {};
  bool in_number = false, of_total = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = decode(text, at);
    const auto v = c.value >= U'０' && c.value <= U'９' ? c.value - U'０' + U'0' : c.value;
    at += c.length;
    if (v >= U'0' && v <= U'9') {
      if (!in_number) ++numbers, digits = 0;
      in_number = true;
      if (++digits > 4 || numbers > 2) return std::nullopt;
      auto& value = values[numbers - 1];
      value = value * 10 + static_cast<int>(v - U'0');
      continue;
    }
    in_number = false;
    if (std::u32string_view(U"-—–－一―~·•.第页頁共/|()（） ").find(v) ==
        std::u32string_view::npos) {
      return std::nullopt;
    }
    if (numbers == 1 && (v == U'/' || v == U'共')) of_total = true;
  }
  if (numbers < 1) return std::nullopt;
  PageNumber printed{values[0], std::nullopt};
  if (numbers == 2 && of_total) printed.total = values[1];
  return printed;
}

MissingPages missing_pages(const std::vector<PageSheet>& sheets) {
  for (const auto& [y, track] : tracks_of(sheets)) {
    if (!is_whole(track, sheets.size())) continue;
    if (auto missing = missing_in(track, sheets); !missing.numbers.empty()) return missing;
  }
  return {};
}

}  // namespace gouji
