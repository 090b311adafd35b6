#include "gate/mistake.h"

#include <algorithm>

#include "base/utf8.h"
#include "intake/intake.h"

namespace gouji {
namespace {

constexpr std::size_t kShownBytes = 400;  // of a line, around the place

}  // namespace

FileMistake mistake_at(const std::string& file, int line, std::string_view text, std::size_t byte,
                       std::size_t width, Bilingual message, Bilingual hint) {
  FileMistake mistake;
  mistake.file = file;
  mistake.line = line;
  byte = std::min(byte, text.size());
  const auto marked = text.substr(byte, width);
  mistake.column = static_cast<int>(count_code_points(text.substr(0, byte))) + 1;
  mistake.width = std::max(1, static_cast<int>(count_code_points(marked)));
  // A long line is shown from somewhat before the place on, cut between characters.
  std::size_t from = byte > kShownBytes ? byte - kShownBytes / 2 : 0;
  while (from > 0 && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) --from;
  mistake.skipped = static_cast<int>(count_code_points(text.substr(0, from)));
  auto shown = text.substr(from, 2 * kShownBytes);
  mistake.source_line = std::string(shown.substr(0, well_formed_prefix(shown)));
  mistake.message = std::move(message);
  mistake.hint = std::move(hint);
  return mistake;
}

FileMistake mistake_of(const std::string& file, Bilingual message, Bilingual hint) {
  FileMistake mistake;
  mistake.file = file;
  mistake.message = std::move(message);
  mistake.hint = std::move(hint);
  return mistake;
}

std::string read_gate_file(const std::string& file, std::uint64_t most) {
  Limits limits;
  limits.set(Limit::bytes, most);
  auto read = load_file(file, limits);
  if (read.problem && read.problem->id.starts_with("limit.")) {
    const auto size = std::to_string(most);
    throw GateFailure(mistake_of(file, {"文件过大（超出 " + size + " 字节）。",
                                        "the file is larger than " + size + " bytes"}));
  }
  if (read.problem) throw GateFailure(mistake_of(file, read.problem->message));
  const auto good = well_formed_prefix(read.bytes);
  if (good == read.bytes.size()) return std::move(read.bytes);
  const std::string_view text(read.bytes);
  const auto line =
      std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(good), '\n');
  const auto start = good == 0 ? 0 : text.rfind('\n', good - 1) + 1;
  throw GateFailure(mistake_at(file, static_cast<int>(line) + 1,
                               text.substr(start, text.find('\n', good) - start), good - start, 1,
                               {"此处不是 UTF-8 文字。", "this is no UTF-8 text"},
                               {"请以 UTF-8 编码保存文件。", "save the file as UTF-8"}));
}

std::vector<std::string_view> lines_of(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

int merge_mark(const std::vector<std::string_view>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto line = lines[i];
    if (line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ") || line == "=======") {
      return static_cast<int>(i) + 1;
    }
  }
  return 0;
}

FileMistake merge_conflict(const std::string& file, int line, std::string_view text) {
  return mistake_at(file, line, text, 0, text.size(),
                    {"合并冲突尚未解决。", "a merge has left a conflict here"},
                    {"请先解决冲突，删去冲突标记。", "resolve it and remove the marks"});
}

}  // namespace gouji
