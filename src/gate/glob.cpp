#include "gate/glob.h"

#include <algorithm>

#include "base/utf8.h"

namespace gouji {
namespace {

constexpr std::size_t kLongest = 1024;  // bytes; a path takes a step for each at every character

// Bytes that are no UTF-8 match themselves alone.
char32_t value_of(const CodePoint& c, std::string_view text, std::size_t at) {
  constexpr char32_t kIllFormed = 0x110000;
  return c.valid ? c.value : kIllFormed + static_cast<unsigned char>(text[at]);
}

}  // namespace

// Goes once through a pattern. A mistake ends it.
class GlobParser {
 public:
  GlobParser(std::string_view pattern, GlobMistake& mistake)
      : pattern_(pattern), mistake_(mistake) {}

  std::optional<Glob> run() {
    if (pattern_.starts_with("/")) at_ = 1;
    if (at_ == pattern_.size()) return fail(0, "匹配式不能为空。", "the pattern is empty");
    if (pattern_.size() > kLongest) {
      return fail(0, "匹配式过长。", "the pattern is longer than 1024 bytes");
    }
    const bool anchored = pattern_.find('/') != std::string_view::npos;
    if (!anchored && pattern_ != "**") put_folders();
    while (at_ < pattern_.size()) {
      if (!take()) return std::nullopt;
    }
    if (pattern_.back() == '/') put_rest();
    return std::move(glob_);
  }

 private:
  using Kind = Glob::Kind;

  std::nullopt_t fail(std::size_t at, std::string zh, std::string en) {
    mistake_ = {at, {std::move(zh), std::move(en)}};
    return std::nullopt;
  }

  void put(Kind kind, char32_t character = 0) {
    glob_.tokens_.push_back({kind, character, {}, {}});
  }
  void put_folders() {
    put(Kind::folders);
    put(Kind::inside);
  }
  void put_rest() {
    put(Kind::anything);
    put(Kind::everything);
  }

  bool at_name_start() const { return at_ == 0 || pattern_[at_ - 1] == '/'; }

  bool take() {
    const auto rest = pattern_.substr(at_);
    if (at_name_start() && rest.starts_with("**/")) {
      put_folders();
      at_ += 3;
      return true;
    }
    if (at_name_start() && rest == "**") {
      put_rest();
      at_ += 2;
      return true;
    }
    switch (rest.front()) {
      case '*':
        if (glob_.tokens_.empty() || glob_.tokens_.back().kind != Kind::star) put(Kind::star);
        ++at_;
        return true;
      case '?':
        put(Kind::any);
        ++at_;
        return true;
      case '[':
        return take_set();
      case '{':
      case '}':
        fail(at_, "匹配式不支持花括号；请分写成几条，文件名本身含花括号的写成 \\{ 和 \\}。",
             "braces have no meaning in a pattern: write one pattern for each, or \\{ and \\} for "
             "the characters themselves");
        return false;
      default:
        return take_literal();
    }
  }

  bool take_literal() {
    if (pattern_[at_] == '\\' && ++at_ == pattern_.size()) {
      fail(at_ - 1, "匹配式末尾的反斜杠后面缺少字符。", "nothing follows the backslash");
      return false;
    }
    put(Kind::literal, next());
    return true;
  }

  char32_t next() {
    const auto c = decode(pattern_, at_);
    const auto value = value_of(c, pattern_, at_);
    at_ += c.length;
    return value;
  }

  // One end of a range, or a character of its own.
  std::optional<char32_t> member() {
    if (pattern_[at_] == '\\') ++at_;
    if (at_ == pattern_.size()) return std::nullopt;
    return next();
  }

  bool take_set() {
    const auto begin = at_++;
    Glob::Token token{Kind::set, 0, false, {}};
    if (at_ < pattern_.size() && (pattern_[at_] == '!' || pattern_[at_] == '^')) {
      token.outside = true;
      ++at_;
    }
    for (bool first = true; at_ < pattern_.size(); first = false) {
      if (pattern_[at_] == ']' && !first) {
        ++at_;
        glob_.tokens_.push_back(std::move(token));
        return true;
      }
      if (pattern_[at_] == '/') {
        fail(at_, "方括号内不能有斜杠。", "a set holds no slash");
        return false;
      }
      if (!take_range(token)) return false;
    }
    fail(begin, "方括号没有闭合；文件名本身含方括号的写成 \\[。",
         "the set is not closed; write \\[ for the character itself");
    return false;
  }

  bool take_range(Glob::Token& token) {
    const auto begin = at_;
    const auto low = member();
    if (!low) return true;
    auto high = low;
    if (at_ + 1 < pattern_.size() && pattern_[at_] == '-' && pattern_[at_ + 1] != ']') {
      ++at_;
      high = member();
      if (!high) return true;
    }
    if (*high < *low) {
      fail(begin, "方括号内的范围首尾颠倒。", "the range in the set ends before it begins");
      return false;
    }
    token.ranges.emplace_back(*low, *high);
    return true;
  }

  std::string_view pattern_;
  GlobMistake& mistake_;
  std::size_t at_ = 0;
  Glob glob_;
};

std::optional<Glob> Glob::parse(std::string_view pattern, GlobMistake& mistake) {
  return GlobParser(pattern, mistake).run();
}

// All states that are reached without taking a character.
void Glob::enter(States& states, std::size_t at) const {
  while (!states[at]) {
    states[at] = 1;
    if (at == tokens_.size()) return;
    const auto kind = tokens_[at].kind;
    if (kind == Kind::folders) {
      at += 2;
    } else if (kind == Kind::star || kind == Kind::everything) {
      at += 1;
    } else {
      return;
    }
  }
}

void Glob::step(const States& now, States& next, char32_t c) const {
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (!now[i]) continue;
    const auto& token = tokens_[i];
    const bool slash = c == '/';
    switch (token.kind) {
      case Kind::literal:
        if (c == token.character) enter(next, i + 1);
        break;
      case Kind::any:
        if (!slash) enter(next, i + 1);
        break;
      case Kind::set: {
        const bool listed = std::any_of(token.ranges.begin(), token.ranges.end(), [&](auto range) {
          return range.first <= c && c <= range.second;
        });
        if (!slash && listed != token.outside) enter(next, i + 1);
        break;
      }
      case Kind::star:
        if (!slash) enter(next, i);
        break;
      case Kind::folders:
        if (!slash) enter(next, i + 1);
        break;
      case Kind::inside:
        enter(next, slash ? i - 1 : i);
        break;
      case Kind::anything:
        enter(next, i + 1);
        break;
      case Kind::everything:
        enter(next, i);
        break;
    }
  }
}

bool Glob::matches(std::string_view path) const {
  States now(tokens_.size() + 1), next(tokens_.size() + 1);
  enter(now, 0);
  for (std::size_t at = 0; at < path.size();) {
    const auto c = decode(path, at);
    std::fill(next.begin(), next.end(), 0);
    step(now, next, value_of(c, path, at));
    now.swap(next);
    at += c.length;
  }
  return now.back() != 0;
}

}  // namespace gouji
