#include "reading/sections.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "base/fold.h"
#include "base/utf8.h"

namespace gouji {
namespace {

constexpr std::size_t kLongestHeading = 150;  // bytes
constexpr double kLikeHeading = 0.7;

// A line that may be the heading of a section.
struct Candidate {
  std::size_t block = 0;
  int spec = -1;
  LabelMatch match = LabelMatch::none;
  LabelKey key;
  std::string raw;
  Locus where;
  int level = 0;          // as the file marks it
  bool reworded = false;  // known by what its words say, by no wording that the pack lists

  bool top() const { return key.numbering == Numbering::top; }
};

// The section for which a reader takes a heading in words of its own; -1 where there is none, or
// more than one.
int reworded_section(const Words& words, const LabelKey& key) {
  std::string wording;
  for (const auto c : key.bare()) append(wording, c);
  int found = -1;
  for (std::size_t s = 0; s < words.headings.size(); ++s) {
    if (!any_matches(words.headings[s], wording)) continue;
    if (found >= 0) return -1;
    found = static_cast<int>(s);
  }
  return found;
}

void consider(std::vector<Candidate>& out, const Words& words, std::size_t block, const Text& text,
              int level) {
  if (text.utf8.empty() || text.utf8.size() > kLongestHeading) return;
  auto key = label_key(text.utf8);
  // 六、其他 may be a heading, 其他 without such a number is a label.
  const std::size_t shortest = key.numbering == Numbering::top ? 2 : 3;
  if (key.body.size() < shortest || key.body.size() > 40) return;
  Candidate candidate;
  candidate.block = block;
  candidate.level = level;
  const auto find = [&](const LabelKey& wanted) {
    for (std::size_t s = 0; s < words.sections.size() && candidate.spec < 0; ++s) {
      candidate.match = words.sections[s].match(wanted);
      if (candidate.match != LabelMatch::none) candidate.spec = static_cast<int>(s);
    }
    return candidate.spec >= 0;
  };
  if (!find(key)) {
    if (auto unmarked = without_unmarked_number(key); find(unmarked)) key = std::move(unmarked);
  }
  if (candidate.spec < 0) {
    candidate.spec = reworded_section(words, key);
    candidate.reworded = candidate.spec >= 0;
    if (candidate.reworded) candidate.match = LabelMatch::variant;
  }
  if (candidate.spec < 0 && key.numbering == Numbering::top) {
    double best = kLikeHeading;
    for (std::size_t s = 0; s < words.sections.size(); ++s) {
      // Only the template's wording: near a variant there is too much that means something else.
      const auto like = similarity(key.body, words.sections[s].key().body);
      if (like <= best) continue;
      best = like;
      candidate.spec = static_cast<int>(s);
      candidate.match = LabelMatch::misspelt;
    }
  }
  if (candidate.spec < 0) return;
  if (is_damaged(text.utf8)) candidate.match = LabelMatch::accepted;
  candidate.key = std::move(key);
  candidate.raw = collapsed(text.utf8);
  candidate.where = text.locus();
  out.push_back(std::move(candidate));
}

std::vector<Candidate> candidates_of(const Document& document, const Words& words) {
  std::vector<Candidate> out;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    if (const auto* line = std::get_if<Paragraph>(&document.blocks[i])) {
      if (!line->chrome) consider(out, words, i, line->text, line->heading_level);
      continue;
    }
    const auto* grid = std::get_if<Grid>(&document.blocks[i]);
    if (grid == nullptr) continue;
    // A heading that a table carries as its first row.
    for (std::uint32_t r = 0; r < std::min<std::uint32_t>(grid->rows, 2); ++r) {
      const auto* cell = grid->columns > 0 ? grid->at(r, 0) : nullptr;
      if (cell != nullptr && cell->column_span == grid->columns && !cell->text.empty()) {
        consider(out, words, i, cell->text, 0);
      }
    }
  }
  return out;
}

// A line of a table of contents: a leader and the number of a page, behind a title perhaps.
bool is_page_reference(std::string_view text) {
  constexpr std::string_view kEnds[] = {"）", ")", "页", " ", ".", "…", "·"};
  constexpr std::size_t kLong = 240;  // bytes
  if (text.size() > kLong) return false;
  for (auto size = text.size() + 1; size != text.size();) {
    size = text.size();
    for (const auto end : kEnds) {
      if (text.ends_with(end)) text.remove_suffix(end.size());
    }
  }
  const bool numbered = text.empty() || (text.back() >= '0' && text.back() <= '9');
  return numbered && text.find("。") == text.npos && text.find("，") == text.npos;
}

// Whether anything but lines of a table of contents stands between two headings.
bool is_parted(const Document& document, const Candidate& above, const Candidate& below) {
  for (auto i = above.block + 1; i < below.block; ++i) {
    const auto* line = std::get_if<Paragraph>(&document.blocks[i]);
    if (line == nullptr || !is_page_reference(line->text.utf8)) return true;
  }
  return false;
}

// What a page prints under a report: 打印 关闭, 版权所有.
bool is_chrome(const Block& block, const Words& words) {
  const auto* line = std::get_if<Paragraph>(&block);
  if (line == nullptr || line->text.utf8.size() > kLongestHeading) return false;
  if (line->chrome) return true;
  const auto text = folded(line->text.utf8);
  return std::any_of(words.chrome.begin(), words.chrome.end(),
                     [&](const auto& word) { return text.starts_with(word); });
}

// A table of contents: candidates that follow one another with nothing between but lines of one, of
// which every one comes again later.
void drop_contents(std::vector<Candidate>& candidates, const Document& document) {
  std::map<int, std::size_t> last_block;  // by section
  for (const auto& c : candidates) last_block[c.spec] = c.block;
  for (std::size_t i = 0; i < candidates.size();) {
    auto end = i + 1;
    while (end < candidates.size() && !is_parted(document, candidates[end - 1], candidates[end]) &&
           candidates[end].spec != candidates[end - 1].spec) {
      ++end;
    }
    const bool comes_again = std::all_of(
        candidates.begin() + static_cast<std::ptrdiff_t>(i),
        candidates.begin() + static_cast<std::ptrdiff_t>(end),
        [&](const Candidate& c) { return last_block[c.spec] > candidates[end - 1].block; });
    if (end - i >= 3 && comes_again) {
      candidates.erase(candidates.begin() + static_cast<std::ptrdiff_t>(i),
                       candidates.begin() + static_cast<std::ptrdiff_t>(end));
    } else {
      i = end;
    }
  }
}

int rank(const Candidate& c) {
  int rank = 0;
  if (c.match == LabelMatch::exact || c.match == LabelMatch::accepted) rank += 40;
  if (c.match == LabelMatch::variant) rank += c.reworded ? 20 : 30;
  if (c.match == LabelMatch::misspelt) rank += 10;
  if (c.key.numbering == Numbering::top) rank += 20;
  if (c.key.numbering == Numbering::none || c.key.numbering == Numbering::arabic) rank += 8;
  if (c.level > 0) rank += 5;
  return rank;
}

// A line in a section's own words and without a heading's number may be a sub-heading: it counts
// where other headings have none either, only between those of the sections beside its own, and
// once.
void drop_subheadings(std::vector<Candidate>& candidates, bool any_top) {
  const auto all = candidates;
  std::vector<int> known;
  const auto is_subheading = [&](std::size_t i) {
    const auto& c = all[i];
    if (!c.reworded || c.top()) return false;
    if (any_top) return true;
    for (auto j = i; j-- > 0;) {
      if (all[j].reworded) continue;
      if (all[j].spec >= c.spec) return true;
      break;
    }
    for (auto j = i + 1; j < all.size(); ++j) {
      if (all[j].reworded) continue;
      if (all[j].spec <= c.spec) return true;
      break;
    }
    if (std::find(known.begin(), known.end(), c.spec) != known.end()) return true;
    known.push_back(c.spec);
    return false;
  };
  std::vector<Candidate> kept;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!is_subheading(i)) kept.push_back(all[i]);
  }
  candidates = std::move(kept);
}

