#include "gate/changed.h"

#include <cerrno>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/child.h"
#include "base/utf8.h"

namespace gouji {
namespace {

using std::chrono_literals::operator""s;

constexpr int kNoSuchProgram = 127;  // as env(1) ends

// Hooks run with variables that say where the repository is, relative to where git was.
ChildOutcome git(const std::string& folder, std::vector<std::string> words) {
  ChildRequest request;
  request.arguments = {"env",           "-u", "GIT_DIR",        "-u",
                       "GIT_WORK_TREE", "-u", "GIT_INDEX_FILE", "-u",
                       "GIT_PREFIX",    "git"};
  request.arguments.insert(request.arguments.end(), words.begin(), words.end());
  request.environment = {"LC_ALL=C", "GIT_OPTIONAL_LOCKS=0"};
  request.folder = folder;
  request.time = 120s;
  request.memory = 1ull << 40;  // git maps its packs into memory, however large
  return run_child(request);
}

// What git says is wrong, in its own words.
std::string words_of(const ChildOutcome& outcome) {
  std::string_view text(outcome.errors);
  if (text.starts_with("fatal: ")) text.remove_prefix(7);
  return printable(trimmed(text.substr(0, text.find('\n'))));
}

Changes failed(Bilingual message) {
  Changes changes;
  changes.failure = std::move(message);
  return changes;
}

Changes failed(const ChildOutcome& outcome, const Bilingual& what) {
  const bool missing = outcome.end == ChildOutcome::End::not_started ||
                       (outcome.end == ChildOutcome::End::exited && outcome.code == kNoSuchProgram);
  if (missing) {
    return failed({"--changed-since 需要 git，未找到这个程序。",
                   "--changed-since needs git, which was not found"});
  }
  if (outcome.end == ChildOutcome::End::timed_out) {
    return failed({"git 未能按时结束。", "git did not end in time"});
  }
  const auto words = words_of(outcome);
  return failed({what.zh + (words.empty() ? "。" : "（git：" + words + "）。"),
                 what.en + (words.empty() ? "" : " (git: " + words + ")")});
}

// The root of a repository that git does not touch because it belongs to another user, as what is
// mounted into a container often does.
std::optional<std::string> root_of_another(const ChildOutcome& outcome) {
  constexpr std::string_view kBefore = "dubious ownership in repository at '";
  const auto words = words_of(outcome);
  const auto at = words.find(kBefore);
  if (outcome.succeeded() || at == std::string::npos) return std::nullopt;
  const auto from = at + kBefore.size();
  return words.substr(from, words.rfind('\'') - from);
}

std::string without_line_end(std::string text) {
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

// Adds names that end in NUL.
void add_files(const std::string& root, std::string_view names, std::set<std::string>& files) {
  while (!names.empty()) {
    const auto end = names.find('\0');
    auto name = names.substr(0, end);
    if (name.ends_with('/')) name.remove_suffix(1);
    if (!name.empty()) files.insert(root + "/" + std::string(name));
    if (end == std::string_view::npos) break;
    names.remove_prefix(end + 1);
  }
}

}  // namespace

bool Changes::hold(const std::string& file) const {
  for (auto path = file; path.size() > root.size(); path.resize(path.rfind('/'))) {
    if (files.contains(path)) return true;
  }
  return false;
}

Changes find_repository(const std::string& folder) {
  const auto outcome = git(folder, {"rev-parse", "--show-toplevel"});
  if (const auto root = root_of_another(outcome)) {
    const auto name = printable(*root);
    return failed({"git 库 " + name + " 的属主是另一个用户，git 因此不予读取。确认可信后，请运行 " +
                       "git config --global --add safe.directory " + name + "。",
                   "git does not read the repository " + name +
                       ", which belongs to another user; "
                       "where you trust it, run git config --global --add safe.directory " +
                       name});
  }
  if (!outcome.succeeded()) {
    return failed(outcome, {"--changed-since 只能用于 git 库中的文件，" + printable(folder) +
                                " 不在任何 git 库的工作区内",
                            "--changed-since goes with files in a git repository; " +
                                printable(folder) + " is in no working tree"});
  }
  Changes changes;
  changes.root = without_line_end(outcome.output);
  return changes;
}

Changes changes_since(const std::string& revision, const std::string& root) {
  const auto commit =
      git(root, {"rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"});
  if (!commit.succeeded()) {
    return failed(commit, {"--changed-since 指定的版本 " + printable(revision) +
                               " 在库中不存在；浅克隆的，请先取回该版本",
                           "there is no revision " + printable(revision) +
                               ", given as --changed-since; fetch it where the clone is shallow"});
  }
  auto from = without_line_end(commit.output);
  const auto parted = git(root, {"merge-base", from, "HEAD"});
  if (parted.succeeded()) from = without_line_end(parted.output);
  const auto tracked = git(root, {"diff", "--name-only", "-z", "--no-renames", "--no-ext-diff",
                                  "--no-relative", from, "--"});
  const auto untracked = git(root, {"ls-files", "--others", "--exclude-standard", "-z"});
  for (const auto* outcome : {&tracked, &untracked}) {
    if (outcome->succeeded()) continue;
    return failed(*outcome, {"git 未能列出变动的文件", "git could not list what has changed"});
  }
  Changes changes;
  changes.root = root;
  add_files(root, tracked.output, changes.files);
  add_files(root, untracked.output, changes.files);
  return changes;
}

}  // namespace gouji
