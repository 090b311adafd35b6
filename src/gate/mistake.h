// Mistakes in the files that people write for the gate: each with its place and the line itself.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "pack/load.h"

namespace gouji {

// The same as a mistake in a pack, and shown the same way.
using FileMistake = PackError;

// A file of the gate cannot be used: every mistake that was found in it, at least one.
struct GateFailure : std::runtime_error {
  explicit GateFailure(std::vector<FileMistake> list)
      : std::runtime_error(list.front().message.en), mistakes(std::move(list)) {}
  explicit GateFailure(FileMistake one) : GateFailure(std::vector<FileMistake>{std::move(one)}) {}
  std::vector<FileMistake> mistakes;
};

// A mistake at a byte of a line; `line` counts from 1, `width` is in bytes.
FileMistake mistake_at(const std::string& file, int line, std::string_view text, std::size_t byte,
                       std::size_t width, Bilingual message, Bilingual hint = {});

// A mistake of a file as a whole.
FileMistake mistake_of(const std::string& file, Bilingual message, Bilingual hint = {});

// The text of a file of at most `most` bytes. Throws GateFailure where it cannot be read or is no
// UTF-8.
inline constexpr std::uint64_t kWrittenByHand = 1 << 20;
std::string read_gate_file(const std::string& file, std::uint64_t most = kWrittenByHand);

// The lines of a text without their ends (LF or CRLF), and without a byte order mark before them.
std::vector<std::string_view> lines_of(std::string_view text);

// Where a merge has left its marks: the first line, from 1, that begins with one; 0 where there is
// none.
int merge_mark(const std::vector<std::string_view>& lines);

// The mistake that a merge has left its marks in a file, at that line.
FileMistake merge_conflict(const std::string& file, int line, std::string_view text);

}  // namespace gouji
