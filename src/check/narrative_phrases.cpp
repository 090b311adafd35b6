#include "check/narrative_phrases.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <mutex>

#include <re2/re2.h>

#include "base/anchors.h"
#include "base/fold.h"
#include "check/compose.h"

namespace gouji {
namespace {

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

// Compiled when first asked for. Safe for threads.
class Pattern {
 public:
  explicit Pattern(const std::string& text) : text_(text) {}

  bool empty() const { return text_.empty(); }

  const RE2* compiled() const {
    std::call_once(once_, [&] {
      RE2::Options options;
      options.set_log_errors(false);
      auto made = std::make_unique<RE2>(text_, options);
      if (made->ok()) pattern_ = std::move(made);
    });
    return pattern_.get();
  }

  bool matches(std::string_view text) const {
    const auto* re = compiled();
    return re != nullptr && RE2::PartialMatch(piece(text), *re);
  }

 private:
  const std::string& text_;  // of the pack
  mutable std::once_flag once_;
  mutable std::unique_ptr<RE2> pattern_;
};

using PatternPtr = std::shared_ptr<const Pattern>;
using Patterns = std::vector<PatternPtr>;

}  // namespace

struct CompiledPhrase {
  const Phrase* phrase = nullptr;
  Patterns patterns;
  std::vector<std::pair<PatternPtr, PatternPtr>> unless;
  PatternPtr context;
  bool in_words = false;  // no pattern names a number
};

namespace {

struct Book {
  std::vector<CompiledPhrase> phrases;
  std::vector<std::uint32_t> phrase_of_anchor;
  std::unique_ptr<Anchors> anchors;
};

// What the checks make of a pack's phrases and lists of patterns. Refers to the pack's own texts.
struct Books {
  std::map<std::string, Book, std::less<>> by_rule;
  std::map<std::string, Patterns, std::less<>> lists;
};

std::shared_ptr<const Books> make_books(const Pack& pack) {
  auto books = std::make_shared<Books>();
  std::map<std::string, std::vector<std::string>> anchors;
  std::map<std::string_view, PatternPtr> made;  // phrases share contexts and exceptions
  const auto pattern = [&](const std::string& text) {
    auto& slot = made[text];
    if (!slot) slot = std::make_shared<const Pattern>(text);
    return slot;
  };
  for (const auto& phrase : pack.phrases) {
    auto& book = books->by_rule[phrase.rule];
    CompiledPhrase compiled;
    compiled.phrase = &phrase;
    compiled.in_words = true;
    for (const auto& p : phrase.patterns) {
      compiled.patterns.push_back(pattern(p));
      compiled.in_words = compiled.in_words && p.find("(?P<") == std::string::npos;
    }
    for (const auto& e : phrase.unless) {
      compiled.unless.emplace_back(pattern(e.pattern), pattern(e.but));
    }
    compiled.context = pattern(phrase.context);
    for (const auto& anchor : phrase.anchors) {
      anchors[phrase.rule].push_back(anchor);
      book.phrase_of_anchor.push_back(static_cast<std::uint32_t>(book.phrases.size()));
    }
    book.phrases.push_back(std::move(compiled));
  }
  for (auto& [rule, book] : books->by_rule) book.anchors = std::make_unique<Anchors>(anchors[rule]);
  for (const auto& [name, items] : pack.lists) {
    if (!name.starts_with("narrative.")) continue;
    auto& list = books->lists[name];
    for (const auto& item : items) list.push_back(pattern(item));
  }
  return books;
}

std::shared_ptr<const Books> books_of(const Pack& pack) {
  return pack.phrase_books.get<Books>([&] { return make_books(pack); });
}

int to_int(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// One phrase on one sentence.
class Matcher {
 public:
  Matcher(const Prose& prose, const CompiledPhrase& phrase, std::size_t sentence,
          std::optional<int> year, std::vector<Statement>& out)
      : prose_(prose), phrase_(phrase), index_(sentence), year_(year), out_(out) {}

  void run() {
    for (const auto& pattern : phrase_.patterns) {
      if (const auto* re = pattern->compiled()) find_all(*re);
    }
  }

 private:
  static constexpr int kMostGroups = 16;

  void find_all(const RE2& re) {
    const auto& sentence = prose_.sentences()[index_];
    const auto text = prose_.of(sentence);
    const auto& names = re.CapturingGroupNames();
    const int groups = std::min(re.NumberOfCapturingGroups() + 1, kMostGroups);
    re2::StringPiece found[kMostGroups];
    for (std::size_t from = 0; from < text.size();) {
      if (!re.Match(piece(text), from, text.size(), RE2::UNANCHORED, found, groups)) return;
      const auto begin = static_cast<std::size_t>(found[0].data() - text.data());
      Statement statement;
      statement.phrase = phrase_.phrase;
      statement.compiled = &phrase_;
      statement.sentence = index_;
      statement.begin = sentence.begin + begin;
      statement.end = statement.begin + found[0].size();
      bool good = true;
      for (const auto& [group, name] : names) {
        if (group >= groups || found[group].data() == nullptr) continue;
        const std::string_view part(found[group].data(), found[group].size());
        const auto at = sentence.begin + static_cast<std::size_t>(part.data() - text.data());
        good = good && add(statement, name, part, at);
      }
      if (good) out_.push_back(std::move(statement));
      from = begin + std::max<std::size_t>(found[0].size(), 1);
    }
  }

  // A number that is cut out of a longer one is not what the phrase means.
  bool add(Statement& statement, std::string_view name, std::string_view part, std::size_t at) {
    if (name == "next_year" || name == "last_year") {
      statement.names_year = true;
      return !year_ || to_int(part) == *year_ + (name == "next_year" ? 1 : -1);
    }
    const auto* number = prose_.number_at(at);
    if (number == nullptr || number->end < at + part.size()) return false;
    statement.figures.push_back({name, number});
    return true;
  }

  const Prose& prose_;
  const CompiledPhrase& phrase_;
  const std::size_t index_;
  const std::optional<int> year_;
  std::vector<Statement>& out_;
};

bool any_matches(const Books& books, std::string_view list, std::string_view text) {
  const auto found = books.lists.find(list);
  if (found == books.lists.end()) return false;
  return std::any_of(found->second.begin(), found->second.end(),
                     [&](const auto& pattern) { return pattern->matches(text); });
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// The last year named in the text, 0 where none is. What is compared with another year or carried
// into it is not said of that year.
int last_year_in(std::string_view text) {
  for (auto at = text.rfind("年"); at != std::string_view::npos && at >= 4;
       at = text.rfind("年", at - 1)) {
    const auto digits = text.substr(at - 4, 4);
    const auto before = text.substr(0, at - 4);
    if (!std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) {
      continue;
    }
    static constexpr std::string_view kAside[] = {"比", "较", "与", "结转", "转至", "转到", "转入"};
    if (std::none_of(std::begin(kAside), std::end(kAside),
                     [&](std::string_view word) { return ends_with(before, word); })) {
      return to_int(digits);
    }
  }
  return 0;
}

}  // namespace

const Number* Statement::figure(std::string_view name) const {
  const auto found =
      std::find_if(figures.begin(), figures.end(), [&](const Figure& f) { return f.name == name; });
  return found == figures.end() ? nullptr : found->number;
}

std::vector<Statement> find_statements(const Prose& prose, const Pack& pack, const Rule& rule,
                                       std::optional<int> year,
                                       const std::function<bool(const Phrase&)>& wanted) {
  std::vector<Statement> found;
  const auto books = books_of(pack);
  const auto book = books->by_rule.find(rule.id);
  if (book == books->by_rule.end() || prose.sentences().empty()) return found;
  const auto& phrases = book->second.phrases;
  // Hits come in the order of the text: a phrase's sentences ascend.
  std::vector<std::vector<std::size_t>> sentences(phrases.size());
  std::size_t sentence = 0;
  const auto& all = prose.sentences();
  book->second.anchors->scan(prose.text(), [&](std::size_t word, std::size_t begin, std::size_t) {
    while (sentence + 1 < all.size() && all[sentence + 1].begin <= begin) ++sentence;
    auto& own = sentences[book->second.phrase_of_anchor[word]];
    if (own.empty() || own.back() != sentence) own.push_back(sentence);
  });
  for (std::size_t p = 0; p < phrases.size(); ++p) {
    if (wanted && !sentences[p].empty() && !wanted(*phrases[p].phrase)) continue;
    for (const auto s : sentences[p]) {
      if (!phrases[p].in_words && prose.numbers(s).empty()) continue;
      Matcher(prose, phrases[p], s, year, found).run();
    }
  }
  return found;
}

bool holds(const Prose& prose, const Statement& statement) {
  const auto& phrase = *statement.compiled;
  const std::string_view text = prose.text();
  const auto first = prose.clause(statement.begin), last = prose.clause(statement.end - 1);
  const auto clauses = text.substr(first.begin, last.end - first.begin);
  for (const auto& [pattern, but] : phrase.unless) {
    if (pattern->matches(clauses) && (but->empty() || !but->matches(clauses))) return false;
  }
  if (phrase.context->empty()) return true;
  const auto& sentences = prose.sentences();
  auto begin = statement.sentence;
  while (begin > 0 && sentences[begin - 1].paragraph == sentences[statement.sentence].paragraph) {
    --begin;
  }
  return phrase.context->matches(text.substr(
      sentences[begin].begin, sentences[statement.sentence].end - sentences[begin].begin));
}

bool list_matches(const Pack& pack, std::string_view list, std::string_view text) {
  return any_matches(*books_of(pack), list, text);
}

bool of_another_time(const Prose& prose, const Pack& pack, std::size_t sentence, std::size_t to,
                     std::optional<int> year) {
  const auto begin = prose.sentences()[sentence].begin;
  const auto before = std::string_view(prose.text()).substr(begin, to - begin);
  const int named = last_year_in(before);
  if (year && named != 0 && named != *year) return true;
  return list_matches(pack, "narrative.other-time", before);
}

Scope scope_of(const Prose& prose, const Report& report, const Statement& statement) {
  const Pack& pack = *report.pack;
  const auto books = books_of(pack);
  const auto begin = prose.sentences()[statement.sentence].begin;
  const std::string_view text = prose.text();
  const auto to =
      statement.figures.empty() ? statement.begin : statement.figures.front().number->begin;
  const auto before = text.substr(begin, to - begin);
  if (any_matches(*books, "narrative.wide", before)) return Scope::wide;
  if (any_matches(*books, "narrative.narrow", before)) return Scope::narrow;
  const auto subject = text.substr(begin, statement.begin - begin);
  // Another body's name right before what is said; the agency's own name is its own.
  const auto found = books->lists.find("narrative.other-body");
  if (found == books->lists.end()) return Scope::own;
  const auto agency = folded(report.agency);
  for (const auto& pattern : found->second) {
    const auto* re = pattern->compiled();
    re2::StringPiece name;
    if (re == nullptr || !RE2::PartialMatch(piece(subject), *re, &name)) continue;
    const std::string_view body(name.data(), name.size());
    const bool own = agency.find(body) != std::string::npos || ends_with(body, agency);
    if (!own) return Scope::other;
  }
  return Scope::own;
}

std::string quoted(const Prose& prose, std::size_t begin, std::size_t end) {
  const std::string_view text = prose.text();
  while (end > begin + 1 && std::string_view(".!?").find(text[end - 1]) != std::string_view::npos) {
    --end;
  }
  return quotable(prose.raw(begin, end));
}

}  // namespace gouji
