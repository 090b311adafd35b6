#include "intake/page_labels.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace gouji {
namespace {

constexpr std::size_t kMostLines = 20;  // of one label; one of more is in doubt
constexpr double kNoLabel = 2.0, kStray = 1.5, kStrayBefore = 0.2, kStrayGoesOn = 3.0;
constexpr double kNumberInside = 4.0, kLine = 0.3, kTorn = 1.2, kUnnumberedStart = 0.35;

double overlap(const PageBox& a, const PageBox& b) {
  return std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
}

double overlap_across(const PageBox& a, const PageBox& b) {
  return std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
}

void append(LabelPart& part, LabelPart more) {
  part.at = {std::min(part.at.x0, more.at.x0), std::min(part.at.y0, more.at.y0),
             std::max(part.at.x1, more.at.x1), std::max(part.at.y1, more.at.y1)};
  std::move(more.tokens.begin(), more.tokens.end(), std::back_inserter(part.tokens));
}

// Whether `part` begins where others begin, too: in a column of labels.
bool is_aligned(const LabelPart& part, const std::vector<LabelPart>& parts) {
  if (part.numbered) return true;
  const double em = part.tokens.front().em;
  int same = 0;
  for (const auto& other : parts) {
    if (other.stack) continue;
    const bool left = std::abs(other.at.x0 - part.at.x0) < em * 0.8;
    const bool middle = std::abs(other.at.x0 + other.at.x1 - part.at.x0 - part.at.x1) < em * 0.6;
    same += left || middle ? 1 : 0;
    if (same >= 3) return true;
  }
  return false;
}

// Parts that have labels of rows to their right are groups; what has only the rest of its own line
// there takes it in.
void mark_groups(std::vector<LabelPart>& parts, const std::vector<double>& rows,
                 const Limits& limits) {
  std::vector<char> aligned(parts.size()), gone(parts.size(), 0);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    limits.keep_time();
    aligned[i] = is_aligned(parts[i], parts) ? 1 : 0;
  }
  const auto beside = [&](std::size_t s, std::size_t t) {
    return t != s && gone[t] == 0 && !parts[t].stack && parts[t].at.x0 > parts[s].at.x1 - 1;
  };
  // Parts are ordered by height; only neighbours can share it.
  constexpr std::size_t kNear = 12;
  const auto around = [&](std::size_t s) {
    return std::pair(s > kNear ? s - kNear : 0, std::min(parts.size(), s + kNear + 1));
  };
  for (std::size_t s = 0; s < parts.size(); ++s) {
    if (gone[s] != 0 || parts[s].stack) continue;
    const auto [from, to] = around(s);
    for (auto t = from; t < to; ++t) {
      if (!beside(s, t)) continue;
      const double least = std::min(parts[s].height(), parts[t].height());
      if (overlap(parts[s].at, parts[t].at) < least * 0.2) continue;
      const double gap = parts[t].at.x0 - parts[s].at.x1;
      const bool one_line = std::abs(parts[t].y() - parts[s].y()) < least * 0.35;
      if (aligned[t] != 0) {
        parts[s].group = true;
      } else if (one_line && gap < parts[s].tokens.front().em * 3) {
        auto rest = parts[t];
        append(parts[s], std::move(rest));
        gone[t] = 1;
      }
    }
  }
  // A part between two rows that both have labels to its right.
  for (std::size_t s = 0; s < parts.size() && !rows.empty(); ++s) {
    if (gone[s] != 0 || parts[s].stack || parts[s].group) continue;
    auto nearest = std::lower_bound(rows.begin(), rows.end(), parts[s].y());
    if (nearest == rows.end() ||
        (nearest != rows.begin() && parts[s].y() - *std::prev(nearest) < *nearest - parts[s].y())) {
      --nearest;
    }
    const double reach = parts[s].height() * 0.5;
    const auto [from, to] = around(s);
    for (auto t = from; t < to; ++t) {
      if (beside(s, t) && aligned[t] != 0 && parts[t].at.y0 < *nearest + reach &&
          parts[t].at.y1 > *nearest - reach && std::abs(parts[s].y() - *nearest) > reach) {
        parts[s].group = true;
      }
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (gone[i] != 0) continue;
    if (kept != i) parts[kept] = std::move(parts[i]);
    ++kept;
  }
  parts.resize(kept);
  // Further lines of a group in its narrow column.
  for (const bool down : {true, false}) {
    for (std::size_t k = 1; k < parts.size(); ++k) {
      const auto i = down ? k : parts.size() - 1 - k;
      for (std::size_t d = 1; d <= 6 && (down ? d <= i : i + d < parts.size()); ++d) {
        const auto& other = parts[down ? i - d : i + d];
        const bool next_numbered = down ? parts[i].numbered : other.numbered;
        const double space = down ? parts[i].at.y0 - other.at.y1 : other.at.y0 - parts[i].at.y1;
        if (!other.group || other.stack || parts[i].stack || next_numbered) continue;
        const double narrow = std::min(other.at.x1 - other.at.x0, parts[i].at.x1 - parts[i].at.x0);
        if (space < parts[i].height() * 0.7 && space > -parts[i].height() * 0.2 &&
            overlap_across(parts[i].at, other.at) > narrow * 0.6 &&
            parts[i].at.x1 < other.at.x1 + parts[i].tokens.front().em * 1.2) {
          parts[i].group = true;
        }
      }
    }
  }
}

// The lines of labels laid over the rows of figures: contiguous stretches of lines, one a row, in
// order, so that each stands at its figures as nearly as can be.
class Alignment {
 public:
  enum class Anchor { middle, first, last };

