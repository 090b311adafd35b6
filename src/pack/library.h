// The packs at hand, each loaded once, when first asked for.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

#include "pack/load.h"

namespace gouji {

// A pack that does not exist or has mistakes. `errors` is empty in the first case.
struct PackFailure : std::runtime_error {
  PackFailure(Bilingual text, std::vector<PackError> list)
      : std::runtime_error(text.en), message(std::move(text)), errors(std::move(list)) {}
  Bilingual message;
  std::vector<PackError> errors;
};

// Safe for threads. Packs live as long as their users.
class PackLibrary {
 public:
  PackLibrary();  // the packs that came with the program
  explicit PackLibrary(std::vector<PackHeader> headers);

  const std::vector<PackHeader>& headers() const { return headers_; }
  // By id or, where it holds a '/' or ends in .xml, by file. Throws PackFailure.
  std::shared_ptr<const Pack> get(const std::string& id_or_file,
                                  Fragments fragments = Fragments::left_out);
  // The national pack due for a year's report; the newest for a year after all of them. With a date
  // (YYYY-MM-DD) only those that had been issued by then.
  const PackHeader* for_year(int year, const std::string& as_of = "") const;

 private:
  std::vector<PackHeader> headers_;
  std::mutex mutex_;
  struct Loaded {
    std::shared_ptr<const Pack> pack;
    Fragments fragments;
  };
  std::map<std::string, Loaded> loaded_;
};

}  // namespace gouji
