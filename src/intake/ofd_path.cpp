#include "intake/ofd_path.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>

#include "intake/xml_part.h"

namespace gouji::ofd {
namespace {

// Millimetres.
constexpr double kThick = 1.5;  // a line is not broader
constexpr double kShort = 1.5;  // nor shorter
constexpr double kSlack = 0.5;  // that a line may lie outside its boundary
constexpr double kLevel = 0.1;  // that its ends may differ, beside a share of its length
constexpr double kSmallest = 0.8, kTallest = 12;  // of a shape that may be a character

// One stretch of a path without a break, on its page.
class Stretch {
 public:
  explicit Stretch(std::uint64_t most) : most_(most) {}

  void begin(Point p) {
    lines_.clear();
    knots_ = 0;
    bounds_ = {p.x, p.y, p.x, p.y};
    odd_ = 0;
    full_ = false;
    add(p);
  }
  void line_to(Point p) {
    if (!is_straight(last_, p)) {
      ++odd_;
    } else if (lines_.size() < most_) {
      lines_.push_back({last_, p});
    } else {
      full_ = true;
    }
    add(p);
  }
  // A curve: its points of control bound it.
  void curve_to(std::initializer_list<Point> points) {
    odd_ += 3;
    for (const auto& p : points) add(p);
  }

  const PageBox& bounds() const { return bounds_; }
  double width() const { return bounds_.x1 - bounds_.x0; }
  double height() const { return bounds_.y1 - bounds_.y0; }

  // A closed shape that is hardly wider than a line.
  bool is_thin() const {
    return odd_ == 0 && knots_ > 3 && std::min(width(), height()) <= kThick &&
           std::max(width(), height()) >= std::max(kShort, 3 * std::min(width(), height()));
  }
  bool may_be_character() const {
    return odd_ > 0 && height() >= kSmallest && height() <= kTallest && width() <= kTallest;
  }

  // Its level and upright lines; not all of them where it is `full`.
  template <typename Take>
  void each_line(const Take& take) const {
    for (const auto& line : lines_) take(line.from, line.to);
  }
  bool full() const { return full_; }

 private:
  static bool is_straight(Point a, Point b) {
    const double x = std::abs(a.x - b.x), y = std::abs(a.y - b.y);
    return std::min(x, y) <= kLevel + std::max(x, y) * 0.01;
  }

  struct Line {
    Point from, to;
  };

  void add(Point p) {
    last_ = p;
    ++knots_;
    bounds_ = {std::min(bounds_.x0, p.x), std::min(bounds_.y0, p.y), std::max(bounds_.x1, p.x),
               std::max(bounds_.y1, p.y)};
  }

  std::uint64_t most_;  // lines
  std::vector<Line> lines_;
  std::size_t knots_ = 0;
  Point last_;
  PageBox bounds_;
  int odd_ = 0;  // pieces that are curved or slanted
  bool full_ = false;
};

PageBox in_points(const PageBox& b) {
  return {b.x0 * kPoints, b.y0 * kPoints, b.x1 * kPoints, b.y1 * kPoints};
}

class Path {
 public:
  Path(const Pen& pen, const Frame& frame, const Limits& limits, PageDrawing& drawing)
      : pen_(pen),
        frame_(frame),
        limits_(limits),
        drawing_(drawing),
        stretch_(limits[Limit::drawn]) {
    const auto& m = frame.out.m;
    breadth_ = pen.width * std::sqrt(std::abs(m[0] * m[3] - m[1] * m[2]));
  }

  // Until the first number that is none: so far it can be drawn.
  void read(std::string_view data) {
    int count = 0;
    for (auto token = next_token(data); !token.empty(); token = next_token(data)) {
      if (++count % 1024 == 0) limits_.keep_time();
      if (drawing_.full) return;
      if (!take(token.front(), data)) break;
    }
    finish();
  }

