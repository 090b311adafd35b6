#include "intake/raster.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "intake/page_tokens.h"

namespace gouji {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// A number of the head of a greymap and the one white space behind it.
std::optional<std::size_t> take_number(std::string_view& bytes) {
  while (!bytes.empty() && is_blank(bytes.front())) bytes.remove_prefix(1);
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(bytes.data(), bytes.data() + bytes.size(), value);
  if (error != std::errc()) return std::nullopt;
  bytes.remove_prefix(static_cast<std::size_t>(end - bytes.data()));
  if (bytes.empty() || !is_blank(bytes.front())) return std::nullopt;
  bytes.remove_prefix(1);
  return value;
}

// How wide a line may be, in dots, on either side of the dot looked at.
constexpr std::size_t kReach = 5;
// How much darker a line is than what it stands on.
constexpr int kContrast = 20;

// What a dot may belong to: nothing, a line, or what lies across one.
enum Dot : std::uint8_t { kNone, kThin, kDark };

// Dots that are darker than something near on both sides, across: what is thin; and those that are
// dark. `step` leads from a dot to the next one across the line.
void thin_dots(const std::uint8_t* from, std::size_t count, std::ptrdiff_t step,
               std::vector<std::uint8_t>& thin, std::vector<std::uint8_t>& other) {
  std::fill_n(thin.begin(), count, std::uint8_t{0});
  std::fill_n(other.begin(), count, std::uint8_t{0});
  for (std::size_t k = 1; k <= kReach; ++k) {
    const auto off = static_cast<std::ptrdiff_t>(k) * step;
    const auto* before = from - off;
    const auto* after = from + off;
    for (std::size_t i = 0; i < count; ++i) {
      thin[i] = std::max(thin[i], before[i]);
      other[i] = std::max(other[i], after[i]);
    }
  }
  for (std::size_t i = 0; i < count; ++i) {
    const int around = std::min(thin[i], other[i]);
    constexpr std::uint8_t kDarkShade = 110;
    thin[i] = from[i] + kContrast <= around ? kThin : from[i] < kDarkShade ? kDark : kNone;
  }
}

// A stretch of dots on one row (or column): dots [from, to) at `across`.
struct Stretch {
  std::size_t across, from, to;
};

// Stretches that lie on one another make one line.
class Lines {
 public:
  void add(const Stretch& s) {
    for (auto it = open_.rbegin(); it != open_.rend(); ++it) {
      const auto shorter = std::min(it->to - it->from, s.to - s.from);
      const auto begin = std::max(it->from, s.from), end = std::min(it->to, s.to);
      if (s.across - it->last > 1 || end <= begin || (end - begin) * 2 < shorter) continue;
      it->last = s.across;
      it->from = std::min(it->from, s.from);
      it->to = std::max(it->to, s.to);
      return;
    }
    open_.push_back({s.across, s.across, s.from, s.to});
  }
  // No more stretches come before this row.
  void reach(std::size_t across) {
    std::erase_if(open_, [&](const Line& line) {
      if (across - line.last <= 1) return false;
      done.push_back(line);
      return true;
    });
  }
  void end() {
    done.insert(done.end(), open_.begin(), open_.end());
    open_.clear();
  }
  struct Line {
    std::size_t first, last, from, to;
  };
  std::vector<Line> done;

 private:
  std::vector<Line> open_;
};

constexpr double kShortestLevel = 14, kShortestUpright = 8;  // points

// A run of dots along a line: over gaps of one dot, and over what touches the line as characters
// do. Most of it is thin.
class Run {
 public:
  // Whether the dot at `i` begins a new run.
  bool ends_before(std::size_t i) const { return thin_ == 0 || i - last_ > 2; }
  bool is_line(std::size_t least) const {
    return thin_ > 0 && last_ + 1 - begin_ >= least && thin_ * 5 >= (last_ + 1 - begin_) * 3;
  }
  std::size_t begin() const { return begin_; }
  std::size_t end() const { return last_ + 1; }

