#include "intake/markdown.h"

#include <algorithm>
#include <optional>
#include <string>

#include "intake/markdown_html.h"

namespace gouji {
namespace {

Locus locus(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

bool is_mark(char c) {
  return c > ' ' && c < 0x7F &&
         std::string_view("\\`*_{}[]()#+-.!|<>~").find(c) != std::string_view::npos;
}

// Where something other than plain text may begin.
bool may_be_mark(char c) {
  return c == '\\' || c == '*' || c == '_' || c == '<' || c == '!' || c == '[' || c == '&';
}

// `[text](target)` that begins at `at`; offsets of the two parts.
struct Link {
  std::size_t text, text_end, target, target_end, end;
};

std::optional<Link> link_at(std::string_view line, std::size_t at) {
  // Longer ones are no links; so a line of brackets stays linear.
  line = line.substr(0, at + 2048);
  const auto close = line.find(']', at);
  if (close == line.npos || close + 1 >= line.size() || line[close + 1] != '(') return std::nullopt;
  const auto end = line.find(')', close);
  if (end == line.npos) return std::nullopt;
  return Link{at + 1, close, close + 2, end, end + 1};
}

bool is_file_of_its_own(std::string_view target) {
  std::string lower(target.substr(0, target.find_first_of(" ?#")));
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  for (const auto* end : {".pdf", ".doc", ".docx", ".wps", ".ofd", ".xls", ".xlsx", ".et", ".zip",
                          ".rar", ".rtf", ".ceb"}) {
    if (lower.ends_with(end)) return true;
  }
  return false;
}

// The length of `<br>`, `<br/>` or `<br />` at the start; 0 where there is none.
std::size_t break_length(std::string_view rest) {
  for (const auto* tag : {"<br>", "<br/>", "<br />", "<BR>", "<BR/>"}) {
    if (rest.starts_with(tag)) return std::string_view(tag).size();
  }
  return 0;
}

}  // namespace

LineMarks line_marks(std::string_view line) {
  LineMarks marks;
  while (line.substr(marks.before).starts_with("> ")) marks.before += 2;
  const auto rest = line.substr(marks.before);
  const auto sharps = std::min(rest.find_first_not_of('#'), rest.size());
  if (sharps >= 1 && sharps <= 6 && sharps < rest.size() && rest[sharps] == ' ') {
    marks.heading_level = static_cast<int>(sharps);
    marks.before += sharps + 1;
    const auto last = rest.find_last_not_of('#');
    if (last != rest.npos && rest[last] == ' ' && last > sharps) marks.after = rest.size() - last;
  } else if (rest.starts_with("- ") || rest.starts_with("* ") || rest.starts_with("+ ")) {
    marks.before += 2;
  }
  return marks;
}

bool is_thematic_break(std::string_view line) {
  if (line.starts_with("```") || line.starts_with("~~~")) return true;
  if (line.size() < 3) return false;
  return line.find_first_not_of("-* _") == line.npos || line.find_first_not_of('=') == line.npos;
}

Text inline_text(std::string_view source, std::size_t begin, std::size_t end,
                 std::vector<Embedded>& embedded) {
  const auto line = source.substr(0, end);
  Text text;
  const auto plain = [&](std::size_t from, std::size_t to) {
    text.append(line.substr(from, to - from), locus(from, to));
  };
  for (std::size_t at = begin; at < end;) {
    auto next = at;
    while (next < end && !may_be_mark(line[next])) ++next;
    plain(at, next);
    at = next;
    if (at == end) break;
    const auto rest = line.substr(at);
    if (rest[0] == '\\' && rest.size() > 1 && is_mark(rest[1])) {
      text.append(rest.substr(1, 1), locus(at, at + 2));
      at += 2;
    } else if (rest.starts_with("**") || rest.starts_with("__")) {
      at += 2;
    } else if (const auto length = break_length(rest)) {
      text.append("\n", locus(at, at + length));
      at += length;
    } else if (const auto link = rest[0] == '['           ? link_at(line, at)
                                 : rest.starts_with("![") ? link_at(line, at + 1)
                                                          : std::nullopt) {
      const bool picture = rest[0] == '!';
      const auto target = line.substr(link->target, link->target_end - link->target);
      if (picture || is_file_of_its_own(target)) {
        embedded.push_back({picture ? Embedded::Kind::picture : Embedded::Kind::attachment,
                            std::string(target),
                            std::string(line.substr(link->text, link->text_end - link->text)),
                            locus(at, link->end)});
      }
      if (!picture) plain(link->text, link->text_end);
      at = link->end;
    } else if (const auto tag = inline_tag_length(rest)) {
      at += tag;
    } else if (const auto reference = reference_at(rest); reference.length > 0) {
      text.append(reference.utf8, locus(at, at + reference.length));
      at += reference.length;
    } else {
      plain(at, at + 1);
      ++at;
    }
  }
  return text;
}

}  // namespace gouji
