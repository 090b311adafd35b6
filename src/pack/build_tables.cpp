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
    const int layer = b_.outline.layer_of(item_.source);
    for (const auto& more : b_.outline.additions) {
      const bool here = more.attribute("table") == table_.id && !table_.id.empty();
      if (here && b_.outline.layer_of(more.source) <= layer) add(more);
    }
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

  // What a layer adds: rows and columns after the one that it names, else at the end of the part.
  void add(const Item& item) {
    if (table_.parts.empty()) return;
    const std::string part = item.attribute("part"), after = item.attribute("after");
    std::size_t index = table_.parts.size() - 1;
    if (!part.empty()) {
      const auto found = std::find_if(table_.parts.begin(), table_.parts.end(),
                                      [&](const PartSpec& p) { return p.id == part; });
      if (found == table_.parts.end()) {
        std::vector<std::string> names;
        for (const auto& p : table_.parts) names.push_back(p.id);
        return b_.unknown(item, "part", "块（part）", "part", names);
      }
      index = static_cast<std::size_t>(found - table_.parts.begin());
    }
    after_row_ = after_column_ = -1;
    groups_.clear();
    if (!after.empty()) {
      after_row_ = table_.row(after);
      after_column_ = table_.column(after);
      if (after_row_ < 0 && after_column_ < 0) {
        auto names = b_.row_names(table_);
        const auto columns = b_.column_names(table_);
        names.insert(names.end(), columns.begin(), columns.end());
        return b_.unknown(item, "after", "行或列", "row or column", names);
      }
      if (after_row_ >= 0) {
        if (part.empty()) index = static_cast<std::size_t>(table_.part_of_row(after_row_));
        groups_ = table_.rows[static_cast<std::size_t>(after_row_)].groups;
      }
    }
    part_ = table_.parts[index];
    if (groups_.empty() && !part_.rows.empty() && after_column_ < 0 && after.empty()) {
      groups_ = table_.rows[static_cast<std::size_t>(part_.rows.back())].groups;
    }
    contents(item);
    table_.parts[index] = std::move(part_);
    after_row_ = after_column_ = -1;
  }

  // Makes room for a row after `after_row_`: the rows that follow move on by one.
  void insert_row(RowSpec spec) {
    const int at = after_row_ + 1;
    const auto move_on = [&](std::vector<int>& rows) {
      for (int& row : rows) row += row >= at ? 1 : 0;
    };
    for (auto& part : table_.parts) move_on(part.rows);
    move_on(part_.rows);
    const auto before = std::find(part_.rows.begin(), part_.rows.end(), after_row_);
    part_.rows.insert(before == part_.rows.end() ? before : before + 1, at);
    table_.rows.insert(table_.rows.begin() + at, std::move(spec));
    after_row_ = at;
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
    const auto before = std::find(part_.columns.begin(), part_.columns.end(), after_column_);
    part_.columns.insert(before == part_.columns.end() ? before : before + 1, index);
    if (after_column_ >= 0) after_column_ = index;
  }

  void row(const Item& item) {
    RowSpec spec;
    spec.id = item.attribute("id");
    spec.label = label_of(item.node, "label");
    spec.groups = groups_;
    spec.merged = item.attribute("merged");
    if (spec.id.empty()) return;
    if (table_.row(spec.id) >= 0) return again(item);
    if (after_row_ >= 0) return insert_row(std::move(spec));
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
  int after_row_ = -1, after_column_ = -1;  // where what is added stands
};

// What a layer adds to a section: other wordings of its heading, more sound text.
void add_to_section(Builder& b, const Item& more, SectionSpec& section) {
  for (auto node : more.node.children()) {
    const std::string_view name = node.name();
    if (name == "accepted") section.title.accepted.push_back(text_of(node));
    if (name == "variant") section.title.variants.push_back(text_of(node));
    if (name != "specimen") continue;
    if (!section.specimen.empty()) section.specimen += '\n';
    section.specimen += b.specimen_text(more, text_of(node));
  }
}

}  // namespace

void build_sections(Builder& b) {
  for (const auto& item : b.outline.sections) {
    SectionSpec section;
    section.id = item.attribute("id");
    section.number = item.attribute("number");
    section.title = label_of(item.node, "title");
    section.specimen = b.specimen_text(item, text_of(item.node.child("specimen")));
    const int layer = b.outline.layer_of(item.source);
    for (const auto& more : b.outline.additions) {
      const bool here = more.attribute("section") == section.id && !section.id.empty();
      if (here && b.outline.layer_of(more.source) <= layer) add_to_section(b, more, section);
    }
    b.pack.sections.push_back(std::move(section));
  }
}

void build_tables(Builder& b) {
  for (const auto& item : b.outline.tables) {
    b.pack.tables.push_back(TableBuilder(b, item).build());
  }
}

}  // namespace gouji