  // Takes a dot that is not none; a run begins with a thin one.
  void take(std::size_t i, std::uint8_t dot) {
    if (thin_ == 0) {
      if (dot != kThin) return;
      begin_ = i;
    }
    last_ = i;
    thin_ += dot == kThin ? 1 : 0;
  }
  void clear() { thin_ = 0; }

 private:
  std::size_t begin_ = 0, last_ = 0, thin_ = 0;
};

// Dashes or dots along a line: all but a few as long as one another and as far apart, which the
// strokes of characters are not.
class Dashes {
 public:
  bool ends_before(std::size_t i) const { return count_ > 0 && i - last_ > kWidest; }
  void take(std::size_t i) {
    if (count_ > 0 && i == last_ + 1) {
      ++length_;
    } else {
      if (count_ > 0) {
        ++gaps_[i - last_ - 1];
        close_dash();
      } else {
        begin_ = i;
      }
      ++count_;
      length_ = 1;
    }
    last_ = i;
  }
  bool is_line(std::size_t least) {
    if (count_ == 0) return false;
    close_dash();
    return count_ >= 8 && last_ + 1 - begin_ >= least && most_of(lengths_) * 4 >= count_ * 3 &&
           most_of(gaps_) * 8 >= (count_ - 1) * 7;
  }
  std::size_t begin() const { return begin_; }
  std::size_t end() const { return last_ + 1; }
  void clear() { *this = Dashes(); }

 private:
  static constexpr std::size_t kWidest = 6;  // dots from one dash to the next

  void close_dash() { ++lengths_[std::min(length_, lengths_.size() - 1)]; }
  // How many there are of three neighbouring sizes at most.
  template <class Counts>
  static std::size_t most_of(const Counts& counts) {
    std::size_t most = 0;
    for (std::size_t i = 1; i + 1 < counts.size(); ++i) {
      most = std::max<std::size_t>(most, counts[i - 1] + counts[i] + counts[i + 1]);
    }
    return most;
  }

  std::array<std::uint16_t, 16> lengths_{};  // longer ones are counted with the longest
  std::array<std::uint16_t, kWidest + 2> gaps_{};
  std::size_t begin_ = 0, last_ = 0, length_ = 0, count_ = 0;
};

const std::uint8_t* row_of(const Raster& raster, std::size_t y) {
  return reinterpret_cast<const std::uint8_t*>(raster.shades.data()) + y * raster.width;
}

Lines level_lines(const Raster& raster, double scale, const Limits& limits) {
  Lines lines;
  const auto least = static_cast<std::size_t>(kShortestLevel / scale);
  std::vector<std::uint8_t> thin(raster.width), other(raster.width);
  for (auto y = kReach; y + kReach < raster.height; ++y) {
    thin_dots(row_of(raster, y), raster.width, static_cast<std::ptrdiff_t>(raster.width), thin,
              other);
    lines.reach(y);
    limits.keep_time();
    Run run;
    Dashes dashes;
    const auto close = [&](auto& one) {
      if (one.is_line(least)) lines.add({y, one.begin(), one.end()});
      one.clear();
    };
    for (std::size_t x = 0; x < raster.width; ++x) {
      if (thin[x] == kNone) continue;
      if (run.ends_before(x)) close(run);
      run.take(x, thin[x]);
      if (thin[x] != kThin) continue;
      if (dashes.ends_before(x)) close(dashes);
      dashes.take(x);
    }
    close(run);
    close(dashes);
  }
  lines.end();
  return lines;
}

Lines upright_lines(const Raster& raster, double scale, const Limits& limits) {
  std::vector<Stretch> stretches;
  const auto least = static_cast<std::size_t>(kShortestUpright / scale);
  std::vector<std::uint8_t> thin(raster.width), other(raster.width);
  std::vector<Run> runs(raster.width);
  std::vector<Dashes> dashes(raster.width);
  const auto close = [&](std::size_t x, auto& one) {
    if (one.is_line(least)) stretches.push_back({x, one.begin(), one.end()});
    one.clear();
  };
  for (std::size_t y = 0; y < raster.height; ++y) {
    limits.keep_time();
    thin_dots(row_of(raster, y) + kReach, raster.width - 2 * kReach, 1, thin, other);
    for (auto x = kReach; x + kReach < raster.width; ++x) {
      if (thin[x - kReach] == kNone) continue;
      if (runs[x].ends_before(y)) close(x, runs[x]);
      runs[x].take(y, thin[x - kReach]);
      if (thin[x - kReach] != kThin) continue;
      if (dashes[x].ends_before(y)) close(x, dashes[x]);
      dashes[x].take(y);
    }
  }
  for (std::size_t x = 0; x < raster.width; ++x) {
    close(x, runs[x]);
    close(x, dashes[x]);
  }
  std::stable_sort(stretches.begin(), stretches.end(),
                   [](const Stretch& a, const Stretch& b) { return a.across < b.across; });
  Lines lines;
  for (const auto& stretch : stretches) {
    limits.keep_time();
    lines.reach(stretch.across);
    lines.add(stretch);
  }
  lines.end();
  return lines;
}

// Words by height, so that those around a line are found at once.
class WordsByHeight {
 public:
  WordsByHeight(const std::vector<PageWord>& words) {
    bodies_.reserve(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
      bodies_.push_back(body_of(words[i]));
      const auto& b = bodies_.back();
      for (auto slot = slot_of(b.y0); slot <= slot_of(b.y1); ++slot) slots_[slot].push_back(i);
    }
  }
  // The sum of what `share` gives for each word that stands between two heights.
  template <class Share>
  double sum(double y0, double y1, Share share) const {
    double out = 0;
    for (auto slot = slot_of(y0); slot <= slot_of(y1); ++slot) {
      for (const auto i : slots_[slot]) {
        if (std::max(slot_of(bodies_[i].y0), slot_of(y0)) == slot) out += share(bodies_[i]);
      }
    }
    return out;
  }

