// Runs the built program as a user would and holds what came of it.
#pragma once

#include <string>
#include <vector>

namespace gouji::cli {

struct Outcome {
  int code = -1;  // of exit; -1 where a signal ended it
  std::string out, err;
};

// `words` are shell words after the program's name, already quoted where they need it; `before`
// stands before the program (assignments of the environment, a pipe), `after` behind the words.
Outcome gouji(const std::string& words, const std::string& before = "",
              const std::string& after = "");

// A folder of its own for a test, gone afterwards.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  // Writes a file, with the folders on its way; its path.
  std::string file(const std::string& name, const std::string& content) const;
  std::string path(const std::string& name) const { return path_ + "/" + name; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

std::string read(const std::string& path);

// Reports of an invented town in canonical XML: without a fault, and with one wrong total.
std::string sound_report();
std::string faulty_report();

}  // namespace gouji::cli
