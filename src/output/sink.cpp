#include "output/sink.h"

#include <cerrno>
#include <cstdlib>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/leavings.h"
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
    case EFBIG:
      return {"超出系统允许的文件大小", en};
    case EROFS:
      return {"所在文件系统只读", en};
    case EPIPE:
      return {"接收方已关闭", en};
    default:
      return {en, en};
  }
}

// How many names are tried for a file that is about to be renamed.
constexpr int kNamesTried = 100;

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

class StandardOutput : public Sink {
 public:
  void write(std::string_view text) override {
    if (error_ == 0) error_ = write_all(STDOUT_FILENO, text);
  }

  std::optional<WriteFailure> close() override {
    if (error_ == 0) return std::nullopt;
    const auto reason = reason_of(error_);
    return WriteFailure{
        {"无法写到标准输出：" + reason.zh + "。", "cannot write to standard output: " + reason.en},
        error_ == EPIPE};
  }

  bool failed() const override { return error_ != 0; }

 private:
  int error_ = 0;
};

class FileSink : public Sink {
 public:
  explicit FileSink(const std::string& path) : path_(path), target_(path) {
    struct stat status {};
    const bool exists = ::stat(path.c_str(), &status) == 0;
    if (exists && S_ISDIR(status.st_mode)) {
      error_ = EISDIR;
    } else if (exists && !S_ISREG(status.st_mode)) {
      descriptor_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
      if (descriptor_ < 0) error_ = errno;
    } else if (exists && ::access(path.c_str(), W_OK) != 0) {
      error_ = errno;  // renaming would replace even a file that is write-protected
    } else {
      if (exists) target_ = target_of(path);
      open_beside(exists ? status.st_mode & 07777 : permissions_of_new_files());
    }
  }

  ~FileSink() override {
    close_descriptor();
    discard();
  }

  void write(std::string_view text) override {
    if (error_ == 0) error_ = write_all(descriptor_, text);
  }

  std::optional<WriteFailure> close() override {
    if (error_ == 0 && nameless_) name_beside();
    close_descriptor();
    if (error_ == 0 && !beside_.empty()) {
      HeldLeavings held;
      if (::rename(beside_.c_str(), target_.c_str()) == 0) {
        held.forget(beside_);
        beside_.clear();
      } else {
        error_ = errno;
      }
    }
    discard();
    if (error_ == 0) return std::nullopt;
    const auto reason = reason_of(error_);
    const auto shown = printable(path_);
    return WriteFailure{
        {"无法写入 " + shown + "：" + reason.zh + "。", "cannot write " + shown + ": " + reason.en},
        error_ == EPIPE};
  }

  bool failed() const override { return error_ != 0; }

 private:
  void open_beside(mode_t permissions) {
    open_nameless();
    if (!nameless_) open_named();
    // Best effort: on a file system without permissions the text still counts.
    if (descriptor_ >= 0) (void)!::fchmod(descriptor_, permissions);
  }

  // Such a file is gone however the program ends. Not every file system has them, and without
  // /proc they never get a name.
  void open_nameless() {
    const auto slash = target_.rfind('/');
    const auto folder = slash == std::string::npos ? "." : target_.substr(0, slash + 1);
    const int descriptor = ::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    if (descriptor < 0) return;
    if (::access(link_of(descriptor).c_str(), F_OK) != 0) {
      ::close(descriptor);
      return;
    }
    descriptor_ = descriptor;
    nameless_ = true;
  }

  static std::string link_of(int descriptor) {
    return "/proc/self/fd/" + std::to_string(descriptor);
  }

  // A link replaces no file, a name does: the name that is renamed comes first.
  void name_beside() {
    HeldLeavings held;
    for (int i = 0; i < kNamesTried; ++i) {
      const auto name = target_ + "." + std::to_string(::getpid()) + "-" + std::to_string(i);
      if (::linkat(AT_FDCWD, link_of(descriptor_).c_str(), AT_FDCWD, name.c_str(),
                   AT_SYMLINK_FOLLOW) == 0) {
        held.remember(name);
        beside_ = name;
        return;
      }
      if (errno != EEXIST) break;
    }
    error_ = errno;
  }

  void open_named() {
    beside_ = target_ + ".XXXXXX";
    HeldLeavings held;
    descriptor_ = ::mkostemp(beside_.data(), O_CLOEXEC);
    if (descriptor_ < 0) {
      error_ = errno;
      beside_.clear();
      return;
    }
    held.remember(beside_);
  }

  void close_descriptor() {
    if (descriptor_ < 0) return;
    if (::close(descriptor_) != 0 && error_ == 0) error_ = errno;
    descriptor_ = -1;
  }

  void discard() {
    if (beside_.empty()) return;
    HeldLeavings held;
    ::unlink(beside_.c_str());
    held.forget(beside_);
    beside_.clear();
  }

  std::string path_;    // as it was named
  std::string target_;  // where it leads to
  std::string beside_;  // what is written until then; empty where there is no such name
  bool nameless_ = false;
  int descriptor_ = -1;
  int error_ = 0;
};

}  // namespace

std::unique_ptr<Sink> standard_output() { return std::make_unique<StandardOutput>(); }

std::unique_ptr<Sink> file_sink(const std::string& path) {
  return std::make_unique<FileSink>(path);
}

}  // namespace gouji
