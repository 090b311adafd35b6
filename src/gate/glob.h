// Patterns of paths, as configuration and waivers name reports.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bilingual.h"

namespace gouji {

// Why a pattern is none, and at which byte of it.
struct GlobMistake {
  std::size_t at = 0;
  Bilingual message;
};

// `?` is one character and `*` any number of them, `[a-z]` one of a set and `[!a-z]` one outside
// it, none of them a `/`; `**` between slashes is any number of folders, at the end everything
// below; `\` takes away the meaning of the next character. A pattern without a `/` is matched with
// the last name of a path at any depth, one that ends in `/` with everything below that folder, any
// other with the whole path. Upper and lower case differ; characters are code points of UTF-8.
class Glob {
 public:
  // Nothing where the pattern is none; `mistake` then says why.
  static std::optional<Glob> parse(std::string_view pattern, GlobMistake& mistake);

  // `path` without a leading `./` or `/`. The time is at most that of the product of both lengths.
  bool matches(std::string_view path) const;

 private:
  friend class GlobParser;

  enum class Kind { literal, any, set, star, folders, inside, anything, everything };
  struct Token {
    Kind kind = Kind::literal;
    char32_t character = 0;
    bool outside = false;  // the set is of what does not match
    std::vector<std::pair<char32_t, char32_t>> ranges;
  };
  using States = std::vector<char>;

  void enter(States& states, std::size_t at) const;
  void step(const States& now, States& next, char32_t c) const;

  std::vector<Token> tokens_;
};

}  // namespace gouji
