// Totals in prose against the parts that the sentence gives of them.
#include <algorithm>
#include <optional>

#include "check/compose.h"
#include "check/narrative_lists.h"
#include "check/narrative_phrases.h"
#include "check/rule_checks.h"

namespace gouji {
namespace {

// Parts that nearly make up a total were meant to; others may be some of many.
bool is_near(Decimal sum, Decimal total, int tenths) {
  const Decimal off = sum < total ? total - sum : sum - total;
  Decimal tenfold;
  for (int i = 0; i < 10; ++i) tenfold += off;
  Decimal allowed;
  for (int i = 0; i < tenths; ++i) allowed += total;
  return tenfold <= allowed;
}

Decimal sum_of(const std::vector<Counted>& items, std::size_t from, std::size_t to) {
  Decimal sum;
  for (auto i = from; i < to; ++i) sum += items[i].number->value;
  return sum;
}

bool begins_with(std::string_view text, char c) { return !text.empty() && text.front() == c; }

// A stretch of the parts alone makes up the total: the rest are parts of parts, or something else.
bool stretch_makes(const std::vector<Counted>& parts, Decimal total) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Decimal sum = parts[i].number->value;
    for (auto last = i + 1; last < parts.size(); ++last) {
      sum += parts[last].number->value;
      if (sum == total) return true;
    }
  }
  return false;
}

class PartsCheck {
 public:
  PartsCheck(const Examination& examination, const Rule& rule, Findings& findings)
      : report_(examination.report),
        pack_(*report_.pack),
        prose_(examination.prose()),
        rule_(rule),
        findings_(findings),
        items_(prose_, pack_) {}

  void run() {
    shares();
    for (std::size_t s = 0; s < prose_.sentences().size(); ++s) sentence(s);
  }

 private:
  struct Mark {
    std::size_t begin = 0, end = 0;
    bool closing = false;  // 分别为: all parts are given
    bool by_way = false;   // 按申请方式看: the total stands in the sentence before
  };

  void sentence(std::size_t s) {
    if (prose_.numbers(s).size() < 2) return;  // no parts of anything
    const auto text = prose_.of(prose_.sentences()[s]);
    const auto mark = first_mark(s, text);
    if (!mark) return;
    const auto& items = items_.of(s);
    const auto first = std::find_if(items.begin(), items.end(), [&](const Counted& item) {
      return item.number->begin >= mark->end;
    });
    const auto total = total_of(s, items, first, *mark);
    if (!total || total->number->value.is_zero()) return;
    std::vector<Counted> rest(first, items.end());
    if (!rest.empty()) {
      const auto from = mark->end;
      rest.front().label =
          std::string_view(prose_.text()).substr(from, rest.front().number->begin - from);
    }
    judge(s, *total, std::vector<Counted>(items.begin(), first), rest, *mark);
  }

  std::optional<Mark> first_mark(std::size_t s, std::string_view text) const {
    const auto begin = prose_.sentences()[s].begin;
    Mark mark;
    std::size_t at = std::string_view::npos;
    const auto look = [&](std::string_view list, bool closing) {
      for (const auto& word : pack_.list(list)) {
        const auto found = text.find(word);
        if (found >= at) continue;
        at = found;
        mark = {begin + found, begin + found + word.size(), closing, false};
      }
    };
    look("narrative.part-marks", false);
    look("narrative.part-marks-closing", true);
    const auto end = text.find(',');
    if (end != std::string_view::npos && end < at &&
        list_matches(pack_, "narrative.by-way", text.substr(0, end + 1))) {
      return Mark{begin, begin + end + 1, false, true};
    }
    if (at == std::string_view::npos) return std::nullopt;
    return mark;
  }