 private:
  static constexpr std::size_t kSlots = 128;
  static constexpr double kSlot = 16;  // points
  static std::size_t slot_of(double y) {
    return static_cast<std::size_t>(std::clamp(y / kSlot, 0.0, kSlots - 1.0));
  }
  std::vector<PageBox> bodies_;
  std::vector<std::size_t> slots_[kSlots];
};

// Whether most of a line runs through words, as strokes do.
bool is_stroke(const PageBox& line, bool level, const WordsByHeight& words) {
  constexpr double kEdge = 0.4;  // points: how near to a word its cell's border may be
  const double x = (line.x0 + line.x1) / 2, y = (line.y0 + line.y1) / 2;
  const double length = level ? line.x1 - line.x0 : line.y1 - line.y0;
  double most = 0;
  const double sum = words.sum(line.y0, line.y1, [&](const PageBox& b) {
    if (level) {
      if (y < b.y0 + kEdge || y > b.y1 - kEdge) return 0.0;
      most = std::max(most, std::min(line.x1, b.x1) - std::max(line.x0, b.x0));
      return 0.0;
    }
    // No row is as low as its characters, whose strokes may reach beyond what their font claims;
    // and no border parts characters of one word.
    const double em = b.y1 - b.y0;
    const double edge = length < em * 1.16 ? em * -0.2 : kEdge;
    const double shared = std::min(line.y1, b.y1) - std::max(line.y0, b.y0);
    if (x < b.x0 + edge || x > b.x1 - edge || shared <= 0) return 0.0;
    const bool amid = x > b.x0 + em * 0.6 && x < b.x1 - em * 0.6 && shared > em * 0.5;
    return amid && length < em * 2.5 ? length : shared;
  });
  // A border may lie close to many words of a row; strokes of lines below one another may meet.
  return (level ? most : sum) > length * 0.6;
}

}  // namespace

std::optional<Raster> take_greymap(std::string_view& bytes, std::size_t side) {
  auto rest = bytes;
  if (!rest.starts_with("P5")) return std::nullopt;
  rest.remove_prefix(2);
  const auto width = take_number(rest);
  const auto height = width ? take_number(rest) : std::nullopt;
  const auto most = height ? take_number(rest) : std::nullopt;
  if (!most || *most != 255 || *width > side || *height > side) return std::nullopt;
  const auto count = *width * *height;
  if (rest.size() < count) return std::nullopt;
  bytes = rest.substr(count);
  return Raster{*width, *height, rest.substr(0, count)};
}

