#include "intake/html_damage.h"

#include <algorithm>
#include <array>

namespace gouji {
namespace {

constexpr std::string_view kLost = "\uFFFD";

constexpr std::size_t kLongestTag = 4096;

// Stretches of a page whose content is no text and no tags.
struct Enclosure {
  std::string_view opening, closing;
  bool inside = false;

  // `more` of the page, in which nothing is lost.
  void pass(std::string_view more) {
    const auto opened = more.rfind(opening), closed = more.rfind(closing);
    if (opened != more.npos) inside = true;
    if (closed != more.npos && (opened == more.npos || opened < closed)) inside = false;
  }
};

// Whether what stands at `at` in the tag that begins at `open` is the value of an attribute that
// leaves tables as they are.
bool is_idle_value(std::string_view html, std::size_t open, std::size_t at, std::size_t close) {
  if (close - open > kLongestTag) return false;
  const auto before = html.substr(open, at - open), tag = html.substr(open, close - open);
  const auto quotes = [](std::string_view part) {
    return std::count(part.begin(), part.end(), '"');
  };
  if (quotes(before) % 2 == 0 || quotes(tag) % 2 != 0) return false;
  return !before.substr(0, before.rfind('"')).ends_with("span=");
}

// Goes through what is lost of a page, from its beginning to its end.
class Markup {
 public:
  explicit Markup(std::string_view html) : html_(html) {}

  bool is_damaged_at(std::size_t at) {
    pass_to(at);
    if (next_ != html_.npos && next_ <= at) next_ = html_.find_first_of("<>", at);
    // A sign of the end of a comment or a script may be what was lost.
    if (comment_.inside) {
      return html_.substr(0, at).ends_with('-') || html_.substr(at + kLost.size()).starts_with('-');
    }
    if (std::any_of(raw_.begin(), raw_.end(), [](const auto& one) { return one.inside; })) {
      return last_ != html_.npos && html_.substr(last_).starts_with("</");
    }
    const bool opened = last_ != html_.npos && html_[last_] == '<';
    const bool closed = next_ != html_.npos && html_[next_] == '>';
    if (!opened && !closed) return false;
    return !opened || !closed || !is_idle_value(html_, last_, at, next_);
  }

 private:
  void pass_to(std::size_t at) {
    const auto more = html_.substr(passed_, at - passed_);
    comment_.pass(more);
    for (auto& one : raw_) one.pass(more);
    if (const auto sign = more.find_last_of("<>"); sign != more.npos) last_ = passed_ + sign;
    passed_ = at;
  }

  std::string_view html_;
  std::size_t passed_ = 0;
  std::size_t last_ = std::string_view::npos;  // the `<` or `>` before
  std::size_t next_ = 0;                       // the one behind
  Enclosure comment_{"<!--", "-->"};
  std::array<Enclosure, 2> raw_{{{"<script", "</script"}, {"<style", "</style"}}};
};

}  // namespace

bool is_markup_damaged(std::string_view html) {
  Markup markup(html);
  for (auto at = html.find(kLost); at != html.npos; at = html.find(kLost, at + kLost.size())) {
    if (markup.is_damaged_at(at)) return true;
  }
  return false;
}

void note_markup_damage(std::string_view html, std::vector<Problem>& problems) {
  const auto of_bytes = std::find_if(problems.begin(), problems.end(), [](const Problem& problem) {
    return problem.id == "intake.invalid-bytes" || problem.id == "intake.nul";
  });
  if (of_bytes != problems.end() && is_markup_damaged(html)) of_bytes->loss = Loss::characters;
}

}  // namespace gouji
