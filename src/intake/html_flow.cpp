#include "intake/html_flow.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace gouji {

HtmlFlow::HtmlFlow(Document& document, const Limits& limits)
    : document_(document), limits_(limits), text_(limits[Limit::text_bytes]), builder_(limits) {}

void HtmlFlow::end_paragraph() {
  if (!text_.empty()) {
    const bool overflowed = text_.overflowed();
    auto& paragraph = std::get<Paragraph>(blocks_.emplace_back(std::in_place_type<Paragraph>));
    paragraph.text = text_.take();
    paragraph.heading_level = setting_.heading_level;
    paragraph.chrome = setting_.chrome;
    if (overflowed) reached(Limit::text_bytes, paragraph.text.pieces.front().source.begin);
  }
  if (!waiting_.empty()) {
    for (auto& embedded : waiting_) blocks_.emplace_back(std::move(embedded));
    waiting_.clear();
  }
  if (tables_.empty()) check_blocks();
}

void HtmlFlow::embed(Embedded embedded) {
  if (waiting_.size() < limits_[Limit::blocks]) {
    waiting_.push_back(std::move(embedded));
  } else {
    reached(Limit::blocks, embedded.where.begin);
    full_ = true;
  }
}

std::string HtmlFlow::text_since(Mark mark) const {
  std::string line;
  auto skip = mark.byte;
  for (auto i = mark.block; i < blocks_.size(); ++i) {
    if (const auto* paragraph = std::get_if<Paragraph>(&blocks_[i])) {
      if (!line.empty()) line += ' ';
      line.append(paragraph->text.utf8, std::min(skip, paragraph->text.utf8.size()));
      skip = 0;
    }
  }
  if (!line.empty() && !text_.empty()) line += ' ';
  line.append(text_.utf8(), std::min(skip, text_.utf8().size()));
  return trimmed(line);
}

void HtmlFlow::finish(std::uint32_t at) {
  while (!tables_.empty()) close_table(at);
  end_paragraph();
  document_.blocks = std::move(blocks_);
}

void HtmlFlow::reached(Limit limit, std::uint32_t at) {
  if (std::find(reached_.begin(), reached_.end(), limit) != reached_.end()) return;
  reached_.push_back(limit);
  document_.problems.push_back(limit_reached(limit, limits_, Locus{at, at, -1}));
}

namespace {

std::uint32_t begin_of(const Block& block) {
  if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
    return paragraph->text.pieces.front().source.begin;
  }
  if (const auto* grid = std::get_if<Grid>(&block)) return grid->where.begin;
  return std::get<Embedded>(block).where.begin;
}

}  // namespace

// Counted where no table is open: the blocks of cells may yet become one grid.
void HtmlFlow::check_blocks() {
  const auto most = limits_[Limit::blocks];
  if (blocks_.size() <= most) return;
  reached(Limit::blocks, begin_of(blocks_[static_cast<std::size_t>(most)]));
  blocks_.resize(static_cast<std::size_t>(most));
  full_ = true;
}

}  // namespace gouji
