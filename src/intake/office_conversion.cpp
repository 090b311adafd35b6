#include "intake/office_conversion.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <system_error>
#include <utility>

#include <nettle/md5.h>
#include <unistd.h>

#include "base/child.h"
#include "base/leavings.h"
#include "intake/intake.h"

namespace gouji {
namespace {

namespace fs = std::filesystem;

struct OfficeKind {
  Format format, becomes;
  std::string_view ending;   // LibreOffice looks at the ending where the content leaves a choice
  std::string_view filter;   // of LibreOffice, for what it is to write
  std::string_view package;  // of Debian, that reads it
  std::string_view zh, en;
};

constexpr std::string_view kWriter = "docx:MS Word 2007 XML", kCalc = "xlsx:Calc MS Excel 2007 XML";
constexpr std::string_view kWriterPackage = "libreoffice-writer-nogui",
                           kCalcPackage = "libreoffice-calc-nogui";

constexpr OfficeKind kKinds[] = {
    {Format::doc, Format::docx, ".doc", kWriter, kWriterPackage,
     "旧版 Word 或者 WPS 文字文档（*.doc、*.wps）",
     "a document of an older Word or WPS Writer (*.doc, *.wps)"},
    {Format::rtf, Format::docx, ".rtf", kWriter, kWriterPackage, " RTF 文档", "an RTF document"},
    {Format::odt, Format::docx, ".odt", kWriter, kWriterPackage, " ODF 文字文档（*.odt）",
     "an OpenDocument text (*.odt)"},
    {Format::xls, Format::xlsx, ".xls", kCalc, kCalcPackage,
     "旧版 Excel 或者 WPS 表格工作簿（*.xls、*.et）",
     "a workbook of an older Excel or WPS Spreadsheets (*.xls, *.et)"},
    {Format::ods, Format::xlsx, ".ods", kCalc, kCalcPackage, " ODF 电子表格（*.ods）",
     "an OpenDocument spreadsheet (*.ods)"},
};

const OfficeKind* kind_of(Format format) {
  for (const auto& kind : kKinds) {
    if (kind.format == format) return &kind;
  }
  return nullptr;
}

// Nothing that a document asks for may run or be fetched. Proxies lead nowhere, in case that some
// way to the network was forgotten.
constexpr std::string_view kSettings = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
)xml";

// A path as an address, all that is not plain written in hexadecimal.
std::string address_of(const std::string& path) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string address = "file://";
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("/-_.").find(c) != std::string_view::npos;
    if (plain) {
      address += c;
    } else {
      address += {'%', kDigits[static_cast<unsigned char>(c) >> 4],
                  kDigits[static_cast<unsigned char>(c) & 15]};
    }
  }
  return address;
}

// LibreOffice opens a socket in /tmp whatever it is told, and one that is killed leaves it there.
// Its name is made of the MD5 of the profile's address as UTF-16, each byte without leading zero.
std::string socket_of(std::string_view profile_address) {
  md5_ctx context;
  md5_init(&context);
  for (const char c : profile_address) {
    const std::array<std::uint8_t, 2> unit{static_cast<std::uint8_t>(c), 0};
    md5_update(&context, unit.size(), unit.data());
  }
  std::array<std::uint8_t, MD5_DIGEST_SIZE> digest{};
  md5_digest(&context, digest.size(), digest.data());
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string name = "/tmp/OSL_PIPE_" + std::to_string(::getuid()) + "_SingleOfficeIPC_";
  for (const auto byte : digest) {
    if (byte >= 16) name += kDigits[byte >> 4];
    name += kDigits[byte & 15];
  }
  return name;
}

void write(const fs::path& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!file.flush()) throw std::system_error(errno, std::generic_category(), path.string());
}

// The place where one thread has its documents converted, one after another: the first start with a
// profile takes LibreOffice half as long again as those that follow.
class Workshop {
 public:
  Workshop() : root_(folder_.path()), profile_(address_of((root_ / "profile").string())) {
    folder_.take_along(socket_of(profile_));
    fs::create_directories(root_ / "profile" / "user");
    write(root_ / "profile" / "user" / "registrymodifications.xcu", kSettings);
  }

