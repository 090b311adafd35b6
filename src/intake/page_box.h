// A box on a page.
#pragma once

namespace gouji {

// In points (1/72 inch); y grows downwards from the top of the page.
struct PageBox {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;

  bool operator==(const PageBox&) const = default;
};

}  // namespace gouji
