// A pack's words made ready for reading: labels as keys, patterns compiled. Made once a pack, on
// first use, and shared by threads.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "pack/pack.h"
#include "pack/pattern.h"
#include "reading/label.h"

namespace gouji {

// What a label can be in one table.
struct LabelHit {
  int index = -1;
  LabelMatch match = LabelMatch::none;
};

class TableWords {
 public:
  TableWords(const TableSpec& spec, const Pack& pack);

  const TableSpec& spec() const { return *spec_; }
  LabelHit row(const LabelKey& key) const;
  LabelHit column(const LabelKey& key) const;
  // The row whose label stands at the end, behind that of its group:
  // 三、本年度办理结果（一）予以公开.
  LabelHit row_behind_group(const LabelKey& key) const;
  // Index of the merged label (see `merged_rows`), or -1.
  int merged(const LabelKey& key) const;
  bool is_group(const LabelKey& key) const;  // of rows or of columns, or a part's heading
  double row_likeness(int row, const LabelKey& key, double least) const {
    return rows_[std::size_t(row)].likeness(key, least);
  }
  double column_likeness(int column, const LabelKey& key, double least) const {
    return columns_[std::size_t(column)].likeness(key, least);
  }
  const LabelKey& row_key(int row) const { return rows_[std::size_t(row)].key(); }
  const std::vector<std::vector<int>>& merged_rows() const { return merged_rows_; }
  // Whether a row's label alone shows that a table is this one (行政许可 may stand anywhere).
  bool telling(int row) const { return rows_[std::size_t(row)].key().body.size() >= 5; }
  const std::vector<int>& columns_of_row(int row) const;
  // The sums over the columns of each row, by index of their rule.
  struct RowSum {
    int rule;
    const Equation* equation;
  };
  const std::vector<RowSum>& row_sums() const { return row_sums_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::u32string_view s) const;
  };
  template <class T>
  using ByText = std::unordered_map<std::u32string, T, Hash, std::equal_to<>>;
  using Index = ByText<LabelHit>;

  static void add(Index& index, const Label& label, int i);
  static LabelHit find(const Index& index, const LabelKey& key);

  const TableSpec* spec_;
  std::vector<LabelMatcher> rows_, columns_;
  Index row_index_, column_index_;
  ByText<int> merged_index_;
  std::vector<std::vector<int>> merged_rows_;
  std::vector<std::u32string> groups_;
  std::vector<RowSum> row_sums_;
};

struct Words {
  explicit Words(const Pack& pack);

  std::vector<LabelMatcher> sections;
  // By section of the pack: headings that a reader takes for its own, over the folded wording
  // without number and marks.
  std::vector<LazyPatterns> headings;
  bool bracket_headings = false;  // sections may be numbered （一） under other headings
  std::vector<TableWords> tables;
  std::vector<std::string> chrome;  // folded: how lines of a page around a report begin
  LazyPatterns title, published, period, period_damaged, period_context, parts_stated;
  std::vector<std::string> before_agency, behind_agency;  // in a title, and no part of the name
  struct Body {
    std::string kind;
    LazyPatterns patterns;
  };
  std::vector<Body> bodies;
  // By section of the pack: what shows that its heading is lost and its content is there.
  std::vector<std::vector<LabelMatcher>> cues;
};

std::shared_ptr<const Words> words_of(const Pack& pack);

}  // namespace gouji
