// Results for people: what to look at, where, and what would settle it.
#pragma once

#include <memory>

#include "output/writer.h"

namespace gouji {

// Nothing of a report reaches the text unescaped: control characters are made visible.
std::unique_ptr<Writer> open_text(Sink& sink, const WriterSettings& settings);

}  // namespace gouji
