#include "reading/stretch.h"

#include <algorithm>

#include "base/utf8.h"

namespace gouji {

Stretch::Stretch(const Document& document, std::size_t from, std::size_t to) {
  for (auto i = from; i < std::min(to, document.blocks.size()); ++i) {
    const auto* paragraph = std::get_if<Paragraph>(&document.blocks[i]);
    if (paragraph == nullptr) continue;
    starts_.push_back({text_.size(), &paragraph->text, fold(paragraph->text.utf8)});
    text_ += starts_.back().folded.text;
    text_ += '\n';
  }
}

std::size_t Stretch::Start::origin(std::size_t offset) const {
  return folded.origin[std::min(offset - at, folded.origin.size() - 1)];
}

const Stretch::Start* Stretch::start_of(std::size_t offset) const {
  const auto after =
      std::upper_bound(starts_.begin(), starts_.end(), offset,
                       [](std::size_t at, const Start& start) { return at < start.at; });
  return after == starts_.begin() ? nullptr : &*(after - 1);
}

Locus Stretch::locus(std::size_t begin, std::size_t end) const {
  const auto* start = start_of(begin);
  return start == nullptr ? Locus{} : start->text->locus(start->origin(begin), start->origin(end));
}

std::string Stretch::raw(std::size_t begin, std::size_t end) const {
  const auto* start = start_of(begin);
  if (start == nullptr) return {};
  const auto from = start->origin(begin), to = start->origin(end);
  return collapsed(std::string_view(start->text->utf8).substr(from, to - from));
}

}  // namespace gouji
