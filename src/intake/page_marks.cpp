#include "intake/page_marks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "intake/page_tokens.h"

namespace gouji {
namespace {

using WordList = std::vector<const PageWord*>;

// Words of one line without wide gaps.
struct Run {
  WordList words;
  PageBox at;
  double em = 0;

  void add(const PageWord& word) {
    const auto body = body_of(word);
    if (words.empty()) at = body;
    grow(at, body);
    em = std::max(em, body.y1 - body.y0);
    words.push_back(&word);
  }
};

bool share_line(const PageBox& a, const PageBox& b) {
  const double lower = std::min(a.y1 - a.y0, b.y1 - b.y0);
  return std::min(a.y1, b.y1) - std::max(a.y0, b.y0) > lower * 0.4;
}

std::vector<Run> runs_of(const WordList& words) {
  constexpr double kGap = 2;  // characters
  std::vector<Run> runs;
  auto sorted = words;
  std::sort(sorted.begin(), sorted.end(), [](const PageWord* a, const PageWord* b) {
    return std::pair(a->box.x0, a->box.y0) < std::pair(b->box.x0, b->box.y0);
  });
  for (const auto* word : sorted) {
    const auto body = body_of(*word);
    const auto before = std::find_if(runs.begin(), runs.end(), [&](const Run& run) {
      const double gap = body.x0 - run.at.x1;
      return share_line(run.at, body) && gap < std::max(run.em, body.y1 - body.y0) * kGap;
    });
    auto& run = before == runs.end() ? runs.emplace_back() : *before;
    run.add(*word);
  }
  return runs;
}

// The marks among runs: those of a line or two, or of some lines one below the other. More side by
// side are the head of a table.
class Group {
 public:
  void add(const Run& run) {
    const bool below = lines_ == 0 || !share_line(last_.at, run.at);
    lines_ += below ? 1 : 0;
    beside_ = below ? 1 : beside_ + 1;
    most_beside_ = std::max(most_beside_, beside_);
    last_ = run;
    runs_.push_back(run);
  }
  bool goes_on(const Run& run) const {
    constexpr double kNear = 1.5;  // characters
    return lines_ == 0 || run.at.y0 - last_.at.y1 < std::max(run.em, last_.em) * kNear;
  }
  bool is_marks() const {
    return (lines_ <= 2 && most_beside_ <= 3) || (lines_ <= 4 && most_beside_ == 1);
  }
  const std::vector<Run>& runs() const { return runs_; }

 private:
  std::size_t lines_ = 0, beside_ = 0, most_beside_ = 0;
  Run last_;
  std::vector<Run> runs_;
};

std::vector<Group> groups_of(std::vector<Run> runs) {
  std::sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) { return a.at.y0 < b.at.y0; });
  std::vector<Group> groups;
  for (const auto& run : runs) {
    if (groups.empty() || !groups.back().goes_on(run)) groups.emplace_back();
    groups.back().add(run);
  }
  return groups;
}

using Place = Marks::Place;
Place place_of(const PageWord& word) {
  // Layouts are set in quarters of points: no edge of a step is one.
  constexpr double kSteps = 2, kAside = 0.137;
  const auto step = [](double at) { return std::lround((at + kAside) * kSteps); };
  return {word.text, step(word.box.x0), step(word.box.y0)};
}

class MarkFinder {
 public:
  MarkFinder(const std::vector<Page>& pages, const Limits& limits) : limits_(limits) {
    for (const auto& page : pages) {
      if (page.words.empty()) continue;
      std::set<Place> here;
      for (const auto& word : page.words) here.insert(place_of(word));
      const auto side = side_of(page);
      for (const auto& place : here) ++places_[place][side];
      ++worded_[side];
    }
    if (worded_[0] + worded_[1] < 2) return;
    for (const auto& page : pages) find(page);
    std::erase_if(found_, [&](const auto& one) { return among_text_.count(one.first) == 0; });
  }

  Marks::Words take() { return std::move(found_); }

 private:
  using Counts = std::array<std::size_t, 2>;  // of left and right pages

  static std::size_t side_of(const Page& page) { return static_cast<std::size_t>(page.number % 2); }

  // Whether it stands on all pages, but for one in five or a first one; or on all left ones.
  bool is_repeated(const PageWord& word) const {
    constexpr std::size_t kSide = 3;
    const auto& [even, odd] = places_.at(place_of(word));
    const auto all = worded_[0] + worded_[1];
    const auto spared = std::max<std::size_t>(1, all / 5);
    if (even + odd >= std::max<std::size_t>(2, all - spared)) return true;
    const auto on_one = even == 0 ? 1 : 0;
    return (even == 0 || odd == 0) && even + odd >= kSide && even + odd == worded_[on_one];
  }

