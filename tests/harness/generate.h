// Sound reports of invented bodies.
#pragma once

#include "model.h"
#include "random.h"

namespace harness {

enum class Size { any, zeros, small };

struct Wish {
  int edition = 0;  // 0: any
  Size size = Size::any;
};

// Draws a report in which nothing is wrong. The same seed gives the same body, year and prose
// whatever the size wished for.
Report make_report(std::uint64_t seed, const Wish& wish);

// Fills tables with figures whose sums hold. `most` bounds a single figure.
void fill_tables(Report& report, Random& random, std::int64_t most);

}  // namespace harness
