#include "cli/program.h"

int main(int count, char** words) {
  return gouji::run_program({words + (count > 0 ? 1 : 0), words + count});
}
