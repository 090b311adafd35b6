#include "intake/docx.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pugixml.hpp>

#include "base/utf8.h"
#include "intake/archive.h"
#include "intake/docx_flow.h"
#include "intake/docx_numbering.h"
#include "intake/docx_places.h"
#include "intake/docx_styles.h"
#include "intake/docx_xml.h"
#include "intake/xml_part.h"

namespace gouji {
namespace {

class DocxReader {
 public:
  DocxReader(Document& document, Archive& archive, const Limits& limits)
      : document_(document), archive_(archive), limits_(limits) {}

  void read() {
    find_main_part();
    if (!archive_.has(main_)) return refuse_without_main();
    pugi::xml_document main, styles_part, numbering_part;
    if (!load(main_, main)) return;
    const auto body = docx::child(main.document_element(), "body");
    if (!docx::is(main.document_element(), "document") || !body) return refuse_without_body();
    relations_ = relations_of(archive_, main_, limits_, document_.problems);
    const auto styles_name = part_of_type("styles", "styles.xml");
    const auto numbering_name = part_of_type("numbering", "numbering.xml");
    if (archive_.has(styles_name) && !load(styles_name, styles_part)) return;
    if (archive_.has(numbering_name) && !load(numbering_name, numbering_part)) return;

    const docx::Styles styles(styles_part.document_element());
    docx::DocxNumbering numbering(numbering_part.document_element(), styles);
    docx::Flow flow(styles, numbering, limits_);
    flow.read(body);
    document_.blocks = flow.take_blocks();
    for (auto& problem : flow.take_problems()) document_.problems.push_back(std::move(problem));
    name_targets();
    if (document_.blocks.empty()) return refuse_empty();
    docx::name_places(document_, main_);
    tell_pending(flow.pending());
  }

 private:
  void find_main_part() {
    for (const auto& relation : relations_of(archive_, "", limits_, document_.problems)) {
      if (relation.type == "officeDocument" && !relation.external &&
          archive_.has(relation.target)) {
        main_ = relation.target;
        return;
      }
    }
  }

  // The part that a relation names, else the one of the usual name beside the main part.
  std::string part_of_type(std::string_view type, std::string_view usual) const {
    for (const auto& relation : relations_) {
      if (relation.type == type && !relation.external && archive_.has(relation.target)) {
        return relation.target;
      }
    }
    const auto slash = main_.rfind('/');
    return main_.substr(0, slash == main_.npos ? 0 : slash + 1) + std::string(usual);
  }

  // What cannot be read of these parts leaves nothing that could be trusted.
  bool load(const std::string& name, pugi::xml_document& into) {
    if (load_part(archive_, name, limits_, into, document_.problems)) return true;
    if (!document_.problems.empty()) document_.problems.back().fatal = true;
    return false;
  }

  void refuse(std::string zh, std::string en) {
    document_.problems.push_back(
        {"intake.damaged", {std::move(zh), std::move(en)}, std::nullopt, true});
  }

  void refuse_without_main() {
    refuse("文件已损坏：缺少正文部件“" + main_ + "”，请用 Word 或者 WPS 打开后重新保存。",
           "the file is damaged: its main part " + main_ +
               " is missing; open it with its own program and save it again");
  }

  void refuse_without_body() {
    const auto shown = printable(main_);
    refuse("文件已损坏：部件“" + shown + "”中没有正文，请用 Word 或者 WPS 打开后重新保存。",
           "the file is damaged: the part " + shown +
               " holds no body; open it with its own program and save it again");
  }

  void refuse_empty() {
    document_.problems.push_back(
        {"intake.empty",
         {"文件正文为空，没有任何文字。", "the body of the file is empty: there is no text in it"},
         std::nullopt,
         true});
  }

  void name_targets() {
    std::map<std::string_view, std::string_view> targets;
    for (const auto& relation : relations_) targets.emplace(relation.id, relation.target);
    for (auto& block : document_.blocks) {
      auto* embedded = std::get_if<Embedded>(&block);
      if (embedded == nullptr) continue;
      const auto found = targets.find(embedded->target);
      embedded->target = found == targets.end() ? "" : found->second;
    }
  }

  void tell_pending(const docx::PendingChanges& pending) {
    if (pending.struck > 0) {
      document_.problems.push_back(struck_out(pending.struck, std::nullopt));
    }
    if (pending.inserted == 0 && pending.deleted == 0) return;
    const auto in = std::to_string(pending.inserted), out = std::to_string(pending.deleted);
    Problem problem;
    problem.id = "intake.pending-changes";
    problem.message.zh = "文件留有尚未接受的修订（插入" + in + "处、删除" + out +
                         "处），已按全部接受修订后的内容检查；正式公布前请接受或者拒绝全部修订。";
    problem.message.en = "changes are still pending (" + in + " insertions, " + out +
                         " deletions) and were read as if accepted; accept or reject them before "
                         "publication";
    problem.severity = Severity::advice;
    document_.problems.push_back(std::move(problem));
  }

  Document& document_;
  Archive& archive_;
  const Limits& limits_;
  std::string main_ = "word/document.xml";
  std::vector<Relation> relations_;
};

}  // namespace

void read_docx(Document& document, Archive& archive, const Limits& limits) {
  DocxReader(document, archive, limits).read();
  if (document.unreadable()) document.blocks.clear();
}

}  // namespace gouji