  Alignment(const std::vector<LabelPart>& lines, const std::vector<double>& rows, Anchor anchor,
            const Limits& limits)
      : lines_(lines), rows_(rows), anchor_(anchor) {
    int numbered = 0;
    for (const auto& line : lines) numbered += line.numbered ? 1 : 0;
    numbered_ = static_cast<std::size_t>(numbered) * 2 >= rows.size();
    const auto width = rows.size() + 1;
    best_.assign((lines.size() + 1) * width, {});
    best_[0] = {0, 0, Step::none};
    for (std::size_t i = 0; i <= lines.size(); ++i) {
      for (std::size_t r = 0; r <= rows.size(); ++r) {
        limits.keep_time();
        leave(i, r);
      }
    }
  }

  double cost() const { return best_.back().cost; }

  // By line: the row it belongs to, or -1.
  std::vector<int> result() const {
    std::vector<int> out(lines_.size(), -1);
    auto i = lines_.size();
    auto r = rows_.size();
    while (i > 0 || r > 0) {
      const auto& state = best_[i * (rows_.size() + 1) + r];
      if (state.step == Step::skip_row) {
        --r;
      } else if (state.step == Step::stray) {
        i -= state.lines;
      } else {
        --r;
        for (std::size_t k = 0; k < state.lines; ++k) out[--i] = static_cast<int>(r);
      }
    }
    return out;
  }

 private:
  enum class Step : unsigned char { none, skip_row, stray, label };
  struct State {
    double cost = std::numeric_limits<double>::infinity();
    std::size_t lines = 0;
    Step step = Step::none;
  };

  void reach(std::size_t i, std::size_t r, double cost, std::size_t lines, Step step) {
    auto& state = best_[i * (rows_.size() + 1) + r];
    if (cost < state.cost) state = {cost, lines, step};
  }

  // Whether a line stands right under another, with which it then goes on.
  bool goes_on(std::size_t i) const {
    return i > 0 && !lines_[i].numbered &&
           lines_[i].at.y0 - lines_[i - 1].at.y1 < lines_[i].height() * 0.6;
  }

  void leave(std::size_t i, std::size_t r) {
    const double cost = best_[i * (rows_.size() + 1) + r].cost;
    if (!std::isfinite(cost)) return;
    if (r < rows_.size()) reach(i, r + 1, cost + kNoLabel, 0, Step::skip_row);
    if (i == lines_.size()) return;
    const bool outside = r == 0 || r == rows_.size();
    const bool goes_on = this->goes_on(i);
    const double stray = goes_on && r > 0 ? kStrayGoesOn : outside ? kStrayBefore : kStray;
    reach(i + 1, r, cost + stray, 1, Step::stray);
    // A label without figures may have several lines.
    for (std::size_t k = 2; k <= kMostLines && i + k <= lines_.size() && this->goes_on(i + k - 1);
         ++k) {
      reach(i + k, r, cost + stray + kLine * static_cast<double>(k - 1), k, Step::stray);
    }
    if (r == rows_.size()) return;
    double inside = 0;
    for (std::size_t k = 1; k <= kMostLines && i + k <= lines_.size(); ++k) {
      const auto& last = lines_[i + k - 1];
      if (k > 1) {
        inside += last.numbered ? kNumberInside : kLine;
        // Lines of one label stand as close as lines do.
        const double space = last.at.y0 - lines_[i + k - 2].at.y1;
        if (space > last.height() * 1.2) inside += 1.5;
      }
      const double start =
          (numbered_ && !lines_[i].numbered ? kUnnumberedStart : 0) + (goes_on ? kTorn : 0);
      reach(i + k, r + 1, cost + inside + start + distance(i, i + k - 1, r), k, Step::label);
    }
  }

