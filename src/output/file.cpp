#include "output/file.h"

namespace gouji {
namespace {

std::optional<WriteFailure> write_to(Sink& sink, std::string_view text) {
  sink.write(text);
  return sink.close();
}

}  // namespace

std::optional<WriteFailure> write_file(const std::string& path, std::string_view text) {
  return write_to(*file_sink(path), text);
}

std::optional<WriteFailure> write_standard_output(std::string_view text) {
  return write_to(*standard_output(), text);
}

}  // namespace gouji
