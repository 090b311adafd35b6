// What is drawn over or under the text of every page.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "base/limits.h"
#include "intake/pages.h"

namespace gouji {

// A word by its text and by where its middle is.
using Stamp = std::tuple<std::string, long, long>;
Stamp stamp_of(const PageWord& word);
using Stamps = std::map<Stamp, PageWord>;

// Whether a box covers more of a word than its edge.
bool stands_across(const PageBox& stamp, const PageWord& word);

// Words in print of any size that stand at the same place on several pages, some of them across
// other words.
class Overlay {
 public:
  // `large` are stamps wherever they stand. Throws what `limits.keep_time` throws.
  Overlay(const std::vector<Page>& pages, Stamps large, const Limits& limits);

  // Takes its words out of a page. A word in which one of them is lost, having been taken for a
  // part of it, is no word. A page with more words that repeat than are looked at is `crossed`:
  // what lies over what is not known there. Throws what `limits.keep_time` throws.
  void take_from(Page& page, const Limits& limits) const;

 private:
  using Places = std::map<Stamp, std::size_t>;  // on how many pages

  void find(const Page& page, const Places& places, const Limits& limits);
  void find_print(const std::vector<Page>& pages, const Places& places);
  bool may_be_text(const PageWord& word) const;
  bool is_fellow(const PageWord& word) const;

  Stamps words_;
  std::vector<const Stamps::value_type*> repeated_;  // of them, those of several pages
  std::set<long> heights_, covered_, print_;
  std::set<int> too_many_;  // pages
};

}  // namespace gouji
