#!/usr/bin/env python3
"""What the installed completions offer in bash, fish and zsh.

completion_tests.py FOLDER: the folder in which the build has written them.
"""

import os
import pty
import select
import shutil
import subprocess
import sys
import tempfile
import time

FOLDER = os.path.abspath(sys.argv[1])
failures = []


def expect(shell, line, found, wanted):
    if found != wanted:
        failures.append(f"{shell}: after {line!r}\n  offered: {found}\n  expected: {wanted}")


def bash(line, folder):
    """What bash would offer at the end of the line, its words cut where readline cuts them."""
    words = line.replace("=", " = ").split(" ") if not line.endswith("=") else (
        line[:-1].replace("=", " = ").split(" ") + ["="])
    words = [w for i, w in enumerate(words) if w or i == len(words) - 1]
    quoted = " ".join("'" + w + "'" for w in words)
    script = (f"source '{FOLDER}/gouji.bash'; COMP_WORDS=({quoted}); "
              f"COMP_CWORD={len(words) - 1}; _gouji; printf '%s\\n' \"${{COMPREPLY[@]}}\"")
    run = subprocess.run(["bash", "--norc", "-c", script], cwd=folder, capture_output=True, text=True)
    assert run.returncode == 0 and run.stderr == "", run.stderr
    return sorted(filter(None, run.stdout.split("\n")))


def fish(line, folder):
    environment = {"LANG": "en_US.UTF-8", "PATH": os.environ["PATH"], "HOME": folder}
    run = subprocess.run(["fish", "--no-config", "-c",
                          f"source '{FOLDER}/gouji.fish'; complete -C '{line}'"],
                         cwd=folder, capture_output=True, text=True, env=environment)
    assert run.returncode == 0 and run.stderr == "", run.stderr
    return sorted(row.split("\t")[0] for row in run.stdout.split("\n") if row)


class Zsh:
    """A zsh on a terminal of its own, which shows what a line becomes after a tab."""

    def __init__(self, folder):
        process, self.terminal = pty.fork()
        if process == 0:
            os.chdir(folder)
            os.execvpe("zsh", ["zsh", "-f", "-i"],
                       {"TERM": "dumb", "LANG": "en_US.UTF-8", "PATH": os.environ["PATH"],
                        "HOME": folder, "PS1": "% "})
        self.send(f"fpath=('{FOLDER}' $fpath); autoload -Uz compinit; compinit -u -D; "
                  "bindkey -e; show() { print -r -- \"<$BUFFER>\"; zle kill-whole-line }; "
                  "zle -N show; bindkey '^X' show; print rea''dy\n")
        self.until("ready")

    def send(self, text):
        os.write(self.terminal, text.encode())

    def until(self, mark):
        seen, deadline = "", time.monotonic() + 60
        while mark not in seen:
            if time.monotonic() > deadline:
                raise AssertionError(f"zsh never showed {mark!r}: {seen!r}")
            if select.select([self.terminal], [], [], 1)[0]:
                seen += os.read(self.terminal, 65536).decode("utf-8", "replace")
        return seen

    def completed(self, line):
        self.send(line + "\t\x18")
        seen = self.until(">")
        while "<" not in seen[: seen.rindex(">")]:
            seen += self.until(">")
        return seen[seen.rindex("<") + 1: seen.rindex(">")].strip()


def check_bash(folder):
    offered = lambda line, *wanted: expect("bash", line, bash(line, folder), sorted(wanted))
    offered("gouji e", "extract", "explain")
    offered("gouji --v", "--version")
    offered("gouji pack ", "check", "kinds", "test")
    offered("gouji check --la", "--lang")
    offered("gouji check --lang ", "zh", "en")
    offered("gouji check --lang=", "zh", "en")
    offered("gouji check --lang=z", "zh")
    offered("gouji check --fail-on a", "advice")
    offered("gouji check --format js", "json")
    offered("gouji check --format json=re", "report.html")
    offered("gouji check --format=json=re", "report.html")
    offered("gouji check -o re", "report.html")
    offered("gouji check --limit nest", "nesting=")
    offered("gouji check --jobs ")
    offered("gouji check re", "report.html")
    offered("gouji check --help re", "report.html")
    offered("gouji pack check re", "report.html")
    offered("gouji pack check --he", "--help")
    offered("gouji explain applications.b", "applications.balance")
    offered("gouji explain --lang e", "en")
    offered("gouji completion ", "bash", "zsh", "fish")
    offered("gouji limits ")


def check_fish(folder):
    offered = lambda line, *wanted: expect("fish", line, fish(line, folder), sorted(wanted))
    offered("gouji exp", "explain")
    offered("gouji pack ", "check", "kinds", "test")
    offered("gouji check --lang ", "zh", "en")
    offered("gouji check --fail-on ", "error", "warning", "advice")
    offered("gouji check --fail-on=wa", "--fail-on=warning")
    offered("gouji check re", "report.html")
    offered("gouji explain applications.b", "applications.balance")
    offered("gouji pack check --la", "--lang")
    offered("gouji limits re")


def check_zsh(folder):
    zsh = Zsh(folder)
    becomes = lambda line, wanted: expect("zsh", line, zsh.completed(line), wanted)
    becomes("gouji expl", "gouji explain")
    becomes("gouji check --la", "gouji check --lang=")
    becomes("gouji check --lang z", "gouji check --lang zh")
    becomes("gouji check --fail-on=wa", "gouji check --fail-on=warning")
    becomes("gouji check -o rep", "gouji check -o report.html")
    becomes("gouji check rep", "gouji check report.html")
    becomes("gouji pack ch", "gouji pack check")
    becomes("gouji explain applications.b", "gouji explain applications.balance")
    becomes("gouji check --limit nest", "gouji check --limit nesting=")


with tempfile.TemporaryDirectory() as folder:
    open(os.path.join(folder, "report.html"), "w").close()
    for shell, check in (("bash", check_bash), ("fish", check_fish), ("zsh", check_zsh)):
        if shutil.which(shell):
            check(folder)
        else:
            failures.append(f"{shell} is not installed; scripts/packages lists it")
print("\n".join(failures) if failures else "bash, fish and zsh offer what they should")
sys.exit(bool(failures))