  // Short words, and headings of a form that is filled in twice, may stand at one place by chance;
  // figures may on more pages.
  bool is_telling(const Run& run) const {
    const auto all = worded_[0] + worded_[1];
    bool on_all = all >= 3;
    std::size_t letters = 0, digits = 0;
    for (const auto* word : run.words) {
      if (enumerator_of(word->text) != Enumerator::none) return false;
      (is_figure(word->text) ? digits : letters) += length_of(word->text);
      const auto& [even, odd] = places_.at(place_of(*word));
      on_all = on_all && even + odd == all;
    }
    constexpr std::size_t kFewPages = 4, kLong = 4, kShort = 2, kYear = 3;
    const bool few = all < kFewPages && !on_all;
    return letters >= (few ? kLong : kShort) || (on_all && digits >= kYear);
  }

  void find(const Page& page) {
    WordList repeated, others;
    for (const auto& word : page.words) {
      limits_.keep_time();
      (is_repeated(word) ? repeated : others).push_back(&word);
    }
    constexpr std::size_t kMost = 800, kMostOfMarks = 24, kMostGroups = 4;
    if (repeated.size() > kMost) return;
    const auto tiles = take_tiles(repeated);
    auto runs = runs_of(repeated);
    std::erase_if(runs, [&](const Run& run) { return !is_telling(run); });
    std::size_t count = 0;
    for (const auto& run : runs) count += run.words.size();
    if (count > kMostOfMarks) return;
    const auto groups = groups_of(std::move(runs));
    if (groups.size() > kMostGroups) return;
    for (const auto* word : tiles) {
      found_.emplace(place_of(*word), *word);
      among_text_.insert(place_of(*word));
    }
    for (const auto& group : groups) {
      if (group.is_marks()) keep(group, others);
    }
  }

  // Takes out of `words` those that are strewn over the page, as watermarks are: the same at
  // several places.
  static WordList take_tiles(WordList& words) {
    constexpr std::size_t kSeveral = 4, kShort = 2, kYear = 3;
    std::map<std::string_view, std::size_t> counts;
    for (const auto* word : words) ++counts[word->text];
    const auto rest = std::stable_partition(words.begin(), words.end(), [&](const PageWord* word) {
      const auto least = is_figure(word->text) ? kYear : kShort;
      return counts[word->text] < kSeveral || length_of(word->text) < least;
    });
    WordList tiles(rest, words.end());
    words.erase(rest, words.end());
    return tiles;
  }

  void keep(const Group& group, const WordList& others) {
    const bool among = std::any_of(others.begin(), others.end(), [&](const PageWord* word) {
      const auto body = body_of(*word);
      return std::any_of(group.runs().begin(), group.runs().end(),
                         [&](const Run& run) { return share_line(run.at, body); });
    });
    for (const auto& run : group.runs()) {
      for (const auto* word : run.words) {
        const auto place = place_of(*word);
        found_.emplace(place, *word);
        if (among) among_text_.insert(place);
      }
    }
  }

  const Limits& limits_;
  std::map<Place, Counts> places_;
  Counts worded_{};
  Marks::Words found_;
  std::set<Place> among_text_;
};

// Where a mark stands so near to a word of its own print that both were taken for one.
void cut(Page& page, const PageWord& mark) {
  for (auto& word : page.words) {
    const double x = (mark.box.x0 + mark.box.x1) / 2;
    if (x < word.box.x0 || x > word.box.x1 || !share_line(body_of(word), body_of(mark)) ||
        word.text.find(mark.text) == std::string::npos) {
      continue;
    }
    constexpr double kSame = 1;  // points
    const auto rest = word.text.size() - mark.text.size();
    if (word.text.ends_with(mark.text) && std::abs(word.box.x1 - mark.box.x1) < kSame) {
      word.text.resize(rest);
      word.box.x1 = std::max(word.box.x0, mark.box.x0);
    } else if (word.text.starts_with(mark.text) && std::abs(word.box.x0 - mark.box.x0) < kSame) {
      word.text.erase(0, mark.text.size());
      word.box.x0 = std::min(word.box.x1, mark.box.x1);
    } else {
      page.crossed = true;
    }
  }
  std::erase_if(page.words, [](const PageWord& word) { return word.text.empty(); });
}

}  // namespace

Marks::Marks(const std::vector<Page>& pages, const Limits& limits)
    : words_(MarkFinder(pages, limits).take()) {}

void Marks::take_from(Page& page, const Limits& limits) const {
  if (words_.empty()) return;
  std::set<Place> own;
  std::erase_if(page.words, [&](const PageWord& word) {
    limits.keep_time();
    auto place = place_of(word);
    if (words_.count(place) == 0) return false;
    own.insert(std::move(place));
    return true;
  });
  for (const auto& [place, word] : words_) {
    limits.keep_time();
    if (own.count(place) == 0) cut(page, word);
  }
}

}  // namespace gouji
