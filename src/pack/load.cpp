#include "pack/load.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <tuple>

#include "base/sha256.h"
#include "pack/build.h"
#include "pack/schema.h"

namespace gouji {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostAncestors = 16;

// The digests of the packs that came with the program, whose mistakes its tests have looked for.
constexpr std::string_view kShipped[] = {
#include "pack_digests.inc"
};

bool is_shipped(std::string_view digest) {
  return std::find(std::begin(kShipped), std::end(kShipped), digest) != std::end(kShipped);
}

struct Bytes {
  bool there = false;
  std::string text;
};

Bytes read_bytes_of(const std::string& file) {
  Bytes bytes;
  std::error_code failed;
  if (fs::is_directory(file, failed)) return bytes;
  std::FILE* stream = std::fopen(file.c_str(), "rb");
  if (!stream) return bytes;
  std::array<char, 65536> buffer;
  // One byte more than a pack may have is enough to see that it is too large.
  constexpr std::size_t kEnough = (16u << 20) + 1;
  for (std::size_t n; bytes.text.size() < kEnough &&
                      (n = std::fread(buffer.data(), 1, buffer.size(), stream)) > 0;) {
    bytes.text.append(buffer.data(), n);
  }
  bytes.there = !std::ferror(stream);
  std::fclose(stream);
  return bytes;
}

// One file after the other up the chain of `extends`.
class Loader {
 public:
  std::optional<Outline> outline(const std::string& file, std::string text,
                                 std::vector<std::string> children) {
    const std::string digest = sha256_hex(text);
    auto source = std::make_shared<XmlSource>(file, std::move(text));
    const bool shipped = is_shipped(digest);
    if (!shipped) care_ = Care::thorough;
    if (shipped ? !source->parse() : !validate(*source, mistakes_)) return std::nullopt;
    if (!is_pack(*source)) return std::nullopt;
    Outline outline = outline_of(source, mistakes_);
    outline.sha256 = digest;
    read_word_files(outline);
    const std::string parent = outline.pack.attribute("extends");
    if (parent.empty()) {
      refuse_drops(outline);
      return outline;
    }
    children.push_back(outline.pack.attribute("id"));
    if (auto base = parent_of(outline, parent, children)) {
      outline.sha256 = sha256_hex(digest + "\n" + base->sha256);
      take_over(outline, *base, mistakes_);
      return outline;
    }
    return std::nullopt;
  }

  Mistakes& mistakes() { return mistakes_; }
  Care care() const { return care_; }

 private:
  bool is_pack(const XmlSource& source) {
    if (std::string_view(source.root().name()) == "pack") return true;
    mistakes_.add(source, source.element(source.root()),
                  {"这是供规则包引用的词语表，不是规则包",
                   "this is a file of words for packs to use, not a pack"});
    return false;
  }

  // Files of words that rules name stand beside the pack.
  void read_word_files(Outline& outline) {
    for (const Item& rule : outline.rules) {
      const std::string name = rule.attribute("words-from");
      const bool known = std::any_of(outline.word_files.begin(), outline.word_files.end(),
                                     [&](const Item& f) { return f.attribute("id") == name; });
      if (name.empty() || known) continue;
      const fs::path folder = fs::path(rule.source->file()).parent_path();
      const std::string file = (folder / (name + ".xml")).string();
      Bytes bytes;
      if (name.find_first_of("/\\") == std::string::npos) bytes = read_bytes_of(file);
      if (!bytes.there) {
        mistakes_.add(*rule.source, rule.source->value(rule.node, "words-from"),
                      {"找不到词语表“" + name + "”（" + file + "）",
                       "the file of words \"" + name + "\" is not there (" + file + ")"},
                      did_you_mean(name, neighbours(folder)));
        continue;
      }
      const std::string digest = sha256_hex(bytes.text);
      auto source = std::make_shared<XmlSource>(file, std::move(bytes.text));
      const bool shipped = is_shipped(digest);
      if (!shipped) care_ = Care::thorough;
      if (shipped ? !source->parse() : !validate(*source, mistakes_)) continue;
      outline.sha256 = sha256_hex(outline.sha256 + "\n" + digest);
      outline.word_files.push_back({source.get(), source->root()});
      outline.sources.push_back(std::move(source));
    }
  }

  std::optional<Outline> parent_of(const Outline& child, const std::string& parent,
                                   const std::vector<std::string>& children) {
    if (parent.find('/') != std::string::npos || parent.find('\\') != std::string::npos) {
      refuse(child, {"“extends”应写规则包的 id，不能写路径",
                     "\"extends\" is the id of a pack, not a path"});
      return std::nullopt;
    }
    if (std::find(children.begin(), children.end(), parent) != children.end() ||
        children.size() > kMostAncestors) {
      std::string chain;
      for (const auto& id : children) chain += id + " → ";
      refuse(child, {"规则包循环扩展：" + chain + parent,
                     "packs extend each other in a circle: " + chain + parent});
      return std::nullopt;
    }
    const fs::path folder = fs::path(child.pack.source->file()).parent_path();
    const std::string file = (folder / (parent + ".xml")).string();
    Bytes bytes = read_bytes_of(file);
    if (!bytes.there) {
      refuse(child,
             {"找不到所扩展的规则包“" + parent + "”（" + file + "）",
              "the pack \"" + parent + "\" that is extended is not there (" + file + ")"},
             did_you_mean(parent, neighbours(folder)));
      return std::nullopt;
    }
    return outline(file, std::move(bytes.text), children);
  }

