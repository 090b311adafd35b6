// A rule's fragments in words: what is changed in the sound report, and what is then found.
#pragma once

#include <string>

#include "base/bilingual.h"
#include "pack/pack.h"

namespace gouji {

// "《…表》“…”行“总计”列填“5”".
std::string in_words(const Pack& pack, const SpecimenEdit& edit, Language language);

// The note of the fragment, its edits and the findings they yield, each on a line of its own.
std::string in_words(const Pack& pack, const Fragment& fragment, Language language);

}  // namespace gouji
