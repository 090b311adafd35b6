#include "output/layout.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/fold.h"

namespace gouji {
namespace {

// Finds the block that a piece of text came from.
class BlockFinder {
 public:
  explicit BlockFinder(const Document& document) {
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
      const auto& block = document.blocks[i];
      if (const auto* paragraph = std::get_if<Paragraph>(&block)) add(paragraph->text, i);
      if (const auto* grid = std::get_if<Grid>(&block)) {
        for (const auto& cell : grid->cells) add(cell.text, i);
      }
    }
    std::sort(stretches_.begin(), stretches_.end(),
              [](const auto& a, const auto& b) { return a.begin < b.begin; });
  }

  std::size_t block_of(const Locus& where) const {
    if (where.node >= 0) {
      const auto found = nodes_.find(where.node);
      return found == nodes_.end() ? Layout::npos : found->second;
    }
    auto after = std::upper_bound(stretches_.begin(), stretches_.end(), where.begin,
                                  [](std::uint32_t at, const Stretch& s) { return at < s.begin; });
    if (after == stretches_.begin()) return Layout::npos;
    --after;
    return where.begin <= after->end ? after->block : Layout::npos;
  }

 private:
  struct Stretch {
    std::uint32_t begin, end;
    std::size_t block;
  };

  void add(const Text& text, std::size_t block) {
    for (const auto& piece : text.pieces) {
      if (piece.source.node >= 0) nodes_.emplace(piece.source.node, block);
    }
    if (text.pieces.empty() || text.pieces.front().source.node >= 0) return;
    const auto whole = text.locus();
    stretches_.push_back({whole.begin, whole.end, block});
  }

  std::vector<Stretch> stretches_;
  std::map<std::int32_t, std::size_t> nodes_;
};

std::vector<Locus> loci_of(const TableReading& table) {
  std::vector<Locus> loci;
  for (const auto* labels : {&table.rows, &table.columns}) {
    for (const auto& label : *labels) {
      // A label without text was concluded from its figures and stands nowhere.
      if (label.match != LabelMatch::none && !label.raw.empty()) loci.push_back(label.where);
    }
  }
  const auto add_figures = [&](const std::vector<Figure>& figures) {
    for (const auto& figure : figures) {
      if (figure.state == FigureState::number || figure.state == FigureState::not_a_number) {
        loci.push_back(figure.where);
      }
    }
  };
  add_figures(table.figures);
  for (const auto& row : table.unknown_rows) loci.push_back(row.where);
  for (const auto& merged : table.merged) loci.push_back(merged.where);
  if (loci.empty() && table.placed) loci.push_back(table.where);
  return loci;
}

// What the format prints around the labels and figures of a table, folded.
std::set<std::string> furniture_of(const TableSpec& spec) {
  std::set<std::string> texts{folded(spec.corner), folded(spec.row_head)};
  for (const auto& part : spec.parts) texts.insert(folded(part.heading.text));
  const auto add_groups = [&](const std::vector<std::string>& groups) {
    for (const auto& group : groups) texts.insert(folded(group));
  };
  for (const auto& column : spec.columns) {
    add_groups(column.groups);
    texts.insert(folded(column.label.text));
  }
  for (const auto& row : spec.rows) {
    add_groups(row.groups);
    if (spec.across) texts.insert(folded(row.label.text));
  }
  texts.erase("");
  return texts;
}

// The section that a block stands in; -1 before the first.
int section_at(const Report& report, std::size_t block) {
  for (std::size_t i = 0; i < report.sections.size(); ++i) {
    const auto& section = report.sections[i];
    if (block >= section.first_block && block < section.end_block) return static_cast<int>(i);
  }
  return -1;
}

// A line of a table as text: every piece between its pipes is known. A line of pipes alone is too.
bool is_furniture(const Block& block, const std::set<std::string>& furniture) {
  const auto* paragraph = std::get_if<Paragraph>(&block);
  if (paragraph == nullptr || paragraph->text.empty()) return false;
  const auto line = folded(paragraph->text.utf8);
  for (std::string_view rest = line; !rest.empty();) {
    const auto piece = rest.substr(0, rest.find('|'));
    if (!piece.empty() && !furniture.contains(std::string(piece))) return false;
    rest.remove_prefix(std::min(piece.size() + 1, rest.size()));
  }
  return true;
}

}  // namespace

bool can_be_written(const TableReading& table) {
  const auto lost = [](const Figure& figure) { return figure.state == FigureState::unreadable; };
  return table.state == TableState::read &&
         std::none_of(table.figures.begin(), table.figures.end(), lost);
}

Layout::Layout(const Report& report)
    : owner_(report.document->blocks.size(), -1), first_(report.tables.size(), npos) {
  const auto& blocks = report.document->blocks;
  const BlockFinder finder(*report.document);
  for (std::size_t t = 0; t < report.tables.size(); ++t) {
    const auto& table = report.tables[t];
    if (!can_be_written(table)) continue;
    std::set<std::size_t> own;
    for (const auto& where : loci_of(table)) {
      if (const auto block = finder.block_of(where); block != npos) own.insert(block);
    }
    if (own.empty()) continue;
    // Between two pieces of a table in one section stands more of it: heads, groups, pipes.
    std::set<std::size_t> all = own;
    for (auto at = own.begin(), next = std::next(at); next != own.end(); ++at, ++next) {
      if (section_at(report, *at) != section_at(report, *next)) continue;
      for (auto block = *at + 1; block < *next; ++block) all.insert(block);
    }
    const auto furniture = furniture_of(*table.spec);
    while (*all.begin() > 0 && is_furniture(blocks[*all.begin() - 1], furniture)) {
      all.insert(*all.begin() - 1);
    }
    while (*all.rbegin() + 1 < blocks.size() &&
           is_furniture(blocks[*all.rbegin() + 1], furniture)) {
      all.insert(*all.rbegin() + 1);
    }
    first_[t] = *all.begin();
    for (const auto block : all) {
      if (owner_[block] < 0) owner_[block] = static_cast<int>(t);
    }
  }
}

std::vector<int> Layout::tables_at(std::size_t block) const {
  std::vector<int> tables;
  for (std::size_t t = 0; t < first_.size(); ++t) {
    if (first_[t] == block) tables.push_back(static_cast<int>(t));
  }
  return tables;
}

std::string prose_of(const Report& report, const Layout& layout, const SectionReading& section) {
  std::string text;
  const auto end = std::min(section.end_block, report.document->blocks.size());
  for (auto block = section.first_block; block < end; ++block) {
    const auto* paragraph = std::get_if<Paragraph>(&report.document->blocks[block]);
    if (paragraph == nullptr || layout.in_table(block)) continue;
    if (!text.empty()) text += '\n';
    text += paragraph->text.utf8;
  }
  return text;
}

}  // namespace gouji
