#include "run.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace harness {
namespace {

constexpr std::uint64_t kEverywhere = 25;  // every so many cases, all layouts

// Faults that change the same sums would make a diagnosis a guess.
bool touches_tables(const Fault& fault) {
  static const std::vector<std::string> apart = {
      "section-missing",      "section-doubled",    "sections-swapped",
      "section-empty",        "section-wording",    "title-year",
      "period-year",          "period-partial",     "title-missing",
      "title-form",           "tables-outdated",    "basis-outdated",
      "fees-in-yuan",         "block-missing",      "disclosure-row-missing",
      "township-regulations", "preamble-five-parts"};
  const std::string name = fault_kinds()[fault.kind].name;
  return std::find(apart.begin(), apart.end(), name) == apart.end();
}

// The cells that a diagnosis must name; none where it cannot be known.
std::vector<ChangedCell> blamed(const FaultyReport& faulty) {
  std::vector<ChangedCell> cells;
  int touching = 0;
  for (std::size_t i = 0; i < faulty.faults.size(); ++i) {
    if (!touches_tables(faulty.faults[i])) continue;
    ++touching;
    cells = faulty.planted[i].cells;
  }
  if (touching != 1 || cells.empty() || cells[0].table == "disclosure") return {};
  if (cells[0].table == "proceedings" && cells[0].column != "total") return {};
  const bool shown = faulty.report.section(cells[0].table) != nullptr;
  return shown ? cells : std::vector<ChangedCell>{};
}

bool apply(Report& report, const std::vector<Fault>& faults, std::vector<Planted>* planted) {
  for (const Fault& fault : faults) {
    auto done = plant(report, fault);
    if (!done) return false;
    if (planted != nullptr) planted->push_back(*done);
  }
  return true;
}

// Whether every fault shows: without it, something else is to be found.
bool each_shows(const Report& sound, const std::vector<Fault>& faults, const Expectation& due) {
  for (std::size_t i = 0; i < faults.size(); ++i) {
    std::vector<Fault> others = faults;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    Report without = sound;
    if (!apply(without, others, nullptr)) return false;
    if (expect(without).findings == due.findings) return false;
  }
  return true;
}

std::size_t index_of(const Layout& layout) {
  for (std::size_t i = 0; i < layouts().size(); ++i)
    if (std::string(layouts()[i].name) == layout.name) return i;
  return 0;
}

std::string rule_of(const std::string& line) { return line.substr(0, line.find(' ')); }

bool share_a_rule(const std::vector<std::string>& some, const std::vector<std::string>& others) {
  return std::any_of(some.begin(), some.end(), [&](const std::string& line) {
    return std::any_of(others.begin(), others.end(),
                       [&](const std::string& other) { return rule_of(line) == rule_of(other); });
  });
}

// Whether two comparisons fail in the same way.
bool alike(const Comparison& a, const Comparison& b) {
  const bool no_lists = b.missed.empty() && b.unasked.empty();
  return no_lists || share_a_rule(a.missed, b.missed) || share_a_rule(a.unasked, b.unasked);
}

void print_list(const char* head, const std::vector<std::string>& lines) {
  for (const std::string& line : lines) std::printf("    %s  %s\n", head, line.c_str());
}

}  // namespace

Run::Run(Options options) : options_(std::move(options)) {}

Totals Run::all() {
  if (options_.one >= 0) {
    one(static_cast<std::uint64_t>(options_.one));
  } else {
    for (std::uint64_t number = 0; number < options_.cases; ++number) one(number);
  }
  return totals_;
}

void Run::one(std::uint64_t number) {
  const Report sound = make_report(stream(options_.seed, number), {options_.edition, Size::any});
  if (!expect(sound).findings.empty() || !expect(sound).unsettled.empty())
    throw std::logic_error("the report drawn for case " + std::to_string(number) +
                           " is not sound: " + expect(sound).findings[0].print());
  std::size_t chosen = number % layouts().size();
  if (!options_.layout.empty()) {
    for (std::size_t i = 0; i < layouts().size(); ++i)
      if (layouts()[i].name == options_.layout) chosen = i;
  }
  const Layout& layout = layouts()[chosen];
  ++totals_.cases;
  const FaultyReport nothing{sound, {}, {}, {}};
  check(number, nothing, layout);
  FaultyReport faulty;
  if (!draw(number, sound, layout, faulty)) return;
  for (const Fault& fault : faulty.faults) ++totals_.planted[fault_kinds()[fault.kind].name];
  totals_.faults += faulty.faults.size();
  check(number, faulty, layout);
  if (number % kEverywhere == 0 && options_.layout.empty()) {
    check_everywhere(number, nothing);
    check_everywhere(number, faulty);
  }
}

