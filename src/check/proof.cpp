#include "check/proof.h"

#include <algorithm>

#include "check/check.h"
#include "pack/specimen.h"

namespace gouji {
namespace {

std::string written(const Expectation& e) {
  std::string text = e.rule;
  if (e.table.empty() && e.row.empty() && e.column.empty()) return text;
  text += " (" + e.table;
  if (!e.row.empty() || !e.column.empty()) text += "." + e.row;
  if (!e.column.empty()) text += "." + e.column;
  return text + ")";
}

Expectation as_expectation(const Finding& f) {
  return {f.rule, f.table.value_or(""), f.row.value_or(""), f.column.value_or("")};
}

// What a fragment expects says where only as far as it cares.
bool meets(const Expectation& expected, const Finding& finding) {
  const auto same = [](const std::string& wanted, const std::optional<std::string>& found) {
    return wanted.empty() || wanted == found.value_or("");
  };
  return expected.rule == finding.rule && same(expected.table, finding.table) &&
         same(expected.row, finding.row) && same(expected.column, finding.column);
}

class Proof {
 public:
  Proof(const Pack& pack, const std::string& name, PackLibrary& packs)
      : pack_(pack), name_(name), packs_(packs) {
    proof_.pack = pack.id;
  }

  PackProof run() {
    Fragment specimen;
    specimen.place = pack_.specimen_place;
    compare(specimen, {"样例报告（specimen）", "the specimen"});
    for (const auto& rule : pack_.rules) {
      ++proof_.rules;
      find_missing(rule);
      for (const auto& fragment : rule.fragments) {
        ++(fragment.good ? proof_.good : proof_.bad);
        const std::string note = "“" + fragment.note + "”";
        compare(fragment, {"规则“" + rule.id + "”的" + (fragment.good ? "正例" : "反例") + note,
                           "rule \"" + rule.id + "\", " + (fragment.good ? "good" : "bad") +
                               " fragment " + note});
      }
    }
    return std::move(proof_);
  }

 private:
  void find_missing(const Rule& rule) {
    for (const bool good : {true, false}) {
      const bool there = std::any_of(rule.fragments.begin(), rule.fragments.end(),
                                     [=](const Fragment& f) { return f.good == good; });
      if (there) continue;
      fail(rule.place,
           {"规则“" + rule.id + "”缺少" + (good ? "正例（good）" : "反例（bad）"),
            "rule \"" + rule.id + "\" has no " + (good ? "good" : "bad") + " fragment"},
           {"写在规则中，或者写在 <fragments rule=\"" + rule.id + "\"> 中",
            "write one into the rule, or into <fragments rule=\"" + rule.id + "\">"});
    }
  }

  std::vector<Finding> findings_of(const Fragment& fragment) {
    CheckOptions options;
    if (fragment.last_year) {
      options.previous = {"last.xml", specimen_xml(pack_, *fragment.last_year)};
    }
    options.pack = name_;
    options.format = Format::xml;
    return check_bytes("specimen.xml", specimen_xml(pack_, fragment.edits), packs_, options)
        .findings;
  }

  // Rules of a pack that extends the fragment's own are unknown to it.
  bool is_known_to(const Fragment& fragment, const Finding& finding) const {
    const Rule* rule = pack_.rule(finding.rule);
    return rule == nullptr || rule->layer >= fragment.layer || rule->replaces;
  }

  // Crosses off what meets; the rest of either list is a fault.
  void compare(const Fragment& fragment, const Bilingual& name) {
    auto findings = findings_of(fragment);
    for (const auto& expected : fragment.expected) {
      const auto met = std::find_if(findings.begin(), findings.end(),
                                    [&](const Finding& f) { return meets(expected, f); });
      if (met != findings.end()) {
        findings.erase(met);
        continue;
      }
      fail(fragment.place,
           {name.zh + "：应报出 " + written(expected) + "，没有报出",
            name.en + ": " + written(expected) + " is due and was not found"},
           {});
    }
    for (const auto& finding : findings) {
      if (!is_known_to(fragment, finding)) continue;
      const std::string what = written(as_expectation(finding));
      fail(fragment.place,
           {name.zh + "：不应报出 " + what + "，却报出了：" + finding.message.zh,
            name.en + ": " + what + " is not due and was found: " + finding.message.en},
           fragment.good
               ? Bilingual{}
               : Bilingual{"确属应报的，请补上一条 <finding rule=\"" + finding.rule + "\"/>",
                           "where it is due, add <finding rule=\"" + finding.rule + "\"/>"});
    }
  }

  void fail(const PackPlace& place, Bilingual message, Bilingual hint) {
    proof_.failures.push_back(error_at(place, std::move(message), std::move(hint)));
  }

  const Pack& pack_;
  const std::string& name_;
  PackLibrary& packs_;
  PackProof proof_;
};

}  // namespace

PackProof prove_pack(const std::string& id_or_file, PackLibrary& packs) {
  const auto pack = packs.get(id_or_file, Fragments::built);
  return Proof(*pack, id_or_file, packs).run();
}

}  // namespace gouji
