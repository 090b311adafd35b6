#include "intake/page_figures.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace gouji {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// The figures of a line that have space on both sides.
std::vector<Token> figures_of(const TextLine& line) {
  std::vector<Token> out;
  if (line.upright) return out;
  const auto& t = line.tokens;
  for (std::size_t i = 0; i < t.size(); ++i) {
    if (!t[i].figure) continue;
    const double before = i == 0 ? kInfinity : gap_between(t[i - 1], t[i]);
    const double after = i + 1 == t.size() ? kInfinity : gap_between(t[i], t[i + 1]);
    const auto near = [&](double gap, const Token& other) {
      return gap <= t[i].em * (other.figure ? 0.2 : 0.5);
    };
    if (i > 0 && before <= 0 && !t[i - 1].figure) continue;
    // Close behind it no figure has words; close before it a label may fill its cell.
    if (i + 1 < t.size() && near(after, t[i + 1]) && !t[i + 1].figure) continue;
    // A number of its own before each label is no figure.
    if (i == 0 && t.size() > 2 && !t[1].figure && t[1].at.x0 - t[0].at.x1 < t[0].em * 4 &&
        std::any_of(t.begin() + 1, t.end(), [](const Token& other) { return other.figure; })) {
      continue;
    }
    out.push_back(t[i]);
  }
  return out;
}

// How many figures of a line stand under or over those of a row: two rows share columns, the
// digits of a number that is broken in its cell stand alone.
std::size_t shared_columns(const FigureRow& row, const std::vector<Token>& figures,
                           const Limits& limits) {
  return static_cast<std::size_t>(
      std::count_if(figures.begin(), figures.end(), [&](const Token& figure) {
        limits.keep_time();
        return std::any_of(row.figures.begin(), row.figures.end(), [&](const Token& other) {
          return crosses(figure.at, other.at.x0, other.at.x1);
        });
      }));
}

void merge(FigureRow& row, std::size_t line, std::vector<Token> figures, double y) {
  const auto own = static_cast<double>(row.figures.size());
  const auto more = static_cast<double>(figures.size());
  row.y = (row.y * own + y * more) / (own + more);
  row.lines.push_back(line);
  std::move(figures.begin(), figures.end(), std::back_inserter(row.figures));
}

// From left to right, each with all that overlaps it.
std::vector<Column> merged(std::vector<Column> all) {
  std::sort(all.begin(), all.end(), [](const Column& a, const Column& b) { return a.x0 < b.x0; });
  std::vector<Column> columns;
  for (const auto& one : all) {
    if (!columns.empty() && one.x0 < columns.back().x1) {
      columns.back().x1 = std::max(columns.back().x1, one.x1);
    } else {
      columns.push_back(one);
    }
  }
  return columns;
}

// Two figures of one row within what else is one column.
struct Neighbours {
  PageBox left, right;

  bool both_under(const PageBox& wide) const {
    const auto is_under = [&](const PageBox& one) {
      return std::min(one.x1, wide.x1) - std::max(one.x0, wide.x0) > (one.x1 - one.x0) * 0.6;
    };
    return is_under(left) && is_under(right);
  }
};

std::vector<Neighbours> neighbours_within(const std::vector<Column>& columns,
                                          std::span<const FigureRow> rows, const Limits& limits) {
  std::vector<Neighbours> out;
  for (const auto& row : rows) {
    std::vector<const Token*> in(columns.size(), nullptr);
    for (const auto& figure : row.figures) {
      limits.keep_time();
      auto& last = in[nearest_column(columns, figure.x())];
      if (last != nullptr && gap_between(*last, figure) > figure.em * 0.2) {
        out.push_back({last->at, figure.at});
      }
      last = &figure;
    }
  }
  return out;
}

void add_figures(std::span<const FigureRow> rows, std::vector<Column>& all, const Limits& limits) {
  for (const auto& row : rows) {
    for (const auto& figure : row.figures) all.push_back({figure.at.x0, figure.at.x1});
  }
  const auto neighbours = neighbours_within(merged(all), rows, limits);
  if (neighbours.empty()) return;
  // Figures as wide as two of another row are those of two columns that touch.
  std::erase_if(all, [&](const Column& one) {
    limits.keep_time();
    return std::any_of(neighbours.begin(), neighbours.end(), [&](const Neighbours& two) {
      return two.both_under({one.x0, 0, one.x1, 0});
    });
  });
}

