#include "check/breakage.h"

#include <algorithm>

namespace gouji {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

}  // namespace

Breakage::Breakage(const TableSums& sums) : sums_(sums), trial_(sums.cells()) {
  uses_.resize(trial_.size());
  moved_.resize(sums.lines().size());
  for (std::size_t i = 0; i < sums.lines().size(); ++i) {
    const SumLine& line = sums.lines()[i];
    results_.push_back(sums.evaluate(line, trial_));
    if (results_.back().state != SumResult::State::evaluated) continue;
    for (const auto& [cell, sign] : sums.leaves(line, trial_)) uses_[at(cell)].push_back({i, sign});
    if (results_.back().broken()) broken_.push_back(i);
  }
  too_many_ = broken_.size() > kMost;
}

bool Breakage::plausible(int cell, Decimal value) const {
  if (value.is_negative()) return false;
  const auto& column = sums_.table().spec->columns[at(sums_.column_of(cell))];
  return column.kind == FigureKind::amount || value.is_integer();
}

std::vector<int> Breakage::suspects() const {
  std::vector<int> found;
  for (std::size_t cell = 0; cell < uses_.size(); ++cell) {
    const auto& uses = uses_[cell];
    if (std::any_of(uses.begin(), uses.end(),
                    [&](const Use& use) { return results_[use.line].broken(); })) {
      found.push_back(static_cast<int>(cell));
    }
  }
  return found;
}

std::optional<Decimal> Breakage::settling(int cell) const {
  std::optional<Decimal> change;
  for (const auto& use : uses_[at(cell)]) {
    const SumResult& result = results_[use.line];
    if (!result.broken()) return std::nullopt;
    const Decimal off = result.left - result.right;
    const Decimal due = use.sign > 0 ? -off : off;
    if (change && *change != due) return std::nullopt;
    change = due;
  }
  if (!change) return std::nullopt;
  const Decimal value = trial_[at(cell)].value + *change;
  return plausible(cell, value) ? std::optional(value) : std::nullopt;
}

void Breakage::apply(const std::vector<CellChange>& changes) {
  for (const auto& change : changes) {
    trial_[at(change.cell)] = {FigureState::number, change.value, false};
  }
}

void Breakage::restore(const std::vector<CellChange>& changes) {
  for (const auto& change : changes) trial_[at(change.cell)] = sums_.cells()[at(change.cell)];
}

std::optional<Decimal> Breakage::solve(int cell, const std::vector<CellChange>& changes) {
  std::vector<CellChange> all = changes;
  all.push_back({cell, Decimal()});
  apply(all);
  std::optional<Decimal> value;
  for (const auto& line : sums_.lines()) {
    const auto term = std::find_if(line.terms.begin(), line.terms.end(),
                                   [=](const SumLine::Term& t) { return t.cell == cell; });
    if (term == line.terms.end()) continue;
    const SumResult result = sums_.evaluate(line, trial_);
    if (result.state != SumResult::State::evaluated) continue;
    const Decimal off = result.left - result.right;
    value = term->negative == term->right ? -off : off;
    break;
  }
  restore(all);
  if (value && !plausible(cell, *value)) value.reset();
  return value;
}

// A cheap no: most changes tried would only break what holds.
bool Breakage::hopeless(const std::vector<CellChange>& changes) {
  std::vector<std::size_t> touched;
  for (const auto& change : changes) {
    const SumCell& own = sums_.cells()[at(change.cell)];
    // Stating a blank total changes which lines are evaluated at all.
    if (own.state != FigureState::number && sums_.is_total(change.cell)) return false;
  }
  for (const auto& change : changes) {
    const Decimal difference = change.value - sums_.cells()[at(change.cell)].value;
    for (const auto& use : uses_[at(change.cell)]) {
      touched.push_back(use.line);
      moved_[use.line] += use.sign > 0 ? difference : -difference;
    }
  }
  bool settles = false, breaks = false;
  for (const std::size_t line : touched) {
    if (moved_[line].is_zero()) continue;
    const Decimal off = results_[line].left - results_[line].right + moved_[line];
    (off.is_zero() ? settles : breaks) = true;
  }
  for (const std::size_t line : touched) moved_[line] = Decimal();
  return breaks || !settles;
}

std::uint64_t Breakage::settled(const std::vector<CellChange>& changes) {
  if (hopeless(changes)) return 0;
  apply(changes);
  std::uint64_t mask = 0;
  bool spoilt = false;
  for (std::size_t i = 0, bit = 0; i < results_.size() && !spoilt; ++i) {
    const SumResult& before = results_[i];
    const SumResult now = sums_.evaluate(sums_.lines()[i], trial_);
    if (before.broken()) {
      if (now.holds()) {
        mask |= std::uint64_t{1} << bit;
      } else if (!now.broken() || now.left - now.right != before.left - before.right) {
        spoilt = true;
      }
      ++bit;
    } else if (now.broken() || (before.holds() && !now.holds())) {
      spoilt = true;
    }
  }
  restore(changes);
  return spoilt ? 0 : mask;
}

}  // namespace gouji
