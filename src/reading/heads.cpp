#include "reading/heads.h"

#include <algorithm>

#include "base/utf8.h"
#include "reading/figure.h"

namespace gouji {
namespace {

constexpr double kLikeHead = 0.6;  // 小计 is not a misspelt 总计

std::vector<int> columns_of(const std::vector<Head>& heads) {
  std::vector<int> out;
  for (const auto& head : heads) out.push_back(head.column);
  return out;
}

bool is_permutation_of(std::vector<int> a, std::vector<int> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

// By the columns of the grid: each value under exactly one head, each head over at most one value.
std::optional<std::vector<int>> by_position(const std::vector<Piece>& values,
                                            const std::vector<Head>& heads) {
  std::vector<int> out;
  std::vector<char> used(heads.size(), 0);
  for (const auto& value : values) {
    int hit = -1;
    for (std::size_t h = 0; h < heads.size(); ++h) {
      if (value.column < heads[h].to && heads[h].from < value.column + value.span) {
        if (hit >= 0) return std::nullopt;
        hit = static_cast<int>(h);
      }
    }
    if (hit < 0) {
      if (!value.text.empty()) return std::nullopt;
      out.push_back(-1);
      continue;
    }
    if (used[static_cast<std::size_t>(hit)] != 0) return std::nullopt;
    used[static_cast<std::size_t>(hit)] = 1;
    out.push_back(heads[static_cast<std::size_t>(hit)].column);
  }
  return out;
}

// `values` with some blank ones left out, so that `wanted` remain: those under no head first, then
// those at the end. Indexes into `values`; nothing where too few blanks can go.
std::optional<std::vector<std::size_t>> without_blanks(const std::vector<Piece>& values,
                                                       const std::vector<Head>& heads,
                                                       std::size_t wanted) {
  std::vector<char> gone(values.size(), 0);
  auto excess = values.size() - wanted;
  const auto headless = [&](const Piece& value) {
    return !heads.empty() && std::none_of(heads.begin(), heads.end(), [&](const Head& head) {
      return !head.label.raw.empty() && value.column < head.to &&
             head.from < value.column + value.span;
    });
  };
  for (std::size_t i = values.size(); i-- > 0 && excess > 0;) {
    if (values[i].text.empty() && headless(values[i])) gone[i] = 1, --excess;
  }
  // Blanks at both ends leave it open which of them fill up and which are figures not filled in.
  const auto open_ended = [&] {
    std::size_t first = 0, last = values.size();
    while (first < last && (values[first].text.empty() || gone[first] != 0)) ++first;
    while (last > first && (values[last - 1].text.empty() || gone[last - 1] != 0)) --last;
    return first > 0 && last < values.size() && first < last;
  };
  if (excess > 0 && open_ended()) return std::nullopt;
  for (std::size_t i = values.size(); i-- > 0 && excess > 0;) {
    if (!values[i].text.empty() && gone[i] == 0) break;
    if (gone[i] == 0) gone[i] = 1, --excess;
  }
  for (std::size_t i = 0; i < values.size() && excess > 0; ++i) {
    if (!values[i].text.empty()) break;
    if (gone[i] == 0) gone[i] = 1, --excess;
  }
  if (excess > 0) return std::nullopt;
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (gone[i] == 0) kept.push_back(i);
  }
  return kept;
}

}  // namespace

HeadReader::HeadReader(const TableWords& words, std::uint32_t columns) : words_(words) {
  lowest_.resize(columns);
}

void HeadReader::restart() {
  std::fill(lowest_.begin(), lowest_.end(), Slot{});
  any_ = false;
  stale_ = true;
}

bool HeadReader::take(const PieceRow& row) {
  int known = 0;
  for (const auto& piece : row.cells) {
    if (piece.figure && !piece.text.empty()) return false;
  }
  for (const auto& piece : row.cells) {
    const auto& key = label_of(piece);
    if (key.empty()) continue;
    const auto hit = words_.column(key);
    const bool row_group = words_.spec().across && words_.row(key).index >= 0;
    if (hit.index >= 0 || row_group || words_.is_group(key)) ++known;
  }
  if (known == 0) return false;
  for (const auto& piece : row.cells) place(piece, label_of(piece));
  any_ = stale_ = true;
  return true;
}

// A head that holds that of its group, too, on the lines above its own.
void HeadReader::read_below(const Piece& piece, Slot& slot) const {
  const std::string_view text = piece.text;
  for (auto line = text.find('\n'); line != text.npos; line = text.find('\n', line + 1)) {
    const auto hit = words_.column(label_key(text.substr(line + 1)));
    if (hit.index < 0) continue;
    slot.column = hit.index;
    slot.match = hit.match;
    return;
  }
}

void HeadReader::place(const Piece& piece, const LabelKey& key) {
  Slot slot{&piece, -1, LabelMatch::none, -1};
  if (!key.empty()) {
    const auto hit = words_.column(key);
    slot.column = hit.index;
    slot.match = hit.match;
    if (words_.spec().across) slot.group_row = words_.row(key).index;
    if (slot.column < 0) read_below(piece, slot);
    if (slot.column < 0 && slot.group_row < 0 && !words_.is_group(key)) {
      double best = kLikeHead;
      for (std::size_t c = 0; c < words_.spec().columns.size(); ++c) {
        const auto like = words_.column_likeness(static_cast<int>(c), key, best);
        if (like < best) continue;
        best = like;
        slot.column = static_cast<int>(c);
        slot.match = LabelMatch::misspelt;
      }
    }
  }
  for (auto c = piece.column; c < piece.column + piece.span && c < lowest_.size(); ++c) {
    auto& below = lowest_[c];
    // A blank cell, or one that reaches down from above, leaves the head that stands there.
    if (key.empty() && below.piece != nullptr) continue;
    const auto group = slot.group_row >= 0 ? slot.group_row : below.group_row;
    below = slot;
    below.group_row = group;
  }
}

const std::vector<Head>& HeadReader::heads() {
  if (!stale_) return heads_;
  stale_ = false;
  heads_.clear();
  const Piece* last = nullptr;
  for (std::uint32_t c = 0; c < lowest_.size(); ++c) {
    const auto& slot = lowest_[c];
    if (slot.piece == last && last != nullptr) {
      heads_.back().to = c + 1;
      continue;
    }
    last = slot.piece;
    Head head;
    head.column = slot.column;
    head.group_row = slot.group_row;
    head.from = c;
    head.to = c + 1;
    if (slot.piece != nullptr)
      head.label = label_reading(slot.match, slot.piece->text, slot.piece->where);
    heads_.push_back(std::move(head));
  }
  const auto first =
      std::find_if(heads_.begin(), heads_.end(), [](const Head& head) { return head.column >= 0; });
  heads_.erase(heads_.begin(), first);
  while (!heads_.empty() && heads_.back().column < 0 && heads_.back().label.raw.empty()) {
    heads_.pop_back();
  }
  return heads_;
}

std::optional<std::vector<int>> assign_columns(const std::vector<Piece>& values,
                                               const std::vector<Head>& heads,
                                               const std::vector<int>& canonical, bool from_grid) {
  const auto met = columns_of(heads);
  const bool complete = is_permutation_of(met, canonical);
  // Heads in another order than the format's come from wrong spans far more often than from an
  // office that rearranged its table; with as many figures as columns the format's order stands.
  const auto& order = met.empty() || complete ? canonical : met;
  if (values.size() == order.size()) return order;
  if (values.size() == canonical.size() && !from_grid) return canonical;
  if (from_grid && !heads.empty() && values.size() < order.size()) {
    if (auto placed = by_position(values, heads)) return placed;
  }
  for (const auto* wanted : {&order, &canonical}) {
    if (values.size() <= wanted->size()) continue;
    const auto kept = without_blanks(values, heads, wanted->size());
    if (!kept) continue;
    std::vector<int> out(values.size(), -1);
    for (std::size_t i = 0; i < kept->size(); ++i) out[(*kept)[i]] = (*wanted)[i];
    return out;
  }
  if (values.size() == canonical.size()) return canonical;
  if (from_grid && !heads.empty()) return by_position(values, heads);
  return std::nullopt;
}

}  // namespace gouji
