#include "pack/load.h"

#include <algorithm>
#include <optional>

#include "base/sha256.h"
#include "pack/build.h"
#include "pack/pack_file.h"
#include "pack/schema.h"

namespace gouji {
namespace {

constexpr std::size_t kMostAncestors = 16;

// The digests of the packs that came with the program, whose mistakes its tests have looked for.
constexpr std::string_view kShipped[] = {
#include "pack_digests.inc"
};

bool is_shipped(std::string_view digest) {
  return std::find(std::begin(kShipped), std::end(kShipped), digest) != std::end(kShipped);
}

// One file after the other up the chain of `extends`.
class Loader {
 public:
  std::optional<Outline> outline(const std::string& file, std::string text,
                                 std::vector<std::string> children) {
    const std::string digest = sha256_hex(text);
    const auto source = parsed(file, std::move(text), digest);
    if (!source || !is_pack(*source)) return std::nullopt;
    Outline outline = outline_of(source, mistakes_);
    outline.sha256 = digest;
    read_word_files(outline);
    read_fragments(outline);
    const std::string parent = outline.pack.attribute("extends");
    if (parent.empty()) {
      refuse_changes(outline);
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
    const bool words = std::string_view(source.root().name()) == "words";
    mistakes_.add(source, source.element(source.root()),
                  words ? Bilingual{"这是供规则包引用的词语表，不是规则包",
                                    "this is a file of words for packs to use, not a pack"}
                        : Bilingual{"这是规则包的例子文件，请检查它所属的规则包",
                                    "these are the fragments of a pack: check the pack instead"});
    return false;
  }

  // A file as a tree; null where it has mistakes. Those that came with the program have none.
  std::shared_ptr<XmlSource> parsed(const std::string& file, std::string text,
                                    const std::string& digest) {
    auto source = std::make_shared<XmlSource>(file, std::move(text));
    const bool shipped = is_shipped(digest);
    if (!shipped) care_ = Care::thorough;
    const bool sound = shipped ? source->parse() : validate(*source, mistakes_);
    return sound ? source : nullptr;
  }

  // Files of words that rules name stand beside the pack.
  void read_word_files(Outline& outline) {
    for (const Item& rule : outline.rules) {
      const std::string name = rule.attribute("words-from");
      const bool known = std::any_of(outline.word_files.begin(), outline.word_files.end(),
                                     [&](const Item& f) { return f.attribute("id") == name; });
      if (name.empty() || known) continue;
      PackFile file = read_beside(rule.source->file(), name + ".xml");
      if (file.state != PackFile::State::read) {
        refuse_neighbour(rule, "words-from", file, "词语表", "file of words");
        continue;
      }
      const std::string digest = sha256_hex(file.text);
      auto source = parsed(file.path, std::move(file.text), digest);
      if (!source) continue;
      if (std::string_view(source->root().name()) != "words") {
        mistakes_.add(*rule.source, rule.source->value(rule.node, "words-from"),
                      {"“" + name + "”不是词语表", "\"" + name + "\" is no file of words"});
        continue;
      }
      outline.sha256 = sha256_hex(outline.sha256 + "\n" + digest);
      outline.word_files.push_back({source.get(), source->root()});
      outline.sources.push_back(std::move(source));
    }
  }

  // Fragments may stand in a file beside the pack: NAME.fragments.xml beside NAME.xml.
  void read_fragments(Outline& outline) {
    const std::string& own = outline.pack.source->file();
    if (!own.ends_with(".xml")) return;
    const auto slash = own.find_last_of('/');
    std::string name = slash == std::string::npos ? own : own.substr(slash + 1);
    name.replace(name.size() - 4, 4, ".fragments.xml");
    PackFile file = read_beside(own, name);
    if (file.state == PackFile::State::absent) return;
    if (file.state != PackFile::State::read) {
      return refuse_neighbour(outline.pack, "id", file, "例子文件", "file of fragments");
    }
    const std::string digest = sha256_hex(file.text);
    auto source = parsed(file.path, std::move(file.text), digest);
    if (!source) return;
    const auto root = source->root();
    const std::string id = outline.pack.attribute("id");
    if (std::string_view(root.name()) != "fragments-of" || root.attribute("pack").value() != id) {
      mistakes_.add(*source, source->value(root, "pack"),
                    {"此文件应为规则包“" + id + "”的例子：<fragments-of pack=\"" + id + "\">",
                     "this file holds the fragments of the pack \"" + id +
                         "\": <fragments-of pack=\"" + id + "\">"});
      return;
    }
    outline.sha256 = sha256_hex(outline.sha256 + "\n" + digest);
    add_fragments(outline, std::move(source), mistakes_);
  }

  // A file beside the pack that is not there, or may not be read.
  void refuse_neighbour(const Item& item, const char* attribute, const PackFile& file,
                        const std::string& zh, const std::string& en) {
    const std::string name = item.attribute(attribute);
    Bilingual message{"找不到" + zh + "“" + name + "”（" + file.path + "）",
                      "the " + en + " \"" + name + "\" is not there (" + file.path + ")"};
    Bilingual hint = did_you_mean(name, file.neighbours);
    if (file.state == PackFile::State::outside) {
      message = {zh + "“" + file.path + "”在规则包所在的目录之外，不予读取",
                 "the " + en + " " + file.path + " is outside the folder of the pack: not read"};
      hint = {"规则包只能读取与它同一目录的文件，不能经由路径或者符号链接读取别处",
              "a pack reads files of its own folder only, neither by a path nor by a link"};
    } else if (file.state == PackFile::State::unreadable) {
      message = {zh + "“" + file.path + "”不是可以读取的文件",
                 "the " + en + " " + file.path + " is no file that can be read"};
      hint = {};
    }
    mistakes_.add(*item.source, item.source->value(item.node, attribute), std::move(message),
                  std::move(hint));
  }

  std::optional<Outline> parent_of(const Outline& child, const std::string& parent,
                                   const std::vector<std::string>& children) {
    if (parent.find_first_of("/\\") != std::string::npos) {
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
    PackFile file = read_beside(child.pack.source->file(), parent + ".xml");
    if (file.state == PackFile::State::absent) {
      const auto installed = installed_packs();
      const auto known = std::find_if(installed.begin(), installed.end(),
                                      [&](const PackHeader& h) { return h.id == parent; });
      for (const auto& header : installed) file.neighbours.push_back(header.id);
      if (known != installed.end()) file = read_pack_file(known->file);
    }
    if (file.state != PackFile::State::read) {
      refuse_neighbour(child.pack, "extends", file, "所扩展的规则包", "pack that is extended");
      return std::nullopt;
    }
    auto base = outline(file.path, std::move(file.text), children);
    if (base && base->pack.attribute("id") != parent) {
      refuse(child,
             {"文件 " + file.path + " 中的规则包是“" + base->pack.attribute("id") + "”",
              "the pack in " + file.path + " is \"" + base->pack.attribute("id") + "\""},
             {"文件名应与规则包的 id 相同", "the file is named by the id of its pack"});
      return std::nullopt;
    }
    return base;
  }

  void refuse_changes(const Outline& outline) {
    for (const auto* list :
         {&outline.drops, &outline.messages, &outline.parameters, &outline.additions}) {
      for (const auto& item : *list) {
        mistakes_.add(
            *item.source, item.source->element(item.node),
            {std::string("没有扩展其他规则包（extends），“") + item.node.name() + "”无所改动",
             std::string("a pack that extends no other has nothing to change by \"") +
                 item.node.name() + "\""});
      }
    }
  }

  void refuse(const Outline& child, Bilingual message, Bilingual hint = {}) {
    const Item& item = child.pack;
    mistakes_.add(*item.source, item.source->value(item.node, "extends"), std::move(message),
                  std::move(hint));
  }

  Mistakes mistakes_;
  Care care_ = Care::trusting;
};

LoadedPack loaded_from(const std::string& file, std::string xml, Fragments fragments) {
  Loader loader;
  LoadedPack loaded;
  if (const auto outline = loader.outline(file, std::move(xml), {})) {
    loaded.pack = build(*outline, loader.mistakes(), loader.care(), fragments);
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

}  // namespace

LoadedPack load_pack_text(const std::string& file, std::string_view xml) {
  return loaded_from(file, std::string(xml), Fragments::built);
}

PackError error_at(const PackPlace& place, Bilingual message, Bilingual hint) {
  PackFile file;
  if (place.file) file = read_pack_file(*place.file);
  const auto end = file.text.find_first_of(" \t\r\n/>", place.offset);
  if (file.state == PackFile::State::read && end != std::string::npos) {
    const XmlSource source(file.path, std::move(file.text));
    return source.error({place.offset, end}, std::move(message), std::move(hint));
  }
  PackError error;
  error.file = file.path;
  error.message = std::move(message);
  error.hint = std::move(hint);
  return error;
}

LoadedPack load_pack(const std::string& file, Fragments fragments) {
  PackFile bytes = read_pack_file(file);
  if (bytes.state == PackFile::State::read)
    return loaded_from(file, std::move(bytes.text), fragments);
  LoadedPack loaded;
  PackError error;
  error.file = file;
  error.message = {"无法打开规则包文件", "the pack cannot be opened"};
  loaded.errors.push_back(std::move(error));
  return loaded;
}

}  // namespace gouji
