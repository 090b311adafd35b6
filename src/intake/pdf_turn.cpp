#include "intake/pdf_turn.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <string>

#include "intake/page_tokens.h"
#include "intake/poppler.h"

namespace gouji {
namespace {

double width_of(const PageBox& box) { return box.x1 - box.x0; }
double height_of(const PageBox& box) { return box.y1 - box.y0; }

// Whether words of many lengths are all about as wide, and differ in height: where fonts claim much
// room, short words on end are no higher than wide.
bool grows_downwards(const Page& page) {
  std::vector<double> widths, heights;
  for (const auto& word : page.words) {
    if (length_of(word.text) < 2) continue;
    widths.push_back(width_of(word.box));
    heights.push_back(height_of(word.box));
  }
  constexpr std::size_t kFew = 10;
  if (widths.size() < kFew) return false;
  std::sort(widths.begin(), widths.end());
  std::sort(heights.begin(), heights.end());
  const auto few = widths.size() / 10, most = widths.size() - 1 - few;
  return widths[most] < widths[few] * 1.15 && heights[most] > heights[few] * 1.4;
}

// Whether most characters stand in words that are higher than wide.
bool stands_on_end(const Page& page) {
  if (grows_downwards(page)) return true;
  std::size_t tall = 0, all = 0;
  for (const auto& word : page.words) {
    const auto length = length_of(word.text);
    if (length < 2) continue;
    all += length;
    if (height_of(word.box) > width_of(word.box) * 1.3) tall += length;
  }
  return all >= 8 && tall * 2 > all;
}

// Short lines that begin at the left margin, and those that end at the right one.
struct ShortLines {
  int from_left = 0, to_right = 0;
};

void count_short_lines(const Page& page, ShortLines& counts) {
  std::map<long, int> lefts, rights;
  double widest = 0;
  const auto is_line = [](const PageWord& word) { return length_of(word.text) >= 6; };
  for (const auto& word : page.words) {
    if (!is_line(word)) continue;
    widest = std::max(widest, width_of(word.box));
    ++lefts[std::lround(word.box.x0 / 3)];
    ++rights[std::lround(word.box.x1 / 3)];
  }
  if (lefts.empty()) return;
  const auto commonest = [](const std::map<long, int>& places) {
    return std::max_element(places.begin(), places.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
  };
  const auto left = commonest(lefts), right = commonest(rights);
  for (const auto& word : page.words) {
    if (!is_line(word) || width_of(word.box) > widest * 0.85) continue;
    counts.from_left += std::abs(std::lround(word.box.x0 / 3) - left) <= 1 ? 1 : 0;
    counts.to_right += std::abs(std::lround(word.box.x1 / 3) - right) <= 1 ? 1 : 0;
  }
}

// The number that a word begins with, as those of a list do (3.); 0 where it begins with none.
int number_of(const PageWord& word) {
  int number = 0;
  const auto* end = word.text.data() + word.text.size();
  const auto [at, error] = std::from_chars(word.text.data(), end, number);
  const bool listed = error == std::errc() && at + 1 < end && *at == '.';
  return listed && number < 100 && (at[1] < '0' || at[1] > '9') ? number : 0;
}

// Whether the numbers of lists run from the bottom to the top.
bool counts_upwards(const std::vector<Page>& pages) {
  int down = 0, up = 0;
  for (const auto& page : pages) {
    std::vector<std::pair<double, int>> numbers;
    for (const auto& word : page.words) {
      if (const int number = number_of(word); number > 0) numbers.emplace_back(word.box.y0, number);
    }
    std::sort(numbers.begin(), numbers.end());
    for (std::size_t i = 1; i < numbers.size(); ++i) {
      down += numbers[i].second == numbers[i - 1].second + 1 ? 1 : 0;
      up += numbers[i].second + 1 == numbers[i - 1].second ? 1 : 0;
    }
  }
  return up >= 3 && up > down * 2;
}

// Whether short lines end at the right margin oftener than they begin at the left one, as the last
// lines of paragraphs do where a page is upside down, or numbers run upwards. Pages on end say
// nothing of lines.
bool seem_upside_down(const std::vector<Page>& pages) {
  ShortLines counts;
  for (const auto& page : pages) {
    if (!stands_on_end(page)) count_short_lines(page, counts);
  }
  return (counts.to_right >= 2 && counts.to_right * 2 > counts.from_left) || counts_upwards(pages);
}

// The boxes of words by page, in the order in which they were written.
std::map<int, std::vector<PageBox>> written_order(std::string_view bytes, int last,
                                                  const Limits& limits) {
  const auto outcome = run_poppler(
      {"pdftotext", "-q", "-raw", "-bbox", "-enc", "UTF-8", "-l", std::to_string(last), "-", "-"},
      bytes, limits[Limit::bytes], limits);
  limits.keep_time();
  std::map<int, std::vector<PageBox>> pages;
  if (!outcome.succeeded()) return pages;
  std::string_view rest = outcome.output;
  int page = 0;
  while (!rest.empty()) {
    const auto end = std::min(rest.find('\n'), rest.size());
    const auto line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.find("<page ") != line.npos) ++page;
    const auto word = line.find("<word ");
    if (word == line.npos) continue;
    const auto value = [&](std::string_view name, double& into) {
      const auto at = line.find(name, word);
      if (at == line.npos) return false;
      const auto* from = line.data() + at + name.size();
      return std::from_chars(from, line.data() + line.size(), into).ec == std::errc();
    };
    PageBox box;
    if (value("xMin=\"", box.x0) && value("yMin=\"", box.y0) && value("xMax=\"", box.x1) &&
        value("yMax=\"", box.y1)) {
      pages[page].push_back(box);
    }
  }
  return pages;
}

// Which way the writing goes: `on` along a line, `next` from line to line; positive to the right
// and down.
struct Drift {
  int on = 0, next = 0;
  int steps = 0;  // from one word to the next
};

Drift drift_of(const std::vector<PageBox>& order, bool on_end) {
  Drift drift;
  for (std::size_t i = 1; i < order.size(); ++i) {
    const auto &a = order[i - 1], &b = order[i];
    const double dx = (b.x0 + b.x1 - a.x0 - a.x1) / 2, dy = (b.y0 + b.y1 - a.y0 - a.y1) / 2;
    const double along = on_end ? dy : dx, across = on_end ? dx : dy;
    const double size =
        on_end ? std::min(width_of(a), width_of(b)) : std::min(height_of(a), height_of(b));
    ++drift.steps;
    if (std::abs(across) < size * 0.4) {
      drift.on += along > 0 ? 1 : -1;
    } else {
      drift.next += across > 0 ? 1 : -1;
    }
  }
  return drift;
}

// How far words are turned that were written so; 0 where they are not, or were written in no order.
int turn_by(const Drift& drift, bool on_end) {
  // Lines that run down follow one another to the left.
  const int down = on_end ? drift.on - drift.next : drift.on + drift.next;
  if (down == 0 || std::abs(down) * 10 < drift.steps * 3) return 0;
  if (on_end) return down > 0 ? 90 : 270;
  return down < 0 && drift.next < 0 ? 180 : 0;
}

void turn_words(Page& page, int turn) {
  for (auto& word : page.words) {
    // Fonts claim heights that make boxes of short words as wide as high: these stand as the rest
    // do.
    const bool lies = length_of(word.text) >= 4 && width_of(word.box) > height_of(word.box) * 1.5;
    word.turned = turn % 180 != 0 && lies ? 0 : turn;
  }
}

// Whether most characters are words of their own that touch the next.
bool is_in_pieces(const Page& page) {
  std::size_t touching = 0, all = 0;
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    all += length_of(page.words[i].text);
    if (i == 0 || length_of(page.words[i].text) > 1 || length_of(page.words[i - 1].text) > 1) {
      continue;
    }
    const auto &a = page.words[i - 1].box, &b = page.words[i].box;
    constexpr double kLeast = 0.06;  // of a character: less than what parts words
    const auto touch = [](double end, double begin, double size) {
      return std::abs(end - begin) < size * kLeast;
    };
    const bool level = std::abs(a.y0 - b.y0) < 0.5 &&
                       (touch(a.x1, b.x0, width_of(b)) || touch(b.x1, a.x0, width_of(b)));
    const bool upright = std::abs(a.x0 - b.x0) < 0.5 &&
                         (touch(a.y1, b.y0, height_of(b)) || touch(b.y1, a.y0, height_of(b)));
    touching += level || upright ? 1 : 0;
  }
  return all >= 20 && touching * 2 > all;
}

}  // namespace

