// Where something stands in a file that has no lines, for people.
#pragma once

#include <string>
#include <string_view>

#include "base/bilingual.h"
#include "check/finding.h"

namespace gouji {

// A place's `cell` as intake writes it, "表2第27行第3格", and in English "table 2, row 27, cell 3".
// What is of another form (a cell of a spreadsheet, a heading) is the same in both.
Bilingual cell_words(const std::string& cell);

// The part of a file; those of office documents have names in Chinese.
Bilingual part_words(const std::string& part);

// Part, page and cell, as prose has them; empty where the place has a line or nothing else to say.
Bilingual inner_place(const Place& place);
// The same with `mark` between them.
Bilingual inner_place(const Place& place, std::string_view mark);

// The message with the mark of its state and, where the file has no lines, the place inside it in
// front: for formats that have no field for it.
Bilingual placed_message(const Finding& finding);

}  // namespace gouji
