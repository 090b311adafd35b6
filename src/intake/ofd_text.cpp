#include "intake/ofd_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <optional>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "intake/xml_part.h"

namespace gouji::ofd {
namespace {

using std::string_view_literals::operator""sv;

constexpr double kPoints = 72 / 25.4;  // of a millimetre
constexpr double kLargest = 1e6;       // what is further away is on no page
constexpr double kSlant = 15;          // degrees that a line may be off the axes

// Words between white space.
std::string_view next_token(std::string_view& text) {
  constexpr auto kWhite = " \t\r\n"sv;
  text.remove_prefix(std::min(text.find_first_not_of(kWhite), text.size()));
  const auto token = text.substr(0, text.find_first_of(kWhite));
  text.remove_prefix(token.size());
  return token;
}

std::optional<double> number_of(std::string_view token) {
  double value = 0;
  if (token.starts_with('+')) token.remove_prefix(1);
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
  if (token.empty() || error != std::errc() || end != token.data() + token.size() ||
      !std::isfinite(value)) {
    return std::nullopt;
  }
  return value;
}

template <std::size_t N>
bool numbers_of(std::string_view text, std::array<double, N>& numbers) {
  for (auto& number : numbers) {
    const auto value = number_of(next_token(text));
    if (!value) return false;
    number = *value;
  }
  return next_token(text).empty();
}

// The attribute as a number; `otherwise` where there is none; nothing where it is no number.
std::optional<double> number_in(const pugi::xml_node& node, const char* name, double otherwise) {
  const auto attribute = node.attribute(name);
  if (!attribute) return otherwise;
  std::string_view text = attribute.value();
  const auto value = number_of(next_token(text));
  return next_token(text).empty() ? value : std::nullopt;
}

bool is_true(const pugi::xml_node& node, const char* name, bool otherwise) {
  const auto attribute = node.attribute(name);
  if (!attribute) return otherwise;
  const std::string_view value = attribute.value();
  return value == "true" || value == "1";
}

// `3 g 4 2.5 1` is 3, four times 2.5, and 1. Nothing is unfolded before it is asked for.
class Deltas {
 public:
  explicit Deltas(const char* text) : rest_(text), any_(*text != '\0') {}

  bool any() const { return any_; }
  bool broken() const { return broken_; }

  // The next one; nothing at the end of the list.
  std::optional<double> next() {
    while (repeats_ == 0) {
      const auto token = next_token(rest_);
      if (token.empty()) return std::nullopt;
      repeats_ = 1;
      auto value = token;
      if (token == "g" || token == "G") {
        const auto count = number_of(next_token(rest_));
        if (!count || *count < 0) return fail();
        repeats_ = static_cast<std::uint64_t>(std::min(*count, 1e15));
        value = next_token(rest_);
      }
      const auto number = number_of(value);
      if (!number) return fail();
      value_ = *number;
    }
    --repeats_;
    return value_;
  }

 private:
  std::optional<double> fail() {
    broken_ = true;
    rest_ = {};
    repeats_ = 0;
    return std::nullopt;
  }

  std::string_view rest_;
  bool any_, broken_ = false;
  std::uint64_t repeats_ = 0;
  double value_ = 0;
};

struct Point {
  double x = 0, y = 0;
};

// The six numbers of CTM: from an object's own space into that of its boundary.
struct Transform {
  std::array<double, 6> m{1, 0, 0, 1, 0, 0};

  Point turn(Point p) const { return {m[0] * p.x + m[2] * p.y, m[1] * p.x + m[3] * p.y}; }
  Point move(Point p) const {
    const auto turned = turn(p);
    return {turned.x + m[4], turned.y + m[5]};
  }
};

double length(Point p) { return std::hypot(p.x, p.y); }

// The direction that lies `degrees` clockwise from the right; 0, 90, 180 and 270 alone are known.
Point direction(int degrees) {
  switch (degrees) {
    case 90:
      return {0, 1};
    case 180:
      return {-1, 0};
    case 270:
      return {0, -1};
    default:
      return {1, 0};
  }
}

int direction_in(const pugi::xml_node& node, const char* name) {
  const int degrees = node.attribute(name).as_int();
  return degrees == 90 || degrees == 180 || degrees == 270 ? degrees : 0;
}

// 0, 90, 180 or 270; nothing where the line is slanted.
std::optional<int> nearest_turn(Point along) {
  const double degrees = std::atan2(along.y, along.x) * 180 / std::numbers::pi;
  const double quarter = std::round(degrees / 90);
  if (std::abs(degrees - quarter * 90) > kSlant) return std::nullopt;
  return (static_cast<int>(quarter) + 4) % 4 * 90;
}

// Fonts are not looked at: those of Chinese set all square but Latin letters and digits.
double breadth(char32_t c) { return c < 0x2000 && c != 0xB7 && c != 0xD7 ? 0.5 : 1.0; }

bool is_hidden(const pugi::xml_node& object) {
  if (!is_true(object, "Visible", true) || number_in(object, "Alpha", 255) == 0.0) return true;
  if (is_true(object, "Stroke", false)) return false;
  if (!is_true(object, "Fill", true)) return true;
  for (const auto& child : object.children()) {
    if (local_name(child.name()) == "FillColor") return number_in(child, "Alpha", 255) == 0.0;
  }
  return false;
}

std::string text_of(const pugi::xml_node& node) {
  std::string text;
  for (const auto& part : node.children()) text += part.value();
  return text;
}

// One text object: all that its codes have in common.
class TextObject {
 public:
  TextObject(const Area& area, std::size_t most, PageText& text)
      : area_(area), most_(most), text_(text) {}

