#include "intake/ofd_text.h"

#include <algorithm>
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

constexpr double kSlant = 15;  // degrees that a line may be off the axes

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

// How many glyphs the object names by their numbers.
std::size_t glyphs_of(const pugi::xml_node& object) {
  double count = 0;
  for (const auto& child : object.children()) {
    if (local_name(child.name()) != "CGTransform") continue;
    count += std::clamp(number_in(child, "GlyphCount", 1).value_or(1), 0.0, 1e3);
  }
  return static_cast<std::size_t>(std::min(count, 1e3));
}

// One text object: all that its codes have in common.
class TextObject {
 public:
  TextObject(const Transform& space, std::size_t most, PageText& text)
      : space_(space), most_(most), text_(text) {}

  void read(const pugi::xml_node& object) {
    const auto before = text_.characters.size(), nameless = text_.nameless.size();
    if (is_hidden(object)) return;
    if (!take_frame(object)) {
      ++text_.unplaced;
      return;
    }
    if (!turned_) return;
    for (const auto& code : object.children()) {
      if (local_name(code.name()) != "TextCode") continue;
      auto words = text_of(code);
      if (words.find_first_not_of(" \t\r\n") == words.npos) words = glyphs_alone(object);
      if (read_code(code, words)) continue;
      text_.characters.resize(before);
      text_.nameless.resize(nameless);
      ++text_.unplaced;
      return;
    }
  }

 private:
  // A text of glyphs that stand for no characters.
  static std::string glyphs_alone(const pugi::xml_node& object) {
    std::string words;
    for (auto count = glyphs_of(object); count > 0; --count) append(words, 0xFFFD);
    return words;
  }

  // False where a number is missing or is none.
  bool take_frame(const pugi::xml_node& object) {
    const auto frame = frame_of(object, space_);
    const auto size = number_in(object, "Size", -1), scale = number_in(object, "HScale", 1);
    if (!frame || !size || !scale || *size < 0) return false;
    out_ = frame->out;
    reading_ = direction(direction_in(object, "ReadDirection"));
    const auto facing = direction(direction_in(object, "CharDirection"));
    const auto along = out_.turn(facing), across = out_.turn({-facing.y, facing.x});
    own_step_ = *size * *scale;
    size_ = *size * length(across) * kPoints;
    stretch_ = *size * *scale * length(along) * kPoints;
    if (!(size_ <= kLargest) || !(std::abs(stretch_) <= kLargest)) return false;
    turned_ = nearest_turn(along);
    return true;
  }

  bool read_code(const pugi::xml_node& code, const std::string& words) {
    const auto x = number_in(code, "X", at_.x), y = number_in(code, "Y", at_.y);
    if (!x || !y) return false;
    at_ = {*x, *y};
    auto at = at_;
    Deltas right(code.attribute("DeltaX").value()), down(code.attribute("DeltaY").value());
    for (std::size_t offset = 0; offset < words.size();) {
      const auto c = decode(words, offset);
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
    const auto on_page = out_.move(own);
    const double x = on_page.x * kPoints, y = on_page.y * kPoints;
    if (!std::isfinite(x) || !std::isfinite(y)) return false;
    if (size_ <= 0 || std::abs(x) > kLargest || std::abs(y) > kLargest) return true;
    if (text_.characters.size() + text_.nameless.size() >= most_) {
      text_.full = true;
      return true;
    }
    auto& into = is_nameless(value) ? text_.nameless : text_.characters;
    into.push_back({value, x, y, std::abs(stretch_) * breadth(value), size_, *turned_});
    return true;
  }

  const Transform& space_;
  const std::size_t most_;
  PageText& text_;
  Transform out_;
  Point reading_, at_;
  double own_step_ = 0, size_ = 0, stretch_ = 0;
  std::optional<int> turned_;
};

}  // namespace

void read_text_object(const pugi::xml_node& object, const Transform& space, std::size_t most,
                      PageText& text) {
  TextObject(space, most, text).read(object);
}

}  // namespace gouji::ofd
