#include "intake/html_cuts.h"

#include <algorithm>
#include <utility>

namespace gouji {

void Cuts::note(std::size_t at, std::size_t length) {
  const auto offset = static_cast<std::uint32_t>(at);
  const auto missing = cuts_.back().missing + static_cast<std::uint32_t>(length);
  if (cuts_.back().at == offset && cuts_.size() > 1) {
    cuts_.back().missing = missing;
  } else {
    cuts_.push_back({offset, missing});
  }
}

void Cuts::find(std::uint32_t offset) const {
  if (offset < cuts_[last_].at) {
    const auto after = std::upper_bound(cuts_.begin(), cuts_.end(), offset,
                                        [](std::uint32_t o, const Cut& c) { return o < c.at; });
    last_ = static_cast<std::size_t>(after - cuts_.begin()) - 1;
  }
  while (last_ + 1 < cuts_.size() && cuts_[last_ + 1].at <= offset) ++last_;
}

std::uint32_t Cuts::behind(std::uint32_t offset) const {
  find(offset);
  return offset + cuts_[last_].missing;
}

std::uint32_t Cuts::before(std::uint32_t offset) const {
  return offset == 0 ? 0 : behind(offset - 1) + 1;
}

Locus Cuts::of_markup(const Locus& cut) const {
  return {behind(cut.begin), behind(cut.end), cut.node};
}

Locus Cuts::of_text(const Locus& cut) const {
  const auto begin = behind(cut.begin);
  return {begin, cut.end == cut.begin ? begin : before(cut.end), cut.node};
}

std::uint32_t Cuts::next_cut(const Locus& stretch) const {
  find(stretch.begin);
  return last_ + 1 < cuts_.size() ? std::min(cuts_[last_ + 1].at, stretch.end) : stretch.end;
}

namespace {

// A plain copy is one no more where something was cut out of it. The break between two paragraphs
// of a cell stands for what is between them.
// `led` is room to work in.
void lead_back(Text& text, const Cuts& cuts, std::vector<Text::Piece>& led) {
  led.clear();
  bool behind_break = false;
  const auto add = [&](std::uint32_t at, const Locus& source) {
    if (std::exchange(behind_break, false)) led.back().source.end = source.begin;
    led.push_back({at, source});
  };
  for (std::size_t i = 0; i < text.pieces.size(); ++i) {
    auto [at, source] = text.pieces[i];
    const auto end = i + 1 < text.pieces.size() ? text.pieces[i + 1].at : text.utf8.size();
    if (end - at == 1 && text.utf8[at] == '\n' && !led.empty()) {
      const auto before = led.back().source.end;
      add(at, {before, before, source.node});
      behind_break = true;
      continue;
    }
    const bool plain = end - at == source.end - source.begin;
    for (auto cut = cuts.next_cut(source); plain && cut < source.end; cut = cuts.next_cut(source)) {
      add(at, cuts.of_text({source.begin, cut, source.node}));
      at += cut - source.begin;
      source.begin = cut;
    }
    add(at, cuts.of_text(source));
  }
  text.pieces = led;
}

}  // namespace

void lead_back(Document& document, std::size_t first_problem, const Cuts& cuts) {
  std::vector<Text::Piece> room;
  for (auto& block : document.blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block)) {
      lead_back(paragraph->text, cuts, room);
    } else if (auto* grid = std::get_if<Grid>(&block)) {
      grid->where = cuts.of_markup(grid->where);
      for (auto& cell : grid->cells) lead_back(cell.text, cuts, room);
    } else {
      auto& where = std::get<Embedded>(block).where;
      where = cuts.of_markup(where);
    }
  }
  for (auto i = first_problem; i < document.problems.size(); ++i) {
    auto& where = document.problems[i].where;
    if (where) where = cuts.of_markup(*where);
  }
}

}  // namespace gouji
