#include <doctest/doctest.h>
#include <sys/resource.h>

#include "cli/program.h"

namespace gouji::cli {
namespace {

const std::string kExample = GOUJI_SOURCE_DIR "/examples/packs/yunze-2024.xml";

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE(
    "pack --help lists the commands on packs and ends with 0; a word after pack is looked up") {
  for (const auto* words : {"pack --help", "pack -h"}) {
    const auto help = gouji(words);
    CHECK(help.code == 0);
    CHECK(holds(help.out, "gouji pack check FILE…"));
    CHECK(holds(help.out, "gouji pack test FILE…"));
    CHECK_FALSE(holds(help.out, "gouji limits"));
    CHECK(help.err.empty());
  }
  CHECK(gouji("pack").code == 2);
  CHECK(holds(gouji("pack tset x").err, "pack test"));
  CHECK(gouji("nonsense --help").code == 2);
}

TEST_CASE("limits are counted in words of the language") {
  const auto limits = gouji("limits");
  CHECK(limits.code == 0);
  for (const auto* word : {" entries ", " times ", " elements ", " bytes ", " levels "}) {
    CAPTURE(std::string(word));
    CHECK_FALSE(holds(limits.out, word));
  }
  CHECK(holds(limits.out, " 层 "));
  CHECK(holds(gouji("limits --lang en").out, " entries "));
}

TEST_CASE("pack test says what was proved, and what does not come out ends in 2") {
  const auto sound = gouji("pack test " + kExample);
  CHECK(sound.code == 0);
  CHECK(holds(sound.out, "规则包 yunze-2024 的例子全部符合"));
  CHECK(sound.err.empty());
  const Folder folder;
  auto text = read(kExample);
  const std::string anchor = "<anchor>开放日</anchor>";
  REQUIRE(holds(text, anchor));
  text.replace(text.find(anchor), anchor.size(), "<anchor>收费</anchor>");
  const auto broken = folder.file("yunze-2024.xml", text);
  CHECK(gouji("pack check " + broken).code == 0);
  const auto run = gouji("pack test --lang en " + broken);
  CHECK(run.code == 2);
  CHECK(run.out.empty());
  CHECK(holds(run.err, "yunze.open-day is due and was not found"));
  CHECK(holds(run.err, broken + ":"));
  CHECK(holds(run.err, "    ^~~"));
  CHECK(gouji("pack test").code == 2);
  CHECK(gouji("pack test nowhere.xml").code == 2);
}

TEST_CASE("rules of a layer are listed with where each comes from, and what was changed and why") {
  const auto rules = gouji("rules --pack " + kExample);
  CHECK(rules.code == 0);
  CHECK(holds(rules.out, "yunze.open-day"));
  CHECK(holds(rules.out, "云政公开〔2023〕8号第五条"));
  CHECK(holds(rules.out, "\n规则包（在前者优先）\n  yunze-2024     1.0  "));
  CHECK(holds(rules.out,
              "cell.blank     级别由“警告”改为“错误”（yunze-2024：云政公开〔2023〕8号第四条："));
  CHECK(holds(rules.out, "参数 due-government 由“03-31”改为“02-20”"));
  CHECK(holds(rules.out, "参数 due-township 定为“01-31”"));
  CHECK(holds(rules.out, "deadline.late  改写提示信息（yunze-2024：写明是本省的期限）"));
  CHECK(holds(rules.out, "\n不用的规则\n  narrative.unit  （yunze-2024：省内系统以“宗”计申请）\n"));
  CHECK_FALSE(holds(gouji("rules").out, "规则包（"));
  const auto one = gouji("explain cell.blank --pack " + kExample);
  CHECK(holds(one.out, "国办公开办函〔2021〕30号附件"));
  CHECK(holds(one.out, "\n来源\n    national-2021\n    级别由“警告”改为“错误”"));
}

TEST_CASE("packs tells where each was found, and which is passed over") {
  const Folder folder;
  folder.file("gouji/rules/yunze-2024.xml", read(kExample));
  folder.file("gouji/rules/zzz.xml", read(kExample));
  const auto packs = gouji("packs", "XDG_DATA_HOME=" + folder.path());
  CHECK(packs.code == 0);
  CHECK(holds(packs.out, "随程序安装"));
  CHECK(holds(packs.out, "用户目录"));
  CHECK(holds(packs.out, "  " + folder.path() + "/gouji/rules/yunze-2024.xml"));
  CHECK(holds(packs.out, "同名，不采用"));
  CHECK(holds(packs.err, "zzz.xml 的编号“yunze-2024”已有规则包使用"));
  const auto run = gouji("rules --pack yunze-2024", "XDG_DATA_HOME=" + folder.path());
  CHECK(run.code == 0);
  CHECK(holds(gouji("rules --pack yunze-2024", "XDG_DATA_HOME=/nonexistent").err,
              "没有名为“yunze-2024”的规则包"));
}

TEST_CASE("as-of chooses among the editions that had been issued, and takes only a date") {
  const Folder folder;
  const auto report = folder.file("report.xml", sound_report());
  CHECK(holds(gouji("check --as-of 2021-01-31 --format json " + report).out,
              "\"pack\": \"national-2019\""));
  CHECK(holds(gouji("check --as-of 2021-09-26 --format json " + report).out,
              "\"pack\": \"national-2021\""));
  CHECK(gouji("check --as-of 2021-13-01 " + report).code == 2);
  CHECK(gouji("extract --as-of yesterday " + report).code == 2);
  CHECK(holds(gouji("check --as-of 1999-01-01 " + report).err, "还没有印发过年度报告的格式"));
}

// Sanitizers keep memory of their own.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif
#else
constexpr bool kSanitized = false;
#endif

TEST_CASE("a pack of ten thousand rules is checked within two hundred megabytes") {
  std::string rules;
  for (int i = 0; i < 10000; ++i) {
    const auto id = "yunze.n" + std::to_string(i);
    rules += "<rule id=\"" + id +
             "\" kind=\"aspects\" severity=\"advice\" clause=\"{basis}\"><name zh=\"甲\" "
             "en=\"a\"/><message zh=\"缺{missing}\" en=\"no {missing}\"/><explanation zh=\"要求\" "
             "en=\"due\"/><remedy zh=\"补写\" en=\"add\"/><parameter name=\"section\" "
             "value=\"overview\"/><parameter name=\"at-least\" value=\"1\"/><wording zh=\"乙\" "
             "en=\"b\"><anchor>词" +
             std::to_string(i) +
             "</anchor></wording><good note=\"一\"/><bad note=\"二\"><finding rule=\"" + id +
             "\"/></bad></rule>\n";
  }
  const Folder folder;
  const auto pack = folder.file(
      "big.xml",
      "<pack xmlns=\"urn:gouji:rule-pack:1\" id=\"big\" version=\"1\" edition=\"2021\" "
      "from=\"2021\" basis=\"b\" extends=\"national-2021\"><title zh=\"大\" en=\"Big\"/>\n" +
          rules + "</pack>");
  CHECK(gouji("pack check " + pack).code == 0);
  struct rusage used {};
  REQUIRE(::getrusage(RUSAGE_CHILDREN, &used) == 0);
  if (!kSanitized) CHECK(used.ru_maxrss < 200 * 1024);
}

TEST_CASE("the kinds of rule are listed, each with what it takes") {
  const auto kinds = gouji("pack kinds");
  CHECK(kinds.code == 0);
  CHECK(holds(kinds.out, "deadline"));
  CHECK(holds(kinds.out, "due-government"));
  CHECK(gouji("pack kinds x").code == 2);
  CHECK(gouji("pack kinds --format html").code == 2);
}

}  // namespace
}  // namespace gouji::cli
