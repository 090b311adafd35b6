#include "base/problem.h"

#include <algorithm>
#include <new>
#include <utility>

namespace gouji {
namespace {

// The rules of limits have names that live as long as the program.
const std::vector<std::string>& limit_ids() {
  static const std::vector<std::string> ids = [] {
    std::vector<std::string> made;
    for (const auto& row : limit_table()) made.push_back("limit." + std::string(row.name));
    return made;
  }();
  return ids;
}

std::vector<IntakeRule> make_rules() {
  std::vector<IntakeRule> rules{
      {"intake.missing",
       {"文件不存在", "The file does not exist"},
       {"指定的路径下没有这个文件。", "There is no file at the path given."},
       {"请核对路径和文件名。", "Check the path and the file name."}},
      {"intake.denied",
       {"文件无法读取", "The file cannot be read"},
       {"文件存在，但没有读取权限，或者读取过程中发生错误。",
        "The file exists, but may not be read, or reading it failed."},
       {"请检查文件权限和存储设备。", "Check its permissions and the device it is on."}},
      {"intake.not-a-file",
       {"不是普通文件", "Not an ordinary file"},
       {"路径指向的是文件夹、设备或者管道，不是一份报告。",
        "The path leads to a folder, a device or a pipe, not to a report."},
       {"请给出报告文件的路径。", "Give the path of the report's file."}},
      {"intake.empty",
       {"文件为空", "The file is empty"},
       {"文件没有任何内容，可能是上传或者导出时中断。",
        "The file holds nothing: an upload or an export may have been cut off."},
       {"请重新导出或者下载。", "Export or download it again."}},
      {"intake.unknown-type",
       {"文件类型不支持", "The type of the file is not supported"},
       {"从内容看，文件不是网页、文本或者结构化报告，无法读取其中的文字。",
        "By its content the file is no web page, no text and no structured report."},
       {"请用原程序打开，另存为 Word 文档（*.docx）或者网页（*.html）后再检查。",
        "Open it with its own program and save it as a Word document (*.docx) or a web page "
        "(*.html)."}},
      {"intake.no-report-type",
       {"不是报告的格式", "Not a format of reports"},
       {"文件是文本，但属于另一种用途的格式，其中不会直接写有报告正文。",
        "The file is text, but of a format that serves something else and holds no report as "
        "such."},
       {"请提供网页、纯文本或者本程序 extract 命令导出的 XML。",
        "Give a web page, plain text, or the XML that the extract command writes."}},
      {"intake.invalid-bytes",
       {"含有无法识别的字节", "Bytes that are no characters"},
       {"部分字节按文件的字符编码无法还原为文字，已按“�”处理，相应位置的内容可能不完整。",
        "Some bytes are no characters in the file's character set; each is read as U+FFFD, and "
        "what "
        "stood there may be incomplete."},
       {"请以 UTF-8 编码重新保存文件，并核对所列位置的文字。",
        "Save the file again as UTF-8 and look at the place named."}},
      {"intake.nul",
       {"含有空字符", "NUL characters"},
       {"文件中夹有空字符（0x00），一般是传输或者转换时损坏所致，已按“�”处理。",
        "The file holds NUL characters (0x00), as a damaged transfer or conversion leaves them; "
        "each "
        "is read as U+FFFD."},
       {"请重新导出或者下载，并核对所列位置的文字。",
        "Export or download it again and look at the place named."}},
      {"intake.damaged",
       {"文件已损坏", "The file is damaged"},
       {"文件不符合其格式的语法，无法可靠读取。",
        "The file breaks the rules of its own format and cannot be read reliably."},
       {"请按提示的行号修正，或者重新导出。", "Mend the line named, or export it again."}},
      {"intake.unsafe-archive",
       {"压缩包内部结构异常", "An archive put together in an unsafe way"},
       {"压缩包内有重名文件、指向压缩包之外的路径或者嵌套的压缩包，正常的办公文档不会如此，"
        "无法确定应当读取哪些内容。",
        "The archive holds one name twice, a path that leads out of it, or an archive inside, as "
        "no office program writes it; what ought to be read cannot be told."},
       {"请核实文件来源，用 Word 或者 WPS 打开后重新保存，再行检查。",
        "Make sure where the file comes from, open it in Word or WPS and save it again."}},
      {"intake.wrong-extension",
       {"扩展名与内容不符", "The name does not fit the content"},
       {"文件名的扩展名与实际内容不是同一种格式。已按实际内容读取，不影响检查结果，"
        "但他人可能无法正常打开该文件。",
        "The ending of the file's name is that of another format than its content. It was read by "
        "its content and the verdict is not touched, but others may fail to open it."},
       {"请按实际格式修改扩展名，或者用 Word、WPS 另存为所需格式。",
        "Rename the file, or save it in the format that its name says."},
       Severity::advice},
      {"intake.pending-changes",
       {"有尚未接受的修订", "Changes are still pending"},
       {"文件留有修订痕迹。已按全部接受修订后的内容检查，不影响检查结果，但公布后他人可能看到"
        "修改过程。",
        "The file keeps track of changes that were neither accepted nor rejected. It was read as "
        "if they were accepted and the verdict is not touched, but whoever opens it may see them."},
       {"请在 Word 或者 WPS 中接受或者拒绝全部修订，保存后再公布。",
        "Accept or reject all changes in Word or WPS and save the file."},
       Severity::advice},
      {"intake.struck-out",
       {"文字加了删除线", "Text is struck through"},
       {"加删除线的文字，读者视为已经删除，检查时不计入正文和表格数据。",
        "Readers take text that is struck through for deleted; it counts neither as prose nor as "
        "figures."},
       {"确应删去的请直接删除，误加的请去掉删除线。",
        "Delete it, or take the line away where it is there by mistake."},
       Severity::advice},
      {"intake.no-cached-value",
       {"公式没有计算结果", "Formulas without a result"},
       {"工作簿中有公式没有保存计算结果，相应单元格的数值无法读取。",
        "The workbook holds formulas whose results were not saved, so the values of these cells "
        "cannot be read."},
       {"请用 Excel 或者 WPS 打开工作簿，保存后再检查。",
        "Open the workbook in Excel or WPS and save it."}},
      {"intake.no-tool",
       {"缺少读取所需的程序", "A program that reading needs is missing"},
       {"读取这种格式要借助另一个程序，本机没有安装、无法启动，或者运行失败。",
        "Files of this format are read with the help of another program, which is not installed "
        "here, cannot be started or fails."},
       {"请按提示安装，或者用 Word、WPS 将报告另存为 Word 文档（*.docx）后再检查。",
        "Install what the message names, or save the report as a Word document (*.docx)."}},
      {"intake.no-text",
       {"没有文字", "No text"},
       {"文件各页只有图像（如扫描件），没有可以读取的文字，或者文字无法还原，未作检查。只有个别页"
        "如此的，其余各页照常检查，没有找到的内容列为待核。页面尺寸过大、文字与水印重叠的，"
        "按能够读出的文字检查，不能确定的列为待核。",
        "The pages hold pictures only, as scans do, or glyphs that stand for no characters; "
        "nothing was checked. Where single pages are so the others are checked, and what was not "
        "found is unclear. Pages that are too large, or whose text stands under watermarks, are "
        "checked by what can be read of them, and what is not certain is unclear."},
       {"请用 Word、WPS 原稿导出文字版，或者提供 Word 文档（*.docx）。",
        "Export it from the Word or WPS original, or give the Word document (*.docx)."}},
      {"intake.page-missing",
       {"缺页", "A page is missing"},
       {"文件各页印有页码，但页码不连续，或者没有达到所印的总页数，说明导出、扫描或者拆分时漏了页。"
        "没有找到的内容可能就在缺页中，因此列为待核，不作为差错。",
        "The pages carry numbers, with a gap between them or short of the total that is printed: "
        "pages were left out when the file was exported, scanned or taken apart. What was not "
        "found may stand there, and is unclear rather than an error."},
       {"请核对原件，重新导出完整的文件。", "Compare it with the original and export all of it."}},
      {"intake.several-reports",
       {"一个文件有两份报告", "Two reports in one file"},
       {"文件中一份报告之后还有另一份完整的报告（如不同机关、不同年度的），数据分不清属于哪一份，"
        "因此没有核对。",
        "A whole report is followed by another, of another body or year perhaps. Which figure "
        "belongs to which cannot be told, so that nothing was checked."},
       {"请将每份报告单独存为一个文件，分别检查。", "Save each report as a file of its own."}},
      {"intake.recognized-text",
       {"文字系软件识别所得", "Text that was recognized"},
       {"页面是扫描件，其下附有软件识别出的文字。识别难免有误，一个数字认错就会多出或者掩盖差错，"
        "因此查出的差错一律列为待核。",
        "The pages are scans that carry the text a program recognized in them. One digit that is "
        "taken for another makes an error or hides one, so that every error is unclear."},
       {"请用 Word、WPS 原稿导出文字版，或者提供 Word 文档（*.docx）。",
        "Export it from the Word or WPS original, or give the Word document (*.docx)."}},
      {"intake.not-converted",
       {"文件未能转换", "The file could not be converted"},
       {"LibreOffice 没有给出可以读取的转换结果，文件可能已损坏或者设有密码。",
        "LibreOffice left no document that can be read: the file may be damaged or protected by a "
        "password."},
       {"请用 Word 或者 WPS 打开，另存为 DOCX 或者 XLSX 后再检查。",
        "Open it in Word or WPS and save it as DOCX or XLSX."}},
      {"intake.fault",
       {"检查中断", "The check broke off"},
       {"检查该文件时内存不足或者程序出错，没有得出结论；其他文件照常检查。",
        "Memory ran out or the program failed while it worked on this file, so nothing is said of "
        "it; other files are checked all the same."},
       {"请确认有足够的内存，减少同时检查的份数（--jobs）后重试；仍然出现的，请将文件和提示反馈给"
        "开发者。",
        "Make sure of enough memory and try again with fewer reports at a time (--jobs); if it "
        "stays, report it with the file."}},
      {"intake.encrypted",
       {"文件已加密", "The file is encrypted"},
       {"文件设有密码或者经过加密，无法读取内容。",
        "The file is protected by a password or encrypted."},
       {"请取消密码后另存，再行检查。", "Save a copy without the password."}},
      {"waiver.expired",
       {"豁免已到期", "A waiver has ended"},
       {"豁免清单中的一条豁免已过期限，不再有效，所涉问题重新计入检查结果。",
        "A waiver of the list is past its last day: it no longer holds, and the findings it stood "
        "for count again."},
       {"问题已经整改的，请删去这条豁免；确需延长的，请写明新的理由和期限，重新报请审核。",
        "Remove it once the report is mended; where it has to go on, give it a new reason and day "
        "and have it reviewed again."},
       Severity::warning},
      {"waiver.undated",
       {"豁免没有期限", "A waiver without a last day"},
       {"豁免清单中的一条豁免没有写明期限（until），不予采用，所涉问题照常计入检查结果。",
        "A waiver of the list does not say until when it holds (until): it is not applied, and the "
        "findings it stands for count."},
       {"请补充 until = 年-月-日。", "Add until = YYYY-MM-DD."},
       Severity::warning},
      {"waiver.unmatched",
       {"豁免没有对应的问题", "A waiver that stands for nothing"},
       {"豁免清单中的一条豁免所指的报告不存在，或者报告中没有所指的问题：可能问题已经整改，"
        "也可能机关名称、路径或者位置写错。",
        "There is no report that a waiver of the list speaks of, or nothing in it that the waiver "
        "stands for: it may be mended, or agency, path or place may be misspelt."},
       {"问题已经整改的，请删去这条豁免；否则请核对规则、报告和位置的写法。",
        "Remove it where the report is mended; else look at rule, report and place."},
       Severity::warning},
  };
  for (std::size_t i = 0; i < limit_table().size(); ++i) {
    const auto& row = limit_table()[i];
    const std::string zh(row.zh), en(row.en), name(row.name);
    rules.push_back({limit_ids()[i],
                     {"超出上限：" + zh, "Limit reached: " + en},
                     {"为保证检查能够按时结束，" + zh + "设有上限，超出部分不再处理。",
                      "So that every check ends in time there is a limit on " + en +
                          "; what lies beyond it is left out."},
                     {"确有需要的，可用 --limit " + name + "=数值 调高上限。",
                      "Where it is needed, raise it with --limit " + name + "=VALUE."}});
  }
  return rules;
}

}  // namespace

const std::vector<IntakeRule>& intake_rules() {
  static const std::vector<IntakeRule> rules = make_rules();
  return rules;
}

Problem fatal(std::string id, std::string zh, std::string en) {
  return {std::move(id), {std::move(zh), std::move(en)}, std::nullopt, true};
}

Problem losing(Loss loss, std::string id, std::string zh, std::string en,
               std::optional<Locus> where) {
  Problem problem{std::move(id), {std::move(zh), std::move(en)}, where};
  problem.loss = loss;
  return problem;
}

void add_once(std::vector<Problem>& problems, Problem problem) {
  const bool told = std::any_of(problems.begin(), problems.end(),
                                [&](const Problem& one) { return one.id == problem.id; });
  if (!told) problems.push_back(std::move(problem));
}

Problem not_in_time(const Limits& limits) {
  const auto allowed = "seconds=" + std::to_string(limits[Limit::seconds]);
  Problem problem;
  problem.id = limit_ids()[static_cast<std::size_t>(Limit::seconds)];
  problem.message = {"未能在规定时间内（" + allowed + "）检查完毕，没有得出结论。",
                     "the check was not finished within the time allowed (" + allowed +
                         "): nothing is said of the report"};
  problem.fatal = true;
  return problem;
}

Problem fault_of_program(const std::exception& fault) {
  Problem problem;
  problem.id = "intake.fault";
  const bool memory = dynamic_cast<const std::bad_alloc*>(&fault) != nullptr;
  problem.message = {memory ? "内存不足，检查中断，没有得出结论。"
                            : std::string("程序出错，检查中断，没有得出结论：") + fault.what(),
                     memory ? "memory ran out: nothing is said of the report"
                            : std::string("the program failed (") + fault.what() +
                                  "): nothing is said of the report"};
  problem.fatal = true;
  return problem;
}

Problem struck_out(std::size_t count, std::optional<Locus> first) {
  const auto number = std::to_string(count);
  Problem problem;
  problem.id = "intake.struck-out";
  problem.message.zh =
      "文件有 " + number +
      " 处文字加了删除线，已按删除处理；正式公布前请删去这些文字，或者去掉删除线。";
  problem.message.en = number +
                       " stretches of text are struck through and were taken for deleted; delete "
                       "them or take the line away before publication";
  problem.where = first;
  problem.severity = Severity::advice;
  return problem;
}

Problem limit_reached(Limit limit, const Limits& limits, std::optional<Locus> where, bool fatal) {
  const auto index = static_cast<std::size_t>(limit);
  const auto& row = limit_table()[index];
  const std::string value = std::to_string(limits[limit]), zh(row.zh), en(row.en);
  Problem problem;
  problem.id = limit_ids()[index];
  problem.message.zh = zh + "超出上限（" + row.name.data() + "=" + value + "），" +
                       (fatal ? "未予读取。" : "超出部分未予处理。");
  problem.message.en = "the limit on " + en + " was reached (" + row.name.data() + "=" + value +
                       (fatal ? "): nothing was read" : "): what lies beyond it was left out");
  problem.where = where;
  problem.fatal = fatal;
  problem.loss = limit == Limit::words ? Loss::characters : Loss::parts;
  return problem;
}

}  // namespace gouji
