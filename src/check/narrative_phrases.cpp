#include "check/narrative_phrases.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "base/anchors.h"
#include "base/fold.h"
#include "check/compose.h"
#include "pack/pattern.h"

namespace gouji {

using PatternPtr = std::shared_ptr<const LazyPattern>;

struct CompiledPhrase {
  struct Exception {
    PatternPtr pattern, but;
    Phrase::Exception::Over over;
  };
  const Phrase* phrase = nullptr;
  std::vector<PatternPtr> patterns;
  std::vector<Exception> unless;
  PatternPtr context;
  std::size_t numbers = 0;  // the most that one of its patterns names
};

namespace {

struct Book {
  std::vector<CompiledPhrase> phrases;
  std::vector<std::uint32_t> phrase_of_anchor;
  std::unique_ptr<Anchors> anchors;
};

}  // namespace

// What the checks make of a pack's phrases and lists of patterns.
struct PhraseBooks {
  std::map<std::string, Book, std::less<>> by_rule;
  std::map<std::string, std::vector<PatternPtr>, std::less<>> lists;
};

namespace {

// How many numbers a pattern names: groups of one letter.
std::size_t numbers_named(const std::string& pattern) {
  constexpr std::string_view kGroup = "(?P<";
  std::size_t count = 0;
  for (auto at = pattern.find(kGroup); at != std::string::npos; at = pattern.find(kGroup, at + 1)) {
    if (pattern.compare(at + kGroup.size() + 1, 1, ">") == 0) ++count;
  }
  return count;
}

std::shared_ptr<const PhraseBooks> make_books(const Pack& pack) {
  auto books = std::make_shared<PhraseBooks>();
  std::map<std::string, std::vector<std::string>> anchors;
  std::map<std::string_view, PatternPtr> made;  // phrases share contexts and exceptions
  const auto pattern = [&](const std::string& text) {
    auto& slot = made[text];
    if (!slot) slot = std::make_shared<const LazyPattern>(text);
    return slot;
  };
  for (const auto& phrase : pack.phrases) {
    auto& book = books->by_rule[phrase.rule];
    CompiledPhrase compiled;
    compiled.phrase = &phrase;
    for (const auto& p : phrase.patterns) {
      compiled.patterns.push_back(pattern(p));
      compiled.numbers = std::max(compiled.numbers, numbers_named(p));
    }
    for (const auto& e : phrase.unless) {
      compiled.unless.push_back({pattern(e.pattern), pattern(e.but), e.over});
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

std::shared_ptr<const PhraseBooks> books_of(const Pack& pack) {
  return pack.phrase_books.get<PhraseBooks>([&] { return make_books(pack); });
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
    const auto text = prose_.of(prose_.sentences()[index_]);
    for (const auto& pattern : phrase_.patterns) {
      if (const auto* re = pattern->compiled_for(text)) find_all(*re, pattern->named_groups());
    }
  }

 private:
  static constexpr int kMostGroups = 16;

  void find_all(const RE2& re, const std::vector<LazyPattern::Group>& names) {
    const auto& sentence = prose_.sentences()[index_];
    const auto text = prose_.of(sentence);
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
    if (name == "from") {
      statement.begin = at;
      return true;
    }
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

bool list_matches(const PhraseBooks& books, std::string_view list, std::string_view text) {
  const auto found = books.lists.find(list);
  if (found == books.lists.end()) return false;
  return std::any_of(found->second.begin(), found->second.end(),
                     [&](const auto& pattern) { return pattern->matches(text); });
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// The last year named in the text, 0 where none is. What is compared with another year or carried
// into it is not said of that year: one of the words `aside` stands before it.
int last_year_in(std::string_view text, const std::vector<std::string>& aside) {
  for (auto at = text.rfind("年"); at != std::string_view::npos && at >= 4;
       at = text.rfind("年", at - 1)) {
    const auto digits = text.substr(at - 4, 4);
    const auto before = text.substr(0, at - 4);
    if (!std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) {
      continue;
    }
    if (std::none_of(aside.begin(), aside.end(),
                     [&](const std::string& word) { return ends_with(before, word); })) {
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

PhraseSearch::PhraseSearch(const Prose& prose, const Pack& pack, const Rule& rule,
                           std::optional<int> year)
    : prose_(prose), year_(year), books_(books_of(pack)) {
  const auto book = books_->by_rule.find(rule.id);
  const auto& all = prose.sentences();
  if (book == books_->by_rule.end() || all.empty()) return;
  const auto& phrases = book->second.phrases;
  // Hits come in the order of the text: a phrase's sentences ascend.
  std::vector<std::vector<PhraseSite>> sites(phrases.size());
  std::size_t sentence = 0;
  book->second.anchors->scan(prose.text(), [&](std::size_t word, std::size_t begin, std::size_t) {
    while (sentence + 1 < all.size() && all[sentence + 1].begin <= begin) ++sentence;
    const auto which = book->second.phrase_of_anchor[word];
    auto& own = sites[which];
    if (own.empty() || own.back().sentence != sentence) {
      own.push_back({&phrases[which], phrases[which].phrase, sentence, {}});
    }
    own.back().anchors.push_back(static_cast<std::uint32_t>(begin));
  });
  for (auto& own : sites) {
    for (auto& site : own) {
      if (site.compiled->numbers > 0 && prose.numbers(site.sentence).empty()) continue;
      sites_.push_back(std::move(site));
    }
  }
}

bool PhraseSearch::may_state(const PhraseSite& site, const Number& number) const {
  if (site.compiled->numbers != 1) return site.compiled->numbers > 1;
  const auto& sentence = prose_.sentences()[site.sentence];
  std::uint32_t from = sentence.begin, to = sentence.end;
  for (const auto& other : prose_.numbers(site.sentence)) {
    if (other.percent || other.date || other.name) continue;
    if (other.begin < number.begin) from = other.end;
    if (other.begin > number.begin) {
      to = other.begin;
      break;
    }
  }
  const auto mark = prose_.text().find_first_of(",;", number.end);
  if (mark != std::string::npos) to = std::min(to, static_cast<std::uint32_t>(mark));
  return std::any_of(site.anchors.begin(), site.anchors.end(),
                     [&](std::uint32_t anchor) { return anchor >= from && anchor < to; });
}

void PhraseSearch::match(const PhraseSite& site, std::vector<Statement>& statements) const {
  Matcher(prose_, *site.compiled, site.sentence, year_, statements).run();
}

bool holds(const Prose& prose, const Statement& statement) {
  using Over = Phrase::Exception::Over;
  const auto& phrase = *statement.compiled;
  const std::string_view text = prose.text();
  const auto& sentences = prose.sentences();
  const auto first = prose.clause(statement.begin), last = prose.clause(statement.end - 1);
  auto paragraph = statement.sentence;
  while (paragraph > 0 &&
         sentences[paragraph - 1].paragraph == sentences[statement.sentence].paragraph) {
    --paragraph;
  }
  const auto stretch = [&](Over over) {
    const auto& own = sentences[statement.sentence];
    const auto begin = over == Over::clauses     ? first.begin
                       : over == Over::paragraph ? sentences[paragraph].begin
                                                 : own.begin;
    return text.substr(begin, (over == Over::sentence ? own.end : last.end) - begin);
  };
  for (const auto& [pattern, but, over] : phrase.unless) {
    const auto where = stretch(over);
    if (pattern->matches(where) && (but->empty() || !but->matches(where))) return false;
  }
  if (phrase.context->empty()) return true;
  return phrase.context->matches(text.substr(
      sentences[paragraph].begin, sentences[statement.sentence].end - sentences[paragraph].begin));
}

bool list_matches(const Pack& pack, std::string_view list, std::string_view text) {
  return list_matches(*books_of(pack), list, text);
}

bool of_another_time(const Prose& prose, const Pack& pack, std::size_t sentence, std::size_t to,
                     std::optional<int> year) {
  const auto begin = prose.sentences()[sentence].begin;
  const auto before = std::string_view(prose.text()).substr(begin, to - begin);
  const int named = last_year_in(before, pack.list("prose.year-aside"));
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
  if (list_matches(*books, "narrative.part-of-area", before)) return Scope::other;
  if (list_matches(*books, "narrative.wide", before)) return Scope::wide;
  if (list_matches(*books, "narrative.narrow", before)) return Scope::narrow;
  const auto subject = text.substr(begin, statement.begin - begin);
  // Another body's name right before what is said; the agency's own name is its own.
  const auto found = books->lists.find("narrative.other-body");
  if (found == books->lists.end()) return Scope::own;
  const auto agency = folded(report.agency);
  for (const auto& pattern : found->second) {
    const auto* re = pattern->compiled_for(subject);
    re2::StringPiece name;
    if (re == nullptr || !RE2::PartialMatch(piece(subject), *re, &name)) continue;
    const std::string_view body(name.data(), name.size());
    const bool own = agency.find(body) != std::string::npos || ends_with(body, agency);
    if (!own) return Scope::other;
  }
  return Scope::own;
}

Finding likely_finding(const Report& report, const Prose& prose, const Rule& rule,
                       const Miscalculation& wrong, const std::vector<Argument>& more) {
  std::vector<Argument> arguments{{"quote", quoted(prose, wrong.quote_begin, wrong.quote_end)},
                                  {"found", wrong.found},
                                  {"expected", wrong.expected},
                                  {"computation", wrong.computation}};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const auto where = prose.locus(wrong.number->begin, wrong.number->end);
  auto finding = make_finding(report, rule, "", arguments, &where);
  finding.confidence = Confidence::likely;
  const auto section = prose.sentences()[wrong.sentence].section;
  if (!section.empty()) finding.section = std::string(section);
  finding.found = wrong.found;
  finding.expected = wrong.expected;
  finding.computation = wrong.computation;
  return finding;
}

std::string quoted(const Prose& prose, std::size_t begin, std::size_t end) {
  const std::string_view text = prose.text();
  while (end > begin + 1 && std::string_view(".!?").find(text[end - 1]) != std::string_view::npos) {
    --end;
  }
  return quotable(prose.raw(begin, end));
}

}  // namespace gouji