  // How far a label stands from its figures, in lines squared. Cells of one table may be set to
  // different edges, some of them because a page ends.
  double distance(std::size_t first, std::size_t last, std::size_t r) const {
    constexpr double kOtherEdge = 0.8;
    const double em = lines_[last].tokens.front().em;
    const auto off = [&](double y, Anchor anchor) {
      const double lines = (y - rows_[r]) / em;
      return lines * lines + (anchor == anchor_ || first == last ? 0 : kOtherEdge);
    };
    return std::min({off((lines_[first].at.y0 + lines_[last].at.y1) / 2, Anchor::middle),
                     off(lines_[first].y(), Anchor::first), off(lines_[last].y(), Anchor::last),
                     30.0});
  }

  const std::vector<LabelPart>& lines_;
  const std::vector<double>& rows_;
  Anchor anchor_;
  bool numbered_ = false;
  std::vector<State> best_;
};

// Puts parts that are lines of one cell together.
std::vector<std::vector<LabelPart>> cells_of(std::vector<LabelPart> parts, const Limits& limits) {
  std::vector<std::vector<LabelPart>> cells;
  for (auto& part : parts) {
    limits.keep_time();
    const auto above = std::find_if(cells.rbegin(), cells.rend(), [&](const auto& cell) {
      const auto& last = cell.back();
      return !part.numbered && !part.stack && !last.stack && overlap_across(last.at, part.at) > 0 &&
             part.at.y0 - last.at.y1 < part.height() * 0.9;
    });
    if (above != cells.rend()) {
      above->push_back(std::move(part));
    } else {
      cells.push_back({std::move(part)});
    }
  }
  return cells;
}

}  // namespace

RowLabelling tie_labels(std::vector<LabelPart> parts, const std::vector<double>& rows,
                        const Limits& limits) {
  RowLabelling out;
  out.rows.resize(rows.size());
  std::stable_sort(parts.begin(), parts.end(),
                   [](const LabelPart& a, const LabelPart& b) { return a.y() < b.y(); });
  mark_groups(parts, rows, limits);
  std::vector<LabelPart> lines, groups;
  for (auto& part : parts) {
    (part.stack || part.group ? groups : lines).push_back(std::move(part));
  }
  out.groups = cells_of(std::move(groups), limits);
  // More than any report has; what is beyond it is no table of labels.
  constexpr std::size_t kMostStates = 4'000'000;
  if ((lines.size() + 1) * (rows.size() + 1) > kMostStates) {
    out.doubtful = true;
    return out;
  }
  std::vector<int> row_of;
  double least = std::numeric_limits<double>::infinity();

  for (const auto anchor :
       {Alignment::Anchor::middle, Alignment::Anchor::first, Alignment::Anchor::last}) {
    const Alignment alignment(lines, rows, anchor, limits);
    if (alignment.cost() >= least - 0.5) continue;
    least = alignment.cost();
    row_of = alignment.result();
  }

  std::vector<LabelPart> strays;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    limits.keep_time();
    if (row_of[i] >= 0) {
      out.rows[static_cast<std::size_t>(row_of[i])].push_back(std::move(lines[i]));
      continue;
    }
    const auto later = std::find_if(row_of.begin() + static_cast<std::ptrdiff_t>(i), row_of.end(),
                                    [](int r) { return r >= 0; });
    const bool first = std::none_of(row_of.begin(), row_of.begin() + static_cast<std::ptrdiff_t>(i),
                                    [](int r) { return r >= 0; });
    const bool above = rows.empty() || lines[i].y() < rows.front();
    const bool below = rows.empty() || lines[i].y() > rows.back();
    if (first && above) {
      out.before.push_back(std::move(lines[i]));
    } else if (later == row_of.end() && below) {
      out.after.push_back(std::move(lines[i]));
    } else {
      strays.push_back(std::move(lines[i]));
    }
  }
  out.bare = cells_of(std::move(strays), limits);
  const auto unlabelled = std::count_if(out.rows.begin(), out.rows.end(),
                                        [](const auto& label) { return label.empty(); });
  // Figures without a label beside labelled ones may be the ends of numbers that were broken.
  const auto all = static_cast<std::ptrdiff_t>(out.rows.size());
  out.doubtful = unlabelled > 0 && (!out.bare.empty() || unlabelled < all);
  return out;
}

}  // namespace gouji
