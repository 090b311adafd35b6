#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>

#include <doctest/doctest.h>

#include "cli/program.h"

namespace gouji::cli {
namespace {

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("a sound report ends in 0 and says so in Chinese") {
  const Folder folder;
  const auto run = gouji("check " + folder.file("sound.xml", sound_report()));
  CHECK(run.code == 0);
  CHECK(holds(run.out, "结论：通过。错误 0 处"));
  CHECK(run.err.empty());
}

TEST_CASE("a wrong total ends in 1 and is told with its place and computation") {
  const Folder folder;
  const auto run = gouji("check " + folder.file("faulty.xml", faulty_report()));
  CHECK(run.code == 1);
  CHECK(holds(run.out, "错误 [applications.applicants]"));
  CHECK(holds(run.out, "〔4〕"));
  CHECK(holds(run.out, "结论：不通过。"));
}

TEST_CASE("a page without a report ends in 3, in 0 where unclear passes") {
  const Folder folder;
  const auto page = folder.file("page.html", "<html><body><p>清溪市天气预报</p></body></html>");
  CHECK(gouji("check " + page).code == 3);
  CHECK(gouji("check --unclear pass " + page).code == 0);
  const auto empty = folder.file("empty.html", "");
  const auto run = gouji("check " + empty);
  CHECK(run.code == 3);
  CHECK(holds(run.out, "intake.empty"));
}

TEST_CASE("a path that does not exist ends in 2 and the others are still checked") {
  const Folder folder;
  const auto sound = folder.file("sound.xml", sound_report());
  const auto run = gouji("check " + folder.path("none.xml") + " " + sound);
  CHECK(run.code == 2);
  CHECK(holds(run.err, "路径 " + folder.path("none.xml") + " 不存在。"));
  CHECK(holds(run.out, "结论：通过。"));
  const auto alone = gouji("check --format json " + folder.path("none.xml"));
  CHECK(alone.code == 2);
  CHECK(alone.out.empty());
}

TEST_CASE("the weightiest exit code of several reports counts") {
  const Folder folder;
  const auto sound = folder.file("sound.xml", sound_report());
  const auto faulty = folder.file("faulty.xml", faulty_report());
  const auto page = folder.file("page.html", "<p>清溪市天气预报</p>");
  CHECK(gouji("check " + sound + " " + page).code == 3);
  CHECK(gouji("check " + sound + " " + page + " " + faulty).code == 1);
  CHECK(gouji("check " + faulty + " " + page + " -o " + folder.path("none/out")).code == 4);
}

TEST_CASE("a folder is walked in order, hidden files and other endings passed over") {
  const Folder folder;
  folder.file("b/2.xml", sound_report());
  folder.file("b/1.xml", sound_report());
  folder.file("a.xml", sound_report());
  folder.file(".hidden/3.xml", faulty_report());
  folder.file("b/.4.xml", faulty_report());
  folder.file("notes.log", "x");
  folder.file("~$a.pdf", "x");
  const auto run = gouji("check --jobs 3 " + folder.path());
  CHECK(run.code == 0);
  const auto first = run.out.find("/a.xml"), second = run.out.find("/b/1.xml"),
             third = run.out.find("/b/2.xml");
  CHECK(first < second);
  CHECK(second < third);
  CHECK(third != std::string::npos);
  CHECK(holds(run.out, "共检查 3 份：通过 3 份；"));
}

TEST_CASE("files of office programs in a folder are checked whatever they hold") {
  const Folder folder;
  folder.file("a.doc", "<html><body><p>清溪市天气预报</p></body></html>");
  folder.file("b.wps", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(100, ' '));
  folder.file("c.docx", "PK\x03\x04");
  folder.file("~$c.docx", "owner");
  folder.file("notes.doc", "x");
  const auto run = gouji("check " + folder.path());
  CHECK(run.code == 3);
  CHECK(holds(run.out, "共检查 4 份："));
  CHECK(holds(run.out, "/b.wps"));
  CHECK(holds(run.out, "旧版 Word"));
  CHECK(holds(run.out, "intake.damaged"));
}

TEST_CASE("files of kinds that cannot be read keep a folder from passing") {
  for (const auto* name : {"a.pdf", "a.ofd", "a.et", "a.xls", "a.odt"}) {
    CAPTURE(name);
    const Folder folder;
    folder.file("sound.xml", sound_report());
    const std::string ending(name);
    folder.file(name, ending == "a.pdf" ? "%PDF-1.7\n" : "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    const auto run = gouji("check " + folder.path());
    CHECK(run.code == 3);
    CHECK(holds(run.out, "共检查 2 份：通过 1 份"));
  }
}

TEST_CASE("a folder without reports ends in 3 with a sentence") {
  const Folder folder;
  const auto run = gouji("check " + folder.path());
  CHECK(run.code == 3);
  CHECK(run.out.empty());
  CHECK(holds(run.err, "文件夹 " + folder.path() + " 中没有可检查的报告"));
  for (const auto* ending : {".html、", ".docx、", "、.pdf、", "、.ofd、", "、.ods）"}) {
    CAPTURE(ending);
    CHECK(holds(run.err, ending));
  }
  CHECK(gouji("check --unclear pass " + folder.path()).code == 0);
}

TEST_CASE("the number of threads changes no byte of the result") {
  const Folder folder;
  for (int i = 0; i < 12; ++i) {
    folder.file(std::to_string(i) + ".xml", i % 3 == 0 ? faulty_report() : sound_report());
  }
  const auto one = gouji("check --format json --jobs 1 " + folder.path());
  CHECK(one.code == 1);
  CHECK(one.out == gouji("check --format json --jobs 4 " + folder.path()).out);
  CHECK(one.out == gouji("check --format json " + folder.path(), "LC_ALL=en_US.UTF-8").out);
}

TEST_CASE("a run that is over at once shows no progress, in whatever style") {
  const Folder folder;
  const auto sound = folder.file("sound.xml", sound_report());
  for (const std::string style : {"auto", "bar", "plain", "none"}) {
    CAPTURE(style);
    const auto run = gouji("check --progress " + style + " " + sound);
    CHECK(run.code == 0);
    CHECK(run.err.empty());
  }
}

TEST_CASE("standard input is checked under the name given") {
  const Folder folder;
  const auto faulty = folder.file("faulty.xml", faulty_report());
  const auto run = gouji("check - --stdin-name 清溪.xml", "", "<" + faulty);
  CHECK(run.code == 1);
  CHECK(holds(run.out, "清溪.xml:"));
}

TEST_CASE("files beyond the largest size that is allowed are refused, read and written") {
  const Folder folder;
  const auto pdf = std::string(GOUJI_SOURCE_DIR) + "/examples/sound.pdf";
  const auto read_only = gouji("check --lang en --no-config " + pdf, "ulimit -f 4;");
  CHECK(read_only.code == 3);
  CHECK(read_only.out.find("the largest file that the system allows here (ulimit -f)") !=
        std::string::npos);
  const auto report = folder.file("report.xml", faulty_report());
  const auto result = folder.path("result.json");
  const auto written = gouji(
      "check --lang en --no-config --format json -o " + result + " " + report, "ulimit -f 1;");
  CHECK(written.code == 4);
  CHECK(written.err.find("cannot write " + result + ": File too large") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(result));
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("several formats go to their files and standard output stays empty") {
  const Folder folder;
  const auto faulty = folder.file("faulty.xml", faulty_report());
  const auto run = gouji("check " + faulty + " --format json=" + folder.path("r.json") +
                         " --format text=" + folder.path("r.txt"));
  CHECK(run.code == 1);
  CHECK(run.out.empty());
  CHECK(read(folder.path("r.json")).starts_with("{\n  \"schema\": \"gouji.findings/1\","));
  CHECK(holds(read(folder.path("r.txt")), "结论：不通过。"));
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 3);
}

TEST_CASE("an output that cannot be written ends in 4 and leaves no file") {
  const Folder folder;
  const auto faulty = folder.file("faulty.xml", faulty_report());
  const auto run = gouji("check " + faulty + " -o " + folder.path("none/r.txt"));
  CHECK(run.code == 4);
  CHECK(run.out.empty());
  CHECK(holds(run.err, "所在文件夹不存在"));
  CHECK(gouji("check " + faulty, "", ">/dev/full").code == 4);
}

TEST_CASE("a reader who has gone ends the program with 4 and without a word") {
  const Folder folder;
  const auto faulty = folder.file("faulty.xml", faulty_report());
  // The pipe's reader closes before anything is written; the exit code comes through a file.
  const auto run = gouji("check " + faulty + "; echo $? >" + folder.path("code") + "; }",
                         "{ sleep 0.3;", "| true");
  CHECK(read(folder.path("code")) == "4\n");
  CHECK(run.err.empty());
}

TEST_CASE("--fail-on decides which findings end in 1 and never the verdict") {
  const Folder folder;
  auto misspelt = sound_report();
  const std::string label = "2.其他法律行政法规禁止公开";
  misspelt.replace(misspelt.find(label), label.size(), "2.其他法律行政止公开");
  const auto path = folder.file("misspelt.xml", misspelt);
  const auto run = gouji("check " + path);
  CHECK(holds(run.out, "警告 [table.row-wording]"));
  CHECK(holds(run.out, "结论：通过。"));
  CHECK(run.code == 0);
  CHECK(gouji("check --fail-on warning " + path).code == 1);
}

TEST_CASE("a report named twice, or by its folder too, is checked once, where it was named first") {
  const Folder folder;
  for (const auto* name : {"d/a.xml", "d/b.xml", "d/c.xml"}) folder.file(name, sound_report());
  const auto paths = [&](const std::string& words) {
    const auto run =
        gouji("check --no-config --format csv " + words,
              "cd " + folder.path() + " && cat d/a.xml |", "| tail -n +2 | cut -d, -f1");
    return run.out;
  };
  CHECK(paths("d d/b.xml d") == "d/a.xml\nd/b.xml\nd/c.xml\n");
  CHECK(paths("d/c.xml d d/c.xml") == "d/c.xml\nd/a.xml\nd/b.xml\n");
  // Standard input is no file, whatever it is called.
  CHECK(paths("d/b.xml - --stdin-name d/b.xml d/b.xml") == "d/b.xml\nd/b.xml\n");
}

TEST_CASE("an interrupt ends the program with 130") {
  const auto run = gouji("check -", "{ sleep 5; } | timeout -s INT --preserve-status 0.5");
  CHECK(run.code == 130);
  CHECK(run.out.empty());
}

TEST_CASE("a run that is ended leaves the old result and nothing beside it") {
  for (const auto* signal : {"INT", "TERM"}) {
    CAPTURE(signal);
    const Folder folder;
    const auto old = folder.file("r.json", "old");
    // The second result goes to a pipe that nobody reads: the run waits until the signal comes.
    const auto run = gouji(
        "check " + folder.file("sound.xml", sound_report()) + " --format json=" + old +
            " --format text=" + folder.path("pipe"),
        "mkfifo " + folder.path("pipe") + "; timeout -s " + signal + " --preserve-status 0.5");
    CHECK(run.code == (std::string(signal) == "INT" ? 130 : 143));
    CHECK(read(old) == "old");
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 3);
  }
}

// A soffice that ends the program which started it and then goes on for ever.
std::string deadly_office(const Folder& folder, const char* signal) {
  folder.file("tmp/keep", "");
  const auto program =
      folder.file("bin/soffice", "#!/bin/sh\nsleep 1000 & echo $! > " + folder.path("grandchild") +
                                     "\necho $$ > " + folder.path("child") + "\nkill -" + signal +
                                     " $PPID\nwait\n");
  std::filesystem::permissions(program, std::filesystem::perms::owner_all);
  return "PATH=" + folder.path("bin") + ":$PATH TMPDIR=" + folder.path("tmp");
}

TEST_CASE("an interrupt takes the progress bar off the terminal") {
  const Folder folder;
  // Slow the first time, so that a bar is drawn, and deadly the second time.
  const auto program =
      folder.file("bin/soffice", "#!/bin/sh\nif [ -e " + folder.path("mark") +
                                     " ]; then kill -INT $PPID; sleep 5; fi\n: >" +
                                     folder.path("mark") + "\nsleep 0.4\nexit 1\n");
  std::filesystem::permissions(program, std::filesystem::perms::owner_all);
  for (const auto* name : {"r/a.rtf", "r/b.rtf"}) folder.file(name, "{\\rtf1 x}");
  const auto run = gouji("check --jobs 1 --progress bar " + folder.path("r"),
                         "PATH=" + folder.path("bin") + ":$PATH");
  CHECK(run.code == 130);
  CHECK(holds(run.err, "1/2"));
  CHECK(run.err.ends_with("\r\x1b[K"));
}

TEST_CASE("an interrupt leaves neither a converter nor its files behind") {
  const std::pair<const char*, int> signals[] = {{"INT", 130}, {"TERM", 143}, {"HUP", 129}};
  for (const auto& [signal, code] : signals) {
    CAPTURE(code);
    const Folder folder;
    const auto report = folder.file("a.rtf", "{\\rtf1 x}");
    const auto run = gouji("check " + report, deadly_office(folder, signal));
    CHECK(run.code == code);
    CHECK(run.out.empty());
    for (const auto* name : {"child", "grandchild"}) {
      const auto number = read(folder.path(name));
      REQUIRE_FALSE(number.empty());
      // Nobody is sure to have collected it; a zombie runs no more.
      const auto state = "for i in $(seq 500); do grep -q '^State:.[^ZX]' /proc/" +
                         std::to_string(std::stoi(number)) +
                         "/status 2>/dev/null || exit 0; sleep 0.01; done; exit 1";
      CHECK(std::system(state.c_str()) == 0);
    }
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path("tmp")), {}) == 1);
  }
}

