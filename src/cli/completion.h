// Scripts that complete the command line in shells, made from the table of commands and options.
#pragma once

#include <string>

namespace gouji {

std::string bash_completion();
// For a file `_gouji` in a folder of zsh's fpath.
std::string zsh_completion();
std::string fish_completion();

}  // namespace gouji
