#include <algorithm>
#include <bit>
#include <map>

#include "check/diagnosis.h"

namespace gouji {
namespace {

constexpr std::size_t kMostAlternatives = 8;
constexpr int kMostSteps = 100'000;

bool moves_figures(const Fix& fix) {
  return fix.kind == Fix::Kind::split || fix.kind == Fix::Kind::shift;
}

bool is_total_of(const Fix& fix, const Breakage& breakage) {
  const auto& lines = breakage.sums().lines();
  const auto bit = static_cast<std::size_t>(std::countr_zero(fix.settles));
  return fix.changes.size() == 1 && lines[breakage.broken()[bit]].total == fix.changes.front().cell;
}

// Where one equation alone is off, almost any of its cells would do: its total is to blame, unless
// a digit or a number that came apart tells more.
void choose_for_one_line(std::vector<Fix>& fixes, const Breakage& breakage) {
  const auto is_single = [](const Fix& fix) { return !moves_figures(fix); };
  if (std::none_of(fixes.begin(), fixes.end(), is_single)) return;
  std::erase_if(fixes, [](const Fix& fix) { return fix.kind == Fix::Kind::shift; });
  const bool total = std::any_of(fixes.begin(), fixes.end(),
                                 [&](const Fix& fix) { return is_total_of(fix, breakage); });
  if (total) std::erase_if(fixes, [](const Fix& fix) { return fix.kind == Fix::Kind::cell; });
}

void choose_for_many_lines(std::vector<Fix>& fixes) {
  if (!std::all_of(fixes.begin(), fixes.end(), moves_figures)) {
    std::erase_if(fixes, moves_figures);
    return;
  }
  const auto cost = [](const Fix& fix) { return std::pair(fix.solved, fix.changes.size()); };
  const auto best = cost(*std::min_element(
      fixes.begin(), fixes.end(), [&](const Fix& a, const Fix& b) { return cost(a) < cost(b); }));
  std::erase_if(fixes, [&](const Fix& fix) { return cost(fix) != best; });
}

int rank(Fix::Kind kind) {
  switch (kind) {
    case Fix::Kind::split:
      return 0;
    case Fix::Kind::shift:
      return 1;
    case Fix::Kind::transposed:
      return 2;
    case Fix::Kind::total:
      return 3;
    default:
      return 4;
  }
}

std::vector<Explanation> grouped(Breakage& breakage) {
  std::map<std::uint64_t, std::vector<Fix>> by_mask;
  for (auto& fix : single_cell_fixes(breakage)) by_mask[fix.settles].push_back(std::move(fix));
  for (auto& fix : moved_figure_fixes(breakage)) by_mask[fix.settles].push_back(std::move(fix));
  std::vector<Explanation> groups;
  for (auto& [mask, fixes] : by_mask) {
    if (std::has_single_bit(mask)) {
      choose_for_one_line(fixes, breakage);
    } else {
      choose_for_many_lines(fixes);
    }
    std::stable_sort(fixes.begin(), fixes.end(),
                     [](const Fix& a, const Fix& b) { return rank(a.kind) < rank(b.kind); });
    groups.push_back({mask, std::move(fixes)});
  }
  return groups;
}

// All ways to settle a set of lines with a given number of groups, no line twice.
class Covers {
 public:
  explicit Covers(const std::vector<Explanation>& groups)
      : groups_(groups), common_(groups.size(), true), chosen_(groups.size(), false) {}

  // The groups that every smallest cover has; none where there is no cover or the search grows
  // long.
  std::vector<std::size_t> common(std::uint64_t lines) {
    for (int size = 1; size <= std::popcount(lines) && steps_ < kMostSteps; ++size) {
      search(lines, size);
      if (found_) break;
    }
    std::vector<std::size_t> result;
    if (!found_ || steps_ >= kMostSteps) return result;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      if (common_[g]) result.push_back(g);
    }
    return result;
  }

 private:
  void search(std::uint64_t open, int left) {
    if (++steps_ >= kMostSteps) return;
    if (open == 0) {
      found_ = true;
      for (std::size_t g = 0; g < groups_.size(); ++g) common_[g] = common_[g] && chosen_[g];
      return;
    }
    if (left == 0) return;
    const std::uint64_t first = open & (~open + 1);
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      const std::uint64_t mask = groups_[g].settles;
      if ((mask & first) == 0 || (mask & ~open) != 0) continue;
      chosen_[g] = true;
      search(open & ~mask, left - 1);
      chosen_[g] = false;
    }
  }

  const std::vector<Explanation>& groups_;
  std::vector<bool> common_, chosen_;
  bool found_ = false;
  int steps_ = 0;
};

// The lines that hang together because some group settles them together, starting from `seed`.
std::uint64_t spread(std::uint64_t seed, const std::vector<Explanation>& groups) {
  for (bool grown = true; grown;) {
    grown = false;
    for (const auto& group : groups) {
      if ((group.settles & seed) == 0 || (group.settles & ~seed) == 0) continue;
      seed |= group.settles;
      grown = true;
    }
  }
  return seed;
}

}  // namespace

std::vector<Explanation> explain(Breakage& breakage) {
  std::vector<Explanation> explanations;
  if (breakage.too_many() || breakage.broken().empty()) return explanations;
  const auto groups = grouped(breakage);
  std::uint64_t done = 0;
  for (const auto& group : groups) {
    if ((group.settles & done) != 0) continue;
    const std::uint64_t lines = spread(group.settles, groups);
    done |= lines;
    for (const std::size_t g : Covers(groups).common(lines)) {
      if (groups[g].fixes.size() <= kMostAlternatives) explanations.push_back(groups[g]);
    }
  }
  std::sort(explanations.begin(), explanations.end(),
            [](const Explanation& a, const Explanation& b) {
              return std::countr_zero(a.settles) < std::countr_zero(b.settles);
            });
  return explanations;
}

}  // namespace gouji
