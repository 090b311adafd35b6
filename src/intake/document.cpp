#include "intake/document.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

namespace gouji {
namespace {

// A piece and how long it is in the text.
struct Span {
  const Text::Piece& piece;
  std::size_t length;

  bool plain() const { return length == piece.source.end - piece.source.begin; }
};

Span span_at(const Text& text, std::size_t offset) {
  const auto after = std::upper_bound(text.pieces.begin(), text.pieces.end(), offset,
                                      [](std::size_t x, const Text::Piece& p) { return x < p.at; });
  const auto found = after == text.pieces.begin() ? after : std::prev(after);
  const auto next = std::next(found);
  const std::size_t end = next == text.pieces.end() ? text.utf8.size() : next->at;
  return {*found, end - found->at};
}

// "x0,y0,x1,y1"; empty where there is no box.
std::string points(const PageBox& box) {
  if (box == PageBox{}) return {};
  std::string out;
  for (const double value : {box.x0, box.y0, box.x1, box.y1}) {
    // No paper is wider than this in points, and digits has room for it.
    constexpr double kWidest = 1e9;
    char digits[64];
    const auto end =
        std::to_chars(digits, digits + sizeof digits, std::clamp(value, -kWidest, kWidest),
                      std::chars_format::fixed, 1);
    if (!out.empty()) out += ',';
    out.append(digits, end.ptr);
  }
  return out;
}

}  // namespace

Locus Text::locus(std::size_t begin, std::size_t end) const {
  if (pieces.empty()) return {};
  const auto first = span_at(*this, begin);
  Locus locus = first.piece.source;
  if (locus.node >= 0) return locus;
  if (first.plain()) locus.begin += static_cast<std::uint32_t>(begin - first.piece.at);
  if (end <= begin) {
    locus.end = locus.begin;
    return locus;
  }
  const auto last = span_at(*this, end - 1);
  if (last.piece.source.node >= 0) return locus;
  locus.end = last.plain()
                  ? last.piece.source.begin + static_cast<std::uint32_t>(end - last.piece.at)
                  : last.piece.source.end;
  return locus;
}

void Text::append(std::string_view more, Locus source) {
  if (more.empty()) return;
  const bool plain = more.size() == source.end - source.begin;
  if (!pieces.empty() && plain && source.node < 0) {
    auto& last = pieces.back();
    const bool last_plain = utf8.size() - last.at == last.source.end - last.source.begin;
    if (last_plain && last.source.node == source.node && last.source.end == source.begin) {
      last.source.end = source.end;
      utf8 += more;
      return;
    }
  }
  pieces.push_back({static_cast<std::uint32_t>(utf8.size()), source});
  utf8 += more;
}

void Text::append(const Text& more) {
  for (std::size_t i = 0; i < more.pieces.size(); ++i) {
    const std::size_t end = i + 1 < more.pieces.size() ? more.pieces[i + 1].at : more.utf8.size();
    append(std::string_view(more.utf8).substr(more.pieces[i].at, end - more.pieces[i].at),
           more.pieces[i].source);
  }
}

std::string_view to_string(Format format) {
  switch (format) {
    case Format::html:
      return "html";
    case Format::text:
      return "text";
    case Format::xml:
      return "xml";
    case Format::markdown:
      return "markdown";
    case Format::docx:
      return "docx";
    case Format::xlsx:
      return "xlsx";
    case Format::mhtml:
      return "mhtml";
    case Format::pdf:
      return "pdf";
    case Format::ofd:
      return "ofd";
    case Format::doc:
      return "doc";
    case Format::rtf:
      return "rtf";
    case Format::odt:
      return "odt";
    case Format::xls:
      return "xls";
    case Format::ods:
      return "ods";
    case Format::unknown:
      break;
  }
  return "unknown";
}

Locus Document::add_node(Node node) {
  nodes.push_back(std::move(node));
  return {0, 0, static_cast<std::int32_t>(nodes.size() - 1)};
}

Place Document::place(Locus where) const {
  if (source && where.node < 0) return source->place(where.begin, where.end);
  Place place;
  if (source) place.path = source->path;
  const auto index = static_cast<std::size_t>(where.node);
  if (where.node < 0 || index >= nodes.size()) return place;
  const auto& node = nodes[index];
  place.ordinal = index;
  place.part = node.part;
  place.cell = node.cell;
  place.box = points(node.box);
  if (node.page > 0) place.page = node.page;
  return place;
}

bool Document::unreadable() const {
  return std::ranges::any_of(problems, [](const Problem& problem) { return problem.fatal; });
}

Loss Document::loss() const {
  Loss worst = Loss::none;
  for (const auto& problem : problems) worst = std::max(worst, problem.loss);
  return worst;
}

}  // namespace gouji
