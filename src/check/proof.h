// The fragments of a pack, through the whole program: what `gouji pack test` and the tests run.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "pack/library.h"

namespace gouji {

// What came of a pack's own examples. `failures` is empty where the pack keeps what it promises.
struct PackProof {
  std::string pack;
  std::size_t rules = 0, good = 0, bad = 0;  // how many were tried
  std::vector<PackError> failures;           // in the order of the rules
};

// The specimen and every good fragment must yield nothing, every bad one the findings that it lists
// and no other, and every rule must have one of each. A fragment of a pack that is extended says
// nothing of rules that only came with what extends it: those may find something in it. Throws
// PackFailure.
PackProof prove_pack(const std::string& id_or_file, PackLibrary& packs);

}  // namespace gouji
