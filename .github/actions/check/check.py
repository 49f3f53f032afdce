"""Runs `auth-wizard check` in a workflow, and tells what it finds in the job's summary and in annotations.

The inputs come in environment variables, which a value cannot leave. The runner's Python runs this: standard library
only, and nothing of the toolkit, which is in an environment of its own.
"""

from __future__ import annotations

import html
import json
import os
import re
import secrets
import shlex
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

MEANINGS: Final = {
    0: "nothing forbids a deployment",
    2: "the inputs of this action are wrong",
    3: "the configuration is invalid",
    4: "the file must not be deployed",
    5: "AWS said no or cannot be reached",
    6: "drift, or something that could not be compared",
}
_BUG: Final = "the check itself failed"
# Of other kinds there is nothing that has to be seen before the summary is opened.
LEVELS: Final = {"refused": "error", **dict.fromkeys(("reset", "left", "unclear", "unseen"), "warning")}
_TOLD_BY_FINDINGS: Final = {0, 4, 6}  # other exit codes have their reason on standard error alone


def main(inputs: Mapping[str, str]) -> int:
    """Check, tell, and return the exit code of the check."""
    done = _checked(inputs)
    print(verbatim(done.stderr), end="", flush=True)
    document = json.loads(done.stdout) if done.stdout else {"findings": []}
    meaning = MEANINGS.get(done.returncode, _BUG)
    problem = "" if done.returncode in _TOLD_BY_FINDINGS else done.stderr
    _append(inputs["GITHUB_OUTPUT"], f"exit-code={done.returncode}\nmeaning={meaning}\n")
    _append(inputs["GITHUB_STEP_SUMMARY"], summary(document, meaning, problem))
    for line in workflow_commands(document["findings"], _in_the_repository(inputs), problem):
        print(line)
    return done.returncode


def verbatim(text: str) -> str:
    """`text` for the log, in which the runner takes no line for a workflow command. A file or AWS may have named it."""
    token = secrets.token_hex(16)
    return f"::stop-commands::{token}\n{text.rstrip()}\n::{token}::\n" if text else ""


def summary(document: Mapping[str, Any], meaning: str, problem: str) -> str:
    """The part of the job's summary, in Markdown. problem: an error that is no finding; "" if there is none"""
    where = _cell(document.get("stack", ""))
    lines = [f"### Check of the user pool: {meaning}", ""]
    lines += [f"Stack {where}", ""] if where else []
    if document["findings"]:
        lines += ["| finding | where | what | what to do |", "| --- | --- | --- | --- |"]
        lines += [f"| {' | '.join(_cell(each[name]) for name in _COLUMNS)} |" for each in document["findings"]]
    if problem:
        lines += [f"<pre>{html.escape(problem.strip())}</pre>"]
    return "\n".join(lines) + "\n\n"


def workflow_commands(findings: Sequence[Mapping[str, str]], file: str, problem: str) -> list[str]:
    """The workflow commands that put what is wrong beside the changes of `file`."""
    told = [
        (level, f"{each['key']}: {each['message']}" if each["key"] else each["message"])
        for each in findings
        if (level := LEVELS.get(each["kind"]))
    ]
    if problem:
        told.append(("error", problem.strip()))
    return [f"::{level} file={_property(file)},title=auth-wizard check::{_data(text)}" for level, text in told]


_COLUMNS: Final = ("kind", "key", "message", "remedy")


def _line(inputs: Mapping[str, str]) -> list[str]:
    given = [f"--config={inputs['CHECK_CONFIG']}", f"--env={inputs['CHECK_ENV']}"]
    strict = ["--strict"] if inputs["CHECK_STRICT"] == "true" else []
    return [*shlex.split(inputs["CHECK_COMMAND"]), "check", "--json", *given, *strict]


def _in_the_repository(inputs: Mapping[str, str]) -> str:
    """The path of the file from the root of the repository, where GitHub looks for what is annotated."""
    return os.path.relpath(inputs["CHECK_CONFIG"], inputs["GITHUB_WORKSPACE"])


def _checked(inputs: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    line = _line(inputs)
    if inputs["CHECK_STRICT"] not in {"true", "false"}:  # a check that is less strict than it was meant passes too much
        return _not_run(line, "The input strict is neither true nor false.\n  Correct it in the workflow.\n")
    try:
        return subprocess.run(line, capture_output=True, text=True, check=False)
    except OSError as error:
        remedy = "Set the project's environment up in a step before."
        return _not_run(line, f"{line[0]} cannot be run: {error.strerror}.\n  {remedy}\n")


def _not_run(line: Sequence[str], why: str) -> subprocess.CompletedProcess[str]:
    return subprocess.CompletedProcess(line, 2, "", why)


def _append(path: str, text: str) -> None:
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(text)


def _cell(text: str) -> str:
    """`text` as it stands, in a table of Markdown: whatever it is, it draws no other cell and is no HTML."""
    escaped = "".join(f"&#{ord(each)};" if each in "\\`*_[]|<>&~!" else each for each in text)
    return re.sub(r"\r\n?|\n", "<br>", escaped)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


if __name__ == "__main__":
    sys.exit(main(os.environ))
