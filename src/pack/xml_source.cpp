#include "pack/xml_source.h"

#include <algorithm>
#include <cstring>

#include "base/utf8.h"

namespace gouji {
namespace {

// A longer line is shown only around the place: one line may be the whole file.
constexpr std::size_t kLongestLine = 600;
constexpr std::size_t kBefore = 120;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

XmlSource::XmlSource(std::string file, std::string text)
    : file_(std::make_shared<const std::string>(std::move(file))),
      text_(std::move(text)),
      line_starts_{0} {
  for (auto at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1)) {
    line_starts_.push_back(at + 1);
  }
}

bool XmlSource::parse() {
  const auto result =
      tree_.load_buffer(text_.data(), text_.size(), pugi::parse_default, pugi::encoding_utf8);
  return result && root();
}

Span XmlSource::element(pugi::xml_node node) const {
  const auto offset = node.offset_debug();
  if (offset < 0 || static_cast<std::size_t>(offset) > text_.size()) return {};
  const auto begin = static_cast<std::size_t>(offset);
  return {begin, std::min(text_.size(), begin + std::strlen(node.name()))};
}

bool XmlSource::find_attribute(pugi::xml_node node, std::string_view name, Span& key,
                               Span& value) const {
  std::size_t at = element(node).end;
  const auto skip = [&] {
    while (at < text_.size() && is_blank(text_[at])) ++at;
  };
  for (skip(); at < text_.size() && text_[at] != '>' && text_[at] != '/'; skip()) {
    key.begin = at;
    while (at < text_.size() && text_[at] != '=' && !is_blank(text_[at])) ++at;
    key.end = at;
    at = text_.find_first_of("\"'", at);
    if (at == std::string::npos) return false;
    value.begin = at + 1;
    value.end = text_.find(text_[at], at + 1);
    if (value.end == std::string::npos) return false;
    at = value.end + 1;
    if (std::string_view(text_).substr(key.begin, key.end - key.begin) == name) return true;
  }
  return false;
}

Span XmlSource::attribute(pugi::xml_node node, std::string_view name) const {
  Span key, value;
  return find_attribute(node, name, key, value) ? key : element(node);
}

Span XmlSource::value(pugi::xml_node node, std::string_view name) const {
  Span key, value;
  if (!find_attribute(node, name, key, value)) return element(node);
  return value.begin == value.end ? key : value;
}

Span XmlSource::inner(pugi::xml_node node) const {
  for (auto child : node.children()) {
    if (child.type() != pugi::node_pcdata) continue;
    const auto offset = child.offset_debug();
    if (offset < 0) break;
    auto begin = static_cast<std::size_t>(offset);
    std::size_t end = std::min(text_.find('<', begin), text_.size());
    while (begin < end && is_blank(text_[begin])) ++begin;
    while (end > begin && is_blank(text_[end - 1])) --end;
    if (begin < end) return {begin, end};
  }
  return element(node);
}

int XmlSource::line_of(std::size_t offset) const {
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  return static_cast<int>(after - line_starts_.begin());
}

PackError XmlSource::error(Span where, Bilingual message, Bilingual hint) const {
  PackError e;
  e.file = *file_;
  e.message = std::move(message);
  e.hint = std::move(hint);
  const std::size_t offset = std::min(where.begin, text_.size());
  e.line = line_of(offset);
  const std::size_t line = line_starts_[static_cast<std::size_t>(e.line) - 1];
  std::size_t line_end = std::min(text_.find('\n', line), text_.size());
  if (line_end > line && text_[line_end - 1] == '\r') --line_end;
  const std::string_view whole(text_);
  e.column = static_cast<int>(count_code_points(whole.substr(line, offset - line))) + 1;
  const std::size_t end = std::clamp(where.end, offset, std::max(offset, line_end));
  e.width = std::max(1, static_cast<int>(count_code_points(whole.substr(offset, end - offset))));
  std::size_t from = line, to = line_end;
  if (to - from > kLongestLine) {
    from = offset - line > kBefore ? offset - kBefore : line;
    to = std::min(line_end, from + kLongestLine);
    while (from > line && continues(text_[from])) --from;
    while (to < line_end && continues(text_[to])) ++to;
  }
  e.skipped = static_cast<int>(count_code_points(whole.substr(line, from - line)));
  e.source_line = std::string(whole.substr(from, to - from));
  return e;
}

std::string text_of(pugi::xml_node node) {
  std::string text;
  for (auto child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      text += child.value();
    }
  }
  return trimmed(text);
}

void Mistakes::add(const XmlSource& source, Span where, Bilingual message, Bilingual hint) {
  if (!full()) errors_.push_back(source.error(where, std::move(message), std::move(hint)));
}

void Mistakes::add(PackError error) {
  if (!full()) errors_.push_back(std::move(error));
}

std::vector<PackError> Mistakes::sorted() const {
  std::vector<std::string> files;
  const auto rank = [&](const PackError& e) {
    return std::find(files.begin(), files.end(), e.file) - files.begin();
  };
  for (const auto& e : errors_) {
    if (rank(e) == static_cast<std::ptrdiff_t>(files.size())) files.push_back(e.file);
  }
  auto list = errors_;
  std::stable_sort(list.begin(), list.end(), [&](const PackError& a, const PackError& b) {
    if (a.file != b.file) return rank(a) < rank(b);
    return a.line != b.line ? a.line < b.line : a.column < b.column;
  });
  const auto same = [](const PackError& a, const PackError& b) {
    return a.line > 0 && a.file == b.file && a.line == b.line && a.column == b.column &&
           a.message == b.message;
  };
  list.erase(std::unique(list.begin(), list.end(), same), list.end());
  return list;
}

Bilingual did_you_mean(std::string_view wrong, const std::vector<std::string>& names) {
  const std::string name = nearest(wrong, names);
  if (name.empty()) return {};
  return {"是不是“" + name + "”？", "did you mean \"" + name + "\"?"};
}

}  // namespace gouji
