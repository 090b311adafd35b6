#include "reading/opening.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <string_view>

#include "base/fold.h"
#include "base/utf8.h"

namespace gouji {
namespace {

constexpr std::size_t kLongestTitle = 240;  // bytes

int number_at(std::string_view s, std::size_t at, std::size_t digits) {
  int value = 0;
  std::from_chars(s.data() + at, s.data() + at + digits, value);
  return value;
}

// The value of a digit of a year as offices write it: 2, 二, and for zero also 〇, 零, ○ and the
// letter O; -1 for anything else.
int year_digit(char32_t c) {
  constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  if (c == U'o' || c == U'○' || c == U'零') return 0;
  const auto at = kDigits.find(c);
  return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

// The four digits or fewer that end at `end`, in any mixture; none where an ASCII digit is before.
struct YearDigits {
  std::size_t begin = 0, count = 0;
  int value = 0;
};

YearDigits year_digits_before(std::string_view s, std::size_t end) {
  YearDigits digits{end, 0, 0};
  for (int place = 1; digits.count < 4 && digits.begin > 0; place *= 10) {
    auto at = digits.begin - 1;
    while (at > 0 && (static_cast<unsigned char>(s[at]) & 0xC0) == 0x80) --at;
    const int digit = year_digit(decode(s, at).value);
    if (digit < 0) break;
    digits.value += digit * place;
    digits.begin = at;
    ++digits.count;
  }
  const bool longer = digits.begin > 0 && s[digits.begin - 1] >= '0' && s[digits.begin - 1] <= '9';
  return longer ? YearDigits{} : digits;
}

struct YearHit {
  int year = 0;
  std::size_t at = 0, end = 0;  // in the folded text, with 年 or 年度

  explicit operator bool() const { return year != 0; }
};

// The next year in digits or in Chinese numerals that stands before 年; 0 where there is none.
YearHit next_year(std::string_view s, std::size_t from) {
  constexpr std::string_view kYear = "年";
  for (auto at = s.find(kYear, from); at != std::string_view::npos; at = s.find(kYear, at + 1)) {
    YearHit hit;
    hit.end = at + kYear.size();
    if (s.substr(hit.end).starts_with("度")) hit.end += std::string_view("度").size();
    const auto digits = year_digits_before(s, at);
    if (digits.count != 4 || digits.value < 1990 || digits.value > 2100) continue;
    hit.at = digits.begin;
    hit.year = digits.value;
    return hit;
  }
  return {};
}

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
         s.find(">") != std::string_view::npos || s.find("：") != std::string_view::npos;
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
    if (!pattern->Match(plain.text, 0, plain.text.size(), RE2::UNANCHORED, &match, 1)) continue;
    hit.wording_begin = static_cast<std::size_t>(match.data() - plain.text.data());
    hit.wording_end = hit.wording_begin + match.size();
    hit.rank = 15;
  }
  if (hit.rank < 0) return std::nullopt;
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
std::string agency_of(const TitleHit& hit) {
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
  for (std::string_view word : {"关于", "關於"}) {
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
  for (std::string_view word : {"的", "、"}) {
    if (clean.ends_with(word)) clean.erase(clean.size() - word.size());
  }
  return count_code_points(clean) >= 2 ? clean : std::string{};
}

std::vector<TitleLine> title_lines(const Document& document, std::size_t end) {
  std::vector<TitleLine> lines;
  for (std::size_t i = 0; i < end; ++i) {
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
    for (const auto& pattern : body.patterns) {
      if (RE2::PartialMatch(plain, *pattern)) return body.kind;
    }
  }
  return "other";
}

// Folded text of blocks [from, to) with, for every paragraph, where it begins.
struct Stretch {
  std::string text;
  std::vector<std::pair<std::size_t, const Text*>> starts;
  std::vector<Folded> folds;

  Stretch(const Document& document, std::size_t from, std::size_t to) {
    for (auto i = from; i < std::min(to, document.blocks.size()); ++i) {
      const auto* p = std::get_if<Paragraph>(&document.blocks[i]);
      if (p == nullptr) continue;
      starts.emplace_back(text.size(), &p->text);
      folds.push_back(fold(p->text.utf8));
      text += folds.back().text;
      text += '\n';
    }
  }
  Locus locus(std::size_t begin, std::size_t end) const {
    auto it = std::upper_bound(starts.begin(), starts.end(), begin,
                               [](std::size_t at, const auto& s) { return at < s.first; });
    if (it == starts.begin()) return {};
    --it;
    const auto& origin = folds[static_cast<std::size_t>(it - starts.begin())].origin;
    const auto clamp = [&](std::size_t at) {
      return origin[std::min(at - it->first, origin.size() - 1)];
    };
    return it->second->locus(clamp(begin), clamp(end));
  }
  std::string raw(std::size_t begin, std::size_t end) const {
    auto it = std::upper_bound(starts.begin(), starts.end(), begin,
                               [](std::size_t at, const auto& s) { return at < s.first; });
    if (it == starts.begin()) return {};
    --it;
    const auto& origin = folds[static_cast<std::size_t>(it - starts.begin())].origin;
    const auto from = origin[std::min(begin - it->first, origin.size() - 1)];
    const auto to = origin[std::min(end - it->first, origin.size() - 1)];
    return collapsed(std::string_view(it->second->utf8).substr(from, to - from));
  }
};

}  // namespace

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
    if (!agency_of(*hit).empty()) hit->rank += 4;
    if (!best || hit->rank > best->rank) best = std::move(hit);
  };
  const auto lines = title_lines(document, end);
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
      if (hit && alone && !agency_of(*alone).empty() && next_year(folded(alone->line.text.utf8), 0))
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
  report.agency = agency_of(*best);
  report.body = body_of(report.agency, words);
  report.preamble_begin = std::max(report.preamble_begin, best->line.block + 1);
  if (const auto year = next_year(folded(report.title), 0)) {
    report.title_year = YearSource{year.year, report.title_line.where};
  }
}

