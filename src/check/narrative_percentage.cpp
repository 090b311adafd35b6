// Shares in prose against the figures that they are said of.
#include <algorithm>

#include "check/compose.h"
#include "check/narrative_cells.h"
#include "check/narrative_lists.h"
#include "check/narrative_phrases.h"
#include "check/rule_checks.h"
#include "pack/phrase.h"

namespace gouji {
namespace {

constexpr std::size_t kSentencesBack = 8;  // in which the whole of a share is looked for

// Every share is held against every whole: more than these nobody writes in one run.
constexpr std::size_t kMostShares = 100;
constexpr std::size_t kMostBases = 500;

// What a share may be of: a number of the text or a sum of cells.
struct Base {
  Decimal value;
  std::string name;
  bool confirmed = false;  // another share of the run is of it
};

class PercentageCheck {
 public:
  PercentageCheck(const Examination& examination, const Rule& rule, Findings& findings)
      : examination_(examination),
        report_(examination.report),
        pack_(*report_.pack),
        prose_(examination.prose()),
        rule_(rule),
        findings_(findings),
        items_(prose_, pack_) {}

  void run() {
    for (const auto& run : runs_of_shares(prose_, pack_)) judge(run);
    for (const auto& statement : statements()) {
      if (!is_reported(statement)) rate(statement);
    }
  }

 private:
  // A run of shares, which may be of several wholes.
  void judge(const std::vector<Share>& run) {
    if (run.size() > kMostShares) return;
    auto bases = bases_of(run);
    if (bases.size() > kMostBases) return;
    for (auto& base : bases) {
      base.confirmed = std::any_of(run.begin(), run.end(), [&](const Share& share) {
        return share.item.number->value < base.value &&
               is_share(*share.percent, share.item.number->value, base.value);
      });
    }
    Decimal all;
    for (const auto& share : run) all += share.percent->value;
    const bool make_up_hundred = all == Decimal(100);
    for (const auto& share : run) {
      const auto part = share.item.number->value;
      const auto of = [&](const Base& base) {
        return make_up_hundred ? is_nearly_share(*share.percent, part, base.value)
                               : is_share(*share.percent, part, base.value);
      };
      if (std::any_of(bases.begin(), bases.end(), of)) continue;
      const auto* base = base_meant(share, run, bases);
      if (base == nullptr) base = base_behind_slip(share, bases);
      if (base != nullptr) {
        report(*share.percent, share.item, part, base->value);
      } else if (const auto whole = whole_just_named(share)) {
        report(*share.percent, share.item, part, *whole);
      }
    }
  }

  // Numbers of the kind before and among the shares, the sum of the shares' own numbers, and what
  // the tables have for a whole.
  std::vector<Base> bases_of(const std::vector<Share>& run) {
    std::vector<Base> bases;
    const auto& first = run.front().item;
    const auto last = run.back().item.sentence;
    const auto from = first.sentence > kSentencesBack ? first.sentence - kSentencesBack : 0;
    for (auto s = from; s <= last; ++s) {
      for (const auto& item : items_.of(s)) {
        if (item.unit == first.unit && !item.number->value.is_zero()) {
          bases.push_back({item.number->value, "", false});
        }
      }
    }
    Decimal sum;
    for (const auto& share : run) sum += share.item.number->value;
    if (!sum.is_zero()) bases.push_back({sum, "", false});
    add_cells(bases);
    return bases;
  }

  void add_cells(std::vector<Base>& bases) const {
    if (!report_.followed) return;
    CellValues values(report_);
    for (const auto& text : report_.followed->list("percentage.wholes")) {
      const auto parsed = parse_cell_sum(text, *report_.followed);
      const auto* cells = std::get_if<CellSum>(&parsed);
      if (cells == nullptr) continue;
      const auto value = values.value(*cells, CellValues::Totals::stated);
      if (value && !value->is_zero()) bases.push_back({*value, cells->text, false});
    }
  }

