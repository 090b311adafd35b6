#include "intake/pdf.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/child.h"
#include "base/utf8.h"
#include "intake/pages.h"
#include "intake/pdf_drawing.h"
#include "intake/pdf_turn.h"

namespace gouji {
namespace {

Problem fatal(std::string id, std::string zh, std::string en) {
  return {std::move(id), {std::move(zh), std::move(en)}, std::nullopt, true};
}

std::string number_of(std::uint64_t value) { return std::to_string(value); }

ChildOutcome run_pdftotext(std::string_view bytes, const Limits& limits) {
  ChildRequest request;
  // One page more than allowed tells whether there are more.
  request.arguments = {
      "pdftotext", "-q", "-tsv", "-enc", "UTF-8", "-l", number_of(limits[Limit::pages] + 1),
      "-",         "-"};
  request.environment = {"LC_ALL=C"};
  request.input = std::string(bytes);
  request.time = limits.time_left();
  request.output = limits[Limit::bytes];
  return run_child(request);
}

// Why nothing came of it; nothing where the child did its work.
std::optional<Problem> refusal_of(const ChildOutcome& outcome, const Limits& limits) {
  using End = ChildOutcome::End;
  const auto said = [&](std::string_view words) {
    return outcome.errors.find(words) != std::string::npos;
  };
  switch (outcome.end) {
    case End::not_started:
      if (outcome.code == ENOENT) {
        return fatal("intake.no-tool",
                     "读取 PDF 需要 pdftotext，本机没有安装；请安装 poppler-utils"
                     "（Debian、Ubuntu：apt install poppler-utils），或者将报告另存为 Word "
                     "文档（*.docx）后再检查。",
                     "reading a PDF takes pdftotext, which is not installed here; install "
                     "poppler-utils (Debian, Ubuntu: apt install poppler-utils), or save the "
                     "report as a Word document (*.docx)");
      }
      return fatal(
          "intake.no-tool",
          "无法启动 pdftotext（系统错误号 " + number_of(std::uint64_t(outcome.code)) + "）。",
          "pdftotext could not be started (system error " + std::to_string(outcome.code) + ")");
    case End::timed_out:
      return not_in_time(limits);
    case End::output_full:
      return limit_reached(Limit::bytes, limits, std::nullopt, true);
    case End::exited:
      if (outcome.code == 0) return std::nullopt;
      break;
    case End::signalled:
      break;
  }
  if (said("ncorrect password") || said("ncrypt")) {
    return fatal("intake.encrypted", "PDF 设有打开密码，无法读取。请取消密码，另存后再检查。",
                 "the PDF is protected by a password; save a copy without it");
  }
  return fatal("intake.damaged", "PDF 文件已损坏或者不完整，无法读出文字；请重新导出或者下载。",
               "the PDF is damaged or cut off and its text cannot be read; export or download it "
               "again");
}

// What stands between tabs in one line of the table of words.
using Fields = std::array<std::string_view, 12>;

std::optional<Fields> fields_of(std::string_view line) {
  Fields fields;
  for (std::size_t i = 0; i + 1 < fields.size(); ++i) {
    const auto tab = line.find('\t');
    if (tab == line.npos) return std::nullopt;
    fields[i] = line.substr(0, tab);
    line.remove_prefix(tab + 1);
  }
  fields.back() = line;
  return fields;
}

template <class Number>
bool read(std::string_view text, Number& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

class WordTable {
 public:
  // False where the output is none of pdftotext's.
  bool take(std::string_view table) {
    bool headed = false;
    while (!table.empty()) {
      const auto end = std::min(table.find('\n'), table.size());
      auto line = table.substr(0, end);
      table.remove_prefix(std::min(end + 1, table.size()));
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (!std::exchange(headed, true)) {
        if (!line.starts_with("level\tpage_num\t")) return false;
        continue;
      }
      const auto fields = fields_of(line);
      if (fields) take(*fields);
    }
    return headed;
  }
  std::vector<Page> pages;

 private:
  void take(const Fields& fields) {
    int level = 0, number = 0;
    double left = 0, top = 0, width = 0, height = 0;
    if (!read(fields[0], level) || !read(fields[1], number) || !read(fields[6], left) ||
        !read(fields[7], top) || !read(fields[8], width) || !read(fields[9], height)) {
      return;
    }
    if (level == 1) {
      pages.push_back({number, width, height, {}, {}, {}});
    } else if (level == 5 && !pages.empty()) {
      pages.back().words.push_back(
          {std::string(fields[11]), {left, top, left + width, top + height}, 0});
    }
  }
};

}  // namespace

bool is_pdf(std::string_view bytes) {
  return bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos;
}

void read_pdf(Document& document, std::string_view bytes, const Limits& limits) {
  document.format = Format::pdf;
  const auto outcome = run_pdftotext(bytes, limits);
  if (auto refused = refusal_of(outcome, limits)) {
    document.problems.push_back(*std::move(refused));
    return;
  }
  WordTable words;
  if (!words.take(outcome.output)) {
    document.problems.push_back(
        fatal("intake.damaged", "pdftotext 没有给出可以识别的结果，未能读出文字。",
              "pdftotext gave nothing that can be understood; no text was read"));
    return;
  }
  if (words.pages.size() > limits[Limit::pages]) {
    words.pages.resize(static_cast<std::size_t>(limits[Limit::pages]));
    document.problems.push_back(limit_reached(Limit::pages, limits));
  }
  const bool any = std::any_of(words.pages.begin(), words.pages.end(),
                               [](const Page& page) { return !page.words.empty(); });
  if (!any) {
    document.problems.push_back(fatal(
        "intake.no-text",
        "PDF 中没有文字，应为扫描件或者图片，无法核对；请用 Word、WPS 原稿导出文字版 PDF，或者提供 "
        "Word 文档（*.docx）。",
        "the PDF holds no text: its pages are scans or pictures and cannot be checked; export it "
        "from the Word or WPS original, or give the Word document (*.docx)"));
    return;
  }
  find_turns(words.pages, bytes, limits);
  add_drawings(words.pages, bytes, limits);
  read_pages(document, std::move(words.pages), limits);
}

}  // namespace gouji