  void read(const pugi::xml_node& object) {
    const auto before = text_.characters.size();
    if (is_hidden(object)) return;
    if (!take_frame(object)) {
      ++text_.unplaced;
      return;
    }
    if (!turned_) return;
    for (const auto& code : object.children()) {
      if (local_name(code.name()) != "TextCode") continue;
      if (read_code(code)) continue;
      text_.characters.resize(before);
      ++text_.unplaced;
      return;
    }
  }

 private:
  // False where a number is missing or is none.
  bool take_frame(const pugi::xml_node& object) {
    std::array<double, 4> boundary{};
    if (!numbers_of(object.attribute("Boundary").value(), boundary)) return false;
    const auto ctm = object.attribute("CTM");
    if (ctm && !numbers_of(ctm.value(), transform_.m)) return false;
    const auto size = number_in(object, "Size", -1), scale = number_in(object, "HScale", 1);
    if (!size || !scale || *size < 0) return false;
    corner_ = {boundary[0], boundary[1]};
    reading_ = direction(direction_in(object, "ReadDirection"));
    const auto facing = direction(direction_in(object, "CharDirection"));
    const auto along = transform_.turn(facing), across = transform_.turn({-facing.y, facing.x});
    own_step_ = *size * *scale;
    size_ = *size * length(across) * kPoints;
    stretch_ = *size * *scale * length(along) * kPoints;
    if (!(size_ <= kLargest) || !(std::abs(stretch_) <= kLargest)) return false;
    turned_ = nearest_turn(along);
    return true;
  }

  bool read_code(const pugi::xml_node& code) {
    const auto x = number_in(code, "X", at_.x), y = number_in(code, "Y", at_.y);
    if (!x || !y) return false;
    at_ = {*x, *y};
    auto at = at_;
    Deltas right(code.attribute("DeltaX").value()), down(code.attribute("DeltaY").value());
    const auto text = text_of(code);
    for (std::size_t offset = 0; offset < text.size();) {
      const auto c = decode(text, offset);
      offset += c.length;
      if (c.value < 0x20) continue;  // line ends of the XML, which no delta counts
      if (!put(c.value, at)) return false;
      if (text_.full) return true;
      const auto dx = right.next(), dy = down.next();
      if (right.broken() || down.broken()) return false;
      if (dx || dy) {
        at.x += dx.value_or(0);
        at.y += dy.value_or(0);
      } else {
        const double step = own_step_ * breadth(c.value);
        at.x += reading_.x * step;
        at.y += reading_.y * step;
      }
    }
    return true;
  }

  // False where no number tells the place.
  bool put(char32_t value, Point own) {
    const auto inside = transform_.move(own);
    const double x = (corner_.x + inside.x - area_.x) * kPoints,
                 y = (corner_.y + inside.y - area_.y) * kPoints;
    if (!std::isfinite(x) || !std::isfinite(y)) return false;
    if (size_ <= 0 || std::abs(x) > kLargest || std::abs(y) > kLargest) return true;
    if (text_.characters.size() >= most_) {
      text_.full = true;
      return true;
    }
    text_.characters.push_back({value, x, y, std::abs(stretch_) * breadth(value), size_, *turned_});
    return true;
  }

  const Area& area_;
  const std::size_t most_;
  PageText& text_;
  Transform transform_;
  Point corner_, reading_, at_;
  double own_step_ = 0, size_ = 0, stretch_ = 0;
  std::optional<int> turned_;
};

}  // namespace

bool read_area(const char* text, Area& area) {
  std::array<double, 4> numbers{};
  if (!numbers_of(text, numbers)) return false;
  const bool sound = std::all_of(numbers.begin(), numbers.end(),
                                 [](double n) { return std::abs(n) <= kLargest; }) &&
                     numbers[2] > 0 && numbers[3] > 0;
  if (sound) area = {numbers[0], numbers[1], numbers[2], numbers[3]};
  return sound;
}

void read_page_text(const pugi::xml_node& content, const Area& area, std::size_t most,
                    PageText& text) {
  for (const auto& node : content.children()) {
    if (text.full) return;
    const auto name = local_name(node.name());
    if (name == "TextObject") {
      TextObject(area, most, text).read(node);
    } else if (name == "Layer" || name == "PageBlock") {
      read_page_text(node, area, most, text);
    }
  }
}

}  // namespace gouji::ofd