  // The whole that a share is surely of: one that others of its sentence are of, or the number
  // before 其中 in its own sentence. Null where none is sure.
  const Base* base_meant(const Share& share, const std::vector<Share>& run,
                         const std::vector<Base>& bases) {
    const auto part = share.item.number->value;
    const Base* best = nullptr;
    std::size_t most = 0;
    for (const auto& base : bases) {
      if (base.value <= part || !base.confirmed) continue;
      const auto others =
          static_cast<std::size_t>(std::count_if(run.begin(), run.end(), [&](const Share& other) {
            return other.percent != share.percent && near(other, share) &&
                   other.item.number->value < base.value &&
                   is_share(*other.percent, other.item.number->value, base.value);
          }));
      if (others > most) {
        most = others;
        best = &base;
      }
    }
    const bool own = best != nullptr && stands_before(share, best->value);
    if (best != nullptr && (most >= 2 || own)) return best;
    return nullptr;
  }

  // Of a share that fits nothing: the whole whose share it is with two neighbouring digits changed
  // about, where that is a number before it in its sentence or one of the tables.
  const Base* base_behind_slip(const Share& share, const std::vector<Base>& bases) {
    const auto part = share.item.number->value;
    for (const auto& turned : with_digits_turned(*share.percent)) {
      for (const auto& base : bases) {
        if (base.value <= part || !is_share(turned, part, base.value)) continue;
        if (!base.name.empty() || stands_before(share, base.value)) return &base;
      }
    }
    return nullptr;
  }

  static std::vector<Number> with_digits_turned(const Number& percent) {
    std::vector<Number> all;
    auto digits = percent.value.to_string();
    const auto point = digits.find('.');
    const auto written = point == std::string::npos ? 0 : digits.size() - point - 1;
    if (point != std::string::npos) digits.erase(point, 1);
    digits.append(percent.decimals - std::min<std::size_t>(written, percent.decimals), '0');
    for (std::size_t i = 0; i + 1 < digits.size(); ++i) {
      auto turned = digits;
      std::swap(turned[i], turned[i + 1]);
      if (turned == digits) continue;
      turned.insert(turned.size() - percent.decimals, percent.decimals > 0 ? "." : "");
      const auto value = Decimal::parse(turned);
      if (!value) continue;
      all.push_back(percent);
      all.back().value = *value;
    }
    return all;
  }

  // 300条,其中200条,占67.6%: the number right before 其中, where no other whole is named.
  std::optional<Decimal> whole_just_named(const Share& share) {
    const auto between = std::string_view(prose_.text())
                             .substr(share.item.end(), share.percent->begin - share.item.end());
    if (!list_matches(pack_, "narrative.of-it", between)) return std::nullopt;
    if (!list_matches(pack_, "narrative.part-of", share.item.label)) return std::nullopt;
    const auto* whole = item_before(share.item);
    const bool sure = whole != nullptr && whole->number->exact() &&
                      whole->unit == share.item.unit &&
                      whole->number->value > share.item.number->value;
    return sure ? std::optional(whole->number->value) : std::nullopt;
  }

  // The number before, in the sentence or, where it opens the sentence, alone in the one before.
  const Counted* item_before(const Counted& item) {
    const auto& items = items_.of(item.sentence);
    for (std::size_t i = 1; i < items.size(); ++i) {
      if (items[i].number == item.number) return &items[i - 1];
    }
    if (item.sentence == 0) return nullptr;
    const auto& before = items_.of(item.sentence - 1);
    return before.size() == 1 ? &before.front() : nullptr;
  }

  bool near(const Share& a, const Share& b) const {
    const auto x = a.item.sentence, y = b.item.sentence;
    return (x > y ? x - y : y - x) <= 1;
  }

  // The value stands in the sentence before the share, as a number of the same kind.
  bool stands_before(const Share& share, Decimal value) {
    for (const auto& item : items_.of(share.item.sentence)) {
      if (item.number->begin >= share.item.number->begin) return false;
      if (item.unit == share.item.unit && item.number->value == value) return true;
    }
    return false;
  }

