#include "intake/xlsx.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "intake/xlsx_format.h"
#include "intake/xlsx_sheet.h"
#include "intake/xml_part.h"

namespace gouji {
namespace {

Problem missing_part(Loss loss, const std::string& name) {
  const auto shown = printable(name);
  return losing(loss, "intake.damaged",
                "工作簿缺少部件“" + shown + "”，无法读取；请用 Excel 或者 WPS 打开后重新保存。",
                "the workbook lacks its part " + shown + "; save it again in Excel or WPS");
}

class XlsxReader {
 public:
  XlsxReader(Document& document, Archive& archive, const Limits& limits)
      : document_(document), archive_(archive), limits_(limits), builder_(limits) {}

  void read() {
    auto main =
        target_of(relations_of(archive_, "", limits_, document_.problems), "officeDocument");
    if (main.empty()) main = "xl/workbook.xml";
    pugi::xml_document part;
    if (!load(main, part, true)) return;
    const auto relations = relations_of(archive_, main, limits_, document_.problems);
    read_strings(target_of(relations, "sharedStrings"));
    read_styles(target_of(relations, "styles"));
    for (const auto& node : part.document_element().children()) {
      const auto name = local_name(node.name());
      if (name == "workbookPr") {
        const std::string_view epoch = node.attribute("date1904").value();
        workbook_.epoch_1904 = epoch == "1" || epoch == "true";
      }
      if (name == "sheets") read_sheets(node, relations);
    }
    if (!document_.blocks.empty() || document_.unreadable()) return;
    if (!document_.problems.empty()) {
      document_.problems.back().fatal = true;
    } else {
      document_.problems.push_back({"intake.empty",
                                    {"工作簿没有可见的内容：工作表为空，或者全部隐藏。",
                                     "the workbook shows nothing: its sheets are empty or hidden"},
                                    std::nullopt,
                                    true});
    }
  }

 private:
  static std::string target_of(const std::vector<Relation>& relations, std::string_view type) {
    for (const auto& relation : relations) {
      if (relation.type == type && !relation.external) return relation.target;
    }
    return "";
  }

  // A part that has to be there.
  bool load(const std::string& name, pugi::xml_document& into, bool fatal) {
    const auto before = document_.problems.size();
    if (load_part(archive_, name, limits_, into, document_.problems)) return true;
    if (document_.problems.size() == before) {
      document_.problems.push_back(missing_part(Loss::parts, name));
    }
    document_.problems.back().fatal |= fatal;
    return false;
  }

  void read_strings(const std::string& name) {
    pugi::xml_document part;
    if (name.empty() || !load(name, part, false)) return;
    for (const auto& node : part.document_element().children()) {
      if (local_name(node.name()) == "si") workbook_.strings.push_back(string_item(node));
    }
  }

  void read_styles(const std::string& name) {
    pugi::xml_document part;
    if (name.empty() || !load(name, part, false)) return;
    std::map<int, std::string> codes;
    std::vector<bool> borders;
    for (const auto& group : part.document_element().children()) {
      const auto kind = local_name(group.name());
      for (const auto& node : group.children()) {
        if (kind == "numFmts") {
          codes[node.attribute("numFmtId").as_int(-1)] = node.attribute("formatCode").value();
        } else if (kind == "borders") {
          borders.push_back(draws_lines(node));
        } else if (kind == "cellXfs") {
          SheetStyle style;
          const int id = node.attribute("numFmtId").as_int();
          const auto code = codes.find(id);
          style.code = code == codes.end() ? std::string(builtin_format(id)) : code->second;
          const auto border = node.attribute("borderId").as_uint();
          style.bordered = border < borders.size() && borders[border];
          workbook_.styles.push_back(std::move(style));
        }
      }
    }
  }

  static bool draws_lines(const pugi::xml_node& border) {
    const auto sides = border.children();
    return std::any_of(sides.begin(), sides.end(), [](const pugi::xml_node& side) {
      const std::string_view style = side.attribute("style").value();
      return !style.empty() && style != "none" && local_name(side.name()) != "diagonal";
    });
  }

  void read_sheets(const pugi::xml_node& sheets, const std::vector<Relation>& relations) {
    for (const auto& node : sheets.children()) {
      if (local_name(node.name()) != "sheet") continue;
      const std::string_view state = node.attribute("state").value();
      if (state == "hidden" || state == "veryHidden") continue;
      std::string_view id;
      for (const auto& attribute : node.attributes()) {
        const std::string_view name = attribute.name();
        if (name != "id" && name.ends_with(":id")) id = attribute.value();
      }
      const auto relation = std::find_if(relations.begin(), relations.end(),
                                         [&](const Relation& one) { return one.id == id; });
      const std::string name = node.attribute("name").value();
      if (relation == relations.end() || relation->external) {
        document_.problems.push_back(missing_part(Loss::parts, name));
      } else if (relation->type == "worksheet" && !read_sheet_part(relation->target, name)) {
        return;
      }
    }
  }

  bool read_sheet_part(const std::string& target, const std::string& name) {
    pugi::xml_document part;
    if (!load(target, part, false)) return true;
    const auto sheet = read_sheet(part.document_element(), name, workbook_);
    part.reset();
    if (sheet.lacks_strings) {
      document_.problems.push_back(missing_part(Loss::characters, "sharedStrings.xml"));
    }
    if (sheet.without_result > 0) {
      const auto count = std::to_string(sheet.without_result);
      const auto where = document_.add_node({name, "", 0, {}});
      document_.problems.push_back(
          {"intake.no-cached-value",
           {"工作表“" + printable(name) + "”有 " + count +
                " 个公式没有保存计算结果；请用 Excel 或者 WPS 打开，保存后再检查。",
            "the sheet " + printable(name) + " has " + count +
                " formulas without a saved result; open the workbook in Excel or WPS and save it"},
           where,
           false});
    }
    return add_sheet(document_, sheet, builder_, limits_, cells_);
  }

  Document& document_;
  Archive& archive_;
  const Limits& limits_;
  GridBuilder builder_;
  Workbook workbook_;
  std::uint64_t cells_ = 0;
};

}  // namespace

void read_xlsx(Document& document, Archive& archive, const Limits& limits) {
  document.format = Format::xlsx;
  XlsxReader(document, archive, limits).read();
}

}  // namespace gouji
