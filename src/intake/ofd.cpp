#include "intake/ofd.h"

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pugixml.hpp>

#include "base/utf8.h"
#include "intake/archive.h"
#include "intake/ofd_page.h"
#include "intake/pages.h"
#include "intake/unread_pages.h"
#include "intake/xml_part.h"

namespace gouji {
namespace {

constexpr std::string_view kRoot = "OFD.xml";

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string shown(std::string_view name) { return printable(name.substr(0, 200)); }

// A page that others take over.
struct Template {
  std::string name;  // of its part
  bool read = false, failed = false;
  ofd::Area area;  // of the page it was read for
  ofd::PageContent content;
};

class OfdReader {
 public:
  OfdReader(Document& document, Archive& archive, const Limits& limits)
      : document_(document), archive_(archive), limits_(limits) {}

  void read() {
    pugi::xml_document root;
    if (!load(kRoot, root)) return conclude();
    if (archive_.has("Encryptions.xml") || ofd::child_of(root.document_element(), "Encryptions")) {
      return tell("intake.encrypted", "OFD 文件经过加密，无法读取。请取得未加密的文件后再检查。",
                  "the OFD file is encrypted; take one that is not");
    }
    bool any = false;
    for (const auto& body : root.document_element().children()) {
      if (local_name(body.name()) != "DocBody") continue;
      const auto target = trimmed(ofd::child_of(body, "DocRoot").child_value());
      if (target.empty()) continue;
      any = true;
      read_document_part(target);
    }
    if (!any) {
      return tell("intake.damaged",
                  "OFD 文件中没有文档，可能只有签名或者签章信息；请重新导出或者重新取得文件。",
                  "there is no document in the OFD file, only signatures perhaps; export or fetch "
                  "it again");
    }
    conclude();
  }

 private:
  void tell(std::string id, std::string zh, std::string en) {
    document_.problems.push_back(
        {std::move(id), {std::move(zh), std::move(en)}, std::nullopt, false});
    if (pages_.empty()) document_.problems.back().fatal = true;
  }

  // With a problem in any case where there is nothing.
  bool load(std::string_view name, pugi::xml_document& into) {
    const auto before = document_.problems.size();
    if (load_part(archive_, name, limits_, into, document_.problems)) return true;
    if (document_.problems.size() == before)
      tell_missing("部件“" + shown(name) + "”", "part " + shown(name));
    return false;
  }

  void tell_missing(const std::string& zh, const std::string& en) {
    document_.problems.push_back(
        losing(Loss::parts, "intake.damaged",
               "OFD 文件不完整：缺少" + zh + "，其中的内容未能读取；请重新导出或者重新取得文件。",
               "the OFD file is not whole: its " + en +
                   " is missing and was not read; export or fetch the file again"));
  }

  // The part that `target` leads to; some writers leave out the `/` of a path from the root.
  std::string part_at(std::string_view from, std::string_view target) const {
    const auto near = resolve_part(from, target);
    if (near && archive_.has(*near)) return *near;
    const auto far = resolve_part("", target);
    if (far && archive_.has(*far)) return *far;
    return near ? *near : std::string(target);
  }

  void read_document_part(std::string_view target) {
    const auto name = part_at(kRoot, target);
    pugi::xml_document part;
    if (!load(name, part)) return;
    const auto root = part.document_element();
    const auto common = ofd::child_of(root, "CommonData");
    take_resources(name, common);
    ofd::Area area;
    ofd::read_area(ofd::child_of(ofd::child_of(common, "PageArea"), "PhysicalBox").child_value(),
                   area);
    for (const auto& page : ofd::child_of(root, "Pages").children()) {
      if (local_name(page.name()) != "Page") continue;
      if (pages_.size() >= limits_[Limit::pages]) return reached(Limit::pages);
      read_page(part_at(name, trimmed(page.attribute("BaseLoc").value())), area);
    }
  }

  // Those of the document before; its templates too, which are read when a page uses them.
  void take_resources(const std::string& from, const pugi::xml_node& common) {
    resources_ = {};
    templates_.clear();
    for (const auto& one : common.children()) {
      const auto kind = local_name(one.name());
      if (kind == "PublicRes" || kind == "DocumentRes") {
        add_resources(part_at(from, trimmed(one.child_value())));
      } else if (kind == "TemplatePage") {
        templates_[one.attribute("ID").value()].name =
            part_at(from, trimmed(one.attribute("BaseLoc").value()));
      }
    }
  }

  // What is missing is told where it is used.
  void add_resources(const std::string& name) {
    auto part = std::make_unique<pugi::xml_document>();
    if (archive_.has(name) && load(name, *part)) resources_.add(std::move(part));
  }

  // A page that cannot be read keeps its number.
  void read_page(const std::string& name, ofd::Area area) {
    ofd::PageContent content;
    limits_.keep_time_of_step();
    if (room() == 0) return reached(Limit::words);
    const bool lost = !read_page_part(name, area, content);
    if (lost) place_on_page(document_.problems.back());
    characters_ += content.text.characters.size() + content.text.nameless.size() +
                   content.drawing.rules.size() + content.drawing.marks.size();
    unplaced_ += content.text.unplaced;
    unresolved_ += content.unresolved;
    pages_.push_back(
        ofd::page_of(std::move(content), area, static_cast<int>(pages_.size()) + 1, limits_));
    pages_.back().lost = lost;
  }

