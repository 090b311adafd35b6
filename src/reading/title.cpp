// The title: whose report it is and of which year.
#include <algorithm>
#include <set>
#include <string_view>

#include "base/fold.h"
#include "base/utf8.h"
#include "reading/opening.h"
#include "reading/years.h"

namespace gouji {
namespace {

constexpr std::size_t kLongestTitle = 240;  // bytes

// A line, or two that follow one another, that may be the title.
struct TitleLine {
  Text text;
  int level = 0;
  std::size_t block = 0;
};

struct TitleHit {
  TitleLine line;
  int rank = -1;
  bool exact = false;
  std::size_t wording_begin = 0, wording_end = 0;  // in the folded text
};

bool is_sentence(std::string_view s) {
  return s.find("。") != std::string_view::npos || s.find("；") != std::string_view::npos ||
         s.find("，") != std::string_view::npos || s.find("《") != std::string_view::npos ||
         s.find('>') != std::string_view::npos || s.find("：") != std::string_view::npos;
}

// 政府信息公开工作2023年度报告 without its 2023 is what the wording asks for.
std::string without_digits_of_years(std::string_view folded) {
  std::string out;
  std::size_t from = 0;
  for (auto year = next_year(folded, 0); year; year = next_year(folded, year.end)) {
    out += folded.substr(from, year.at - from);
    from = folded.find("年", year.at);
  }
  return out.append(folded.substr(from));
}

bool holds_wording(std::string_view folded_text, const Pack& pack) {
  const auto& wordings = pack.list("title.wording");
  return std::any_of(wordings.begin(), wordings.end(), [&](const std::string& wording) {
    return folded_text.find(folded(wording)) != std::string_view::npos;
  });
}

std::optional<TitleHit> judge_title(const TitleLine& line, const Words& words, const Pack& pack,
                                    bool joined) {
  if (line.text.utf8.size() > kLongestTitle || is_sentence(line.text.utf8)) return std::nullopt;
  const auto plain = fold(line.text.utf8);
  TitleHit hit;
  for (const auto& wording : pack.list("title.wording")) {
    const auto exact = folded(wording);
    if (const auto at = plain.text.find(exact); at != std::string::npos) {
      hit.wording_begin = at;
      hit.wording_end = at + exact.size();
      hit.rank = 30;
      hit.exact = true;
      break;
    }
  }
  for (const auto& pattern : words.title) {
    if (hit.rank >= 0) break;
    re2::StringPiece match;
    const auto* re = pattern->compiled_for(plain.text);
    if (re == nullptr || !re->Match(plain.text, 0, plain.text.size(), RE2::UNANCHORED, &match, 1)) {
      continue;
    }
    hit.wording_begin = static_cast<std::size_t>(match.data() - plain.text.data());
    hit.wording_end = hit.wording_begin + match.size();
    hit.rank = 15;
  }
  if (hit.rank < 0) return std::nullopt;
  if (!hit.exact && holds_wording(without_digits_of_years(plain.text), pack)) {
    hit.rank = 30;
    hit.exact = true;
  }
  // The wording may have been cut short before what it begins with: ……2023年政府|信息公开年报.
  for (const auto& prefix : pack.list("title.prefix")) {
    const auto before = std::string_view(plain.text).substr(0, hit.wording_begin);
    const auto& kept = pack.list("title.agency-end");
    const bool agency = std::any_of(kept.begin(), kept.end(),
                                    [&](const auto& end) { return before.ends_with(end); });
    if (!before.ends_with(prefix) || agency) continue;
    hit.wording_begin -= prefix.size();
    break;
  }
  // A year inside the wording (政府信息公开工作2023年度报告) is fine; much text behind it is not.
  if (plain.text.size() - hit.wording_end > 30) hit.rank -= 12;
  if (next_year(plain.text, 0)) hit.rank += 8;
  if (line.level > 0) hit.rank += 6;
  if (joined) hit.rank -= 1;
  hit.line = line;
  return hit;
}

// What is left of a title without year and wording: whose report it is.
std::string agency_of(const TitleHit& hit, const Words& words) {
  const auto plain = fold(hit.line.text.utf8);
  std::vector<char> keep(plain.text.size(), 1);
  const auto drop = [&](std::size_t from, std::size_t to) {
    std::fill(keep.begin() + static_cast<std::ptrdiff_t>(from),
              keep.begin() + static_cast<std::ptrdiff_t>(std::min(to, keep.size())), 0);
  };
  drop(hit.wording_begin, plain.text.size());
  for (auto year = next_year(plain.text, 0); year; year = next_year(plain.text, year.end)) {
    drop(year.at, year.end);
  }
  // Digits that are left are those of a year without 年, or with one too few or too many; a name
  // has no three in a row.
  for (std::size_t at = 0, end = 0; at < plain.text.size(); at = end) {
    std::size_t digits = 0;
    auto c = decode(plain.text, end = at);
    for (; end < plain.text.size() && year_digit(c.value) >= 0; c = decode(plain.text, end)) {
      end += c.length;
      ++digits;
    }
    const bool year = std::string_view(plain.text).substr(end).starts_with("年");
    if (digits >= 3 || (digits == 2 && year)) {
      drop(at, end);
      for (const std::string_view word : {"年", "度"}) {
        if (!std::string_view(plain.text).substr(end).starts_with(word)) break;
        drop(end, end + word.size());
        end += word.size();
      }
    }
    if (digits == 0) end += c.length;
  }
  std::string agency;
  std::string_view raw = hit.line.text.utf8;
  for (std::size_t i = 0; i < plain.text.size(); ++i) {
    if (keep[i] == 0 || (i > 0 && plain.origin[i] == plain.origin[i - 1])) continue;
    const auto c = decode(raw, plain.origin[i]);
    append(agency, c.value);
  }
  for (const auto& word : words.before_agency) {
    if (agency.starts_with(word)) agency.erase(0, word.size());
  }
  std::string clean;
  for (std::size_t at = 0; at < agency.size();) {
    const auto c = decode(agency, at);
    if (is_han(c.value) || c.value == U'(' || c.value == U')' || c.value == U'（' ||
        c.value == U'）' || c.value == U'、' || c.value == U'·') {
      append(clean, c.value);
    }
    at += c.length;
  }
  for (const auto& word : words.behind_agency) {
    if (clean.ends_with(word)) clean.erase(clean.size() - word.size());
  }
  return count_code_points(clean) >= 2 ? clean : std::string{};
}

std::vector<TitleLine> title_lines(const Document& document, std::size_t begin, std::size_t end) {
  std::vector<TitleLine> lines;
  for (auto i = begin; i < end; ++i) {
    if (const auto* p = std::get_if<Paragraph>(&document.blocks[i])) {
      if (!p->text.empty()) lines.push_back({p->text, p->heading_level, i});
    } else if (const auto* grid = std::get_if<Grid>(&document.blocks[i])) {
      for (const auto& cell : grid->cells) {
        if (cell.row > 1) break;
        if (!cell.text.empty()) lines.push_back({cell.text, 0, i});
      }
    }
  }
  return lines;
}

std::string body_of(const std::string& agency, const Words& words) {
  if (agency.empty()) return "unknown";
  const auto plain = folded(agency);
  for (const auto& body : words.bodies) {
    if (any_matches(body.patterns, plain)) return body.kind;
  }
  return "other";
}

// Whether sections [from, to) are more than half of those of the format.
bool is_mostly_whole(const Report& report, std::size_t from, std::size_t to) {
  std::set<int> met;
  for (auto i = from; i < to; ++i) met.insert(report.sections[i].spec);
  return met.size() * 2 > report.pack->sections.size();
}

// The first title among lines, on one line or on several, with its whole wording.
std::optional<TitleHit> whole_title(const std::vector<TitleLine>& lines, const Words& words,
                                    const Pack& pack) {
  constexpr std::size_t kMostLines = 3;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto line = lines[i];
    for (std::size_t k = 0; k < kMostLines; ++k) {
      auto hit = judge_title(line, words, pack, k > 0);
      if (hit && hit->exact && next_year(folded(line.text.utf8), 0)) return hit;
      if (i + k + 1 >= lines.size() || is_sentence(line.text.utf8)) break;
      line.text.append(lines[i + k + 1].text);
    }
  }
  return std::nullopt;
}

}  // namespace

