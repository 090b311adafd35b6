#include "check/last_year.h"

#include <re2/re2.h>

#include "base/fold.h"
#include "check/check.h"
#include "check/edition_choice.h"
#include "check/verdict.h"
#include "intake/intake.h"

namespace gouji {
namespace {

// An agency's name without what may be left out of it: 清溪市人民政府办公室 is 清溪市.
std::string bare_agency(const Report& report) {
  std::string name = folded(report.agency);
  for (const auto& pattern : report.pack->list("agency.may-lack")) {
    const RE2 what(pattern, RE2::Quiet);
    if (what.ok()) RE2::Replace(&name, what, "");
  }
  return name;
}

// A report may name its agency with or without the bodies above it.
bool same_agency(const Report& a, const Report& b) {
  const auto first = bare_agency(a), second = bare_agency(b);
  return first.ends_with(second) || second.ends_with(first);
}

std::string trouble_with(const LastYear& last, const Report& report, std::optional<int> year) {
  if (last.report->second_title) return "unreadable";
  if (is_no_report(*last.report)) return last.partial ? "unreadable" : "no-report";
  if (!same_agency(report, *last.report)) return "agency";
  if (!year || !last.year || *last.year + 1 != *year) return "year";
  return "";
}

}  // namespace

LastYear read_last_year(const PreviousReport& previous, const Report& report,
                        std::optional<int> year, PackLibrary& packs, const CheckOptions& options) {
  LastYear last;
  last.path = previous.path;
  last.trouble = "unreadable";
  FileBytes file;
  if (!previous.bytes) file = load_file(previous.path, options.limits);
  if (file.problem) return last;
  auto document = std::make_shared<const Document>(
      read_document(previous.path, previous.bytes ? *previous.bytes : file.bytes, options.limits));
  if (document->unreadable()) return last;
  last.partial = document->loss() != Loss::none;
  CheckOptions own;  // it follows an edition of its own
  own.limits = options.limits;
  own.as_of = options.as_of;
  auto reading = read_in_edition(document, packs, own);
  last.report = std::make_unique<Report>(std::move(reading.report));
  last.prose = std::make_unique<Prose>(*last.report);
  last.year = reading.edition.year.year;
  last.trouble = trouble_with(last, report, year);
  return last;
}

}  // namespace gouji
