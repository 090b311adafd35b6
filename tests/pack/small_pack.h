// A pack of a few lines without mistakes, and the same with something changed.
#pragma once

#include <stdexcept>
#include <string>

namespace gouji {

inline const std::string kSmallPack = R"(<?xml version="1.0" encoding="UTF-8"?>
<pack xmlns="urn:gouji:rule-pack:1" id="small" version="1.0" edition="small" from="2021"
      basis="清办〔2021〕1号">
  <title zh="小格式" en="A small format"/>
  <telltale>收到件数</telltale>
  <citation>清办〔2021〕1号</citation>
  <specimen year="2022" title="清溪市财政局{year}年报告" preamble="依据{basis}编制。">
    <figure table="letters" row="received" column="people">3</figure>
    <figure table="letters" row="received" column="total">3</figure>
    <figure table="letters" row="done.well" column="people">3</figure>
    <figure table="letters" row="done.well" column="total">3</figure>
  </specimen>
  <sections>
    <section id="overview" number="一" title="概况"><variant>情况</variant><specimen>{year}年无事，{last-year}年亦无事。</specimen></section>
    <section id="letters" number="二" title="来信"/>
  </sections>
  <table id="letters" section="letters">
    <name zh="来信表" en="Letters"/>
    <part id="all">
      <group label="来信人"><column id="people" label="个人"/><column id="firms" label="单位"/></group>
      <column id="total" label="总计"/>
      <row id="received" label="一、收到"/>
      <group label="二、办理"><row id="done.well" label="1.办结"/><row id="done.badly" label="2.退回"/></group>
    </part>
  </table>
  <rule id="letters.done" kind="equation" severity="error" clause="{basis}第二条" table="letters" each="column">
    <equation>done.* = received</equation>
    <name zh="办理数" en="Done"/>
    <message zh="{column}列不符：{computation}" en="Column {column}: {computation}"/>
    <explanation zh="收到的都应办理" en="All are done"/>
    <remedy zh="核对" en="Look"/>
    <good note="两件"><cell table="letters" row="received" column="firms">0</cell></good>
    <bad note="多一件">
      <cell table="letters" row="received" column="total">4</cell>
      <finding rule="letters.done" table="letters" row="received" column="total"/>
    </bad>
  </rule>
  <list name="bodies.department" kind="patterns"><item>局$</item></list>
  <list name="chrome"><item>打印</item></list>
</pack>
)";

// `kSmallPack` with the first `from` made `to`. A test that changes nothing is a mistake.
inline std::string small_pack_with(const std::string& from, const std::string& to) {
  std::string text = kSmallPack;
  const auto at = text.find(from);
  if (at == std::string::npos) throw std::logic_error("not in the small pack: " + from);
  return text.replace(at, from.size(), to);
}

}  // namespace gouji