void add_words(const std::vector<TextLine>& lines, std::span<const FigureRow> rows,
               std::vector<Column>& all, const Limits& limits) {
  const auto columns = merged(all);
  for (const auto& row : rows) {
    const double left = left_of(row);
    for (const auto i : row.lines) {
      for (const auto& token : lines[i].tokens) {
        limits.keep_time();
        if (token.figure || token.at.x0 < left || token.width() > token.em * 6) continue;
        const bool met = std::any_of(columns.begin(), columns.end(), [&](const Column& one) {
          return crosses(token.at, one.x0 - 2, one.x1 + 2);
        });
        if (!met) all.push_back({token.at.x0, token.at.x1});
      }
    }
  }
}

// Behind how many of its digits a number ends and the next one begins, between columns: nothing
// where that may be at several places.
std::optional<std::size_t> end_between(const Token& digits, std::size_t from, const Column& left,
                                       const Column& right) {
  const double width = digits.width() / static_cast<double>(digits.text.size());
  std::optional<std::size_t> end;
  for (auto k = from + 1; k < digits.text.size(); ++k) {
    const double x = digits.at.x0 + width * static_cast<double>(k);
    if (x < left.x1 - width * 0.3 || x > right.x0 + width * 0.3) continue;
    if (end) return std::nullopt;
    end = k;
  }
  return end;
}

}  // namespace

std::vector<FigureRow> figure_rows(const std::vector<TextLine>& lines, TableRegion region,
                                   const Limits& limits) {
  std::vector<FigureRow> rows;
  for (auto i = region.begin; i < region.end; ++i) {
    auto figures = figures_of(lines[i]);
    if (figures.empty()) continue;
    double y = 0, height = 0;
    for (const auto& figure : figures) {
      y += figure.y() / static_cast<double>(figures.size());
      height = std::max(height, figure.em);
    }
    if (!rows.empty() && y - rows.back().y < height * 0.75 &&
        shared_columns(rows.back(), figures, limits) <= 1) {
      merge(rows.back(), i, std::move(figures), y);
      continue;
    }
    rows.push_back({y, height, {i}, std::move(figures)});
  }
  return rows;
}

std::vector<Column> columns_of(const std::vector<TextLine>& lines, std::span<const FigureRow> rows,
                               const Limits& limits) {
  std::vector<Column> all;
  add_figures(rows, all, limits);
  add_words(lines, rows, all, limits);
  return merged(std::move(all));
}

std::vector<Token> parted(const Token& figure, const std::vector<Column>& columns) {
  constexpr double kTouch = 1;  // points
  std::vector<const Column*> met;
  for (const auto& column : columns) {
    const double shared = std::min(column.x1, figure.at.x1) - std::max(column.x0, figure.at.x0);
    if (!column.bare && shared > kTouch) met.push_back(&column);
  }
  if (met.size() < 2) return {figure};
  std::vector<std::size_t> ends{0};
  const bool digits = std::all_of(figure.text.begin(), figure.text.end(),
                                  [](char c) { return c >= '0' && c <= '9'; });
  for (std::size_t i = 0; digits && i + 1 < met.size(); ++i) {
    const auto end = end_between(figure, ends.back(), *met[i], *met[i + 1]);
    if (!end) break;
    ends.push_back(*end);
  }
  const bool known = ends.size() == met.size();
  ends.push_back(figure.text.size());
  std::vector<Token> out;
  for (std::size_t i = 0; i < met.size(); ++i) {
    auto part = figure;
    if (known) {
      const double width = figure.width() / static_cast<double>(figure.text.size());
      part.text = figure.text.substr(ends[i], ends[i + 1] - ends[i]);
      part.at.x0 = figure.at.x0 + width * static_cast<double>(ends[i]);
      part.at.x1 = figure.at.x0 + width * static_cast<double>(ends[i + 1]);
    } else {
      part.text = kUnreadText;
      part.at.x0 = met[i]->x0;
      part.at.x1 = met[i]->x1;
    }
    out.push_back(std::move(part));
  }
  return out;
}

bool on_row(const Token& token, const FigureRow& row) {
  return std::abs(token.y() - row.y) < std::max(row.height, token.em) * 0.75;
}

double left_of(const FigureRow& row) {
  double left = kInfinity;
  for (const auto& figure : row.figures) left = std::min(left, figure.at.x0);
  return left;
}

}  // namespace gouji
