// The container of a Word document.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace harness {

// A ZIP archive of parts, each a name and its bytes, in this order.
std::string zipped(const std::vector<std::pair<std::string, std::string>>& parts);

// A Word document of `body`, what stands in w:body, and `lists`, what stands in w:numbering.
std::string docx_of(const std::string& body, const std::string& lists);

}  // namespace harness
