// Which lines of labels belong to which row of figures.
#pragma once

#include <cstddef>
#include <vector>

#include "intake/page_lines.h"

namespace gouji {

// A stretch of words in the columns of labels.
struct LabelPart {
  std::vector<Token> tokens;
  PageBox at;
  bool numbered = false;  // begins as a cell of its own does
  bool group = false;     // stands for several rows that have labels of their own
  bool stack = false;     // characters below one another

  double y() const { return (at.y0 + at.y1) / 2; }
  double height() const { return at.y1 - at.y0; }
};

// Adds the words left of the figures on one line, in stretches: a new one after a wide gap, and
// where a numbered label begins.
void part_labels(const std::vector<Token>& left, std::vector<LabelPart>& labels);

// Columns of labels may stand close: a stretch is split where, at a gap, words begin where three
// others begin, or have their middle where three others have theirs.
std::vector<LabelPart> split_columns(std::vector<LabelPart> labels);

// `rows[r]` are the lines of the label of figures r, empty where they have none; `groups` the
// labels of several rows, each put together; `bare` labels that have no figures, by height;
// `before` the lines above the first row that are no label of it, `after` those below the last.
// `doubtful` where rows without labels stand beside rows with labels or labels without rows.
struct RowLabelling {
  std::vector<std::vector<LabelPart>> rows;
  std::vector<std::vector<LabelPart>> groups, bare;
  std::vector<LabelPart> before, after;
  bool doubtful = false;
};

// Ties `parts`, the stretches of words left of the figures, to rows of figures at heights `rows`
// (ascending). Throws what `limits.keep_time` throws.
RowLabelling tie_labels(std::vector<LabelPart> parts, const std::vector<double>& rows,
                        const Limits& limits);

}  // namespace gouji
