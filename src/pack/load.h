// Loading packs: well-formed, valid against schemas/rule-pack.xsd, and then what a schema cannot
// say.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"

namespace gouji {

// A mistake in a pack, with the place as an editor shows it.
struct PackError {
  std::string file;
  int line = 0, column = 0;  // from 1, columns in code points; 0 where not known
  int width = 1;             // columns under the caret
  std::string source_line;   // the line, or the stretch of a long one around the column
  int skipped = 0;           // columns of the line that stand before `source_line`
  Bilingual message;
  Bilingual hint;  // empty where there is none
};

// "file:line:column: message", the line itself, a caret under the place, a hint. Ends in a newline.
std::string render(const PackError& error, Language language);

// A mistake at an element of a pack that was loaded; the file is read again for its line.
PackError error_at(const PackPlace& place, Bilingual message, Bilingual hint = {});

struct LoadedPack {
  std::shared_ptr<const Pack> pack;  // null where there are errors
  std::vector<PackError> errors;     // every mistake found, at most 100
};

// Fragments take a good part of a pack and only those who show or prove them look at them. They are
// built all the same where mistakes are to be found: in every pack that did not come with the
// program.
enum class Fragments { built, left_out };

// Loads a pack from a file. What it extends is looked for in the same folder, then by id among the
// installed packs; files of words, and NAME.fragments.xml, stand in the same folder. Nothing else
// is read, whatever the pack says.
LoadedPack load_pack(const std::string& file, Fragments fragments = Fragments::built);
LoadedPack load_pack_text(const std::string& file, std::string_view xml);

// What the first element of a pack says: enough to choose one without loading it.
struct PackHeader {
  enum class Origin { program, user } origin = Origin::program;
  bool ignored = false;  // its id is that of a pack found before it
  std::string id, version, edition, file;
  std::string issued;  // ISO date, or empty
  int from_year = 0, to_year = 9999;
  Bilingual title;
  std::string basis;
  std::vector<std::string> telltales, citations;
};

// The folder of the packs that came with the program: GOUJI_DATA/rules where the variable is set,
// else share/gouji/rules of the prefix in which the program, or the library, stands. Empty where
// there is none.
std::string packs_folder();
std::string schemas_folder();
// The folder of the user's own packs: XDG_DATA_HOME/gouji/rules, by default
// ~/.local/share/gouji/rules. Empty where there is none.
std::string user_packs_folder();
// The packs of both folders, in order of from_year. Of two with one id the one that came with the
// program stands, then the first by name of file.
std::vector<PackHeader> installed_packs();
std::vector<PackHeader> packs_and_ignored_ones();  // the same with those that do not stand

// The name in `names` nearest to `wrong` by edits, empty where none is near.
std::string nearest(std::string_view wrong, const std::vector<std::string>& names);

}  // namespace gouji
