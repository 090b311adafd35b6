// gouji.cfg, baselines, waivers and --changed-since as a user meets them.
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "cli/program.h"

namespace gouji::cli {
namespace {

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string quoted(const std::string& path) { return "'" + path + "'"; }

// Words of the program, run in a folder.
Outcome in(const Folder& folder, const std::string& words) {
  return gouji(words, "cd " + quoted(folder.path()) + " &&");
}

void shell(const std::string& folder, const std::string& command) {
  const auto line = "cd " + quoted(folder) +
                    " && export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 "
                    "GIT_AUTHOR_NAME=t GIT_AUTHOR_EMAIL=t@example.org GIT_COMMITTER_NAME=t "
                    "GIT_COMMITTER_EMAIL=t@example.org && { " +
                    command + " ; } >/dev/null 2>&1";
  REQUIRE_MESSAGE(std::system(line.c_str()) == 0, command);
}

std::string replaced(std::string text, const std::string& part, const std::string& other) {
  const auto at = text.find(part);
  REQUIRE_MESSAGE(at != std::string::npos, part);
  return text.replace(at, part.size(), other);
}

// The repository of examples/gate: twenty reports, seven faults in three of them.
class Repository {
 public:
  Repository() {
    shell(folder.path(), "sh " GOUJI_SOURCE_DIR "/examples/gate/make-reports 2023");
    shell(folder.path(), "git init -q -b main");
    commit();
  }

  void commit() const { shell(folder.path(), "git add -A && git commit -q -m step"); }
  Outcome run(const std::string& words) const { return in(folder, words); }
  int check(const std::string& words = "") const { return run("check " + words + " 2023").code; }

  void change(const std::string& file, const std::string& part, const std::string& other) const {
    folder.file(file, replaced(read(folder.path(file)), part, other));
  }

