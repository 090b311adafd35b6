#include "output/file.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"

namespace gouji {
namespace {

// System messages are English in the classic locale; the frequent ones are said in Chinese.
Bilingual reason_of(int error) {
  const std::string en = std::generic_category().message(error);
  switch (error) {
    case ENOENT:
      return {"所在文件夹不存在", en};
    case ENOTDIR:
      return {"路径中有一级不是文件夹", en};
    case EACCES:
    case EPERM:
      return {"没有写入权限", en};
    case EISDIR:
      return {"该路径是一个文件夹", en};
    case ENOSPC:
      return {"磁盘空间不足", en};
    case EROFS:
      return {"所在文件系统只读", en};
    case EPIPE:
      return {"接收方已关闭", en};
    default:
      return {en, en};
  }
}

WriteFailure failure(const std::string& path, int error) {
  const auto reason = reason_of(error);
  const auto shown = printable(path);
  return {
      {"无法写入 " + shown + "：" + reason.zh + "。", "cannot write " + shown + ": " + reason.en},
      error == EPIPE};
}

// 0, or the error.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const auto written = ::write(descriptor, text.data(), text.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

int write_and_close(int descriptor, std::string_view text) {
  const int error = write_all(descriptor, text);
  const int closed = ::close(descriptor) == 0 ? 0 : errno;
  return error != 0 ? error : closed;
}

int write_in_place(const std::string& path, std::string_view text) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
  return descriptor < 0 ? errno : write_and_close(descriptor, text);
}

// The file that a path leads to, so that renaming does not replace a link by a file.
std::string target_of(const std::string& path) {
  if (char* resolved = ::realpath(path.c_str(), nullptr)) {
    std::string target = resolved;
    std::free(resolved);
    return target;
  }
  return path;
}

mode_t permissions_of_new_files() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

int write_beside(const std::string& target, std::string_view text, mode_t permissions) {
  std::string beside = target + ".XXXXXX";
  const int descriptor = ::mkostemp(beside.data(), O_CLOEXEC);
  if (descriptor < 0) return errno;
  // Best effort: on a file system without permissions the text still counts.
  (void)!::fchmod(descriptor, permissions);
  int error = write_and_close(descriptor, text);
  if (error == 0 && ::rename(beside.c_str(), target.c_str()) != 0) error = errno;
  if (error != 0) ::unlink(beside.c_str());
  return error;
}

}  // namespace

std::optional<WriteFailure> write_file(const std::string& path, std::string_view text) {
  struct stat status {};
  const bool exists = ::stat(path.c_str(), &status) == 0;
  int error = 0;
  if (exists && S_ISDIR(status.st_mode)) {
    error = EISDIR;
  } else if (exists && !S_ISREG(status.st_mode)) {
    error = write_in_place(path, text);
  } else if (exists && ::access(path.c_str(), W_OK) != 0) {
    error = errno;  // renaming would replace even a file that is write-protected
  } else {
    const mode_t permissions = exists ? status.st_mode & 07777 : permissions_of_new_files();
    error = write_beside(exists ? target_of(path) : path, text, permissions);
  }
  if (error == 0) return std::nullopt;
  return failure(path, error);
}

std::optional<WriteFailure> write_standard_output(std::string_view text) {
  const int error = write_all(STDOUT_FILENO, text);
  if (error == 0) return std::nullopt;
  auto failed = failure("-", error);
  const auto reason = reason_of(error);
  failed.message = {"无法写到标准输出：" + reason.zh + "。",
                    "cannot write to standard output: " + reason.en};
  return failed;
}

}  // namespace gouji
