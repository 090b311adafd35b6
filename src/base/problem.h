// What went wrong on the way from bytes to a document, said so that a person can act on it.
#pragma once

#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/limits.h"
#include "base/severity.h"

namespace gouji {

// A stretch of a document's text: offsets into the decoded source where `node` is negative,
// else the number of a node of the document that has no offsets (a part of a container, a page).
struct Locus {
  std::uint32_t begin = 0, end = 0;
  std::int32_t node = -1;

  bool operator==(const Locus&) const = default;
};

// What a problem leaves unread, and with it what can still be said: nothing; parts, where what is
// missing may stand; cells, so that a blank may be a figure; characters, so that any text may lack
// some and no error is certain.
enum class Loss { none, parts, cells, characters };

// `id` is a rule id: intake.* or limit.*. The severity is unclear where something could not be
// read; advice where all was read and only a remark is due (a name that does not fit the content,
// changes that are still pending), which leaves the verdict as it is. `fatal` says that nothing of
// the file could be read.
struct Problem {
  std::string id;
  Bilingual message;
  std::optional<Locus> where;
  bool fatal = false;
  Severity severity = Severity::unclear;
  Loss loss = Loss::none;
};

// Nothing of the file could be read.
Problem fatal(std::string id, std::string zh, std::string en);

// Something of the file could not be read; the rest was.
Problem losing(Loss loss, std::string id, std::string zh, std::string en,
               std::optional<Locus> where = std::nullopt);

// Adds a problem, unless one of its id is there.
void add_once(std::vector<Problem>& problems, Problem problem);

// The rules of intake, limits and waivers belong to the program, not to an edition of the format.
struct IntakeRule {
  std::string_view id;
  Bilingual name, explanation, remedy;
  Severity severity = Severity::unclear;
};
const std::vector<IntakeRule>& intake_rules();

// The problem `limit.seconds` of a check that was not finished in time: nothing is said of the
// file.
Problem not_in_time(const Limits& limits);

// The problem `intake.fault`: something went wrong inside the program while it worked on the file.
Problem fault_of_program(const std::exception& fault);

// The remark that `count` stretches of text are struck through and were taken for deleted.
Problem struck_out(std::size_t count, std::optional<Locus> first);

// The problem `limit.NAME`: a limit in force was reached, and what lies beyond it was left out (or,
// where fatal, nothing was read).
Problem limit_reached(Limit limit, const Limits& limits, std::optional<Locus> where = std::nullopt,
                      bool fatal = false);

}  // namespace gouji
