#include "intake/xml_part.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "intake/html.h"
#include "intake/source.h"

namespace gouji {
namespace {

Problem broken_part(std::string_view name, const std::string& reason) {
  const auto shown = printable(name.substr(0, 200));
  return losing(Loss::parts, "intake.damaged",
                "文件内的部件“" + shown + "”不是完整的 XML，无法读取；请用原程序打开后重新保存。",
                "the part " + shown + " is not well-formed XML (" + reason +
                    ") and cannot be read; save the file again with its own program");
}

// How many elements and attributes the text can hold at most; counted before parsing, since each
// costs many times its length in memory.
bool fits(std::string_view text, const Limits& limits) {
  std::uint64_t opened = 0, assigned = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '<') {
      opened += i + 1 < text.size() && text[i + 1] != '/';
    } else {
      assigned += text[i] == '=';
    }
  }
  return opened <= limits[Limit::elements] && assigned / 4 <= limits[Limit::elements];
}

bool fits_nesting(const pugi::xml_document& document, const Limits& limits) {
  std::uint64_t depth = 0;
  pugi::xml_node node = document.first_child();
  while (node) {
    if (const auto child = node.first_child()) {
      node = child;
      if (++depth > limits[Limit::nesting]) return false;
      continue;
    }
    while (node && !node.next_sibling()) {
      node = node.parent();
      if (depth == 0) return true;
      --depth;
    }
    if (node) node = node.next_sibling();
  }
  return true;
}

std::string well_formed(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = decode(text, at);
    append(out, c.value);
    at += c.length;
  }
  return out;
}

// A character reference can name what is no character; pugixml writes it down all the same.
class MendReferences : public pugi::xml_tree_walker {
 public:
  bool for_each(pugi::xml_node& node) override {
    if (!is_valid_utf8(node.value())) node.set_value(well_formed(node.value()).c_str());
    for (auto attribute : node.attributes()) {
      if (!is_valid_utf8(attribute.value())) {
        attribute.set_value(well_formed(attribute.value()).c_str());
      }
    }
    return true;
  }
};

// The part's text as UTF-8; what is told of its bytes has no place in a file that people can open.
std::string utf8_text(std::string bytes, std::string_view name, std::vector<Problem>& problems) {
  if (well_formed_prefix(bytes) == bytes.size()) return bytes;
  std::vector<Problem> found;
  auto source = decode_source(std::string(name), bytes, declared_charset(bytes), found);
  for (auto& problem : found) {
    problem.where.reset();
    problems.push_back(std::move(problem));
  }
  return std::move(source.text);
}

std::string_view folder_of(std::string_view part) {
  const auto slash = part.rfind('/');
  return slash == part.npos ? std::string_view() : part.substr(0, slash + 1);
}

// `target` as a name in the archive, seen from `folder`; nothing where it leads out.
std::optional<std::string> resolved(std::string_view folder, std::string_view target) {
  target = target.substr(0, target.find('#'));
  std::string path = target.starts_with('/') ? std::string(target.substr(1))
                                             : std::string(folder) + std::string(target);
  std::vector<std::string_view> kept;
  const std::string_view all = path;
  for (std::size_t at = 0; at <= all.size();) {
    const auto end = std::min(all.find('/', at), all.size());
    const auto segment = all.substr(at, end - at);
    at = end + 1;
    if (segment.empty() || segment == ".") continue;
    if (segment != "..") {
      kept.push_back(segment);
    } else if (kept.empty()) {
      return std::nullopt;
    } else {
      kept.pop_back();
    }
  }
  std::string name;
  for (const auto segment : kept) {
    if (!name.empty()) name += '/';
    name += segment;
  }
  if (name.empty()) return std::nullopt;
  return name;
}

}  // namespace

bool load_part(Archive& archive, std::string_view name, const Limits& limits,
               pugi::xml_document& into, std::vector<Problem>& problems) {
  limits.keep_time();
  into.reset();
  auto bytes = archive.read(name, problems);
  if (!bytes) return false;
  const auto text = utf8_text(*std::move(bytes), name, problems);
  if (!fits(text, limits)) {
    problems.push_back(limit_reached(Limit::elements, limits));
    return false;
  }
  const auto parsed = into.load_buffer(
      text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
  if (!parsed || !into.document_element()) {
    problems.push_back(broken_part(name, parsed.description()));
    into.reset();
    return false;
  }
  if (!fits_nesting(into, limits)) {
    problems.push_back(limit_reached(Limit::nesting, limits));
    into.reset();
    return false;
  }
  if (text.find("&#") != text.npos) {
    MendReferences mend;
    into.traverse(mend);
  }
  return true;
}

std::optional<std::string> resolve_part(std::string_view from, std::string_view target) {
  return resolved(folder_of(from), target);
}

std::string_view local_name(const char* name) {
  const char* colon = std::strchr(name, ':');
  return colon == nullptr ? name : colon + 1;
}

std::vector<Relation> relations_of(Archive& archive, std::string_view part, const Limits& limits,
                                   std::vector<Problem>& problems) {
  const auto folder = folder_of(part);
  const auto name =
      std::string(folder) + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
  std::vector<Relation> relations;
  pugi::xml_document document;
  if (!load_part(archive, name, limits, document, problems)) return relations;
  for (const auto& node : document.document_element().children()) {
    if (local_name(node.name()) != "Relationship") continue;
    Relation relation;
    relation.id = node.attribute("Id").value();
    const std::string_view type = node.attribute("Type").value();
    relation.type = type.substr(type.rfind('/') + 1);
    const std::string_view target = node.attribute("Target").value();
    relation.external = std::string_view(node.attribute("TargetMode").value()) == "External";
    if (relation.external) {
      relation.target = target;
    } else if (auto inside = resolved(folder, target)) {
      relation.target = *std::move(inside);
    } else {
      continue;
    }
    relations.push_back(std::move(relation));
  }
  return relations;
}

}  // namespace gouji
