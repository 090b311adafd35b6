// The elements that make up a pack: its own, and those it takes over from the pack it extends.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pack/xml_source.h"

namespace gouji {

// One element and the file it stands in.
struct Item {
  const XmlSource* source = nullptr;
  pugi::xml_node node;

  // An attribute's text; `{basis}` in prose is filled in by the builder.
  std::string attribute(const char* name) const { return node.attribute(name).value(); }
};

struct Outline {
  std::vector<std::shared_ptr<const XmlSource>> sources;  // the pack's own first
  Item pack, title;
  std::vector<Item> telltales, citations;
  Item specimen;
  std::vector<Item> sections, tables, rules, lists, phrases;
  std::vector<Item> fragments;   // good and bad ones in place of an inherited rule's
  std::vector<Item> severities;  // changes of severity, the parent's first
  std::vector<Item> word_files;  // what rules name as `words-from`: each file's first element
  std::string sha256;
};

// What one file holds. Elements that the schema does not know are passed over; ids that stand twice
// are mistakes.
Outline outline_of(std::shared_ptr<const XmlSource> source, Mistakes& mistakes);

// Puts the parent's elements under the child's: one with the same id is replaced where it stands, a
// new one comes last, <drop> takes one away.
void take_over(Outline& child, const Outline& parent, Mistakes& mistakes);

}  // namespace gouji
