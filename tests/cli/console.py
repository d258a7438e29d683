# SPDX-License-Identifier: GPL-3.0-or-later
"""Commands and what they must print: read, run and compared. Used by cases.py and readme.py."""

import os
import re
import subprocess
import tempfile

# What differs from one run to the next is masked, in what was printed and in what is expected.
MASKS = [
    (re.compile(r"\b[0-9a-f]{64}\b"), "<hash>"),
    (re.compile(r"\b[0-9a-f]{32}\b"), "<id>"),
    (re.compile(r"\b[0-9a-f]{8}\b"), "xxxxxxxx"),
    (re.compile(r"\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"), "<time>"),
    (re.compile(r"\b\d{4}-\d\d-\d\d \d\d:\d\d\b"), "<time>"),
    (re.compile(r"\b\d+[.,]\d\xa0?\s?[kM][Bo]\b"), "<size>"),
    (re.compile(r"\bline \d{2,}\b"), "line <n>"),
    (re.compile(r'("(?:size|bytes)": )\d+'), r"\1<n>"),
]


class Step:
    """One command, with the standard output, standard error and status it must have."""

    def __init__(self, command):
        self.command = command
        self.out = []
        self.err = []
        self.status = 0


def masked(text, folder):
    text = text.replace(folder, "<folder>")
    for pattern, replacement in MASKS:
        text = pattern.sub(replacement, text)
    return text


def parse(lines):
    """Steps from lines: `$ ` begins a command, `> ` right after it goes on with it, `2> ` is a line of
    standard error, `? ` the status; every other line is standard output."""
    steps = []
    in_command = False
    for line in lines:
        if line.startswith("$ "):
            steps.append(Step(line[2:]))
            in_command = True
            continue
        if in_command and line.startswith("> "):
            steps[-1].command += "\n" + line[2:]
            continue
        in_command = False
        if not steps:
            raise ValueError(f"output before a command: {line}")
        if line.startswith("2> "):
            steps[-1].err.append(line[3:])
        elif line.startswith("? "):
            steps[-1].status = int(line[2:])
        else:
            steps[-1].out.append(line)
    return steps


def environment(program, language):
    """A small environment of its own: only what the build and sanitizers need is inherited."""
    here = os.path.dirname(os.path.abspath(__file__))
    kept = {k: v for k, v in os.environ.items()
            if k.startswith(("CARNET_DATA_DIR", "CARNET_LOCALE_DIR", "CARNET_LIBEXEC_DIR", "ASAN_", "UBSAN_", "LSAN_", "G_"))}
    kept["PATH"] = os.pathsep.join([os.path.dirname(os.path.abspath(program)), os.path.join(here, "bin"),
                                    os.environ["PATH"]])
    kept["TZ"] = "UTC"
    kept["LC_ALL"] = {"en": "C", "fr": "fr_FR.UTF-8"}[language]
    return kept


def run(steps, folder, env, setup=""):
    """Runs all steps in one shell in `folder`; gives (out, err, status) of each."""
    with tempfile.TemporaryDirectory() as kept:
        script = setup + "\n"
        for i, step in enumerate(steps):
            script += f"{{\n{step.command}\n}} >{kept}/{i}.out 2>{kept}/{i}.err </dev/null; echo $? >{kept}/{i}.rc\n"
        env = dict(env, HOME=folder)
        shell = subprocess.run(["bash", "-c", script], cwd=folder, env=env, capture_output=True,
                               stdin=subprocess.DEVNULL, timeout=300)
        if shell.stderr or shell.stdout:
            raise RuntimeError("the shell said: " + (shell.stdout + shell.stderr).decode())
        results = []
        for i in range(len(steps)):
            def content(what, i=i):
                path = f"{kept}/{i}.{what}"
                return open(path, encoding="utf-8").read() if os.path.exists(path) else ""
            results.append((content("out"), content("err"), int(content("rc") or -1)))
        return results


def as_text(lines):
    return "".join(line + "\n" for line in lines)


def difference(step, result, folder):
    """What differs, as lines to print; nothing when all is as it must be."""
    out, err, status = masked(result[0], folder), masked(result[1], folder), result[2]
    lines = []
    for what, expected, actual in (("status", str(step.status), str(status)),
                                   ("standard output", masked(as_text(step.out), folder), out),
                                   ("standard error", masked(as_text(step.err), folder), err)):
        if expected != actual:
            lines += [f"$ {step.command}", f"{what}: expected:"] + expected.splitlines() + ["but it is:"]
            lines += actual.splitlines()
    return lines
