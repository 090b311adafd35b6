#include "cli/manual.h"

#include "cli/commands.h"

namespace gouji {
namespace {

// Text as roff prints it unchanged: no escapes, no requests, hyphens that can be copied.
std::string plain(std::string_view text) {
  std::string out;
  if (text.starts_with(".") || text.starts_with("'")) out += "\\&";
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

std::string bold(std::string_view text) { return "\\fB" + plain(text) + "\\fR"; }

class Page {
 public:
  explicit Page(Language language) : zh_(language == Language::zh) {}

  std::string take() { return std::move(out_); }

  void title() {
    out_ += ".\\\" Written by `gouji man`.\n.TH GOUJI 1 \"\" \"gouji " GOUJI_VERSION "\" \"" +
            std::string(zh_ ? "用户命令" : "User Commands") + "\"\n";
    // Chinese has no blanks to stretch, and commands are not to be hyphenated.
    out_ += ".nh\n.ad l\n";
    if (zh_) out_ += ".mso zh.tmac\n";  // where lines of Chinese may be broken
  }

  void section(std::string_view zh, std::string_view en) {
    out_ += ".SH \"" + plain(zh_ ? zh : en) + "\"\n";
  }

  void paragraph(std::string_view zh, std::string_view en) {
    out_ += ".PP\n" + plain(zh_ ? zh : en) + "\n";
  }

  // `head` is roff already.
  void item(const std::string& head, std::string_view zh, std::string_view en) {
    out_ += ".TP\n" + head + "\n" + plain(zh_ ? zh : en) + "\n";
  }

  void example(std::string_view line, std::string_view zh, std::string_view en) {
    paragraph(zh, en);
    out_ += ".RS 4\n.nf\n" + plain(line) + "\n.fi\n.RE\n";
  }

  void synopsis() {
    const char* next = "";
    for (const auto* command : commands()) {
      out_ += next + bold("gouji " + std::string(command->name)) +
              plain(zh_ ? " [选项]" : " [options]");
      if (!command->operands.empty()) out_ += " " + plain(command->operands);
      out_ += "\n";
      next = ".br\n";
    }
    out_ += ".br\n" + bold("gouji --version") + "\n";
  }

  void command(const Command& command) {
    out_ += ".SS \"" + plain("gouji " + std::string(command.name)) + "\"\n" +
            plain(zh_ ? command.zh : command.en) + (zh_ ? "。\n" : ".\n");
    for (const auto& row : command.options) option(row);
  }

 private:
  void option(const OptionRow& row) {
    std::string head = row.letter == '\0' ? "" : bold(std::string("-") + row.letter) + ", ";
    head += bold("--" + std::string(row.name));
    if (!row.argument.empty()) head += " " + plain(row.argument);
    std::string zh(row.zh), en(row.en);
    if (!row.standard.empty()) {
      zh += "（默认 " + std::string(row.standard) + "）";
      en += " (default " + std::string(row.standard) + ")";
    }
    item(head, zh, en);
  }

  bool zh_;
  std::string out_;
};

void describe(Page& page) {
  page.section("名称", "NAME");
  page.paragraph("gouji - 检查政府信息公开工作年度报告是否符合全国统一格式",
                 "gouji - check annual reports on government information disclosure");
  page.section("概要", "SYNOPSIS");
  page.synopsis();
  page.section("说明", "DESCRIPTION");
  page.paragraph(
      "gouji（勾稽）对照全国统一格式检查年度报告：六个部分和三张表是否齐全，勾稽关系是否成立，"
      "正文与表格是否一致；发现不符时，指出位置、差额和疑似填错的单元格。程序只提示，不改动报告，"
      "也不访问网络。",
      "gouji checks such a report against the national format: whether all sections and tables are "
      "there, whether the figures agree with one another, and whether the prose says what the "
      "tables say. It names the place, the difference and the cell that is likely to be wrong. It "
      "changes no report and never uses the network.");
  page.paragraph(
      "结果写到标准输出，其他提示写到标准错误。没有读到或者无法判断的，不会算作通过。",
      "Results go to standard output and everything else to standard error. What could not be "
      "read or judged never counts as a pass.");
}

void describe_surroundings(Page& page) {
  page.section("环境变量", "ENVIRONMENT");
  page.item(bold("GOUJI_DATA"), "规则包和模式文件所在的文件夹，其下有 rules 和 schemas",
            "the folder of packs and schemas, with rules and schemas in it");
  page.item(bold("LC_ALL") + ", " + bold("LC_MESSAGES") + ", " + bold("LANG"),
            "说明文字的语言；未设置、C 或者中文区域为中文，其余为英文",
            "the language of texts: Chinese where the first that is set is C or a Chinese locale, "
            "or none is; else English");
  page.item(bold("NO_COLOR"), "设为任意非空值时，终端上不用颜色",
            "any value: no colour on a terminal");
  page.section("文件", "FILES");
  page.item(bold("PREFIX/share/gouji/rules"), "随程序安装的规则包，与程序同在一个安装目录 PREFIX",
            "the packs that come with the program; PREFIX is where it is installed");
  page.section("示例", "EXAMPLES");
  page.example("gouji check 2024.docx", "检查一份报告：", "Check a report:");
  page.example("gouji check --previous 2023.docx 2024.docx", "与上一年报告对照：",
               "Compare it with last year's:");
  page.example("gouji check --format json=results.json reports/", "检查整个文件夹，结果存为文件：",
               "Check a folder and keep the results:");
  page.example("gouji explain applications.balance", "查看一条规则的要求、依据和改法：",
               "What a rule asks, where the norm says so, and what to do:");
}

}  // namespace

std::string manual_page(Language language) {
  Page page(language);
  page.title();
  describe(page);
  page.section("命令", "COMMANDS");
  for (const auto* command : commands()) page.command(*command);
  page.section("退出码", "EXIT STATUS");
  for (const auto& row : exit_rows()) page.item(bold(std::to_string(row.code)), row.zh, row.en);
  describe_surroundings(page);
  return page.take();
}

}  // namespace gouji
