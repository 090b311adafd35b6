#include "reading/opening.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <map>
#include <string_view>

#include "base/fold.h"
#include "base/utf8.h"
#include "reading/stretch.h"
#include "reading/years.h"

namespace gouji {
namespace {

int number_of(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// Day, month and year of both ends: the groups 1 to 6 of a pattern, the fourth of which, the second
// year, may be empty.
struct PeriodHit {
  std::size_t begin = 0, end = 0;
  int group[7] = {};
};

// The next place from `from` on where one of the patterns with six groups matches.
std::optional<PeriodHit> next_period(const LazyPatterns& patterns, std::string_view text,
                                     std::size_t from) {
  constexpr int kGroups = 7;
  std::optional<PeriodHit> first;
  for (const auto& pattern : patterns) {
    const auto* re = pattern->compiled_for(text);
    if (re == nullptr || re->NumberOfCapturingGroups() != kGroups - 1) continue;
    re2::StringPiece groups[kGroups];
    if (!re->Match(piece(text), from, text.size(), RE2::UNANCHORED, groups, kGroups)) continue;
    PeriodHit hit;
    hit.begin = static_cast<std::size_t>(groups[0].data() - text.data());
    hit.end = hit.begin + groups[0].size();
    for (int i = 1; i < kGroups; ++i)
      hit.group[i] = number_of({groups[i].data(), groups[i].size()});
    if (!first || hit.begin < first->begin) first = hit;
  }
  return first;
}

// Whether the sentence around a date says that it is the period of the figures.
bool states_period(const Words& words, std::string_view text, std::size_t begin, std::size_t end) {
  const auto stop = text.rfind('.', begin);
  const auto from = stop == std::string_view::npos ? 0 : stop;
  const auto to = std::min(text.find('.', end), text.size());
  return words.period_context.empty() ||
         any_matches(words.period_context, text.substr(from, to - from));
}

}  // namespace

void read_published(Report& report, const Words& words) {
  const auto& document = *report.document;
  report.published = document.published;
  const auto take = [&](const Text& text) {
    if (!report.published.empty() || text.utf8.size() > 400) return;
    const auto plain = folded(text.utf8);
    for (const auto& pattern : words.published) {
      int year = 0, month = 0, day = 0;
      const auto* re = pattern->compiled_for(plain);
      if (re == nullptr || !RE2::PartialMatch(plain, *re, &year, &month, &day)) continue;
      if (year < 1990 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) continue;
      char iso[16];
      std::snprintf(iso, sizeof iso, "%04d-%02d-%02d", year, month, day);
      report.published = iso;
      report.published_year = YearSource{year, text.locus()};
      return;
    }
  };
  const auto end =
      report.sections.empty() ? document.blocks.size() : report.sections.front().first_block;
  for (std::size_t i = 0; i < std::min<std::size_t>(end, 200); ++i) {
    if (const auto* p = std::get_if<Paragraph>(&document.blocks[i])) take(p->text);
    if (const auto* g = std::get_if<Grid>(&document.blocks[i])) {
      for (const auto& cell : g->cells) take(cell.text);
    }
  }
  if (!report.published_year && report.published.size() >= 4) {
    report.published_year = YearSource{number_of(report.published.substr(0, 4)), {}};
  }
}

void read_overview_year(Report& report) {
  const auto& document = *report.document;
  std::size_t from = 0, to = document.blocks.size();
  if (!report.sections.empty() &&
      report.sections.front().spec == report.pack->section_index("overview")) {
    from = report.sections.front().first_block;
    to = report.sections.front().end_block;
  } else {
    // Section one under another name: from the line numbered 一 to the one numbered 二.
    bool begun = false;
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
      const auto* p = std::get_if<Paragraph>(&document.blocks[i]);
      if (p == nullptr || p->text.utf8.size() > 200) continue;
      const auto key = label_key(p->text.utf8);
      if (key.numbering != Numbering::top) continue;
      if (!begun && key.number == "一") from = i, begun = true;
      if (begun && key.number == "二") {
        to = i;
        break;
      }
    }
    if (!begun) return;
  }
  std::map<int, std::pair<int, Locus>> named;
  for (auto i = from; i < to; ++i) {
    const auto* p = std::get_if<Paragraph>(&document.blocks[i]);
    if (p == nullptr) continue;
    const auto plain = fold(p->text.utf8);
    for (auto year = next_year(plain.text, 0); year; year = next_year(plain.text, year.end)) {
      auto& entry = named[year.year];
      if (entry.first++ == 0)
        entry.second = p->text.locus(plain.origin[year.at], plain.origin[year.end]);
    }
  }
  const auto most = std::max_element(named.begin(), named.end(), [](const auto& a, const auto& b) {
    return a.second.first < b.second.first;
  });
  if (most != named.end()) report.overview_year = YearSource{most->first, most->second.second};
}

void read_period(Report& report, const Words& words) {
  const Stretch stretch(*report.document, report.preamble_begin, report.preamble_end);
  const std::string_view text = stretch.text();
  for (auto hit = next_period(words.period, text, 0); hit;
       hit = next_period(words.period, text, hit->end)) {
    if (!states_period(words, text, hit->begin, hit->end)) continue;
    const auto& value = hit->group;
    Period period;
    period.from_year = value[1], period.from_month = value[2], period.from_day = value[3];
    period.to_year = value[4] == 0 ? period.from_year : value[4];
    period.to_month = value[5], period.to_day = value[6];
    period.raw = stretch.raw(hit->begin, hit->end);
    period.where = stretch.locus(hit->begin, hit->end);
    // Characters may be lost of the numbers, or of what stands right behind them.
    constexpr std::string_view kLost = "\uFFFD";
    period.damaged = is_damaged(period.raw) || text.substr(hit->end).starts_with(kLost);
    report.period = period;
    return;
  }
  std::size_t begin = 0, end = 0;
  const auto damaged = std::find_if(words.period_damaged.begin(), words.period_damaged.end(),
                                    [&](const auto& p) { return p->find(text, 0, begin, end); });
  if (damaged == words.period_damaged.end()) return;
  Period period;
  period.damaged = true;
  period.raw = stretch.raw(begin, end);
  period.where = stretch.locus(begin, end);
  report.period = period;
}

}  // namespace gouji
