#include "intake/ofd.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pugixml.hpp>

#include "base/utf8.h"
#include "intake/archive.h"
#include "intake/ofd_text.h"
#include "intake/pages.h"
#include "intake/xml_part.h"

namespace gouji {
namespace {

constexpr std::string_view kRoot = "OFD.xml";

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const auto& one : node.children()) {
    if (local_name(one.name()) == name) return one;
  }
  return {};
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string shown(std::string_view name) { return printable(name.substr(0, 200)); }

class OfdReader {
 public:
  OfdReader(Document& document, Archive& archive, const Limits& limits)
      : document_(document), archive_(archive), limits_(limits) {}

  void read() {
    pugi::xml_document root;
    if (!load(kRoot, root)) return conclude();
    if (archive_.has("Encryptions.xml") || child(root.document_element(), "Encryptions")) {
      return tell("intake.encrypted", "OFD 文件经过加密，无法读取。请取得未加密的文件后再检查。",
                  "the OFD file is encrypted; take one that is not");
    }
    bool any = false;
    for (const auto& body : root.document_element().children()) {
      if (local_name(body.name()) != "DocBody") continue;
      const auto target = trimmed(child(body, "DocRoot").child_value());
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
    if (document_.problems.size() == before) {
      document_.problems.push_back(
          {"intake.damaged",
           {"OFD 文件不完整：缺少部件“" + shown(name) +
                "”，其中的内容未能读取；请重新导出或者重新"
                "取得文件。",
            "the OFD file is not whole: its part " + shown(name) +
                " is missing and was not read; export or fetch the file again"},
           std::nullopt,
           false});
    }
    return false;
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
    ofd::Area area;
    ofd::read_area(child(child(child(root, "CommonData"), "PageArea"), "PhysicalBox").child_value(),
                   area);
    for (const auto& page : child(root, "Pages").children()) {
      if (local_name(page.name()) != "Page") continue;
      if (pages_.size() >= limits_[Limit::pages]) return reached(Limit::pages);
      read_page(part_at(name, trimmed(page.attribute("BaseLoc").value())), area);
    }
  }

  // A page that cannot be read keeps its number.
  void read_page(const std::string& name, ofd::Area area) {
    Page page;
    page.number = static_cast<int>(pages_.size()) + 1;
    pugi::xml_document part;
    ofd::PageText text;
    if (load(name, part)) {
      const auto root = part.document_element();
      ofd::read_area(child(child(root, "Area"), "PhysicalBox").child_value(), area);
      const auto most = limits_[Limit::words] - std::min(limits_[Limit::words], characters_);
      ofd::read_page_text(child(root, "Content"), area, static_cast<std::size_t>(most), text);
    }
    characters_ += text.characters.size();
    unplaced_ += text.unplaced;
    if (text.full) reached(Limit::words);
    page.width = area.width * 72 / 25.4;
    page.height = area.height * 72 / 25.4;
    page.words = words_of(text.characters);
    pages_.push_back(std::move(page));
  }

  void reached(Limit limit) {
    auto problem = limit_reached(limit, limits_);
    const bool told = std::any_of(document_.problems.begin(), document_.problems.end(),
                                  [&](const Problem& one) { return one.id == problem.id; });
    if (!told) document_.problems.push_back(std::move(problem));
  }

  void conclude() {
    if (unplaced_ > 0) {
      const auto count = std::to_string(unplaced_);
      document_.problems.push_back(
          {"intake.damaged",
           {"OFD 文件有 " + count + " 处文字的位置或者变换参数不是有效数值，这些文字未能读取。",
            count + " texts of the OFD file have a place or transform that is no number, and were "
                    "left out"},
           std::nullopt,
           false});
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
  std::size_t unplaced_ = 0;
};

}  // namespace

void read_ofd(Document& document, Archive& archive, const Limits& limits) {
  document.format = Format::ofd;
  OfdReader(document, archive, limits).read();
}

}  // namespace gouji
