#include "check/wordings.h"

#include <algorithm>
#include <memory>
#include <unordered_map>
#include <utility>

#include "base/anchors.h"
#include "base/fold.h"
#include "check/rule_checks.h"

namespace gouji {
namespace {

// One wording of one rule, ready to be matched.
struct Prepared {
  std::size_t rule = 0;
  const Wording* wording = nullptr;
  LazyPattern match, agency;
  LazyPatterns unless;

  Prepared(std::size_t r, const Wording& w)
      : rule(r), wording(&w), match(w.match), agency(w.agency), unless(lazy_patterns(w.unless)) {}

  bool excused(std::string_view text) const { return any_matches(unless, text); }
};

struct PreparedPack {
  std::vector<std::unique_ptr<Prepared>> wordings;
  std::vector<std::size_t> of_anchor;  // index into `wordings` by anchor
  std::unique_ptr<Anchors> anchors;
  std::unordered_map<const Wording*, std::size_t> index;

  explicit PreparedPack(const Pack& pack) {
    std::vector<std::string> words;
    for (std::size_t r = 0; r < pack.rules.size(); ++r) {
      for (const auto& wording : pack.rules[r].wordings) {
        for (const auto& anchor : wording.anchors) {
          words.push_back(folded(anchor));
          of_anchor.push_back(wordings.size());
        }
        index.emplace(&wording, wordings.size());
        wordings.push_back(std::make_unique<Prepared>(r, wording));
      }
    }
    anchors = std::make_unique<Anchors>(words);
  }
};

std::shared_ptr<const PreparedPack> prepared(const Pack& pack) {
  return pack.wordings.get<PreparedPack>(
      [&] { return std::make_shared<const PreparedPack>(pack); });
}

// Every place at which the wording stands in a sentence where one of its anchors does.
void match(const Prepared& prepared, const Prose& prose, const WordingHit& anchor,
           std::vector<WordingHit>& hits) {
  const auto& sentence = prose.sentences()[anchor.sentence];
  const auto text = prose.of(sentence);
  const auto before = hits.size();
  if (prepared.match.empty()) {
    hits.push_back(anchor);
  } else {
    std::size_t from = 0, begin = 0, end = 0;
    while (from < text.size() && prepared.match.find(text, from, begin, end)) {
      hits.push_back(
          {anchor.wording, sentence.begin + begin, sentence.begin + end, anchor.sentence});
      from = std::max(end, from + 1);
      while (from < text.size() && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) ++from;
    }
  }
  if (hits.size() > before && prepared.excused(text)) hits.resize(before);
}

}  // namespace

WordingHits::WordingHits(const Prose& prose, const Report& report)
    : prose_(prose), pack_(*report.pack), agency_(folded(report.agency)) {
  anchors_.resize(pack_.rules.size());
  hits_.resize(pack_.rules.size());
  const auto& sentences = prose.sentences();
  if (sentences.empty()) return;
  const auto ready = prepared(pack_);
  constexpr auto kNowhere = static_cast<std::size_t>(-1);
  std::vector<std::size_t> met(ready->wordings.size(), kNowhere);
  std::size_t at = 0;
  ready->anchors->scan(prose.text(), [&](std::size_t word, std::size_t begin, std::size_t end) {
    while (at + 1 < sentences.size() && sentences[at + 1].begin <= begin) ++at;
    const auto& sentence = sentences[at];
    if (begin < sentence.begin || end > sentence.end) return;
    const auto which = ready->of_anchor[word];
    const auto& prepared = *ready->wordings[which];
    const auto& section = prepared.wording->section;
    if (!section.empty() && section != sentence.section) return;
    // A wording with a pattern is looked for once a sentence, whatever the number of its anchors.
    if (!prepared.match.empty() && std::exchange(met[which], at) == at) return;
    anchors_[prepared.rule].push_back({prepared.wording, begin, end, at});
  });
}

const std::vector<WordingHit>& WordingHits::of(const Rule& rule, std::string_view word) const {
  static const std::vector<WordingHit> kNone;
  const auto i = static_cast<std::size_t>(&rule - pack_.rules.data());
  if (i >= hits_.size()) return kNone;
  if (hits_[i]) return *hits_[i];
  auto& hits = hits_[i].emplace();
  if (anchors_[i].empty()) return hits;
  const auto ready = prepared(pack_);
  for (const auto& anchor : anchors_[i]) {
    const auto sentence = prose_.of(prose_.sentences()[anchor.sentence]);
    if (sentence.find(word) == std::string_view::npos) continue;
    const auto& prepared = *ready->wordings[ready->index.at(anchor.wording)];
    const bool concerned =
        prepared.agency.empty() || (!agency_.empty() && prepared.agency.matches(agency_));
    if (concerned) match(prepared, prose_, anchor, hits);
  }
  std::stable_sort(hits.begin(), hits.end(),
                   [](const WordingHit& a, const WordingHit& b) { return a.begin < b.begin; });
  return hits;
}

const WordingHits& Examination::wordings() const {
  if (!wordings_met) wordings_met = std::make_shared<const WordingHits>(prose(), report);
  return *wordings_met;
}

void scan_for_words(const Pack& pack, const Rule& rule, std::string_view text,
                    const std::function<void(const Wording&, std::size_t, std::size_t)>& visit) {
  const auto ready = prepared(pack);
  ready->anchors->scan(text, [&](std::uint32_t word, std::size_t begin, std::size_t end) {
    const auto& wording = *ready->wordings[ready->of_anchor[word]];
    if (&pack.rules[wording.rule] == &rule) visit(*wording.wording, begin, end);
  });
}

namespace {

struct WordPatterns {
  std::unordered_map<const Rule*, LazyPatterns> of_rule;

  explicit WordPatterns(const Pack& pack) {
    for (const auto& rule : pack.rules) of_rule.emplace(&rule, lazy_patterns(rule.words));
  }
};

}  // namespace

bool matches_words(const Pack& pack, const Rule& rule, std::string_view text) {
  const auto patterns =
      pack.rule_words.get<WordPatterns>([&] { return std::make_shared<const WordPatterns>(pack); });
  const auto own = patterns->of_rule.find(&rule);
  return own != patterns->of_rule.end() && any_matches(own->second, text);
}

const LazyPattern& match_pattern(const Pack& pack, const Wording& wording) {
  const auto ready = prepared(pack);
  return ready->wordings[ready->index.at(&wording)]->match;
}

bool excused(const Pack& pack, const Wording& wording, std::string_view text) {
  const auto ready = prepared(pack);
  const auto found = ready->index.find(&wording);
  return found != ready->index.end() && ready->wordings[found->second]->excused(text);
}

}  // namespace gouji
