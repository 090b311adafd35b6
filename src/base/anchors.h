// Many words looked for in one pass over a text (Aho-Corasick over UTF-8 bytes).
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

// Words are known by their index. Immutable once made and may be shared by threads; a scan takes
// time linear in the text and the number of hits.
class Anchors {
 public:
  // Empty words are never met; equal ones are met as all of their indexes.
  explicit Anchors(const std::vector<std::string>& words);

  // Calls `visit(word, begin, end)` for every place at which a word stands, in order of the end;
  // words that overlap or lie inside one another are all met.
  template <class Visit>
  void scan(std::string_view text, Visit visit) const {
    std::uint32_t state = 0;
    for (std::size_t i = 0; i < text.size();) {
      if (state == 0) {
        const auto [at, behind_pair] = first_candidate(text, i);
        if (at == text.size()) return;
        i = behind_pair == 0 ? at + 1 : at + kPairBytes;
        state = behind_pair == 0 ? next(0, static_cast<unsigned char>(text[at])) : behind_pair;
      } else {
        state = next(state, static_cast<unsigned char>(text[i++]));
      }
      for (auto at = states_[state].hit; at != kNone; at = hits_[at].next) {
        const Hit& hit = hits_[at];
        visit(std::size_t{hit.word}, i - hit.length, i);
      }
    }
  }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  static constexpr std::size_t kFewEdges = 8;
  static constexpr std::size_t kPairs = 0x8000;
  static constexpr std::size_t kPairBytes = 6;  // of two characters
  using Row = std::array<std::uint32_t, 256>;
  struct Hit {
    std::uint32_t word, length, next;  // `next`: a further hit that ends at the same place
  };
  struct Pair {
    std::uint32_t pair = 0, state = 0;
  };
  struct Edge {
    unsigned char byte;
    std::uint32_t to;
  };
  // Edges lie side by side; a state with more than a few has a row of its own instead.
  struct State {
    std::uint32_t shorter = 0;  // the state of the longest proper suffix
    std::uint32_t hit = kNone;
    std::uint32_t first_edge = 0, edges = 0;
    std::uint32_t row = kNone;
  };

  struct Candidate {
    std::size_t at;
    std::uint32_t behind_pair;  // the state behind the two characters there; 0: go byte by byte
  };
  // The first place from `at` on at which a word may begin; the end of the text where there is
  // none. Few characters of a report begin a word, and fewer pairs of them: most are passed over.
  Candidate first_candidate(std::string_view text, std::size_t at) const {
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    const auto& root = rows_[0];
    for (; at < text.size(); ++at) {
      if (root[bytes[at]] == kNone) continue;
      const std::size_t left = text.size() - at;
      if (!whole_characters_ || !is_three(bytes + at, left)) return {at, 0};
      const auto first = three_bytes(bytes + at);
      if (alone_[first]) return {at, 0};
      if (begins_[first] && is_three(bytes + at + 3, left - 3)) {
        const auto pair = pair_of(first, three_bytes(bytes + at + 3));
        if (pairs_[hash(pair) % kPairs]) {
          if (const auto state = behind(pair); state != 0) return {at, state};
        }
      }
      at += 2;
    }
    return {at, 0};
  }

  static bool leads_three(unsigned char byte) { return byte >> 4 == 0xE; }
  static bool continues(unsigned char byte) { return byte >> 6 == 2; }
  static bool is_three(const unsigned char* at, std::size_t left) {
    return left >= 3 && leads_three(at[0]) && continues(at[1]) && continues(at[2]);
  }
  static std::uint32_t pair_of(std::size_t first, std::size_t second) {
    return static_cast<std::uint32_t>(first << 16 | second);
  }
  static std::size_t hash(std::uint32_t pair) { return (pair * 0x9E3779B1u) >> 12; }
  std::uint32_t behind(std::uint32_t pair) const {
    const auto mask = behind_pairs_.size() - 1;
    auto slot = hash(pair) & mask;
    while (behind_pairs_[slot].pair != pair && behind_pairs_[slot].pair != 0) {
      slot = (slot + 1) & mask;
    }
    return behind_pairs_[slot].state;
  }
  static std::size_t three_bytes(const unsigned char* at) {
    return (at[0] & 0x0Fu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
  }

  std::uint32_t branch(const State& state, unsigned char byte) const {
    if (state.row != kNone) return rows_[state.row][byte];
    for (std::uint32_t e = state.first_edge; e < state.first_edge + state.edges; ++e) {
      if (edges_[e].byte == byte) return edges_[e].to;
    }
    return kNone;
  }
  std::uint32_t next(std::uint32_t state, unsigned char byte) const {
    for (;;) {
      const auto to = branch(states_[state], byte);
      if (to != kNone) return to;
      if (state == 0) return 0;
      state = states_[state].shorter;
    }
  }
  void add_words(const std::vector<std::string>& words);
  void note_beginnings(const std::vector<std::string>& words);
  void note_pair(const std::string& word);
  void link();

  std::vector<State> states_;
  std::vector<Edge> edges_;
  std::vector<Row> rows_;
  std::vector<Hit> hits_;
  // By character of three bytes: whether a word begins with it, and whether one does that has no
  // such character behind it.
  std::bitset<0x10000> begins_, alone_;
  // The first two characters of all others: which may be among them, and the states behind them,
  // each as near its hash as there was room.
  std::bitset<kPairs> pairs_;
  std::vector<Pair> behind_pairs_;
  bool whole_characters_ = true;  // no word begins in the midst of one
};

}  // namespace gouji
