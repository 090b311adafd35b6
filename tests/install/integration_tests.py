#!/usr/bin/env python3
"""Runs the steps of the integrations on a repository made here, as far as that goes without the
services they are for.

integration_tests.py SOURCE BUILD
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

import yaml

SOURCE, BUILD = map(os.path.abspath, sys.argv[1:3])
BASE = {"PATH": f"{BUILD}/bin:{os.environ['PATH']}", "LC_ALL": "C.UTF-8",
        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}


def load(name):
    with open(os.path.join(SOURCE, name), encoding="utf-8") as file:
        return yaml.safe_load(file)


def run(command, folder, environment=None):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True,
                          env={**BASE, "HOME": folder, **(environment or {})})


def done(command, folder):
    outcome = run(command, folder)
    assert outcome.returncode == 0, outcome.stderr
    return outcome.stdout.strip()


def example(name):
    with open(os.path.join(SOURCE, "examples", name), encoding="utf-8") as file:
        return file.read()


def write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def commit(folder, message):
    done(["git", "add", "-A"], folder)
    done(["git", "-c", "user.name=清溪", "-c", "user.email=qx@example.org", "commit", "-qm", message],
         folder)
    return done(["git", "rev-parse", "HEAD"], folder)


def repository(folder):
    """Two commits: sound reports, then one of them with a wrong cell. The first commit's name."""
    done(["git", "init", "-q", "-b", "main"], folder)
    write(folder, "年报/云岭县.html", example("sound.html"))
    write(folder, "年报/清溪市 交通局.html", example("sound.html"))
    first = commit(folder, "sound")
    write(folder, "年报/清溪市 交通局.html", example("one-cell.html"))
    commit(folder, "one wrong cell")
    return first


def github(folder, **given):
    """The steps of the action with these inputs: exit code, output of the last, its summary."""
    action = load("action.yml")
    inputs = {name: row["default"] for name, row in action["inputs"].items()}
    assert set(given) <= set(inputs)
    inputs.update(given)
    summary = os.path.join(folder, "..", "summary.md")
    open(summary, "w").close()
    outcome = None
    for step in action["runs"]["steps"]:
        assert step["shell"] == "bash"
        environment = {"GITHUB_ACTION_PATH": SOURCE, "GITHUB_STEP_SUMMARY": summary}
        for name, value in step.get("env", {}).items():
            environment[name] = re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}",
                                       lambda match: inputs[match.group(1)], value)
        outcome = run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], folder,
                      environment)
        if outcome.returncode != 0:
            break
    with open(summary, encoding="utf-8") as file:
        return outcome.returncode, outcome.stdout + outcome.stderr, file.read()


def check_github(folder, first):
    code, said, summary = github(folder, paths="年报")
    assert code == 1, said
    assert said.count("::error ") == 3 and "applications.balance" in said, said
    assert "清溪市" in summary, summary
    with open(os.path.join(folder, "gouji.sarif"), encoding="utf-8") as file:
        assert len(json.load(file)["runs"][0]["results"]) == 3
    code, said, _ = github(folder, paths="年报/云岭县.html", sarif="out.sarif")
    assert code == 0 and "::error" not in said, said
    assert os.path.exists(os.path.join(folder, "out.sarif"))
    code, said, _ = github(folder, **{"paths": "年报", "changed-since": first})
    assert code == 1 and said.count("::error ") == 3, said
    code, said, _ = github(folder, **{"paths": "年报", "changed-since": "HEAD"})
    assert code == 0, said
    # What an input holds is never a command.
    code, said, _ = github(folder, paths="$(touch pwned) `touch pwned`; touch pwned")
    assert code == 2 and not os.path.exists(os.path.join(folder, "pwned")), said


def check_gitlab(folder, first):
    template = load("integrations/gitlab.yml")
    job = template["gouji"]
    variables = {**template["variables"], **job["variables"], "GOUJI_PATHS": "年报"}
    script = "\n".join(job["script"])
    for since in ("", first):
        environment = {**variables, "CI_MERGE_REQUEST_DIFF_BASE_SHA": since}
        outcome = run(["bash", "-eo", "pipefail", "-c", script], folder, environment)
        assert outcome.returncode == 1, outcome.stderr
        reports = job["artifacts"]["reports"]
        with open(os.path.join(folder, reports["codequality"]), encoding="utf-8") as file:
            assert len(json.load(file)) == 3
        junit = xml.etree.ElementTree.parse(os.path.join(folder, reports["junit"]))
        assert list(junit.iter("testcase")), "no test cases"
    assert job["artifacts"]["when"] == "always"


def check_pre_commit(folder):
    hooks = load(".pre-commit-hooks.yaml")
    assert [hook["id"] for hook in hooks] == ["gouji", "gouji-docker"]
    names = done(["git", "ls-files", "-z"], folder).split("\0")
    for hook in hooks:
        assert {"id", "name", "entry", "language", "files"} <= set(hook)
        picked = [name for name in names if re.search(hook["files"], name)]
        assert len(picked) == 2, picked
        for ending in ("html htm shtml xhtml HTM docx doc wps rtf odt xlsx xls et ods mht mhtml pdf PDF "
                       "ofd").split():
            assert re.search(hook["files"], f"年报/2023.{ending}"), ending
        assert not re.search(hook["files"], "README.md"), hook["files"]
        outcome = run(hook["entry"].split() + hook["args"] + picked, folder)
        assert outcome.returncode == 1 and "applications.balance" in outcome.stdout, outcome.stderr
    assert os.path.exists(os.path.join(SOURCE, "Dockerfile"))


with tempfile.TemporaryDirectory() as above:
    folder = os.path.join(above, "repository")
    os.mkdir(folder)
    first = repository(folder)
    check_pre_commit(folder)
    check_github(folder, first)
    check_gitlab(folder, first)
print("the steps of the hook, the action and the template do what they should")