  void refuse_drops(const Outline& outline) {
    for (auto node : outline.pack.node.children("drop")) {
      const auto& source = *outline.pack.source;
      mistakes_.add(source, source.element(node),
                    {"没有扩展其他规则包（extends），无从删去",
                     "a pack that extends no other has nothing to drop"});
    }
  }

  void refuse(const Outline& child, Bilingual message, Bilingual hint = {}) {
    const Item& item = child.pack;
    mistakes_.add(*item.source, item.source->value(item.node, "extends"), std::move(message),
                  std::move(hint));
  }

  static std::vector<std::string> neighbours(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code failed;
    const fs::path here = folder.empty() ? fs::path(".") : folder;
    for (fs::directory_iterator it(here, failed), end; !failed && it != end; it.increment(failed)) {
      if (it->path().extension() == ".xml") names.push_back(it->path().stem().string());
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  Mistakes mistakes_;
  Care care_ = Care::trusting;
};

// Zero or more texts of the children of one name.
std::vector<std::string> texts_of(pugi::xml_node node, const char* name) {
  std::vector<std::string> texts;
  for (auto child : node.children(name)) texts.push_back(text_of(child));
  return texts;
}

// Where the elements of the header end. The parser keeps what it has read of a file cut there, and
// every run looks at every pack's header: the far larger rest waits until a report asks for it.
std::size_t header_end(std::string_view pack) {
  auto end = pack.find('>', pack.find("<title"));
  for (const std::string_view closing : {"</telltale>", "</citation>"}) {
    for (auto at = pack.find(closing); at != pack.npos; at = pack.find(closing, at + 1)) {
      end = end == pack.npos ? end : std::max(end, at + closing.size());
    }
  }
  return std::min(end, pack.size());
}

struct HeaderRead {
  PackHeader header;
  std::string extends;
};

std::optional<HeaderRead> read_header(const std::string& file) {
  Bytes bytes = read_bytes_of(file);
  if (!bytes.there) return std::nullopt;
  pugi::xml_document tree;
  tree.load_buffer_inplace(bytes.text.data(), header_end(bytes.text), pugi::parse_default,
                           pugi::encoding_utf8);
  const auto root = tree.document_element();
  const std::string id = root.attribute("id").value();
  if (std::string_view(root.name()) != "pack" || id.empty()) return std::nullopt;
  HeaderRead read;
  PackHeader& h = read.header;
  h.id = id;
  h.version = root.attribute("version").value();
  h.edition = root.attribute("edition").value();
  h.file = file;
  h.from_year = root.attribute("from").as_int(0);
  h.to_year = root.attribute("to").as_int(9999);
  h.title = {root.child("title").attribute("zh").value(),
             root.child("title").attribute("en").value()};
  h.basis = root.attribute("basis").value();
  h.telltales = texts_of(root, "telltale");
  h.citations = texts_of(root, "citation");
  read.extends = root.attribute("extends").value();
  return read;
}

}  // namespace

LoadedPack load_pack_text(const std::string& file, std::string_view xml) {
  Loader loader;
  LoadedPack loaded;
  if (const auto outline = loader.outline(file, std::string(xml), {})) {
    loaded.pack = build(*outline, loader.mistakes(), loader.care());
  }
  loaded.errors = loader.mistakes().sorted();
  if (!loaded.errors.empty()) loaded.pack = nullptr;
  if (!loaded.pack && loaded.errors.empty()) {
    PackError error;
    error.file = file;
    error.message = {"规则包无法读取", "the pack cannot be read"};
    loaded.errors.push_back(std::move(error));
  }
  return loaded;
}

LoadedPack load_pack(const std::string& file) {
  Bytes bytes = read_bytes_of(file);
  if (bytes.there) return load_pack_text(file, bytes.text);
  LoadedPack loaded;
  PackError error;
  error.file = file;
  error.message = {"无法打开规则包文件", "the pack cannot be opened"};
  loaded.errors.push_back(std::move(error));
  return loaded;
}

std::vector<PackHeader> installed_packs() {
  std::vector<HeaderRead> reads;
  const std::string folder = packs_folder();
  std::error_code failed;
  if (folder.empty()) return {};
  for (fs::directory_iterator it(folder, failed), end; !failed && it != end; it.increment(failed)) {
    if (it->path().extension() != ".xml") continue;
    if (auto read = read_header(it->path().string())) reads.push_back(std::move(*read));
  }
  std::sort(reads.begin(), reads.end(), [](const HeaderRead& a, const HeaderRead& b) {
    return std::tie(a.header.from_year, a.header.id) < std::tie(b.header.from_year, b.header.id);
  });
  std::vector<PackHeader> headers;
  for (const auto& read : reads) {
    PackHeader header = read.header;
    const HeaderRead* from = &read;
    for (std::size_t step = 0; step < kMostAncestors && !from->extends.empty(); ++step) {
      const auto parent = std::find_if(reads.begin(), reads.end(), [&](const HeaderRead& r) {
        return r.header.id == from->extends;
      });
      if (parent == reads.end()) break;
      from = &*parent;
      if (from->header.edition != header.edition) break;  // another edition has its own labels
      if (header.telltales.empty()) header.telltales = from->header.telltales;
      if (header.citations.empty()) header.citations = from->header.citations;
    }
    headers.push_back(std::move(header));
  }
  return headers;
}

}  // namespace gouji
