#include "intake/page_prose.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace gouji {
namespace {

class ProseReader {
 public:
  ProseReader(const std::vector<TextLine>& lines, const std::vector<std::size_t>& prose,
              const Limits& limits)
      : lines_(lines), prose_(prose), limits_(limits) {
    measure();
  }

  std::vector<ParagraphLines> read() {
    std::vector<ParagraphLines> out;
    std::vector<ParagraphLines> notes;
    for (std::size_t k = 0; k < prose_.size(); ++k) {
      const auto i = prose_[k];
      if (is_note(k)) {
        const bool more = !notes.empty() && notes.back().lines.back() + 1 == i &&
                          enumerator_of(lines_[i].tokens.front().text) == Enumerator::none &&
                          lines_[i].at.x0 <= lines_[notes.back().lines.back()].at.x0 + 1;
        if (!more) notes.emplace_back();
        notes.back().lines.push_back(i);
        continue;
      }
      if (!out.empty() && goes_on(out.back().lines.back(), i)) {
        out.back().lines.push_back(i);
        continue;
      }
      flush(out, notes);
      out.push_back({{i}});
    }
    flush(out, notes);
    return out;
  }

 private:
  static void flush(std::vector<ParagraphLines>& out, std::vector<ParagraphLines>& notes) {
    std::move(notes.begin(), notes.end(), std::back_inserter(out));
    notes.clear();
  }

  void measure() {
    std::map<long, double> widths;  // of print, by size
    std::vector<double> rights;
    std::map<long, int> lefts;
    for (const auto i : prose_) {
      widths[std::lround(lines_[i].em() * 4)] += lines_[i].at.x1 - lines_[i].at.x0;
    }
    double most = 0;
    for (const auto& [size, width] : widths) {
      if (width > most) most = width, em_ = static_cast<double>(size) / 4;
    }
    for (const auto i : prose_) {
      if (std::abs(lines_[i].em() - em_) > em_ * 0.15) continue;
      rights.push_back(lines_[i].at.x1);
      ++lefts[std::lround(lines_[i].at.x0 / 2)];
    }
    if (rights.empty()) return;
    std::sort(rights.begin(), rights.end());
    right_ = rights[rights.size() - 1 - rights.size() / 10];
    int count = 0;
    for (const auto& [x, times] : lefts) {
      // The left margin is where lines that others go on in begin; indented ones are fewer.
      if (times * 4 >= static_cast<int>(rights.size()) && count == 0) {
        left_ = static_cast<double>(x) * 2;
        count = times;
      }
    }
    if (count == 0) left_ = lines_[prose_.front()].at.x0;
    std::vector<double> pitches;
    for (std::size_t k = 1; k < prose_.size(); ++k) {
      const auto a = prose_[k - 1], b = prose_[k];
      if (b != a + 1 || lines_[b].opens_page) continue;
      if (std::abs(lines_[a].em() - em_) > em_ * 0.15) continue;
      if (lines_[a].at.x1 < right_ - em_ * 2) continue;  // the last of its paragraph
      pitches.push_back(lines_[b].y() - lines_[a].y());
    }
    std::sort(pitches.begin(), pitches.end());
    pitch_ = pitches.empty() ? em_ * 3 : pitches[pitches.size() / 2];
  }

  // Small print at the foot of a page.
  bool is_note(std::size_t k) const {
    const auto i = prose_[k];
    if (lines_[i].em() > em_ * 0.87 || lines_[i].doubtful) return false;
    for (auto next = i + 1; next < lines_.size() && !lines_[next].opens_page; ++next) {
      limits_.keep_time();
      if (lines_[next].em() > em_ * 0.87) return false;
    }
    // Nothing but small print on the whole page is a page of small print.
    for (auto before = i; before > 0 && !lines_[before].opens_page; --before) {
      limits_.keep_time();
      if (lines_[before - 1].em() > em_ * 0.87) return true;
    }
    return false;
  }

  bool goes_on(std::size_t above, std::size_t below) const {
    const auto& a = lines_[above];
    const auto& b = lines_[below];
    const bool turn = b.opens_page || below != above + 1;
    if (b.parted || a.doubtful || b.doubtful) return false;
    for (auto between = above + 1; between < below; ++between) {
      if (!std::binary_search(prose_.begin(), prose_.end(), between)) return false;  // a table
    }
    // A numbered heading or item begins anew behind the end of a sentence.
    const auto number =
        enumerator_of(b.tokens.front().text + (b.tokens.size() > 1 ? b.tokens[1].text : ""));
    const auto& end = a.tokens.back().text;
    const bool sentence = end.ends_with("。") || end.ends_with("；") || end.ends_with("：") ||
                          end.ends_with("！") || end.ends_with("？");
    if (number != Enumerator::none && sentence) return false;
    const double em = std::max(a.em(), b.em());
    if (std::abs(a.em() - b.em()) > em * 0.12) return false;
    // A heading in larger print may take two lines.
    if (!turn && number == Enumerator::none && begins_heading(a) &&
        std::min(a.em(), b.em()) > em_ * 1.12 && b.y() - a.y() < em * 2.4) {
      return true;
    }
    // A title that takes more than a line is centred in each, or begins with each at the margin.
    const bool flush = std::abs(a.at.x0 - b.at.x0) < em * 0.5;
    if (!turn && a.em() > em_ * 1.15 && (flush || (is_centred(a) && is_centred(b)))) {
      return !sentence && a.at.x1 - a.at.x0 > right_ - left_ - em * 2 &&
             b.at.y0 - a.at.y1 < em * 1.5;
    }
    // The margin that this line shows by itself counts where print is set in columns.
    if (a.at.x1 < right_ - std::max(em * 1.6, first_word(b))) return false;
    if (b.at.x0 > left_ + em * 1.2 && b.at.x0 > a.at.x0 + em * 0.8) return false;
    if (b.at.x0 > left_ + em * 1.2 && std::abs(b.at.x0 - a.at.x0) < em * 0.5 &&
        a.at.x0 > left_ + em) {
      // Both are indented: a paragraph each.
      return false;
    }
    if (turn) return !sentence;
    return b.y() - a.y() < pitch_ * 1.3;
  }

  // Whether it leaves the same room at both margins, as titles do.
  bool is_centred(const TextLine& line) const {
    return std::abs(line.at.x0 - left_ - (right_ - line.at.x1)) < line.em() * 1.2;
  }

  static bool begins_heading(const TextLine& line) {
    const auto& tokens = line.tokens;
    return enumerator_of(tokens.front().text + (tokens.size() > 1 ? tokens[1].text : "")) ==
           Enumerator::top;
  }

  // What could not be broken at the end of the line above.
  static double first_word(const TextLine& line) {
    const auto& token = line.tokens.front();
    std::size_t latin = 0;
    while (latin < token.text.size() && static_cast<unsigned char>(token.text[latin]) < 0x80)
      ++latin;
    return latin == 0 ? 0 : std::min(static_cast<double>(latin) * 0.6 + 1.2, 14.0) * token.em;
  }

  const std::vector<TextLine>& lines_;
  const std::vector<std::size_t>& prose_;
  const Limits& limits_;
  double em_ = 10, left_ = 0, right_ = 0, pitch_ = 20;
};

}  // namespace

std::vector<ParagraphLines> paragraphs_of(const std::vector<TextLine>& lines,
                                          const std::vector<std::size_t>& prose,
                                          const Limits& limits) {
  if (prose.empty()) return {};
  return ProseReader(lines, prose, limits).read();
}

}  // namespace gouji
