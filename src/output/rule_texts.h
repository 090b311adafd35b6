// What every rule of the program says, for formats that declare their rules.
#pragma once

#include <string>
#include <vector>

#include "base/bilingual.h"
#include "base/severity.h"

namespace gouji {

class PackLibrary;

struct RuleText {
  std::string id;
  Severity severity = Severity::unclear;
  std::string clause;
  Bilingual name, explanation, remedy;
};

// By id, each once. Where packs differ, those `named` (by id or file) go before the editions that
// came with the program, and among these the newest. A pack that cannot be had is left out.
std::vector<RuleText> rule_texts(PackLibrary& packs, const std::vector<std::string>& named);

}  // namespace gouji
