#include "check/wordings.h"

#include <algorithm>
#include <deque>
#include <memory>
#include <unordered_map>

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
  std::vector<std::unique_ptr<LazyPattern>> unless;

  Prepared(std::size_t r, const Wording& w)
      : rule(r), wording(&w), match(w.match), agency(w.agency) {
    for (const auto& text : w.unless) unless.push_back(std::make_unique<LazyPattern>(text));
  }

  bool excused(std::string_view text) const {
    return std::any_of(unless.begin(), unless.end(),
                       [&](const auto& pattern) { return pattern->matches(text); });
  }
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

// One pass over the text of one report.
class Search {
 public:
  Search(const PreparedPack& pack, const Prose& prose, const Report& report,
         std::vector<std::vector<WordingHit>>& hits)
      : pack_(pack), prose_(prose), agency_(folded(report.agency)), hits_(hits) {
    looked_.resize(pack.wordings.size(), kNowhere);
    concerned_.resize(pack.wordings.size(), -1);
  }

  void run() {
    const auto& sentences = prose_.sentences();
    if (sentences.empty()) return;
    std::size_t at = 0;
    pack_.anchors->scan(prose_.text(), [&](std::uint32_t word, std::size_t begin, std::size_t end) {
      while (at + 1 < sentences.size() && sentences[at + 1].begin <= begin) ++at;
      const auto& sentence = sentences[at];
      if (begin < sentence.begin || end > sentence.end) return;
      meet(pack_.of_anchor[word], at, begin, end);
    });
    for (auto& list : hits_) {
      std::stable_sort(list.begin(), list.end(),
                       [](const WordingHit& a, const WordingHit& b) { return a.begin < b.begin; });
    }
  }

 private:
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

  void meet(std::size_t which, std::size_t sentence, std::size_t begin, std::size_t end) {
    const auto& prepared = *pack_.wordings[which];
    // A wording with a pattern is looked for once a sentence, whatever the number of its anchors.
    if (!prepared.match.empty()) {
      if (looked_[which] == sentence) return;
      looked_[which] = sentence;
    }
    const auto& wording = *prepared.wording;
    const auto& where = prose_.sentences()[sentence];
    if (!wording.section.empty() && wording.section != where.section) return;
    if (!concerns(which)) return;
    const auto text = prose_.of(where);
    auto& list = hits_[prepared.rule];
    const auto before = list.size();
    if (prepared.match.empty()) {
      list.push_back({&wording, begin, end, sentence});
    } else {
      std::size_t from = 0, b = 0, e = 0;
      while (from < text.size() && prepared.match.find(text, from, b, e)) {
        list.push_back({&wording, where.begin + b, where.begin + e, sentence});
        from = std::max(e, from + 1);
        while (from < text.size() && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) {
          ++from;
        }
      }
    }
    if (list.size() > before && prepared.excused(text)) list.resize(before);
  }

  bool concerns(std::size_t which) {
    const auto& agency = pack_.wordings[which]->agency;
    if (agency.empty()) return true;
    auto& known = concerned_[which];
    if (known < 0) known = !agency_.empty() && agency.matches(agency_) ? 1 : 0;
    return known == 1;
  }

  const PreparedPack& pack_;
  const Prose& prose_;
  const std::string agency_;
  std::vector<std::vector<WordingHit>>& hits_;
  std::vector<std::size_t> looked_;  // by wording: the last sentence it was looked for in
  std::vector<int> concerned_;       // by wording: -1 until asked
};

}  // namespace

const RE2* LazyPattern::compiled() const {
  std::call_once(once_, [&] {
    RE2::Options options;
    options.set_log_errors(false);
    auto pattern = std::make_unique<RE2>(text_, options);
    if (pattern->ok()) pattern_ = std::move(pattern);
  });
  return pattern_.get();
}

bool LazyPattern::find(std::string_view text, std::size_t from, std::size_t& begin,
                       std::size_t& end) const {
  const auto* pattern = compiled();
  if (pattern == nullptr) return false;
  re2::StringPiece parts[2];
  const int wanted = pattern->NumberOfCapturingGroups() > 0 ? 2 : 1;
  const re2::StringPiece whole(text.data(), text.size());
  if (!pattern->Match(whole, from, text.size(), RE2::UNANCHORED, parts, wanted)) return false;
  const auto& meant = wanted == 2 && parts[1].data() != nullptr ? parts[1] : parts[0];
  if (meant.empty()) return false;
  begin = static_cast<std::size_t>(meant.data() - text.data());
  end = begin + meant.size();
  return true;
}

bool LazyPattern::matches(std::string_view text) const {
  const auto* pattern = compiled();
  return pattern != nullptr &&
         RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *pattern);
}

namespace {

struct WordPatterns {
  std::unordered_map<const Rule*, std::deque<LazyPattern>> of_rule;

  explicit WordPatterns(const Pack& pack) {
    for (const auto& rule : pack.rules) {
      for (const auto& word : rule.words) of_rule[&rule].emplace_back(word);
    }
  }
};

}  // namespace

bool matches_words(const Pack& pack, const Rule& rule, std::string_view text) {
  const auto patterns =
      pack.rule_words.get<WordPatterns>([&] { return std::make_shared<const WordPatterns>(pack); });
  const auto own = patterns->of_rule.find(&rule);
  return own != patterns->of_rule.end() &&
         std::any_of(own->second.begin(), own->second.end(),
                     [&](const LazyPattern& pattern) { return pattern.matches(text); });
}

WordingHits::WordingHits(const Prose& prose, const Report& report) : pack_(*report.pack) {
  hits_.resize(pack_.rules.size());
  const auto ready = prepared(pack_);
  Search(*ready, prose, report, hits_).run();
}

const std::vector<WordingHit>& WordingHits::of(const Rule& rule) const {
  static const std::vector<WordingHit> kNone;
  const auto i = &rule - pack_.rules.data();
  return i < 0 || static_cast<std::size_t>(i) >= hits_.size() ? kNone
                                                              : hits_[static_cast<std::size_t>(i)];
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

bool excused(const Pack& pack, const Wording& wording, std::string_view text) {
  const auto ready = prepared(pack);
  const auto found = ready->index.find(&wording);
  return found != ready->index.end() && ready->wordings[found->second]->excused(text);
}

}  // namespace gouji