  // The last number before the mark, or of the sentence before where the mark begins the sentence.
  std::optional<Counted> total_of(std::size_t s, const std::vector<Counted>& items,
                                  std::vector<Counted>::const_iterator first, const Mark& mark) {
    const auto& sentences = prose_.sentences();
    std::optional<Counted> total;
    if (!mark.by_way && first != items.begin()) {
      total = *(first - 1);
    } else if (s > 0 && sentences[s - 1].paragraph == sentences[s].paragraph &&
               mark.begin < sentences[s].begin + 6) {
      const auto& before = items_.of(s - 1);
      // One number alone is sure to be meant.
      if (before.size() == 1) total = before.front();
    }
    if (!total || !total->number->exact() || total->unit.empty()) return std::nullopt;
    const auto between =
        std::string_view(prose_.text())
            .substr(total->end(), mark.begin - std::min<std::size_t>(mark.begin, total->end()));
    if (holds_word(pack_, "narrative.part-breaks", between) ||
        holds_word(pack_, "narrative.part-breaks", total->label)) {
      return std::nullopt;
    }
    return total;
  }

  void judge(std::size_t s, const Counted& total, const std::vector<Counted>& before,
             const std::vector<Counted>& rest, const Mark& mark) {
    const auto value = total.number->value;
    std::vector<Counted> parts;
    bool closed = mark.closing;
    const bool in_brackets = opens_bracket(total, mark);
    for (const auto& item : rest) {
      if (in_brackets && item.label.find(')') != std::string_view::npos) break;
      if (holds_word(pack_, "narrative.part-stops", item.label)) {
        closed = false;
        break;
      }
      if (item.unit != total.unit) {
        // Another thing begins; what is in a bracket belongs to the part before.
        if (item.unit.empty() || parts.empty()) return;
        break;
      }
      if (!item.number->exact()) return;
      // Behind a semicolon after parts that commas part, something else begins.
      if (parts.size() > 1 && begins_with(item.label, ';') &&
          !begins_with(parts.back().label, ';')) {
        break;
      }
      // Parts of a part, or a second list: it cannot be told where they end.
      if (!parts.empty() && (holds_word(pack_, "narrative.part-marks", item.label) ||
                             holds_word(pack_, "narrative.part-marks-closing", item.label) ||
                             item.label.find('(') != std::string_view::npos)) {
        return;
      }
      closed = closed || (!parts.empty() && closes(item.label));
      parts.push_back(item);
    }
    if (parts.size() < 2) return;
    const auto sum = sum_of(parts, 0, parts.size());
    if (sum == value || stretch_makes(parts, value)) return;
    const std::string_view text = prose_.text();
    const auto tail = tail_end(s, parts.back());
    const auto lead = std::max<std::size_t>(prose_.clause(mark.begin).begin, total.end());
    const auto whole = text.substr(lead, tail - lead);
    if (is_open(whole) || is_overlapping(total, parts)) return;
    if (std::any_of(parts.begin(), parts.end(),
                    [&](const Counted& part) { return part.number->value >= value; })) {
      return;
    }
    // Another number before may be the one that is divided.
    Decimal all;
    for (const auto& item : before) {
      if (item.unit != total.unit) continue;
      all += item.number->value;
      if (item.number->value == sum || all == sum) return;
    }
    const auto from = static_cast<std::size_t>(total.label.data() - text.data());
    const auto said = text.substr(from, tail - from);
    const bool channels = holds_word(pack_, "narrative.channels", said) &&
                          !holds_word(pack_, "narrative.one-channel-each", said);
    if (channels && !is_near(sum, value, 1)) return;
    if (sum < value && !(closed && is_near(sum, value, 1))) return;
    report(total, parts, sum);
  }

  bool opens_bracket(const Counted& total, const Mark& mark) const {
    const auto text = std::string_view(prose_.text());
    if (mark.begin < total.end()) return false;
    return text.substr(total.end(), mark.begin - total.end()).find('(') != std::string_view::npos;
  }

  // 和 before the last of them, or 其他: no more parts are to come.
  bool closes(std::string_view label) const {
    return holds_word(pack_, "narrative.rest", label) ||
           list_matches(pack_, "narrative.last-of-list", label);
  }

  // Up to the next comma behind the last part: where 等 would stand.
  std::size_t tail_end(std::size_t s, const Counted& last) const {
    const auto& sentence = prose_.sentences()[s];
    const auto end = prose_.text().find_first_of(",;.", last.end());
    return std::min<std::size_t>(end == std::string::npos ? sentence.end : end, sentence.end);
  }

  bool is_open(std::string_view whole) const {
    return list_matches(pack_, "narrative.open", whole);
  }