bool Run::draw(std::uint64_t number, const Report& sound, const Layout& layout, FaultyReport& out) {
  Random random(stream(options_.seed, number) + 1);
  const std::size_t kinds = fault_kinds().size();
  std::size_t forced = 0;
  while (forced < kinds && fault_kinds()[forced].name != options_.fault) ++forced;
  const std::size_t many = options_.fault.empty() ? 1 + random.below(3) : 1;
  for (int attempt = 0; attempt < 300; ++attempt) {
    std::vector<Fault> faults;
    for (std::size_t i = 0; i < many; ++i) {
      // The first kind goes through all of them in turn, so that none is left out.
      const std::size_t kind = i == 0 && attempt < 5 ? (number + number / layouts().size()) % kinds
                                                     : random.below(kinds);
      faults.push_back({forced < kinds ? forced : kind, random.next()});
    }
    // New tables come before faults in tables.
    std::stable_partition(faults.begin(), faults.end(), [](const Fault& fault) {
      return std::string(fault_kinds()[fault.kind].name) == "tables-outdated";
    });
    if (std::any_of(faults.begin(), faults.end(), [&](const Fault& fault) {
          return (fault_kinds()[fault.kind].needs & ~layout.carries) != 0;
        }))
      continue;
    FaultyReport faulty{sound, {}, faults, {}};
    if (!apply(faulty.report, faults, &faulty.planted)) continue;
    faulty.due = expect(faulty.report);
    if (!faulty.due.unsettled.empty() || faulty.due.findings.empty()) continue;
    if (!each_shows(sound, faults, faulty.due)) continue;
    out = std::move(faulty);
    return true;
  }
  return false;
}

gouji::ReportResult Run::ask(std::uint64_t number, const Report& report, const Layout& layout,
                             const char* name) {
  Random random(stream(options_.seed, number * 64 + index_of(layout)));
  const std::string text = layout.write(report, random);
  const std::string file =
      "case-" + std::to_string(number) + "." + layout.name + "." + name + "." + layout.extension;
  if (!options_.keep.empty()) {
    std::filesystem::create_directories(options_.keep);
    std::ofstream(std::filesystem::path(options_.keep) / file, std::ios::binary) << text;
  }
  ++totals_.reports;
  return gouji::check_bytes(file, text, packs_, {});
}

Comparison Run::judge(std::uint64_t number, const FaultyReport& faulty, const Layout& layout) {
  const auto said = ask(number, faulty.report, layout, faulty.faults.empty() ? "sound" : "faulty");
  Expectation due = faulty.due;
  if (layout.always != nullptr) due.findings.push_back({layout.always, "", "", "", ""});
  Comparison comparison = compare(said, due, layout.may_doubt);
  if (const auto cells = blamed(faulty);
      !cells.empty() && comparison.good() && comparison.doubted == 0)
    compare_diagnosis(said, cells, comparison);
  return comparison;
}

bool Run::check(std::uint64_t number, const FaultyReport& faulty, const Layout& layout) {
  const Comparison comparison = judge(number, faulty, layout);
  ++totals_.by_layout[layout.name];
  totals_.found += comparison.found;
  totals_.doubted += comparison.doubted;
  totals_.missed += comparison.missed.size();
  totals_.unasked += comparison.unasked.size();
  totals_.diagnoses += comparison.diagnosis_checked ? 1 : 0;
  totals_.diagnoses_right += comparison.diagnosis_right ? 1 : 0;
  if (options_.verbose) tell(number, faulty, layout, comparison);
  if (comparison.good()) return true;
  ++totals_.failed;
  ++totals_.failed_by_layout[layout.name];
  for (const std::string& line : comparison.missed) ++totals_.missed_rules[rule_of(line)];
  for (const std::string& line : comparison.unasked) ++totals_.unasked_rules[rule_of(line)];
  for (const Fault& fault : faulty.faults)
    ++totals_.failed_by_fault[fault_kinds()[fault.kind].name];
  if (faulty.faults.empty()) ++totals_.failed_by_fault["(sound)"];
  if (told_++ < options_.tell) {
    if (!options_.verbose) tell(number, faulty, layout, comparison);
    shorten(number, faulty, layout, comparison);
  }
  return false;
}

