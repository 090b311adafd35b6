#include "pack/library.h"

#include <algorithm>

namespace gouji {
namespace {

bool is_file_name(const std::string& name) {
  return name.find('/') != std::string::npos || name.ends_with(".xml");
}

[[noreturn]] void refuse_unknown(const std::string& id, const std::vector<PackHeader>& headers) {
  std::vector<std::string> ids;
  Bilingual list;
  for (const auto& header : headers) {
    ids.push_back(header.id);
    list.zh += (list.zh.empty() ? "" : "、") + header.id;
    list.en += (list.en.empty() ? "" : ", ") + header.id;
  }
  Bilingual message{"没有名为“" + id + "”的规则包", "there is no pack \"" + id + "\""};
  const std::string near = nearest(id, ids);
  if (!near.empty()) {
    message.zh += "，是不是“" + near + "”？";
    message.en += "; did you mean \"" + near + "\"?";
  } else if (!ids.empty()) {
    message.zh += "，可用的有：" + list.zh;
    message.en += "; there are: " + list.en;
  } else {
    message.zh += "：程序旁没有找到任何规则包";
    message.en += ": no packs were found beside the program";
  }
  throw PackFailure(std::move(message), {});
}

}  // namespace

PackLibrary::PackLibrary() : PackLibrary(installed_packs()) {}

PackLibrary::PackLibrary(std::vector<PackHeader> headers) : headers_(std::move(headers)) {}

std::shared_ptr<const Pack> PackLibrary::get(const std::string& id_or_file, Fragments fragments) {
  const std::lock_guard lock(mutex_);
  const auto known = loaded_.find(id_or_file);
  if (known != loaded_.end() &&
      (fragments == Fragments::left_out || known->second.fragments == Fragments::built)) {
    return known->second.pack;
  }
  std::string file = id_or_file;
  if (!is_file_name(id_or_file)) {
    const auto header = std::find_if(headers_.begin(), headers_.end(),
                                     [&](const PackHeader& h) { return h.id == id_or_file; });
    if (header == headers_.end()) refuse_unknown(id_or_file, headers_);
    file = header->file;
  }
  LoadedPack loaded = load_pack(file, fragments);
  if (!loaded.pack) {
    throw PackFailure({"规则包“" + id_or_file + "”有误，无法使用",
                       "the pack \"" + id_or_file + "\" has mistakes and cannot be used"},
                      std::move(loaded.errors));
  }
  return (loaded_[id_or_file] = {std::move(loaded.pack), fragments}).pack;
}

const PackHeader* PackLibrary::for_year(int year, const std::string& as_of) const {
  const PackHeader* best = nullptr;
  const PackHeader* newest = nullptr;
  for (const auto& header : headers_) {
    if (!header.id.starts_with("national-")) continue;
    if (!as_of.empty() && header.issued > as_of) continue;
    if (header.from_year <= year && year <= header.to_year) best = &header;
    if (!newest || header.from_year >= newest->from_year) newest = &header;
  }
  if (best) return best;
  if (newest && year > newest->to_year) return newest;
  return nullptr;
}

}  // namespace gouji
