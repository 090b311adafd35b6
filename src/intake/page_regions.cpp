// Which lines of a strip belong to tables.
#include <algorithm>
#include <cmath>
#include <limits>

#include "base/utf8.h"
#include "intake/page_tables.h"

namespace gouji {
namespace {

struct Kind {
  int figures = 0;       // with space on both sides
  bool row = false;      // figures beside a label, or beside one another
  bool parted = false;   // several stretches with wide gaps between
  bool heading = false;  // numbered, and nothing beside it
  bool prose = false;    // reaches across the page, or ends as a sentence does
};

bool ends_sentence(std::string_view text) {
  for (const auto* mark : {"。", "；", "：", "！", "？", ";", ":"}) {
    if (text.ends_with(mark)) return true;
  }
  return false;
}

class RegionFinder {
 public:
  RegionFinder(const std::vector<TextLine>& lines, const Limits& limits)
      : lines_(lines), limits_(limits) {
    measure();
    kinds_.reserve(lines.size());
    for (const auto& line : lines_) kinds_.push_back(kind_of(line));
  }

  std::vector<TableRegion> find() const {
    std::vector<TableRegion> out;
    std::size_t taken = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!kinds_[i].row) continue;
      TableRegion region{i, i + 1};
      int rows = 1, most = kinds_[i].figures;
      for (auto next = i + 1; next < lines_.size() && !lines_[next].parted; ++next) {
        limits_.keep_time();
        if (kinds_[next].row) {
          region.end = next + 1;
          ++rows;
          most = std::max(most, kinds_[next].figures);
        } else if (ends_table(next, region.end - 1)) {
          break;
        }
      }
      i = region.end - 1;
      while (region.begin > taken && belongs_above(region.begin - 1, region.begin)) {
        limits_.keep_time();
        --region.begin;
      }
      while (region.end < lines_.size() && belongs_below(region.end, region)) ++region.end;
      i = region.end - 1;
      if (rows < 2 && most < 4) continue;
      out.push_back(region);
      taken = region.end;
    }
    return out;
  }

 private:
  void measure() {
    std::vector<double> lefts, rights;
    for (const auto& line : lines_) {
      if (line.upright) continue;
      lefts.push_back(line.at.x0);
      rights.push_back(line.at.x1);
    }
    if (lefts.empty()) return;
    std::sort(lefts.begin(), lefts.end());
    std::sort(rights.begin(), rights.end());
    left_ = lefts[lefts.size() / 20];
    right_ = rights[rights.size() - 1 - rights.size() / 20];
  }

  Kind kind_of(const TextLine& line) const {
    Kind kind;
    if (line.upright) return kind;
    const auto& t = line.tokens;
    bool text = false, leader = false, close = false;
    std::size_t gaps = 0;
    for (std::size_t i = 0; i < t.size(); ++i) {
      const double before = i == 0 ? 1e9 : gap_between(t[i - 1], t[i]);
      const double after = i + 1 == t.size() ? 1e9 : gap_between(t[i], t[i + 1]);
      const double space = t[i].em * 0.7;
      if (i > 0 && before > t[i].em * 1.2) ++gaps;
      // Behind a label that fills its cell a figure may stand close.
      const bool behind =
          i > 0 && !t[i - 1].figure && before > 0 && line.at.x1 < right_ - t[i].em * 4;
      if (t[i].figure && (before > space || behind) && after > space) {
        ++kind.figures;
        close = close || before <= space;
      } else if (!t[i].figure) {
        text = true;
        leader = leader || t[i].text.find("....") != std::string::npos ||
                 t[i].text.find("……") != std::string::npos ||
                 t[i].text.find("····") != std::string::npos;
      }
    }
    kind.parted = gaps > 0;
    const bool beside = kind.figures > 0 && (!text || gaps > 0 || close);
    kind.row = !leader && (kind.figures >= 2 || beside);
    const double width = line.at.x1 - line.at.x0;
    const auto& last = t.back().text;
    if (close && kind.figures == 1 && enumerator_of(t.front().text) == Enumerator::top)
      kind.row = false;
    const bool words = std::any_of(
        t.begin(), t.end(), [](const Token& token) { return token.width() > token.em * 7.5; });
    kind.prose = !kind.row && gaps == 0 &&
                 ((words && width > (right_ - left_) * 0.8) ||
                  (ends_sentence(last) && width > (right_ - left_) * 0.3) || last.ends_with("。"));
    const auto begins = enumerator_of(t.front().text + (t.size() > 1 ? t[1].text : ""));
    kind.heading = !kind.row && gaps == 0 && begins == Enumerator::top && width > line.em() * 6;
    return kind;
  }

  double space_between(std::size_t above, std::size_t below) const {
    return lines_[below].at.y0 - lines_[above].at.y1;
  }

  // Whether a line shares height with lines of figures beside it: then it is a piece of a label.
  bool beside_figures(std::size_t i) const {
    for (const auto k : {i - 1, i + 1}) {
      if (k >= lines_.size() || !kinds_[k].row) continue;
      const double overlap =
          std::min(lines_[i].at.y1, lines_[k].at.y1) - std::max(lines_[i].at.y0, lines_[k].at.y0);
      if (overlap > lines_[i].height() * 0.15) return true;
    }
    return false;
  }

  // Whether line `i`, which holds no figures, ends a table whose last row of figures is `last`.
  bool ends_table(std::size_t i, std::size_t last) const {
    if (lines_[i].upright || beside_figures(i)) return false;
    if (kinds_[i].heading || kinds_[i].prose) return true;
    const double far = lines_[last].height() * 14;
    return lines_[i].at.y0 - lines_[last].at.y1 > far;
  }

  bool belongs_above(std::size_t i, std::size_t below) const {
    if (lines_[below].parted) return false;
    if (lines_[i].upright || beside_figures(i)) return true;
    if (kinds_[i].heading || kinds_[i].prose) return false;
    // The print of a title, or of a heading that is not numbered, is larger.
    if (!kinds_[i].parted && lines_[i].em() > lines_[below].em() * 1.3 &&
        lines_[i].em() > smallest_em(below) * 1.3) {
      return false;
    }
    const double most = 4.5 * std::max(lines_[i].height(), lines_[below].height());
    return space_between(i, below) < most;
  }

  double smallest_em(std::size_t from) const {
    double em = std::numeric_limits<double>::max();
    for (auto i = from; i < std::min(from + 8, lines_.size()); ++i)
      em = std::min(em, lines_[i].em());
    return em;
  }

  // The rest of a label that wraps around the last figures.
  bool belongs_below(std::size_t i, const TableRegion& region) const {
    if (lines_[i].parted) return false;
    if (lines_[i].upright) return space_between(region.end - 1, i) < 0;
    if (beside_figures(i)) return true;
    if (kinds_[i].heading || kinds_[i].parted) return false;
    const auto& above = lines_[region.end - 1];
    if (enumerator_of(lines_[i].tokens.front().text) != Enumerator::none) return false;
    const double space = lines_[i].at.y0 - above.at.y1;
    // It continues a label: it stands close under one, and in small print.
    return space < lines_[i].height() * 0.8 && !kinds_[region.end - 1].row && !kinds_[i].prose;
  }

  const std::vector<TextLine>& lines_;
  const Limits& limits_;
  std::vector<Kind> kinds_;
  double left_ = 0, right_ = 0;
};

}  // namespace

std::vector<TableRegion> find_tables(const std::vector<TextLine>& lines, const Limits& limits) {
  return RegionFinder(lines, limits).find();
}

}  // namespace gouji