void Run::check_everywhere(std::uint64_t number, const FaultyReport& faulty) {
  unsigned needs = 0;
  for (const Fault& fault : faulty.faults) needs |= fault_kinds()[fault.kind].needs;
  // Where no agency is known a fingerprint goes by the path, which differs here.
  const TitleState title = faulty.report.title_state;
  const bool named = title != TitleState::missing && title != TitleState::no_agency;
  std::vector<std::string> first;
  for (const Layout& layout : layouts()) {
    if ((needs & ~layout.carries) != 0 || !check(number, faulty, layout) || !layout.verbatim ||
        layout.may_doubt || !named)
      continue;
    const auto marks = fingerprints(ask(number, faulty.report, layout, "faulty"));
    if (first.empty()) first = marks;
    ++totals_.fingerprints;
    if (marks == first) continue;
    ++totals_.failed;
    ++totals_.failed_by_layout[layout.name];
    if (told_++ < options_.tell) {
      std::printf("case %llu, %s: fingerprints differ from those of the first layout\n",
                  static_cast<unsigned long long>(number), layout.name);
      print_list("first", first);
      print_list("here ", marks);
    }
  }
}

std::string Run::rerun(std::uint64_t number, const Layout& layout) const {
  std::string command = "gouji_harness --seed " + std::to_string(options_.seed) + " --one " +
                        std::to_string(number) + " --layout " + layout.name;
  if (options_.edition != 0) command += " --edition " + std::to_string(options_.edition);
  if (!options_.fault.empty()) command += " --fault " + options_.fault;
  return command + " --verbose --keep /tmp/gouji-case";
}

void Run::tell(std::uint64_t number, const FaultyReport& faulty, const Layout& layout,
               const Comparison& comparison) {
  std::printf("%s: seed %llu, case %llu, layout %s, %s %d, edition %d followed %d, %s\n",
              comparison.good() ? "ok" : "FAILED", static_cast<unsigned long long>(options_.seed),
              static_cast<unsigned long long>(number), layout.name, faulty.report.agency.c_str(),
              faulty.report.year, faulty.report.due, faulty.report.followed,
              faulty.report.magnitude.c_str());
  for (const Planted& planted : faulty.planted)
    std::printf("    fault   %s\n", planted.what.c_str());
  print_list("missed", comparison.missed);
  print_list("false ", comparison.unasked);
  if (options_.verbose)
    for (const Expected& expected : faulty.due.findings)
      std::printf("    due     %s\n", expected.print().c_str());
  if (comparison.diagnosis_checked && !comparison.diagnosis_right)
    std::printf("    diagnosis  %s\n", comparison.diagnosis.c_str());
}

// The same faults, fewer of them, in smaller reports and in the plainest layout, as long as one of
// the same rules is misjudged.
void Run::shorten(std::uint64_t number, const FaultyReport& faulty, const Layout& layout,
                  const Comparison& whole) {
  const Layout plain = xml_layout();
  std::vector<std::vector<Fault>> sets = {{}};
  for (const Fault& fault : faulty.faults) sets.push_back({fault});
  if (faulty.faults.size() == 3)
    for (std::size_t i = 0; i < 3; ++i) {
      sets.push_back(faulty.faults);
      sets.back().erase(sets.back().begin() + static_cast<std::ptrdiff_t>(i));
    }
  if (faulty.faults.size() > 1) sets.push_back(faulty.faults);
  for (const auto& faults : sets)
    for (const Size size : {Size::zeros, Size::small, Size::any})
      for (const Layout& where : {plain, layout}) {
        FaultyReport small{
            make_report(stream(options_.seed, number), {options_.edition, size}), {}, faults, {}};
        if (!apply(small.report, faults, &small.planted)) continue;
        small.due = expect(small.report);
        if (!small.due.unsettled.empty()) continue;
        const Comparison comparison = judge(number, small, where);
        if (comparison.good() || !alike(comparison, whole)) continue;
        std::printf("  shortest: layout %s, %s, %zu fault%s\n", where.name,
                    small.report.magnitude.c_str(), faults.size(), faults.size() == 1 ? "" : "s");
        for (const Planted& planted : small.planted)
          std::printf("    fault   %s\n", planted.what.c_str());
        print_list("missed", comparison.missed);
        print_list("false ", comparison.unasked);
        if (comparison.diagnosis_checked && !comparison.diagnosis_right)
          std::printf("    diagnosis  %s\n", comparison.diagnosis.c_str());
        std::printf("  again: %s\n\n", rerun(number, layout).c_str());
        return;
      }
  std::printf("  again: %s\n\n", rerun(number, layout).c_str());
}

}  // namespace harness
