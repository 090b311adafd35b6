#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "gate/changed.h"
#include "gate/folder.h"

namespace gouji {
namespace {

using Names = std::vector<std::string>;

// A repository without the settings of who runs the test.
class Repository {
 public:
  Repository() { git("init -q -b main"); }

  void git(const std::string& words) const {
    const auto command = "cd '" + folder.path() +
                         "' && GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 git -c "
                         "user.name=t -c user.email=t@example.org " +
                         words + " >/dev/null 2>&1";
    REQUIRE(std::system(command.c_str()) == 0);
  }
  void commit() const {
    git("add -A");
    git("commit -q -m step --allow-empty");
  }
  void remove(const std::string& name) const { std::filesystem::remove(folder.path(name)); }

  // The names of what has changed, as seen from the root.
  Names since(const std::string& revision) const {
    const auto changes = changes_since(revision, folder.path());
    REQUIRE_MESSAGE(!changes.failure, changes.failure->en);
    Names names;
    for (const auto& file : changes.files) names.push_back(file.substr(folder.path().size() + 1));
    return names;
  }

  TestFolder folder;
};

TEST_CASE(
    "changed, added, renamed, deleted and untracked files have changed, ignored ones have not") {
  const Repository repository;
  const auto& folder = repository.folder;
  for (const std::string name : {"同.html", "改.html", "删.html", "旧名.html"}) {
    folder.file("2023/" + name, "一\n" + name + "\n");
  }
  folder.file(".gitignore", "*.log\n");
  repository.commit();
  repository.git("tag base");
  folder.file("2023/改.html", "二\n");
  repository.remove("2023/删.html");
  std::filesystem::rename(folder.path("2023/旧名.html"), folder.path("2023/新名.html"));
  folder.file("2023/增.html", "一\n");
  repository.commit();
  folder.file("2023/未跟踪 有空格\n换行.html", "一\n");
  folder.file("a.log", "x");
  CHECK(repository.since("base") == Names{"2023/删.html", "2023/增.html", "2023/改.html",
                                          "2023/新名.html", "2023/旧名.html",
                                          "2023/未跟踪 有空格\n换行.html"});
  CHECK(repository.since("HEAD") == Names{"2023/未跟踪 有空格\n换行.html"});
}

TEST_CASE("where histories have parted, what changed on the other side does not count") {
  const Repository repository;
  repository.folder.file("a.html", "1\n");
  repository.folder.file("b.html", "1\n");
  repository.commit();
  repository.git("checkout -q -b work");
  repository.folder.file("b.html", "2\n");
  repository.commit();
  repository.git("checkout -q main");
  repository.folder.file("a.html", "2\n");
  repository.commit();
  repository.git("checkout -q work");
  CHECK(repository.since("main") == Names{"b.html"});
}

TEST_CASE("what stands below a changed folder has changed") {
  Changes changes;
  changes.root = "/repo";
  changes.files = {"/repo/sub", "/repo/a.html"};
  CHECK(changes.hold("/repo/a.html"));
  CHECK(changes.hold("/repo/sub/x/b.html"));
  CHECK_FALSE(changes.hold("/repo/suburb/b.html"));
  CHECK_FALSE(changes.hold("/repo/b.html"));
}

TEST_CASE("the root of a repository is found from a folder inside it") {
  const Repository repository;
  repository.folder.file("2023/县/a.html");
  const auto found = find_repository(repository.folder.path("2023/县"));
  CHECK_FALSE(found.failure);
  CHECK(found.root == repository.folder.path());
}

TEST_CASE("a revision that there is not, and one that looks like an option, are told") {
  const Repository repository;
  repository.folder.file("a.html");
  repository.commit();
  for (const std::string revision : {"nope", "--all", "-h", "", "HEAD:a.html"}) {
    CAPTURE(revision);
    const auto changes = changes_since(revision, repository.folder.path());
    REQUIRE(changes.failure);
    CHECK(changes.failure->en.starts_with("there is no revision " + revision + ","));
    CHECK(changes.files.empty());
  }
}

TEST_CASE("a folder outside every repository is told, with what git says") {
  const TestFolder folder;
  const auto found = find_repository(folder.path());
  REQUIRE(found.failure);
  CHECK(found.failure->en.find("is in no working tree (git: not a git repository") !=
        std::string::npos);
}

TEST_CASE("a repository of another user is told with the way out") {
  const Repository repository;
  ::setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1", 1);
  const auto found = find_repository(repository.folder.path());
  ::unsetenv("GIT_TEST_ASSUME_DIFFERENT_OWNER");
  REQUIRE(found.failure);
  const auto way_out = "git config --global --add safe.directory " + repository.folder.path();
  CHECK(found.failure->en.ends_with("where you trust it, run " + way_out));
  CHECK(found.failure->zh.ends_with("确认可信后，请运行 " + way_out + "。"));
}

TEST_CASE("that git is missing is told") {
  const TestFolder folder;
  const std::string before = std::getenv("PATH");
  ::setenv("PATH", folder.path().c_str(), 1);
  const auto none = find_repository(folder.path());
  std::filesystem::create_symlink("/usr/bin/env", folder.path("env"));
  const auto only_env = find_repository(folder.path());
  ::setenv("PATH", before.c_str(), 1);
  for (const auto* found : {&none, &only_env}) {
    REQUIRE(found->failure);
    CHECK(found->failure->zh == "--changed-since 需要 git，未找到这个程序。");
  }
}

TEST_CASE("the variables that a hook runs with lead nowhere else") {
  const Repository repository;
  repository.folder.file("a.html");
  ::setenv("GIT_DIR", "/nowhere/.git", 1);
  ::setenv("GIT_INDEX_FILE", ".git/other", 1);
  const auto found = find_repository(repository.folder.path());
  ::unsetenv("GIT_DIR");
  ::unsetenv("GIT_INDEX_FILE");
  CHECK_FALSE(found.failure);
  CHECK(found.root == repository.folder.path());
}

}  // namespace
}  // namespace gouji