  // False where there is none. The part is gone before words are put together.
  bool read_page_part(const std::string& name, ofd::Area& area, ofd::PageContent& content) {
    pugi::xml_document part;
    if (!load(name, part)) return false;
    const auto root = part.document_element();
    ofd::read_area(ofd::child_of(ofd::child_of(root, "Area"), "PhysicalBox").child_value(), area);
    for (const auto& one : root.children()) {
      const auto kind = local_name(one.name());
      if (kind == "PageRes") add_resources(part_at(name, trimmed(one.child_value())));
    }
    read_content(root, area, content);
    for (const auto& one : root.children()) {
      if (local_name(one.name()) == "Template") {
        use_template(one.attribute("TemplateID").value(), area, content);
      }
    }
    return true;
  }

  // The page that is read next.
  void place_on_page(Problem& problem) {
    problem.where = page_node(document_, static_cast<int>(pages_.size()) + 1);
  }

  // How many characters and lines more may be placed.
  std::uint64_t room() const {
    return limits_[Limit::words] - std::min(limits_[Limit::words], characters_);
  }

  void read_content(const pugi::xml_node& root, const ofd::Area& area, ofd::PageContent& content) {
    const auto most = room();
    content.repeated = repeated_;
    ofd::read_content(ofd::child_of(root, "Content"), area, resources_,
                      static_cast<std::size_t>(most), limits_, content);
    if (content.text.full) reached(Limit::words);
    repeated_ = content.repeated;
    if (repeated_ > limits_[Limit::elements]) reached(Limit::elements);
  }

  void use_template(std::string_view id, const ofd::Area& area, ofd::PageContent& content) {
    const auto found = templates_.find(id);
    if (found == templates_.end()) {
      tell_missing("编号为“" + shown(id) + "”的模板页", "template page " + shown(id));
      return lose_form();
    }
    auto& used = found->second;
    if (!used.read || used.area.x != area.x || used.area.y != area.y) {
      used.content = {};
      used.area = area;
      pugi::xml_document part;
      // Told once where it cannot be read.
      if (!(used.read && used.failed) && load(used.name, part)) {
        read_content(part.document_element(), area, used.content);
      } else {
        if (!used.failed) lose_form();
        used.failed = true;
      }
      used.read = true;
    }
    ofd::take_template(used.content, static_cast<std::size_t>(room()), limits_, content);
    if (content.text.full) reached(Limit::words);
  }

  // Without its form what a page says cannot be told from what it leaves out.
  void lose_form() {
    document_.problems.back().loss = Loss::characters;
    place_on_page(document_.problems.back());
  }

  void reached(Limit limit) {
    auto problem = limit_reached(limit, limits_);
    if (limit != Limit::pages) problem.loss = Loss::characters;
    add_once(document_.problems, std::move(problem));
  }

  void conclude() {
    if (unplaced_ > 0) {
      const auto count = std::to_string(unplaced_);
      document_.problems.push_back(losing(
          Loss::characters, "intake.damaged",
          "OFD 文件有 " + count + " 处文字的位置或者变换参数不是有效数值，这些文字未能读取。",
          count + " texts of the OFD file have a place or transform that is no number, and "
                  "were left out"));
    }
    if (unresolved_ > 0) {
      const auto count = std::to_string(unresolved_);
      document_.problems.push_back(
          losing(Loss::characters, "intake.damaged",
                 "OFD 文件有 " + count +
                     " 处复合对象所引用的图形不存在、循环引用或者嵌套过深，其中的内容未能读取。",
                 count + " composite objects of the OFD file use a graphic that is missing, holds "
                         "itself or is nested too deep, and were left out"));
    }
    const bool any = std::any_of(pages_.begin(), pages_.end(),
                                 [](const Page& page) { return !page.words.empty(); });
    if (any) return read_pages(document_, std::move(pages_), limits_);
    if (document_.problems.empty()) {
      document_.problems.push_back(
          {"intake.no-text",
           {"OFD 文件各页没有文字，应为扫描件或者图片，无法核对；请用 Word、WPS 原稿导出文字版 "
            "OFD，"
            "或者提供 Word 文档（*.docx）。",
            "the pages of the OFD file hold no text, only scans or pictures perhaps, and cannot be "
            "checked; export it from the Word or WPS original, or give the Word document (*.docx)"},
           std::nullopt,
           true});
    }
    for (auto& problem : document_.problems) problem.fatal = true;
  }

  Document& document_;
  Archive& archive_;
  const Limits& limits_;
  std::vector<Page> pages_;
  std::uint64_t characters_ = 0;
  std::size_t unplaced_ = 0, unresolved_ = 0;
  std::size_t repeated_ = 0;  // objects of graphics, as often as all pages so far draw them
  ofd::Resources resources_;
  std::map<std::string, Template, std::less<>> templates_;  // of the document, by their IDs
};

}  // namespace

void read_ofd(Document& document, Archive& archive, const Limits& limits) {
  document.format = Format::ofd;
  OfdReader(document, archive, limits).read();
}

}  // namespace gouji