TEST_CASE("extract of a file that is no report ends in 3, says so and writes nothing") {
  const Folder folder;
  const auto page = folder.file("a.html", "<html><body><p>清溪市天气预报</p></body></html>");
  const auto run = gouji("extract --format xml " + page + " -o " + folder.path("out.xml"));
  CHECK(run.code == 3);
  CHECK(run.out.empty());
  CHECK(holds(run.err, "没有可以列出的内容"));
  CHECK_FALSE(std::filesystem::exists(folder.path("out.xml")));
}

TEST_CASE("extract gives figures in three formats and its XML is checked alike") {
  const Folder folder;
  const auto faulty = folder.file("faulty.xml", faulty_report());
  const auto json = gouji("extract " + faulty);
  CHECK(json.code == 0);
  CHECK(json.out.starts_with("{\n  \"schema\": \"gouji.report/1\","));
  const auto csv = gouji("extract --format csv " + faulty);
  CHECK(csv.out.starts_with("\xEF\xBB\xBFtable,row,column,state,value,raw,at_line,at_column\n"));
  CHECK(holds(csv.out, "applications,received,total,number,4,4,"));
  const auto xml = gouji("extract --format xml " + faulty + " -o " + folder.path("again.xml"));
  CHECK(xml.code == 0);
  // Places differ, all that identifies a finding does not.
  const auto prints = [&](const std::string& path) {
    return gouji("check --format json " + path, "", "| grep -o '\"fingerprint\": \"[0-9a-f]*\"'")
        .out;
  };
  CHECK_FALSE(prints(faulty).empty());
  CHECK(prints(faulty) == prints(folder.path("again.xml")));
  const auto third = gouji("extract --format xml " + folder.path("again.xml"));
  CHECK(third.out == read(folder.path("again.xml")));
}

}  // namespace
}  // namespace gouji::cli
