#!/usr/bin/env python3
"""What scripts/one-definition finds in small trees, and what it leaves alone: one_definition_tests.py SCRIPT"""

import pathlib
import subprocess
import sys
import tempfile

NAMED = "namespace gouji {\n\nstruct Row {\n  int a;\n};\n\n}  // namespace gouji\n"
UNNAMED = (
    "namespace gouji {\nnamespace {\n\nstruct Row {\n  int b;\n};\n\n}  // namespace\n}  // namespace gouji\n"
)
TWO_LINES = (
    "namespace gouji {\n\ntemplate <class T>\nclass Row final\n    : public Base<T> {\n};\n\n}  // namespace gouji\n"
)
NESTED = "namespace gouji {\n\nstruct Table {\n  struct Row {};\n};\n\n}  // namespace gouji\n"
OTHER = NAMED.replace("gouji", "other")
DECLARED = "namespace gouji {\n\nstruct Row;\nenum class Kind : int;\n\n}  // namespace gouji\n"

# Files by path, and whether they clash.
CASES = [
    ({"src/a.cpp": NAMED, "src/b.cpp": NAMED}, True),
    ({"src/a/row.h": NAMED, "src/b.cpp": TWO_LINES}, True),
    ({"tests/check/a.cpp": NAMED, "tests/check/b.cpp": NAMED}, True),
    ({"src/a.cpp": NAMED, "tests/check/b.cpp": NAMED}, True),
    ({"tests/check/a.cpp": NAMED, "tests/pack/b.cpp": NAMED}, False),
    ({"src/a.cpp": NAMED, "src/b.cpp": UNNAMED, "src/c.cpp": UNNAMED}, False),
    ({"src/a.cpp": NAMED, "src/b.cpp": NESTED, "src/c.cpp": OTHER, "src/d.h": DECLARED}, False),
]


def main(script):
    failed = 0
    for files, clash in CASES:
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                path = pathlib.Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            run = subprocess.run(
                [sys.executable, script, folder], capture_output=True, text=True, check=False
            )
        told = [name for name in files if name in run.stderr]
        if (run.returncode == 1) != clash or (clash and len(told) != len(files)):
            failed += 1
            print(f"{list(files)}: ended with {run.returncode}, clash is {clash}\n{run.stderr}")
    print(f"{len(CASES)} cases, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
