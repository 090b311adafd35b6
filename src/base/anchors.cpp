#include "base/anchors.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace gouji {

Anchors::Anchors(const std::vector<std::string>& words) {
  add_words(words);
  note_beginnings(words);
  link();
}

void Anchors::note_beginnings(const std::vector<std::string>& words) {
  behind_pairs_.resize(std::bit_ceil(2 * words.size() + 1));
  for (const auto& word : words) {
    if (word.empty()) continue;
    const auto* bytes = reinterpret_cast<const unsigned char*>(word.data());
    if (is_three(bytes, word.size())) {
      const auto first = three_bytes(bytes);
      begins_.set(first);
      if (is_three(bytes + 3, word.size() - 3)) {
        note_pair(word);
      } else {
        alone_.set(first);
      }
    } else if (leads_three(bytes[0]) || continues(bytes[0])) {
      whole_characters_ = false;
    }
  }
}

void Anchors::note_pair(const std::string& word) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(word.data());
  const auto pair = pair_of(three_bytes(bytes), three_bytes(bytes + 3));
  if (behind(pair) != 0) return;
  std::uint32_t state = 0;
  for (std::size_t i = 0; i < kPairBytes; ++i) state = branch(states_[state], bytes[i]);
  const auto mask = behind_pairs_.size() - 1;
  auto slot = hash(pair) & mask;
  while (behind_pairs_[slot].pair != 0) slot = (slot + 1) & mask;
  behind_pairs_[slot] = {pair, state};
  pairs_.set(hash(pair) % kPairs);
}

// The tree of the words, level by level: words in order share their beginnings with neighbours, so
// a state is a stretch of the sorted words.
void Anchors::add_words(const std::vector<std::string>& words) {
  std::vector<std::uint32_t> order(words.size());
  std::iota(order.begin(), order.end(), 0U);
  std::erase_if(order, [&](std::uint32_t w) { return words[w].empty(); });
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return words[a] < words[b]; });
  struct Stretch {
    std::uint32_t begin, end, depth;  // of `order`
  };
  std::vector<Stretch> stretches{{0, static_cast<std::uint32_t>(order.size()), 0}};
  for (std::size_t s = 0; s < stretches.size(); ++s) {
    auto [begin, end, depth] = stretches[s];
    State state;
    // Words that end here come first; met in the order of their indexes.
    auto ended = begin;
    while (ended < end && words[order[ended]].size() == depth) ++ended;
    for (auto w = ended; w > begin; --w) {
      hits_.push_back({order[w - 1], depth, state.hit});
      state.hit = static_cast<std::uint32_t>(hits_.size() - 1);
    }
    state.first_edge = static_cast<std::uint32_t>(edges_.size());
    for (auto from = ended; from < end;) {
      const char c = words[order[from]][depth];
      auto to = from;
      while (to < end && words[order[to]][depth] == c) ++to;
      edges_.push_back(
          {static_cast<unsigned char>(c), static_cast<std::uint32_t>(stretches.size())});
      stretches.push_back({from, to, depth + 1});
      from = to;
    }
    state.edges = static_cast<std::uint32_t>(edges_.size()) - state.first_edge;
    if (s == 0 || state.edges > kFewEdges) {
      state.row = static_cast<std::uint32_t>(rows_.size());
      rows_.emplace_back().fill(kNone);
      for (auto e = state.first_edge; e < edges_.size(); ++e) {
        rows_.back()[edges_[e].byte] = edges_[e].to;
      }
    }
    states_.push_back(state);
  }
}

// States come level by level, so what a suffix leads to is known before it is needed.
void Anchors::link() {
  for (std::uint32_t s = 0; s < states_.size(); ++s) {
    const auto first = states_[s].first_edge;
    for (auto e = first; e < first + states_[s].edges; ++e) {
      auto& child = states_[edges_[e].to];
      child.shorter = s == 0 ? 0 : next(states_[s].shorter, edges_[e].byte);
      // The hits of the suffix come after the state's own.
      auto* last = &child.hit;
      while (*last != kNone) last = &hits_[*last].next;
      *last = states_[child.shorter].hit;
    }
  }
}

}  // namespace gouji
