#include "intake/ofd_page.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <tuple>
#include <utility>

#include "intake/xml_part.h"

namespace gouji::ofd {
namespace {

constexpr std::size_t kDeepest = 8;  // composite objects in one another

bool is_seen(const pugi::xml_node& object) {
  return is_true(object, "Visible", true) && number_in(object, "Alpha", 255) != 0.0;
}

class ContentReader {
 public:
  ContentReader(const Resources& resources, std::size_t most, const Limits& limits,
                PageContent& page)
      : resources_(resources), most_(most), limits_(limits), page_(page) {}

  void read(const pugi::xml_node& content, const Transform& space, std::string_view parameters) {
    for (const auto& node : content.children()) {
      if (page_.text.full || page_.repeated > limits_[Limit::elements]) return;
      if (!open_.empty()) ++page_.repeated;
      if (++met_ % 64 == 0) limits_.keep_time();
      const auto name = local_name(node.name());
      if (name == "TextObject") {
        read_text_object(node, space, most_, page_.text);
      } else if (name == "Layer") {
        read(node, space, node.attribute("DrawParam").value());
      } else if (name == "PageBlock") {
        read(node, space, parameters);
      } else if (!is_seen(node)) {
        continue;
      } else if (name == "PathObject") {
        read_path(node, resources_.pen_of(node, parameters), space, limits_, page_.drawing);
      } else if (name == "CompositeObject") {
        read_composite(node, space, parameters);
      } else if (name == "ImageObject") {
        read_image(node, space);
      }
    }
  }

 private:
  void read_composite(const pugi::xml_node& node, const Transform& space,
                      std::string_view parameters) {
    const std::string_view id = node.attribute("ResourceID").value();
    const auto graphic = resources_.graphic(id);
    const auto frame = frame_of(node, space);
    const bool again = std::find(open_.begin(), open_.end(), id) != open_.end();
    if (!graphic || !frame || again || open_.size() == kDeepest) {
      ++page_.unresolved;
      return;
    }
    open_.push_back(id);
    const std::string_view own = node.attribute("DrawParam").value();
    read(graphic, frame->out, own.empty() ? parameters : own);
    open_.pop_back();
  }

  void read_image(const pugi::xml_node& node, const Transform& space) {
    const auto frame = frame_of(node, space);
    if (!frame) return;
    const auto& b = frame->boundary;
    if (b.x1 - b.x0 < 1 || b.y1 - b.y0 < 1) return;  // too small for a figure, or a line
    page_.drawing.full = page_.drawing.full || page_.pictures.size() >= limits_[Limit::drawn];
    if (page_.drawing.full) return;
    page_.pictures.push_back({b.x0 * kPoints, b.y0 * kPoints, b.x1 * kPoints, b.y1 * kPoints});
  }

