// Sections and tables of a pack.
#include <algorithm>

#include "pack/build.h"

namespace gouji {
namespace {

Label label_of(pugi::xml_node node, const char* attribute) {
  Label label;
  label.text = node.attribute(attribute).value();
  for (auto child : node.children("accepted")) label.accepted.push_back(text_of(child));
  for (auto child : node.children("variant")) label.variants.push_back(text_of(child));
  return label;
}

class TableBuilder {
 public:
  TableBuilder(Builder& builder, const Item& item) : b_(builder), item_(item) {}

  TableSpec build() {
    table_.id = item_.attribute("id");
    table_.section = item_.attribute("section");
    table_.across = item_.attribute("layout") == "across";
    table_.corner = item_.attribute("corner");
    table_.row_head = item_.attribute("row-head");
    if (!table_.section.empty() && b_.pack.section_index(table_.section) < 0) {
      b_.unknown(item_, "section", "部分", "section", b_.section_names());
    }
    if (auto name = item_.node.child("name")) table_.name = b_.both({item_.source, name});
    for (auto node : item_.node.children("part")) part({item_.source, node});
    return std::move(table_);
  }

 private:
  void part(const Item& item) {
    part_ = PartSpec();
    part_.id = item.attribute("id");
    part_.heading = label_of(item.node, "heading");
    const bool taken = std::any_of(table_.parts.begin(), table_.parts.end(),
                                   [&](const PartSpec& p) { return p.id == part_.id; });
    if (taken && !part_.id.empty()) again(item);
    groups_.clear();
    contents(item);
    if (b_.care == Care::thorough && (part_.rows.empty() || part_.columns.empty())) {
      b_.mistakes.add(*item.source, item.source->element(item.node),
                      {"表的一块至少要有一行和一列", "a part of a table has a row and a column"});
    }
    table_.parts.push_back(std::move(part_));
  }

  void contents(const Item& item) {
    for (auto node : item.node.children()) {
      const std::string_view name = node.name();
      const Item child{item.source, node};
      if (name == "group") {
        groups_.push_back(child.attribute("label"));
        contents(child);
        groups_.pop_back();
      } else if (name == "column") {
        column(child);
      } else if (name == "row") {
        row(child);
      }
    }
  }

  // Parts may share a column: the same id and label.
  void column(const Item& item) {
    ColumnSpec spec;
    spec.id = item.attribute("id");
    spec.label = label_of(item.node, "label");
    const auto kind = item.attribute("kind");
    spec.kind = kind == "amount"   ? FigureKind::amount
                : kind == "change" ? FigureKind::change
                                   : FigureKind::count;
    spec.groups = groups_;
    if (spec.id.empty()) return;
    int index = table_.column(spec.id);
    if (index < 0) {
      index = static_cast<int>(table_.columns.size());
      table_.columns.push_back(std::move(spec));
    } else {
      const auto& known = table_.columns[static_cast<std::size_t>(index)];
      const bool here =
          std::find(part_.columns.begin(), part_.columns.end(), index) != part_.columns.end();
      if (here || known.label.text != spec.label.text) return again(item);
    }
    part_.columns.push_back(index);
  }

  void row(const Item& item) {
    RowSpec spec;
    spec.id = item.attribute("id");
    spec.label = label_of(item.node, "label");
    spec.groups = groups_;
    spec.merged = item.attribute("merged");
    if (spec.id.empty()) return;
    if (table_.row(spec.id) >= 0) return again(item);
    part_.rows.push_back(static_cast<int>(table_.rows.size()));
    table_.rows.push_back(std::move(spec));
  }

  void again(const Item& item) {
    const std::string id = item.attribute("id");
    b_.wrong(
        item, "id",
        {"本表中“" + id + "”已经有了，id 不得重复", "\"" + id + "\" is in this table already"});
  }

  Builder& b_;
  const Item& item_;
  TableSpec table_;
  PartSpec part_;
  std::vector<std::string> groups_;
};

}  // namespace

void build_sections(Builder& b) {
  for (const auto& item : b.outline.sections) {
    SectionSpec section;
    section.id = item.attribute("id");
    section.number = item.attribute("number");
    section.title = label_of(item.node, "title");
    section.specimen = b.specimen_text(text_of(item.node.child("specimen")));
    b.pack.sections.push_back(std::move(section));
  }
}

void build_tables(Builder& b) {
  for (const auto& item : b.outline.tables) {
    b.pack.tables.push_back(TableBuilder(b, item).build());
  }
}

}  // namespace gouji
