// From the elements of a pack to the pack.
#pragma once

#include "pack/outline.h"
#include "pack/pack.h"

namespace gouji {

// How much is looked at: `thorough` finds every mistake; `trusting`, for packs that the tests have
// looked at, only what building itself stumbles over.
enum class Care { thorough, trusting };

// What the parts of the builder share.
struct Builder {
  Pack& pack;
  const Outline& outline;
  Mistakes& mistakes;
  Care care;
  Fragments fragments;
  std::vector<std::string> rule_ids{};  // sorted; filled in by build_rules

  // An attribute or text of prose that an item holds, `{basis}` filled in: that of the pack which
  // the item comes from.
  std::string prose(const Item& item, std::string text) const;
  // A text of the specimen or of a fragment: `{year}`, `{last-year}` and `{next-year}`, too.
  std::string specimen_text(const Item& item, std::string text) const;
  // The attributes zh and en.
  Bilingual both(const Item& item) const;
  std::vector<std::string> row_names(const TableSpec& table) const;
  std::vector<std::string> column_names(const TableSpec& table) const;
  std::vector<std::string> table_names() const;
  std::vector<std::string> section_names() const;
  // A mistake at the value of an attribute.
  void wrong(const Item& item, std::string_view attribute, Bilingual message,
             Bilingual hint = {}) const;
  // The same for a name that is not among `names`.
  void unknown(const Item& item, std::string_view attribute, std::string_view what_zh,
               std::string_view what_en, const std::vector<std::string>& names) const;
  // The same for the value of a parameter.
  void unknown_value(const Item& item, std::string_view name, std::string_view what_zh,
                     std::string_view what_en, const std::vector<std::string>& names) const;
  void check_pattern(const Item& item) const;
  // The same for a pattern that was made out of the element's text.
  void check_pattern(const Item& item, const std::string& pattern) const;
  // The same for one that stands elsewhere in the item.
  void check_pattern(const Item& item, Span where, const std::string& pattern) const;
};

PackPlace place_of(const Item& item);

// What the pack and those it extends say of one rule besides the rule itself.
struct RuleItems {
  std::vector<Item> fragments, messages, parameters, severities, additions;
};

// The fragments of a rule that `item` holds. A rule of the pack's own needs a good and a bad one.
void build_fragments(Builder& builder, const Item& item, Rule& rule, const RuleItems& items);

void build_sections(Builder& builder);
void build_tables(Builder& builder);
void build_rules(Builder& builder);
void build_phrases(Builder& builder);
void build_specimen(Builder& builder);
// Every <add> of this pack adds to one thing that is there, and only what such a thing can hold.
void check_additions(Builder& builder);

// Every mistake goes to `mistakes`; the pack may be used where there are none.
std::shared_ptr<const Pack> build(const Outline& outline, Mistakes& mistakes, Care care,
                                  Fragments fragments);

}  // namespace gouji
