#include "reading/words.h"

#include <algorithm>

#include "base/fold.h"

namespace gouji {
namespace {

constexpr double kLikeRemark = 0.8;

}  // namespace

std::size_t TableWords::Hash::operator()(std::u32string_view s) const {
  std::size_t h = 1469598103934665603ULL;
  for (const auto c : s) h = (h ^ c) * 1099511628211ULL;
  return h;
}

void TableWords::add(Index& index, const Label& label, int i) {
  const auto put = [&](const LabelKey& key, LabelMatch match) {
    if (!key.body.empty()) index.try_emplace(key.body, LabelHit{i, match});
  };
  const auto exact = label_key(label.text);
  put(exact, LabelMatch::exact);
  if (exact.remarked()) {
    index.try_emplace(std::u32string(exact.bare()), LabelHit{i, LabelMatch::accepted});
  }
  for (const auto& wording : label.accepted) put(label_key(wording), LabelMatch::accepted);
  for (const auto& wording : label.variants) put(label_key(wording), LabelMatch::variant);
}

LabelHit TableWords::find(const Index& index, const LabelKey& key) {
  if (key.body.empty()) return {};
  if (const auto it = index.find(key.body); it != index.end()) return it->second;
  if (!key.remarked()) return {};
  const auto it = index.find(key.bare());
  if (it == index.end()) return {};
  return {it->second.index,
          it->second.match == LabelMatch::exact ? LabelMatch::accepted : it->second.match};
}

TableWords::TableWords(const TableSpec& spec, const Pack& pack) : spec_(&spec) {
  const auto add_group = [&](const std::string& text) {
    if (text.empty()) return;
    auto key = label_key(text);
    if (std::find(groups_.begin(), groups_.end(), key.body) == groups_.end()) {
      groups_.push_back(std::move(key.body));
    }
  };
  for (std::size_t i = 0; i < spec.rows.size(); ++i) {
    const auto& row = spec.rows[i];
    rows_.emplace_back(row.label);
    add(row_index_, row.label, static_cast<int>(i));
    for (const auto& group : row.groups) add_group(group);
    if (row.merged.empty()) continue;
    const auto [it, fresh] = merged_index_.try_emplace(label_key(row.merged).body,
                                                       static_cast<int>(merged_rows_.size()));
    if (fresh) merged_rows_.emplace_back();
    merged_rows_[static_cast<std::size_t>(it->second)].push_back(static_cast<int>(i));
  }
  for (std::size_t i = 0; i < spec.columns.size(); ++i) {
    columns_.emplace_back(spec.columns[i].label);
    add(column_index_, spec.columns[i].label, static_cast<int>(i));
    for (const auto& group : spec.columns[i].groups) add_group(group);
  }
  for (const auto& part : spec.parts) add_group(part.heading.text);
  add_group(spec.row_head);
  add_group(spec.corner);
  for (std::size_t i = 0; i < pack.rules.size(); ++i) {
    const auto& rule = pack.rules[i];
    if (rule.table != spec.id || rule.each != Rule::Each::row || !rule.equation) continue;
    row_sums_.push_back({static_cast<int>(i), &*rule.equation});
  }
}

LabelHit TableWords::row(const LabelKey& key) const {
  auto hit = find(row_index_, key);
  if (hit.index < 0 || !key.remarked()) return hit;
  // The template's own remark in brackets may be misspelt; another remark is the office's own.
  const auto& right = rows_[static_cast<std::size_t>(hit.index)].key();
  if (right.remarked() && key.body != right.body &&
      similarity(key.body, right.body, kLikeRemark) > kLikeRemark) {
    hit.match = LabelMatch::misspelt;
  }
  return hit;
}
LabelHit TableWords::row_behind_group(const LabelKey& key) const {
  constexpr std::size_t kNumber = 2;  // what is left of a number between the two
  LabelHit best;
  std::size_t longest = 1;
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    const auto& body = rows_[r].key().body;
    if (body.size() <= longest || body.size() >= key.body.size() || !key.body.ends_with(body))
      continue;
    const std::u32string_view before(key.body.data(), key.body.size() - body.size());
    const bool group = std::any_of(groups_.begin(), groups_.end(), [&](const auto& g) {
      return before.starts_with(g) && before.size() - g.size() <= kNumber;
    });
    if (!group) continue;
    longest = body.size();
    best = {static_cast<int>(r), LabelMatch::accepted};
  }
  return best;
}

LabelHit TableWords::column(const LabelKey& key) const { return find(column_index_, key); }

int TableWords::merged(const LabelKey& key) const {
  const auto it = merged_index_.find(key.body);
  return it == merged_index_.end() ? -1 : it->second;
}

bool TableWords::is_group(const LabelKey& key) const {
  return std::find(groups_.begin(), groups_.end(), key.body) != groups_.end();
}

const std::vector<int>& TableWords::columns_of_row(int row) const {
  return spec_->parts[static_cast<std::size_t>(spec_->part_of_row(row))].columns;
}

Words::Words(const Pack& pack) {
  for (const auto& section : pack.sections) {
    sections.emplace_back(section.title);
    headings.push_back(lazy_patterns(pack.list("headings." + section.id)));
    auto& cue = cues.emplace_back();
    for (const auto& text : pack.list("cues." + section.id)) cue.emplace_back(Label{text, {}, {}});
  }
  for (const auto& table : pack.tables) tables.emplace_back(table, pack);
  bracket_headings = !pack.list("headings.bracket").empty();
  for (const auto& word : pack.list("chrome")) chrome.push_back(folded(word));
  title = lazy_patterns(pack.list("title.recognise"));
  std::vector<std::string> dated;
  for (const auto& before : pack.list("published")) {
    dated.push_back("(?:" + before + ")[:.]?([0-9]{4})[-年/.]([0-9]{1,2})[-月/.]([0-9]{1,2})");
  }
  published = lazy_patterns(dated);
  period = lazy_patterns(pack.list("period.stated"));
  period_damaged = lazy_patterns(pack.list("period.damaged"));
  parts_stated = lazy_patterns(pack.list("preamble.count"));
  before_agency = pack.list("title.before-agency");
  behind_agency = pack.list("title.behind-agency");
  period_context = lazy_patterns(pack.list("period.context"));
  constexpr std::string_view kPrefix = "bodies.";
  for (const auto& [name, patterns] : pack.lists) {
    if (name.starts_with(kPrefix))
      bodies.push_back({name.substr(kPrefix.size()), lazy_patterns(patterns)});
  }
}

std::shared_ptr<const Words> words_of(const Pack& pack) {
  return pack.compiled.get<Words>([&] { return std::make_shared<const Words>(pack); });
}

}  // namespace gouji
