#include "faults.h"

#include "plantings.h"

namespace harness {
namespace {

const std::vector<FaultEntry>& entries() {
  static const std::vector<FaultEntry> all = [] {
    std::vector<FaultEntry> out = figure_faults();
    out.insert(out.end(), form_faults().begin(), form_faults().end());
    return out;
  }();
  return all;
}

}  // namespace

const std::vector<FaultKind>& fault_kinds() {
  static const std::vector<FaultKind> kinds = [] {
    std::vector<FaultKind> out;
    for (const FaultEntry& entry : entries()) out.push_back(entry.kind);
    return out;
  }();
  return kinds;
}

std::optional<Planted> plant(Report& report, const Fault& fault) {
  Random random(fault.seed);
  const FaultEntry& entry = entries()[fault.kind];
  Planting planted = entry.plant(report, random);
  if (planted) planted->what = std::string(entry.kind.name) + ": " + planted->what;
  return planted;
}

}  // namespace harness
