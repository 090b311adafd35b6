#include "intake/page_sidebar.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

namespace gouji {
namespace {

constexpr std::size_t kLeastWords = 4;  // of a list, and of the text beside it
// The same of a list of many words, which is one for certain.
constexpr std::size_t kManyWords = 6, kLeastBeside = 2;
constexpr double kMostWidth = 0.35;       // of the print
constexpr double kRunning = 12;           // characters: a word so long is running text
constexpr double kApart = 6;              // characters: no words of a list are further apart
constexpr double kGap = 0.04;             // of a character: what parts a list from the text
constexpr std::size_t kLeastLength = 3;   // characters of a list's words, taken together
constexpr std::size_t kMostMargins = 40;  // of one page, tried for lists

// Whether a word says something of its own, a number or a numbered heading, which no menu does:
// there numbers are years.
bool states(std::string_view text) {
  if (enumerator_of(text) != Enumerator::none) return true;
  constexpr std::string_view kDigits = "0123456789";
  for (auto from = text.find_first_of(kDigits); from != text.npos;) {
    const auto to = std::min(text.find_first_not_of(kDigits, from), text.size());
    const auto number = text.substr(from, to - from);
    if (number.size() != 4 || !(number.starts_with("20") || number.starts_with("19"))) return true;
    from = text.find_first_of(kDigits, to);
  }
  return false;
}

// Words of one margin from top to bottom, and what stands beside them.
class List {
 public:
  List(bool on_left, double em) : on_left_(on_left), em_(em) {}

  bool empty() const { return words_.empty(); }
  double bottom() const { return bottom_; }

  void add(std::size_t index, const Token& token) {
    edge_ = edge_with(token);
    words_.push_back(index);
    letters_ += length_of(token.text);
    stated_ = stated_ || states(token.text);
    bottom_ = std::max(bottom_, token.at.y1);
    running_ += std::exchange(running_below_, 0);
    figures_ = figures_ || std::exchange(figures_below_, false);
  }
  // Counts once another word of the list stands below it.
  void add_beside(const Token& token) {
    near_ = near_with(token);
    any_ = true;
    figures_below_ = figures_below_ || token.figure;
    running_below_ += token.width() >= token.em * kRunning ? 1 : 0;
  }

  // Whether what stands beside it still stands apart from it with one word more.
  bool stays_apart(const Token& token, bool in_list) const {
    const double edge = in_list ? edge_with(token) : edge_;
    const double near = in_list ? near_ : near_with(token);
    if (in_list && !any_) return true;
    return on_left_ ? near > edge + em_ * kGap : near < edge - em_ * kGap;
  }
  bool is_list() const {
    return words_.size() >= kLeastWords && letters_ >= words_.size() * kLeastLength &&
           running_ >= (words_.size() >= kManyWords ? kLeastBeside : kLeastWords) && !figures_ &&
           !stated_;
  }
  const std::vector<std::size_t>& words() const { return words_; }

 private:
  double edge_with(const Token& token) const {
    const double edge = on_left_ ? token.at.x1 : token.at.x0;
    if (words_.empty()) return edge;
    return on_left_ ? std::max(edge_, edge) : std::min(edge_, edge);
  }
  double near_with(const Token& token) const {
    const double edge = on_left_ ? token.at.x0 : token.at.x1;
    if (!any_) return edge;
    return on_left_ ? std::min(near_, edge) : std::max(near_, edge);
  }

  bool on_left_;
  double em_;
  std::vector<std::size_t> words_;
  std::size_t letters_ = 0, running_ = 0, running_below_ = 0;
  bool figures_ = false, figures_below_ = false, any_ = false, stated_ = false;
  double edge_ = 0, near_ = 0, bottom_ = 0;
};

class SidebarFinder {
 public:
  // Words in order from top to bottom.
  explicit SidebarFinder(const std::vector<Token>& tokens) : tokens_(tokens) {
    for (const auto& token : tokens) {
      left_ = std::min(left_, token.at.x0);
      right_ = std::max(right_, token.at.x1);
    }
  }

  // Indexes of the words of the longest list; none where there is none.
  std::vector<std::size_t> find() {
    std::map<long, std::size_t> margins;
    for (const auto& token : tokens_) {
      if (is_narrow(token)) ++margins[std::lround(token.at.x0)];
    }
    std::vector<std::pair<std::size_t, long>> common;
    for (const auto& [margin, count] : margins) {
      if (count + 1 >= kLeastWords) common.emplace_back(count, margin);
    }
    std::sort(common.rbegin(), common.rend());
    common.resize(std::min(common.size(), kMostMargins));
    for (const auto& [count, margin] : common) {
      look_at(static_cast<double>(margin), true);
      look_at(static_cast<double>(margin), false);
    }
    return std::move(best_);
  }

 private:
  bool is_narrow(const Token& token) const { return token.width() < (right_ - left_) * kMostWidth; }

  void look_at(double margin, bool on_left) {
    List list(on_left, 0);
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const auto& token = tokens_[i];
      const bool in_list =
          is_narrow(token) && !token.figure && std::abs(token.at.x0 - margin) < token.em;
      if (!list.empty()) {
        const bool far = token.at.y0 > list.bottom() + token.em * kApart;
        if (!far && list.stays_apart(token, in_list)) {
          in_list ? list.add(i, token) : list.add_beside(token);
          continue;
        }
        keep(list);
        list = List(on_left, 0);
      }
      if (!in_list) continue;
      list = List(on_left, token.em);
      list.add(i, token);
    }
    keep(list);
  }
  void keep(const List& list) {
    if (list.is_list() && list.words().size() > best_.size()) best_ = list.words();
  }

  const std::vector<Token>& tokens_;
  double left_ = 1e9, right_ = -1e9;
  std::vector<std::size_t> best_;
};

}  // namespace

std::vector<Token> take_sidebars(std::vector<Token>& tokens) {
  constexpr int kMostLists = 4;
  std::vector<Token> taken;
  sort_in_lines(tokens);
  for (int i = 0; i < kMostLists; ++i) {
    const auto words = SidebarFinder(tokens).find();
    if (words.empty()) break;
    std::vector<Token> rest;
    auto next = words.begin();
    for (std::size_t k = 0; k < tokens.size(); ++k) {
      const bool mine = next != words.end() && *next == k;
      if (mine) ++next;
      (mine ? taken : rest).push_back(std::move(tokens[k]));
    }
    tokens = std::move(rest);
  }
  return taken;
}

}  // namespace gouji
