// The program as a function: words of the command line in, exit code out.
#pragma once

#include <string>
#include <vector>

namespace gouji {

int run_program(const std::vector<std::string>& words);

}  // namespace gouji
