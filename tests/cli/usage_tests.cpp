#include <doctest/doctest.h>

#include "cli/program.h"
#include "sweep/walk.h"

namespace gouji::cli {
namespace {

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// Wrong usage: exit 2, nothing on standard output, the sentence on standard error.
void refused(const std::string& words, const std::string& sentence) {
  CAPTURE(words);
  const auto run = gouji(words);
  CHECK(run.code == 2);
  CHECK(run.out.empty());
  CHECK(run.err == "gouji: " + sentence + "\n");
}

TEST_CASE("what is misspelt is refused with the nearest right name") {
  refused("chek x", "没有名为 chek 的命令。是否要用 check？");
  refused("check --fromat json x", "没有名为 --fromat 的选项。是否要用 --format？");
  refused("check --format jsno x",
          "没有名为 jsno 的输出格式。是否要用 json？可用的有：text json ndjson sarif junit github "
          "gitlab checkstyle csv markdown。");
  refused("check --limit byte=5 x", "没有名为 byte 的上限。是否要用 bytes？");
  refused("explain applications.balence",
          "没有名为 applications.balence 的规则。是否要用 applications.balance？");
  const auto pack = gouji("check --pack national-202 x");
  CHECK(pack.code == 2);
  CHECK(pack.out.empty());
  CHECK(holds(pack.err, "没有名为“national-202”的规则包"));
}

TEST_CASE("an option is never guessed from its beginning") {
  refused("check --forma json x", "没有名为 --forma 的选项。是否要用 --format？");
}

TEST_CASE("an option without its value, with one too many, or twice is refused") {
  refused("check x --format", "选项 --format 缺少值。");
  refused("check x --help=yes", "选项 --help 不带值。");
  refused("check x --lang zh --lang en", "选项 --lang 只能给一次。");
  refused("check x --progress fast", "没有名为 fast 的取值。可用的有：auto bar plain none。");
  refused("completion", "需要且只能给出一种命令解释器：bash、zsh 或 fish。");
  refused("completion tcsh", "没有名为 tcsh 的命令解释器。可用的有：bash zsh fish。");
  refused("man gouji", "多余的参数 gouji。");
  refused("check x --jobs 0", "--jobs 应为 1 至 1024 的整数，不能是“0”。");
  refused("check x --limit bytes", "--limit bytes 应写成 bytes=正整数。");
}

TEST_CASE("two results for one place are refused") {
  refused("check x --format json --format text",
          "同一处不能写两份结果；请用 --format FMT=FILE 分别写入不同的文件。");
  refused("check x --format json=a --format text=b/.././a",
          "同一处不能写两份结果；请用 --format FMT=FILE 分别写入不同的文件。");
  refused("check x --format json=a --format text -o $PWD/a",
          "同一处不能写两份结果；请用 --format FMT=FILE 分别写入不同的文件。");
  refused("check x --format json=/tmp/a -o /tmp/b",
          "各个 --format 都已指定文件，-o 没有可写的结果。");
}

TEST_CASE("no command and no path are refused") {
  refused("", "没有给出命令；用法见 gouji --help。");
  refused("check", "没有给出要检查的文件或文件夹；从标准输入读取请用 -。");
}

TEST_CASE("control characters of the command line do not reach the terminal") {
  refused("check \"$(printf 'a\\033b')\"", "路径 a\\x1Bb 不存在。");
}

TEST_CASE("the locale chooses the language unless --lang does") {
  const auto english = [](const std::string& environment, const std::string& words = "") {
    return holds(gouji("chek " + words, environment).err, "there is no command");
  };
  CHECK(english("LC_ALL=en_US.UTF-8"));
  CHECK(english("LC_ALL= LC_MESSAGES=fr_FR LANG=zh_CN"));
  CHECK(english("LC_ALL= LANG=en_GB"));
  CHECK_FALSE(english("LC_ALL= LC_MESSAGES= LANG="));
  CHECK_FALSE(english("LC_ALL=C"));
  CHECK_FALSE(english("LC_ALL=POSIX"));
  CHECK_FALSE(english("LC_ALL=C.UTF-8"));
  CHECK_FALSE(english("LC_ALL=zh_CN.GB18030"));
  CHECK_FALSE(english("LC_ALL=en_US.UTF-8", "--lang zh"));
  CHECK(english("LC_ALL=C", "--lang=en"));
}

TEST_CASE("help and version go to standard output with 0") {
  const auto help = gouji("--help");
  CHECK(help.code == 0);
  CHECK(holds(help.out, "gouji check PATH…|-"));
  CHECK(help.err.empty());
  const auto check = gouji("check --help --lang en");
  CHECK(check.code == 0);
  CHECK(holds(check.out, "--fail-on LEVEL"));
  CHECK(holds(check.out, "(default error)"));
  CHECK(gouji("--version").out == "gouji " GOUJI_VERSION "\n");
}

TEST_CASE("rules are listed and explained") {
  const auto rules = gouji("rules");
  CHECK(rules.code == 0);
  CHECK(holds(rules.out, "\napplications.balance"));
  CHECK(holds(rules.out, "\nintake.empty"));
  const auto balance = gouji("explain applications.balance");
  CHECK(balance.code == 0);
  CHECK(balance.out.starts_with("applications.balance  "));
  CHECK(holds(balance.out, "（错误）"));
  CHECK(holds(balance.out, "\n反例\n"));
  CHECK(holds(balance.out, "received + carried_in = processed_total + carried_out"));
  const auto empty = gouji("explain intake.empty --lang en");
  CHECK(empty.code == 0);
  CHECK(empty.out.starts_with("intake.empty  The file is empty (unclear)\n"));
  CHECK(gouji("explain limit.seconds").code == 0);
}

TEST_CASE("packs and limits are listed") {
  const auto packs = gouji("packs");
  CHECK(packs.code == 0);
  CHECK(holds(packs.out, "national-2021"));
  CHECK(holds(packs.out, "国办公开办函〔2021〕30号"));
  const auto limits = gouji("limits --lang en");
  CHECK(limits.code == 0);
  CHECK(holds(limits.out, "\nnesting"));
}

TEST_CASE("a pack with a mistake ends in 2 with its line and a caret on standard error") {
  const Folder folder;
  const auto pack =
      folder.file("bad.xml",
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<pack xmlns=\"urn:gouji:rule-pack:1\" id=\"bad\">\n  <sectoins/>\n</pack>\n");
  for (const auto& words : {"pack check " + pack, "check --pack " + pack + " " + pack}) {
    const auto run = gouji(words);
    CHECK(run.code == 2);
    CHECK(run.out.empty());
    CHECK(holds(run.err, pack + ":"));
    CHECK(holds(run.err, "^"));
  }
  const auto sound = gouji("pack check " GOUJI_SOURCE_DIR "/rules/national-2021.xml");
  CHECK(sound.code == 0);
  CHECK(sound.err.empty());
}

TEST_CASE("a report is known in a folder by its ending, whatever its case") {
  CHECK(has_report_ending("a.html"));
  CHECK(has_report_ending("A.HTM"));
  CHECK(has_report_ending("a.b.txt"));
  CHECK(has_report_ending("报告.DOCX"));
  for (const auto* name :
       {"a.pdf", "a.OFD", "a.doc", "a.wps", "a.et", "a.xls", "a.rtf", "a.odt", "a.ods"}) {
    CAPTURE(name);
    CHECK(has_report_ending(name));
  }
  CHECK(has_report_ending("a.mhtml"));
  CHECK_FALSE(has_report_ending("a.docx.tmp"));
  CHECK_FALSE(has_report_ending("LICENSE"));
  CHECK_FALSE(has_report_ending("a.html.bak"));
  CHECK_FALSE(has_report_ending(".html"));
}

}  // namespace
}  // namespace gouji::cli
