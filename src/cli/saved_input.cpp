#include "cli/saved_input.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "base/utf8.h"
#include "cli/options.h"

namespace gouji {
namespace {

[[noreturn]] void refuse(const std::string& path, int error) {
  const auto reason = std::generic_category().message(error);
  const auto shown = printable(path);
  if (error == ENOENT) {
    throw UsageError({"路径 " + shown + " 不存在。", "there is no " + shown});
  }
  const auto zh = error == EISDIR ? "这是一个文件夹" : error == EACCES ? "没有读取权限" : reason;
  throw UsageError(
      {"无法读取 " + shown + "：" + zh + "。", "cannot read " + shown + ": " + reason});
}

}  // namespace

std::string saved_bytes(const std::string& path) {
  const bool standard = path == "-";
  const int descriptor = standard ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) refuse(path, errno);
  std::string bytes;
  char buffer[1 << 16];
  int error = 0;
  while (true) {
    const auto count = ::read(descriptor, buffer, sizeof buffer);
    if (count == 0) break;
    if (count < 0) {
      if (errno == EINTR) continue;
      error = errno;
      break;
    }
    bytes.append(buffer, static_cast<std::size_t>(count));
  }
  if (!standard) ::close(descriptor);
  if (error != 0) refuse(path, error);
  return bytes;
}

void read_saved_file(const std::string& path, const std::string& bytes,
                     const SavedResults& results) {
  const auto mistake = read_saved(bytes, results);
  if (!mistake) return;
  const auto shown = printable(path);
  throw UsageError({shown + "：" + mistake->zh + "。", shown + ": " + mistake->en});
}

}  // namespace gouji
