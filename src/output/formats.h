// The formats that other programs read, one file each. What each program asks of its format is
// written down beside the format's tests.
#pragma once

#include <memory>

#include "output/writer.h"

namespace gouji {

// gouji.findings/1 in lines: {"report": …} as each is finished, {"finding": …} for each that
// belongs to none, and at last the schema, the tool and the summary. Without that last line the
// text was cut off.
std::unique_ptr<Writer> open_ndjson(Sink& sink, const WriterSettings& settings);

// SARIF 2.1.0: one run. Addresses are relative to SRCROOT, the root of the repository.
std::unique_ptr<Writer> open_sarif(Sink& sink, const WriterSettings& settings);

// JUnit as Jenkins and GitLab read it: a suite a report, a test a rule. A test fails where the rule
// found what `fail_on` asks for, is an error where something could not be judged, is skipped where
// all it found is known or waived; lesser findings are its output.
std::unique_ptr<Writer> open_junit(Sink& sink, const WriterSettings& settings);

// Workflow commands for GitHub Actions: the gravest findings of the whole run as annotations, as
// many as GitHub shows, and a line that counts the others.
std::unique_ptr<Writer> open_github(Sink& sink, const WriterSettings& settings);

// The code quality report of GitLab.
std::unique_ptr<Writer> open_gitlab(Sink& sink, const WriterSettings& settings);

// Checkstyle's XML: every report a file, also one without findings.
std::unique_ptr<Writer> open_checkstyle(Sink& sink, const WriterSettings& settings);

// A finding a line, and a line for each report without any; with a byte order mark, as
// spreadsheets expect it.
std::unique_ptr<Writer> open_csv(Sink& sink, const WriterSettings& settings);

// A summary for a pull request: counts, the gravest findings, how many are left out. Never more
// than 60000 bytes.
std::unique_ptr<Writer> open_markdown(Sink& sink, const WriterSettings& settings);

}  // namespace gouji