void read_published(Report& report, const Words& words) {
  const auto& document = *report.document;
  report.published = document.published;
  const auto take = [&](const Text& text) {
    if (!report.published.empty() || text.utf8.size() > 400) return;
    const auto plain = folded(text.utf8);
    for (const auto& pattern : words.published) {
      int year = 0, month = 0, day = 0;
      if (!RE2::PartialMatch(plain, *pattern, &year, &month, &day)) continue;
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
    report.published_year = YearSource{number_at(report.published, 0, 4), {}};
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
  const Stretch text(*report.document, report.preamble_begin, report.preamble_end);
  static const RE2 sound(
      "([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日?起?[,]?(?:至|到|-|~)"
      "(?:([0-9]{4})年|同年|当年|本年)?([0-9]{1,2})月([0-9]{1,2})日?");
  static const RE2 damaged(
      "[0-9]{5,8}日?(?:至|到|-)[0-9]{5,8}|[0-9]{5}月[0-9]{1,2}日?(?:至|到|-)[0-9]{4,}月?[0-9]{0,"
      "2}");
  const auto in_context = [&](std::size_t begin, std::size_t end) {
    auto from = text.text.rfind('.', begin);
    from = from == std::string::npos ? 0 : from;
    auto to = text.text.find('.', end);
    to = to == std::string::npos ? text.text.size() : to;
    const re2::StringPiece sentence(text.text.data() + from, to - from);
    return words.period_context.empty() ||
           std::any_of(words.period_context.begin(), words.period_context.end(),
                       [&](const auto& pattern) { return RE2::PartialMatch(sentence, *pattern); });
  };
  re2::StringPiece groups[7];
  std::size_t at = 0;
  while (sound.Match(text.text, at, text.text.size(), RE2::UNANCHORED, groups, 7)) {
    const auto begin = static_cast<std::size_t>(groups[0].data() - text.text.data());
    const auto end = begin + groups[0].size();
    at = end;
    if (!in_context(begin, end)) continue;
    const auto value = [&](int i) { return std::atoi(std::string(groups[i]).c_str()); };
    Period period;
    period.from_year = value(1), period.from_month = value(2), period.from_day = value(3);
    period.to_year = groups[4].empty() ? period.from_year : value(4);
    period.to_month = value(5), period.to_day = value(6);
    period.raw = text.raw(begin, end);
    period.where = text.locus(begin, end);
    report.period = period;
    return;
  }
  re2::StringPiece match;
  if (damaged.Match(text.text, 0, text.text.size(), RE2::UNANCHORED, &match, 1)) {
    const auto begin = static_cast<std::size_t>(match.data() - text.text.data());
    Period period;
    period.damaged = true;
    period.raw = text.raw(begin, begin + match.size());
    period.where = text.locus(begin, begin + match.size());
    report.period = period;
  }
}

void read_preamble_parts(Report& report) {
  const Stretch text(*report.document, report.preamble_begin, report.preamble_end);
  struct Name {
    std::size_t at, end;
    int section;
  };
  // Every wording of every title that stands in the preamble; of those that overlap the longest.
  std::vector<Name> names;
  const auto look_for = [&](const std::string& wording, int section) {
    const auto needle = folded(wording);
    for (auto at = text.text.find(needle); at != std::string::npos;
         at = text.text.find(needle, at + 1)) {
      names.push_back({at, at + needle.size(), section});
    }
  };
  for (std::size_t s = 0; s < report.pack->sections.size(); ++s) {
    const auto& title = report.pack->sections[s].title;
    look_for(title.text, static_cast<int>(s));
    for (const auto& w : title.accepted) look_for(w, static_cast<int>(s));
    for (const auto& w : title.variants) look_for(w, static_cast<int>(s));
    for (const auto& w : report.pack->list("preamble." + report.pack->sections[s].id))
      look_for(w, static_cast<int>(s));
  }
  std::sort(names.begin(), names.end(), [](const Name& a, const Name& b) {
    return a.at != b.at ? a.at < b.at : a.end > b.end;
  });
  std::vector<Name> apart;
  for (const auto& name : names) {
    if (!apart.empty() && name.at < apart.back().end) {
      // 政府信息公开总体情况 holds 总体情况: the longer one stands.
      if (name.end - name.at > apart.back().end - apart.back().at) apart.back() = name;
      continue;
    }
    apart.push_back(name);
  }
  if (apart.size() < 3) return;
  PreambleParts parts;
  std::size_t last = 0;
  for (const auto& name : apart) {
    if (!parts.sections.empty() && name.at > last + 120) break;
    if (std::find(parts.sections.begin(), parts.sections.end(), name.section) !=
        parts.sections.end())
      continue;
    parts.sections.push_back(name.section);
    last = name.end;
  }
  if (parts.sections.size() < 3) return;
  parts.where = text.locus(apart.front().at, last);
  for (const auto& name : apart) {
    if (name.end > last) break;
    if (!parts.raw.empty()) parts.raw += "、";
    parts.raw += text.text.substr(name.at, name.end - name.at);
  }
  // What stands between the names besides marks and 和, 以及 is a part that the format does not
  // know.
  parts.named = static_cast<int>(parts.sections.size());
  const auto tail = std::string_view(text.text).substr(last, 40);
  parts.open = tail.starts_with("等");
  static const RE2 count(
      "(?:等|共|分为|由|分|包括|的)*([一二三四五六七八九十]|[0-9]{1,2})个?(?:大)?(?:部分|方面|章)");
  std::string stated;
  const auto from = apart.front().at > 60 ? apart.front().at - 60 : 0;
  auto begin = from;
  while (begin < text.text.size() && (static_cast<unsigned char>(text.text[begin]) & 0xC0) == 0x80)
    ++begin;
  const auto window = std::string_view(text.text).substr(begin, last - begin + 60);
  if (RE2::PartialMatch(re2::StringPiece(window.data(), window.size()), count, &stated)) {
    constexpr std::string_view kNumerals = "一二三四五六七八九十";
    const auto at = kNumerals.find(stated);
    parts.stated_count =
        at == std::string_view::npos ? std::atoi(stated.c_str()) : static_cast<int>(at / 3) + 1;
  }
  report.parts = parts;
}

}  // namespace gouji