void read_second_title(Report& report, const Words& words) {
  if (report.title_line.match == LabelMatch::none) return;
  const auto& sections = report.sections;
  for (std::size_t i = 1; i < sections.size(); ++i) {
    if (sections[i].spec > sections[i - 1].spec || !is_mostly_whole(report, 0, i) ||
        !is_mostly_whole(report, i, sections.size())) {
      continue;
    }
    const auto lines =
        title_lines(*report.document, sections[i - 1].first_block,
                    std::max(sections[i].heading_block, sections[i - 1].first_block));
    const auto hit = whole_title(lines, words, *report.pack);
    if (!hit) continue;
    report.second_title =
        label_reading(LabelMatch::exact, collapsed(hit->line.text.utf8), hit->line.text.locus());
    return;
  }
}

void read_title(Report& report, const Words& words) {
  const auto& document = *report.document;
  auto end = document.blocks.size();
  if (!report.sections.empty()) {
    const auto& first = report.sections.front();
    end = first.first_block;
  }
  end = std::min<std::size_t>(end, 400);
  std::optional<TitleHit> best;
  const auto offer = [&](std::optional<TitleHit> hit) {
    if (!hit) return;
    if (!agency_of(*hit, words).empty()) hit->rank += 4;
    if (!best || hit->rank > best->rank) best = std::move(hit);
  };
  const auto lines = title_lines(document, 0, end);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    offer(judge_title(lines[i], words, *report.pack, false));
    if (i + 1 >= lines.size()) continue;
    // A title set in two or three lines.
    auto joined = lines[i];
    for (std::size_t k = 1; k <= 2 && i + k < lines.size(); ++k) {
      if (is_sentence(lines[i + k].text.utf8) || is_sentence(joined.text.utf8)) break;
      joined.text.append(lines[i + k].text);
      auto hit = judge_title(joined, words, *report.pack, true);
      if (hit) hit->rank -= static_cast<int>(k);
      // Only where the wording itself needs both lines, or the first one brings the agency.
      const auto alone = judge_title(lines[i + k], words, *report.pack, false);
      if (hit && alone && !agency_of(*alone, words).empty() &&
          next_year(folded(alone->line.text.utf8), 0))
        break;
      if (hit && judge_title(lines[i], words, *report.pack, false) && k >= 1) break;
      offer(std::move(hit));
    }
  }
  if (!best && !document.page_title.empty()) {
    TitleLine line;
    auto cut = document.page_title.find_first_of("_|-");
    const auto dash = document.page_title.find("—");
    cut = std::min(cut, dash);
    line.text.utf8 = trimmed(document.page_title.substr(0, cut));
    offer(judge_title(line, words, *report.pack, false));
    if (best) best->line.text.pieces.clear();
  }
  if (!best) return;
  report.title = collapsed(best->line.text.utf8);
  report.title_line = {best->exact ? LabelMatch::exact : LabelMatch::variant, report.title,
                       best->line.text.pieces.empty() ? Locus{} : best->line.text.locus()};
  report.agency = agency_of(*best, words);
  report.body = body_of(report.agency, words);
  report.preamble_begin = std::max(report.preamble_begin, best->line.block + 1);
  if (const auto year = next_year(folded(report.title), 0)) {
    report.title_year = YearSource{year.year, report.title_line.where};
  }
}

}  // namespace gouji
