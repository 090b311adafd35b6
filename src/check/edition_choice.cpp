#include "check/edition_choice.h"

#include <algorithm>
#include <limits>

namespace gouji {
namespace {

// The pack for a report whose year is not known: the newest national one.
const PackHeader* standard_pack(const PackLibrary& packs, const std::string& as_of) {
  const auto& headers = packs.headers();
  constexpr int kAfterAll = std::numeric_limits<int>::max();
  if (const auto* national = packs.for_year(kAfterAll, as_of)) return national;
  if (!as_of.empty()) {
    throw PackFailure({as_of + " 时还没有印发过年度报告的格式",
                       "no format of annual reports had been issued by " + as_of},
                      {});
  }
  const auto newest = std::max_element(
      headers.begin(), headers.end(),
      [](const PackHeader& a, const PackHeader& b) { return a.from_year < b.from_year; });
  return newest == headers.end() ? nullptr : &*newest;
}

bool contains(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

std::vector<Telltale> those_of(const std::vector<Telltale>& found,
                               const std::vector<std::string>& telltales) {
  std::vector<Telltale> mine;
  for (const auto& telltale : found) {
    if (contains(telltales, telltale.label)) mine.push_back(telltale);
  }
  return mine;
}

// The labels that tell an edition, as far as they stand in a document. It is searched for all of
// them at once.
class Labels {
 public:
  Labels(const Document& document, PackLibrary& packs, const Pack& due)
      : packs_(packs), searched_(due.telltales) {
    for (const auto& header : packs.headers()) {
      for (const auto& label : header.telltales) {
        if (!contains(searched_, label)) searched_.push_back(label);
      }
    }
    found_ = find_telltales(document, searched_);
  }

  // Sets `followed`: `due`, unless more labels of another edition stand there than of it.
  void choose_followed(Edition& edition) const {
    std::size_t most = those_of(found_, edition.due->telltales).size();
    const PackHeader* winner = nullptr;
    for (const auto& header : packs_.headers()) {
      // What a user has installed besides editions of the format changes no result.
      if (header.id == edition.due->id || !header.id.starts_with("national-")) continue;
      const auto count = those_of(found_, header.telltales).size();
      if (count <= most) continue;
      most = count;
      winner = &header;
    }
    edition.followed = edition.due;
    edition.betrayed_by.clear();
    if (winner == nullptr) return;
    auto pack = packs_.get(winner->id);
    if (pack->tables.empty()) return;
    edition.followed = std::move(pack);
    edition.betrayed_by = those_of(found_, winner->telltales);
  }

 private:
  PackLibrary& packs_;
  std::vector<std::string> searched_;
  std::vector<Telltale> found_;
};

std::shared_ptr<const Pack> first_guess(PackLibrary& packs, const CheckOptions& options) {
  if (options.pack) return packs.get(*options.pack);
  const auto* standard = standard_pack(packs, options.as_of);
  if (standard == nullptr) throw PackFailure({"没有可用的规则包", "no rule pack is at hand"}, {});
  return packs.get(standard->id);
}

}  // namespace

EditionReading read_in_edition(std::shared_ptr<const Document> document, PackLibrary& packs,
                               const CheckOptions& options) {
  EditionReading reading;
  auto& edition = reading.edition;
  edition.due = first_guess(packs, options);
  const Labels labels(*document, packs, *edition.due);
  auto opening = read_opening(document, edition.due);
  edition.year = choose_year(opening);
  edition.reason = options.pack ? "explicit" : edition.year.reason;
  if (!options.pack && edition.year.year) {
    const auto* due = packs.for_year(*edition.year.year, options.as_of);
    if (due != nullptr && due->id != edition.due->id) {
      edition.due = packs.get(due->id);
      opening = read_opening(document, edition.due);
    }
  }
  labels.choose_followed(edition);
  options.limits.keep_time();
  reading.report = read_report(std::move(opening), edition.followed, options.limits);
  return reading;
}

}  // namespace gouji