  bool is_overlapping(const Counted& total, const std::vector<Counted>& parts) const {
    const auto clause = prose_.clause(total.number->begin);
    const auto text = std::string_view(prose_.text());
    if (holds_word(pack_, "narrative.overlapping",
                   text.substr(clause.begin, clause.end - clause.begin))) {
      return true;
    }
    return std::any_of(parts.begin(), parts.end(), [&](const Counted& part) {
      return holds_word(pack_, "narrative.overlapping-parts", part.label);
    });
  }

  // Shares that make up 100 per cent are of all parts, in however many sentences.
  void shares() {
    const auto runs = runs_of_shares(
        prose_, pack_, [&](const Share& a, const Share& b) { return nothing_between(a, b); });
    for (const auto& run : runs) run_of_shares(run);
  }

  // No other number of the kind: it would be a total of its own.
  bool nothing_between(const Share& a, const Share& b) {
    for (auto s = a.item.sentence; s <= b.item.sentence; ++s) {
      for (const auto& item : items_.of(s)) {
        if (item.number->begin > a.percent->begin && item.number->begin < b.item.number->begin &&
            item.unit == a.item.unit) {
          return false;
        }
      }
    }
    return true;
  }

  void run_of_shares(const std::vector<Share>& run) {
    if (run.size() < 3) return;
    Decimal percents, places;
    std::vector<Counted> parts;
    for (const auto& share : run) {
      percents += share.percent->value;
      std::string unit = share.percent->decimals == 0 ? "1" : "0.";
      for (int i = 1; i < share.percent->decimals; ++i) unit += '0';
      if (share.percent->decimals > 0) unit += '1';
      places += Decimal::parse(unit).value_or(Decimal(1));
      parts.push_back(share.item);
    }
    const Decimal off = percents < Decimal(100) ? Decimal(100) - percents : percents - Decimal(100);
    if (off > places) return;
    const auto total = total_before(run.front());
    if (!total) return;
    const auto value = total->number->value;
    const auto sum = sum_of(parts, 0, parts.size());
    if (sum == value || !is_near(sum, value, 1)) return;
    // Most shares must be of this total.
    const auto of_it = std::count_if(run.begin(), run.end(), [&](const Share& share) {
      return is_share(*share.percent, share.item.number->value, value);
    });
    if (2 * of_it <= static_cast<std::ptrdiff_t>(run.size())) return;
    report(*total, parts, sum);
  }

  // The last number of the kind before the first share, at most two sentences back.
  std::optional<Counted> total_before(const Share& first) {
    std::optional<Counted> total;
    const auto from = first.item.sentence > 2 ? first.item.sentence - 2 : 0;
    for (auto s = from; s <= first.item.sentence; ++s) {
      for (const auto& item : items_.of(s)) {
        if (item.number->begin < first.item.number->begin && item.unit == first.item.unit) {
          total = item;
        }
      }
    }
    if (total && !total->number->exact()) return std::nullopt;
    return total;
  }

  void report(const Counted& total, const std::vector<Counted>& parts, Decimal sum) {
    for (const auto* reported : reported_) {
      if (reported == total.number) return;
    }
    reported_.push_back(total.number);
    const auto value = total.number->value;
    const auto clause = prose_.clause(total.number->begin);
    const auto expected = sum.to_string();
    auto finding =
        likely_finding(report_, prose_, rule_,
                       {total.number, total.sentence, clause.begin, clause.end, value.to_string(),
                        expected, written_sum(parts) + " = " + expected},
                       {{"difference", (sum < value ? value - sum : sum - value).to_string()}});
    for (const auto& part : parts) {
      finding.related.push_back(
          {"", "", "", prose_.raw(part.number->begin, part.number->end),
           report_.document->place(prose_.locus(part.number->begin, part.number->end))});
    }
    findings_.push_back(std::move(finding));
  }

  const Report& report_;
  const Pack& pack_;
  const Prose& prose_;
  const Rule& rule_;
  Findings& findings_;
  SentenceItems items_;
  std::vector<const Number*> reported_;
};

}  // namespace

void check_narrative_parts(const Examination& examination, const Rule& rule, Findings& findings) {
  PartsCheck(examination, rule, findings).run();
}

}  // namespace gouji