  Folder folder;
};

constexpr const char* kCounty = "2023/云岭县人民政府.html";

TEST_CASE("a repository goes through the gate: baseline, fault, waiver, its end, and pruning") {
  const Repository repository;
  CHECK(repository.check() == 1);

  const auto written = repository.run("baseline write --baseline known.json 2023");
  CHECK(written.code == 0);
  CHECK(written.out == "已检查 20 份报告，登记 7 处问题：known.json\n");
  repository.folder.file("gouji.cfg", "baseline = known.json\nwaivers = gouji.waivers\n");
  repository.folder.file("gouji.waivers", "# 尚无豁免\n");
  repository.commit();
  const auto known = repository.run("check --format json 2023");
  CHECK(known.code == 0);
  CHECK(known.err.empty());
  CHECK(holds(known.out, "\"state\": \"known\""));
  CHECK_FALSE(holds(known.out, "\"state\": \"new\""));
  CHECK(holds(repository.run("check 2023").out, "待核 0 处，其中已登记 7 处。\n"));

  const auto broken = replaced(read(repository.folder.path(kCounty)), "<td>38</td>", "<td>39</td>");
  repository.folder.file(kCounty, broken);
  repository.commit();
  const auto fault = repository.run("check --changed-since HEAD~1 2023");
  CHECK(fault.code == 1);
  CHECK(holds(fault.out, "云岭县人民政府.html:334:5: 错误 [applications.balance]"));
  CHECK_FALSE(holds(fault.out, "（已登记）"));
  CHECK(repository.check() == 1);

  repository.folder.file("gouji.waivers",
                         "[applications.balance]\n"
                         "agency = 云岭县人民政府\n"
                         "year = 2023\n"
                         "place = applications\n"
                         "who = 王敏（县政务公开办公室）\n"
                         "why = 跨年并案1件，说明见第六部分 #3\n"
                         "until = 2026-03-31\n"
                         "[applications.applicants]\n"
                         "report = 2023/云岭县*.html\n"
                         "who = 王敏\n"
                         "why = 同上\n"
                         "until = 2026-03-31\n");
  CHECK(repository.check("--as-of 2026-03-31") == 0);
  const auto waived = repository.run("check --as-of 2026-03-31 " + std::string(kCounty));
  CHECK(waived.code == 0);
  CHECK(holds(waived.out, "（已豁免）"));
  CHECK(holds(waived.out,
              "结论：不通过。错误 2 处，警告 0 处，建议 0 处，待核 0 处，其中已豁免 2 处。\n"));

  const auto ended = repository.run("check --as-of 2026-04-01 2023");
  CHECK(ended.code == 1);
  CHECK(holds(ended.out, "gouji.waivers:1:2: 警告 [waiver.expired]"));
  CHECK(holds(ended.out, "gouji.waivers:8:2: 警告 [waiver.expired]"));

  repository.folder.file(kCounty, replaced(broken, "<td>39</td>", "<td>38</td>"));
  const auto idle = repository.run("check --as-of 2026-03-31 2023");
  CHECK(idle.code == 0);
  CHECK(holds(idle.out, "gouji.waivers:1:2: 警告 [waiver.unmatched]"));
  repository.folder.file("gouji.waivers", "# 豁免已撤销\n");

  repository.change("2023/清溪市交通运输局.html", "<td>18</td>", "<td>16</td>");
  const auto mended = repository.run("check 2023");
  CHECK(mended.code == 0);
  CHECK(holds(mended.err, "基线 known.json 中有 3 处问题已不再出现"));
  CHECK(repository.run("baseline check 2023").code == 1);
  const auto pruned = repository.run("baseline prune 2023");
  CHECK(pruned.code == 0);
  CHECK(holds(pruned.out, "已从基线中删去 3 处：\n"));
  CHECK(repository.run("baseline check 2023").code == 0);
  CHECK(repository.run("check 2023").err.empty());
  repository.change("2023/清溪市交通运输局.html", "<td>16</td>", "<td>18</td>");
  CHECK(repository.check() == 1);
}

// How often a part stands in a file of the folder.
int count(const Folder& folder, const std::string& name, const std::string& part) {
  const auto text = read(folder.path(name));
  REQUIRE_MESSAGE(!text.empty(), name);
  int found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

TEST_CASE("every format keeps what is known or waived, marks it, and counts only what is new") {
  const Repository repository;
  const auto& folder = repository.folder;
  CHECK(repository.run("baseline write --baseline b.json 2023").code == 0);
  folder.file("w",
              "[applications.applicants]\nagency = 云岭县人民政府\nwho = 王敏\nwhy = 已核\n"
              "until = 2026-03-31\n");
  repository.change(kCounty, "<td>38</td>", "<td>39</td>");
  const auto run = repository.run(
      "check --as-of 2026-03-31 --baseline b.json --waivers w --format json=o.json --format "
      "sarif=o.sarif --format junit=o.junit --format github=o.github --format gitlab=o.gitlab "
      "--format checkstyle=o.checkstyle --format csv=o.csv --format ndjson=o.ndjson --format "
      "markdown=o.md 2023");
  CHECK(run.code == 1);
  CHECK(count(folder, "o.json", "\"state\": \"known\"") == 7);
  CHECK(count(folder, "o.json", "\"state\": \"waived\"") == 1);
  CHECK(count(folder, "o.json", "\"state\": \"new\"") == 1);
  CHECK(count(folder, "o.ndjson", "\"state\":\"known\"") == 7);
  CHECK(count(folder, "o.ndjson", "\"state\":\"new\"") == 1);
  CHECK(count(folder, "o.sarif", "\"suppressions\":[]") == 1);
  CHECK(count(folder, "o.sarif", "\"status\":\"accepted\"") == 8);
  CHECK(count(folder, "o.junit", "<failure") == 1);
  CHECK(count(folder, "o.github", "::error") == 1);
  CHECK(count(folder, "o.github", "（已登记）") == 7);
  CHECK(count(folder, "o.github", "（已豁免）") == 1);
  CHECK(count(folder, "o.gitlab", "\"severity\": \"info\"") == 8);
  CHECK(count(folder, "o.checkstyle", "severity=\"error\"") == 1);
  CHECK(count(folder, "o.checkstyle", "severity=\"info\"") == 8);
  CHECK(count(folder, "o.csv", ",known,") == 7);
  CHECK(count(folder, "o.csv", ",waived,") == 1);
  CHECK(count(folder, "o.md", "（已登记）") == 7);
  CHECK(count(folder, "o.md", "（已豁免）") == 1);
}

TEST_CASE("a baseline is written over only when told to, and pruned only of what was looked at") {
  const Repository repository;
  CHECK(repository.run("baseline write --baseline b.json 2023").code == 0);
  const auto before = read(repository.folder.path("b.json"));
  const auto again = repository.run("baseline write --baseline b.json 2023");
  CHECK(again.code == 2);
  CHECK(holds(again.err, "基线文件 b.json 已经存在"));
  CHECK(repository.run("baseline write --replace --baseline b.json 2023").code == 0);
  CHECK(read(repository.folder.path("b.json")) == before);
  shell(repository.folder.path(), "rm 2023/柳泉县人民政府.html");
  const auto kept = repository.run("baseline prune --baseline b.json 2023");
  CHECK(kept.code == 0);
  CHECK(holds(kept.out, "另有 3 处所属的报告不在本次检查之列"));
  CHECK(read(repository.folder.path("b.json")) == before);
  CHECK(repository.run("baseline prune --absent-reports --baseline b.json 2023").code == 0);
  CHECK_FALSE(holds(read(repository.folder.path("b.json")), "柳泉县"));
  CHECK(repository.check("--baseline b.json") == 0);
}

TEST_CASE("a baseline does not depend on where the program runs or what a file is called") {
  const Repository repository;
  CHECK(repository.run("baseline write --baseline b.json 2023").code == 0);
  const auto inside = "cd " + quoted(repository.folder.path("2023")) + " &&";
  CHECK(gouji("check --baseline ../b.json .", inside).code == 0);
  CHECK(gouji("check --baseline " + quoted(repository.folder.path("b.json")) + " " +
              quoted(repository.folder.path("2023")))
            .code == 0);
  shell(repository.folder.path(), "mv 2023 报告 && mv 报告/柳泉县人民政府.html 报告/lq.html");
  CHECK(repository.run("check --baseline b.json 报告").code == 0);
}

TEST_CASE("a baseline that is missing or broken ends in 2 before anything is written") {
  const Repository repository;
  const auto missing = repository.run("check --baseline none.json -o out.txt 2023");
  CHECK(missing.code == 2);
  CHECK(missing.err.starts_with("none.json: 没有这个基线文件。\n"));
  CHECK_FALSE(std::filesystem::exists(repository.folder.path("out.txt")));
  repository.folder.file("b.json", "{\n<<<<<<< HEAD\n=======\n>>>>>>> x\n}\n");
  const auto conflict = repository.run("check --baseline b.json 2023");
  CHECK(conflict.code == 2);
  CHECK(conflict.out.empty());
  CHECK(holds(conflict.err, "b.json:2:1: 合并冲突尚未解决。"));
}

TEST_CASE("sections of gouji.cfg change what counts for the reports that they name") {
  const Folder folder;
  folder.file("2023/a.xml", faulty_report());
  folder.file("旧/b.xml", faulty_report());
  CHECK(in(folder, "check .").code == 1);
  folder.file("gouji.cfg",
              "severity = applications.applicants warning 本市另行核对\n"
              "severity = applications.balance advice 本市另行核对\n");
  const auto lighter = in(folder, "check .");
  CHECK(lighter.code == 0);
  CHECK(holds(lighter.out, "警告 [applications.applicants]"));
  CHECK(holds(lighter.out, "共检查 2 份：通过 2 份"));
  CHECK(in(folder, "check --no-config .").code == 1);
  CHECK(in(folder, "check --fail-on warning .").code == 1);
  folder.file("gouji.cfg",
              "severity = applications.applicants warning 本市另行核对\n"
              "severity = applications.balance advice 本市另行核对\n"
              "[旧/**]\nfail-on = warning\n");
  CHECK(in(folder, "check 2023").code == 0);
  CHECK(in(folder, "check .").code == 1);
  CHECK(in(folder, "check --fail-on error .").code == 0);
  folder.file("other.cfg", "[b.xml]\nseverity = applications.applicants advice 理由\n");
  CHECK(in(folder, "check --config other.cfg 旧").code == 1);
}

TEST_CASE("a finding that is made graver fails a report that would pass") {
  const Folder folder;
  auto report = sound_report();
  folder.file("a.xml", replaced(report, "（一）予以公开</label><figure>3",
                                "（一）予以公开</label><figure>"));
  const auto before = in(folder, "check .");
  folder.file("gouji.cfg", "severity = cell.blank error 空白处应填0\n");
  const auto after = in(folder, "check .");
  CHECK(holds(before.out, "警告 [cell.blank]"));
  CHECK(holds(after.out, "错误 [cell.blank]"));
  CHECK(holds(after.out, "结论：不通过"));
  CHECK(after.code == 1);
}

TEST_CASE("a mistake in gouji.cfg ends in 2 with file, line, column and the nearest right name") {
  const Folder folder;
  folder.file("a.xml", sound_report());
  folder.file("gouji.cfg", "# 本市\nfail-onn = error\n[*.xml]\nbody = 县\n");
  const auto run = in(folder, "check --lang en a.xml");
  CHECK(run.code == 2);
  CHECK(run.out.empty());
  CHECK(run.err ==
        "gouji.cfg:2:1: there is no setting fail-onn\n"
        "  fail-onn = error\n"
        "  ^~~~~~~~\n"
        "  hint: did you mean fail-on?\n"
        "gouji.cfg:4:8: there is no kind of body 县\n"
        "  body = 县\n"
        "         ^~\n"
        "  hint: one of: government township subdistrict department other\n");
  folder.file("gouji.cfg", "severity = cell.blnk error 理由\n");
  const auto rule = in(folder, "check --lang en a.xml");
  CHECK(rule.code == 2);
  CHECK(holds(rule.err, "gouji.cfg:1:12: there is no rule cell.blnk\n"));
  CHECK(holds(rule.err, "hint: did you mean cell.blank?"));
  folder.file("gouji.cfg", "severity = table.unreadable advice 扫描件\n");
  const auto unclear = in(folder, "check --lang en a.xml");
  CHECK(unclear.code == 2);
  CHECK(holds(unclear.err, "gouji.cfg:1:12: findings of table.unreadable are unclear"));
  folder.file("gouji.cfg", "pack = national-2020\n");
  const auto pack = in(folder, "check --lang en a.xml");
  CHECK(pack.code == 2);
  CHECK(pack.err.starts_with("gouji.cfg:1: "));
}

TEST_CASE("a waiver of a rule that there is not ends in 2, at its line") {
  const Folder folder;
  folder.file("a.xml", sound_report());
  folder.file("w", "\n[cell.blnk]\nreport = **\nwho = 王敏\nwhy = 已核\nuntil = 2030-01-01\n");
  const auto run = in(folder, "check --lang en --waivers w a.xml");
  CHECK(run.code == 2);
  CHECK(holds(run.err, "w:2:2: there is no rule cell.blnk\n"));
}

TEST_CASE(
    "what gouji.cfg excludes is not checked, and a file named itself is said to be left out") {
  const Folder folder;
  folder.file("gouji.cfg", "exclude = 草稿/**\n");
  folder.file("a.xml", sound_report());
  folder.file("草稿/b.xml", faulty_report());
  const auto run = in(folder, "check .");
  CHECK(run.code == 0);
  CHECK(run.err.empty());
  CHECK_FALSE(holds(run.out, "b.xml"));
  const auto named = in(folder, "check a.xml 草稿/b.xml");
  CHECK(named.code == 0);
  CHECK(named.err == "gouji: 草稿/b.xml 未检查：gouji.cfg:1 已将其排除。\n");
  CHECK(in(folder, "check 草稿").code == 3);
  CHECK(in(folder, "check --unclear pass 草稿").code == 0);
  CHECK(in(folder, "check --no-config 草稿").code == 1);
}

TEST_CASE("a known report that cannot be read fails no more, a new one does") {
  const Folder folder;
  folder.file("r/empty.html", "");
  folder.file("r/a.xml", sound_report());
  CHECK(in(folder, "check r").code == 3);
  CHECK(in(folder, "baseline write --baseline b.json r").code == 0);
  CHECK(in(folder, "check --baseline b.json r").code == 0);
  CHECK(gouji("check --baseline ../b.json .", "cd " + quoted(folder.path("r")) + " &&").code == 0);
  folder.file("r/void.html", "");
  CHECK(in(folder, "check --baseline b.json r").code == 3);
}

TEST_CASE("a file that is no report fails whatever the baseline knows of it") {
  const Folder folder;
  folder.file("r/page.html", "<p>清溪市天气预报 \xff\xfe\xff</p>");
  CHECK(in(folder, "check r").code == 3);
  CHECK(in(folder, "baseline write --baseline b.json r").code == 0);
  CHECK(in(folder, "check --baseline b.json r").code == 3);
}

TEST_CASE("findings beyond the limit are never let through by a baseline") {
  const Folder folder;
  folder.file("r/a.xml", faulty_report());
  CHECK(in(folder, "baseline write --limit findings=1 --baseline b.json r").code == 0);
  CHECK(in(folder, "check --limit findings=1 --baseline b.json r").code == 3);
  CHECK(in(folder, "check --baseline b.json r").code == 1);
}

TEST_CASE("--changed-since takes what changed, below the paths given, from any folder") {
  const Repository repository;
  const auto& folder = repository.folder;
  folder.file("2022/旧.xml", sound_report());
  repository.commit();
  folder.file("2022/新.xml", faulty_report());
  repository.change(kCounty, "<td>38</td>", "<td>39</td>");
  shell(folder.path(),
        "git mv 2023/石桥县人民政府.html 2023/石桥.html && rm 2023/白沙县人民政府.html");
  const auto all = repository.run("check --changed-since HEAD .");
  CHECK(all.code == 1);
  for (const std::string name : {"2022/新.xml", "2023/石桥.html", kCounty}) {
    CAPTURE(name);
    CHECK(holds(all.out, name));
  }
  CHECK(holds(all.out, "共检查 3 份"));
  const auto inside =
      gouji("check --changed-since HEAD .", "cd " + quoted(folder.path("2023")) + " &&");
  CHECK(inside.code == 1);
  CHECK(holds(inside.out, "共检查 2 份"));
  const auto none = repository.run("check --changed-since HEAD 2022/旧.xml");
  CHECK(none.code == 0);
  CHECK(none.out.empty());
  CHECK(none.err == "gouji: 自 HEAD 以来没有报告变动，无需检查。\n");
}

TEST_CASE("a report has changed where what decides over it has") {
  const Repository repository;
  const auto& folder = repository.folder;
  folder.file("gouji.cfg", "baseline = b.json\nwaivers = w\n[2023/*局.html]\npack = p.xml\n");
  folder.file("w", "# none\n");
  folder.file("p.xml",
              "<pack xmlns=\"urn:gouji:rule-pack:1\" id=\"p\" version=\"1\" edition=\"2021\" "
              "from=\"2021\" basis=\"b\" extends=\"national-2021\">\n"
              "<title zh=\"市\" en=\"City\"/></pack>\n");
  REQUIRE(repository.run("baseline write 2023").code == 0);
  repository.commit();
  const auto checked = [&] { return repository.run("check --changed-since HEAD 2023").out; };
  CHECK(checked().empty());
  for (const auto* name : {"gouji.cfg", "w"}) {
    CAPTURE(name);
    repository.change(name, "\n", "\n\n");
    CHECK(holds(checked(), "共检查 20 份"));
    repository.commit();
    CHECK(checked().empty());
  }
  // Of the faults that the baseline knew one is taken out: in a report that nobody touched.
  shell(folder.path(),
        R"(sed -i '0,/"fingerprint": "[0-9a-f]*"/s//"fingerprint": "0000000000000000"/' b.json)");
  CHECK(repository.run("check --changed-since HEAD 2023").code == 1);
  repository.commit();
  repository.change("p.xml", "\n", "\n\n");
  CHECK(holds(checked(), "共检查 10 份"));
}

TEST_CASE("a report has changed where a configuration above it or a base of its pack has") {
  const Repository repository;
  const auto& folder = repository.folder;
  const auto pack = [](const std::string& id, const std::string& base) {
    return "<pack xmlns=\"urn:gouji:rule-pack:1\" id=\"" + id +
           "\" version=\"1\" edition=\"2021\" from=\"2021\" basis=\"b\" extends=\"" + base +
           "\">\n<title zh=\"市\" en=\"City\"/></pack>\n";
  };
  folder.file("q.xml", pack("q", "national-2021"));
  folder.file("p.xml", pack("p", "q"));
  folder.file("gouji.cfg", "[2023/*局.html]\npack = p.xml\n");
  folder.file("2023/gouji.cfg", "pack = ../p.xml\n");
  repository.commit();
  const auto checked = [&] { return repository.run("check --changed-since HEAD 2023").out; };
  CHECK(checked().empty());
  shell(folder.path(), "rm 2023/gouji.cfg");
  CHECK(holds(checked(), "共检查 20 份"));
  CHECK(repository.run("check --changed-since HEAD --no-config 2023").out.empty());
  repository.commit();
  CHECK(checked().empty());
  repository.change("q.xml", "\n", "\n\n");
  CHECK(holds(checked(), "共检查 10 份"));
  repository.commit();
  shell(folder.path(), "rm gouji.cfg");
  CHECK(holds(checked(), "共检查 20 份"));
  repository.commit();
  folder.file("gouji.cfg", "fail-on = warning\n");
  CHECK(holds(checked(), "共检查 20 份"));
}

TEST_CASE("--changed-since ends in 2 where git cannot say") {
  const Repository repository;
  const auto revision = repository.run("check --changed-since nope 2023");
  CHECK(revision.code == 2);
  CHECK(holds(revision.err, "--changed-since 指定的版本 nope 在库中不存在"));
  const Folder folder;
  folder.file("a.xml", sound_report());
  const auto outside = in(folder, "check --changed-since HEAD a.xml");
  CHECK(outside.code == 2);
  CHECK(holds(outside.err, "不在任何 git 库的工作区内"));
  const auto input = in(folder, "check --changed-since HEAD - < a.xml");
  CHECK(input.code == 2);
  CHECK(holds(input.err, "--changed-since 不能用于标准输入。"));
  const auto no_git = gouji("check --changed-since HEAD a.xml",
                            "cd " + quoted(folder.path()) + " && PATH=/nowhere");
  CHECK(no_git.code == 2);
  CHECK(holds(no_git.err, "--changed-since 需要 git，未找到这个程序。"));
}

TEST_CASE("gouji config prints every setting and where it came from") {
  const Folder folder;
  folder.file("gouji.cfg",
              "baseline = gate/known.json\n"
              "severity = cell.blank error 空白处应填0\n"
              "exclude = 草稿/**\n"
              "[2023/**]\n"
              "body = township\n"
              "limit = cells=1000\n");
  folder.file("2023/a.xml", sound_report());
  folder.file("草稿/a.xml", sound_report());
  const auto file = in(folder, "config --lang en --fail-on warning 2023/a.xml");
  CHECK(file.code == 0);
  CHECK(file.out.starts_with("2023/a.xml\nconfiguration: gouji.cfg\n"));
  for (const std::string row :
       {"pack      (by the report's year)", "body      township", "fail-on   warning",
        "unclear   fail", "severity  cell.blank error 空白处应填0", "limit     cells=1000",
        "limit     seconds=20", "baseline  gate/known.json", "waivers   (none)",
        "exclude   草稿/**"}) {
    CAPTURE(row);
    CHECK(holds(file.out, row));
  }
  CHECK(holds(file.out, "gouji.cfg:5"));
  CHECK(holds(file.out, "command line"));
  const auto whole = in(folder, "config");
  CHECK(whole.code == 0);
  CHECK(holds(whole.out, "[2023/**]  gouji.cfg:4\n"));
  CHECK(holds(whole.out, "（按机关名称判断）"));
  CHECK(holds(in(folder, "config 草稿/a.xml").out, "不检查：gouji.cfg:3 已将其排除\n"));
  CHECK(holds(in(folder, "config --no-config").out, "配置文件：无\n"));
  const auto json = in(folder, "config --format json 2023/a.xml");
  CHECK(json.code == 0);
  CHECK(holds(json.out, "\"schema\": \"gouji.config/1\""));
  CHECK(in(folder, "config none").code == 2);
}

TEST_CASE("the rules of waivers are explained and listed") {
  for (const std::string rule : {"waiver.expired", "waiver.undated", "waiver.unmatched"}) {
    CAPTURE(rule);
    CHECK(gouji("explain " + rule).code == 0);
    CHECK(holds(gouji("rules").out, rule));
  }
}

}  // namespace
}  // namespace gouji::cli