  std::vector<Statement> statements() const {
    const auto& pack = report_.followed ? *report_.followed : pack_;
    const PhraseSearch search(prose_, pack, rule_, examination_.year);
    std::vector<Statement> found;
    for (const auto& site : search.sites()) {
      const auto& numbers = prose_.numbers(site.sentence);
      const bool any = std::any_of(numbers.begin(), numbers.end(),
                                   [](const Number& number) { return number.percent; });
      if (any) search.match(site, found);
    }
    return found;
  }

  bool is_reported(const Statement& statement) const {
    const auto* percent = statement.figure("p");
    return std::find(reported_.begin(), reported_.end(), percent) != reported_.end();
  }

  // 受理a件,办结b件,办结率p%; a件,比上年(b件)增长p%; 答复件中予以公开b件,占p%: the whole is a
  // number of the phrase or what its cells give.
  void rate(const Statement& statement) {
    const auto* a = statement.figure("a");
    const auto* b = statement.figure("b");
    const auto* percent = statement.figure("p");
    if (b == nullptr || percent == nullptr || percent->approximate || percent->scaled) return;
    if (!b->exact() || (a != nullptr && !a->exact())) return;
    const auto& subject = statement.phrase->subject;
    Decimal part = b->value;
    std::vector<Decimal> wholes;
    if (a == nullptr) {
      wholes = wholes_of(*statement.phrase);
    } else if (subject.empty()) {
      wholes.push_back(a->value);
    } else {
      wholes.push_back(b->value);
      part = subject == "growth" ? a->value - b->value : b->value - a->value;
    }
    if (wholes.empty() || part < Decimal()) return;
    for (const auto& whole : wholes) {
      if (whole.is_zero() || (subject.empty() && whole < part)) return;
      if (is_share(*percent, part, whole)) return;
    }
    if (subject.empty() && fits_elsewhere(statement, *percent, part)) return;
    if (!holds(prose_, statement)) return;
    report(*percent, Counted{b, {}, {}, statement.sentence}, part, wholes.front());
  }

  // Whether the share is one of another number around it, or of what the tables have for a whole.
  bool fits_elsewhere(const Statement& statement, const Number& percent, Decimal part) {
    std::vector<Base> bases;
    const auto last = statement.sentence;
    for (auto s = last > 0 ? last - 1 : 0; s <= last; ++s) {
      for (const auto& item : items_.of(s)) bases.push_back({item.number->value, "", false});
    }
    add_cells(bases);
    return std::any_of(bases.begin(), bases.end(), [&](const Base& base) {
      return part <= base.value && !base.value.is_zero() && is_share(percent, part, base.value);
    });
  }

  // None where one of the cells cannot be had.
  std::vector<Decimal> wholes_of(const Phrase& phrase) const {
    CellValues values(report_);
    std::vector<Decimal> wholes;
    for (const auto& reading : phrase.readings) {
      const auto value = values.value(reading.cells, CellValues::Totals::stated);
      if (!value) return {};
      wholes.push_back(*value);
    }
    return wholes;
  }

  void report(const Number& percent, const Counted& item, Decimal part, Decimal base) {
    const auto computation = part.to_string() + " / " + base.to_string() + " = " +
                             share_of(part, base, std::max<int>(percent.decimals, 2));
    findings_.push_back(
        likely_finding(report_, prose_, rule_,
                       {&percent, item.sentence, prose_.clause(item.number->begin).begin,
                        prose_.clause(percent.begin).end, prose_.raw(percent.begin, percent.end),
                        share_of(part, base, percent.decimals), computation}));
    reported_.push_back(&percent);
  }

  const Examination& examination_;
  const Report& report_;
  const Pack& pack_;
  const Prose& prose_;
  const Rule& rule_;
  Findings& findings_;
  SentenceItems items_;
  std::vector<const Number*> reported_;
};

}  // namespace

void check_narrative_percentage(const Examination& examination, const Rule& rule,
                                Findings& findings) {
  PercentageCheck(examination, rule, findings).run();
}

}  // namespace gouji