void find_turns(std::vector<Page>& pages, std::string_view bytes, const Limits& limits) {
  std::map<int, bool> suspects;  // by number: whether it stands on end
  const bool upside_down = seem_upside_down(pages);
  for (const auto& page : pages) {
    const bool on_end = stands_on_end(page);
    if (on_end || upside_down) suspects[page.number] = on_end;
  }
  if (suspects.empty()) return;
  const auto order = written_order(bytes, suspects.rbegin()->first, limits);
  // A document is upside down as a whole, whatever one page of few words says.
  Drift whole;
  std::map<int, Drift> drifts;
  for (const auto& [number, on_end] : suspects) {
    const auto written = order.find(number);
    if (written == order.end()) continue;
    const auto drift = drifts[number] = drift_of(written->second, on_end);
    if (on_end) continue;
    whole.on += drift.on;
    whole.next += drift.next;
    whole.steps += drift.steps;
  }
  std::map<int, int> turns;  // how many pages are turned so
  for (auto& page : pages) {
    const auto drift = drifts.find(page.number);
    if (drift == drifts.end()) continue;
    const bool on_end = suspects[page.number];
    const int turn = turn_by(drift->second, on_end);
    if (turn == 0 || (!on_end && turn_by(whole, false) == 0)) continue;
    turn_words(page, turn);
    ++turns[turn];
  }
  // A page of a few words stands as the others do, unless a word of it lies.
  const auto most = std::max_element(
      turns.begin(), turns.end(), [](const auto& x, const auto& y) { return x.second < y.second; });
  if (most == turns.end()) return;
  for (auto& page : pages) {
    if (turn_of(page) != 0) continue;
    const bool lies = std::any_of(page.words.begin(), page.words.end(), [](const PageWord& word) {
      return length_of(word.text) > 1 && width_of(word.box) > height_of(word.box) * 1.3;
    });
    if (!lies) turn_words(page, most->first);
  }
}

int page_in_pieces(const std::vector<Page>& pages) {
  const auto found = std::find_if(pages.begin(), pages.end(), is_in_pieces);
  return found == pages.end() ? 0 : found->number;
}

}  // namespace gouji