  const Resources& resources_;
  const std::size_t most_;
  const Limits& limits_;
  PageContent& page_;
  std::vector<std::string_view> open_;  // the graphics being drawn, outermost first
  std::size_t met_ = 0;                 // nodes
};

bool is_level(const PageBox& rule) { return rule.x1 - rule.x0 >= rule.y1 - rule.y0; }

double middle_x(const PageBox& b) { return (b.x0 + b.x1) / 2; }
double middle_y(const PageBox& b) { return (b.y0 + b.y1) / 2; }

bool holds(const PageBox& box, const PageBox& what) {
  const double x = middle_x(what), y = middle_y(what);
  return x > box.x0 && x < box.x1 && y > box.y0 && y < box.y1;
}

// The same line drawn by both cells that it parts, once.
void drop_repeated(std::vector<PageBox>& rules) {
  constexpr double kSame = 0.05;  // points
  const auto before = [](const PageBox& a, const PageBox& b) {
    return std::tie(a.y0, a.x0, a.y1, a.x1) < std::tie(b.y0, b.x0, b.y1, b.x1);
  };
  std::sort(rules.begin(), rules.end(), before);
  const auto same = [&](const PageBox& a, const PageBox& b) {
    return std::abs(a.x0 - b.x0) < kSame && std::abs(a.y0 - b.y0) < kSame &&
           std::abs(a.x1 - b.x1) < kSame && std::abs(a.y1 - b.y1) < kSame;
  };
  rules.erase(std::unique(rules.begin(), rules.end(), same), rules.end());
}

// Where the lines of a form of at least two cells lie; an empty box where there is none.
PageBox form_in(const std::vector<PageBox>& rules) {
  std::vector<double> level, upright;  // where lines lie that are not one beside the other
  PageBox form{1e9, 1e9, -1e9, -1e9};
  for (const auto& rule : rules) {
    (is_level(rule) ? level : upright).push_back(is_level(rule) ? middle_y(rule) : middle_x(rule));
    form = {std::min(form.x0, rule.x0), std::min(form.y0, rule.y0), std::max(form.x1, rule.x1),
            std::max(form.y1, rule.y1)};
  }
  const auto places = [](std::vector<double>& at) {
    std::sort(at.begin(), at.end());
    const auto end =
        std::unique(at.begin(), at.end(), [](double a, double b) { return b - a < 3; });
    return end - at.begin();
  };
  const auto rows = places(level), columns = places(upright);
  return rows >= 2 && columns >= 2 && rows + columns >= 5 ? form : PageBox{};
}

PageBox box_of(const PlacedCharacter& character, const Limits& limits) {
  const auto words = words_of({character}, {}, limits);
  return words.empty() ? PageBox{} : words.front().box;
}

// Whether upright lines stand to both sides of it.
bool is_ruled_in(const PageBox& box, const std::vector<PageBox>& rules) {
  bool left = false, right = false;
  for (const auto& rule : rules) {
    if (is_level(rule) || middle_y(box) < rule.y0 || middle_y(box) > rule.y1) continue;
    (middle_x(rule) < middle_x(box) ? left : right) = true;
  }
  return left && right;
}

// Puts a picture that lies over several cells into pieces, so that each cell has its own. False
// where there are more than `most` marks then.
bool mark_picture(const PageBox& picture, const std::vector<PageBox>& rules, std::uint64_t most,
                  std::vector<PageBox>& marks) {
  const bool crossed = std::any_of(rules.begin(), rules.end(), [&](const PageBox& rule) {
    const double x = middle_x(rule), y = middle_y(rule);
    return is_level(rule)
               ? y > picture.y0 && y < picture.y1 && rule.x0 < picture.x1 && rule.x1 > picture.x0
               : x > picture.x0 && x < picture.x1 && rule.y0 < picture.y1 && rule.y1 > picture.y0;
  });
  constexpr double kPiece = 8;  // points, less than a cell
  const auto pieces = [&](double length) {
    return crossed ? std::max(std::floor(length / kPiece), 1.0) : 1.0;
  };
  const double across = pieces(picture.x1 - picture.x0), down = pieces(picture.y1 - picture.y0);
  if (across * down + static_cast<double>(marks.size()) > static_cast<double>(most)) return false;
  const double width = (picture.x1 - picture.x0) / across,
               height = (picture.y1 - picture.y0) / down;
  for (int row = 0; row < down; ++row) {
    for (int column = 0; column < across; ++column) {
      const double x = picture.x0 + width * column, y = picture.y0 + height * row;
      marks.push_back({x, y, x + width, y + height});
    }
  }
  return true;
}

// A large picture that much is written on is a ground for it.
bool is_ground(const PageBox& picture, const Page& page, const Limits& limits) {
  const double size = (picture.x1 - picture.x0) * (picture.y1 - picture.y0);
  if (size < page.width * page.height / 4) return false;
  double written = 0;
  for (const auto& word : page.words) {
    limits.keep_time();
    if (!holds(picture, word.box)) continue;
    written += (word.box.x1 - word.box.x0) * (word.box.y1 - word.box.y0);
  }
  return written > 0.01 * size;
}

}  // namespace

void read_content(const pugi::xml_node& content, const Area& area, const Resources& resources,
                  std::size_t most, const Limits& limits, PageContent& page) {
  ContentReader(resources, most, limits, page)
      .read(content, Transform::shift(-area.x, -area.y), {});
}

void take_template(const PageContent& from, std::size_t most, const Limits& limits,
                   PageContent& page) {
  page.text.unplaced += from.text.unplaced;
  page.unresolved += from.unresolved;
  const auto& rules = from.drawing.rules;
  page.drawing.full = page.drawing.full || from.drawing.full ||
                      page.drawing.size() + rules.size() > limits[Limit::drawn];
  if (!page.drawing.full) {
    page.drawing.rules.insert(page.drawing.rules.end(), rules.begin(), rules.end());
  }
  const auto form = form_in(rules);
  auto left = most - std::min(most, page.text.characters.size() + page.text.nameless.size());
  const auto inside = [&](const PlacedCharacter& one) {
    limits.keep_time();
    if (!holds(form, box_of(one, limits))) return false;
    page.text.full = page.text.full || left == 0;
    return left > 0 && left-- > 0;
  };
  std::copy_if(from.text.characters.begin(), from.text.characters.end(),
               std::back_inserter(page.text.characters), inside);
  std::copy_if(from.text.nameless.begin(), from.text.nameless.end(),
               std::back_inserter(page.text.nameless), inside);
}

Page page_of(PageContent content, const Area& area, int number, const Limits& limits) {
  Page page;
  page.number = number;
  page.width = area.width * kPoints;
  page.height = area.height * kPoints;
  auto& drawing = content.drawing;
  page.crowded = drawing.full;
  if (!page.crowded) {
    page.rules = std::move(drawing.rules);
    page.unread = std::move(drawing.marks);
    drop_repeated(page.rules);
  }
  for (const auto& one : content.text.nameless) {
    limits.keep_time();
    const auto box = box_of(one, limits);
    if (is_ruled_in(box, page.rules)) {
      page.unread.push_back(box);
    } else {
      content.text.characters.push_back(one);
    }
  }
  page.words = words_of(content.text.characters, page.rules, limits);
  for (const auto& picture : content.pictures) {
    limits.keep_time();
    if (page.crowded) break;
    const PageBox seen{std::max(picture.x0, 0.0), std::max(picture.y0, 0.0),
                       std::min(picture.x1, page.width), std::min(picture.y1, page.height)};
    if (seen.x0 >= seen.x1 || seen.y0 >= seen.y1) continue;
    if (is_ground(seen, page, limits)) continue;
    page.crowded = !mark_picture(seen, page.rules, limits[Limit::drawn], page.unread);
  }
  return page;
}

}  // namespace gouji::ofd