// Of several lines with one section's wording keeps the best and those as good: a sub-heading
// （一）主动公开政府信息情况 is no second section two.
std::vector<Candidate> settle(std::vector<Candidate> candidates, bool bracket_headings) {
  const bool any_top = !bracket_headings &&
                       std::any_of(candidates.begin(), candidates.end(), [](const Candidate& c) {
                         return c.top() && c.match != LabelMatch::misspelt;
                       });
  drop_subheadings(candidates, any_top);
  std::map<int, int> best;  // by section
  for (const auto& c : candidates) {
    auto& rank_of_best = best.try_emplace(c.spec, 0).first->second;
    rank_of_best = std::max(rank_of_best, rank(c) / 10);
  }
  std::vector<Candidate> out;
  for (auto& c : candidates) {
    if (c.key.numbering == Numbering::bracket && any_top) continue;
    if (rank(c) / 10 == best[c.spec]) out.push_back(std::move(c));
  }
  return out;
}

// Where a section's heading is lost but its sub-headings stand between those of its neighbours.
void add_implied(std::vector<SectionReading>& sections, const Document& document,
                 const Words& words) {
  for (std::size_t s = 0; s < words.sections.size(); ++s) {
    const auto spec = static_cast<int>(s);
    if (words.cues[s].empty()) continue;
    if (std::any_of(sections.begin(), sections.end(),
                    [&](const SectionReading& r) { return r.spec == spec; })) {
      continue;
    }
    const auto before = std::find_if(sections.rbegin(), sections.rend(),
                                     [&](const SectionReading& r) { return r.spec < spec; });
    if (before == sections.rend()) continue;
    const auto at = before.base();  // the section after it
    for (auto i = (at - 1)->first_block; i < (at - 1)->end_block; ++i) {
      const auto* line = std::get_if<Paragraph>(&document.blocks[i]);
      if (line == nullptr || line->text.utf8.size() > kLongestHeading) continue;
      const auto key = label_key(line->text.utf8);
      if (key.numbering == Numbering::none) continue;
      const bool cue = std::any_of(words.cues[s].begin(), words.cues[s].end(),
                                   [&](const auto& c) { return c.match(key) != LabelMatch::none; });
      if (!cue) continue;
      SectionReading implied;
      implied.spec = spec;
      implied.implied = true;
      implied.where = line->text.locus();
      implied.heading_block = implied.first_block = i;
      implied.end_block = (at - 1)->end_block;
      (at - 1)->end_block = i;
      sections.insert(at, std::move(implied));
      break;
    }
  }
}

