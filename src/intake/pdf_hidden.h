// Text of a PDF that is there and not drawn.
#pragma once

#include <string_view>
#include <vector>

#include "base/limits.h"
#include "intake/pages.h"

namespace gouji {

// The numbers of the pages whose words are not drawn, or hardly any, or some of whose figures are
// not: pictures over which a program that recognizes characters has laid what it read, right or
// wrong. `pdftohtml` is asked; where it fails none are told. Throws what `limits.keep_time` throws.
std::vector<int> pages_of_hidden_text(const std::vector<Page>& pages, std::string_view bytes,
                                      const Limits& limits);

}  // namespace gouji