Raster turned_back(const Raster& raster, int degrees, std::string& shades) {
  if (degrees % 360 == 0) return raster;
  const auto width = degrees % 180 == 0 ? raster.width : raster.height;
  const auto height = degrees % 180 == 0 ? raster.height : raster.width;
  shades.resize(width * height);
  for (std::size_t y = 0; y < height; ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      const auto from = degrees == 90    ? raster.at(raster.width - 1 - y, x)
                        : degrees == 180 ? raster.at(raster.width - 1 - x, raster.height - 1 - y)
                                         : raster.at(y, raster.height - 1 - x);
      shades[y * width + x] = static_cast<char>(from);
    }
  }
  return {width, height, shades};
}

std::vector<PageBox> rules_in(const Raster& raster, double scale,
                              const std::vector<PageWord>& words, const Limits& limits) {
  if (raster.width <= 2 * kReach || raster.height <= 2 * kReach) return {};
  const WordsByHeight by_height(words);
  std::vector<PageBox> rules;
  const auto at = [&](std::size_t dots) { return static_cast<double>(dots) * scale; };
  for (const auto& line : level_lines(raster, scale, limits).done) {
    limits.keep_time();
    const PageBox box{at(line.from), at(line.first), at(line.to), at(line.last + 1)};
    if (!is_stroke(box, true, by_height)) rules.push_back(box);
  }
  for (const auto& line : upright_lines(raster, scale, limits).done) {
    limits.keep_time();
    const PageBox box{at(line.first), at(line.from), at(line.last + 1), at(line.to)};
    if (!is_stroke(box, false, by_height)) rules.push_back(box);
  }
  return rules;
}

namespace {

// Dots of ink that are joined, row by row.
class Blobs {
 public:
  explicit Blobs(std::size_t width) : above_(width), row_(width) {}

  void take(std::size_t y, const std::vector<std::uint8_t>& ink) {
    std::fill(row_.begin(), row_.end(), 0);
    for (std::size_t x = 0; x < ink.size(); ++x) {
      if (ink[x] == 0) continue;
      auto mine = x > 0 ? row_[x - 1] : 0;
      const auto first = x > 0 ? x - 1 : 0, last = std::min(x + 1, ink.size() - 1);
      for (auto near = first; near <= last; ++near) {
        if (above_[near] != 0) mine = mine == 0 ? above_[near] : join(mine, above_[near]);
      }
      if (mine == 0) {
        boxes_.push_back({x, y, x, y});
        parent_.push_back(parent_.size());
        mine = boxes_.size();
      }
      auto& box = boxes_[root(mine - 1)];
      box.x0 = std::min(box.x0, x), box.x1 = std::max(box.x1, x);
      box.y1 = std::max(box.y1, y);
      row_[x] = mine;
    }
    std::swap(above_, row_);
  }

  struct Box {
    std::size_t x0, y0, x1, y1;
  };
  template <class Each>
  void each(Each each) {
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
      if (root(i) == i) each(boxes_[i]);
    }
  }

 private:
  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  // Both are counted from 1, 0 being none.
  std::size_t join(std::size_t a, std::size_t b) {
    const auto one = root(a - 1), two = root(b - 1);
    if (one == two) return one + 1;
    auto& into = boxes_[one];
    const auto& from = boxes_[two];
    into = {std::min(into.x0, from.x0), std::min(into.y0, from.y0), std::max(into.x1, from.x1),
            std::max(into.y1, from.y1)};
    parent_[two] = one;
    return one + 1;
  }

  std::vector<std::size_t> above_, row_, parent_;
  std::vector<Box> boxes_;
};

