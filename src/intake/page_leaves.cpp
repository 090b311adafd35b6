#include "intake/page_leaves.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace gouji {
namespace {

constexpr double kTouch = 2;  // points: what reaches over an edge by less does not reach over it

struct Leaf {
  PageBox at;
  double em = 0;
  std::size_t lines = 1;

  bool single() const { return lines == 1 && at.x1 - at.x0 < em * 1.3; }
};

// Characters set apart are one head: 总　计.
std::vector<Leaf> with_spaced(std::vector<Leaf> leaves) {
  constexpr double kMostSpace = 2.5;  // characters
  std::vector<Leaf> out;
  double space = 0;  // between the last two characters put together
  for (auto& leaf : leaves) {
    const double gap = out.empty() ? 0 : leaf.at.x0 - out.back().at.x1;
    const bool one_line = !out.empty() && std::abs(leaf.at.y0 - out.back().at.y0) < leaf.em * 0.3;
    const bool next = one_line && leaf.single() && gap < leaf.em * kMostSpace &&
                      (space > 0 ? std::abs(gap - space) < leaf.em * 0.3 : out.back().single());
    if (next) {
      space = std::max(gap, 0.1);
      grow(out.back().at, leaf.at);
    } else {
      space = 0;
      out.push_back(leaf);
    }
  }
  return out;
}

// Whether a part that stands over no leaf stands over two all the same, between which there is room
// for it: it is as high as a part that does.
bool is_over_a_gap(const HeadPart& part, const std::vector<HeadPart>& parts,
                   const std::vector<Leaf>& leaves) {
  const double y = (part.at.y0 + part.at.y1) / 2, height = part.at.y1 - part.at.y0;
  const bool left = std::any_of(leaves.begin(), leaves.end(),
                                [&](const Leaf& leaf) { return leaf.at.x1 < part.at.x0; });
  const bool right = std::any_of(leaves.begin(), leaves.end(),
                                 [&](const Leaf& leaf) { return leaf.at.x0 > part.at.x1; });
  if (!left || !right) return false;
  return std::any_of(parts.begin(), parts.end(), [&](const HeadPart& other) {
    if (&other == &part || std::abs((other.at.y0 + other.at.y1) / 2 - y) > height * 0.3) {
      return false;
    }
    return std::count_if(leaves.begin(), leaves.end(), [&](const Leaf& leaf) {
             return leaf.at.y0 > other.at.y1 - height * 0.3 &&
                    crosses(leaf.at, other.at.x0, other.at.x1);
           }) > 1;
  });
}

// Whether nothing stands beside a part: a head over all columns of its table may stand anywhere
// above them.
bool stands_alone(const HeadPart& part, const std::vector<HeadPart>& parts) {
  const auto middle = [](const HeadPart& one) { return (one.at.y0 + one.at.y1) / 2; };
  return std::none_of(parts.begin(), parts.end(), [&](const HeadPart& other) {
    return &other != &part &&
           std::abs(middle(other) - middle(part)) < (part.at.y1 - part.at.y0) * 0.5;
  });
}

enum class Edge { left, right };

// The leaves where all figures stand at one edge of their cells: a cell holds its head.
std::optional<std::vector<std::size_t>> at_edge(const std::vector<Column>& columns,
                                                const std::vector<PageBox>& leaves, Edge edge) {
  std::vector<std::size_t> out;
  for (const auto& column : columns) {
    std::size_t leaf = 0;
    if (edge == Edge::right) {
      const auto behind = std::find_if(leaves.begin(), leaves.end(), [&](const PageBox& one) {
        return one.x1 > column.x1 + kTouch;
      });
      if (behind == leaves.begin()) return std::nullopt;
      if (behind != leaves.end() && behind->x0 < column.x1 - kTouch) return std::nullopt;
      leaf = static_cast<std::size_t>(behind - leaves.begin()) - 1;
    } else {
      const auto next = std::find_if(leaves.begin(), leaves.end(), [&](const PageBox& one) {
        return one.x0 > column.x0 - kTouch;
      });
      if (next == leaves.end()) return std::nullopt;
      if (next != leaves.begin() && std::prev(next)->x1 > column.x0 + kTouch) return std::nullopt;
      leaf = static_cast<std::size_t>(next - leaves.begin());
    }
    if (!out.empty() && out.back() >= leaf) return std::nullopt;
    out.push_back(leaf);
  }
  return out;
}

// The leaves where all figures stand under their heads, at least with a good part of them.
std::optional<std::vector<std::size_t>> straight_under(const std::vector<Column>& columns,
                                                       const std::vector<PageBox>& leaves) {
  std::vector<std::size_t> out;
  for (const auto& column : columns) {
    std::optional<std::size_t> under;
    for (std::size_t i = 0; i < leaves.size(); ++i) {
      const double shared = std::min(column.x1, leaves[i].x1) - std::max(column.x0, leaves[i].x0);
      if (shared <= kTouch) continue;
      if (under) return std::nullopt;
      const double least = std::min(column.x1 - column.x0, leaves[i].x1 - leaves[i].x0);
      if (shared > least * 0.4) under = i;
    }
    if (!under || (!out.empty() && out.back() >= *under)) return std::nullopt;
    out.push_back(*under);
  }
  return out;
}

// Whether each column, taken in order, stands clear of its neighbours' heads.
bool is_in_order(const std::vector<Column>& columns, const std::vector<PageBox>& leaves) {
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (c > 0 && columns[c].x0 < leaves[c - 1].x1) return false;
    if (c + 1 < columns.size() && columns[c].x1 > leaves[c + 1].x0) return false;
  }
  return true;
}

