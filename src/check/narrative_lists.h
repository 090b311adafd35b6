// Runs of like things with their numbers, as sentences list them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/prose.h"
#include "pack/pack.h"

namespace gouji {

// A number with the counter behind it and what stands before it. Offsets into Prose::text().
struct Counted {
  const Number* number = nullptr;
  std::string_view unit;   // 件, 条; empty where no counter follows
  std::string_view label;  // what stands between the number before and this one
  std::size_t sentence = 0;

  std::size_t end() const { return number->end + unit.size(); }
};

// The numbers of a sentence that count something, exactly or not; no shares, no dates, no names.
// None of a sentence of more numbers than anybody writes: it is a table run together.
std::vector<Counted> items_of(const Prose& prose, const Pack& pack, std::size_t sentence);

// `items_of`, found once a sentence.
class SentenceItems {
 public:
  SentenceItems(const Prose& prose, const Pack& pack)
      : prose_(prose), pack_(pack), items_(prose.sentences().size()) {}

  const std::vector<Counted>& of(std::size_t sentence) {
    auto& items = items_[sentence];
    if (!items) items = items_of(prose_, pack_, sentence);
    return *items;
  }

 private:
  const Prose& prose_;
  const Pack& pack_;
  std::vector<std::optional<std::vector<Counted>>> items_;
};

// Whether one of the words of a list stands in the text.
bool holds_word(const Pack& pack, std::string_view list, std::string_view text);

// "381755 + 802314 + 26852".
std::string written_sum(const std::vector<Counted>& items);

// A number with the share that it is said to be: 1321件,占总数的99.1%.
struct Share {
  Counted item;
  const Number* percent = nullptr;
};

// The shares of the text in order, in runs: one goes on where `goes_on` says so of a share and the
// next, which are of one section, one unit and at most three sentences apart.
std::vector<std::vector<Share>> runs_of_shares(
    const Prose& prose, const Pack& pack,
    const std::function<bool(const Share&, const Share&)>& goes_on = {});

// Whether `percent` is the share of `part` in `base`, rounded or cut off at its decimals.
bool is_share(const Number& percent, Decimal part, Decimal base);
// The same, or one more or less in the last place, as shares are fitted to make up 100.
bool is_nearly_share(const Number& percent, Decimal part, Decimal base);
// The share with `decimals` digits after the point, rounded.
std::string share_of(Decimal part, Decimal base, int decimals);

}  // namespace gouji