// Boxes that cover dots of one row, found as the rows go by.
class Cover {
 public:
  Cover(std::vector<PageBox> boxes, double scale) : scale_(scale), boxes_(std::move(boxes)) {
    std::sort(boxes_.begin(), boxes_.end(),
              [](const PageBox& a, const PageBox& b) { return a.y0 < b.y0; });
  }
  void clear(std::size_t y, std::vector<std::uint8_t>& ink, const Limits& limits) {
    const double at = (static_cast<double>(y) + 0.5) * scale_;
    while (next_ < boxes_.size() && boxes_[next_].y0 <= at) open_.push_back(next_++);
    std::erase_if(open_, [&](std::size_t i) { return boxes_[i].y1 < at; });
    for (const auto i : open_) {
      limits.keep_time();
      const auto dot = [&](double x) {
        return static_cast<std::size_t>(
            std::clamp(x / scale_, 0.0, static_cast<double>(ink.size())));
      };
      const auto from = dot(boxes_[i].x0), to = dot(boxes_[i].x1 + scale_);
      if (from < to)
        std::fill(ink.begin() + static_cast<std::ptrdiff_t>(from),
                  ink.begin() + static_cast<std::ptrdiff_t>(to), std::uint8_t{0});
    }
  }

 private:
  double scale_;
  std::vector<PageBox> boxes_;
  std::vector<std::size_t> open_;
  std::size_t next_ = 0;
};

}  // namespace

std::vector<PageBox> marks_in(const Raster& raster, double scale,
                              const std::vector<PageWord>& words, const std::vector<PageBox>& rules,
                              const Limits& limits) {
  // Fonts claim heights that their characters do not keep to, and those put in the place of a font
  // that is not there reach beyond its widths.
  std::vector<PageBox> known;
  for (const auto& word : words) {
    const auto b = body_of(word);
    const double em =
        b.x1 - b.x0 < b.y1 - b.y0 && length_of(word.text) > 1 ? b.x1 - b.x0 : b.y1 - b.y0;
    const double more = em * 0.18;
    known.push_back({b.x0 - more, std::min(b.y0 - em * 0.4, word.box.y0), b.x1 + more,
                     std::max(b.y1 + em * 0.4, word.box.y1)});
  }
  constexpr double kBeside = 1.5, kStroke = 24;  // points: what is no longer may be a stroke
  for (const auto& r : rules) {
    if (std::max(r.x1 - r.x0, r.y1 - r.y0) < kStroke) continue;
    known.push_back({r.x0 - kBeside, r.y0 - kBeside, r.x1 + kBeside, r.y1 + kBeside});
  }
  Cover cover(std::move(known), scale);
  Blobs blobs(raster.width);
  constexpr std::uint8_t kDark = 140;
  std::vector<std::uint8_t> ink(raster.width);
  for (std::size_t y = 0; y < raster.height; ++y) {
    const auto* row = row_of(raster, y);
    for (std::size_t x = 0; x < raster.width; ++x) ink[x] = row[x] < kDark ? 1 : 0;
    limits.keep_time_of_step();
    cover.clear(y, ink, limits);
    blobs.take(y, ink);
  }
  std::vector<PageBox> marks;
  constexpr double kLeast = 4;  // points: half as high as small print
  blobs.each([&](const Blobs::Box& b) {
    const auto at = [&](std::size_t dots) { return static_cast<double>(dots) * scale; };
    const PageBox box{at(b.x0), at(b.y0), at(b.x1 + 1), at(b.y1 + 1)};
    if (box.y1 - box.y0 >= kLeast) marks.push_back(box);
  });
  return marks;
}

std::optional<PageBox> ink_in(const Raster& raster, double scale) {
  if (raster.width == 0 || raster.height == 0) return std::nullopt;
  constexpr int kSame = 8;  // shades
  const int paper = raster.at(0, 0);
  std::size_t x0 = raster.width, y0 = raster.height, x1 = 0, y1 = 0;
  for (std::size_t y = 0; y < raster.height; ++y) {
    const auto* row = row_of(raster, y);
    for (std::size_t x = 0; x < raster.width; ++x) {
      if (std::abs(row[x] - paper) <= kSame) continue;
      x0 = std::min(x0, x), x1 = std::max(x1, x + 1);
      y0 = std::min(y0, y), y1 = y + 1;
    }
  }
  if (x1 == 0) return std::nullopt;
  const auto at = [&](std::size_t dots) { return static_cast<double>(dots) * scale; };
  return PageBox{at(x0), at(y0), at(x1), at(y1)};
}

}  // namespace gouji
