// A pack's file as text and as a tree, and where in the text every element and attribute stands.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "pack/load.h"

namespace gouji {

// A stretch of a file, in bytes.
struct Span {
  std::size_t begin = 0, end = 0;
};

class XmlSource {
 public:
  XmlSource(std::string file, std::string text);
  XmlSource(const XmlSource&) = delete;
  XmlSource& operator=(const XmlSource&) = delete;

  const std::string& file() const { return *file_; }
  const std::shared_ptr<const std::string>& shared_file() const { return file_; }
  const std::string& text() const { return text_; }

  // Makes the tree. False where even a lenient parser finds none. Only text that a strict parser
  // has taken before is sure to have the tree it seems to have.
  bool parse();
  pugi::xml_node root() const { return tree_.document_element(); }

  // The name in the start tag of an element.
  Span element(pugi::xml_node node) const;
  // The name of an attribute, or its value without the quotes; the element where it has none.
  Span attribute(pugi::xml_node node, std::string_view name) const;
  Span value(pugi::xml_node node, std::string_view name) const;
  // The text inside an element, trimmed; the element where it has none.
  Span inner(pugi::xml_node node) const;

  int line_of(std::size_t offset) const;  // from 1
  PackError error(Span where, Bilingual message, Bilingual hint) const;

 private:
  bool find_attribute(pugi::xml_node node, std::string_view name, Span& key, Span& value) const;

  std::shared_ptr<const std::string> file_;
  std::string text_;
  std::vector<std::size_t> line_starts_;
  pugi::xml_document tree_;
};

// All text right inside an element, trimmed.
std::string text_of(pugi::xml_node node);

// The mistakes found so far, never more than a hundred.
class Mistakes {
 public:
  static constexpr std::size_t kMost = 100;

  void add(const XmlSource& source, Span where, Bilingual message, Bilingual hint = {});
  void add(PackError error);
  bool full() const { return errors_.size() >= kMost; }
  bool any() const { return !errors_.empty(); }
  std::size_t count() const { return errors_.size(); }
  void forget_after(std::size_t count) { errors_.resize(count); }
  // In order of file (as first met) and place, none twice.
  std::vector<PackError> sorted() const;

 private:
  std::vector<PackError> errors_;
};

// "是不是 x？" for the nearest right name, empty where none is near.
Bilingual did_you_mean(std::string_view wrong, const std::vector<std::string>& names);

}  // namespace gouji
