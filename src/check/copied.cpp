// Text that repeats last year's report.
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "check/compose.h"
#include "check/last_year.h"
#include "check/prose.h"
#include "check/rule_checks.h"
#include "check/wordings.h"

namespace gouji {
namespace {

constexpr std::size_t kShingle = 8;  // characters that are compared at one time
constexpr std::size_t kShort = 15;   // shorter sentences say nothing of their own
constexpr std::size_t kPassagesShown = 5;

// The Chinese characters of a sentence, without set phrases, titles of documents and figures.
using Bare = std::u32string;

class Stripper {
 public:
  explicit Stripper(const std::vector<std::string>& patterns) {
    for (const auto& pattern : patterns) {
      auto compiled = std::make_unique<RE2>(pattern, RE2::Quiet);
      if (compiled->ok()) patterns_.push_back(std::move(compiled));
    }
  }

  Bare strip(std::string_view sentence) const {
    std::string text(sentence);
    for (const auto& pattern : patterns_) RE2::GlobalReplace(&text, *pattern, "");
    Bare bare;
    for (std::size_t at = 0; at < text.size();) {
      const auto c = decode(text, at);
      at += c.length;
      if (is_han(c.value)) bare += c.value;
    }
    return bare;
  }

 private:
  std::vector<std::unique_ptr<RE2>> patterns_;
};

class Shingles {
 public:
  void add(const Bare& text) {
    for_each(text, [&](std::uint64_t hash) { known_.insert(hash); });
  }

  // How many of a hundred shingles of `text` are known.
  std::size_t share(const Bare& text) const {
    std::size_t all = 0, met = 0;
    for_each(text, [&](std::uint64_t hash) {
      ++all;
      if (known_.contains(hash)) ++met;
    });
    return all == 0 ? 0 : met * 100 / all;
  }

 private:
  template <class Visit>
  static void for_each(const Bare& text, Visit visit) {
    for (std::size_t i = 0; i + kShingle <= text.size(); ++i) {
      std::uint64_t hash = 1469598103934665603ULL;
      for (std::size_t j = i; j < i + kShingle; ++j) hash = (hash ^ text[j]) * 1099511628211ULL;
      visit(hash);
    }
  }

  std::unordered_set<std::uint64_t> known_;
};

std::size_t number_of(std::string_view text) {
  std::size_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// What of one section stands in last year's report, too.
struct Repeated {
  std::size_t all = 0, same = 0;      // characters
  std::vector<std::size_t> passages;  // sentences
};

Repeated repeated_in(const Prose& prose, std::string_view section, const Stripper& stripper,
                     const Shingles& last) {
  constexpr std::size_t kSame = 85;  // of a hundred shingles
  Repeated repeated;
  const auto& sentences = prose.sentences();
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (sentences[i].section != section) continue;
    const auto bare = stripper.strip(prose.of(sentences[i]));
    if (bare.size() < kShort) continue;
    repeated.all += bare.size();
    if (last.share(bare) < kSame) continue;
    repeated.same += bare.size();
    repeated.passages.push_back(i);
  }
  return repeated;
}

}  // namespace

void check_copied(const Examination& examination, const Rule& rule, Findings& findings) {
  if (!examination.last->trouble.empty()) return;
  const auto& report = examination.report;
  const auto& prose = examination.prose();
  const auto& before = *examination.last->prose;
  const Stripper stripper(rule.words);
  const auto least_share = number_of(rule.parameter("share"));
  const auto least_length = number_of(rule.parameter("length"));
  Shingles last;
  for (const auto& sentence : before.sentences()) last.add(stripper.strip(before.of(sentence)));
  const auto wanted = rule.parameter("sections");
  for (const auto& section : report.pack->sections) {
    if ((" " + std::string(wanted) + " ").find(" " + section.id + " ") == std::string::npos) {
      continue;
    }
    const auto repeated = repeated_in(prose, section.id, stripper, last);
    if (repeated.same < least_length || repeated.same * 100 < least_share * repeated.all) continue;
    const auto& first = prose.sentences()[repeated.passages.front()];
    const auto where = prose.locus(first.begin, first.end);
    const auto share = std::to_string(repeated.same * 100 / repeated.all);
    const auto passage = quotable(prose.raw(first.begin, first.end));
    auto finding = make_finding(
        report, rule, "",
        {{"section", section_name(section)}, {"share", share}, {"passage", passage}}, &where);
    finding.section = section.id;
    finding.found = passage;
    finding.confidence = Confidence::likely;
    for (std::size_t i = 0; i < std::min(kPassagesShown, repeated.passages.size()); ++i) {
      const auto& s = prose.sentences()[repeated.passages[i]];
      Related related;
      related.found = quotable(prose.raw(s.begin, s.end));
      if (report.document) related.place = report.document->place(prose.locus(s.begin, s.end));
      finding.related.push_back(std::move(related));
    }
    findings.push_back(std::move(finding));
  }
}

}  // namespace gouji
