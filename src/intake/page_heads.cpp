#include "intake/page_heads.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "intake/page_leaves.h"

namespace gouji {
namespace {

class HeadReader {
 public:
  HeadReader(std::vector<Column>& columns, const Limits& limits)
      : columns_(columns), limits_(limits) {}

  std::optional<std::vector<HeadPart>> read(std::vector<Token> tokens) {
    auto parts = parts_of(std::move(tokens));
    const auto leaves = leaves_of(parts, limits_);
    if (const auto tied = leaves_over(columns_, leaves)) {
      take(leaves, *tied);
    } else if (leaves.size() > columns_.size()) {
      return std::nullopt;
    } else {
      add_columns(parts);
    }
    for (auto& part : parts) place(part);
    parts = stacked(std::move(parts));
    if (leaves_.empty() && is_doubtful(parts)) return std::nullopt;
    return parts;
  }

 private:
  // The words that stand close to each other on a line, as one part.
  std::vector<HeadPart> parts_of(std::vector<Token> tokens) const {
    sort_in_lines(tokens);
    std::vector<HeadPart> parts;
    for (auto& token : tokens) {
      limits_.keep_time();
      const bool same =
          !parts.empty() &&
          std::abs(parts.back().lines[0].back().y() - token.y()) < token.height() * 0.32 &&
          gap_between(parts.back().lines[0].back(), token) < token.em * 0.15 &&
          (nearest_column(columns_, parts.back().lines[0].back().x()) ==
               nearest_column(columns_, token.x()) ||
           columns_under(columns_, parts.back().at) > 1) &&
          token.at.x0 >= parts.back().lines[0].back().at.x0;
      if (same) {
        grow(parts.back().at, token.at);
        parts.back().lines[0].push_back(std::move(token));
      } else {
        HeadPart part;
        part.at = token.at;
        part.lines.push_back({std::move(token)});
        parts.push_back(std::move(part));
      }
    }
    return parts;
  }

  // Gives each of the lowest heads a column, with figures where it is `tied` to one that has them.
  void take(const std::vector<PageBox>& leaves, const std::vector<std::size_t>& tied) {
    std::vector<Column> all;
    for (const auto& leaf : leaves) all.push_back({leaf.x0, leaf.x1, true});
    for (std::size_t c = 0; c < columns_.size(); ++c) all[tied[c]] = columns_[c];
    columns_ = std::move(all);
    leaves_ = leaves;
  }

  // Whether figures beside a column that has a head and nothing else may be of that column.
  bool is_doubtful(const std::vector<HeadPart>& parts) const {
    std::vector<const HeadPart*> heads(columns_.size(), nullptr);
    for (const auto& part : parts) {
      if (part.lowest) heads[part.from] = &part;
    }
    const auto may_be_of = [&](std::size_t c, std::size_t bare) {
      if (c >= columns_.size() || columns_[c].bare) return false;
      if (heads[c] == nullptr) return true;
      const auto& one = columns_[c];
      return distance(one, heads[c]->at) * 3 > distance(one, heads[bare]->at);
    };
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (!columns_[c].bare || heads[c] == nullptr) continue;
      if (may_be_of(c + 1, c) || (c > 0 && may_be_of(c - 1, c))) return true;
    }
    return false;
  }

  // How far a column is from standing below a head, across the page.
  static double distance(const Column& column, const PageBox& head) {
    return std::max({0.0, head.x0 - column.x1, column.x0 - head.x1});
  }

  // Where the heads nearest to one column stand side by side, apart, there is a column more.
  void add_columns(const std::vector<HeadPart>& parts) {
    std::vector<std::vector<PageBox>> near(columns_.size());
    for (const auto& part : parts) {
      if (columns_under(columns_, part.at) > 1 || stands_over_two(part, parts)) continue;
      near[nearest_column(columns_, (part.at.x0 + part.at.x1) / 2)].push_back(part.at);
    }
    std::vector<Column> more;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      auto& boxes = near[c];
      std::sort(boxes.begin(), boxes.end(),
                [](const PageBox& a, const PageBox& b) { return a.x0 < b.x0; });
      std::vector<PageBox> apart;
      for (const auto& box : boxes) {
        if (!apart.empty() && box.x0 < apart.back().x1 + 2) {
          grow(apart.back(), box);
        } else {
          apart.push_back(box);
        }
      }
      if (apart.size() < 2) continue;
      const double em = parts.front().lines[0][0].em;
      const bool wide = std::all_of(apart.begin(), apart.end(),
                                    [&](const PageBox& box) { return box.x1 - box.x0 > em * 1.3; });
      if (!wide) continue;
      std::size_t own = 0;
      for (std::size_t k = 1; k < apart.size(); ++k) {
        const auto off = [&](const PageBox& box) {
          return std::abs((box.x0 + box.x1) / 2 - columns_[c].middle());
        };
        if (off(apart[k]) < off(apart[own])) own = k;
      }
      for (std::size_t k = 0; k < apart.size(); ++k) {
        if (k != own) more.push_back({apart[k].x0, apart[k].x1, true});
      }
    }
    columns_.insert(columns_.end(), more.begin(), more.end());
    std::sort(columns_.begin(), columns_.end(),
              [](const Column& a, const Column& b) { return a.middle() < b.middle(); });
  }

  // Whether two heads stand side by side below a part.
  bool stands_over_two(const HeadPart& part, const std::vector<HeadPart>& parts) const {
    const HeadPart* first = nullptr;
    limits_.keep_time();
    for (const auto& other : parts) {
      if (other.at.y0 < part.at.y1 || !crosses(other.at, part.at.x0, part.at.x1)) continue;
      if (first != nullptr && !crosses(other.at, first->at.x0 - 2, first->at.x1 + 2)) return true;
      if (first == nullptr) first = &other;
    }
    return false;
  }