// Whether figures reach up to a head without figures: they may be those of both.
bool touch_bare(const std::vector<Column>& columns, const std::vector<PageBox>& leaves,
                const std::vector<std::size_t>& tied) {
  constexpr double kNear = 3;  // points
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const auto leaf = tied[c];
    const bool bare_before = leaf > 0 && (c == 0 || tied[c - 1] + 1 < leaf);
    const bool bare_behind =
        leaf + 1 < leaves.size() && (c + 1 == tied.size() || tied[c + 1] > leaf + 1);
    if (bare_before && columns[c].x0 < leaves[leaf - 1].x1 + kNear) return true;
    if (bare_behind && columns[c].x1 > leaves[leaf + 1].x0 - kNear) return true;
  }
  return false;
}

}  // namespace

std::vector<PageBox> leaves_of(const std::vector<HeadPart>& parts, const Limits& limits) {
  std::vector<Leaf> leaves;
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
    limits.keep_time();
    const double em = part->lines[0][0].em;
    Leaf* below = nullptr;
    std::size_t met = 0;
    for (auto& leaf : leaves) {
      if (!crosses(part->at, leaf.at.x0, leaf.at.x1)) continue;
      ++met;
      below = &leaf;
    }
    if (met == 0) {
      const bool over_all = !leaves.empty() && stands_alone(*part, parts);
      if (!over_all && !is_over_a_gap(*part, parts, leaves)) leaves.push_back({part->at, em, 1});
    } else if (met == 1 && below->at.y0 - part->at.y1 < (part->at.y1 - part->at.y0) * 0.75 &&
               are_aligned(below->at, part->at, em)) {
      grow(below->at, part->at);
      ++below->lines;
    }
  }
  std::sort(leaves.begin(), leaves.end(),
            [](const Leaf& a, const Leaf& b) { return a.at.x0 < b.at.x0; });
  std::vector<PageBox> out;
  for (const auto& leaf : with_spaced(std::move(leaves))) out.push_back(leaf.at);
  return out;
}

std::optional<std::vector<std::size_t>> leaves_over(const std::vector<Column>& columns,
                                                    const std::vector<PageBox>& leaves) {
  auto tied = straight_under(columns, leaves);
  if (!tied && columns.size() == leaves.size() && is_in_order(columns, leaves)) {
    tied.emplace(columns.size());
    std::iota(tied->begin(), tied->end(), std::size_t{0});
  }
  if (!tied) {
    auto right = at_edge(columns, leaves, Edge::right);
    auto left = at_edge(columns, leaves, Edge::left);
    if (right && left && *right != *left) return std::nullopt;
    tied = right ? std::move(right) : std::move(left);
  }
  if (tied && touch_bare(columns, leaves, *tied)) tied.reset();
  return tied;
}

}  // namespace gouji
