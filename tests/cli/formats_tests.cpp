// Every format as a user gets it: exit code, standard output, standard error; saved results and
// differences. What the readers of the formats ask for stands in tests/output/golden_tests.cpp.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <sstream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "cli/program.h"

namespace gouji::cli {
namespace {

using Json = nlohmann::ordered_json;

const std::vector<std::string> kFormats{"json",   "ndjson",     "sarif", "junit",   "github",
                                        "gitlab", "checkstyle", "csv",   "markdown"};

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// Words of the program, run in a folder.
Outcome in(const std::string& folder, const std::string& words, const std::string& after = "") {
  return gouji(words, "cd '" + folder + "' &&", after);
}

// A repository with a sound report, a faulty one under a name that has to be escaped, an empty file
// and a page that is no report.
class Tree {
 public:
  Tree() {
    std::filesystem::create_directory(folder.path(".git"));
    folder.file("年报 2023/a.xml", sound_report());
    folder.file("年报 2023/50%#1.xml", faulty_report());
    folder.file("年报 2023/empty.html", "");
    folder.file("年报 2023/weather.html", "<p>清溪市天气预报</p>");
  }
  Outcome check(const std::string& words) const {
    return in(folder.path(), "check --no-config '年报 2023' " + words);
  }
  std::string saved(const std::string& format = "json") const {
    const auto name = "saved." + format;
    check("--format " + format + "=" + name);
    return name;
  }
  Folder folder;
};

bool is_sound_xml(const std::string& path) {
  return std::system(("xmllint --noout '" + path + "' >/dev/null 2>&1").c_str()) == 0;
}

TEST_CASE("one run writes every format with the bytes that each has alone") {
  const Tree tree;
  std::string words;
  for (const auto& format : kFormats) words += " --format " + format + "=out." + format;
  const auto all = tree.check(words);
  CHECK(all.code == 1);
  CHECK(all.out.empty());
  CHECK(all.err.empty());
  for (const auto& format : kFormats) {
    CAPTURE(format);
    const auto alone = tree.check("--format " + format);
    CHECK(alone.code == 1);
    CHECK(alone.err.empty());
    CHECK_FALSE(alone.out.empty());
    CHECK(alone.out == read(tree.folder.path("out." + format)));
    CHECK(is_valid_utf8(alone.out));
    const auto english = in(tree.folder.path(),
                            "check --no-config '年报 2023' --lang en --jobs 3 "
                            "--format " +
                                format);
    CHECK(english.out == alone.out);
  }
  CHECK(is_sound_xml(tree.folder.path("out.junit")));
  CHECK(is_sound_xml(tree.folder.path("out.checkstyle")));
}

TEST_CASE("saved results are rendered to the bytes of a run, and render ends in 0") {
  const Tree tree;
  for (const auto* saved_as : {"json", "ndjson"}) {
    const auto saved = tree.saved(saved_as);
    for (const auto& format : kFormats) {
      CAPTURE(format);
      const auto rendered =
          in(tree.folder.path(), "render --no-config " + saved + " --format " + format);
      CHECK(rendered.code == 0);
      CHECK(rendered.err.empty());
      CHECK(rendered.out == tree.check("--format " + format).out);
    }
  }
  const auto piped = in(tree.folder.path(), "render --no-config - --format csv", "<saved.json");
  CHECK(piped.out == tree.check("--format csv").out);
}

TEST_CASE("results of an earlier run in the folder are not taken for reports") {
  const Folder folder;
  folder.file("a.xml", sound_report());
  const std::string words =
      "check --no-config . --format junit=./r.xml --format text=r.txt "
      "--format json";
  const auto first = in(folder.path(), words);
  CHECK(first.code == 0);
  const auto second = in(folder.path(), words);
  CHECK(second.code == 0);
  CHECK(second.out == first.out);
  // Whoever names one itself has it checked; it looks like a report and is none.
  CHECK(in(folder.path(), "check --no-config r.txt --format text=s.txt").code == 1);
}

TEST_CASE("a folder of results alone is a folder without reports") {
  const Folder folder;
  folder.file("r.xml", "<testsuites/>");
  const auto run = in(folder.path(), "check --no-config . --format junit=r.xml");
  CHECK(run.code == 3);
  CHECK(run.err == "gouji: 文件夹中只有要写入的结果文件，没有可检查的报告。\n");
  CHECK(in(folder.path(), "check --no-config --unclear pass . --format junit=r.xml").code == 0);
}

TEST_CASE("no result is written over a file that the command line names to be read") {
  const Folder folder;
  folder.file("a.xml", sound_report());
  folder.file("b.xml", sound_report());
  std::filesystem::create_symlink("a.xml", folder.path("link.xml"));
  for (const auto* words :
       {"check a.xml -o a.xml", "check ./a.xml --format csv --format json=$PWD/a.xml",
        "check link.xml -o a.xml", "check a.xml -o link.xml",
        "check b.xml --previous a.xml -o a.xml", "extract a.xml -o ./a.xml"}) {
    CAPTURE(words);
    const auto run = in(folder.path(), words);
    CHECK(run.code == 2);
    CHECK(run.out.empty());
    CHECK(run.err.ends_with("是要读取的文件，结果不能写在它上面。\n"));
    CHECK(read(folder.path("a.xml")) == sound_report());
  }
}

TEST_CASE("no result is written over what decides over a report, named or found") {
  const Folder folder;
  folder.file("a.xml", sound_report());
  folder.file("r/b.xml", sound_report());
  folder.file("p.xml",
              "<pack xmlns=\"urn:gouji:rule-pack:1\" id=\"p\" version=\"1\" edition=\"2021\" "
              "from=\"2021\" basis=\"b\" extends=\"national-2021\">\n"
              "<title zh=\"市\" en=\"City\"/></pack>\n");
  folder.file("w", "# none\n");
  folder.file("r/gouji.cfg", "waivers = ../w\nbaseline = ../b.json\npack = ../p.xml\n");
  REQUIRE(in(folder.path(), "baseline write r").code == 0);
  REQUIRE(in(folder.path(), "check a.xml --format json=r.json").code == 0);
  const std::vector<std::string> files{"a.xml", "p.xml", "w", "b.json", "r/gouji.cfg", "r.json"};
  std::vector<std::string> before;
  for (const auto& file : files) before.push_back(read(folder.path(file)));
  for (const auto* words :
       {"check a.xml --pack p.xml -o p.xml", "check a.xml --waivers w --format csv=w",
        "check a.xml --baseline b.json -o b.json",
        "check a.xml --config r/gouji.cfg -o r/gouji.cfg", "check r -o p.xml", "check r -o w",
        "check r -o b.json", "check r -o r/gouji.cfg", "render r.json -o r.json",
        "render r.json --pack p.xml -o p.xml", "extract a.xml --pack p.xml -o p.xml",
        "baseline write a.xml --no-config --replace --baseline a.xml"}) {
    CAPTURE(words);
    const auto run = in(folder.path(), words);
    CHECK(run.code == 2);
    CHECK(run.err.ends_with("是要读取的文件，结果不能写在它上面。\n"));
    for (std::size_t i = 0; i < files.size(); ++i) {
      CHECK_MESSAGE(read(folder.path(files[i])) == before[i], files[i]);
    }
  }
}

TEST_CASE("annotations of GitHub name files by the root of the repository, from any folder") {
  const Tree tree;
  const std::string message =
      "《收到和处理政府信息公开申请情况表》“一、本年新收政府信息公开申请数量”行：各类申请人之和应等"
      "于"
      "总计";
  const auto run = in(tree.folder.path("年报 2023"), "check --no-config . --format github");
  CHECK(run.code == 1);
  CHECK(run.err.empty());
  std::istringstream lines(run.out);
  std::vector<std::string> begins;
  for (std::string line; std::getline(lines, line);) {
    begins.push_back(line.substr(0, line.find("::", 2)));
  }
  REQUIRE(begins.size() >= 4);
  CHECK(begins[0].starts_with("::error file=年报 2023/50%25#1.xml,line="));
  CHECK(begins[0].ends_with(",title=gouji applications.applicants"));
  CHECK(holds(run.out, "::warning file=年报 2023/empty.html,title=gouji intake.empty::"));
  CHECK(
      holds(run.out, "::warning file=年报 2023/weather.html,title=gouji report.not-applicable::"));
  CHECK(run.out.ends_with(" / reports checked: 4; 2 error, 2 unclear\n"));
}

TEST_CASE("SARIF declares every rule of the program with help and gives each result its place") {
  const Tree tree;
  const auto run = tree.check("--format sarif");
  const auto json = Json::parse(run.out)["runs"][0];
  std::map<std::string, Json> rules;
  for (const auto& rule : json["tool"]["driver"]["rules"]) rules[rule["id"]] = rule;
  std::istringstream listed(gouji("rules").out);
  std::string line;
  std::getline(listed, line);  // the head
  std::size_t count = 0;
  for (; std::getline(listed, line); ++count) {
    const auto id = line.substr(0, line.find(' '));
    CAPTURE(id);
    REQUIRE(rules.contains(id));
    CHECK_FALSE(rules[id]["help"]["text"].get<std::string>().empty());
    CHECK(rules[id].contains("defaultConfiguration"));
  }
  CHECK(count > 60);
  CHECK(json["originalUriBaseIds"].contains("SRCROOT"));
  CHECK(json["columnKind"] == "unicodeCodePoints");
  REQUIRE(json["results"].size() == 4);
  for (const auto& result : json["results"]) {
    const auto index = result["ruleIndex"].get<std::size_t>();
    CHECK(json["tool"]["driver"]["rules"][index]["id"] == result["ruleId"]);
    CHECK(result["suppressions"] == Json::array());
    const auto& place = result["locations"][0]["physicalLocation"];
    CHECK(place["artifactLocation"]["uriBaseId"] == "SRCROOT");
    CHECK(place["region"]["startLine"].get<int>() >= 1);
  }
  const auto& wrong = json["results"][0];
  CHECK(wrong["level"] == "error");
  CHECK(wrong["kind"] == "fail");
  const auto& place = wrong["locations"][0]["physicalLocation"];
  CHECK(place["artifactLocation"]["uri"] == "%E5%B9%B4%E6%8A%A5%202023/50%25%231.xml");
  CHECK(place["region"]["endColumn"].get<int>() == place["region"]["startColumn"].get<int>() + 1);
  CHECK(json["results"][2]["kind"] == "review");
  CHECK(json["results"][2]["level"] == "none");
  const auto& invocation = json["invocations"][0];
  CHECK(invocation["exitCode"] == 1);
  CHECK(invocation["executionSuccessful"] == true);
  REQUIRE(invocation["toolExecutionNotifications"].size() == 1);
  CHECK(invocation["toolExecutionNotifications"][0]["associatedRule"]["id"] == "intake.empty");
}

TEST_CASE("a clean run is an empty list and exit code 0") {
  const Folder folder;
  const auto sound = folder.file("sound.xml", sound_report());
  const auto sarif = gouji("check --no-config --format sarif " + sound);
  CHECK(sarif.code == 0);
  CHECK(holds(sarif.out, "\n      \"results\": [],\n"));
  CHECK(holds(sarif.out, "\"exitCode\": 0"));
  CHECK(gouji("check --no-config --format gitlab " + sound).out == "[]\n");
  CHECK(gouji("check --no-config --format github " + sound).out ==
        "gouji: 共检查 1 份，未发现问题 / reports checked: 1; no findings\n");
}

TEST_CASE("a path that does not exist makes a run that SARIF calls unsuccessful") {
  const Tree tree;
  const auto run = tree.check("none.xml --format sarif");
  CHECK(run.code == 2);
  const auto invocation = Json::parse(run.out)["runs"][0]["invocations"][0];
  CHECK(invocation["exitCode"] == 2);
  CHECK(invocation["executionSuccessful"] == false);
}

TEST_CASE("findings of the baseline stay in every format, marked, and fail nothing") {
  const Tree tree;
  const auto path = tree.folder.path();
  const std::string report = "'年报 2023/50%#1.xml' ";
  CHECK(in(path, "baseline write --no-config --baseline base.json " + report).code == 0);
  const auto check = [&](const std::string& format) {
    return in(path, "check --no-config --baseline base.json " + report + "--format " + format);
  };
  for (const auto& format : kFormats) CHECK(check(format).code == 0);
  const auto sarif = Json::parse(check("sarif").out)["runs"][0]["results"][0];
  CHECK(sarif["suppressions"][0]["kind"] == "external");
  CHECK(sarif["properties"]["state"] == "known");
  CHECK(sarif["level"] == "error");
  CHECK(holds(check("junit").out, "failures=\"0\" errors=\"0\" skipped=\"2\""));
  CHECK(holds(check("github").out, "::notice file="));
  CHECK(holds(check("github").out, "::（已登记）"));
  CHECK(Json::parse(check("gitlab").out)[0]["severity"] == "info");
  CHECK(holds(check("checkstyle").out, "severity=\"info\" message=\"（已登记）"));
  CHECK(holds(check("csv").out, ",error,certain,known,"));
  CHECK(holds(check("markdown").out, "（已登记）"));
}

TEST_CASE("names of ill-formed bytes and control characters break no format") {
  const Folder folder;
  std::filesystem::create_directory(folder.path(".git"));
  folder.file("坏\xFF\xE4\xB8\x01\x1b[2J\n::error::x,<&\"'|`.xml", faulty_report());
  folder.file("b\x7F.html", "<p>\xFF</p>");
  for (const auto& format : kFormats) {
    CAPTURE(format);
    const auto run = in(folder.path(), "check --no-config . --format " + format + "=out");
    CHECK(run.code == 1);
    const auto text = read(folder.path("out"));
    CHECK(is_valid_utf8(text));
    CHECK(std::none_of(text.begin(), text.end(),
                       [](unsigned char c) { return c < 0x20 && c != '\n'; }));
    if (format == "junit" || format == "checkstyle") CHECK(is_sound_xml(folder.path("out")));
    if (format == "json" || format == "sarif" || format == "gitlab") CHECK(Json::accept(text));
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      if (format == "ndjson") CHECK(Json::accept(line));
      if (format == "github") CHECK((line.starts_with("::") || line.starts_with("gouji: ")));
      if (format == "github") CHECK_FALSE(line.starts_with("::error::x"));
    }
    std::filesystem::remove(folder.path("out"));
    in(folder.path(), "check --no-config . --format json=saved");
    const auto rendered = in(folder.path(), "render --no-config saved --format " + format);
    std::filesystem::remove(folder.path("saved"));
    CHECK(rendered.out == text);
  }
}

TEST_CASE("results that cannot be read end in 2 with the place, and no output is begun") {
  const Tree tree;
  const auto whole = read(tree.folder.path(tree.saved()));
  const auto refused = [&](const std::string& content, const std::string& sentence) {
    tree.folder.file("r.json", content);
    tree.folder.file("out.csv", "old");
    const auto run = in(tree.folder.path(), "render r.json --format csv=out.csv --format text");
    CHECK(run.code == 2);
    CHECK(run.out.empty());
    CHECK(run.err == "gouji: r.json：" + sentence + "。\n");
    CHECK(read(tree.folder.path("out.csv")) == "old");
  };
  refused("", "第 1 行第 1 列：内容不完整，到此中断");
  refused("\xEF\xBB\xBF{}\n", "没有 schema 一项，不是 gouji check --format json 的结果");
  refused("<xml/>", "第 1 行第 1 列：不是合法的 JSON");
  refused("{\"schema\": \"gouji.findings/9\"}",
          "结果的版本是 gouji.findings/9，本程序只能读取 gouji.findings/1");
  refused(std::string(40, '['), "第 1 行第 33 列：括号嵌套超过 32 层，不是 gouji 的结果");
  refused(whole.substr(0, 700), "第 24 行第 14 列：内容不完整，到此中断");
  const auto none = in(tree.folder.path(), "render none.json");
  CHECK(none.code == 2);
  CHECK(none.err == "gouji: 路径 none.json 不存在。\n");
  CHECK(in(tree.folder.path(), "render .").code == 2);
  CHECK(in(tree.folder.path(), "render").code == 2);
}

TEST_CASE("a difference ends in 0 without new findings, in 1 with one that --fail-on asks for") {
  const Tree tree;
  const auto path = tree.folder.path();
  const auto before = tree.saved();
  std::filesystem::rename(tree.folder.path(before), tree.folder.path("before.json"));
  const auto same = in(path, "diff before.json before.json");
  CHECK(same.code == 0);
  CHECK(same.err.empty());
  CHECK(same.out == "新增 0 处，消失 0 处，未再检查 0 处，仍有 3 处。\n");

  tree.folder.file("年报 2023/a.xml", faulty_report());
  tree.saved();
  const auto worse = in(path, "diff before.json saved.json --lang en");
  CHECK(worse.code == 1);
  CHECK(holds(worse.out, "verdicts that changed\n  年报 2023/a.xml: pass → fail\n"));
  std::filesystem::remove(tree.folder.path("年报 2023/50%#1.xml"));
  tree.saved();
  // The same body's report of the same year under another name: its findings are not new.
  const auto moved = in(path, "diff before.json saved.json --lang en");
  CHECK(moved.code == 0);
  CHECK(holds(moved.out, "reports that are no more\n  年报 2023/50%#1.xml\n"));
  const auto better = in(path, "diff saved.json before.json --format json -o d.json");
  CHECK(better.out.empty());
  const auto json = Json::parse(read(tree.folder.path("d.json")));
  CHECK(json["schema"] == "gouji.diff/1");
  CHECK(json["reports"]["added"] == Json::array({"年报 2023/50%#1.xml"}));

  // A report that can no longer be read is no success.
  tree.folder.file("年报 2023/a.xml", "");
  tree.saved();
  CHECK(in(path, "diff before.json saved.json").code == 3);
  CHECK(in(path, "diff before.json saved.json --unclear pass").code == 0);
  CHECK(in(path, "diff before.json none.json").code == 2);
  CHECK(in(path, "diff before.json").code == 2);
}

TEST_CASE("a difference as JSON is what its schema describes") {
  if (std::system("python3 -W ignore -c 'import jsonschema' >/dev/null 2>&1") != 0) {
    MESSAGE("skipped: python3-jsonschema is not installed");
    return;
  }
  const Tree tree;
  tree.saved();
  std::filesystem::rename(tree.folder.path("saved.json"), tree.folder.path("before.json"));
  tree.folder.file("年报 2023/a.xml", faulty_report());
  tree.saved();
  const auto run = in(tree.folder.path(), "diff before.json saved.json --format json -o d.json");
  CHECK(run.code == 1);
  const auto validate =
      "python3 -W ignore -c 'import json,sys,jsonschema;"
      "s,d=(json.load(open(n)) for n in sys.argv[1:]);"
      "jsonschema.Draft202012Validator(s).validate(d)' " GOUJI_SOURCE_DIR
      "/schemas/diff.schema.json " +
      tree.folder.path("d.json");
  CHECK(std::system(validate.c_str()) == 0);
}

}  // namespace
}  // namespace gouji::cli
