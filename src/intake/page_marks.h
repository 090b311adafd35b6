// Running heads and marks that are printed into the lines of the text.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "base/limits.h"
#include "intake/pages.h"

namespace gouji {

// Words that stand at the same place of nearly all pages, few and by themselves, some of them on
// the level of other words, or strewn over the page: they are read into the row of a table or into
// a sentence otherwise.
// Heads of tables that are repeated, and forms that are filled in more than once, are none.
class Marks {
 public:
  // By their text and their place to half a point: what is printed on every page does not move.
  using Place = std::tuple<std::string, long, long>;
  using Words = std::map<Place, PageWord>;

  // Of pages that are held upright. Throws what `limits.keep_time` throws.
  Marks(const std::vector<Page>& pages, const Limits& limits);

  // Takes them out of a page. One that was taken for a part of the word beside it is cut from it;
  // where it cannot be, the page is `crossed`. Throws what `limits.keep_time` throws.
  void take_from(Page& page, const Limits& limits) const;

 private:
  Words words_;
};

}  // namespace gouji
