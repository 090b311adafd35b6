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
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (state == 0) {
        i = first_candidate(text, i);
        if (i == text.size()) return;
      }
      state = next(state, static_cast<unsigned char>(text[i]));
      for (auto at = states_[state].hit; at != kNone; at = hits_[at].next) {
        const Hit& hit = hits_[at];
        visit(std::size_t{hit.word}, i + 1 - hit.length, i + 1);
      }
    }
  }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  static constexpr std::size_t kFewEdges = 8;
  static constexpr std::size_t kPairs = 0x8000;
  using Row = std::array<std::uint32_t, 256>;
  struct Hit {
    std::uint32_t word, length, next;  // `next`: a further hit that ends at the same place
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

  // The first place from `at` on at which a word may begin; the end of the text where there is
  // none. Few characters of a report begin a word, and fewer pairs of them: most are passed over.
  std::size_t first_candidate(std::string_view text, std::size_t at) const {
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    const auto& root = rows_[0];
    for (; at < text.size(); ++at) {
      if (root[bytes[at]] == kNone) continue;
      const std::size_t left = text.size() - at;
      if (!whole_characters_ || !is_three(bytes + at, left)) return at;
      const auto first = three_bytes(bytes + at);
      if (alone_[first]) return at;
      if (begins_[first] && is_three(bytes + at + 3, left - 3) &&
          pairs_[pair_of(first, three_bytes(bytes + at + 3))]) {
        return at;
      }
      at += 2;
    }
    return at;
  }

  static bool leads_three(unsigned char byte) { return byte >> 4 == 0xE; }
  static bool continues(unsigned char byte) { return byte >> 6 == 2; }
  static bool is_three(const unsigned char* at, std::size_t left) {
    return left >= 3 && leads_three(at[0]) && continues(at[1]) && continues(at[2]);
  }
  // Where two characters are noted together; others may be noted there, too.
  static std::size_t pair_of(std::size_t first, std::size_t second) {
    return (first * 0x9E5 + second) % kPairs;
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
  void link();

  std::vector<State> states_;
  std::vector<Edge> edges_;
  std::vector<Row> rows_;
  std::vector<Hit> hits_;
  // By character of three bytes: whether a word begins with it, and whether one does that has no
  // such character behind it; the first two characters of the others.
  std::bitset<0x10000> begins_, alone_;
  std::bitset<kPairs> pairs_;
  bool whole_characters_ = true;  // no word begins in the midst of one
};

}  // namespace gouji