  void place(HeadPart& part) const {
    limits_.keep_time();
    std::size_t from = columns_.size(), to = 0;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const bool over = leaves_.empty()
                            ? crosses(part.at, columns_[c].middle() - 1, columns_[c].middle() + 1)
                            : crosses(part.at, leaves_[c].x0, leaves_[c].x1);
      if (!over) continue;
      from = std::min(from, c);
      to = c + 1;
    }
    if (from >= to) {
      from = nearest_column(columns_, (part.at.x0 + part.at.x1) / 2);
      to = from + 1;
    }
    part.from = from;
    part.to = to;
  }

  // Puts the lines of one head together, and tells which heads are the lowest of their column.
  std::vector<HeadPart> stacked(std::vector<HeadPart> parts) const {
    std::vector<HeadPart> out;
    for (auto& part : parts) {
      limits_.keep_time();
      const auto above = std::find_if(out.rbegin(), out.rend(), [&](const HeadPart& other) {
        return other.from == part.from && other.to == part.to;
      });
      const auto height = part.lines[0][0].height();
      if (above != out.rend()) {
        const auto& last = above->lines.back().back();
        const bool same_line = std::abs(last.y() - part.lines[0][0].y()) < height * 0.5;
        const double space = part.at.y0 - above->at.y1;

        if (same_line || (space < height * 0.75 && are_aligned(above->at, part.at, last.em) &&
                          none_between(out, *above, part))) {
          if (same_line) {
            for (auto& token : part.lines[0]) above->lines.back().push_back(std::move(token));
          } else {
            if (auto rest = cut_above(*above, part)) {
              out.push_back(*std::move(rest));
              append(out.back(), part);
              continue;
            }
            append(*above, part);
            continue;
          }
          grow(above->at, part.at);
          continue;
        }
      }
      out.push_back(std::move(part));
    }
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      HeadPart* lowest = nullptr;
      limits_.keep_time();
      for (auto& part : out) {
        if (part.from <= c && c < part.to && (lowest == nullptr || part.at.y1 > lowest->at.y1)) {
          lowest = &part;
        }
      }
      if (lowest != nullptr && lowest->to - lowest->from == 1) lowest->lowest = true;
    }
    return out;
  }

  static double width_of(const std::vector<Token>& line) {
    return line.back().at.x1 - line.front().at.x0;
  }

  static void append(HeadPart& part, HeadPart& more) {
    part.lines.push_back(std::move(more.lines[0]));
    grow(part.at, more.at);
  }

  // A line that is broken is nearly as wide as its cell: where `head` goes on in `next` but its
  // last line has room to spare, it is two heads, a wide one over a narrow one. Gives the lower
  // one.
  static std::optional<HeadPart> cut_above(HeadPart& head, const HeadPart& next) {
    if (head.lines.size() < 2) return std::nullopt;
    std::size_t widest = 0;
    for (std::size_t i = 1; i + 1 < head.lines.size(); ++i) {
      if (width_of(head.lines[i]) > width_of(head.lines[widest])) widest = i;
    }
    const double em = next.lines[0][0].em;
    if (width_of(head.lines.back()) + em * 1.3 > width_of(head.lines[widest])) return std::nullopt;
    HeadPart lower;
    lower.from = head.from;
    lower.to = head.to;
    lower.at = head.lines[widest + 1][0].at;
    lower.lines.assign(head.lines.begin() + static_cast<std::ptrdiff_t>(widest) + 1,
                       head.lines.end());
    head.lines.resize(widest + 1);
    for (const auto& line : lower.lines) {
      for (const auto& token : line) grow(lower.at, token.at);
    }
    head.at = head.lines[0][0].at;
    for (const auto& line : head.lines) {
      for (const auto& token : line) grow(head.at, token.at);
    }
    return lower;
  }

  // Whether another head, over more columns, stands between two lines.
  static bool none_between(const std::vector<HeadPart>& parts, const HeadPart& above,
                           const HeadPart& below) {
    return std::none_of(parts.begin(), parts.end(), [&](const HeadPart& part) {
      return &part != &above && part.from < below.to && below.from < part.to &&
             part.at.y0 > above.at.y1 - 1 && part.at.y1 < below.at.y0 + 1;
    });
  }

  std::vector<Column>& columns_;
  const Limits& limits_;
  std::vector<PageBox> leaves_;  // one a column, or none
};

}  // namespace

bool are_aligned(const PageBox& a, const PageBox& b, double em) {
  return std::abs(a.x0 - b.x0) < em * 0.7 || std::abs(a.x1 - b.x1) < em * 0.7 ||
         std::abs(a.x0 + a.x1 - b.x0 - b.x1) < em * 1.4;
}

std::size_t nearest_column(const std::vector<Column>& columns, double x) {
  std::size_t best = 0;
  for (std::size_t c = 1; c < columns.size(); ++c) {
    if (std::abs(columns[c].middle() - x) < std::abs(columns[best].middle() - x)) best = c;
  }
  return best;
}

std::size_t columns_under(const std::vector<Column>& columns, const PageBox& box) {
  return static_cast<std::size_t>(
      std::count_if(columns.begin(), columns.end(), [&](const Column& column) {
        return crosses(box, column.middle() - 1, column.middle() + 1);
      }));
}

std::optional<std::vector<HeadPart>> read_heads(std::vector<Token> tokens,
                                                std::vector<Column>& columns,
                                                const Limits& limits) {
  return HeadReader(columns, limits).read(std::move(tokens));
}

}  // namespace gouji
