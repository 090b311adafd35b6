// The packs that come with the program, loaded once for all tests of a program.
#pragma once

#include "pack/library.h"

namespace gouji::test {

inline PackLibrary& packs() {
  static PackLibrary library;
  return library;
}

}  // namespace gouji::test
