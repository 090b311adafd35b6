#include "intake/pdf.h"

#include <algorithm>
#include <cerrno>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/child.h"
#include "intake/page_crossings.h"
#include "intake/pages.h"
#include "intake/pdf_drawing.h"
#include "intake/pdf_hidden.h"
#include "intake/pdf_turn.h"
#include "intake/pdf_words.h"
#include "intake/poppler.h"
#include "intake/unread_pages.h"

namespace gouji {
namespace {

std::string number_of(std::uint64_t value) { return std::to_string(value); }

ChildOutcome run_pdftotext(std::string_view bytes, bool aslant, const Limits& limits) {
  // One page more than allowed tells whether there are more.
  const auto last = number_of(limits[Limit::pages] + 1);
  std::vector<std::string> arguments{"pdftotext", "-tsv", "-enc", "UTF-8", "-l", last, "-", "-"};
  if (!aslant) arguments.insert(arguments.begin() + 1, "-nodiag");
  return run_poppler(std::move(arguments), bytes, limits[Limit::bytes], limits);
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
      if (outcome.code == EFBIG) {
        return fatal(
            "intake.no-tool",
            "文件超出系统此处允许的文件大小（ulimit -f），无法交给 pdftotext 读取；请放宽该"
            "限制后重试。",
            "the file is larger than the largest file that the system allows here (ulimit "
            "-f) and cannot be handed to pdftotext; raise that limit");
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

// What is written aslant is a watermark or a seal, and `pdftotext` leaves it out where it is asked
// to; but with it what is written after it, perhaps.
void leave_out_aslant(std::vector<Page>& pages, std::string_view bytes, const Limits& limits) {
  const auto outcome = run_pdftotext(bytes, false, limits);
  if (!outcome.succeeded()) return;
  if (auto level = words_of(outcome.output)) take_level_pages(pages, *std::move(level), limits);
}

// What keeps the words from being read.
std::optional<Problem> trouble_with(const std::vector<Page>& pages) {
  const bool any =
      std::any_of(pages.begin(), pages.end(), [](const Page& page) { return !page.words.empty(); });
  if (!any) {
    return fatal(
        "intake.no-text",
        "PDF 中没有文字，应为扫描件或者图片，无法核对；请用 Word、WPS 原稿导出文字版 PDF，或者提供 "
        "Word 文档（*.docx）。",
        "the PDF holds no text: its pages are scans or pictures and cannot be checked; export it "
        "from the Word or WPS original, or give the Word document (*.docx)");
  }
  if (is_gibberish(pages)) {
    return fatal("intake.no-text",
                 "PDF 的字体没有注明字形对应的文字，复制出来是乱码，无法核对；请用 Word、WPS "
                 "原稿重新导出 PDF，或者提供 Word 文档（*.docx）。",
                 "the fonts of the PDF do not say which characters their glyphs stand for, so that "
                 "its text comes out as gibberish and cannot be checked; export it again from the "
                 "Word or WPS original, or give the Word document (*.docx)");
  }
  if (const auto number = page_in_pieces(pages); number > 0) {
    const auto page = std::to_string(number);
    return fatal(
        "intake.no-text",
        "PDF 第" + page +
            "页横放或者倒放，文字次序无法确定，不能核对；请将页面转正后另存，或者提供 Word "
            "文档（*.docx）。",
        "page " + page +
            " of the PDF is turned, and the order of its text cannot be told; save it "
            "with its pages upright, or give the Word document (*.docx)");
  }
  return std::nullopt;
}

// Takes the words from pages whose words say nothing, as those of a scan that is attached to a
// report. Gives their numbers.
std::vector<int> clear_odd_pages(std::vector<Page>& pages) {
  std::vector<int> cleared;
  for (auto& page : pages) {
    if (!is_gibberish({page}) && page_in_pieces({page}) == 0) continue;
    page.words.clear();
    page.lost = true;
    cleared.push_back(page.number);
  }
  return cleared;
}

// Whether enough is left to be a report.
bool holds_text(const std::vector<Page>& pages) {
  constexpr std::size_t kLeast = 600;  // bytes
  std::size_t bytes = 0;
  for (const auto& page : pages) {
    for (const auto& word : page.words) bytes += word.text.size();
  }
  return bytes >= kLeast;
}

// Of scans whose text a program has recognized.
void tell_hidden(Document& document, const std::vector<int>& pages) {
  if (pages.empty()) return;
  document.problems.push_back(
      losing(Loss::characters, "intake.recognized-text",
             pages_zh(pages) + "有文字没有显示在页面上（扫描件附带的识别文字就是如此），可能有误，"
                               "查出的差错一律列为待核；请用 Word、WPS 原稿导出 PDF 后再检查。",
             pages_en(pages) + said_of(pages, " holds", " hold") +
                 " text that is not shown, as programs leave it that recognize the characters of "
                 "a scan; it may be wrong, so every error is unclear; export the PDF from the Word "
                 "or WPS original",
             page_node(document, pages.front())));
}

// That blank cells may hold figures which are drawn.
void tell_blanks(Document& document, std::string id, std::string zh, std::string en) {
  auto problem = losing(Loss::cells, std::move(id), std::move(zh), std::move(en));
  problem.severity = Severity::advice;
  document.problems.push_back(std::move(problem));
}

// Of pages that are too large: the same as of those that are not drawn.
void tell_coarse(Document& document, const Undrawn& undrawn) {
  if (undrawn.coarse.empty()) return;
  tell_blanks(document, "intake.no-text",
              pages_zh(undrawn.coarse) +
                  "尺寸过大，以图形画出的字符无法辨认；空白单元格可能是这样画出的数字，列为待核。",
              pages_en(undrawn.coarse) + said_of(undrawn.coarse, " is", " are") +
                  " too large for drawn characters to be made out; blank cells may hold figures "
                  "that are drawn, and are unclear");
}

// What pdftoppm did not draw: figures that are drawn or pictures are taken for blanks there.
void tell_undrawn(Document& document, const Undrawn& undrawn) {
  if (undrawn.pages.empty()) return;
  const std::string why_zh = undrawn.no_tool ? "本机没有安装 pdftoppm（属于 poppler-utils），"
                                             : "pdftoppm 未能给出页面图像，";
  const std::string why_en = undrawn.no_tool
                                 ? "pdftoppm (of poppler-utils) is not installed here"
                                 : "pdftoppm did not draw " + said_of(undrawn.pages, "it", "them");
  tell_blanks(document, "intake.no-tool",
              why_zh + pages_zh(undrawn.pages) +
                  "只按文字核对；空白单元格可能是以图形画出的数字，列为待核。",
              pages_en(undrawn.pages) +
                  said_of(undrawn.pages, " was checked by its", " were checked by their") +
                  " text alone, since " + why_en +
                  "; blank cells may hold figures that are drawn, and are unclear");
}

}  // namespace

bool is_pdf(std::string_view bytes) {
  return bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos;
}

void read_pdf(Document& document, std::string_view bytes, const Limits& limits) {
  document.format = Format::pdf;
  const auto outcome = run_pdftotext(bytes, true, limits);
  if (auto refused = refusal_of(outcome, limits)) {
    document.problems.push_back(*std::move(refused));
    return;
  }
  auto pages = words_of(outcome.output);
  if (!pages) {
    document.problems.push_back(
        fatal("intake.damaged", "pdftotext 没有给出可以识别的结果，未能读出文字。",
              "pdftotext gave nothing that can be understood; no text was read"));
    return;
  }
  leave_out_aslant(*pages, bytes, limits);
  if (pages->size() > limits[Limit::pages]) {
    pages->resize(static_cast<std::size_t>(limits[Limit::pages]));
    document.problems.push_back(limit_reached(Limit::pages, limits));
  }
  keep_words_limit(document, *pages, limits);
  UnreadPages odd{{}, "的文字无法还原", "text that cannot be told from its glyphs"};
  if (auto unknown = trouble_with(*pages)) {
    odd.numbers = clear_odd_pages(*pages);
    if (odd.numbers.empty() || !holds_text(*pages) || trouble_with(*pages)) {
      document.problems.push_back(*std::move(unknown));
      return;
    }
  }
  find_turns(*pages, bytes, limits);
  const auto undrawn = add_drawings(*pages, bytes, limits);
  tell_unread(document, odd, Severity::unclear);
  tell_hidden(document, pages_of_hidden_text(*pages, bytes, limits));
  tell_undrawn(document, undrawn);
  tell_coarse(document, undrawn);
  read_pages(document, *std::move(pages), limits);
}

}  // namespace gouji
