// The packs that are installed: those that came with the program, then the user's own.
#include <algorithm>
#include <filesystem>
#include <optional>
#include <tuple>

#include <pugixml.hpp>

#include "pack/load.h"
#include "pack/pack_file.h"
#include "pack/xml_source.h"

namespace gouji {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostAncestors = 16;

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

std::optional<HeaderRead> read_header(const std::string& path) {
  PackFile file = read_pack_file(path);
  if (file.state != PackFile::State::read) return std::nullopt;
  pugi::xml_document tree;
  tree.load_buffer_inplace(file.text.data(), header_end(file.text), pugi::parse_default,
                           pugi::encoding_utf8);
  const auto root = tree.document_element();
  const std::string id = root.attribute("id").value();
  if (std::string_view(root.name()) != "pack" || id.empty()) return std::nullopt;
  HeaderRead read;
  PackHeader& h = read.header;
  h.id = id;
  h.version = root.attribute("version").value();
  h.edition = root.attribute("edition").value();
  h.issued = root.attribute("issued").value();
  h.file = path;
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

// The packs of a folder by name of file; those whose id is taken already are ignored.
void read_folder(const std::string& folder, PackHeader::Origin origin,
                 std::vector<HeaderRead>& reads) {
  std::vector<std::string> files;
  std::error_code failed;
  if (folder.empty()) return;
  for (fs::directory_iterator it(folder, failed), end; !failed && it != end; it.increment(failed)) {
    std::error_code none;
    if (it->path().extension() == ".xml" && fs::is_regular_file(it->path(), none)) {
      files.push_back(it->path().string());
    }
  }
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    auto read = read_header(file);
    if (!read) continue;
    read->header.origin = origin;
    read->header.ignored = std::any_of(reads.begin(), reads.end(), [&](const HeaderRead& other) {
      return other.header.id == read->header.id && !other.header.ignored;
    });
    reads.push_back(std::move(*read));
  }
}

// A pack of the same edition has the labels and citations of the one that it extends.
void take_over_labels(PackHeader& header, const HeaderRead& own,
                      const std::vector<HeaderRead>& reads) {
  const HeaderRead* from = &own;
  for (std::size_t step = 0; step < kMostAncestors && !from->extends.empty(); ++step) {
    const auto parent = std::find_if(reads.begin(), reads.end(), [&](const HeaderRead& r) {
      return r.header.id == from->extends && !r.header.ignored;
    });
    if (parent == reads.end()) return;
    from = &*parent;
    if (from->header.edition != header.edition) return;  // another edition has its own labels
    if (header.telltales.empty()) header.telltales = from->header.telltales;
    if (header.citations.empty()) header.citations = from->header.citations;
  }
}

}  // namespace

std::vector<PackHeader> packs_and_ignored_ones() {
  std::vector<HeaderRead> reads;
  read_folder(packs_folder(), PackHeader::Origin::program, reads);
  read_folder(user_packs_folder(), PackHeader::Origin::user, reads);
  std::stable_sort(reads.begin(), reads.end(), [](const HeaderRead& a, const HeaderRead& b) {
    return std::tie(a.header.from_year, a.header.id) < std::tie(b.header.from_year, b.header.id);
  });
  std::vector<PackHeader> headers;
  for (const auto& read : reads) {
    headers.push_back(read.header);
    take_over_labels(headers.back(), read, reads);
  }
  return headers;
}

std::vector<PackHeader> installed_packs() {
  auto headers = packs_and_ignored_ones();
  std::erase_if(headers, [](const PackHeader& header) { return header.ignored; });
  return headers;
}

}  // namespace gouji
