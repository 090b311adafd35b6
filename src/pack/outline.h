// The elements that make up a pack: its own, and those it takes over from the pack it extends.
#pragma once

#include <memory>
#include <set>
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

// One file of the chain of `extends`: a pack, with the file of fragments beside it where there is
// one.
struct OutlineLayer {
  const XmlSource* source = nullptr;
  const XmlSource* fragments = nullptr;
  std::string id, version;
  std::string basis;  // that `{basis}` stands for in what this file says
};

struct Outline {
  std::vector<std::shared_ptr<const XmlSource>> sources;  // the pack's own first
  std::vector<OutlineLayer> layers;                       // the pack itself, its parent, and so on
  Item pack, title;
  std::vector<Item> telltales, citations;
  Item specimen;
  std::vector<Item> sections, tables, rules, lists, phrases;
  std::vector<Item> fragments;  // good and bad ones in place of an inherited rule's
  // What a pack changes in what it takes over, the parent's first: <severity>, <message> and
  // <parameter> of the pack itself, <add>, <drop>.
  std::vector<Item> severities, messages, parameters, additions, drops;
  std::vector<Item> word_files;    // what rules name as `words-from`: each file's first element
  std::set<std::string> replaced;  // ids of rules that a pack further up has, too
  std::string sha256;

  // Index into `layers` of the file that an item stands in; 0 for files of words.
  int layer_of(const XmlSource* source) const;
};

// What one file holds. Elements that the schema does not know are passed over; ids that stand twice
// are mistakes.
Outline outline_of(std::shared_ptr<const XmlSource> source, Mistakes& mistakes);

// Takes the elements <fragments> of the file that stands beside the pack.
void add_fragments(Outline& outline, std::shared_ptr<const XmlSource> source, Mistakes& mistakes);

// Puts the parent's elements under the child's: one with the same id is replaced where it stands, a
// new one comes last (a section after the one that it names), <drop> takes one away. `{basis}` in
// what is taken over is the parent's, unless the child is another edition.
void take_over(Outline& child, const Outline& parent, Mistakes& mistakes);

}  // namespace gouji