// Cuts one paragraph into several.
class Cutter {
 public:
  explicit Cutter(const Words& words) : words_(words) {
    for (std::size_t s = 0; s < words.sections.size(); ++s) {
      longest_ = std::max(longest_, words.sections[s].length());
    }
  }

  // Offsets at which the paragraph is to be cut; empty where it is whole.
  std::vector<std::size_t> cuts(const Paragraph& line) const {
    std::vector<std::size_t> out;
    const std::string_view s = line.text.utf8;
    if (s.size() < 12 || line.chrome) return out;
    if (const auto end = title_end(s); end > 0) out.push_back(end);
    for (std::size_t at = 0; at < s.size();) {
      const auto c = decode(s, at);
      const bool boundary = at == 0 || is_boundary(previous(s, at));
      if (boundary && (starts_number(c.value))) {
        if (const auto end = heading_end(s, at); end > at && !(at == 0 && end == s.size())) {
          if (at > 0) out.push_back(at);
          if (end < s.size()) out.push_back(end);
          at = end;
          continue;
        }
      }
      // A heading inside a short paragraph stands only at its beginning.
      if (at == 0 && s.size() < 2000) return out;
      at += c.length;
    }
    return out;
  }

 private:
  // Where a title at the beginning of a long line ends; 0 where there is none.
  std::size_t title_end(std::string_view s) const {
    if (s.size() < 300) return 0;
    for (std::size_t at = 0; at < 240;) {
      const auto c = decode(s, at);
      if (c.value == U'。' || c.value == U'，' || c.value == U'《') return 0;
      if (is_white(c.value) && at > 0) {
        const auto head = folded(s.substr(0, at));
        if (any_matches(words_.title, head)) return at;
      }
      at += c.length;
    }
    return 0;
  }
  static bool starts_number(char32_t c) {
    return std::u32string_view(U"一二三四五六七八九十").find(c) != std::u32string_view::npos;
  }
  static char32_t previous(std::string_view s, std::size_t at) {
    auto i = at - 1;
    while (i > 0 && (static_cast<unsigned char>(s[i]) & 0xC0) == 0x80) --i;
    return decode(s, i).value;
  }
  static bool is_boundary(char32_t c) {
    return is_white(c) || c == U'。' || c == U'；' || c == U'|' || c == U'｜' ||
           (c >= U'0' && c <= U'9') || c == U'》' || c == U'）' || c == U')';
  }
  // Whether a heading may end before this character.
  static bool is_parted(char32_t after) {
    return is_white(after) || after == U'（' || after == U'(' || after == U'|' || after == U'｜' ||
           (after >= U'0' && after <= U'9') || after == U'第';
  }
  // Where a heading that begins at `at` ends; `at` where none begins there.
  std::size_t heading_end(std::string_view s, std::size_t at) const {
    const auto mark = decode(s, at + decode(s, at).length);
    if (mark.value != U'、' && mark.value != U'.' && mark.value != U'．' && mark.value != U',' &&
        mark.value != U'，') {
      return at;
    }
    std::size_t best = at, length = 0;
    auto end = at;
    for (std::size_t n = 0; n < longest_ + 10 && end < s.size(); ++n) {
      const auto c = decode(s, end);
      if (c.value == U'。' || c.value == U'；') break;
      end += c.length;
      if (n < 4) continue;
      const auto key = label_key(s.substr(at, end - at));
      if (key.remarked()) continue;  // （一） behind it begins the text
      for (const auto& section : words_.sections) {
        if (section.match(key) == LabelMatch::none || key.body.size() <= length) continue;
        best = end;
        length = key.body.size();
      }
      if (key.body.size() > length && (end == s.size() || is_parted(decode(s, end).value)) &&
          reworded_section(words_, key) >= 0) {
        best = end;
        length = key.body.size();
      }
    }
    if (best == at) return at;
    if (best == s.size()) return best;
    // In a list of parts the next thing is a comma; in a sentence, more of it.
    const auto next = decode(s, best);
    if (next.value == U'。' || next.value == U'：' || next.value == U':') return best + next.length;
    return is_parted(next.value) ? best : at;
  }