 private:
  bool take(char letter, std::string_view& data) {
    switch (letter) {
      case 'S':
      case 'M': {
        const auto p = points<1>(data);
        if (!p) return false;
        finish();
        start((*p)[0]);
        return true;
      }
      case 'L': {
        const auto p = points<1>(data);
        if (!p || !open_) return false;
        stretch_.line_to((*p)[0]);
        return true;
      }
      case 'Q': {
        const auto p = points<2>(data);
        if (!p || !open_) return false;
        stretch_.curve_to({(*p)[0], (*p)[1]});
        return true;
      }
      case 'B': {
        const auto p = points<3>(data);
        if (!p || !open_) return false;
        stretch_.curve_to({(*p)[0], (*p)[1], (*p)[2]});
        return true;
      }
      case 'A':
        return take_arc(data);
      case 'C':
        if (!open_) return false;
        stretch_.line_to(first_);
        finish();
        start(first_);
        return true;
      default:
        return false;
    }
  }

  template <std::size_t N>
  std::optional<std::array<Point, N>> points(std::string_view& data) {
    std::array<Point, N> out;
    for (auto& point : out) {
      const auto x = number_of(next_token(data)), y = number_of(next_token(data));
      if (!x || !y) return std::nullopt;
      point = frame_.out.move({*x, *y});
      if (!(std::abs(point.x) <= kLargest) || !(std::abs(point.y) <= kLargest)) return std::nullopt;
    }
    return out;
  }

  // Of an arc the ends tell enough: it is no line.
  bool take_arc(std::string_view& data) {
    std::array<double, 5> shape{};
    for (auto& number : shape) {
      const auto value = number_of(next_token(data));
      if (!value) return false;
      number = *value;
    }
    const auto p = points<1>(data);
    if (!p || !open_) return false;
    stretch_.curve_to({(*p)[0]});
    return true;
  }

  void start(Point p) {
    stretch_.begin(p);
    first_ = p;
    open_ = true;
  }

  void finish() {
    if (!open_) return;
    open_ = false;
    if (!pen_.strokes && !pen_.fills) return;
    if (stretch_.may_be_character()) {
      put(drawing_.marks, stretch_.bounds());
      return;
    }
    if (stretch_.is_thin() && !(pen_.strokes && pen_.dashed && !pen_.fills)) {
      add_rule(stretch_.bounds());
      return;
    }
    if (!pen_.strokes || pen_.dashed || breadth_ > kThick) return;
    drawing_.full = drawing_.full || stretch_.full();
    stretch_.each_line([&](Point a, Point b) {
      add_rule({std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)});
    });
  }

  // A line on its axis, as long as its boundary shows of it.
  void add_rule(PageBox rule) {
    const auto& b = frame_.boundary;
    const bool level = rule.x1 - rule.x0 >= rule.y1 - rule.y0;
    const double middle = level ? (rule.y0 + rule.y1) / 2 : (rule.x0 + rule.x1) / 2;
    const double half = std::min(breadth_, kThick) / 2, slack = kSlack + half;
    if (level) {
      rule = {std::max(rule.x0, b.x0 - slack), middle - half, std::min(rule.x1, b.x1 + slack),
              middle + half};
      if (middle < b.y0 - slack || middle > b.y1 + slack) return;
    } else {
      rule = {middle - half, std::max(rule.y0, b.y0 - slack), middle + half,
              std::min(rule.y1, b.y1 + slack)};
      if (middle < b.x0 - slack || middle > b.x1 + slack) return;
    }
    const double length = level ? rule.x1 - rule.x0 : rule.y1 - rule.y0;
    if (length >= kShort) put(drawing_.rules, rule);
  }

  void put(std::vector<PageBox>& into, const PageBox& box) {
    drawing_.full = drawing_.full || drawing_.size() >= limits_[Limit::drawn];
    if (!drawing_.full) into.push_back(in_points(box));
  }

  const Pen& pen_;
  const Frame& frame_;
  const Limits& limits_;
  PageDrawing& drawing_;
  Stretch stretch_;
  double breadth_ = 0;
  Point first_;
  bool open_ = false;
};

}  // namespace

void read_path(const pugi::xml_node& object, const Pen& pen, const Transform& space,
               const Limits& limits, PageDrawing& drawing) {
  if (!pen.strokes && !pen.fills) return;
  const auto frame = frame_of(object, space);
  if (!frame) return;
  Path(pen, *frame, limits, drawing).read(child_of(object, "AbbreviatedData").child_value());
}

}  // namespace gouji::ofd
