// Where a page was cut before it was parsed, and the way back from the places in the shorter text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "intake/document.h"

namespace gouji {

// Lookups are the fastest where offsets ascend; not for two threads at a time.
class Cuts {
 public:
  // `length` bytes are missing right before offset `at` of the shorter text. Called in ascending
  // order.
  void note(std::size_t at, std::size_t length);

  // The place in the whole text: of what begins at an offset of the shorter one, or has the parser
  // standing there at its end, behind what is missing there; of text that ends at one, before it.
  std::uint32_t behind(std::uint32_t offset) const;
  std::uint32_t before(std::uint32_t offset) const;
  Locus of_markup(const Locus& cut) const;
  Locus of_text(const Locus& cut) const;
  // The first offset inside of the stretch at which something is missing, its end where there is
  // none.
  std::uint32_t next_cut(const Locus& stretch) const;

 private:
  struct Cut {
    std::uint32_t at, missing;  // up to here
  };
  void find(std::uint32_t offset) const;

  std::vector<Cut> cuts_{{0, 0}};
  mutable std::size_t last_ = 0;  // the last cut up to the offset last looked up
};

// Leads the places of a document back, and those of its problems from `first_problem` on.
void lead_back(Document& document, std::size_t first_problem, const Cuts& cuts);

}  // namespace gouji