  ChildOutcome run(const std::string& program, const OfficeKind& kind, std::string_view bytes,
                   const Limits& limits) {
    clear();
    for (const auto* name : {"in", "out", "tmp", "home"}) fs::create_directory(root_ / name);
    const auto input = (root_ / "in" / "report").string() + std::string(kind.ending);
    write(input, bytes);
    ChildRequest request;
    request.arguments = {program,
                         "-env:UserInstallation=" + profile_,
                         "--headless",
                         "--norestore",
                         "--nolockcheck",
                         "--nologo",
                         "--nodefault",
                         "--convert-to",
                         std::string(kind.filter),
                         "--outdir",
                         (root_ / "out").string(),
                         input};
    const auto home = "=" + (root_ / "home").string();
    request.environment = {"TMPDIR=" + (root_ / "tmp").string(),
                           "HOME" + home,
                           "XDG_CONFIG_HOME" + home,
                           "XDG_CACHE_HOME" + home,
                           "XDG_RUNTIME_DIR" + home,
                           "LC_ALL=C.UTF-8",
                           "LANGUAGE=",
                           "SAL_USE_VCLPLUGIN=svp",
                           "DISPLAY=",
                           "WAYLAND_DISPLAY="};
    request.folder = (root_ / "home").string();
    const auto seconds = std::min<std::uint64_t>(limits[Limit::conversion_seconds], 86'400);
    request.time = std::chrono::seconds(seconds);
    request.memory = 4ull << 30;
    request.output = 1 << 20;
    request.file_size = std::max<std::uint64_t>(limits[Limit::bytes], 64ull << 20);
    return run_child(request);
  }

  // What was written; nothing where there is no such file, or one longer than allowed.
  std::optional<std::string> result(const OfficeKind& kind, const Limits& limits) const {
    const auto ending = kind.becomes == Format::docx ? ".docx" : ".xlsx";
    auto loaded = load_file((root_ / "out" / "report").string() + ending, limits);
    if (loaded.problem || loaded.bytes.empty()) return std::nullopt;
    return std::move(loaded.bytes);
  }

  void clear() {
    for (const auto* name : {"in", "out", "tmp", "home"}) fs::remove_all(root_ / name);
  }

 private:
  TemporaryFolder folder_;
  const fs::path root_;
  const std::string profile_;
};

std::pair<std::string, std::string> advice_to_save(const OfficeKind& kind) {
  if (kind.becomes == Format::xlsx) {
    return {"用 Excel 或者 WPS 打开，另存为“Excel 工作簿（*.xlsx）”后再检查。",
            "open it in Excel or WPS and save it as an Excel workbook (*.xlsx)"};
  }
  return {"用 Word 或者 WPS 打开，另存为“Word 文档（*.docx）”后再检查。",
          "open it in Word or WPS and save it as a Word document (*.docx)"};
}

Problem no_office(const OfficeKind& kind) {
  const std::string zh(kind.zh), en(kind.en), package(kind.package);
  const auto [save_zh, save_en] = advice_to_save(kind);
  return fatal("intake.no-tool",
               "从内容看，这是" + zh +
                   "，须借助 LibreOffice 读取，但本机没有安装。请安装 LibreOffice（Debian "
                   "系统：apt-get install " +
                   package + "），或者" + save_zh,
               "by its content this is " + en +
                   ", which is read with the help of LibreOffice, and this machine has none; "
                   "install it (on Debian: apt-get install " +
                   package + "), or " + save_en);
}

// LibreOffice under the two names it goes by.
ChildOutcome run_office(Workshop& workshop, const OfficeKind& kind, std::string_view bytes,
                        const Limits& limits) {
  auto outcome = workshop.run("soffice", kind, bytes, limits);
  if (outcome.end == ChildOutcome::End::not_started && outcome.code == ENOENT) {
    outcome = workshop.run("libreoffice", kind, bytes, limits);
  }
  return outcome;
}

Conversion convert_in(Workshop& workshop, const OfficeKind& kind, std::string_view bytes,
                      const Limits& limits) {
  Conversion conversion;
  const auto outcome = run_office(workshop, kind, bytes, limits);
  if (outcome.end == ChildOutcome::End::not_started) {
    conversion.problem = outcome.code == ENOENT ? no_office(kind) : not_converted(kind.format);
  } else if (outcome.end == ChildOutcome::End::timed_out) {
    conversion.problem = limit_reached(Limit::conversion_seconds, limits, std::nullopt, true);
  } else if (auto result = workshop.result(kind, limits)) {
    conversion.bytes = *std::move(result);
  } else {
    conversion.problem = not_converted(kind.format);
  }
  workshop.clear();
  return conversion;
}

}  // namespace

bool is_converted(Format format) { return kind_of(format) != nullptr; }

Format converted_format(Format format) {
  const auto* kind = kind_of(format);
  return kind == nullptr ? Format::unknown : kind->becomes;
}

Conversion convert_office(std::string_view bytes, Format from, const Limits& limits) {
  thread_local std::unique_ptr<Workshop> workshop;
  const auto began = std::chrono::steady_clock::now();
  Conversion conversion;
  const auto* kind = kind_of(from);
  try {
    if (!workshop) workshop = std::make_unique<Workshop>();
    conversion = convert_in(*workshop, *kind, bytes, limits);
  } catch (const std::system_error& error) {
    conversion.bytes.clear();
    conversion.problem =
        fatal("intake.not-converted",
              "转换所需的临时文件无法写入，未能读取；请检查临时文件夹的空间和权限后重试。",
              std::string("temporary files for the conversion cannot be written (") + error.what() +
                  "); look at the space and permissions of the temporary folder");
  }
  // Whatever went wrong may have spoilt the profile.
  if (conversion.problem) workshop.reset();
  conversion.took = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - began);
  return conversion;
}

Problem not_converted(Format from) {
  const auto& kind = *kind_of(from);
  const std::string zh(kind.zh), en(kind.en), package(kind.package);
  const auto [save_zh, save_en] = advice_to_save(kind);
  return fatal("intake.not-converted",
               "从内容看，这是" + zh +
                   "，LibreOffice 未能转换：文件可能已损坏或者设有密码，也可能没有安装 " + package +
                   "。请" + save_zh,
               "by its content this is " + en +
                   ", and LibreOffice could not convert it: the file may be damaged or protected "
                   "by a password, or " +
                   package + " is not installed; " + save_en);
}

}  // namespace gouji