  const Words& words_;
  std::size_t longest_ = 0;
};

Paragraph slice(const Paragraph& line, std::size_t begin, std::size_t end) {
  Paragraph out;
  out.heading_level = line.heading_level;
  out.chrome = line.chrome;
  out.untied = line.untied;
  out.unordered = line.unordered;
  const std::string_view s = line.text.utf8;
  while (begin < end && is_white(decode(s, begin).value)) begin += decode(s, begin).length;
  // Piece by piece, so that every part keeps its own place.
  for (std::size_t i = 0; i < line.text.pieces.size(); ++i) {
    const auto from = std::max<std::size_t>(line.text.pieces[i].at, begin);
    const auto to = std::min<std::size_t>(
        i + 1 < line.text.pieces.size() ? line.text.pieces[i + 1].at : s.size(), end);
    if (from < to) out.text.append(s.substr(from, to - from), line.text.locus(from, to));
  }
  return out;
}

}  // namespace

std::shared_ptr<const Document> with_headings_apart(std::shared_ptr<const Document> document,
                                                    const Words& words) {
  const Cutter cutter(words);
  std::vector<std::vector<std::size_t>> cuts(document->blocks.size());
  bool any = false;
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    if (const auto* line = std::get_if<Paragraph>(&document->blocks[i])) {
      cuts[i] = cutter.cuts(*line);
      any = any || !cuts[i].empty();
    }
  }
  if (!any) return document;
  auto apart = std::make_shared<Document>(*document);
  apart->blocks.clear();
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    if (cuts[i].empty()) {
      apart->blocks.push_back(document->blocks[i]);
      continue;
    }
    const auto& line = std::get<Paragraph>(document->blocks[i]);
    std::size_t from = 0;
    cuts[i].push_back(line.text.utf8.size());
    for (const auto cut : cuts[i]) {
      auto part = slice(line, from, cut);
      if (!part.text.empty()) apart->blocks.emplace_back(std::move(part));
      from = cut;
    }
  }
  return apart;
}

std::vector<SectionReading> find_sections(const Document& document, const Words& words) {
  auto candidates = candidates_of(document, words);
  drop_contents(candidates, document);
  candidates = settle(std::move(candidates), words.bracket_headings);
  std::vector<SectionReading> sections;
  for (const auto& c : candidates) {
    SectionReading section;
    section.spec = c.spec;
    section.match = c.match;
    section.raw = c.raw;
    section.number = c.key.number;
    section.where = c.where;
    const bool in_grid = std::holds_alternative<Grid>(document.blocks[c.block]);
    section.heading_block = c.block;
    section.first_block = in_grid ? c.block : c.block + 1;
    if (!sections.empty()) sections.back().end_block = c.block;
    sections.push_back(std::move(section));
  }
  if (!sections.empty()) {
    auto end = document.blocks.size();
    while (end > sections.back().first_block && is_chrome(document.blocks[end - 1], words)) --end;
    sections.back().end_block = end;
  }
  add_implied(sections, document, words);
  return sections;
}

}  // namespace gouji
